/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-journal.h"

#include "store/pursuit-session.h"
#include "workspace/pursuit-workspace-private.h"

typedef struct
{
  PursuitJob job;
  char *id;
} ForgetJob;

static void
forget_job_free (gpointer data)
{
  ForgetJob *job = data;

  g_free (job->id);
  g_free (job);
}

static gboolean
forget_draft (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ForgetJob *job = data;

  return pursuit_session_delete (session, PURSUIT_KIND_DRAFT, job->id, error);
}

void
pursuit_workspace_forget_draft_async (PursuitWorkspace *self,
                                      const char *id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  ForgetJob *job;
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_forget_draft_async);
  job = g_new0 (ForgetJob, 1);
  job->job.free_job = forget_job_free;
  job->id = g_strdup (id);
  pursuit_workspace_write_job (self, forget_draft, job, task);
}

gboolean
pursuit_workspace_forget_draft_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_task_propagate_pointer (G_TASK (result), &cause);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));

  return FALSE;
}
