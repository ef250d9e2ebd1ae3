/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-application.h"
#include "app/preferences/pursuit-general-page.h"
#include "app/preferences/pursuit-key-dialog.h"
#include "app/window/pursuit-key-map.h"
#include "app/proposals/pursuit-markdown-editor.h"
#include "app/window/pursuit-menu-keys.h"
#include "app/preferences/pursuit-preferences.h"
#include "tests/app/pursuit-window-test.h"

#define BOLD "proposal.format('bold')"

typedef PursuitWindowTest Fixture;

static const PursuitActionInfo *
get_action (const char *name)
{
  guint n;
  const PursuitActionInfo *table = pursuit_action_table_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (table[i].action, name) == 0)
      return &table[i];
  g_error ("There is no action %s", name);
}

static PursuitKeyMap *
get_map (void)
{
  return pursuit_key_map_get_default ();
}

static GSettings *
get_settings (Fixture *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));
  GSettings *settings = pursuit_application_get_settings (PURSUIT_APPLICATION (application));

  g_assert_nonnull (settings);

  return settings;
}

static char *
dup_accels (Fixture *self, const char *action)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, action);

  return g_strjoinv (" ", keys);
}

/* The keys that the class of a widget binds to an action, as GTK writes them. */
static char *
dup_bound (GtkWidget *widget, const char *action)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                        && k < g_list_model_get_n_items (G_LIST_MODEL (controller));
           k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutAction *does = gtk_shortcut_get_action (shortcut);

          if (GTK_IS_NAMED_ACTION (does)
              && g_str_equal (gtk_named_action_get_action_name (GTK_NAMED_ACTION (does)), action))
            gtk_shortcut_trigger_print (gtk_shortcut_get_trigger (shortcut), keys);
        }
    }

  return g_string_free (keys, FALSE);
}

static void
choose (const char *action, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GError) error = NULL;

  pursuit_key_map_choose (get_map (), get_action (action), keyval, modifiers, &error);
  g_assert_no_error (error);
}

static void
assert_refused (
    const char *action, guint keyval, GdkModifierType modifiers, int code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      pursuit_key_map_choose (get_map (), get_action (action), keyval, modifiers, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_false (pursuit_key_map_is_chosen (get_map (), get_action (action)));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pursuit_key_map_reset (get_map (), NULL, NULL);
  g_settings_reset (get_settings (self), "appearance");
  pursuit_window_test_tear_down (self, data);
}

static void
accelerator_changes_at_once (Fixture *self, gconstpointer data)
{
  g_autofree char *before = dup_accels (self, "win.search");
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;

  choose ("win.search", GDK_KEY_F3, 0);
  after = dup_accels (self, "win.search");
  g_assert_cmpstr (after, ==, "F3");
  g_assert_cmpstr (pursuit_key_map_get_keys (get_map (), get_action ("win.search")), ==, "F3");

  g_assert_true (pursuit_key_map_reset (get_map (), get_action ("win.search"), NULL));
  again = dup_accels (self, "win.search");
  g_assert_cmpstr (again, ==, before);
}

/* Also in widgets that are there already: their class is bound once. */
static void
binding_changes_at_once (Fixture *self, gconstpointer data)
{
  GtkWidget *editor = g_object_ref_sink (g_object_new (PURSUIT_TYPE_MARKDOWN_EDITOR, NULL));
  g_autofree char *before = dup_bound (editor, "editor.bold");
  g_autofree char *after = NULL;

  choose (BOLD, GDK_KEY_B, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  after = dup_bound (editor, "editor.bold");
  g_assert_cmpstr (before, ==, "<Control>b");
  g_assert_cmpstr (after, ==, "<Shift><Control>b");
  g_object_unref (editor);
}

static void
count (gpointer n_times)
{
  ++*(guint *) n_times;
}

static gboolean
press_in (GtkWidget *widget, GtkShortcut *shortcut)
{
  return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                       gtk_shortcut_get_arguments (shortcut));
}

/* The text of a proposal would keep these for itself; they leave, unless other keys do. */
static void
text_passes_escape_on (Fixture *self, gconstpointer data)
{
  GtkWidget *editor = g_object_ref_sink (g_object_new (PURSUIT_TYPE_MARKDOWN_EDITOR, NULL));
  GtkShortcut *escape = pursuit_widget_test_find_key (editor, GDK_KEY_Escape, 0);
  GtkShortcut *left = pursuit_widget_test_find_key (editor, GDK_KEY_Left, GDK_ALT_MASK);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) back = g_simple_action_new ("back", NULL);
  guint n_back = 0;

  g_signal_connect_swapped (back, "activate", G_CALLBACK (count), &n_back);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (back));
  gtk_widget_insert_action_group (editor, "win", G_ACTION_GROUP (actions));

  g_assert_true (press_in (editor, escape));
  g_assert_true (press_in (editor, left));
  g_assert_cmpuint (n_back, ==, 2);
  choose ("win.back", GDK_KEY_F4, 0);
  g_assert_false (press_in (editor, escape));
  g_assert_cmpuint (n_back, ==, 2);
  g_object_unref (editor);
}

/* (transfer full) (nullable): the keys that an entry of a menu tells of itself. */
static char *
dup_shown (GMenuModel *menu, const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *name = NULL;
      char *keys = section != NULL ? dup_shown (section, action) : NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name);
      if (g_strcmp0 (name, action) == 0)
        g_menu_model_get_item_attribute (menu, i, "accel", "s", &keys);
      if (keys != NULL)
        return keys;
    }

  return NULL;
}

static void
menu_shows_the_keys_of_now (Fixture *self, gconstpointer data)
{
  GtkWidget *sidebar = pursuit_window_test_child (self->window, "sidebar");
  GMenuModel *menu = gtk_menu_button_get_menu_model (
      GTK_MENU_BUTTON (pursuit_window_test_child (sidebar, "menu_button")));
  g_autofree char *undo = dup_shown (menu, "win.undo");
  g_autofree char *redo = dup_shown (menu, "win.redo");
  g_autofree char *chosen = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpstr (undo, ==, "<Control>z");
  g_assert_cmpstr (redo, ==, "<Shift><Control>z");
  /* Those of the application the toolkit shows by itself. */
  g_assert_null (dup_shown (menu, "win.import"));
  choose ("win.undo(int64 0)", GDK_KEY_F4, 0);
  chosen = dup_shown (menu, "win.undo");
  g_assert_cmpstr (chosen, ==, "F4");
  g_assert_true (pursuit_key_map_reset (get_map (), get_action ("win.undo(int64 0)"), NULL));
  again = dup_shown (menu, "win.undo");
  g_assert_cmpstr (again, ==, "<Control>z");
}

/* The same entry stands in a list, where its keys work, and on a page, where they do not. */
static void
menu_shows_no_keys_of_elsewhere (Fixture *self, gconstpointer data)
{
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GMenu) page = g_menu_new ();
  g_autofree char *shown = NULL;

  g_menu_append (list, "Delete", "leads.delete");
  g_menu_append (page, "Delete", "leads.delete");
  pursuit_menu_keys_show (G_MENU_MODEL (list), PURSUIT_KEYS_LEAD_LIST);
  pursuit_menu_keys_show (G_MENU_MODEL (page), PURSUIT_KEYS_LEAD);
  shown = dup_shown (G_MENU_MODEL (list), "leads.delete");
  g_assert_cmpstr (shown, ==, "Delete");
  g_assert_null (dup_shown (G_MENU_MODEL (page), "leads.delete"));
}

static void
chosen_keys_are_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GVariant) kept = NULL;
  const char *keys;

  choose ("win.import", GDK_KEY_i, GDK_CONTROL_MASK | GDK_ALT_MASK);
  kept = g_settings_get_value (get_settings (self), "shortcuts");
  g_assert_true (g_variant_lookup (kept, "win.import", "&s", &keys));
  g_assert_cmpstr (keys, ==, "<Control><Alt>i");
}

/* What another version, or a hand, wrote there. */
static void
strange_settings_do_no_harm (Fixture *self, gconstpointer data)
{
  g_autofree char *accels = NULL;

  g_settings_set_value (get_settings (self), "shortcuts",
                        g_variant_new_parsed ("{'win.nothing': '<Control>j', 'win.search': 'hurz',"
                                              " 'win.import': '<Control>j'}"));
  accels = dup_accels (self, "win.import");
  g_assert_cmpstr (accels, ==, "<Control>j");
  g_assert_false (pursuit_key_map_is_chosen (get_map (), get_action ("win.search")));
}

static void
impossible_keys_are_refused (Fixture *self, gconstpointer data)
{
  assert_refused ("win.search", GDK_KEY_s, 0, G_IO_ERROR_INVALID_ARGUMENT, "Ctrl");
  assert_refused ("win.search", GDK_KEY_S, GDK_SHIFT_MASK, G_IO_ERROR_INVALID_ARGUMENT, "Ctrl");
  assert_refused ("win.search", GDK_KEY_c, GDK_CONTROL_MASK, G_IO_ERROR_INVALID_ARGUMENT,
                  "Copying");
  assert_refused ("win.search", GDK_KEY_n, GDK_CONTROL_MASK, G_IO_ERROR_EXISTS, "New Lead");
  /* In the editor Ctrl+N is still that of the window. */
  assert_refused (BOLD, GDK_KEY_n, GDK_CONTROL_MASK, G_IO_ERROR_EXISTS, "New Lead");
}

/* The list of leads and the text of a proposal are never there together. */
static void
places_that_never_meet_share_keys (Fixture *self, gconstpointer data)
{
  choose (BOLD, GDK_KEY_d, GDK_CONTROL_MASK);
  g_assert_true (pursuit_key_map_is_chosen (get_map (), get_action (BOLD)));
}

/* The keys that an action gave away do not come back while another has them. */
static void
usual_keys_may_be_taken (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  choose ("win.search", GDK_KEY_F3, 0);
  choose ("win.import", GDK_KEY_f, GDK_CONTROL_MASK);
  g_assert_false (pursuit_key_map_reset (get_map (), get_action ("win.search"), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "Import Files"));
}

static gboolean
has_body (gpointer dialog)
{
  return strstr (adw_message_dialog_get_body (dialog), "New Lead") != NULL;
}

static GtkWidget *
find_row (GtkWidget *preferences, const char *title)
{
  GtkWidget *label = pursuit_window_test_await (preferences, GTK_TYPE_LABEL, title);

  return gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW);
}

static void
dialog_takes_keys (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *preferences;
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.preferences", NULL);
  preferences = pursuit_window_test_await_window (PURSUIT_TYPE_PREFERENCES);
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (preferences), "keyboard");
  row = find_row (preferences, "Search Everything");
  g_signal_emit_by_name (row, "activated");
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_KEY_DIALOG);

  g_assert_false (pursuit_key_dialog_take (PURSUIT_KEY_DIALOG (dialog), GDK_KEY_Control_L, 0));
  g_assert_false (pursuit_key_dialog_take (PURSUIT_KEY_DIALOG (dialog), GDK_KEY_Tab, 0));
  pursuit_key_dialog_take (PURSUIT_KEY_DIALOG (dialog), GDK_KEY_n, GDK_CONTROL_MASK);
  g_assert_true (has_body (dialog));
  pursuit_key_dialog_take (PURSUIT_KEY_DIALOG (dialog), GDK_KEY_F3, GDK_LOCK_MASK);
  pursuit_window_test_await_closed (PURSUIT_TYPE_KEY_DIALOG);
  g_assert_cmpstr (pursuit_key_map_get_keys (get_map (), get_action ("win.search")), ==, "F3");

  g_signal_emit_by_name (row, "activated");
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_KEY_DIALOG);
  pursuit_key_dialog_take (PURSUIT_KEY_DIALOG (dialog), GDK_KEY_BackSpace, 0);
  pursuit_window_test_await_closed (PURSUIT_TYPE_KEY_DIALOG);
  g_assert_false (pursuit_key_map_is_chosen (get_map (), get_action ("win.search")));
  gtk_window_close (GTK_WINDOW (preferences));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
}

static void
appearance_is_as_chosen (Fixture *self, gconstpointer data)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *preferences;
  GtkWidget *page;
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.preferences", NULL);
  preferences = pursuit_window_test_await_window (PURSUIT_TYPE_PREFERENCES);
  page = pursuit_window_test_await (preferences, PURSUIT_TYPE_GENERAL_PAGE, NULL);
  row = pursuit_window_test_child (page, "appearance_row");
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_DEFAULT);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_FORCE_DARK);
  g_settings_set_string (get_settings (self), "appearance", "light");
  g_assert_cmpint (adw_style_manager_get_color_scheme (style), ==, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 1);
  gtk_window_close (GTK_WINDOW (preferences));
  pursuit_window_test_await_closed (PURSUIT_TYPE_PREFERENCES);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, pursuit_window_test_set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/keys/accelerator-changes-at-once", accelerator_changes_at_once);
  add ("/app/keys/binding-changes-at-once", binding_changes_at_once);
  add ("/app/keys/text-passes-escape-on", text_passes_escape_on);
  add ("/app/keys/menu-shows-the-keys-of-now", menu_shows_the_keys_of_now);
  add ("/app/keys/menu-shows-no-keys-of-elsewhere", menu_shows_no_keys_of_elsewhere);
  add ("/app/keys/chosen-keys-are-kept", chosen_keys_are_kept);
  add ("/app/keys/strange-settings-do-no-harm", strange_settings_do_no_harm);
  add ("/app/keys/impossible-keys-are-refused", impossible_keys_are_refused);
  add ("/app/keys/places-that-never-meet-share-keys", places_that_never_meet_share_keys);
  add ("/app/keys/usual-keys-may-be-taken", usual_keys_may_be_taken);
  add ("/app/keys/dialog-takes-keys", dialog_takes_keys);
  add ("/app/keys/appearance-is-as-chosen", appearance_is_as_chosen);

  return g_test_run ();
}
