/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-quote-basis.h"

#include "store/pursuit-ledger.h"
#include "workspace/ai/pursuit-ai-spent-private.h"
#include "workspace/pursuit-workspace-private.h"

typedef struct
{
  PursuitJob job;
  PursuitAiFeature feature;
  char *prompt;
} BasisJob;

static void
basis_job_free (gpointer data)
{
  BasisJob *job = data;

  g_free (job->prompt);
  g_free (job);
}

void
pursuit_quote_basis_free (PursuitQuoteBasis *self)
{
  if (self == NULL)
    return;

  pursuit_ai_prices_unref (self->prices);
  g_free (self);
}

/* A file with anything wrong in it is told: prices that are silently others would be worse. */
static gboolean
load_own_prices (PursuitAiPrices *prices, GError **error)
{
  g_autofree char *path
      = g_build_filename (g_get_user_config_dir (), "pursuit", PURSUIT_OWN_PRICES_NAME, NULL);

  return !g_file_test (path, G_FILE_TEST_EXISTS) || pursuit_ai_prices_load (prices, path, error);
}

static gboolean
gather (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  BasisJob *job = data;
  PursuitQuoteBasis *basis = g_new0 (PursuitQuoteBasis, 1);
  PursuitAiBudgets budgets;

  job->job.result = basis;
  basis->prices = pursuit_ai_prices_new ();
  if (!load_own_prices (basis->prices, error)
      || !pursuit_ai_budgets_load (session, &budgets, error))
    return FALSE;
  if (budgets.worst_input >= 0)
    pursuit_ai_prices_set_worst_case (basis->prices, budgets.worst_input, budgets.worst_output);

  return pursuit_session_get_mean_output (session, pursuit_ai_feature_to_string (job->feature),
                                          job->prompt, &basis->likely_output, error);
}

void
pursuit_workspace_quote_basis_async (PursuitWorkspace *self,
                                     PursuitAiFeature feature,
                                     const char *prompt,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;
  BasisJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self) && feature < PURSUIT_AI_N_FEATURES);

  task = g_task_new (self, cancellable, callback, data);
  job = g_new0 (BasisJob, 1);
  job->job.free_result = (GDestroyNotify) pursuit_quote_basis_free;
  job->job.free_job = basis_job_free;
  job->feature = feature;
  job->prompt = g_strdup (prompt);
  g_task_set_source_tag (task, pursuit_workspace_quote_basis_async);
  pursuit_workspace_read_job (self, gather, job, task);
}

PursuitQuoteBasis *
pursuit_workspace_quote_basis_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
