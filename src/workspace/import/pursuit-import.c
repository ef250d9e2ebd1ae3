/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/import/pursuit-import.h"

#include "core/pursuit-util.h"
#include "store/pursuit-undo.h"
#include "workspace/import/pursuit-import-job-private.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>

struct _PursuitImport
{
  GObject parent_instance;

  PursuitWorkspace *workspace;
  char **files;
  char **versions; /* (nullable): of the files, when they were rehearsed */
  PursuitImportObject object;
  GPtrArray *columns;
  GPtrArray *fields;
  char *outcome;
  PursuitDuplicates duplicates;
  PursuitCsvDialect *dialect;
  char *currency;
  gboolean keep_bad_values;
};

G_DEFINE_FINAL_TYPE (PursuitImport, pursuit_import, G_TYPE_OBJECT)

static void
pursuit_import_finalize (GObject *object)
{
  PursuitImport *self = PURSUIT_IMPORT (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->files, g_strfreev);
  g_clear_pointer (&self->versions, g_strfreev);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->outcome, g_free);
  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->dialect, pursuit_csv_dialect_free);

  G_OBJECT_CLASS (pursuit_import_parent_class)->finalize (object);
}

static void
pursuit_import_class_init (PursuitImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_import_finalize;
}

static void
pursuit_import_init (PursuitImport *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->dialect = pursuit_csv_dialect_new ();
}

PursuitImport *
pursuit_import_new (PursuitWorkspace *workspace, const char *const *files)
{
  PursuitImport *self;
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  g_return_val_if_fail (PURSUIT_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (files != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_IMPORT, NULL);
  self->workspace = g_object_ref (workspace);
  for (; *files != NULL; files++)
    {
      g_autofree char *path = g_canonicalize_filename (*files, NULL);

      g_strv_builder_add (paths, path);
    }
  self->files = g_strv_builder_end (paths);

  return self;
}

gboolean
pursuit_import_set_as (PursuitImport *self, const char *object, GError **error)
{
  PursuitImportObject found;

  g_return_val_if_fail (PURSUIT_IS_IMPORT (self), FALSE);

  found = pursuit_import_object_from_string (object);
  if (object != NULL && found == PURSUIT_IMPORT_OBJECT_NONE)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                   _ ("“%s” is nothing that a file can hold; take lead, contact, company, deal, "
                      "activity or user"),
                   object);
      return FALSE;
    }
  self->object = found;

  return TRUE;
}

void
pursuit_import_map (PursuitImport *self, const char *field, const char *column)
{
  guint index;

  g_return_if_fail (PURSUIT_IS_IMPORT (self));
  g_return_if_fail (field != NULL && column != NULL);

  if (g_ptr_array_find_with_equal_func (self->columns, column, g_str_equal, &index))
    {
      g_ptr_array_remove_index (self->columns, index);
      g_ptr_array_remove_index (self->fields, index);
    }
  g_ptr_array_add (self->columns, g_strdup (column));
  g_ptr_array_add (self->fields, g_strdup (field));
}

void
pursuit_import_set_outcome (PursuitImport *self, const char *outcome)
{
  g_return_if_fail (PURSUIT_IS_IMPORT (self));

  pursuit_set_str (&self->outcome, outcome);
}

void
pursuit_import_set_duplicates (PursuitImport *self, PursuitDuplicates duplicates)
{
  g_return_if_fail (PURSUIT_IS_IMPORT (self));

  self->duplicates = duplicates;
}

void
pursuit_import_set_encoding (PursuitImport *self, const char *encoding)
{
  g_return_if_fail (PURSUIT_IS_IMPORT (self));

  pursuit_set_str (&self->dialect->encoding, encoding);
}

void
pursuit_import_set_delimiter (PursuitImport *self, char delimiter)
{
  g_return_if_fail (PURSUIT_IS_IMPORT (self));

  self->dialect->delimiter = delimiter != 0 ? delimiter : PURSUIT_CSV_DETECT;
}

void
pursuit_import_set_header_line (PursuitImport *self, guint line)
{
  g_return_if_fail (PURSUIT_IS_IMPORT (self));

  self->dialect->header_line = line != 0 ? (int) line : PURSUIT_CSV_DETECT;
}

void
pursuit_import_set_currency (PursuitImport *self, const char *currency)
{
  g_return_if_fail (PURSUIT_IS_IMPORT (self));

  pursuit_set_str (&self->currency, currency);
}

void
pursuit_import_set_keep_bad_values (PursuitImport *self, gboolean keep)
{
  g_return_if_fail (PURSUIT_IS_IMPORT (self));

  self->keep_bad_values = keep;
}

void
pursuit_import_set_rehearsed (PursuitImport *self, PursuitImportReport *report)
{
  g_autoptr (GStrvBuilder) versions = g_strv_builder_new ();

  g_return_if_fail (PURSUIT_IS_IMPORT (self));
  g_return_if_fail (report != NULL && report->files->len == g_strv_length (self->files));

  for (guint i = 0; i < report->files->len; i++)
    {
      const PursuitImportFile *file = g_ptr_array_index (report->files, i);

      g_strv_builder_add (versions, file->version != NULL ? file->version : "");
    }
  g_clear_pointer (&self->versions, g_strfreev);
  self->versions = g_strv_builder_end (versions);
}

static void
import_job_free (gpointer data)
{
  PursuitImportJob *job = data;

  pursuit_progress_relay_close (job->progress);
  g_strfreev (job->files);
  g_strfreev (job->versions);
  g_ptr_array_unref (job->assignments);
  g_free (job->outcome);
  pursuit_csv_dialect_free (job->dialect);
  g_free (job->currency);
  g_free (job->reject_dir);
  g_free (job->batch);
  g_free (job);
}

static PursuitImportJob *
import_job_new (PursuitImport *self, gboolean rehearse, const PursuitProgress *progress)
{
  PursuitImportJob *job = g_new0 (PursuitImportJob, 1);

  job->job.free_result = (GDestroyNotify) pursuit_import_report_unref;
  job->job.free_job = import_job_free;
  job->files = g_strdupv (self->files);
  job->versions = g_strdupv (self->versions);
  job->object = self->object;
  job->assignments = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (job->assignments, g_strconcat (g_ptr_array_index (self->fields, i), "=",
                                                    g_ptr_array_index (self->columns, i), NULL));
  g_ptr_array_add (job->assignments, NULL);
  job->outcome = g_strdup (self->outcome);
  job->duplicates = self->duplicates;
  job->dialect = pursuit_csv_dialect_copy (self->dialect);
  job->currency = g_strdup (self->currency);
  job->reject_dir = g_path_get_dirname (pursuit_workspace_get_path (self->workspace));
  job->keep_bad_values = self->keep_bad_values;
  job->rehearse = rehearse;
  job->progress = pursuit_progress_relay_new (progress);

  return job;
}

void
pursuit_import_rehearse_async (PursuitImport *self,
                               const PursuitProgress *progress,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_IMPORT (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_import_rehearse_async);
  pursuit_workspace_write_job (self->workspace, pursuit_import_run,
                               import_job_new (self, TRUE, progress), task);
}

PursuitImportReport *
pursuit_import_rehearse_finish (PursuitImport *self, GAsyncResult *result, GError **error)
{
  PursuitImportJob *job;
  g_autoptr (GError) local = NULL;
  PursuitImportReport *report;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  report = g_task_propagate_pointer (G_TASK (result), &local);
  if (job->rehearsed && job->job.result != NULL
      && !g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&job->job.result);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return report;
}

void
pursuit_import_commit_async (PursuitImport *self,
                             const PursuitProgress *progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_IMPORT (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_import_commit_async);
  pursuit_workspace_write_job (self->workspace, pursuit_import_run,
                               import_job_new (self, FALSE, progress), task);
}

PursuitImportReport *
pursuit_import_commit_finish (PursuitImport *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

typedef struct
{
  PursuitJob job;
  char *batch;
  guint undone;
  guint kept;
} UndoJob;

static void
undo_job_free (gpointer data)
{
  UndoJob *job = data;

  g_free (job->batch);
  g_free (job);
}

static gboolean
undo_batch (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  UndoJob *job = data;
  PursuitKind kind = PURSUIT_KIND_IMPORT_BATCH;
  g_autofree char *batch = pursuit_session_resolve (session, job->batch, &kind, error);

  job->job.result = GINT_TO_POINTER (1);

  return batch != NULL
         && pursuit_session_undo_batch (session, batch, &job->undone, &job->kept, error);
}

void
pursuit_workspace_undo_import_async (PursuitWorkspace *self,
                                     const char *batch,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  UndoJob *job = g_new0 (UndoJob, 1);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_undo_import_async);
  job->job.free_job = undo_job_free;
  job->batch = g_strdup (batch);
  pursuit_workspace_write_job (self, undo_batch, job, task);
}

gboolean
pursuit_workspace_undo_import_finish (
    PursuitWorkspace *self, GAsyncResult *result, guint *undone, guint *kept, GError **error)
{
  UndoJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  if (undone != NULL)
    *undone = job->undone;
  if (kept != NULL)
    *kept = job->kept;

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static void
target_info_free (gpointer data)
{
  PursuitImportTargetInfo *info = data;

  g_free (info->label);
  g_free (info);
}

GPtrArray *
pursuit_import_list_targets (void)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (target_info_free);

  for (int i = 0; i < PURSUIT_IMPORT_N_TARGETS; i++)
    {
      PursuitImportTargetInfo *info = g_new0 (PursuitImportTargetInfo, 1);

      info->key = pursuit_import_target_get_key ((PursuitImportTarget) i);
      info->label = pursuit_import_target_dup_label ((PursuitImportTarget) i);
      g_ptr_array_add (targets, info);
    }

  return targets;
}
