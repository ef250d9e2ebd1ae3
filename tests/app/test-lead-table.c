/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-application.h"
#include "app/leads/pursuit-bulk-page.h"
#include "app/leads/pursuit-lead-list.h"
#include "app/leads/pursuit-lead-menu.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/leads/pursuit-lead-table.h"
#include "app/window/pursuit-window-private.h"
#include "core/pursuit-lead.h"
#include "tests/app/pursuit-window-test.h"

#define DEMO_LEADS 18

typedef struct
{
  PursuitWindowTest window;
  GSettings *settings;
  GtkWidget *list;
  GtkWidget *table;
  GtkColumnView *view;
  GListModel *model;
} Fixture;

static gboolean
has_all (gpointer data)
{
  return g_list_model_get_n_items (data) == DEMO_LEADS;
}

static void
find_list (Fixture *self)
{
  self->list = pursuit_window_test_await (self->window.window, PURSUIT_TYPE_LEAD_LIST, NULL);
  self->model = G_LIST_MODEL (pursuit_lead_list_get_selection (PURSUIT_LEAD_LIST (self->list)));
  pursuit_widget_test_wait (has_all, self->model);
}

static void
find_table (Fixture *self)
{
  self->table = pursuit_window_test_await (self->list, PURSUIT_TYPE_LEAD_TABLE, NULL);
  self->view
      = GTK_COLUMN_VIEW (pursuit_window_test_await (self->table, GTK_TYPE_COLUMN_VIEW, NULL));
}

static void
toggle (Fixture *self)
{
  g_assert_true (gtk_widget_activate_action (self->list, "leads.as-columns", NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  pursuit_window_test_set_up (&self->window, NULL);
  self->settings = g_object_ref (pursuit_application_get_settings (
      PURSUIT_APPLICATION (gtk_window_get_application (GTK_WINDOW (self->window.window)))));
  find_list (self);
}

static void
set_up_columns (Fixture *self, gconstpointer data)
{
  set_up (self, data);
  toggle (self);
  find_table (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_settings_reset (self->settings, "leads-as-columns");
  g_settings_reset (self->settings, "lead-columns");
  g_object_unref (self->settings);
  pursuit_window_test_tear_down (&self->window, NULL);
}

static GtkColumnViewColumn *
get_column (Fixture *self, guint position)
{
  g_autoptr (GtkColumnViewColumn) column
      = g_list_model_get_item (gtk_column_view_get_columns (self->view), position);

  return column;
}

/* The heads, separated by a bar. */
static char *
dup_heads (Fixture *self)
{
  GString *heads = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (self->view)); i++)
    g_string_append_printf (heads, "%s%s", i > 0 ? "|" : "",
                            gtk_column_view_column_get_title (get_column (self, i)));

  return g_string_free (heads, FALSE);
}

static void
assert_heads (Fixture *self, const char *expected)
{
  g_autofree char *heads = dup_heads (self);

  g_assert_cmpstr (heads, ==, expected);
}

static GtkWidget *
find_cell (GtkWidget *root, const char *text)
{
  if (GTK_IS_INSCRIPTION (root)
      && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Cell;

static gboolean
has_cell (gpointer data)
{
  Cell *cell = data;

  return find_cell (cell->root, cell->text) != NULL;
}

static GtkWidget *
await_cell (Fixture *self, const char *text)
{
  Cell cell = { self->table, text };

  g_test_message ("Waiting for a cell that says %s", text);
  pursuit_widget_test_wait (has_cell, &cell);

  return find_cell (self->table, text);
}

static guint
find_position (Fixture *self, const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->model); i++)
    {
      g_autofree char *own = pursuit_window_test_dup_title (self->model, i);

      if (g_str_has_prefix (own, title))
        return i;
    }

  g_error ("“%s” is not in the list", title);
}

static void
choose (Fixture *self, const char *title)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), find_position (self, title),
                                   TRUE);
}

/* What a press on a head does. */
static void
sort_by (Fixture *self, guint column, GtkSortType direction)
{
  gtk_column_view_sort_by_column (self->view, get_column (self, column), direction);
}

static gboolean
is_folded (gpointer data)
{
  return adw_leaflet_get_folded (data);
}

static gboolean
is_unfolded (gpointer data)
{
  return !is_folded (data);
}

static gboolean
shows (Fixture *self, GtkStack *stack)
{
  return gtk_widget_is_ancestor (GTK_WIDGET (stack),
                                 adw_leaflet_get_visible_child (self->window.window->columns));
}

static gboolean
shows_list (gpointer data)
{
  Fixture *self = data;

  return shows (self, self->window.window->lists);
}

static void
test_switch (Fixture *self, gconstpointer data)
{
  AdwLeaflet *columns = self->window.window->columns;
  GtkWidget *rows = pursuit_window_test_child (self->list, "view");

  g_assert_false (adw_leaflet_get_folded (columns));
  toggle (self);
  find_table (self);
  assert_heads (self, "Name|Stage|Value|Score|Owner|Last contact");
  g_assert_true (gtk_column_view_get_model (self->view) == GTK_SELECTION_MODEL (self->model));
  g_assert_null (gtk_list_view_get_model (GTK_LIST_VIEW (rows)));
  pursuit_widget_test_wait (is_folded, columns);
  g_assert_true (shows (self, self->window.window->lists));
  await_cell (self, "Klinikum Aurach");
  await_cell (self, "48600 EUR");
  await_cell (self, "Marta Lindqvist");

  toggle (self);
  pursuit_widget_test_wait (is_unfolded, columns);
  g_assert_true (gtk_list_view_get_model (GTK_LIST_VIEW (rows))
                 == GTK_SELECTION_MODEL (self->model));
  g_assert_null (gtk_column_view_get_model (self->view));
  pursuit_window_test_await_gone (self->list, PURSUIT_TYPE_LEAD_TABLE, NULL);
}

static void
test_other_places (Fixture *self, gconstpointer data)
{
  AdwLeaflet *columns = self->window.window->columns;

  pursuit_widget_test_wait (is_folded, columns);
  pursuit_window_show_place (self->window.window, "proposals");
  pursuit_widget_test_wait (is_unfolded, columns);
  pursuit_window_show_place (self->window.window, "leads");
  pursuit_widget_test_wait (is_folded, columns);
  g_assert_true (shows (self, self->window.window->lists));
}

static void
test_sort (Fixture *self, gconstpointer data)
{
  sort_by (self, 0, GTK_SORT_ASCENDING);
  pursuit_window_test_await_first (self->model, "Aguas de Miravall");
  g_assert_cmpstr (pursuit_lead_list_get_sort (PURSUIT_LEAD_LIST (self->list)), ==, "name");

  sort_by (self, 0, GTK_SORT_DESCENDING);
  pursuit_window_test_await_first (self->model, "Vandermeer Coatings BV");
  pursuit_window_test_await (pursuit_window_test_child (self->list, "sort_button"), GTK_TYPE_LABEL,
                             "Name");

  sort_by (self, 2, GTK_SORT_DESCENDING);
  pursuit_window_test_await_first (self->model, "Ostrava Chem a.s.");
  g_assert_cmpstr (pursuit_lead_list_get_sort (PURSUIT_LEAD_LIST (self->list)), ==, "-value");
  /* The chip follows. */
  pursuit_window_test_await (pursuit_window_test_child (self->list, "sort_button"), GTK_TYPE_LABEL,
                             "Value");

  /* An order from elsewhere is marked, and one that is no column's marks none. */
  g_assert_true (gtk_widget_activate_action (self->list, "filter.sort", "s", "-score"));
  pursuit_window_test_await_first (self->model, "Klinikum Aurach");
  sort_by (self, 3, GTK_SORT_ASCENDING);
  g_assert_cmpstr (pursuit_lead_list_get_sort (PURSUIT_LEAD_LIST (self->list)), ==, "score");
  sort_by (self, 4, GTK_SORT_ASCENDING);
  g_assert_cmpstr (pursuit_lead_list_get_sort (PURSUIT_LEAD_LIST (self->list)), ==, "owner_id");
}

/* Nothing but what GTK itself does with a press on a head. */
static void
test_head_turns (Fixture *self, gconstpointer data)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);

  g_assert_true (gtk_widget_activate_action (self->list, "filter.sort", "s", "-value"));
  g_assert_cmpint (gtk_sorter_compare (sorter, one, other), ==, GTK_ORDERING_LARGER);
  g_assert_true (gtk_widget_activate_action (self->list, "filter.sort", "s", "name"));
  g_assert_cmpint (gtk_sorter_compare (sorter, one, other), ==, GTK_ORDERING_SMALLER);
  g_assert_true (gtk_widget_activate_action (self->list, "filter.sort", "s", "-updated_at"));
  g_assert_cmpint (gtk_sorter_compare (sorter, one, other), ==, GTK_ORDERING_EQUAL);
}

/* By keys, too: GTK 4.8 has none for heads. */
static void
test_orders_by_keys (Fixture *self, gconstpointer data)
{
  GtkWidget *button = pursuit_window_test_child (self->list, "sort_button");
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (
      gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), 1, G_MENU_LINK_SECTION);
  g_autofree char *target = NULL;

  /* Those of the name, the value and the score are among the usual ones. */
  g_assert_cmpint (g_menu_model_get_n_items (section), ==, 3);
  g_assert_true (
      g_menu_model_get_item_attribute (section, 2, G_MENU_ATTRIBUTE_TARGET, "s", &target));
  g_assert_cmpstr (target, ==, "-last_activity_at");

  g_clear_object (&section);
  toggle (self);
  section = g_menu_model_get_item_link (gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)),
                                        1, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (section), ==, 0);
}

static gboolean
has_action (Fixture *self, const char *key)
{
  GActionGroup *actions = pursuit_lead_columns_get_actions (
      pursuit_lead_list_get_columns (PURSUIT_LEAD_LIST (self->list)));

  return g_action_group_get_action_enabled (actions, key);
}

static void
test_choose (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) kept = NULL;

  /* Six are there: one has to go before another comes. */
  g_assert_false (has_action (self, "city"));
  g_assert_true (has_action (self, "owner_id"));
  g_assert_true (gtk_widget_activate_action (self->list, "columns.owner_id", NULL));
  assert_heads (self, "Name|Stage|Value|Score|Last contact");
  g_assert_true (has_action (self, "city"));
  g_assert_true (gtk_widget_activate_action (self->list, "columns.city", NULL));
  assert_heads (self, "Name|Stage|Value|Score|Last contact|City");
  await_cell (self, "Aurach");
  g_assert_false (has_action (self, "industry"));

  kept = g_settings_get_strv (self->settings, "lead-columns");
  g_assert_cmpuint (g_strv_length (kept), ==, 6);
  g_assert_cmpstr (kept[5], ==, "city");

  sort_by (self, 5, GTK_SORT_ASCENDING);
  g_assert_cmpstr (pursuit_lead_list_get_sort (PURSUIT_LEAD_LIST (self->list)), ==, "city");
}

static gboolean
has_moved (gpointer data)
{
  g_auto (GStrv) kept = g_settings_get_strv (data, "lead-columns");

  return g_str_equal (kept[0], "score");
}

static void
test_order (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkColumnViewColumn) score = g_object_ref (get_column (self, 3));

  /* What a head that is dragged to the front does. */
  gtk_column_view_insert_column (self->view, 0, score);
  pursuit_widget_test_wait (has_moved, self->settings);
  assert_heads (self, "Score|Name|Stage|Value|Owner|Last contact");
}

static void
test_unknown_keys (void)
{
  const char *const keys[] = { "stage", "nonsense", "stage", "score", NULL };
  const char *const many[]
      = { "city", "country", "industry", "source", "stage", "value", "name", NULL };
  g_autoptr (PursuitLeadColumns) columns = pursuit_lead_columns_new (NULL);
  GPtrArray *chosen = pursuit_lead_columns_get_chosen (columns);

  g_assert_cmpuint (chosen->len, ==, 6);
  pursuit_lead_columns_choose (columns, keys);
  g_assert_cmpuint (chosen->len, ==, 3);
  g_assert_true (chosen->pdata[0] == pursuit_lead_column_find ("name"));
  g_assert_true (chosen->pdata[2] == pursuit_lead_column_find ("score"));

  /* Six at most, and the name among them. */
  pursuit_lead_columns_choose (columns, many);
  g_assert_cmpuint (chosen->len, ==, PURSUIT_LEAD_COLUMNS_MAX);
  g_assert_true (chosen->pdata[4] == pursuit_lead_column_find ("stage"));
  g_assert_true (chosen->pdata[5] == pursuit_lead_column_find ("name"));
}

static void
test_selection (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->model);
  GtkWidget *page;

  choose (self, "Tarnov");
  toggle (self);
  find_table (self);
  g_assert_true (gtk_selection_model_is_selected (model, find_position (self, "Tarnov")));
  g_assert_nonnull (pursuit_lead_list_get_chosen (PURSUIT_LEAD_LIST (self->list)));

  gtk_selection_model_select_item (model, find_position (self, "Klinikum"), FALSE);
  g_assert_null (pursuit_lead_list_get_chosen (PURSUIT_LEAD_LIST (self->list)));
  /* What is done with several is on the page, to which Enter leads, and a bar. */
  g_assert_true (gtk_widget_activate_action (
      pursuit_window_test_await (self->table, GTK_TYPE_BUTTON, "Change…"), "leads.open", NULL));
  g_assert_true (shows (self, self->window.window->pages));
  g_assert_true (gtk_widget_activate_action (self->list, "win.back", NULL));
  pursuit_widget_test_wait (shows_list, self);
  g_signal_emit_by_name (self->view, "activate", find_position (self, "Klinikum"));
  page = pursuit_window_test_await (self->window.window, PURSUIT_TYPE_BULK_PAGE, NULL);
  g_assert_true (shows (self, self->window.window->pages));
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "2 leads selected");

  choose (self, "Tarnov");
  pursuit_window_test_await_gone (self->table, GTK_TYPE_BUTTON, "Change…");
  gtk_selection_model_select_item (model, find_position (self, "Klinikum"), FALSE);
  toggle (self);
  g_assert_true (gtk_selection_model_is_selected (model, find_position (self, "Tarnov")));
  g_assert_true (gtk_selection_model_is_selected (model, find_position (self, "Klinikum")));
}

static void
test_open (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);
  GtkWidget *rows = pursuit_lead_table_get_rows (PURSUIT_LEAD_TABLE (self->table));
  GtkWidget *focus;

  await_cell (self, "Klinikum Aurach");
  pursuit_widget_test_wait (is_folded, self->window.window->columns);
  gtk_widget_grab_focus (rows);
  choose (self, "Klinikum");
  g_assert_true (shows_list (self));

  g_assert_true (gtk_widget_activate_action (rows, "list.activate-item", "u",
                                             find_position (self, "Klinikum")));
  g_assert_true (shows (self, self->window.window->pages));
  pursuit_window_test_await (pursuit_window_test_await (window, PURSUIT_TYPE_LEAD_PAGE, NULL),
                             GTK_TYPE_LABEL, "Klinikum Aurach");
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus != NULL && !gtk_widget_is_ancestor (focus, self->table));

  g_assert_true (gtk_widget_activate_action (window, "win.back", NULL));
  pursuit_widget_test_wait (shows_list, self);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, self->table));
}

static GtkWidget *
find_menu (Fixture *self)
{
  GtkWidget *menu = gtk_widget_get_last_child (self->list);

  while (menu != NULL && !GTK_IS_POPOVER_MENU (menu))
    menu = gtk_widget_get_prev_sibling (menu);

  return menu;
}

/* The menu of a key is about what is selected, and gives the focus back. */
static void
test_menu (Fixture *self, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (self->window.window);
  GtkShortcutAction *action = gtk_shortcut_get_action (
      pursuit_widget_test_find_key (self->list, GDK_KEY_F10, GDK_SHIFT_MASK));
  GtkWidget *rows = pursuit_lead_table_get_rows (PURSUIT_LEAD_TABLE (self->table));
  guint position = find_position (self, "Klinikum");
  GtkWidget *menu = find_menu (self);
  GtkWidget *focus;
  guint found;

  await_cell (self, "Klinikum Aurach");
  g_assert_nonnull (menu);
  pursuit_lead_menu_focus_row (rows, position);
  focus = gtk_window_get_focus (window);
  g_assert_true (pursuit_lead_menu_find_row (focus, &found));
  g_assert_cmpuint (found, ==, position);
  /* Of nothing there is no menu. */
  g_assert_false (gtk_shortcut_action_activate (action, 0, self->list, NULL));

  choose (self, "Klinikum");
  g_assert_true (gtk_shortcut_action_activate (action, 0, self->list, NULL));
  g_assert_true (gtk_widget_get_visible (menu));
  gtk_popover_popdown (GTK_POPOVER (menu));
  g_assert_true (gtk_window_get_focus (window) == focus);
}

/* What is pressed is a cell, its text, or the row around them; a head is none. */
static void
test_find_row (Fixture *self, gconstpointer data)
{
  GtkWidget *text = await_cell (self, "Klinikum Aurach");
  GtkWidget *cell = gtk_widget_get_parent (text);
  GtkWidget *row = gtk_widget_get_parent (cell);
  guint position = find_position (self, "Klinikum");
  guint found;

  g_assert_true (pursuit_lead_menu_find_row (text, &found));
  g_assert_cmpuint (found, ==, position);
  g_assert_true (pursuit_lead_menu_find_row (cell, &found));
  g_assert_cmpuint (found, ==, position);
  g_assert_true (pursuit_lead_menu_find_row (row, &found));
  g_assert_cmpuint (found, ==, position);
  g_assert_false (pursuit_lead_menu_find_row (gtk_widget_get_parent (row), &found));
  g_assert_false (pursuit_lead_menu_find_row (
      pursuit_window_test_await (self->view, GTK_TYPE_LABEL, "Stage"), &found));
  g_assert_false (pursuit_lead_menu_find_row (NULL, &found));
}

static void
test_focus (Fixture *self, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (self->window.window);
  GtkWidget *rows = pursuit_window_test_child (self->list, "view");

  gtk_widget_grab_focus (rows);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), rows));
  toggle (self);
  find_table (self);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), self->table));
  toggle (self);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), rows));
}

static void
test_names (Fixture *self, gconstpointer data)
{
  GtkWidget *cell = await_cell (self, "Klinikum Aurach");
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (cell));
  g_autofree char *wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Klinikum Aurach");

  g_assert_cmpstr (gtk_widget_get_css_name (row), ==, "row");
  g_assert_null (wrong);
}

static void
test_reopened (Fixture *self, gconstpointer data)
{
  g_assert_true (gtk_widget_activate_action (self->list, "columns.owner_id", NULL));
  g_assert_true (gtk_widget_activate_action (self->list, "columns.next_step", NULL));
  g_assert_true (g_settings_get_boolean (self->settings, "leads-as-columns"));

  pursuit_window_open_profile (self->window.window, self->window.dir);
  pursuit_window_test_await_workspace (&self->window);
  pursuit_window_test_run_for (100);
  find_list (self);
  find_table (self);
  assert_heads (self, "Name|Stage|Value|Score|Last contact|Next step");
  pursuit_widget_test_wait (is_folded, self->window.window->columns);
  await_cell (self, "Klinikum Aurach");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

static void
add_in_columns (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up_columns, test, tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/lead-table/takes-the-whole-width-and-gives-it-back", test_switch);
  add_in_columns ("/app/lead-table/other-places-keep-their-page", test_other_places);
  add_in_columns ("/app/lead-table/heads-sort-the-list", test_sort);
  add_in_columns ("/app/lead-table/order-of-the-list-marks-its-head", test_head_turns);
  add_in_columns ("/app/lead-table/columns-are-sorted-by-keys-too", test_orders_by_keys);
  add_in_columns ("/app/lead-table/columns-are-chosen", test_choose);
  add_in_columns ("/app/lead-table/dragged-head-stays-where-it-is", test_order);
  g_test_add_func ("/app/lead-table/unknown-and-too-many-keys-are-passed-over", test_unknown_keys);
  add ("/app/lead-table/selection-is-that-of-the-rows", test_selection);
  add_in_columns ("/app/lead-table/activating-opens-the-page-and-back", test_open);
  add_in_columns ("/app/lead-table/menu-of-a-key-gives-the-focus-back", test_menu);
  add_in_columns ("/app/lead-table/rows-are-found-by-what-is-in-them", test_find_row);
  add ("/app/lead-table/focus-goes-along", test_focus);
  add_in_columns ("/app/lead-table/rows-have-names", test_names);
  add_in_columns ("/app/lead-table/is-as-it-was-left", test_reopened);

  return g_test_run ();
}
