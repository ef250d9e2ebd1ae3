/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-action-table.h"
#include "app/usage/pursuit-budget-dialog.h"
#include "app/import/pursuit-import-assistant.h"
#include "app/import/pursuit-import-rows.h"
#include "app/preferences/pursuit-keys-page.h"
#include "app/leads/pursuit-model-dialog.h"
#include "app/leads/pursuit-override-dialog.h"
#include "app/leads/pursuit-past-scores.h"
#include "app/preferences/pursuit-preferences.h"
#include "app/proposals/pursuit-pricing-dialog.h"
#include "app/proposals/pursuit-proposal-studio.h"
#include "app/records/pursuit-record-dialog.h"
#include "app/window/pursuit-shortcuts.h"
#include "app/widgets/pursuit-transient.h"
#include "app/proposals/pursuit-versions-dialog.h"
#include "app/window/pursuit-workspaces-dialog.h"
#include "app/widgets/pursuit-wrap-layout.h"
#include "core/pursuit-locale.h"
#include "tests/app/pursuit-window-test.h"

#include <locale.h>

#define NARROW_WIDTH 360
#define NARROW_HEIGHT 720

/* 96 dots in an inch, in the 1024ths that the setting counts. */
#define NORMAL_DPI (96 * 1024)

typedef PursuitWindowTest Fixture;

static GtkWindow *
create_window (int width, int height)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);

  return GTK_WINDOW (window);
}

static void
assert_fitted (int parent_width, int width, int height)
{
  GtkWindow *parent = create_window (parent_width, 600);
  GtkWindow *dialog = create_window (620, 640);
  int default_width, default_height;

  pursuit_transient_set (dialog, parent);
  gtk_window_get_default_size (dialog, &default_width, &default_height);
  g_assert_cmpint (default_width, ==, width);
  g_assert_cmpint (default_height, ==, height);
  gtk_window_destroy (dialog);
  gtk_window_destroy (parent);
}

static void
dialogs_follow_their_window (void)
{
  assert_fitted (NARROW_WIDTH, NARROW_WIDTH, 600);
  assert_fitted (620, 620, 640);
  assert_fitted (1200, 620, 640);
}

/* Of what a window has inside of its shadow. */
static int
get_minimum_width (GtkWidget *widget)
{
  int minimum;

  if (GTK_IS_WINDOW (widget))
    widget = gtk_window_get_child (GTK_WINDOW (widget));
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* Empty ones: what stands in a list of theirs may be cut, as it is in any window. */
static void
templates_fit (void)
{
  GType types[] = {
    PURSUIT_TYPE_BUDGET_DIALOG,   PURSUIT_TYPE_IMPORT_ASSISTANT,  PURSUIT_TYPE_IMPORT_ROWS,
    PURSUIT_TYPE_MODEL_DIALOG,    PURSUIT_TYPE_OVERRIDE_DIALOG,   PURSUIT_TYPE_PAST_SCORES,
    PURSUIT_TYPE_PREFERENCES,     PURSUIT_TYPE_PRICING_DIALOG,    PURSUIT_TYPE_RECORD_DIALOG,
    PURSUIT_TYPE_VERSIONS_DIALOG, PURSUIT_TYPE_WORKSPACES_DIALOG,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (types[i], NULL));

      g_test_message ("%s: %d", g_type_name (types[i]), get_minimum_width (widget));
      g_assert_cmpint (get_minimum_width (widget), <=, NARROW_WIDTH);
      if (GTK_IS_WINDOW (widget))
        gtk_window_destroy (GTK_WINDOW (widget));
      g_object_unref (widget);
    }
}

static void
add_titles (GtkWidget *widget, GHashTable *titles)
{
  if (ADW_IS_ACTION_ROW (widget))
    g_hash_table_add (titles,
                      g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget))));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_titles (child, titles);
}

static gboolean
has_every_key (gpointer window)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  add_titles (window, titles);
  for (guint i = 0; i < n; i++)
    if (table[i].keys != NULL && !g_hash_table_contains (titles, table[i].title))
      return FALSE;

  return TRUE;
}

static void
shortcuts_fit (Fixture *self, gconstpointer data)
{
  GtkWindow *parent = create_window (NARROW_WIDTH, NARROW_HEIGHT);
  GtkWindow *shortcuts;

  gtk_window_present (parent);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (parent));
  shortcuts = pursuit_shortcuts_new (parent);
  gtk_window_present (shortcuts);
  g_assert_nonnull (
      pursuit_widget_test_find (GTK_WIDGET (shortcuts), PURSUIT_TYPE_KEYS_PAGE, NULL));
  pursuit_widget_test_wait (has_every_key, shortcuts);
  g_assert_cmpint (get_minimum_width (GTK_WIDGET (shortcuts)), <=, NARROW_WIDTH);
  g_assert_null (
      pursuit_widget_test_find (GTK_WIDGET (shortcuts), GTK_TYPE_BUTTON, "_Usual Keys for All"));
  gtk_window_destroy (shortcuts);
  gtk_window_destroy (parent);
}

static gboolean
is_menu_open (gpointer window)
{
  GtkWidget *menu = pursuit_widget_test_find (window, GTK_TYPE_POPOVER_MENU, NULL);
  GtkWidget *item
      = menu != NULL ? pursuit_widget_test_find (menu, GTK_TYPE_LABEL, "About Pursuit") : NULL;

  return item != NULL && gtk_widget_get_mapped (item) && gtk_widget_get_width (item) > 1;
}

static gboolean
is_sidebar_away (gpointer window)
{
  AdwFlap *flap = ADW_FLAP (pursuit_window_test_child (window, "flap"));

  return adw_flap_get_reveal_progress (flap) <= 0;
}

/* The sidebar has to come in for it, which takes its time. */
static void
menu_opens_again (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  AdwFlap *flap = ADW_FLAP (pursuit_window_test_child (window, "flap"));

  gtk_window_set_default_size (GTK_WINDOW (window), NARROW_WIDTH, NARROW_HEIGHT);
  pursuit_widget_test_wait (is_sidebar_away, window);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (window, "win.show-menu", NULL);
      pursuit_widget_test_wait (is_menu_open, window);
      gtk_popover_popdown (
          GTK_POPOVER (pursuit_widget_test_find (window, GTK_TYPE_POPOVER_MENU, NULL)));
      adw_flap_set_reveal_flap (flap, FALSE);
      pursuit_widget_test_wait (is_sidebar_away, window);
    }
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static gboolean
is_narrow (gpointer window)
{
  return gtk_widget_get_width (gtk_window_get_child (window)) <= NARROW_WIDTH;
}

/* With every button of the desktop in its header. */
static void
studio_fits (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = pursuit_window_test_find_record (
      self, PURSUIT_KIND_PROPOSAL, "Monitoring of the water plant");
  GtkWidget *studio = pursuit_proposal_studio_new (self->workspace, proposal);

  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout",
                "menu:minimize,maximize,close", NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), NARROW_WIDTH, NARROW_HEIGHT);
  pursuit_widget_test_wait (is_narrow, self->window);
  pursuit_window_push_view (self->window, studio);
  pursuit_window_test_await (studio, GTK_TYPE_LABEL, "Send…");
  pursuit_window_test_await (studio, GTK_TYPE_LABEL, "ready to send");
  g_assert_cmpint (get_minimum_width (GTK_WIDGET (self->window)), <=, NARROW_WIDTH);
}

/* The words of a language, as the build has made them. Some are much longer than the English. */
static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  /* Only then is it read again. */
  setlocale (LC_MESSAGES, "C");
  setlocale (LC_MESSAGES, "");
}

static void
set_text_size (int factor)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", NORMAL_DPI * factor, NULL);
}

static GtkWidget *
find_title (GtkWindow *dialog)
{
  return pursuit_widget_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Budgets");
}

/* In German and with text of twice the size. The title gives way, and comes back where it fits. */
static void
budgets_fit (Fixture *self, gconstpointer data)
{
  GtkWindow *dialog;

  speak ("de");
  set_text_size (2);
  dialog = pursuit_budget_dialog_new (self->window, NULL, NULL);
  gtk_window_set_default_size (dialog, NARROW_WIDTH, NARROW_HEIGHT);
  pursuit_transient_present (dialog);
  pursuit_window_test_await_window (PURSUIT_TYPE_BUDGET_DIALOG);
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "Gesprächsanalyse, pro Monat");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  g_assert_true (is_narrow (dialog));
  g_test_message ("%d", get_minimum_width (GTK_WIDGET (dialog)));
  g_assert_cmpint (get_minimum_width (GTK_WIDGET (dialog)), <=, NARROW_WIDTH);
  g_assert_null (find_title (dialog));
  set_text_size (1);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
  g_assert_nonnull (find_title (dialog));
  gtk_window_destroy (dialog);
  speak ("");
}

static GtkWidget *
create_chips (void)
{
  const char *const words[] = { "Last changed", "All stages", "Score 60+", "All owners" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (PURSUIT_TYPE_WRAP_LAYOUT, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    gtk_box_append (GTK_BOX (box), gtk_button_new_with_label (words[i]));

  return g_object_ref_sink (box);
}

static int
get_height (GtkWidget *widget, int width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return minimum;
}

static void
assert_inside (GtkWidget *box, int width)
{
  int height = get_height (box, width);
  graphene_rect_t last = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  gtk_widget_allocate (box, width, height, -1, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t at;

      g_assert_true (gtk_widget_compute_bounds (child, box, &at));
      g_assert_cmpfloat (at.origin.x, >=, 0);
      g_assert_cmpfloat (at.origin.x + at.size.width, <=, width);
      g_assert_cmpfloat (at.origin.y + at.size.height, <=, height);
      g_assert_false (graphene_rect_intersection (&last, &at, NULL));
      last = at;
    }
}

static void
chips_are_whole (void)
{
  GtkWidget *box = create_chips ();
  int minimum, natural;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, natural / 2);
  g_assert_cmpint (get_height (box, natural), <, get_height (box, natural - 1));
  g_assert_cmpint (get_height (box, natural - 1), <, get_height (box, minimum));
  for (int width = natural; width >= minimum; width -= 7)
    assert_inside (box, width);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  assert_inside (box, natural / 2);
  /* One that is not shown takes no room, nor the space beside it. */
  gtk_widget_set_visible (gtk_widget_get_first_child (box), FALSE);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), FALSE);
  g_assert_cmpint (get_height (box, natural), ==, get_height (box, natural / 2 + minimum / 2));
  g_object_unref (box);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, pursuit_window_test_set_up, test, pursuit_window_test_tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);
  pursuit_locale_bind_words ();

  g_test_add_func ("/app/narrow/dialogs-follow-their-window", dialogs_follow_their_window);
  g_test_add_func ("/app/narrow/templates-fit", templates_fit);
  g_test_add_func ("/app/narrow/chips-are-whole", chips_are_whole);
  add ("/app/narrow/shortcuts-fit", shortcuts_fit);
  add ("/app/narrow/studio-fits", studio_fits);
  add ("/app/narrow/budgets-fit", budgets_fit);
  add ("/app/narrow/menu-opens-again", menu_opens_again);

  return g_test_run ();
}
