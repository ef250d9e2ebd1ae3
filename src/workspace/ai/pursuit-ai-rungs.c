/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-ai-rungs-private.h"

#include "store/pursuit-keeping.h"
#include "workspace/ai/pursuit-ai-allowed-private.h"
#include "workspace/ai/pursuit-providers-private.h"
#include "workspace/pursuit-workspace-private.h"

/* Not there, or this word. */
#define SETTING_WITHOUT_KEY "ai.without_key"
#define NEXT "next"

typedef struct
{
  PursuitJob job;
  PursuitAiFeature feature;
  gboolean only_allowed;
  gboolean next;
} RungsJob;

static RungsJob *
rungs_job_new (GDestroyNotify free_result)
{
  RungsJob *job = g_new0 (RungsJob, 1);

  job->job.free_job = g_free;
  job->job.free_result = free_result;

  return job;
}

void
pursuit_ai_rungs_free (PursuitAiRungs *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->setups);
  g_free (self);
}

static gboolean
load_next (PursuitSession *session)
{
  g_autofree char *text = pursuit_session_get_setting (session, SETTING_WITHOUT_KEY);

  return g_strcmp0 (text, NEXT) == 0;
}

static gboolean
run_read (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RungsJob *job = data;
  PursuitAiRungs *rungs = g_new0 (PursuitAiRungs, 1);

  rungs->setups = job->only_allowed ? pursuit_ai_allowed_load_providers (session, job->feature)
                                    : pursuit_providers_load (session);
  rungs->next_without_key = load_next (session);
  job->job.result = rungs;

  return TRUE;
}

void
pursuit_workspace_read_rungs_async (PursuitWorkspace *self,
                                    PursuitAiFeature feature,
                                    gboolean only_allowed,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  GTask *task;
  RungsJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (feature < PURSUIT_AI_N_FEATURES);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_read_rungs_async);
  job = rungs_job_new ((GDestroyNotify) pursuit_ai_rungs_free);
  job->feature = feature;
  job->only_allowed = only_allowed;
  pursuit_workspace_read_job (self, run_read, job, task);
}

PursuitAiRungs *
pursuit_workspace_read_rungs_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

static gboolean
run_get (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RungsJob *job = data;

  job->next = load_next (session);
  job->job.result = GINT_TO_POINTER (TRUE);

  return TRUE;
}

static gboolean
run_set (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  RungsJob *job = data;

  job->job.result = GINT_TO_POINTER (TRUE);

  return pursuit_session_set_setting (session, SETTING_WITHOUT_KEY, job->next ? NEXT : NULL, error);
}

void
pursuit_workspace_get_next_without_key_async (PursuitWorkspace *self,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_get_next_without_key_async);
  pursuit_workspace_read_job (self, run_get, rungs_job_new (NULL), task);
}

gboolean
pursuit_workspace_get_next_without_key_finish (PursuitWorkspace *self,
                                               GAsyncResult *result,
                                               gboolean *next,
                                               GError **error)
{
  const RungsJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self) && next != NULL, FALSE);

  job = g_task_get_task_data (G_TASK (result));
  *next = job->next;

  return pursuit_workspace_finish_job (self, result, error) != NULL;
}

void
pursuit_workspace_set_next_without_key_async (PursuitWorkspace *self,
                                              gboolean next,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer data)
{
  GTask *task;
  RungsJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_set_next_without_key_async);
  job = rungs_job_new (NULL);
  job->next = next;
  pursuit_workspace_write_job (self, run_set, job, task);
}

gboolean
pursuit_workspace_set_next_without_key_finish (PursuitWorkspace *self,
                                               GAsyncResult *result,
                                               GError **error)
{
  return pursuit_workspace_finish_job (self, result, error) != NULL;
}
