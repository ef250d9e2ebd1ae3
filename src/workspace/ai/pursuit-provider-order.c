/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-provider-order.h"

#include "store/pursuit-keeping.h"
#include "workspace/ai/pursuit-providers-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PursuitJob job;
  char **names;
} OrderJob;

static void
order_job_free (gpointer data)
{
  OrderJob *job = data;

  g_strfreev (job->names);
  g_free (job);
}

/* Moves one to @place, and the others back. */
static gboolean
move (GPtrArray *providers, const char *name, guint place, GError **error)
{
  PursuitProviderSetup *setup = pursuit_providers_find (providers, name);
  guint at;

  if (setup == NULL || !g_ptr_array_find (providers, setup, &at))
    {
      pursuit_providers_set_unknown (error, name);
      return FALSE;
    }
  if (at < place)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                   _ ("%s: it stands there twice; name each provider once"), name);
      return FALSE;
    }
  g_ptr_array_insert (providers, (int) place, g_ptr_array_steal_index (providers, at));

  return TRUE;
}

static gboolean
run_order (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  OrderJob *job = data;
  g_autoptr (GPtrArray) providers = pursuit_providers_load (session);

  for (guint i = 0; job->names[i] != NULL; i++)
    if (!move (providers, job->names[i], i, error))
      return FALSE;
  if (!pursuit_session_set_setting (session, PURSUIT_PROVIDERS_SETTING_ORDER, "own", error)
      || !pursuit_providers_save (session, providers, error))
    return FALSE;
  job->job.result = g_steal_pointer (&providers);

  return TRUE;
}

void
pursuit_workspace_order_providers_async (PursuitWorkspace *self,
                                         const char *const *names,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data)
{
  GTask *task;
  OrderJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (names != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_order_providers_async);
  job = g_new0 (OrderJob, 1);
  job->job.free_job = order_job_free;
  job->job.free_result = (GDestroyNotify) g_ptr_array_unref;
  job->names = g_strdupv ((char **) names);
  pursuit_workspace_write_job (self, run_order, job, task);
}

GPtrArray *
pursuit_workspace_order_providers_finish (PursuitWorkspace *self,
                                          GAsyncResult *result,
                                          GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
