/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-bulk-edit.h"

#include "core/pursuit-core-error.h"
#include "store/pursuit-list.h"
#include "store/pursuit-store-error.h"
#include "store/pursuit-undo.h"
#include "workspace/records/pursuit-record-rules-private.h"
#include "workspace/records/pursuit-rows-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

/* How many records are read at a time. */
#define PAGE_SIZE 256

typedef struct _BulkJob BulkJob;

/* What is done to many records. */
typedef struct
{
  gboolean (*check) (BulkJob *job, GError **error); /* (nullable) before any record is touched */
  gboolean (*step) (BulkJob *job, PursuitRecord *record, GError **error);
  char *(*dup_label) (gboolean leads, guint n); /* of the action */
  const char *doing_leads;                      /* for the progress */
  const char *doing_records;
} Verb;

struct _BulkJob
{
  PursuitJob job;
  const Verb *verb;
  PursuitKind kind;
  char **ids;          /* (nullable) */
  GArray *rows;        /* (nullable) */
  PursuitQuery *query; /* (nullable) */
  GPtrArray *changes;  /* (element-type PursuitFieldChange) */
  PursuitProgressRelay *progress;

  PursuitSession *session;
  GCancellable *cancellable;
  PursuitBulkResult *result; /* the job's own result */
  GError *first_refusal;     /* (nullable) */
  guint done;
  guint total;
};

static void
refusal_free (gpointer data)
{
  PursuitRefusal *refusal = data;

  g_free (refusal->id);
  g_free (refusal->title);
  g_free (refusal->message);
  g_free (refusal);
}

static PursuitBulkResult *
bulk_result_new (void)
{
  PursuitBulkResult *result = g_new0 (PursuitBulkResult, 1);

  result->ids = g_ptr_array_new_with_free_func (g_free);
  result->refusals = g_ptr_array_new_with_free_func (refusal_free);

  return result;
}

void
pursuit_bulk_result_free (PursuitBulkResult *result)
{
  if (result == NULL)
    return;

  g_ptr_array_unref (result->ids);
  g_ptr_array_unref (result->refusals);
  g_free (result);
}

static void
change_free (gpointer data)
{
  PursuitFieldChange *change = data;

  g_free ((char *) change->key);
  g_free ((char *) change->text);
  g_free (change);
}

static void
bulk_job_free (gpointer data)
{
  BulkJob *job = data;

  pursuit_progress_relay_close (job->progress);
  g_strfreev (job->ids);
  g_clear_pointer (&job->rows, g_array_unref);
  g_clear_pointer (&job->query, pursuit_query_free);
  g_ptr_array_unref (job->changes);
  g_clear_error (&job->first_refusal);
  g_free (job);
}

static BulkJob *
bulk_job_new (const Verb *verb, const PursuitRecordSet *set, const PursuitProgress *progress)
{
  BulkJob *job = g_new0 (BulkJob, 1);

  job->verb = verb;
  job->job.free_result = (GDestroyNotify) pursuit_bulk_result_free;
  job->job.free_job = bulk_job_free;
  job->kind = set->kind;
  job->ids = g_strdupv ((char **) set->ids);
  if (set->ids == NULL)
    {
      job->rows = g_array_copy (set->rows);
      job->query = set->query != NULL ? pursuit_query_copy (set->query) : NULL;
    }
  job->changes = g_ptr_array_new_with_free_func (change_free);
  job->progress = pursuit_progress_relay_new (progress);

  return job;
}

/* What the change of one record would leave half done when it is refused, is not skipped. */
static gboolean
may_be_skipped (PursuitRecord *record, const GError *error)
{
  PursuitKind kind
      = record != NULL ? pursuit_record_get_kind (record) : (PursuitKind) PURSUIT_KIND_NONE;

  if (kind == PURSUIT_KIND_PROPOSAL || kind == PURSUIT_KIND_LINE_ITEM)
    return FALSE;

  return error->domain == PURSUIT_CORE_ERROR || error->domain == PURSUIT_WORKSPACE_ERROR
         || g_error_matches (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
}

static gboolean
note_refusal (BulkJob *job, PursuitRecord *record, GError *refusal, GError **error)
{
  PursuitBulkResult *result = job->result;

  if (!may_be_skipped (record, refusal))
    {
      g_propagate_error (error, refusal);
      return FALSE;
    }
  if (result->refused++ < PURSUIT_BULK_EDIT_MAX_REFUSALS)
    {
      PursuitRefusal *item = g_new0 (PursuitRefusal, 1);

      item->id = record != NULL ? g_strdup (pursuit_record_get_id (record)) : NULL;
      item->title = record != NULL ? pursuit_record_dup_title (record) : g_strdup ("");
      item->message = g_strdup (refusal->message);
      g_ptr_array_add (result->refusals, item);
    }
  if (job->first_refusal == NULL)
    job->first_refusal = refusal;
  else
    g_error_free (refusal);

  return TRUE;
}

static gboolean
refuse_gone (GError **error)
{
  g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
                       _ ("The record was removed meanwhile"));

  return FALSE;
}

static gboolean
take_record (BulkJob *job, PursuitRecord *record, GError **error)
{
  const Verb *verb = job->verb;
  GError *refusal = NULL;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  if (record != NULL ? verb->step (job, record, &refusal) : refuse_gone (&refusal))
    g_ptr_array_add (job->result->ids, g_strdup (pursuit_record_get_id (record)));
  else if (!note_refusal (job, record, refusal, error))
    return FALSE;
  job->done++;
  pursuit_progress_relay_report (
      job->progress, (double) job->done / job->total,
      _ (job->kind == PURSUIT_KIND_LEAD ? verb->doing_leads : verb->doing_records));

  return TRUE;
}

static gboolean
take_rows (BulkJob *job, GError **error)
{
  for (guint i = 0; i < job->rows->len; i += PAGE_SIZE)
    {
      g_autoptr (GPtrArray) page = pursuit_session_get_rows (
          job->session, job->kind, &g_array_index (job->rows, guint32, i),
          MIN (PAGE_SIZE, job->rows->len - i), error);

      for (guint j = 0; page != NULL && j < page->len; j++)
        if (!take_record (job, g_ptr_array_index (page, j), error))
          return FALSE;
      if (page == NULL)
        return FALSE;
    }

  return TRUE;
}

/* Somebody who names a record twice means it once. */
static gboolean
take_ids (BulkJob *job, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (char **prefix = job->ids; *prefix != NULL; prefix++)
    {
      PursuitKind kind = job->kind;
      char *id = pursuit_session_resolve (job->session, *prefix, &kind, error);
      g_autoptr (PursuitRecord) record = NULL;

      if (id == NULL)
        return FALSE;
      if (!g_hash_table_add (seen, id))
        continue;
      record = pursuit_session_get (job->session, kind, id, error);
      if (record == NULL || !take_record (job, record, error))
        return FALSE;
    }

  return TRUE;
}

/* What is selected in a list that its filter does not find any more is left as it is. */
static gboolean
find_rows (BulkJob *job, GError **error)
{
  g_autoptr (GArray) selected = job->rows;

  if (job->query == NULL)
    {
      job->rows = g_steal_pointer (&selected);
      return TRUE;
    }
  pursuit_query_set_scope (job->query, job->job.scope);
  job->rows = pursuit_rows_list (job->session, job->query, selected, error);

  return job->rows != NULL;
}

static gboolean
check_number (BulkJob *job, GError **error)
{
  job->total = job->ids != NULL ? g_strv_length (job->ids) : job->rows->len;
  if (job->total > 0 && job->total <= PURSUIT_BULK_EDIT_MAX_RECORDS)
    return TRUE;

  if (job->total == 0)
    g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                         _ ("No records are selected; select some first"));
  else
    g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                 _ ("%'u records are too many for one step, which takes %'d at most; select fewer "
                    "of them with a filter"),
                 job->total, PURSUIT_BULK_EDIT_MAX_RECORDS);

  return FALSE;
}

/* The label tells how many it were in the end, so it is written last. */
static gboolean
run_steps (BulkJob *job, GError **error)
{
  PursuitBulkResult *result = bulk_result_new ();
  g_autofree char *begun = job->verb->dup_label (FALSE, 0);
  g_autofree char *ended = NULL;

  job->result = job->job.result = result;
  if (!find_rows (job, error) || !check_number (job, error))
    return FALSE;
  pursuit_session_begin_action (job->session, begun);
  if (!(job->ids != NULL ? take_ids (job, error) : take_rows (job, error)))
    return FALSE;
  if (result->ids->len == 0)
    {
      g_propagate_error (error, g_steal_pointer (&job->first_refusal));
      return FALSE;
    }
  if (result->changed == 0)
    return TRUE;

  result->action = pursuit_session_get_action (job->session);
  ended = job->verb->dup_label (job->kind == PURSUIT_KIND_LEAD, result->changed);

  return pursuit_session_set_action_label (job->session, ended, error);
}

static gboolean
refuse_computed (const PursuitField *field, GError **error)
{
  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_READ_ONLY,
               _ ("“%s” is computed and cannot be set by hand"), field->key);

  return FALSE;
}

/* The kind of the first one is the kind of all. */
static gboolean
find_kind (BulkJob *job, GError **error)
{
  g_autofree char *id = NULL;

  if (job->ids == NULL || *job->ids == NULL || job->kind != PURSUIT_KIND_NONE)
    return TRUE;
  id = pursuit_session_resolve (job->session, *job->ids, &job->kind, error);

  return id != NULL;
}

static gboolean
check_changes (BulkJob *job, GError **error)
{
  const PursuitFieldTable *table;
  g_auto (GStrv) columns = NULL;

  if (!find_kind (job, error) || !pursuit_record_rules_check_editable (job->kind, error))
    return FALSE;
  table = pursuit_kind_get_fields (job->kind);
  columns = pursuit_session_list_custom_columns (job->session, job->kind);
  for (guint i = 0; i < job->changes->len; i++)
    {
      const PursuitFieldChange *change = g_ptr_array_index (job->changes, i);
      int field = pursuit_field_table_find (table, change->key);

      if (field >= 0 && (table->fields[field].flags & PURSUIT_FIELD_COMPUTED) != 0)
        return refuse_computed (&table->fields[field], error);
      if (field >= 0 || g_strv_contains ((const char *const *) columns, change->key))
        continue;
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_UNKNOWN,
                   _ ("%s: there is no field or own column “%s”"),
                   pursuit_kind_get_label (job->kind), change->key);
      return FALSE;
    }

  return TRUE;
}

static gboolean
apply_changes (BulkJob *job, PursuitRecord *record, GError **error)
{
  for (guint i = 0; i < job->changes->len; i++)
    {
      const PursuitFieldChange *change = g_ptr_array_index (job->changes, i);
      int field = pursuit_field_table_find (pursuit_record_get_fields (record), change->key);

      if (field < 0)
        pursuit_record_set_custom (record, change->key,
                                   *change->text != '\0' ? change->text : NULL);
      else if (!pursuit_record_set_from_input (record, (guint) field, change->text, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
refuse_other_kind (BulkJob *job, PursuitRecord *record, GError **error)
{
  g_autofree char *title = pursuit_record_dup_title (record);

  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
               _ ("“%s” is of another kind than the others (%s); change one kind at a time"), title,
               pursuit_kind_get_label (job->kind));

  return FALSE;
}

static gboolean
edit_record (BulkJob *job, PursuitRecord *before, GError **error)
{
  g_autoptr (PursuitRecord) after = pursuit_record_copy (before);

  if (pursuit_record_get_kind (before) != job->kind)
    return refuse_other_kind (job, before, error);
  if (!apply_changes (job, after, error))
    return FALSE;
  if (pursuit_record_equal (before, after)
      && !pursuit_record_is_set (before, PURSUIT_FIELD_DELETED_AT))
    {
      job->result->unchanged++;
      return TRUE;
    }
  if (!pursuit_record_rules_put (job->session, after, job->job.scope, error))
    return FALSE;
  job->result->changed++;

  return TRUE;
}

static char *
dup_edit_label (gboolean leads, guint n)
{
  return leads
             ? g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE, "%'u lead changed", "%'u leads changed", n), n)
             : g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE, "%'u record changed", "%'u records changed", n), n);
}

static gboolean
run_job (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  BulkJob *job = data;

  job->session = session;
  job->cancellable = cancellable;

  return (job->verb->check == NULL || job->verb->check (job, error)) && run_steps (job, error);
}

static const Verb edit = { check_changes, edit_record, dup_edit_label, N_ ("Changing leads"),
                           N_ ("Changing records") };

void
pursuit_workspace_edit_many_async (PursuitWorkspace *self,
                                   const PursuitRecordSet *set,
                                   const PursuitFieldChange *changes,
                                   const PursuitProgress *progress,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  BulkJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (set != NULL && (set->ids != NULL || set->rows != NULL));
  g_return_if_fail (changes != NULL);

  job = bulk_job_new (&edit, set, progress);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_edit_many_async);
  for (; changes->key != NULL; changes++)
    {
      PursuitFieldChange *change = g_new0 (PursuitFieldChange, 1);

      change->key = g_strdup (changes->key);
      change->text = g_strdup (changes->text);
      g_ptr_array_add (job->changes, change);
    }
  pursuit_workspace_write_job (self, run_job, job, task);
}

PursuitBulkResult *
pursuit_workspace_edit_many_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

static gboolean
delete_record (BulkJob *job, PursuitRecord *record, GError **error)
{
  PursuitKind kind = pursuit_record_get_kind (record);
  const char *id = pursuit_record_get_id (record);

  if (!pursuit_record_rules_begin (job->session, kind, id, error)
      || !pursuit_session_delete (job->session, kind, id, error))
    return FALSE;
  job->result->changed++;

  return TRUE;
}

static char *
dup_delete_label (gboolean leads, guint n)
{
  return leads
             ? g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE, "%'u lead deleted", "%'u leads deleted", n), n)
             : g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE, "%'u record deleted", "%'u records deleted", n), n);
}

static const Verb deletion
    = { NULL, delete_record, dup_delete_label, N_ ("Deleting leads"), N_ ("Deleting records") };

void
pursuit_workspace_delete_many_async (PursuitWorkspace *self,
                                     const PursuitRecordSet *set,
                                     const PursuitProgress *progress,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (set != NULL && (set->ids != NULL || set->rows != NULL));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_delete_many_async);
  pursuit_workspace_write_job (self, run_job, bulk_job_new (&deletion, set, progress), task);
}

PursuitBulkResult *
pursuit_workspace_delete_many_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
