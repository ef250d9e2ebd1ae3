/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-scoring.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-engine-name.h"
#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-score-history.h"
#include "store/pursuit-bulk.h"
#include "workspace/ai/pursuit-ai-allowed-private.h"
#include "workspace/scoring/pursuit-ai-score-private.h"
#include "workspace/records/pursuit-lead-walk-private.h"
#include "workspace/scoring/pursuit-scorer-private.h"
#include "workspace/scoring/pursuit-scoring-private.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PursuitJob job;
  char **ids;
  char *engine;
  gboolean refresh;
  PursuitProgressRelay *progress;

  PursuitBulk *bulk;
  PursuitScorer *scorer;
  const char *trained_at; /* (nullable) since when the history may speak */
  GCancellable *cancellable;
  guint done;
} ScoreJob;

static void
score_job_free (gpointer data)
{
  ScoreJob *job = data;

  pursuit_progress_relay_close (job->progress);
  g_strfreev (job->ids);
  g_free (job->engine);
  g_clear_pointer (&job->scorer, pursuit_scorer_free);
  g_free (job);
}

PursuitLeadScore *
pursuit_lead_score_new (const char *lead_id)
{
  PursuitLeadScore *self = g_new0 (PursuitLeadScore, 1);

  self->lead_id = g_strdup (lead_id);

  return self;
}

void
pursuit_lead_score_free (PursuitLeadScore *self)
{
  g_free (self->lead_id);
  g_clear_pointer (&self->score, pursuit_score_unref);
  g_clear_pointer (&self->unused, pursuit_score_unref);
  g_free (self->cost);
  g_free (self);
}

/* A score by hand stands in lists and filters until its day is over. */
void
pursuit_scoring_add_override (PursuitScore *score, PursuitRecord *lead)
{
  g_autofree char *today = NULL;

  if (!pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE_OVERRIDE))
    return;
  today = pursuit_clock_dup_today ();
  pursuit_score_override_free (score->override);
  score->override = pursuit_lead_dup_score_override (lead, today);
}

PursuitScore *
pursuit_lead_dup_score (PursuitRecord *lead)
{
  const char *text;
  PursuitScore *score = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (PURSUIT_IS_RECORD (lead), NULL);

  text = pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_BREAKDOWN);
  if (text != NULL)
    node = pursuit_json_parse (text, -1, NULL);

  if (node != NULL)
    score = pursuit_score_from_json (node);
  if (score != NULL)
    pursuit_scoring_add_override (score, lead);

  return score;
}

static char *
dup_text (PursuitScore *score)
{
  g_autoptr (JsonNode) node = pursuit_score_to_json (score);

  return pursuit_json_to_text (node, FALSE);
}

/* What was computed, whatever a person says instead: that is kept in fields of its own. */
static char *
dup_computed_text (PursuitScore *score)
{
  PursuitScoreOverride *override = g_steal_pointer (&score->override);
  char *text = dup_text (score);

  score->override = override;

  return text;
}

static PursuitRecord *
past_new (const char *lead_id, PursuitScore *score, const char *text)
{
  PursuitRecord *past = pursuit_record_new (PURSUIT_KIND_SCORE_HISTORY);
  g_autofree char *now = pursuit_clock_dup_now ();

  pursuit_record_set_text (past, PURSUIT_SCORE_HISTORY_LEAD_ID, lead_id);
  pursuit_record_set_text (past, PURSUIT_SCORE_HISTORY_ENGINE, score->engine);
  pursuit_record_set_text (past, PURSUIT_SCORE_HISTORY_RESULT, text);
  pursuit_record_set_text (past, PURSUIT_SCORE_HISTORY_SCORED_AT, now);

  return past;
}

static gboolean
add_past (
    PursuitBulk *bulk, const char *lead_id, PursuitScore *score, const char *text, GError **error)
{
  g_autoptr (PursuitRecord) past = past_new (lead_id, score, text);

  pursuit_record_set_integer (past, PURSUIT_SCORE_HISTORY_SCORE, pursuit_score_get_shown (score));

  return pursuit_bulk_insert (bulk, past, error);
}

gboolean
pursuit_scoring_keep_unused (PursuitBulk *bulk,
                             const char *lead_id,
                             PursuitScore *score,
                             GError **error)
{
  g_autofree char *text = dup_text (score);
  g_autoptr (PursuitRecord) past = past_new (lead_id, score, text);

  return pursuit_bulk_insert (bulk, past, error);
}

const char *
pursuit_score_say_unused (const PursuitScore *unused)
{
  g_return_val_if_fail (unused != NULL, NULL);

  return pursuit_receipt_is_scripted (unused->receipt)
             ? _ ("The script found nothing established; the score stays")
             : _ ("AI found nothing established; the score stays");
}

gboolean
pursuit_scoring_keep_history (PursuitBulk *bulk,
                              const char *lead_id,
                              PursuitScore *score,
                              GError **error)
{
  g_autofree char *text = dup_text (score);

  return add_past (bulk, lead_id, score, text, error);
}

gboolean
pursuit_scoring_keep (
    PursuitBulk *bulk, PursuitRecord *lead, PursuitScore *score, gboolean is_stale, GError **error)
{
  g_autoptr (PursuitRecord) after = pursuit_record_copy (lead);
  g_autofree char *text = dup_computed_text (score);
  gboolean same = pursuit_score_texts_agree (
      pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_BREAKDOWN), text);

  pursuit_record_set_integer (after, PURSUIT_LEAD_SCORE, pursuit_score_get_shown (score));
  pursuit_record_set_text (after, PURSUIT_LEAD_SCORE_BREAKDOWN, text);
  pursuit_record_set_text (after, PURSUIT_LEAD_SCORE_ENGINE, score->engine);
  pursuit_record_set_text (after, PURSUIT_LEAD_SCORED_AT, score->scored_at);
  pursuit_record_set_integer (after, PURSUIT_LEAD_SCORE_STALE, is_stale);
  if (!pursuit_bulk_update (bulk, lead, after, error))
    return FALSE;

  if (same)
    return TRUE;
  if (score->override != NULL)
    return pursuit_scoring_keep_history (bulk, pursuit_record_get_id (lead), score, error);

  return add_past (bulk, pursuit_record_get_id (lead), score, text, error);
}

/* Whether the lead's engine is the one that would speak now. A model may have come since, or
 * gone, or learnt more. */
static gboolean
is_wanted (ScoreJob *job, PursuitRecord *lead, const char *engine)
{
  const char *scored_at = pursuit_record_get_text (lead, PURSUIT_LEAD_SCORED_AT);
  gboolean by_history = g_strcmp0 (engine, "history") == 0;

  if (!pursuit_engine_name_is_open (job->engine) && g_strcmp0 (job->engine, engine) != 0)
    return FALSE;
  if (by_history)
    return job->trained_at != NULL && g_strcmp0 (scored_at, job->trained_at) > 0;

  return !pursuit_engine_name_is_open (job->engine) || job->trained_at == NULL
         || g_strcmp0 (engine, "rules") != 0;
}

static gboolean
is_fresh (ScoreJob *job, PursuitRecord *lead)
{
  const char *engine = pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_ENGINE);
  gboolean wanted = is_wanted (job, lead, engine);

  return !job->refresh && wanted && engine != NULL
         && pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE_STALE) == 0;
}

static gboolean
score_lead (PursuitRecord *lead, guint total, gpointer data, GError **error)
{
  ScoreJob *job = data;
  PursuitLeadScore *item = pursuit_lead_score_new (pursuit_record_get_id (lead));

  g_ptr_array_add (job->job.result, item);
  if (is_fresh (job, lead))
    item->score = pursuit_lead_dup_score (lead);
  if (item->score == NULL)
    {
      item->score
          = pursuit_scorer_score (job->scorer, lead, job->engine, NULL, job->cancellable, error);
      if (item->score == NULL)
        return FALSE;
      pursuit_scoring_add_override (item->score, lead);
      if (!pursuit_scoring_keep (job->bulk, lead, item->score, FALSE, error))
        return FALSE;
    }

  job->done++;
  pursuit_progress_relay_report (job->progress, (double) job->done / total, _ ("Scoring leads"));

  return TRUE;
}

static gboolean
score_leads (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ScoreJob *job = data;
  gboolean done;

  job->cancellable = cancellable;
  job->job.result = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_lead_score_free);
  job->scorer = pursuit_scorer_new (session, error);
  if (job->scorer == NULL)
    return FALSE;
  job->trained_at = pursuit_scorer_get_trained_at (job->scorer);

  job->bulk = pursuit_bulk_new (session, NULL, NULL);
  done = pursuit_lead_walk (session, job->ids, score_lead, job, cancellable, error)
         && pursuit_bulk_finish (job->bulk, error);
  g_clear_pointer (&job->bulk, pursuit_bulk_free);

  return done;
}

gboolean
pursuit_scoring_score_all (PursuitSession *session, GCancellable *cancellable, GError **error)
{
  ScoreJob *job = g_new0 (ScoreJob, 1);
  gboolean done = score_leads (session, job, cancellable, error);

  g_clear_pointer (&job->job.result, g_ptr_array_unref);
  score_job_free (job);

  return done;
}

void
pursuit_scoring_run (GTask *task,
                     const PursuitScoreOptions *options,
                     const PursuitProgress *progress)
{
  ScoreJob *job = g_new0 (ScoreJob, 1);

  job->job.free_result = (GDestroyNotify) g_ptr_array_unref;
  job->job.free_job = score_job_free;
  if (options != NULL)
    {
      job->ids = g_strdupv ((char **) options->ids);
      job->engine = g_strdup (options->engine);
      job->refresh = options->refresh;
    }
  job->progress = pursuit_progress_relay_new (progress);
  pursuit_workspace_write_job (g_task_get_source_object (task), score_leads, job, task);
}

/* A run of the engine "auto" until it is known whether AI is asked. */
typedef struct
{
  char **ids;
  gboolean refresh;
  PursuitProgress progress;
} AutoScore;

static void
on_decided (GTask *task, gboolean asks, gpointer data)
{
  AutoScore *wanted = data;
  const PursuitScoreOptions options = { .ids = (const char *const *) wanted->ids,
                                        .engine = PURSUIT_ENGINE_AUTO,
                                        .refresh = wanted->refresh };
  const PursuitProgress *progress = wanted->progress.func != NULL ? &wanted->progress : NULL;

  if (asks)
    pursuit_ai_score_run (task, &options, progress);
  else
    pursuit_scoring_run (task, &options, progress);
  g_strfreev (wanted->ids);
  g_free (wanted);
}

static void
decide (GTask *task, const PursuitScoreOptions *options, const PursuitProgress *progress)
{
  AutoScore *wanted = g_new0 (AutoScore, 1);

  wanted->ids = g_strdupv ((char **) options->ids);
  wanted->refresh = options->refresh;
  if (progress != NULL)
    wanted->progress = *progress;
  pursuit_auto_decide (task, PURSUIT_AI_FEATURE_SCORE, on_decided, wanted);
}

void
pursuit_workspace_score_async (PursuitWorkspace *self,
                               const PursuitScoreOptions *options,
                               const PursuitProgress *progress,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_score_async);
  if (options != NULL && g_strcmp0 (options->engine, PURSUIT_AI_SCORE_ENGINE) == 0)
    pursuit_ai_score_run (task, options, progress);
  else if (options != NULL && g_strcmp0 (options->engine, PURSUIT_ENGINE_AUTO) == 0)
    decide (task, options, progress);
  else
    pursuit_scoring_run (task, options, progress);
}

static gboolean
is_by_ai (GAsyncResult *result)
{
  return g_task_get_source_tag (G_TASK (result)) == pursuit_ai_score_run;
}

GPtrArray *
pursuit_workspace_score_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return is_by_ai (result) ? pursuit_ai_score_finish (G_TASK (result), NULL, NULL, error)
                           : pursuit_workspace_finish_job (self, result, error);
}

GPtrArray *
pursuit_workspace_score_finish_part (
    PursuitWorkspace *self, GAsyncResult *result, guint *n_left, char **why, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (n_left != NULL && why != NULL, NULL);

  *n_left = 0;
  *why = NULL;

  return is_by_ai (result) ? pursuit_ai_score_finish (G_TASK (result), n_left, why, error)
                           : pursuit_workspace_finish_job (self, result, error);
}
