/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-records.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-proposal.h"
#include "store/pursuit-list.h"
#include "store/pursuit-undo.h"
#include "workspace/records/pursuit-identity-private.h"
#include "workspace/records/pursuit-record-rules-private.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PursuitJob job;
  PursuitKind kind;
  char *id;
  char **ids;
  PursuitRecord *record;
  PursuitQuery *query;
  char *label;
  guint limit;
  gint64 action;
} RecordJob;

static void
record_job_free (gpointer data)
{
  RecordJob *job = data;

  g_free (job->id);
  g_strfreev (job->ids);
  g_clear_object (&job->record);
  g_clear_pointer (&job->query, pursuit_query_free);
  g_free (job->label);
  g_free (job);
}

static RecordJob *
record_job_new (gpointer free_result)
{
  RecordJob *job = g_new0 (RecordJob, 1);

  job->job.free_result = (GDestroyNotify) free_result;
  job->job.free_job = record_job_free;

  return job;
}

static RecordJob *
get_job (GAsyncResult *result)
{
  return g_task_get_task_data (G_TASK (result));
}

static gboolean
get_record (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RecordJob *job = data;
  PursuitKind kind = job->kind;
  g_autofree char *id = pursuit_session_resolve (session, job->id, &kind, error);

  if (id != NULL)
    job->job.result = pursuit_session_get (session, kind, id, error);

  return job->job.result != NULL;
}

void
pursuit_workspace_get_record_async (PursuitWorkspace *self,
                                    PursuitKind kind,
                                    const char *id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  RecordJob *job = record_job_new (g_object_unref);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_get_record_async);
  job->kind = kind;
  job->id = g_strdup (id);
  pursuit_workspace_read_job (self, get_record, job, task);
}

PursuitRecord *
pursuit_workspace_get_record_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

/* What somebody adds is theirs; @me is %NULL where nobody is known. */
static void
set_owner (PursuitRecord *record, const char *me)
{
  int field = pursuit_field_table_find (pursuit_record_get_fields (record), "owner_id");

  if (field >= 0 && me != NULL && !pursuit_record_is_set (record, (guint) field))
    pursuit_record_set_text (record, (guint) field, me);
}

/* What a new record is when nothing else was said. */
static void
set_defaults (PursuitRecord *record, const char *me)
{
  g_autofree char *now = pursuit_clock_dup_now ();

  set_owner (record, me);
  switch ((guint) pursuit_record_get_kind (record))
    {
    case PURSUIT_KIND_LEAD:
      if (!pursuit_record_is_set (record, PURSUIT_LEAD_STAGE))
        pursuit_record_set_text (record, PURSUIT_LEAD_STAGE, "new");
      break;
    case PURSUIT_KIND_ACTIVITY:
      if (!pursuit_record_is_set (record, PURSUIT_ACTIVITY_HAPPENED_AT)
          && !pursuit_record_is_set (record, PURSUIT_ACTIVITY_DUE_AT))
        pursuit_record_set_text (record, PURSUIT_ACTIVITY_HAPPENED_AT, now);
      break;
    case PURSUIT_KIND_PROPOSAL:
      if (!pursuit_record_is_set (record, PURSUIT_PROPOSAL_STATUS))
        pursuit_record_set_text (record, PURSUIT_PROPOSAL_STATUS, "draft");
      break;
    default:
      break;
    }
}

static gboolean
save_record (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RecordJob *job = data;
  const char *kind = pursuit_kind_get_label (pursuit_record_get_kind (job->record));
  g_autofree char *me = NULL;

  if (pursuit_record_get_id (job->record) == NULL)
    {
      me = pursuit_identity_dup_id (session);
      set_defaults (job->record, me);
    }
  pursuit_session_begin_action (session, job->label != NULL ? job->label : kind);
  if (!pursuit_record_rules_put (session, job->record, job->job.scope, error))
    return FALSE;

  job->action = pursuit_session_get_action (session);
  job->job.result = g_object_ref (job->record);

  return TRUE;
}

void
pursuit_workspace_save_async (PursuitWorkspace *self,
                              PursuitRecord *record,
                              const char *label,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  RecordJob *job = record_job_new (g_object_unref);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_save_async);
  job->record = pursuit_record_copy (record);
  job->label = g_strdup (label);
  pursuit_workspace_write_job (self, save_record, job, task);
}

PursuitRecord *
pursuit_workspace_save_finish (PursuitWorkspace *self,
                               GAsyncResult *result,
                               gint64 *action,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (action != NULL)
    *action = get_job (result)->action;

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef gboolean (*ChangeFunc) (PursuitSession *session,
                                PursuitKind kind,
                                const char *id,
                                GError **error);

static gboolean
change_record (
    PursuitSession *session, RecordJob *job, const char *prefix, ChangeFunc change, GError **error)
{
  PursuitKind kind = PURSUIT_KIND_NONE;
  g_autofree char *id = pursuit_session_resolve (session, prefix, &kind, error);
  PursuitRecord *record;

  if (id == NULL || !pursuit_record_rules_begin (session, kind, id, error)
      || !change (session, kind, id, error))
    return FALSE;

  record = pursuit_session_get (session, kind, id, error);
  if (record != NULL)
    g_ptr_array_add (job->job.result, record);

  return record != NULL;
}

static gboolean
change_records (
    PursuitSession *session, RecordJob *job, ChangeFunc change, const char *label, GError **error)
{
  job->job.result = g_ptr_array_new_with_free_func (g_object_unref);
  pursuit_session_begin_action (session, label);
  for (char **id = job->ids; *id != NULL; id++)
    if (!change_record (session, job, *id, change, error))
      return FALSE;
  job->action = pursuit_session_get_action (session);

  return TRUE;
}

static char *
count_label (RecordJob *job, const char *one, const char *many)
{
  guint n = g_strv_length (job->ids);

  return n == 1 ? g_strdup (one) : g_strdup_printf ("%s (%u)", many, n);
}

static gboolean
delete_records (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *label = count_label (data, _ ("Delete record"), _ ("Delete records"));

  return change_records (session, data, pursuit_session_delete, label, error);
}

static gboolean
restore_records (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *label = count_label (data, _ ("Restore record"), _ ("Restore records"));

  return change_records (session, data, pursuit_session_restore, label, error);
}

static void
start_change (GTask *task, PursuitStoreFunc change, const char *const *ids)
{
  RecordJob *job = record_job_new (g_ptr_array_unref);

  job->ids = g_strdupv ((char **) ids);
  pursuit_workspace_write_job (g_task_get_source_object (task), change, job, task);
}

static gint64
finish_change (PursuitWorkspace *self, GAsyncResult *result, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) changed = pursuit_workspace_finish_job (self, result, error);

  if (changed == NULL)
    return 0;
  if (records != NULL)
    *records = g_steal_pointer (&changed);

  return get_job (result)->action;
}

void
pursuit_workspace_delete_async (PursuitWorkspace *self,
                                const char *const *ids,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_delete_async);
  start_change (task, delete_records, ids);
}

gint64
pursuit_workspace_delete_finish (PursuitWorkspace *self,
                                 GAsyncResult *result,
                                 GPtrArray **records,
                                 GError **error)
{
  return finish_change (self, result, records, error);
}

void
pursuit_workspace_restore_async (PursuitWorkspace *self,
                                 const char *const *ids,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_restore_async);
  start_change (task, restore_records, ids);
}

gint64
pursuit_workspace_restore_finish (PursuitWorkspace *self,
                                  GAsyncResult *result,
                                  GPtrArray **records,
                                  GError **error)
{
  return finish_change (self, result, records, error);
}

static gboolean
undo_action (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RecordJob *job = data;

  return pursuit_session_undo (session, job->action, (char **) &job->job.result, error);
}

void
pursuit_workspace_undo_async (PursuitWorkspace *self,
                              gint64 action,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  RecordJob *job = record_job_new (g_free);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_undo_async);
  job->action = action;
  pursuit_workspace_write_job (self, undo_action, job, task);
}

char *
pursuit_workspace_undo_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

static gboolean
redo_action (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RecordJob *job = data;

  return pursuit_session_redo (session, (char **) &job->job.result, error);
}

void
pursuit_workspace_redo_async (PursuitWorkspace *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_redo_async);
  pursuit_workspace_write_job (self, redo_action, record_job_new (g_free), task);
}

char *
pursuit_workspace_redo_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pursuit_record_page_free (PursuitRecordPage *page)
{
  if (page == NULL)
    return;

  g_clear_pointer (&page->records, g_ptr_array_unref);
  g_free (page->next);
  g_free (page);
}

static gboolean
list_records (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RecordJob *job = data;
  PursuitRecordPage *page = g_new0 (PursuitRecordPage, 1);

  job->job.result = page;
  page->records = pursuit_session_list (session, job->query, &page->next, &page->total, error);

  return page->records != NULL;
}

void
pursuit_workspace_list_async (PursuitWorkspace *self,
                              PursuitQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  RecordJob *job = record_job_new (pursuit_record_page_free);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_list_async);
  job->query = pursuit_query_copy (query);
  pursuit_query_set_scope (job->query, pursuit_workspace_get_scope (self));
  pursuit_workspace_read_job (self, list_records, job, task);
}

PursuitRecordPage *
pursuit_workspace_list_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

static gboolean
search_records (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RecordJob *job = data;

  job->job.result
      = pursuit_session_search_as (session, job->id, job->job.scope, job->kind, job->limit, error);

  return job->job.result != NULL;
}

void
pursuit_workspace_search_async (PursuitWorkspace *self,
                                const char *text,
                                PursuitKind kind,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  RecordJob *job = record_job_new (g_ptr_array_unref);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_search_async);
  job->id = g_strdup (text);
  job->kind = kind;
  job->limit = limit;
  pursuit_workspace_read_job (self, search_records, job, task);
}

GPtrArray *
pursuit_workspace_search_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

static gboolean
list_columns (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RecordJob *job = data;

  job->job.result = pursuit_session_list_custom_columns (session, job->kind);

  return TRUE;
}

void
pursuit_workspace_list_columns_async (PursuitWorkspace *self,
                                      PursuitKind kind,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  RecordJob *job = record_job_new (g_strfreev);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_list_columns_async);
  job->kind = kind;
  pursuit_workspace_read_job (self, list_columns, job, task);
}

char **
pursuit_workspace_list_columns_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
