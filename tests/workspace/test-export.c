/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "workspace/records/pursuit-export.h"
#include "workspace/import/pursuit-import.h"
#include "workspace/records/pursuit-record-list.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static PursuitExportResult *
try_export (WorkspaceFixture *self,
            const char *path,
            PursuitKind kind,
            PursuitExportFormat format,
            GError **error)
{
  PursuitExportOptions options = { .path = path, .kind = kind, .format = format };

  pursuit_workspace_export_async (self->workspace, &options, NULL, NULL, workspace_fixture_done,
                                  self);

  return pursuit_workspace_export_finish (self->workspace, workspace_fixture_wait (self), error);
}

static PursuitExportResult *
export_kind (WorkspaceFixture *self, const char *path, PursuitKind kind, PursuitExportFormat format)
{
  g_autoptr (GError) error = NULL;
  PursuitExportResult *result = try_export (self, path, kind, format, &error);

  g_assert_no_error (error);

  return result;
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);

  return content;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_json (WorkspaceFixture *self, gconstpointer data)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      const char *word = pursuit_kind_to_string ((PursuitKind) kind);
      g_autofree char *name = g_strconcat (word, ".json", NULL);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autoptr (PursuitExportResult) result = NULL;
      g_autofree char *text = NULL;
      g_autofree char *hash = NULL;
      g_autoptr (JsonNode) node = NULL;
      JsonArray *records;

      result = export_kind (self, path, (PursuitKind) kind, PURSUIT_EXPORT_JSON);
      text = read_file (path);
      hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
      g_assert_cmpstr (result->sha256, ==, hash);
      g_assert_cmpuint (result->files, ==, 1);
      node = pursuit_json_parse (text, -1, NULL);
      g_assert_nonnull (node);
      records = json_object_get_array_member (json_node_get_object (node), word);
      g_assert_cmpint (json_array_get_length (records), ==, result->records[kind]);
      g_assert_cmpint (result->records[kind], ==,
                       workspace_fixture_count (self, (PursuitKind) kind, NULL));
    }
}

static void
test_tables (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (self->folder, "tables", NULL);
  g_autoptr (PursuitExportResult) result
      = export_kind (self, folder, PURSUIT_KIND_NONE, PURSUIT_EXPORT_CSV);
  g_autofree char *drafts = g_build_filename (folder, "draft.csv", NULL);

  g_assert_cmpint (result->records[PURSUIT_KIND_LEAD], ==, 18);
  g_assert_cmpuint (result->files, ==, count_files (folder));
  g_assert_false (g_file_test (drafts, G_FILE_TEST_EXISTS));
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      const char *word = pursuit_kind_to_string ((PursuitKind) kind);
      g_autofree char *name = g_strconcat (word, ".csv", NULL);
      g_autofree char *all = g_build_filename (folder, name, NULL);
      g_autofree char *one = g_build_filename (self->folder, name, NULL);
      g_autofree char *from_all = NULL;
      g_autofree char *from_one = NULL;

      if (!g_file_test (all, G_FILE_TEST_EXISTS))
        continue;
      pursuit_export_result_free (export_kind (self, one, (PursuitKind) kind, PURSUIT_EXPORT_CSV));
      from_all = read_file (all);
      from_one = read_file (one);
      g_assert_cmpstr (from_all, ==, from_one);
      g_assert_nonnull (strstr (from_all, "id,"));
    }
}

static void
test_names (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "person.csv", NULL);
  g_autoptr (PursuitExportResult) result
      = export_kind (self, path, PURSUIT_KIND_PERSON, PURSUIT_EXPORT_CSV);
  g_autofree char *text = read_file (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);

  g_assert_nonnull (strstr (lines[0], "lead_id,lead_id_name"));
  g_assert_nonnull (strstr (lines[1], "Brennholt Pumpen GmbH"));
  g_assert_cmpint (result->records[PURSUIT_KIND_PERSON], ==, 24);
}

/* A cell that a spreadsheet would run is written as text. */
static void
test_guard (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_add_lead (self, "=HYPERLINK(\"http://x.example\")", 100);
  g_autofree char *path = g_build_filename (self->folder, "lead.csv", NULL);
  g_autofree char *text = NULL;

  pursuit_export_result_free (export_kind (self, path, PURSUIT_KIND_LEAD, PURSUIT_EXPORT_CSV));
  text = read_file (path);
  g_assert_nonnull (strstr (text, pursuit_record_get_id (lead)));
  g_assert_null (strstr (text, ",=HYPERLINK"));
  g_assert_null (strstr (text, "\"=HYPERLINK"));
  g_assert_nonnull (strstr (text, "HYPERLINK"));
}

static PursuitImportReport *
import_file (WorkspaceFixture *self, const char *path)
{
  const char *const files[] = { path, NULL };
  g_autoptr (PursuitImport) import = pursuit_import_new (self->workspace, files);
  g_autoptr (GError) error = NULL;
  PursuitImportReport *report;

  pursuit_import_commit_async (import, NULL, NULL, workspace_fixture_done, self);
  report = pursuit_import_commit_finish (import, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return report;
}

/* What a person has said about the leads, by company. */
static char *
describe_leads (WorkspaceFixture *self)
{
  static const guint fields[]
      = { PURSUIT_LEAD_COMPANY_NAME, PURSUIT_LEAD_CONTACT_NAME,  PURSUIT_LEAD_CONTACT_EMAIL,
          PURSUIT_LEAD_CITY,         PURSUIT_LEAD_COUNTRY,       PURSUIT_LEAD_STAGE,
          PURSUIT_LEAD_VALUE,        PURSUIT_LEAD_CURRENCY,      PURSUIT_LEAD_BUDGET,
          PURSUIT_LEAD_NEED,         PURSUIT_LEAD_TIMELINE,      PURSUIT_LEAD_NEXT_STEP,
          PURSUIT_LEAD_INDUSTRY,     PURSUIT_LEAD_EXPECTED_CLOSE };
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecordPage) page = NULL;
  GString *text = g_string_new (NULL);

  pursuit_query_set_sort (query, "company_name", NULL);
  pursuit_workspace_list_async (self->workspace, query, NULL, workspace_fixture_done, self);
  page = pursuit_workspace_list_finish (self->workspace, workspace_fixture_wait (self), NULL);
  for (guint i = 0; i < page->records->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (fields); j++)
      {
        PursuitRecord *lead = g_ptr_array_index (page->records, i);
        g_autofree char *cell = pursuit_record_dup_input (lead, fields[j]);

        g_string_append_printf (text, "%s%s", cell, j + 1 < G_N_ELEMENTS (fields) ? " | " : "\n");
      }

  return g_string_free (text, FALSE);
}

static void
test_again (WorkspaceFixture *self, gconstpointer data)
{
  WorkspaceFixture other = { NULL };
  g_autofree char *path = g_build_filename (self->folder, "lead.csv", NULL);
  g_autofree char *before = describe_leads (self);
  g_autofree char *after = NULL;
  g_autoptr (PursuitImportReport) report = NULL;

  pursuit_export_result_free (export_kind (self, path, PURSUIT_KIND_LEAD, PURSUIT_EXPORT_CSV));
  workspace_fixture_set_up (&other, NULL);
  report = import_file (&other, path);
  g_assert_cmpint (report->read, ==, 18);
  g_assert_cmpint (report->rejected, ==, 0);
  g_assert_cmpint (report->leads, ==, 18);
  after = describe_leads (&other);
  g_assert_cmpstr (after, ==, before);
  workspace_fixture_tear_down (&other, NULL);
}

static void
test_targets (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->folder, "leads.json", NULL);
  g_autofree char *missing = g_build_filename (self->folder, "no", "such", "leads.json", NULL);
  g_autofree char *inside = g_build_filename (file, "leads.csv", NULL);
  g_autofree char *content = NULL;
  GError *error = NULL;

  /* A file is replaced, a folder with something in it is not. */
  g_assert_true (g_file_set_contents (file, "old", -1, NULL));
  pursuit_export_result_free (export_kind (self, file, PURSUIT_KIND_LEAD, PURSUIT_EXPORT_JSON));
  content = read_file (file);
  g_assert_nonnull (strstr (content, "Klinikum Aurach"));

  g_assert_null (try_export (self, self->folder, PURSUIT_KIND_NONE, PURSUIT_EXPORT_CSV, &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "not empty"));
  g_clear_error (&error);

  g_assert_null (try_export (self, missing, PURSUIT_KIND_LEAD, PURSUIT_EXPORT_JSON, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, "not-found");
  g_clear_error (&error);
  g_assert_null (try_export (self, inside, PURSUIT_KIND_NONE, PURSUIT_EXPORT_CSV, &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_FAILED);
  g_clear_error (&error);
  /* Only the profile and the file that was asked for. */
  g_assert_cmpuint (count_files (self->folder), ==, 2);
}

static PursuitExportResult *
export_some (WorkspaceFixture *self, const char *path, const PursuitQuery *query, GArray *rows)
{
  const PursuitExportOptions options = { path, PURSUIT_KIND_LEAD, PURSUIT_EXPORT_CSV, query, rows };
  g_autoptr (GError) error = NULL;
  PursuitExportResult *result;

  pursuit_workspace_export_async (self->workspace, &options, NULL, NULL, workspace_fixture_done,
                                  self);
  result = pursuit_workspace_export_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return result;
}

/* Whether the lines of a table hold these words, one each, below its head. */
static void
assert_lines (const char *path, const char *const *words)
{
  g_autofree char *text = read_file (path);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  guint n = g_strv_length ((char **) words);

  g_assert_cmpuint (g_strv_length (lines), ==, n + 2);
  for (guint i = 0; i < n; i++)
    g_assert_nonnull (strstr (lines[i + 1], words[i]));
}

/* What a list shows goes out as it shows it; what was selected in it, too, but for what is gone. */
static void
test_some (WorkspaceFixture *self, gconstpointer data)
{
  static const char *const names[] = { "Drei", "Zwei", "Eins" };
  g_autofree char *path = g_build_filename (self->folder, "some.csv", NULL);
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecordList) list = pursuit_record_list_new (self->workspace);
  g_autoptr (PursuitExportResult) result = NULL;
  g_autoptr (GArray) rows = NULL;
  const char *gone[2] = { NULL };

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, names[i], 100 * (i + 1));

      if (i == 1)
        gone[0] = g_strdup (pursuit_record_get_id (lead));
    }
  g_assert_true (pursuit_query_set_where (query, "value>=2", NULL, NULL));
  g_assert_true (pursuit_query_set_sort (query, "-value", NULL));
  result = export_some (self, path, query, NULL);
  g_assert_cmpint (result->records[PURSUIT_KIND_LEAD], ==, 2);
  assert_lines (path, (const char *const[]){ "Eins", "Zwei", NULL });
  g_clear_pointer (&result, pursuit_export_result_free);

  pursuit_query_set_where (query, NULL, NULL, NULL);
  pursuit_record_list_set_query (list, query);
  while (pursuit_record_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  rows = g_array_copy (pursuit_record_list_get_rows (list));
  pursuit_workspace_delete_async (self->workspace, gone, NULL, workspace_fixture_done, self);
  g_assert_cmpint (
      pursuit_workspace_delete_finish (self->workspace, workspace_fixture_wait (self), NULL, NULL),
      >, 0);
  result = export_some (self, path, NULL, rows);
  g_assert_cmpint (result->records[PURSUIT_KIND_LEAD], ==, 2);
  assert_lines (path, (const char *const[]){ "Eins", "Drei", NULL });
  g_clear_pointer (&result, pursuit_export_result_free);

  /* However the rows come, the order is that of the query. */
  pursuit_query_set_sort (query, "value", NULL);
  result = export_some (self, path, query, rows);
  assert_lines (path, (const char *const[]){ "Drei", "Eins", NULL });
  g_free ((char *) gone[0]);
}

static void
test_cancelled (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "all.json", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PursuitExportOptions options = { .path = path, .format = PURSUIT_EXPORT_JSON };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  pursuit_workspace_export_async (self->workspace, &options, NULL, cancellable,
                                  workspace_fixture_done, self);
  g_assert_null (
      pursuit_workspace_export_finish (self->workspace, workspace_fixture_wait (self), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/export/" path, WorkspaceFixture, NULL, set_up, func,                     \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("json-of-each-kind", workspace_fixture_set_up_demo, test_json);
  ADD ("tables-of-all-kinds", workspace_fixture_set_up_demo, test_tables);
  ADD ("ids-stand-beside-names", workspace_fixture_set_up_demo, test_names);
  ADD ("cells-are-no-formulas", workspace_fixture_set_up, test_guard);
  ADD ("comes-in-again-the-same", workspace_fixture_set_up_demo, test_again);
  ADD ("says-where-it-cannot-write", workspace_fixture_set_up_demo, test_targets);
  ADD ("some-in-their-order", workspace_fixture_set_up, test_some);
  ADD ("cancelled-leaves-no-file", workspace_fixture_set_up_demo, test_cancelled);

  return g_test_run ();
}
