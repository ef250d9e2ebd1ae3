/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-history.h"

#include "core/pursuit-json.h"
#include "core/pursuit-task.h"
#include "store/pursuit-keeping.h"
#include "workspace/scoring/pursuit-history-private.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

/* How far a training is when the leads are read. */
#define READ_FRACTION 0.2

/*
 * A training: leads are read on a reading thread, the model is learnt on a worker, and it is
 * kept on the writer thread, so that nobody waits for the part that takes long. Each step owns
 * the job while it runs.
 */
typedef struct
{
  PursuitJob job; /* the answer is a PursuitHistory */
  char **ignore;
  PursuitProgressRelay *progress;
  PursuitDataset *dataset;
  PursuitHistoryModel *model;
} TrainJob;

static void
train_job_free (gpointer data)
{
  TrainJob *job = data;

  if (job->job.result != NULL)
    pursuit_history_free (job->job.result);
  pursuit_progress_relay_close (job->progress);
  g_strfreev (job->ignore);
  g_clear_pointer (&job->dataset, pursuit_dataset_free);
  g_clear_pointer (&job->model, pursuit_history_model_unref);
  g_free (job);
}

static gboolean
read_leads (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  TrainJob *job = data;

  pursuit_progress_relay_report (job->progress, 0, _ ("Reading won and lost leads"));
  job->dataset
      = pursuit_history_table_load (session, (const char *const *) job->ignore, cancellable, error);

  return job->dataset != NULL;
}

static void
on_progress (double fraction, gpointer data)
{
  TrainJob *job = data;

  pursuit_progress_relay_report (job->progress, READ_FRACTION + (1 - READ_FRACTION) * fraction,
                                 _ ("Learning from won and lost leads"));
}

static void
learn_thread (GTask *worker, gpointer source, gpointer data, GCancellable *cancellable)
{
  TrainJob *job = data;
  PursuitHistoryOptions options = { (const char *const *) job->ignore, on_progress, job };
  GError *error = NULL;

  job->model = pursuit_history_train (job->dataset, &options, cancellable, &error);
  if (job->model != NULL)
    g_task_return_boolean (worker, TRUE);
  else
    g_task_return_error (worker, error);
}

static char *
dup_ignored (char **ignore)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (; ignore != NULL && *ignore != NULL; ignore++)
    json_array_add_string_element (array, *ignore);
  json_node_take_array (node, array);

  return pursuit_json_to_text (node, FALSE);
}

static gboolean
keep_model (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  TrainJob *job = data;
  g_autoptr (JsonNode) node = pursuit_history_model_to_json (job->model);
  g_autofree char *json = pursuit_json_to_text (node, FALSE);
  g_autofree char *ignored = dup_ignored (job->ignore);

  if (!pursuit_session_set_history_model (session, json, ignored, error))
    return FALSE;
  job->job.result = pursuit_history_load (session, error);

  return job->job.result != NULL;
}

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  TrainJob *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (pursuit_store_write_finish (PURSUIT_STORE (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&job->job.result),
                           (GDestroyNotify) pursuit_history_free);
  else
    g_task_return_error (task, error);
}

static void
learn_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  pursuit_store_write_async (pursuit_workspace_get_store (PURSUIT_WORKSPACE (source)), keep_model,
                             g_task_get_task_data (task), NULL, g_task_get_cancellable (task),
                             keep_cb, g_object_ref (task));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GTask) worker = NULL;
  GError *error = NULL;

  if (!pursuit_store_read_finish (PURSUIT_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  worker = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), learn_cb,
                       g_object_ref (task));
  g_task_set_source_tag (worker, read_cb);
  g_task_set_task_data (worker, g_task_get_task_data (task), NULL);
  pursuit_task_run_in_thread (worker, learn_thread);
}

void
pursuit_workspace_train_history_async (PursuitWorkspace *self,
                                       const char *const *ignore,
                                       const PursuitProgress *progress,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  TrainJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_train_history_async);
  job = g_new0 (TrainJob, 1);
  job->ignore = g_strdupv ((char **) ignore);
  job->progress = pursuit_progress_relay_new (progress);
  g_task_set_task_data (task, job, train_job_free);
  pursuit_store_read_async (pursuit_workspace_get_store (self), read_leads, job, NULL, cancellable,
                            read_cb, task);
}

PursuitHistory *
pursuit_workspace_train_history_finish (PursuitWorkspace *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
load_history (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitJob *job = data;

  job->result = pursuit_history_load (session, error);

  return job->result != NULL;
}

static gboolean
forget_history (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_set_history_model (session, NULL, NULL, error)
         && load_history (session, data, cancellable, error);
}

static PursuitJob *
history_job_new (void)
{
  PursuitJob *job = g_new0 (PursuitJob, 1);

  job->free_result = (GDestroyNotify) pursuit_history_free;
  job->free_job = g_free;

  return job;
}

void
pursuit_workspace_get_history_async (PursuitWorkspace *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_get_history_async);
  pursuit_workspace_read_job (self, load_history, history_job_new (), task);
}

PursuitHistory *
pursuit_workspace_get_history_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
pursuit_workspace_forget_history_async (PursuitWorkspace *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_forget_history_async);
  pursuit_workspace_write_job (self, forget_history, history_job_new (), task);
}

PursuitHistory *
pursuit_workspace_forget_history_finish (PursuitWorkspace *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
