/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-page-view.h"
#include "core/pursuit-proposal.h"
#include "tests/app/pursuit-window-test.h"
#include "workspace/proposals/pursuit-brand.h"

typedef struct
{
  PursuitWindowTest window;
  PursuitRecord *proposal;
  PursuitPreview *preview;
  PursuitPageView *view;
  PursuitPageSheets *sheets;
  GtkWindow *own_window;
  const char *name;
} Fixture;

static char *
make_text (guint sections)
{
  GString *text = g_string_new ("# Offer\n\n");

  for (guint i = 1; i <= sections; i++)
    {
      g_string_append_printf (text, "## Section %u\n\n", i);
      for (guint n = 0; n < 5; n++)
        g_string_append (text, "Fourteen pumps are checked on paper rounds every four hours, and a "
                               "failing bearing shows 19 days before the pump stops.\n\n");
    }

  return g_string_free (text, FALSE);
}

static void
set_text (Fixture *self, guint sections)
{
  pursuit_record_take_text (self->proposal, PURSUIT_PROPOSAL_CONTENT, make_text (sections));
  pursuit_preview_set_proposal (self->preview, self->proposal);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  pursuit_window_test_set_up (&self->window, data);
  self->proposal = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_PROPOSAL,
                                                    "Monitoring of the water plant");
  self->preview = pursuit_preview_new (self->window.workspace);
  set_text (self, 40);
  self->view = g_object_ref_sink (g_object_new (PURSUIT_TYPE_PAGE_VIEW, NULL));
  self->sheets = pursuit_page_view_get_sheets (self->view);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), 500, 600);
  pursuit_page_view_set_preview (self->view, self->preview);
  self->own_window = pursuit_widget_test_present (GTK_WIDGET (self->view));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (self->own_window);
  g_clear_object (&self->view);
  g_clear_object (&self->preview);
  g_clear_object (&self->proposal);
  pursuit_window_test_tear_down (&self->window, data);
}

static gboolean
has_name (gpointer data)
{
  Fixture *self = data;
  g_autofree char *wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (self->sheets), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name);

  return wrong == NULL;
}

static void
await_name (Fixture *self, const char *name)
{
  self->name = name;
  pursuit_widget_test_wait (has_name, self);
}

static gboolean
is_drawn (gpointer sheets)
{
  return pursuit_page_sheets_is_drawn (sheets);
}

/* As if somebody pressed it. */
static void
press (Fixture *self, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->sheets));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint n = 0;
           G_IS_LIST_MODEL (controller) && n < g_list_model_get_n_items (G_LIST_MODEL (controller));
           n++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), n);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key)
            {
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                            GTK_WIDGET (self->sheets),
                                            gtk_shortcut_get_arguments (shortcut));
              return;
            }
        }
    }
  g_assert_not_reached ();
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  await_name (self, "Page 1 of 12");
  pursuit_widget_test_wait (is_drawn, self->sheets);
  press (self, GDK_KEY_Page_Down);
  await_name (self, "Page 2 of 12");
  pursuit_widget_test_wait (is_drawn, self->sheets);
  press (self, GDK_KEY_End);
  await_name (self, "Page 12 of 12");
  pursuit_widget_test_wait (is_drawn, self->sheets);
  press (self, GDK_KEY_Page_Up);
  await_name (self, "Page 11 of 12");
  press (self, GDK_KEY_Home);
  await_name (self, "Page 1 of 12");
}

/* However far somebody walks, only a few pages take memory. */
static void
test_memory (Fixture *self, gconstpointer data)
{
  set_text (self, 200);
  await_name (self, "Page 1 of 58");
  for (guint page = 0; page < 20; page++)
    {
      pursuit_page_sheets_show_page (self->sheets, page, 0.0);
      pursuit_widget_test_wait (is_drawn, self->sheets);
      g_assert_cmpuint (pursuit_page_sheets_count_pictures (self->sheets), <=,
                        PURSUIT_PAGE_SHEETS_MAX_PICTURES);
    }
  g_assert_cmpuint (pursuit_page_sheets_count_pictures (self->sheets), >, 1);
}

/* The text, the brand, and back again. */
static void
test_follows (Fixture *self, gconstpointer data)
{
  const PursuitBrandChange cover = { .cover = 1 };

  await_name (self, "Page 1 of 12");
  pursuit_widget_test_wait (is_drawn, self->sheets);
  press (self, GDK_KEY_End);
  await_name (self, "Page 12 of 12");
  set_text (self, 1);
  await_name (self, "Page 1 of 1");
  pursuit_widget_test_wait (is_drawn, self->sheets);
  pursuit_workspace_set_brand_async (self->window.workspace, &cover, NULL, NULL, NULL);
  await_name (self, "Page 1 of 2");
  pursuit_widget_test_wait (is_drawn, self->sheets);
}

static gboolean
has_pages_counted (gpointer preview)
{
  return pursuit_preview_get_pages (preview) == 12;
}

/* Nothing is laid out for nobody. */
static void
test_hidden (Fixture *self, gconstpointer data)
{
  set_text (self, 1);
  await_name (self, "Page 1 of 1");
  gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
  set_text (self, 40);
  pursuit_widget_test_wait (has_pages_counted, self->preview);
  self->name = "Page 1 of 1";
  g_assert_true (has_name (self));
  gtk_widget_set_visible (GTK_WIDGET (self->view), TRUE);
  await_name (self, "Page 1 of 12");
}

static void
test_heading (Fixture *self, gconstpointer data)
{
  await_name (self, "Page 1 of 12");
  pursuit_widget_test_wait (is_drawn, self->sheets);
  pursuit_page_view_show_heading (self->view, 39);
  g_assert_cmpuint (pursuit_page_sheets_get_page (self->sheets), >=, 6);
  pursuit_page_view_show_heading (self->view, 0);
  g_assert_cmpuint (pursuit_page_sheets_get_page (self->sheets), ==, 0);
}

static void
test_too_long (Fixture *self, gconstpointer data)
{
  g_autofree char *endless = g_strnfill (64 * 1024, 'w');

  await_name (self, "Page 1 of 12");
  pursuit_record_set_text (self->proposal, PURSUIT_PROPOSAL_CONTENT, endless);
  pursuit_preview_set_proposal (self->preview, self->proposal);
  pursuit_window_test_await (self->view, GTK_TYPE_LABEL, "No Pages to Show");
  set_text (self, 1);
  await_name (self, "Page 1 of 1");
  pursuit_window_test_await_gone (self->view, GTK_TYPE_LABEL, "No Pages to Show");
}

#define ADD(path, func) g_test_add ("/app/page-view/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  ADD ("goes-from-page-to-page", test_pages);
  ADD ("keeps-few-pictures", test_memory);
  ADD ("follows-text-and-brand", test_follows);
  ADD ("rests-while-hidden", test_hidden);
  ADD ("shows-a-heading", test_heading);
  ADD ("says-why-there-are-no-pages", test_too_long);

  return g_test_run ();
}
