/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-lead-list.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/records/pursuit-record-dialog.h"
#include "core/pursuit-lead.h"
#include "tests/app/pursuit-window-test.h"

#define DEMO_LEADS 18

typedef struct
{
  PursuitWindowTest window;
  GtkWidget *list;
  GListModel *model;
  const char *awaited; /* the title of the lead that shall be chosen */
} Fixture;

/* Other rows come a few at a time. */
static gboolean
is_settled (GListModel *model)
{
  return !pursuit_record_list_is_loading (
      pursuit_record_selection_get_list (PURSUIT_RECORD_SELECTION (model)));
}

static gboolean
has_rows (gpointer data)
{
  return is_settled (data) && g_list_model_get_n_items (data) > 0;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *view;

  pursuit_window_test_set_up (&self->window, NULL);
  self->list = pursuit_window_test_await (self->window.window, PURSUIT_TYPE_LEAD_LIST, NULL);
  view = pursuit_window_test_child (self->list, "view");
  self->model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  pursuit_widget_test_wait (has_rows, self->model);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pursuit_window_test_tear_down (&self->window, NULL);
}

typedef struct
{
  GListModel *model;
  guint n;
} Count;

static gboolean
has_n (gpointer data)
{
  Count *count = data;

  return is_settled (count->model) && g_list_model_get_n_items (count->model) == count->n;
}

static void
await_n (Fixture *self, guint n)
{
  Count count = { self->model, n };

  pursuit_widget_test_wait (has_n, &count);
}

static void
filter (Fixture *self, const char *action, const char *value)
{
  g_assert_true (gtk_widget_activate_action (self->list, action, "s", value));
}

static void
search (Fixture *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (self->list, "search_entry")),
                         text);
}

static PursuitRecordSelection *
get_selection (Fixture *self)
{
  return PURSUIT_RECORD_SELECTION (self->model);
}

static gboolean
is_chosen (gpointer data)
{
  Fixture *self = data;
  guint position;
  g_autofree char *title
      = pursuit_record_selection_get_count (get_selection (self)) == 1
                && pursuit_record_selection_find_first (get_selection (self), &position)
            ? pursuit_window_test_dup_title (self->model, position)
            : NULL;

  return g_strcmp0 (title, self->awaited) == 0;
}

/* Chooses a lead as a press on its row does. */
static void
choose (Fixture *self, const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->model); i++)
    {
      g_autofree char *own = pursuit_window_test_dup_title (self->model, i);

      if (g_str_has_prefix (own, title))
        {
          gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), i, TRUE);
          return;
        }
    }
  g_error ("“%s” is not in the list", title);
}

static void
test_sort (Fixture *self, gconstpointer data)
{
  gint64 last = G_MAXINT64;

  filter (self, "filter.sort", "name");
  pursuit_window_test_await_first (self->model, "Aguas de Miravall");
  for (guint i = 1; i < g_list_model_get_n_items (self->model); i++)
    {
      g_autofree char *one = pursuit_window_test_dup_title (self->model, i - 1);
      g_autofree char *two = pursuit_window_test_dup_title (self->model, i);

      g_assert_cmpint (g_utf8_collate (one, two), <=, 0);
    }

  filter (self, "filter.sort", "-value");
  pursuit_window_test_await_first (self->model, "Ostrava Chem a.s.");
  await_n (self, DEMO_LEADS);
  for (guint i = 0; i < DEMO_LEADS; i++)
    {
      g_autoptr (PursuitRecord) lead = g_list_model_get_item (self->model, i);
      gint64 value = pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE);

      g_assert_cmpint (value, <=, last);
      last = value;
    }
  g_assert_nonnull (pursuit_widget_test_find (self->list, GTK_TYPE_LABEL, "Value"));
}

static void
test_stage (Fixture *self, gconstpointer data)
{
  filter (self, "filter.stage", "won");
  await_n (self, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PursuitRecord) lead = g_list_model_get_item (self->model, i);

      g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_STAGE), ==, "won");
    }
  /* The head says that this is not all, and the chip says why. */
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "3 of 18");
  g_assert_nonnull (pursuit_widget_test_find (self->list, GTK_TYPE_LABEL, "Won"));

  g_assert_true (gtk_widget_activate_action (self->list, "filter.clear", NULL));
  await_n (self, DEMO_LEADS);
  g_assert_nonnull (pursuit_widget_test_find (self->list, GTK_TYPE_LABEL, "All stages"));
}

static void
test_score (Fixture *self, gconstpointer data)
{
  GtkToggleButton *chip
      = GTK_TOGGLE_BUTTON (pursuit_window_test_child (self->list, "score_button"));

  gtk_toggle_button_set_active (chip, TRUE);
  await_n (self, 8);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (PursuitRecord) lead = g_list_model_get_item (self->model, i);

      g_assert_cmpint (pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE), >=, 60);
    }

  /* Two chips narrow together. */
  filter (self, "filter.stage", "won");
  await_n (self, 2);
  gtk_toggle_button_set_active (chip, FALSE);
  await_n (self, 3);
}

static gboolean
has_fewer (gpointer data)
{
  return has_rows (data) && g_list_model_get_n_items (data) < DEMO_LEADS;
}

static void
test_owner (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) user
      = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_USER, "Marta Lindqvist");
  GtkWidget *chip = pursuit_window_test_child (self->list, "owner_button");
  guint n;

  filter (self, "filter.owner", pursuit_record_get_id (user));
  pursuit_window_test_await (chip, GTK_TYPE_LABEL, "Marta Lindqvist");
  pursuit_widget_test_wait (has_fewer, self->model);
  n = g_list_model_get_n_items (self->model);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PursuitRecord) lead = g_list_model_get_item (self->model, i);

      g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_OWNER_ID), ==,
                       pursuit_record_get_id (user));
    }
}

static void
test_mine (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) user
      = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_USER, "Marta Lindqvist");
  GtkWidget *chip = pursuit_window_test_child (self->list, "owner_button");

  filter (self, "filter.owner", "me");
  pursuit_window_test_await (chip, GTK_TYPE_LABEL, "Mine");
  await_n (self, 10);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (PursuitRecord) lead = g_list_model_get_item (self->model, i);

      g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_OWNER_ID), ==,
                       pursuit_record_get_id (user));
    }
}

static void
test_search (Fixture *self, gconstpointer data)
{
  search (self, "Klinikum");
  await_n (self, 1);
  pursuit_window_test_await_first (self->model, "Klinikum Aurach");

  search (self, "nobodyhasthisname");
  await_n (self, 0);
  pursuit_window_test_await (self->list, ADW_TYPE_STATUS_PAGE, NULL);

  /* What somebody types is no query language that could break. */
  search (self, "\"*( OR NEAR");
  pursuit_window_test_run_for (300);

  g_assert_true (gtk_widget_activate_action (self->list, "filter.clear", NULL));
  await_n (self, DEMO_LEADS);
}

static void
test_keeps_selection (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_LEAD, "Tarnov");
  g_autoptr (PursuitRecord) changed = pursuit_record_copy (lead);
  g_autoptr (PursuitRecord) stored = NULL;

  filter (self, "filter.sort", "name");
  pursuit_window_test_await_first (self->model, "Aguas de Miravall");
  choose (self, "Tarnov");

  /* The row moves to the end of the list, and comes back as another object. */
  pursuit_record_set_text (changed, PURSUIT_LEAD_COMPANY_NAME, "Zarnov Precision S.A.");
  stored = pursuit_window_test_save (&self->window, changed);
  self->awaited = "Zarnov Precision S.A.";
  pursuit_widget_test_wait (is_chosen, self);

  filter (self, "filter.sort", "-score");
  pursuit_window_test_await_first (self->model, "Klinikum Aurach");
  pursuit_widget_test_wait (is_chosen, self);
  g_assert_cmpstr (pursuit_lead_list_get_chosen (PURSUIT_LEAD_LIST (self->list)), ==,
                   pursuit_record_get_id (lead));
}

static GtkWidget *
find_entry (GtkWidget *dialog, const char *title)
{
  return gtk_widget_get_ancestor (pursuit_window_test_await (dialog, GTK_TYPE_LABEL, title),
                                  ADW_TYPE_ENTRY_ROW);
}

static void
test_quick_entry (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);
  GtkWidget *dialog;
  GtkWidget *button;
  g_autoptr (PursuitRecord) lead = NULL;

  gtk_widget_activate_action (window, "win.new", NULL);
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_RECORD_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, "Company")), "Perlmutt Optik GmbH");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, "Value")), "lots");
  button = pursuit_window_test_child (dialog, "save_button");
  g_signal_emit_by_name (button, "clicked");

  /* Refused: the dialog stays, says why, and keeps what was written. */
  g_assert_true (gtk_widget_get_visible (pursuit_window_test_child (dialog, "error_label")));
  g_assert_true (gtk_widget_has_css_class (find_entry (dialog, "Value"), "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (dialog, "Company"))), ==,
                   "Perlmutt Optik GmbH");

  gtk_editable_set_text (GTK_EDITABLE (find_entry (dialog, "Value")), "12500 EUR");
  g_signal_emit_by_name (button, "clicked");
  pursuit_window_test_await_closed (PURSUIT_TYPE_RECORD_DIALOG);
  pursuit_window_test_await (window, GTK_TYPE_LABEL, "Added “Perlmutt Optik GmbH”");
  await_n (self, DEMO_LEADS + 1);

  lead = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_LEAD, "Perlmutt");
  g_assert_cmpint (pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE), ==, 1250000);
  g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_CURRENCY), ==, "EUR");
  g_assert_cmpstr (pursuit_lead_list_get_chosen (PURSUIT_LEAD_LIST (self->list)), ==,
                   pursuit_record_get_id (lead));

  g_signal_emit_by_name (pursuit_window_test_await (window, GTK_TYPE_BUTTON, "Undo"), "clicked");
  await_n (self, DEMO_LEADS);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);
  GtkWidget *page = pursuit_window_test_await (window, PURSUIT_TYPE_LEAD_PAGE, NULL);

  /* Nothing is chosen, so there is nothing to delete. */
  g_assert_null (pursuit_lead_list_get_chosen (PURSUIT_LEAD_LIST (self->list)));
  gtk_widget_activate_action (self->list, "leads.delete", NULL);
  pursuit_window_test_run_for (100);
  g_assert_cmpuint (g_list_model_get_n_items (self->model), ==, DEMO_LEADS);

  choose (self, "Teviot");
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "Teviot Mills");
  gtk_widget_activate_action (self->list, "leads.delete", NULL);
  await_n (self, DEMO_LEADS - 1);
  pursuit_window_test_await (window, GTK_TYPE_LABEL, "Deleted “Teviot Mills”");
  g_assert_null (pursuit_lead_list_get_chosen (PURSUIT_LEAD_LIST (self->list)));
  pursuit_window_test_await_gone (page, GTK_TYPE_LABEL, "Teviot Mills");
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_LEAD), ==,
                    DEMO_LEADS - 1);

  g_signal_emit_by_name (pursuit_window_test_await (window, GTK_TYPE_BUTTON, "Undo"), "clicked");
  await_n (self, DEMO_LEADS);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/lead-list/sorts-by-name-and-value", test_sort);
  add ("/app/lead-list/stage-chip-narrows-and-is-cleared", test_stage);
  add ("/app/lead-list/chips-narrow-together", test_score);
  add ("/app/lead-list/owner-chip-shows-the-name", test_owner);
  add ("/app/lead-list/mine-are-those-of-who-works-here", test_mine);
  add ("/app/lead-list/search-takes-any-text", test_search);
  add ("/app/lead-list/selection-outlives-a-reload", test_keeps_selection);
  add ("/app/lead-list/quick-entry-adds-a-lead", test_quick_entry);
  add ("/app/lead-list/deleting-is-taken-back", test_delete);

  return g_test_run ();
}
