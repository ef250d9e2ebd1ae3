/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-assistant.h"
#include "app/import/pursuit-import-column-row.h"
#include "app/import/pursuit-import-count.h"
#include "app/import/pursuit-import-done.h"
#include "app/import/pursuit-import-rows.h"
#include "tests/app/pursuit-window-test.h"
#include "tests/support/pursuit-test-data.h"

typedef struct
{
  char *dir;
  PursuitWorkspace *workspace;
  PursuitImportAssistant *assistant;
  GtkWindow *window;
  guint n_rehearsed;
} Fixture;

static void
create_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(PursuitWorkspace **) data = pursuit_workspace_create_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const PursuitWorkspaceOptions options = { .name = "Test" };

  self->dir = pursuit_test_make_dir ();
  pursuit_workspace_create_async (self->dir, &options, NULL, NULL, create_cb, &self->workspace);
  pursuit_widget_test_wait (is_set, &self->workspace);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  pursuit_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  pursuit_test_remove_dir (self->dir);
}

static void
on_rehearsed (Fixture *self)
{
  self->n_rehearsed++;
}

static gboolean
has_rehearsed (gpointer data)
{
  return ((Fixture *) data)->n_rehearsed > 0;
}

static void
start (Fixture *self, const char *path)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);
  self->assistant = PURSUIT_IMPORT_ASSISTANT (
      pursuit_import_assistant_new (self->workspace, G_LIST_MODEL (files)));
  g_signal_connect_swapped (self->assistant, "rehearsed", G_CALLBACK (on_rehearsed), self);
  gtk_widget_set_size_request (GTK_WIDGET (self->assistant), 1100, 700);
  self->window = pursuit_widget_test_present (GTK_WIDGET (self->assistant));
  pursuit_widget_test_wait (has_rehearsed, self);
}

static void
test_hubspot (Fixture *self, gconstpointer data)
{
  g_autofree char *path = pursuit_test_data_path ("crm-csv/hubspot/hubspot_contacts.csv");
  PursuitImportReport *report;

  if (path == NULL)
    return;

  start (self, path);
  report = pursuit_import_assistant_get_report (self->assistant);
  g_assert_nonnull (report);
  g_assert_true (report->rehearsed);
  g_assert_cmpuint (report->read, ==,
                    report->created + report->updated + report->duplicates + report->rejected);

  g_assert_nonnull (
      pursuit_widget_test_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL, "950 + 0 + 0 + 0"));
  g_assert_nonnull (
      pursuit_widget_test_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL, "950 rows read"));
  g_assert_nonnull (
      pursuit_widget_test_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL, "Contact ID"));
}

static void
test_no_table (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "picture.csv", NULL);
  static const char bytes[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0";
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, sizeof bytes, &error);
  g_assert_no_error (error);
  start (self, path);

  g_assert_null (pursuit_import_assistant_get_report (self->assistant));
  g_assert_nonnull (
      pursuit_widget_test_find (GTK_WIDGET (self->window), G_TYPE_NONE, "This Cannot Be Imported"));
}

static void
test_remaps (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "leads.csv", NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *columns;
  PursuitImportReport *report;

  g_file_set_contents (path, "Company,Town\nBrennholt,Linz\nAurach,Graz\n", -1, &error);
  g_assert_no_error (error);
  start (self, path);
  report = pursuit_import_assistant_get_report (self->assistant);
  g_assert_nonnull (report);
  g_assert_cmpuint (report->columns->len, ==, 2);
  g_assert_cmpuint (report->created, ==, 2);

  columns = pursuit_widget_test_find (GTK_WIDGET (self->window),
                                      g_type_from_name ("PursuitImportColumns"), NULL);
  g_assert_nonnull (columns);
  self->n_rehearsed = 0;
  g_signal_emit_by_name (columns, "mapped", "skip", "Town");
  pursuit_widget_test_wait (has_rehearsed, self);

  report = pursuit_import_assistant_get_report (self->assistant);
  g_assert_cmpstr (((PursuitImportColumn *) report->columns->pdata[1])->target, ==, "skip");
}

static void
test_rows (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "leads.csv", NULL);
  GtkWidget *outcome;
  GtkWidget *count;
  GtkWidget *dialog;

  g_assert_true (
      g_file_set_contents (path, "Company,Town\nBrennholt,Linz\nAurach,Graz\n", -1, NULL));
  start (self, path);
  outcome = pursuit_window_test_child (self->assistant, "outcome");
  count = pursuit_window_test_child (outcome, "updated");
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (count, "show_button")));

  count = pursuit_window_test_child (outcome, "created");
  g_signal_emit_by_name (pursuit_window_test_child (count, "show_button"), "clicked");
  dialog = pursuit_window_test_await_window (PURSUIT_TYPE_IMPORT_ROWS);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "New");
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "Line 2 – Brennholt");
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "Aurach;Graz");
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (dialog, "more")));
  gtk_window_close (GTK_WINDOW (dialog));
  pursuit_window_test_await_closed (PURSUIT_TYPE_IMPORT_ROWS);
}

static void
test_more_rows (void)
{
  g_autoptr (PursuitImportReport) report = pursuit_import_report_new ();
  GtkWindow *parent = pursuit_widget_test_present (gtk_label_new ("Import"));
  GtkWindow *dialog
      = pursuit_import_rows_new (parent, "Updated", report, report->updated_rows, 120);

  gtk_window_present (dialog);
  pursuit_window_test_await (dialog, GTK_TYPE_LABEL, "120 more rows follow.");
  gtk_window_destroy (dialog);
  gtk_window_destroy (parent);
}

/* What was agreed to are the counts of the file as it was: another one is rehearsed first. */
static void
test_changed (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "leads.csv", NULL);
  PursuitImportReport *report;

  g_assert_true (g_file_set_contents (path, "Company\nBrennholt\n", -1, NULL));
  start (self, path);
  g_assert_true (g_file_set_contents (path, "Company\nBrennholt\nAurach\n", -1, NULL));
  self->n_rehearsed = 0;
  gtk_widget_activate_action (GTK_WIDGET (self->assistant), "import.commit", NULL);
  pursuit_widget_test_wait (has_rehearsed, self);

  report = pursuit_import_assistant_get_report (self->assistant);
  g_assert_true (report->rehearsed);
  g_assert_cmpuint (report->created, ==, 2);
  g_assert_nonnull (
      pursuit_widget_test_find (GTK_WIDGET (self->window), GTK_TYPE_BUTTON, "Import 2 Leads"));
}

/* What is in the way may go away: a drive comes back, somebody closes a file. */
static void
test_tries_again (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->dir, "late.csv", NULL);

  start (self, path);
  g_assert_null (pursuit_import_assistant_get_report (self->assistant));
  g_assert_true (g_file_set_contents (path, "Company\nBrennholt\n", -1, NULL));
  self->n_rehearsed = 0;
  gtk_widget_activate_action (GTK_WIDGET (self->assistant), "import.rehearse", NULL);
  pursuit_widget_test_wait (has_rehearsed, self);
  g_assert_nonnull (pursuit_import_assistant_get_report (self->assistant));
}

static void
test_count (void)
{
  g_autoptr (GtkWidget) count
      = g_object_ref_sink (g_object_new (PURSUIT_TYPE_IMPORT_COUNT, "title", "New", NULL));

  pursuit_import_count_set (PURSUIT_IMPORT_COUNT (count), 140, 2016, "known by their id");

  g_assert_cmpstr (pursuit_import_count_get_text (PURSUIT_IMPORT_COUNT (count)), ==, "140");
  gtk_test_accessible_assert_property (count, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "New: 140, known by their id");
}

static void
test_summary (void)
{
  g_autoptr (PursuitImportReport) report = pursuit_import_report_new ();
  g_autofree char *clean = NULL;
  g_autofree char *rejects = NULL;

  report->created = 1;
  clean = pursuit_import_done_dup_summary (report);
  g_assert_cmpstr (clean, ==, "Imported 1 row");

  report->updated = 2;
  report->rejected = 16;
  report->rejects_file = g_strdup ("/tmp/contacts.rejects.csv");
  rejects = pursuit_import_done_dup_summary (report);
  g_assert_cmpstr (rejects, ==, "Imported 3 rows · 16 rejected rows are in contacts.rejects.csv");
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  g_test_add ("/app/import-assistant/shows-the-counts-of-a-hubspot-file", Fixture, NULL, set_up,
              test_hubspot, tear_down);
  g_test_add ("/app/import-assistant/says-what-is-no-table", Fixture, NULL, set_up, test_no_table,
              tear_down);
  g_test_add ("/app/import-assistant/rehearses-again-with-another-mapping", Fixture, NULL, set_up,
              test_remaps, tear_down);
  g_test_add ("/app/import-assistant/rehearses-a-changed-file-again", Fixture, NULL, set_up,
              test_changed, tear_down);
  g_test_add ("/app/import-assistant/tries-again", Fixture, NULL, set_up, test_tries_again,
              tear_down);
  g_test_add ("/app/import-assistant/shows-the-rows-behind-a-count", Fixture, NULL, set_up,
              test_rows, tear_down);
  g_test_add_func ("/app/import-assistant/says-how-many-rows-follow", test_more_rows);
  g_test_add_func ("/app/import-assistant/reads-a-count-aloud", test_count);
  g_test_add_func ("/app/import-assistant/sums-up-what-was-done", test_summary);

  return g_test_run ();
}
