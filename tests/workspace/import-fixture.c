/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/import-fixture.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-json.h"
#include "core/pursuit-user.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-list.h"
#include "support/pursuit-test-data.h"
#include "workspace/pursuit-workspace-private.h"

#include <string.h>

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

PursuitWorkspace *
import_fixture_create (const char *profile)
{
  const PursuitWorkspaceOptions options = { .name = "Test" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PursuitWorkspace *workspace;

  pursuit_workspace_create_async (profile, &options, NULL, NULL, keep_result, &result);
  wait_for (&result);
  workspace = pursuit_workspace_create_finish (result, &error);
  g_assert_no_error (error);

  return workspace;
}

void
import_fixture_set_up (ImportFixture *self, gconstpointer data)
{
  self->folder = pursuit_test_make_dir ();
  self->profile = g_build_filename (self->folder, "profile", NULL);
  self->workspace = import_fixture_create (self->profile);
}

static void
let_go (ImportFixture *self)
{
  if (self->workspace != NULL)
    pursuit_workspace_close (self->workspace);
  /* Signals that were still to be told hold the workspace. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->workspace);
}

void
import_fixture_tear_down (ImportFixture *self, gconstpointer data)
{
  let_go (self);
  g_clear_pointer (&self->folder, pursuit_test_remove_dir);
  g_clear_pointer (&self->profile, g_free);
}

void
import_fixture_reopen (ImportFixture *self, PursuitWorkspaceMode mode)
{
  g_autoptr (GError) error = NULL;

  let_go (self);
  self->workspace = pursuit_workspace_open (self->profile, mode, &error);
  g_assert_no_error (error);
}

static PursuitImport *
make_import (ImportFixture *self, const ImportPlan *plan)
{
  PursuitImport *import = pursuit_import_new (self->workspace, plan->files);
  g_autoptr (GError) error = NULL;

  g_assert_true (pursuit_import_set_as (import, plan->as, &error));
  for (guint i = 0; i < IMPORT_MAX_MAPS && plan->map[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (plan->map[i], "=", 2);

      pursuit_import_map (import, parts[0], parts[1]);
    }
  pursuit_import_set_outcome (import, plan->outcome);
  pursuit_import_set_duplicates (import, plan->duplicates);
  pursuit_import_set_keep_bad_values (import, plan->keep_bad_values);
  if (plan->rehearsed != NULL)
    pursuit_import_set_rehearsed (import, plan->rehearsed);

  return import;
}

static void
check_sums (const PursuitImportReport *report)
{
  guint64 read = 0;

  for (guint i = 0; i < report->files->len; i++)
    {
      const PursuitImportFile *file = g_ptr_array_index (report->files, i);

      g_assert_cmpuint (file->read, ==,
                        file->created + file->updated + file->duplicates + file->rejected);
      read += file->read;
    }
  g_assert_cmpuint (report->read, ==, read);
  g_assert_cmpuint (report->read, ==,
                    report->created + report->updated + report->duplicates + report->rejected);
}

PursuitImportReport *
import_fixture_run (ImportFixture *self, const ImportPlan *plan, GError **error)
{
  g_autoptr (PursuitImport) import = make_import (self, plan);
  g_autoptr (GAsyncResult) result = NULL;
  PursuitImportReport *report;

  if (plan->rehearse)
    pursuit_import_rehearse_async (import, plan->progress, plan->cancellable, keep_result, &result);
  else
    pursuit_import_commit_async (import, plan->progress, plan->cancellable, keep_result, &result);
  wait_for (&result);
  report = plan->rehearse ? pursuit_import_rehearse_finish (import, result, error)
                          : pursuit_import_commit_finish (import, result, error);
  if (report != NULL)
    check_sums (report);

  return report;
}

static PursuitImportReport *
run_one (ImportFixture *self, const char *path, gboolean rehearse)
{
  const ImportPlan plan = { .files = { path }, .rehearse = rehearse };
  g_autoptr (GError) error = NULL;
  PursuitImportReport *report = import_fixture_run (self, &plan, &error);

  g_assert_no_error (error);

  return report;
}

PursuitImportReport *
import_fixture_import (ImportFixture *self, const char *path)
{
  return run_one (self, path, FALSE);
}

PursuitImportReport *
import_fixture_rehearse (ImportFixture *self, const char *path)
{
  return run_one (self, path, TRUE);
}

guint
import_fixture_undo (ImportFixture *self, const char *batch)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint undone = 0;
  guint kept = 0;

  pursuit_workspace_undo_import_async (self->workspace, batch, NULL, keep_result, &result);
  wait_for (&result);
  pursuit_workspace_undo_import_finish (self->workspace, result, &undone, &kept, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept, ==, 0);

  return undone;
}

char *
import_fixture_write (ImportFixture *self, const char *name, const char *content, gssize length)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);

  return path;
}

/* What the small reading jobs below take and give. */
typedef struct
{
  PursuitKind kind;
  const char *where;
  gint64 count;
  char *hash;
  GPtrArray *records;
} Step;

static void
read_step (ImportFixture *self, PursuitStoreFunc func, Step *step)
{
  g_autoptr (GError) error = NULL;

  pursuit_store_read (pursuit_workspace_get_store (self->workspace), func, step, &error);
  g_assert_no_error (error);
}

static gboolean
hash_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  step->hash = pursuit_session_content_hash (session, error);

  return step->hash != NULL;
}

char *
import_fixture_hash (ImportFixture *self)
{
  Step step = { .kind = PURSUIT_KIND_NONE };

  read_step (self, hash_func, &step);

  return step.hash;
}

static gboolean
check_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_check_integrity (session, error);
}

void
import_fixture_check_integrity (ImportFixture *self)
{
  Step step = { .kind = PURSUIT_KIND_NONE };

  read_step (self, check_func, &step);
}

static gboolean
count_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (PursuitQuery) query = pursuit_query_new (step->kind);

  if (!pursuit_query_set_where (query, step->where, NULL, error))
    return FALSE;
  step->count = pursuit_session_count (session, query, error);

  return step->count >= 0;
}

gint64
import_fixture_count (ImportFixture *self, PursuitKind kind, const char *where)
{
  Step step = { .kind = kind, .where = where };

  read_step (self, count_func, &step);

  return step.count;
}

static gboolean
list_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (PursuitQuery) query = pursuit_query_new (step->kind);

  if (!pursuit_query_set_where (query, step->where, NULL, error))
    return FALSE;
  step->records = pursuit_session_list (session, query, NULL, NULL, error);

  return step->records != NULL;
}

GPtrArray *
import_fixture_list (ImportFixture *self, PursuitKind kind, const char *where)
{
  Step step = { .kind = kind, .where = where };

  read_step (self, list_func, &step);

  return step.records;
}

PursuitRecord *
import_fixture_find (ImportFixture *self, PursuitKind kind, const char *where)
{
  g_autoptr (GPtrArray) found = import_fixture_list (self, kind, where);

  if (found->len != 1)
    g_error ("%u records where %s", found->len, where);

  return g_object_ref (g_ptr_array_index (found, 0));
}

/* From here on: the dump. */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *texts, const char *separator)
{
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);

  return g_strjoinv (separator, (char **) texts->pdata);
}

/* The members of an object in the order of their names. */
static char *
sort_object (const char *text)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) node = pursuit_json_parse (text, -1, NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    g_ptr_array_add (members, g_strdup_printf ("%s:%s", name, json_node_get_string (member)));

  return join_sorted (members, "|");
}

/* Ids and times differ each time. When a record was created is said by whatever came first. */
static gboolean
is_of_this_run (PursuitRecord *record, guint field)
{
  return field == PURSUIT_FIELD_RECORD_ID || field == PURSUIT_FIELD_CREATED_AT
         || field == PURSUIT_FIELD_UPDATED_AT
         || (pursuit_record_get_kind (record) == PURSUIT_KIND_LEAD
             && field == PURSUIT_LEAD_STAGE_CHANGED_AT);
}

static char *
describe_field (PursuitRecord *record, guint field, GHashTable *names)
{
  const PursuitField *info = &pursuit_record_get_fields (record)->fields[field];
  const char *text;

  if (pursuit_field_is_number (info))
    return g_strdup_printf ("%" G_GINT64_FORMAT, pursuit_record_get_integer (record, field));
  text = pursuit_record_get_text (record, field);
  if (field == PURSUIT_FIELD_CUSTOM)
    return sort_object (text);
  if (info->type == PURSUIT_FIELD_ID)
    text = g_hash_table_lookup (names, text);

  return g_strdup (text != NULL ? text : "(gone)");
}

static char *
describe (PursuitRecord *record, GHashTable *names)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);
  GString *text = g_string_new (pursuit_kind_to_string (pursuit_record_get_kind (record)));

  for (guint i = 0; i < table->n_fields; i++)
    if (pursuit_record_is_set (record, i) && !is_of_this_run (record, i))
      {
        g_autofree char *value = describe_field (record, i, names);

        g_string_append_printf (text, " %s=%s", table->fields[i].key, value);
      }

  return g_string_free (text, FALSE);
}

static void
name_records (ImportFixture *self, PursuitKind kind, GHashTable *names)
{
  g_autoptr (GPtrArray) records = import_fixture_list (self, kind, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      PursuitRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (names, g_strdup (pursuit_record_get_id (record)),
                           kind == PURSUIT_KIND_LEAD ? g_strdup ("")
                                                     : pursuit_record_dup_title (record));
    }
}

/* Adds what records say below the lead to which they belong. */
static void
add_below (ImportFixture *self, PursuitKind kind, guint field, GHashTable *names, GHashTable *leads)
{
  g_autoptr (GPtrArray) records = import_fixture_list (self, kind, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      PursuitRecord *record = g_ptr_array_index (records, i);
      const char *lead = pursuit_record_get_text (record, field);
      GPtrArray *texts = g_hash_table_lookup (leads, lead != NULL ? lead : "");

      g_assert_nonnull (texts);
      g_ptr_array_add (texts, describe (record, names));
    }
}

char *
import_fixture_dump (ImportFixture *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) leads
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) records = import_fixture_list (self, PURSUIT_KIND_LEAD, NULL);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer texts;

  name_records (self, PURSUIT_KIND_LEAD, names);
  name_records (self, PURSUIT_KIND_PERSON, names);
  name_records (self, PURSUIT_KIND_USER, names);
  g_hash_table_insert (leads, g_strdup (""), g_ptr_array_new_with_free_func (g_free));
  for (guint i = 0; i < records->len; i++)
    {
      PursuitRecord *lead = g_ptr_array_index (records, i);
      GPtrArray *block = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (block, describe (lead, names));
      g_hash_table_insert (leads, g_strdup (pursuit_record_get_id (lead)), block);
    }
  add_below (self, PURSUIT_KIND_PERSON, PURSUIT_PERSON_LEAD_ID, names, leads);
  add_below (self, PURSUIT_KIND_ACTIVITY, PURSUIT_ACTIVITY_LEAD_ID, names, leads);

  g_hash_table_iter_init (&iter, leads);
  while (g_hash_table_iter_next (&iter, NULL, &texts))
    g_ptr_array_add (blocks, join_sorted (texts, "\n  "));

  return join_sorted (blocks, "\n");
}
