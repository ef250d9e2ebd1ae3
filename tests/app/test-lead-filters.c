/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-done.h"
#include "app/leads/pursuit-lead-filter.h"
#include "app/leads/pursuit-lead-list.h"
#include "app/records/pursuit-record-dialog.h"
#include "app/window/pursuit-saved-filters.h"
#include "core/pursuit-saved-view.h"
#include "tests/app/pursuit-window-test.h"

typedef struct
{
  PursuitWindowTest window;
  GtkWidget *list;
  GtkWidget *filters;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  pursuit_window_test_set_up (&self->window, NULL);
  self->list = pursuit_window_test_await (self->window.window, PURSUIT_TYPE_LEAD_LIST, NULL);
  self->filters = pursuit_window_test_await (self->window.window, PURSUIT_TYPE_SAVED_FILTERS, NULL);
  pursuit_window_test_await (self->filters, GTK_TYPE_LABEL, "Hospitals");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  pursuit_window_test_tear_down (&self->window, NULL);
}

static GtkWidget *
get_row (Fixture *self, const char *name)
{
  GtkWidget *label = pursuit_window_test_await (self->filters, GTK_TYPE_LABEL, name);

  return gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
}

static void
act (Fixture *self, const char *action, const char *name)
{
  g_autoptr (PursuitRecord) view
      = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_SAVED_VIEW, name);

  g_assert_true (
      gtk_widget_activate_action (self->filters, action, "s", pursuit_record_get_id (view)));
}

static gboolean
stands_above (gpointer data)
{
  Fixture *self = data;
  GtkWidget *one = pursuit_widget_test_find (self->filters, GTK_TYPE_LABEL, "Hospitals");
  GtkWidget *two = pursuit_widget_test_find (self->filters, GTK_TYPE_LABEL, "Open deals");
  GtkWidget *above = one != NULL ? gtk_widget_get_ancestor (one, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkWidget *below = two != NULL ? gtk_widget_get_ancestor (two, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return above != NULL && below != NULL
         && gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (above))
                < gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (below));
}

/* The row opens the list with its conditions; the head says which filter it is until a person
 * changes something, and the conditions without a chip of their own stand in one. */
static void
test_open (Fixture *self, gconstpointer data)
{
  g_autofree char *filter = NULL;

  gtk_widget_activate (get_row (self, "Hospitals"));
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "industry=Hospital");
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "Hospitals");
  g_assert_nonnull (pursuit_widget_test_find (self->list, GTK_TYPE_LABEL, "Value"));

  g_assert_true (gtk_widget_activate_action (self->list, "filter.stage", "s", "won"));
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "Leads");
  filter = pursuit_lead_list_dup_filter (PURSUIT_LEAD_LIST (self->list));
  g_assert_cmpstr (filter, ==, "stage=won industry=Hospital");

  g_assert_true (gtk_widget_activate_action (self->list, "filter.clear", NULL));
  pursuit_window_test_await (self->list, GTK_TYPE_LABEL, "18");
  pursuit_window_test_await_gone (self->list, GTK_TYPE_LABEL, "industry=Hospital");
}

static void
test_save (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *name;
  g_autoptr (PursuitRecord) view = NULL;

  g_assert_true (gtk_widget_activate_action (self->list, "filter.stage", "s", "won"));
  g_assert_true (gtk_widget_activate_action (self->list, "leads.save-filter", NULL));
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_RECORD_DIALOG);
  name = gtk_widget_get_ancestor (pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "Name"),
                                  ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (name), "Our customers");
  g_signal_emit_by_name (pursuit_window_test_child (dialog, "save_button"), "clicked");
  pursuit_window_test_await_closed (PURSUIT_TYPE_RECORD_DIALOG);

  /* Its count follows the workspace. */
  pursuit_window_test_await (get_row (self, "Our customers"), GTK_TYPE_LABEL, "3");
  view = pursuit_window_test_find_record (&self->window, PURSUIT_KIND_SAVED_VIEW, "Our customers");
  g_assert_cmpstr (pursuit_record_get_text (view, PURSUIT_SAVED_VIEW_FILTER), ==, "stage=won");
}

static void
test_move_and_delete (Fixture *self, gconstpointer data)
{
  act (self, "leads.move-filter-up", "Hospitals");
  pursuit_widget_test_wait (stands_above, self);

  act (self, "leads.delete-filter", "Open deals");
  pursuit_window_test_await_gone (self->filters, GTK_TYPE_LABEL, "Open deals");
  g_assert_true (gtk_widget_activate_action (self->filters, "win.undo", "x", (gint64) 0));
  pursuit_window_test_await (self->filters, GTK_TYPE_LABEL, "Open deals");
}

/* What is not understood changes nothing, keeps what was written and says why. */
static void
test_conditions (Fixture *self, gconstpointer data)
{
  GtkWidget *popover = pursuit_window_test_child (self->list, "filter_popover");
  GtkWidget *entry = pursuit_window_test_child (popover, "entry");
  GtkWidget *reason = pursuit_window_test_child (popover, "error_label");
  g_autofree char *filter = NULL;

  g_assert_true (gtk_widget_activate_action (self->list, "filter.stage", "s", "won"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "score>=many");
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (gtk_widget_get_visible (reason));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "score>=many");

  gtk_editable_set_text (GTK_EDITABLE (entry), "score>=1 city=Linz");
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (gtk_widget_get_visible (reason));
  filter = pursuit_lead_list_dup_filter (PURSUIT_LEAD_LIST (self->list));
  g_assert_cmpstr (filter, ==, "stage=won score>=1 city=Linz");
}

/* Nothing of an expression is lost between the list and what is saved. */
/* Who has just brought leads in comes to see them. */
static void
test_import_shows_all (Fixture *self, gconstpointer data)
{
  g_autoptr (PursuitImportReport) report = pursuit_import_report_new ();
  GtkWidget *window = GTK_WIDGET (self->window.window);
  g_autofree char *kept = NULL;
  g_autofree char *filter = NULL;

  g_assert_true (pursuit_lead_list_open_filter (PURSUIT_LEAD_LIST (self->list), NULL, "stage=won",
                                                NULL, NULL));
  report->updated = 2;
  pursuit_import_done_announce (window, self->window.workspace, report);
  kept = pursuit_lead_list_dup_filter (PURSUIT_LEAD_LIST (self->list));
  g_assert_cmpstr (kept, !=, "");
  pursuit_window_test_await (window, GTK_TYPE_LABEL, "Imported 2 rows");

  report->created = 1;
  report->leads = 1;
  pursuit_import_done_announce (window, self->window.workspace, report);
  filter = pursuit_lead_list_dup_filter (PURSUIT_LEAD_LIST (self->list));
  g_assert_cmpstr (filter, ==, "");
  pursuit_window_test_await (window, GTK_TYPE_LABEL,
                             "Imported 3 rows · the filter is off, to show them");
}

static void
test_expression (void)
{
  static const char *const expressions[][2] = {
    { NULL, "" },
    { "stage=won", "stage=won" },
    { "owner=me  score>=60", "score>=60 owner=me" },
    { "score>=70 stage!=won", "score>=70 stage!=won" },
    { "stage=won stage=lost", "stage=won stage=lost" },
    { "text~\"a \\\"b\" country=AT", "country=AT text~\"a \\\"b\"" },
    { "owner=\"Ana Ruiz\"", "owner=\"Ana Ruiz\"" },
    { "\"stage\"=won", "\"stage\"=won" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    {
      g_autoptr (PursuitLeadFilter) filter = pursuit_lead_filter_new (expressions[i][0], NULL);
      g_autofree char *again = pursuit_lead_filter_dup_expression (filter);

      g_assert_cmpstr (again, ==, expressions[i][1]);
      g_assert_cmpint (pursuit_lead_filter_is_empty (filter), ==, *again == '\0');
    }
  g_assert_null (pursuit_lead_filter_new ("stage", NULL));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/app/lead-filters/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  g_test_add_func ("/app/lead-filters/loses-no-condition", test_expression);
  ADD ("opens-with-its-conditions", test_open);
  ADD ("takes-conditions-by-hand", test_conditions);
  ADD ("saves-what-is-shown", test_save);
  ADD ("an-import-shows-what-came-in", test_import_shows_all);
  ADD ("moves-deletes-and-takes-back", test_move_and_delete);

  return g_test_run ();
}
