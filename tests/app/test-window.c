/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/cards/pursuit-battle-card-page.h"
#include "app/window/pursuit-sidebar.h"
#include "core/pursuit-battle-card.h"
#include "core/pursuit-lead.h"
#include "app/window/pursuit-window-private.h"
#include "tests/app/pursuit-window-test.h"
#include "workspace/pursuit-backups.h"

#include <sqlite3.h>

typedef PursuitWindowTest Fixture;

static GtkListBoxRow *
get_place (Fixture *self, int position)
{
  GtkWidget *sidebar = pursuit_window_test_await (self->window, PURSUIT_TYPE_SIDEBAR, NULL);

  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (pursuit_window_test_child (sidebar, "list")),
                                        position);
}

static void
test_places (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *title;
    PursuitKind kind;
  } places[] = {
    { "leads", "Leads", PURSUIT_KIND_LEAD },
    { "proposals", "Proposals", PURSUIT_KIND_PROPOSAL },
    { "battle-cards", "Battle Cards", PURSUIT_KIND_BATTLE_CARD },
    { "conversations", "Conversations", PURSUIT_KIND_CONVERSATION },
    { "usage", "AI Usage", PURSUIT_KIND_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkListBoxRow *row = get_place (self, (int) i);

      g_assert_nonnull (row);
      if (places[i].kind != PURSUIT_KIND_NONE)
        {
          guint n = pursuit_window_test_count (self, places[i].kind);
          g_autofree char *count = g_strdup_printf ("%u", n);

          g_assert_cmpuint (n, >, 0);
          pursuit_window_test_await (row, GTK_TYPE_LABEL, count);
        }
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-place", "i", (int) i + 1);
      g_assert_true (gtk_list_box_row_is_selected (row));
    }
  g_assert_null (get_place (self, G_N_ELEMENTS (places)));

  /* A number that stands for no place leaves everything as it is. */
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-place", "i", 0);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-place", "i", 99);
  g_assert_true (gtk_list_box_row_is_selected (get_place (self, 4)));
}

static GtkMenuButton *
find_menu (PursuitWindow *window)
{
  GtkWidget *sidebar
      = pursuit_widget_test_find (GTK_WIDGET (window), g_type_from_name ("PursuitSidebar"), NULL);

  g_assert_nonnull (sidebar);

  return GTK_MENU_BUTTON (pursuit_window_test_child (sidebar, "menu_button"));
}

/* Does what the menu's item does, with the target it has there: one of a wrong type does nothing.
 */
static void
activate_item (GtkMenuButton *button, const char *label)
{
  GMenuModel *menu = gtk_menu_button_get_menu_model (button);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        {
          g_autofree char *text = NULL;
          g_autofree char *action = NULL;
          g_autoptr (GVariant) target
              = g_menu_model_get_item_attribute_value (section, j, G_MENU_ATTRIBUTE_TARGET, NULL);

          g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_LABEL, "s", &text);
          g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_ACTION, "s", &action);
          if (g_strcmp0 (text, label) == 0)
            {
              g_assert_true (
                  gtk_widget_activate_action_variant (GTK_WIDGET (button), action, target));
              return;
            }
        }
    }
  g_assert_not_reached ();
}

static void
test_counts (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) stored = NULL;

  pursuit_window_test_await (get_place (self, 0), GTK_TYPE_LABEL, "18");
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "One More");
  stored = pursuit_window_test_save (self, lead);
  pursuit_window_test_await (get_place (self, 0), GTK_TYPE_LABEL, "19");

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo-last", NULL);
  pursuit_window_test_await (get_place (self, 0), GTK_TYPE_LABEL, "18");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.redo-last", NULL);
  pursuit_window_test_await (get_place (self, 0), GTK_TYPE_LABEL, "19");
  activate_item (find_menu (self->window), "_Undo Last Change");
  pursuit_window_test_await (get_place (self, 0), GTK_TYPE_LABEL, "18");
  activate_item (find_menu (self->window), "_Redo Last Change");
  pursuit_window_test_await (get_place (self, 0), GTK_TYPE_LABEL, "19");
}

static gboolean
is_put_away (gpointer bar)
{
  return !gtk_revealer_get_reveal_child (GTK_REVEALER (gtk_widget_get_first_child (bar)));
}

static void
test_work (Fixture *self, gconstpointer data)
{
  PursuitWork *work = pursuit_window_start_work (self->window, "Counting <all> & everything…");
  GtkWidget *label
      = pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "Counting <all> & everything…");
  GtkWidget *bar = gtk_widget_get_ancestor (label, g_type_from_name ("PursuitWorkBar"));
  GtkWidget *button = pursuit_window_test_await (bar, GTK_TYPE_BUTTON, NULL);

  g_signal_emit_by_name (button, "clicked");
  g_assert_true (g_cancellable_is_cancelled (pursuit_work_get_cancellable (work)));
  pursuit_work_finish (work);
  pursuit_widget_test_wait (is_put_away, bar);
}

static void
test_scores_all (Fixture *self, gconstpointer data)
{
  GtkWidget *list = pursuit_window_test_await (self->window, GTK_TYPE_LIST_VIEW, NULL);

  gtk_widget_activate_action (list, "leads.score-all", NULL);
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "18 leads scored");
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window);
  GtkWidget *dialog;

  /* An action that there never was cannot be taken back, and that is said. */
  pursuit_window_show_undo (self->window, "Moved “A & B <c>”", 987654321);
  pursuit_window_test_await (window, GTK_TYPE_LABEL, "Moved “A & B <c>”");
  g_signal_emit_by_name (pursuit_window_test_await (window, GTK_TYPE_BUTTON, "Undo"), "clicked");
  dialog = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "This cannot be taken back");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What another program keeps from being written takes as long as it likes. */
static void
test_slow_undo (Fixture *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->dir, "workspace.db", NULL);
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) stored = NULL;
  GtkWidget *bar;
  sqlite3 *other = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "One More");
  stored = pursuit_window_test_save (self, lead);
  g_assert_cmpint (sqlite3_open (file, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_busy_timeout (other, 10000), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo-last", NULL);
  bar = gtk_widget_get_ancestor (
      pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "Taking it back"),
      PURSUIT_TYPE_WORK_BAR);

  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  pursuit_window_test_await (get_place (self, 0), GTK_TYPE_LABEL, "18");
  pursuit_widget_test_wait (is_put_away, bar);
}

static void
test_hostile_card (Fixture *self, gconstpointer data)
{
  static const char *const values[] = {
    "[",
    "null",
    "7",
    "{\"a\":{\"b\":[1,2,{}]}}",
    "[[[[[[[[[[]]]]]]]]]]",
    "[{\"objection\":5,\"response\":null},\"<b>&amp;</span>\"]",
    "[\"\\ud800\", \"\\u0000\"]",
  };
  g_autoptr (PursuitRecord) first
      = pursuit_window_test_find_record (self, PURSUIT_KIND_BATTLE_CARD, "Sentrivo");

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *name = g_strdup_printf ("Card <%u> & more", i);
      g_autoptr (PursuitRecord) now = NULL;
      g_autoptr (PursuitRecord) stored = NULL;
      GtkWidget *page;

      now = pursuit_window_test_read (self, PURSUIT_KIND_BATTLE_CARD,
                                      pursuit_record_get_id (first));
      pursuit_record_set_text (now, PURSUIT_BATTLE_CARD_COMPETITOR_NAME, name);
      pursuit_record_set_text (now, PURSUIT_BATTLE_CARD_ALIASES, values[i]);
      pursuit_record_set_text (now, PURSUIT_BATTLE_CARD_OUR_STRENGTHS, values[i]);
      pursuit_record_set_text (now, PURSUIT_BATTLE_CARD_OBJECTION_HANDLING, values[i]);
      if (!pursuit_record_check (now, NULL))
        continue;
      stored = pursuit_window_test_save (self, now);
      pursuit_window_show_record (self->window, PURSUIT_KIND_BATTLE_CARD,
                                  pursuit_record_get_id (first));
      page = pursuit_window_test_await (self->window, PURSUIT_TYPE_BATTLE_CARD_PAGE, NULL);
      pursuit_window_test_await (page, GTK_TYPE_LABEL, name);
    }
}

static gboolean
has_backup (gpointer folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".db"))
      return TRUE;

  return FALSE;
}

static gboolean
is_kept_up (gpointer window)
{
  return PURSUIT_WINDOW (window)->upkeep != 0;
}

/* What the timer does each time. */
static void
test_upkeep (Fixture *self, gconstpointer data)
{
  g_autofree char *folder
      = pursuit_backups_dup_folder (pursuit_workspace_get_path (self->workspace));

  pursuit_widget_test_wait (is_kept_up, self->window);
  g_assert_false (has_backup (folder));
  pursuit_window_keep_up (self->window);
  pursuit_widget_test_wait (has_backup, folder);
}

/* A file where the folder of backups should be. */
static void
test_upkeep_fails (Fixture *self, gconstpointer data)
{
  g_autofree char *folder
      = pursuit_backups_dup_folder (pursuit_workspace_get_path (self->workspace));

  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  for (int i = 0; i < 2; i++)
    pursuit_window_keep_up (self->window);
  g_signal_emit_by_name (pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG), "response",
                         "close");
  g_assert_true (self->window->backup_failed);
}

/* A narrow window shows the list or the page: a page where nothing is chosen yet leads nowhere. */
static void
test_list_first (Fixture *self, gconstpointer data)
{
  GtkWidget *list_column = GTK_WIDGET (self->window->list_column);

  pursuit_window_show_page (self->window);
  g_assert_false (adw_leaflet_get_visible_child (self->window->columns) == list_column);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-place", "i", 2);
  g_assert_true (adw_leaflet_get_visible_child (self->window->columns) == list_column);
}

/* What was said before does not come back, and neither does its Undo. */
static void
test_toasts (Fixture *self, gconstpointer data)
{
  pursuit_window_show_undo (self->window, "Confirmed the price", 1);
  pursuit_window_show_undo (self->window, "Confirmed the date", 2);
  pursuit_window_test_await (self->window, GTK_TYPE_BUTTON, "Undo");
  pursuit_window_add_toast (self->window, adw_toast_new ("3 leads scored"));
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "3 leads scored");
  pursuit_window_test_await_gone (self->window, GTK_TYPE_BUTTON, "Undo");

  adw_toast_dismiss (self->window->toast);
  pursuit_window_test_await_gone (self->window, GTK_TYPE_LABEL, "3 leads scored");
  pursuit_window_test_run_for (300);
  g_assert_null (pursuit_widget_test_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Undo"));
}

/* With something else taken back, what a toast offers is not the last thing any more. */
static void
test_toast_after_undo (Fixture *self, gconstpointer data)
{
  pursuit_window_show_undo (self->window, "Confirmed the price", 1);
  pursuit_window_test_await (self->window, GTK_TYPE_BUTTON, "Undo");
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.redo", NULL);
  pursuit_window_test_await_gone (self->window, GTK_TYPE_BUTTON, "Undo");
  g_assert_null (self->window->toast);
  g_signal_emit_by_name (pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG), "response",
                         "close");
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

  add ("/app/window/places-have-their-counts", test_places);
  add ("/app/window/places-begin-with-their-list", test_list_first);
  add ("/app/window/counts-follow-the-workspace", test_counts);
  add ("/app/window/work-is-cancelled-in-its-bar", test_work);
  add ("/app/window/scores-all-leads", test_scores_all);
  add ("/app/window/undo-that-fails-says-so", test_undo);
  add ("/app/window/toasts-replace-each-other", test_toasts);
  add ("/app/window/toasts-end-with-another-undo", test_toast_after_undo);
  add ("/app/window/undo-that-lasts-is-shown", test_slow_undo);
  add ("/app/window/hostile-battle-cards-are-shown", test_hostile_card);
  add ("/app/window/backs-up-by-itself", test_upkeep);
  add ("/app/window/says-once-that-a-backup-failed", test_upkeep_fails);

  return g_test_run ();
}
