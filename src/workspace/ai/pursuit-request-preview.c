/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-request-preview.h"

#include "store/pursuit-list.h"
#include "workspace/scoring/pursuit-ai-score-private.h"
#include "workspace/ai/pursuit-ai-service-private.h"
#include "workspace/proposals/pursuit-drafting-private.h"
#include "workspace/ai/pursuit-request-preview-private.h"

typedef struct
{
  PursuitJob job;
  char **ids;
} PreviewJob;

static void
preview_job_free (gpointer data)
{
  PreviewJob *job = data;

  g_strfreev (job->ids);
  g_free (job);
}

void
pursuit_request_preview_free (PursuitRequestPreview *self)
{
  if (self == NULL)
    return;

  g_free (self->provider);
  g_free (self->kind);
  g_free (self->model);
  g_free (self->url);
  g_free (self->body);
  g_strfreev (self->fallbacks);
  g_free (self->notice);
  g_free (self->cost);
  g_free (self->bound);
  g_free (self->refusal);
  g_free (self);
}

static gboolean
prepare (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  PreviewJob *job = data;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PursuitScoreBasis) basis = pursuit_score_basis_load (session, error);
  g_autoptr (PursuitAiScoring) scoring = NULL;

  if (basis == NULL)
    return FALSE;
  for (guint i = 0; job->ids[i] != NULL && i < PURSUIT_AI_SCORING_MAX_LEADS; i++)
    {
      PursuitKind kind = PURSUIT_KIND_LEAD;
      char *id = pursuit_session_resolve (session, job->ids[i], &kind, error);

      if (id == NULL)
        return FALSE;
      g_ptr_array_add (ids, id);
    }
  scoring = pursuit_ai_score_prepare (session, basis, ids, (PursuitAiRequest **) &job->job.result,
                                      error);

  return scoring != NULL;
}

static gboolean
prepare_draft (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitDraftJob *job = data;

  if (!pursuit_ai_draft_prepare (session, job, error))
    return FALSE;
  job->job.result = g_steal_pointer (&job->request);

  return TRUE;
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  PursuitRequestPreview *preview
      = pursuit_ai_service_preview_finish (PURSUIT_AI_SERVICE (source), result, &error);

  if (preview != NULL)
    g_task_return_pointer (task, preview, (GDestroyNotify) pursuit_request_preview_free);
  else
    g_task_return_error (task, error);
}

void
pursuit_request_preview_return (GTask *task, const PursuitAiRequest *request, GError *error)
{
  PursuitWorkspace *workspace = g_task_get_source_object (task);

  if (request != NULL)
    {
      pursuit_ai_service_preview_async (pursuit_workspace_get_ai_service (workspace), request,
                                        g_task_get_cancellable (task), previewed_cb, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;
  g_autoptr (PursuitAiRequest) request = pursuit_workspace_finish_job (source, result, &error);

  pursuit_request_preview_return (data, request, error);
}

/* @func makes the request; takes @task and @job. */
static void
start (PursuitWorkspace *self, GTask *task, PursuitStoreFunc func, PursuitJob *job)
{
  GTask *preparing = g_task_new (self, g_task_get_cancellable (task), prepared_cb, task);

  g_task_set_source_tag (preparing, start);
  job->free_result = (GDestroyNotify) pursuit_ai_request_free;
  pursuit_workspace_read_job (self, func, job, preparing);
}

void
pursuit_workspace_preview_score_async (PursuitWorkspace *self,
                                       const char *const *ids,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  GTask *task;
  PreviewJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (ids != NULL && ids[0] != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_preview_score_async);
  job = g_new0 (PreviewJob, 1);
  job->ids = g_strdupv ((char **) ids);
  job->job.free_job = preview_job_free;
  start (self, task, prepare, &job->job);
}

PursuitRequestPreview *
pursuit_workspace_preview_score_finish (PursuitWorkspace *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

void
pursuit_workspace_preview_draft_async (PursuitWorkspace *self,
                                       const char *id,
                                       const PursuitDraftOptions *options,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_preview_draft_async);
  start (self, task, prepare_draft, &pursuit_draft_job_new (id, options)->job);
}

PursuitRequestPreview *
pursuit_workspace_preview_draft_finish (PursuitWorkspace *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
