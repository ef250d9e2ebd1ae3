/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/records/pursuit-browse-list.h"
#include "app/records/pursuit-list-export.h"
#include "app/window/pursuit-window-private.h"
#include "core/pursuit-battle-card.h"
#include "core/pursuit-conversation.h"
#include "tests/app/pursuit-window-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define LEADS 0
#define PROPOSALS 1
#define CARDS 2
#define CONVERSATIONS 3

static PursuitPlace *
place_of (PursuitWindowTest *self, guint number)
{
  return g_ptr_array_index (self->window->places, number);
}

static gboolean
file_exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
dup_export (PursuitWindowTest *self, guint number)
{
  g_autofree char *path = g_build_filename (self->dir, "list.csv", NULL);
  char *text = NULL;

  g_remove (path);
  pursuit_list_export_write (place_of (self, number), path);
  pursuit_widget_test_wait (file_exists, path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));

  return text;
}

/* The column of the first cells: text with line ends is never the first. */
static guint
count_records (const char *text, const char *id)
{
  g_autoptr (GRegex) regex = g_regex_new ("^[0-9a-f]{8}-[0-9a-f]{4}-", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_assert_true (g_str_has_prefix (text, "id,"));
  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    n++;
  g_assert_true (id == NULL || strstr (text, id) != NULL);

  return n;
}

static void
test_all (PursuitWindowTest *self, gconstpointer data)
{
  for (guint i = LEADS; i <= CONVERSATIONS; i++)
    {
      PursuitKind kind = PURSUIT_PLACE_GET_CLASS (place_of (self, i))->kind;
      g_autofree char *text = dup_export (self, i);

      g_assert_cmpuint (count_records (text, NULL), >, 0);
      g_assert_cmpuint (count_records (text, NULL), ==, pursuit_window_test_count (self, kind));
    }
}

static void
test_search (PursuitWindowTest *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) card = pursuit_record_new (PURSUIT_KIND_BATTLE_CARD);
  g_autoptr (PursuitRecord) saved = NULL;
  g_autofree char *text = NULL;
  GtkWidget *list = pursuit_place_get_list (place_of (self, CARDS));

  pursuit_record_set_text (card, PURSUIT_BATTLE_CARD_COMPETITOR_NAME, "=Sumsoft()");
  saved = pursuit_window_test_save (self, card);
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (list, "search_entry")),
                         "Sumsoft");
  pursuit_window_test_await (list, GTK_TYPE_LABEL, "1");
  text = dup_export (self, CARDS);
  g_assert_cmpuint (count_records (text, pursuit_record_get_id (saved)), ==, 1);
  /* A table program is not to take a name for a formula. */
  g_assert_nonnull (strstr (text, "'=Sumsoft()"));
}

static void
test_filter (PursuitWindowTest *self, gconstpointer data)
{
  GtkWidget *list;
  g_autofree char *text = NULL;
  guint all = pursuit_window_test_count (self, PURSUIT_KIND_CONVERSATION);

  pursuit_window_show_place (self->window, "conversations");
  list = pursuit_place_get_list (place_of (self, CONVERSATIONS));
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (pursuit_window_test_await (list, GTK_TYPE_TOGGLE_BUTTON, "Call")), TRUE);
  text = dup_export (self, CONVERSATIONS);
  g_assert_cmpuint (count_records (text, NULL), >, 0);
  g_assert_cmpuint (count_records (text, NULL), <, all);
}

static void
await_refusal (const char *heading)
{
  GtkWidget *dialog = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, heading);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), !=, "");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_error (PursuitWindowTest *self, gconstpointer data)
{
  pursuit_list_export_write (place_of (self, PROPOSALS), "/nonexistent/list.csv");
  await_refusal ("The list was not exported");
}

static void
test_nothing_to_print (PursuitWindowTest *self, gconstpointer data)
{
  GtkWidget *list = pursuit_place_get_list (place_of (self, PROPOSALS));

  pursuit_window_show_place (self->window, "proposals");
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (list, "search_entry")),
                         "nobodywroteaboutthis");
  pursuit_window_test_await (list, ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_true (gtk_widget_activate_action (list, "proposals.print-list", NULL));
  await_refusal ("The list was not printed");
}

/* Each entry of the menu is an action that is there. */
static void
test_menu (PursuitWindowTest *self, gconstpointer data)
{
  for (guint i = PROPOSALS; i <= CONVERSATIONS; i++)
    {
      GtkWidget *list = pursuit_place_get_list (place_of (self, i));
      GtkWidget *button = pursuit_window_test_child (list, "menu_button");
      GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));

      g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
      for (int j = 0; j < 2; j++)
        {
          g_autofree char *action = NULL;

          g_assert_true (g_menu_model_get_item_attribute (menu, j, "action", "s", &action));
          g_assert_true (
              g_str_has_prefix (action, PURSUIT_PLACE_GET_CLASS (place_of (self, i))->name));
          g_assert_true (g_action_group_has_action (
              G_ACTION_GROUP (pursuit_place_get_actions (place_of (self, i))),
              strchr (action, '.') + 1));
        }
    }
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

#define ADD(path, test)                                                                            \
  g_test_add ("/app/list-export/" path, PursuitWindowTest, NULL, pursuit_window_test_set_up, test, \
              pursuit_window_test_tear_down)
  ADD ("every-list-becomes-a-table", test_all);
  ADD ("only-what-is-searched-for", test_search);
  ADD ("only-what-the-filter-leaves", test_filter);
  ADD ("says-why-there-is-no-table", test_error);
  ADD ("says-that-there-is-nothing-to-print", test_nothing_to_print);
  ADD ("every-list-has-its-menu", test_menu);
#undef ADD

  return g_test_run ();
}
