/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-egress.h"

#include "store/pursuit-ai-keeping.h"
#include "workspace/ai/pursuit-usage-private.h"
#include "workspace/pursuit-workspace-private.h"

typedef struct
{
  PursuitJob job;
  char *month;    /* (nullable) */
  char *after_at; /* (nullable): when the last one left that is listed already, and its number */
  gint64 after_n;
  guint limit;
  gint64 total;
} EgressJob;

static void
egress_job_free (gpointer data)
{
  EgressJob *job = data;

  g_free (job->month);
  g_free (job->after_at);
  g_free (job);
}

static EgressJob *
egress_job_new (GDestroyNotify free_result)
{
  EgressJob *job = g_new0 (EgressJob, 1);

  job->job.free_result = free_result;
  job->job.free_job = egress_job_free;

  return job;
}

void
pursuit_ai_egress_free (PursuitAiEgress *self)
{
  if (self == NULL)
    return;

  g_free (self->at);
  g_free (self->provider);
  g_free (self->host);
  g_free (self->feature);
  g_free (self->request);
  g_free (self->masked);
  g_free (self);
}

static PursuitAiEgress *
take_egress (PursuitKeptEgress *kept)
{
  PursuitAiEgress *egress = g_new0 (PursuitAiEgress, 1);

  egress->at = g_steal_pointer (&kept->at);
  egress->provider = g_steal_pointer (&kept->provider);
  egress->host = g_steal_pointer (&kept->host);
  egress->feature = g_steal_pointer (&kept->feature);
  egress->request = g_steal_pointer (&kept->request);
  egress->bytes = kept->bytes;
  egress->masked = g_steal_pointer (&kept->masked);
  egress->n = kept->n;

  return egress;
}

static gboolean
list (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  EgressJob *job = data;
  g_autofree char *until = pursuit_usage_dup_month_end (job->month, error);
  const PursuitEgressPart part
      = { .from = job->month, .until = until, .after_at = job->after_at, .after_n = job->after_n };
  g_autoptr (GPtrArray) kept
      = until != NULL ? pursuit_session_list_egress (session, &part, job->limit, error) : NULL;
  GPtrArray *items;

  if (kept == NULL)
    return FALSE;
  job->total = pursuit_session_count_egress (session, &part, error);
  if (job->total < 0)
    return FALSE;

  items = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_egress_free);
  for (guint i = 0; i < kept->len; i++)
    g_ptr_array_add (items, take_egress (kept->pdata[i]));
  job->job.result = items;

  return TRUE;
}

void
pursuit_workspace_list_egress_async (PursuitWorkspace *self,
                                     const char *month,
                                     const PursuitAiEgress *after,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;
  EgressJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, data);
  job = egress_job_new ((GDestroyNotify) g_ptr_array_unref);
  job->month = month != NULL ? g_strdup (month) : pursuit_usage_dup_present_month ();
  if (after != NULL)
    {
      job->after_at = g_strdup (after->at);
      job->after_n = after->n;
    }
  job->limit = limit;
  g_task_set_source_tag (task, pursuit_workspace_list_egress_async);
  pursuit_workspace_read_job (self, list, job, task);
}

GPtrArray *
pursuit_workspace_list_egress_finish (PursuitWorkspace *self,
                                      GAsyncResult *result,
                                      gint64 *total,
                                      GError **error)
{
  const EgressJob *job;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (total != NULL)
    *total = job->total;

  return pursuit_workspace_finish_job (self, result, error);
}

static gboolean
purge (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  EgressJob *job = data;
  gint64 *n_answers = g_new0 (gint64, 1);

  job->job.result = n_answers;

  return pursuit_session_purge_answers (session, NULL, n_answers, error);
}

void
pursuit_workspace_purge_answers_async (PursuitWorkspace *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_purge_answers_async);
  pursuit_workspace_write_job (self, purge, egress_job_new (g_free), task);
}

gint64
pursuit_workspace_purge_answers_finish (PursuitWorkspace *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_autofree gint64 *n_answers = pursuit_workspace_finish_job (self, result, error);

  return n_answers != NULL ? *n_answers : -1;
}
