/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-score-many.h"

#include "ai/pursuit-ai-money.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-uuid.h"
#include "store/pursuit-ledger.h"
#include "workspace/scoring/pursuit-ai-score-private.h"
#include "workspace/pursuit-workspace-private.h"

#include <string.h>

/* The ledger's moments have parts of seconds, which sort before the clock's "Z". */
#define SECONDS_LENGTH (strlen ("2026-11-30T10:52:03"))
#define LATER_THAN_ALL "9"

/* A run on its way: the data of the verb's task. */
typedef struct
{
  char **ids;
  char *action;
  char *started_at;
  PursuitScoreOutcome *outcome;
} Many;

/* What its requests cost, as the ledger says. */
typedef struct
{
  PursuitJob job;
  const Many *many; /* (unowned) of the verb */
} CostJob;

void
pursuit_score_outcome_free (PursuitScoreOutcome *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->left);
  g_free (self->why);
  g_free (self->cost);
  g_free (self);
}

static void
many_free (gpointer data)
{
  Many *self = data;

  g_strfreev (self->ids);
  g_free (self->action);
  g_free (self->started_at);
  pursuit_score_outcome_free (self->outcome);
  g_free (self);
}

static void
show_cost (PursuitScoreOutcome *outcome, const PursuitLedgerSum *sum)
{
  g_free (outcome->cost);
  outcome->is_bound = sum->uncertain > 0;
  if (sum->unpriced > 0 && !outcome->is_bound)
    outcome->cost = NULL;
  else
    outcome->cost = pursuit_ai_money_to_decimal (outcome->is_bound ? MAX (sum->counted, sum->cost)
                                                                   : sum->cost);
}

static gboolean
read_cost (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  CostJob *job = data;
  const Many *many = job->many;
  g_autoptr (GPtrArray) sums = pursuit_session_sum_ledger (session, PURSUIT_LEDGER_BY_ACTION,
                                                           many->started_at, LATER_THAN_ALL, error);

  /* Where nothing was sent, nothing stands there. */
  many->outcome->cost = g_strdup ("0");
  for (guint i = 0; sums != NULL && i < sums->len; i++)
    if (g_strcmp0 (((PursuitLedgerSum *) sums->pdata[i])->key, many->action) == 0)
      show_cost (many->outcome, sums->pdata[i]);
  job->job.result = GINT_TO_POINTER (TRUE);

  return sums != NULL;
}

static void
cost_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Many *many = g_task_get_task_data (task);
  GError *error = NULL;

  if (pursuit_workspace_finish_job (source, result, &error) != NULL)
    g_task_return_pointer (task, g_steal_pointer (&many->outcome),
                           (GDestroyNotify) pursuit_score_outcome_free);
  else
    g_task_return_error (task, error);
}

static void
take_scores (Many *many, const GPtrArray *scores)
{
  PursuitScoreOutcome *outcome = many->outcome;
  g_autoptr (GHashTable) scored = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) left = g_strv_builder_new ();

  for (guint i = 0; scores != NULL && i < scores->len; i++)
    {
      const PursuitLeadScore *item = scores->pdata[i];

      g_hash_table_add (scored, item->lead_id);
      outcome->n_unused += item->unused != NULL;
    }
  for (char **id = many->ids; *id != NULL; id++)
    if (g_hash_table_contains (scored, *id))
      outcome->n_scored++;
    else
      g_strv_builder_add (left, *id);
  outcome->n_scored -= MIN (outcome->n_unused, outcome->n_scored);
  outcome->left = g_strv_builder_end (left);
  outcome->n_left = g_strv_length (outcome->left);
}

static void
scored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Many *many = g_task_get_task_data (task);
  PursuitScoreOutcome *outcome = many->outcome;
  PursuitWorkspace *self = PURSUIT_WORKSPACE (source);
  GError *error = NULL;
  guint n_left;
  g_autoptr (GPtrArray) scores
      = pursuit_workspace_score_finish_part (self, result, &n_left, &outcome->why, &error);
  GTask *counting;
  CostJob *job;

  take_scores (many, scores != NULL ? scores : pursuit_ai_score_get_results (G_TASK (result)));
  outcome->is_stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (error != NULL && !outcome->is_stopped)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  g_clear_error (&error);
  job = g_new0 (CostJob, 1);
  job->job.free_job = g_free;
  job->many = many;
  /* Also of a run that was stopped. By who writes, as the last settlements wait there. */
  counting = g_task_new (self, NULL, cost_cb, task);
  g_task_set_source_tag (counting, scored_cb);
  pursuit_workspace_write_job (self, read_cost, job, counting);
}

void
pursuit_workspace_score_many_async (PursuitWorkspace *self,
                                    const char *const *ids,
                                    gboolean again,
                                    const PursuitProgress *progress,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  Many *many;
  PursuitScoreOptions options = { .ids = ids, .engine = PURSUIT_AI_SCORE_ENGINE, .refresh = again };
  GTask *task;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (ids != NULL && ids[0] != NULL);

  many = g_new0 (Many, 1);
  many->ids = g_strdupv ((char **) ids);
  many->action = pursuit_uuid_new ();
  many->started_at = pursuit_clock_dup_now ();
  many->started_at[SECONDS_LENGTH] = '\0';
  many->outcome = g_new0 (PursuitScoreOutcome, 1);
  options.action = many->action;
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_score_many_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, many, many_free);
  pursuit_workspace_score_async (self, &options, progress, cancellable, scored_cb, task);
}

PursuitScoreOutcome *
pursuit_workspace_score_many_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
