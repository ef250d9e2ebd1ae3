/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-trace.h"
#include "workspace/pursuit-workspace-private.h"

static void
job_free (gpointer data)
{
  PursuitJob *job = data;

  if (job->result != NULL && job->free_result != NULL)
    job->free_result (job->result);
  job->free_job (job);
}

static void
return_job (GTask *task, gboolean done, GError *error)
{
  PursuitJob *job = g_task_get_task_data (task);
  const char *name = g_intern_string (g_task_get_name (task)); /* outlives the task */
  gint64 begin = pursuit_trace_begin ();

  if (done)
    g_task_return_pointer (task, g_steal_pointer (&job->result), job->free_result);
  else
    g_task_return_error (task, error);
  /* Its callback has run: the store answers in a later turn than it was asked in. */
  pursuit_trace_end (begin, name != NULL ? name : "a job");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gboolean done = pursuit_store_read_finish (PURSUIT_STORE (source), result, &error);

  return_job (task, done, error);
}

static void
write_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gboolean done = pursuit_store_write_finish (PURSUIT_STORE (source), result, &error);

  return_job (task, done, error);
}

static void
prepare (PursuitWorkspace *self, PursuitStoreFunc func, PursuitJob *job, GTask *task)
{
  job->func = func;
  job->scope = pursuit_workspace_get_scope (self);
  g_task_set_task_data (task, job, job_free);
}

static gboolean
run_write (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitJob *job = data;

  pursuit_session_set_actor (session, job->scope->user_id);

  return job->func (session, job, cancellable, error);
}

void
pursuit_workspace_read_job (PursuitWorkspace *self,
                            PursuitStoreFunc func,
                            gpointer job,
                            GTask *task)
{
  prepare (self, func, job, task);
  pursuit_store_read_async (pursuit_workspace_get_store (self), func, job, NULL,
                            g_task_get_cancellable (task), read_cb, task);
}

void
pursuit_workspace_write_job (PursuitWorkspace *self,
                             PursuitStoreFunc func,
                             gpointer job,
                             GTask *task)
{
  prepare (self, func, job, task);
  pursuit_store_write_async (pursuit_workspace_get_store (self), run_write, job, NULL,
                             g_task_get_cancellable (task), write_cb, task);
}

gpointer
pursuit_workspace_finish_job (gpointer self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
