/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/leads/pursuit-bulk-page.h"
#include "app/records/pursuit-list-export.h"
#include "app/leads/pursuit-lead-list.h"
#include "app/leads/pursuit-lead-page.h"
#include "app/page/pursuit-page-printer.h"
#include "app/window/pursuit-window-private.h"
#include "core/pursuit-lead.h"
#include "tests/app/pursuit-window-test.h"

#define DEMO_LEADS 18

typedef struct
{
  PursuitWindowTest window;
  GtkWidget *list;
  GtkWidget *view;
  PursuitRecordSelection *selection;
  guint awaited; /* how many shall be selected, or shown */
  guint half_read;
} Fixture;

static guint
count_rows (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static gboolean
has_rows (gpointer data)
{
  Fixture *self = data;

  /* Other rows come a few at a time. */
  return !pursuit_record_list_is_loading (pursuit_record_selection_get_list (self->selection))
         && count_rows (self) == self->awaited;
}

static void
await_rows (Fixture *self, guint n)
{
  self->awaited = n;
  pursuit_widget_test_wait (has_rows, self);
}

static gboolean
has_selected (gpointer data)
{
  Fixture *self = data;

  return pursuit_record_selection_get_count (self->selection) == self->awaited;
}

static void
await_selected (Fixture *self, guint n)
{
  self->awaited = n;
  pursuit_widget_test_wait (has_selected, self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  pursuit_window_test_set_up (&self->window, NULL);
  self->list = pursuit_window_test_await (self->window.window, PURSUIT_TYPE_LEAD_LIST, NULL);
  self->view = pursuit_window_test_child (self->list, "view");
  self->selection = pursuit_lead_list_get_selection (PURSUIT_LEAD_LIST (self->list));
  await_rows (self, DEMO_LEADS);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pursuit_window_test_tear_down (&self->window, NULL);
}

/* What a click does, with Control and with Shift. */
static void
click (Fixture *self, guint position, gboolean control, gboolean shift)
{
  g_assert_true (gtk_widget_activate_action (self->view, "list.select-item", "(ubb)", position,
                                             control, shift));
}

static void
filter (Fixture *self, const char *action, const char *value)
{
  g_assert_true (gtk_widget_activate_action (self->list, action, "s", value));
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* What is selected, in the order of names and not of the list. */
static char *
dup_selected (Fixture *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < count_rows (self); i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      g_ptr_array_add (titles, pursuit_window_test_dup_title (G_LIST_MODEL (self->selection), i));
  g_ptr_array_sort (titles, compare);
  g_ptr_array_add (titles, NULL);

  return g_strjoinv ("; ", (char **) titles->pdata);
}

static void
undo (Fixture *self)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);

  g_signal_emit_by_name (pursuit_window_test_await (window, GTK_TYPE_BUTTON, "Undo"), "clicked");
}

static void
test_clicks (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkBitset) range = NULL;

  click (self, 3, FALSE, FALSE);
  await_selected (self, 1);
  g_assert_nonnull (pursuit_lead_list_get_chosen (PURSUIT_LEAD_LIST (self->list)));

  /* Shift goes up to there, Control adds and takes away. */
  click (self, 6, FALSE, TRUE);
  g_assert_cmpuint (pursuit_record_selection_get_count (self->selection), ==, 4);
  g_assert_null (pursuit_lead_list_get_chosen (PURSUIT_LEAD_LIST (self->list)));
  click (self, 10, TRUE, FALSE);
  click (self, 4, TRUE, FALSE);
  range = gtk_selection_model_get_selection_in_range (GTK_SELECTION_MODEL (self->selection), 0,
                                                      G_MAXUINT);
  g_assert_cmpuint (gtk_bitset_get_size (range), ==, 4);
  g_assert_true (gtk_bitset_contains (range, 3) && gtk_bitset_contains (range, 10));
  g_assert_false (gtk_bitset_contains (range, 4));

  click (self, 0, FALSE, FALSE);
  g_assert_cmpuint (pursuit_record_selection_get_count (self->selection), ==, 1);
  g_assert_true (gtk_widget_activate_action (self->view, "list.select-all", NULL));
  g_assert_cmpuint (pursuit_record_selection_get_count (self->selection), ==, DEMO_LEADS);
  g_assert_true (gtk_widget_activate_action (self->view, "list.unselect-all", NULL));
  g_assert_cmpuint (pursuit_record_selection_get_count (self->selection), ==, 0);
}

static void
test_outlives_order (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (PursuitRecord) other = NULL;
  g_autoptr (PursuitRecord) stored = NULL;

  click (self, 2, FALSE, FALSE);
  click (self, 5, TRUE, FALSE);
  click (self, 9, TRUE, FALSE);
  before = dup_selected (self);

  filter (self, "filter.sort", "name");
  pursuit_window_test_run_for (200);
  after = dup_selected (self);
  g_assert_cmpstr (after, ==, before);
  g_clear_pointer (&after, g_free);

  /* One that is changed elsewhere moves in the list, and another one comes. */
  other = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_LEAD, "Klinikum Aurach");
  pursuit_record_set_text (other, PURSUIT_LEAD_COMPANY_NAME, "Zentralklinikum Aurach");
  stored = pursuit_window_test_save (&self->window, other);
  g_clear_object (&other);
  g_clear_object (&stored);
  other = pursuit_record_new (PURSUIT_KIND_LEAD);
  pursuit_record_set_text (other, PURSUIT_LEAD_COMPANY_NAME, "AAA");
  stored = pursuit_window_test_save (&self->window, other);
  await_rows (self, DEMO_LEADS + 1);
  after = dup_selected (self);
  g_assert_cmpstr (after, ==, before);
}

/* In the middle of it: half of the list in the new order, half in the old one. */
static void
count_half_read (Fixture *self)
{
  g_autoptr (GArray) rows = pursuit_record_selection_dup_rows (self->selection);

  self->awaited += rows->len == DEMO_LEADS;
  self->half_read++;
}

static gboolean
is_half_read (gpointer data)
{
  Fixture *self = data;

  return self->half_read > 1;
}

static void
test_whole_while_half_read (Fixture *self, gconstpointer data)
{
  g_assert_true (gtk_widget_activate_action (self->list, "leads.select-all", NULL));
  self->awaited = 0;
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (count_half_read), self);
  filter (self, "filter.sort", "-name");
  pursuit_widget_test_wait (is_half_read, self);
  g_assert_cmpuint (self->awaited, ==, self->half_read);
}

/* Whoever selects all means also what the list is still being filled with. */
static void
test_all_of_half_read (Fixture *self, gconstpointer data)
{
  filter (self, "filter.stage", "won");
  await_rows (self, 3);
  g_assert_true (gtk_widget_activate_action (self->list, "filter.clear", NULL));
  g_assert_true (gtk_widget_activate_action (self->list, "leads.select-all", NULL));
  await_rows (self, DEMO_LEADS);
  g_assert_cmpuint (pursuit_record_selection_get_count (self->selection), ==, DEMO_LEADS);

  /* Unless something else is selected meanwhile. */
  filter (self, "filter.sort", "name");
  g_assert_true (gtk_widget_activate_action (self->list, "leads.select-all", NULL));
  click (self, 0, FALSE, FALSE);
  pursuit_window_test_run_for (200);
  g_assert_cmpuint (pursuit_record_selection_get_count (self->selection), ==, 1);
}

static void
test_unseen_is_unselected (Fixture *self, gconstpointer data)
{
  g_assert_true (gtk_widget_activate_action (self->list, "leads.select-all", NULL));
  g_assert_cmpuint (pursuit_record_selection_get_count (self->selection), ==, DEMO_LEADS);
  filter (self, "filter.stage", "won");
  await_selected (self, 3);
  pursuit_window_test_await (self->window.window, GTK_TYPE_LABEL, "3 leads selected");

  g_assert_true (gtk_widget_activate_action (self->list, "filter.clear", NULL));
  await_rows (self, DEMO_LEADS);
  g_assert_cmpuint (pursuit_record_selection_get_count (self->selection), ==, 3);
}

/* One that is chosen stays on the page behind a filter, and is marked again without it. */
static void
test_one_comes_back (Fixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (PursuitRecord) lead
      = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_LEAD, "Klinikum Aurach");

  pursuit_lead_list_choose (PURSUIT_LEAD_LIST (self->list), pursuit_record_get_id (lead));
  g_assert_cmpuint (pursuit_record_selection_get_count (self->selection), ==, 1);
  filter (self, "filter.stage", "won");
  await_selected (self, 0);
  g_assert_cmpstr (pursuit_lead_list_get_chosen (PURSUIT_LEAD_LIST (self->list)), ==,
                   pursuit_record_get_id (lead));
  g_assert_true (gtk_widget_activate_action (self->list, "filter.clear", NULL));
  await_selected (self, 1);
  id = pursuit_record_selection_dup_only (self->selection);
  g_assert_cmpstr (id, ==, pursuit_record_get_id (lead));
}

static PursuitRecord *
find_owned_by_another (Fixture *self, const char *user)
{
  for (guint i = 0; i < count_rows (self); i++)
    {
      g_autoptr (PursuitRecord) lead = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_strcmp0 (pursuit_record_get_text (lead, PURSUIT_LEAD_OWNER_ID), user) != 0)
        return g_steal_pointer (&lead);
    }
  g_error ("All leads belong to one person");
}

static void
test_stage_and_owner (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);
  g_autoptr (PursuitRecord) user
      = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_USER, "Marta Lindqvist");
  g_autoptr (PursuitRecord) lead = NULL;
  g_autofree char *owner = NULL;
  GtkWidget *page;

  g_assert_true (gtk_widget_activate_action (self->list, "leads.select-all", NULL));
  page = pursuit_window_test_await (window, PURSUIT_TYPE_BULK_PAGE, NULL);
  pursuit_window_test_await (page, GTK_TYPE_LABEL, "18 leads selected");
  filter (self, "leads.set-stage", "lost");
  filter (self, "filter.stage", "lost");
  await_rows (self, DEMO_LEADS);
  undo (self);
  await_rows (self, 2);
  g_assert_true (gtk_widget_activate_action (self->list, "filter.clear", NULL));
  await_rows (self, DEMO_LEADS);

  lead = find_owned_by_another (self, pursuit_record_get_id (user));
  owner = g_strdup (pursuit_record_get_text (lead, PURSUIT_LEAD_OWNER_ID));
  g_assert_true (gtk_widget_activate_action (self->list, "leads.select-all", NULL));
  filter (self, "leads.set-owner", pursuit_record_get_id (user));
  pursuit_window_test_await_field (&self->window, lead, PURSUIT_LEAD_OWNER_ID,
                                   pursuit_record_get_id (user));
  g_assert_true (gtk_widget_activate_action (window, "win.undo", "x", G_GINT64_CONSTANT (0)));
  pursuit_window_test_await_field (&self->window, lead, PURSUIT_LEAD_OWNER_ID, owner);
}

static void
test_field (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);
  GtkWidget *page;
  GtkWidget *field;
  GtkWidget *value;
  GListModel *names;
  guint city = 0;

  click (self, 0, FALSE, FALSE);
  click (self, 4, TRUE, FALSE);
  page = pursuit_window_test_await (window, PURSUIT_TYPE_BULK_PAGE, NULL);
  /* Where one lead is shown, a screen reader finds nothing of the page for several. */
  click (self, 0, FALSE, FALSE);
  pursuit_window_test_await_gone (window, PURSUIT_TYPE_BULK_PAGE, NULL);
  g_assert_null (gtk_widget_get_root (page));
  click (self, 4, TRUE, FALSE);
  g_assert_true (pursuit_window_test_await (window, PURSUIT_TYPE_BULK_PAGE, NULL) == page);
  field = pursuit_window_test_child (page, "field_row");
  value = pursuit_window_test_child (page, "value_row");
  names = adw_combo_row_get_model (ADW_COMBO_ROW (field));
  while (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (names), city), "City") != 0)
    g_assert_cmpuint (++city, <, g_list_model_get_n_items (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (field), city);
  gtk_editable_set_text (GTK_EDITABLE (value), "Unterwössen");
  g_signal_emit_by_name (pursuit_window_test_child (page, "set_button"), "clicked");
  gtk_editable_set_text (GTK_EDITABLE (pursuit_window_test_child (self->list, "search_entry")),
                         "Unterwössen");
  await_rows (self, 2);
  await_selected (self, 2);
  undo (self);
  await_rows (self, 0);
  pursuit_window_test_await_gone (window, PURSUIT_TYPE_BULK_PAGE, NULL);
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (self->window.window);

  click (self, 0, FALSE, FALSE);
  click (self, 4, FALSE, TRUE);
  pursuit_window_test_await (window, PURSUIT_TYPE_BULK_PAGE, NULL);
  g_assert_true (gtk_widget_activate_action (self->list, "leads.delete", NULL));
  await_rows (self, DEMO_LEADS - 5);
  await_selected (self, 0);
  pursuit_window_test_await_gone (window, PURSUIT_TYPE_BULK_PAGE, NULL);
  g_assert_cmpuint (pursuit_window_test_count (&self->window, PURSUIT_KIND_LEAD), ==,
                    DEMO_LEADS - 5);
  undo (self);
  await_rows (self, DEMO_LEADS);
}

static gboolean
file_exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static guint
count_lines (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);

  return g_strv_length (lines) - 1;
}

static void
test_export (Fixture *self, gconstpointer data)
{
  g_autofree char *all = g_build_filename (self->window.dir, "all.csv", NULL);
  g_autofree char *won = g_build_filename (self->window.dir, "won.csv", NULL);
  g_autofree char *some = g_build_filename (self->window.dir, "some.csv", NULL);
  PursuitPlace *place = g_ptr_array_index (self->window.window->places, 0);

  /* One lead that is chosen is no selection to export. */
  click (self, 0, FALSE, FALSE);
  pursuit_list_export_write (place, all);
  pursuit_widget_test_wait (file_exists, all);
  g_assert_cmpuint (count_lines (all), ==, DEMO_LEADS + 1);
  filter (self, "filter.stage", "won");
  await_rows (self, 3);
  pursuit_list_export_write (place, won);
  pursuit_widget_test_wait (file_exists, won);
  g_assert_cmpuint (count_lines (won), ==, 3 + 1);
  click (self, 0, FALSE, FALSE);
  click (self, 2, TRUE, FALSE);
  pursuit_list_export_write (place, some);
  pursuit_widget_test_wait (file_exists, some);
  g_assert_cmpuint (count_lines (some), ==, 2 + 1);
}

static void
printer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitPagePrinter **printer = data;
  g_autoptr (GError) error = NULL;

  *printer = pursuit_page_printer_new_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* Through the toolkit's own printing, but into a file. */
static void
test_print (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->window.dir, "leads.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GString) text = g_string_new ("# Leads\n\n| Lead | Value |\n| --- | ---: |\n");
  g_autoptr (PursuitDocument) document = NULL;
  g_autoptr (PursuitPagePrinter) printer = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "| Lead %u | %u |\n", i, i);
  document = pursuit_document_new (text->str, -1, NULL);
  pursuit_page_printer_new_async (document, NULL, printer_cb, &printer);
  pursuit_widget_test_wait (is_set, &printer);
  g_assert_cmpuint (pursuit_page_printer_get_n_pages (printer), >, 1);
  g_assert_true (pursuit_page_printer_run (printer, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                           GTK_WINDOW (self->window.window), path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));
  g_assert_cmpuint (length, >, 5000);
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

  add ("/app/bulk/clicks-select-several", test_clicks);
  add ("/app/bulk/selection-outlives-order-and-changes", test_outlives_order);
  add ("/app/bulk/selection-is-whole-while-the-list-is-half-read", test_whole_while_half_read);
  add ("/app/bulk/all-of-a-half-read-list-are-all", test_all_of_half_read);
  add ("/app/bulk/what-nobody-sees-is-not-selected", test_unseen_is_unselected);
  add ("/app/bulk/the-chosen-one-comes-back", test_one_comes_back);
  add ("/app/bulk/stage-and-owner-are-set-for-all", test_stage_and_owner);
  add ("/app/bulk/any-field-is-set-for-all", test_field);
  add ("/app/bulk/deleting-several-is-taken-back", test_delete);

  add ("/app/bulk/exports-what-is-shown-or-selected", test_export);
  add ("/app/bulk/pages-reach-the-printer", test_print);

  return g_test_run ();
}
