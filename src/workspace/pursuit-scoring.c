/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-scoring.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-json.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-score-history.h"
#include "core/pursuit-user.h"
#include "engines/pursuit-score-engine.h"
#include "store/pursuit-bulk.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-list.h"
#include "workspace/pursuit-history-private.h"
#include "workspace/pursuit-lead-context-private.h"
#include "workspace/pursuit-scoring-private.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

/* How many leads are looked up at a time. */
#define PAGE_SIZE 256

typedef struct
{
  PursuitJob job;
  char **ids;
  char *engine;
  gboolean refresh;
  PursuitProgressRelay *progress;

  PursuitSession *session;
  PursuitBulk *bulk;
  PursuitScoreEngine *ladder;
  PursuitScoreFormula formula;
  char **own_names;
  char *trained_at; /* (nullable) since when the history may speak */
  GCancellable *cancellable;
  guint done;
  guint total;
} ScoreJob;

static void
score_job_free (gpointer data)
{
  ScoreJob *job = data;

  pursuit_progress_relay_close (job->progress);
  g_strfreev (job->ids);
  g_strfreev (job->own_names);
  g_free (job->engine);
  g_free (job->trained_at);
  g_clear_object (&job->ladder);
  g_free (job);
}

static void
lead_score_free (gpointer data)
{
  PursuitLeadScore *score = data;

  g_free (score->lead_id);
  g_clear_pointer (&score->score, pursuit_score_unref);
  g_free (score);
}

PursuitScore *
pursuit_lead_dup_score (PursuitRecord *lead)
{
  const char *text;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (PURSUIT_IS_RECORD (lead), NULL);

  text = pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_BREAKDOWN);
  if (text != NULL)
    node = pursuit_json_parse (text, -1, NULL);

  return node != NULL ? pursuit_score_from_json (node) : NULL;
}

/* A score by hand stands in lists and filters until its day is over. */
static int
get_shown_score (PursuitRecord *lead, int computed)
{
  const char *until = pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_OVERRIDE_UNTIL);
  g_autofree char *today = pursuit_clock_dup_today ();

  if (!pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE_OVERRIDE)
      || (until != NULL && g_strcmp0 (until, today) < 0))
    return computed;

  return (int) pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE_OVERRIDE);
}

static gboolean
keep_history (
    ScoreJob *job, const char *lead_id, PursuitScore *score, const char *text, GError **error)
{
  g_autoptr (PursuitRecord) past = pursuit_record_new (PURSUIT_KIND_SCORE_HISTORY);

  pursuit_record_set_text (past, PURSUIT_SCORE_HISTORY_LEAD_ID, lead_id);
  pursuit_record_set_integer (past, PURSUIT_SCORE_HISTORY_SCORE, score->total);
  pursuit_record_set_text (past, PURSUIT_SCORE_HISTORY_ENGINE, score->engine);
  pursuit_record_set_text (past, PURSUIT_SCORE_HISTORY_RESULT, text);
  pursuit_record_set_text (past, PURSUIT_SCORE_HISTORY_SCORED_AT, score->scored_at);

  return pursuit_bulk_insert (job->bulk, past, error);
}

static gboolean
keep_score (ScoreJob *job, PursuitRecord *lead, PursuitScore *score, GError **error)
{
  g_autoptr (PursuitRecord) after = pursuit_record_copy (lead);
  g_autoptr (JsonNode) node = pursuit_score_to_json (score);
  g_autofree char *text = pursuit_json_to_text (node, FALSE);
  gboolean same = pursuit_score_texts_agree (
      pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_BREAKDOWN), text);

  pursuit_record_set_integer (after, PURSUIT_LEAD_SCORE, get_shown_score (lead, score->total));
  pursuit_record_set_text (after, PURSUIT_LEAD_SCORE_BREAKDOWN, text);
  pursuit_record_set_text (after, PURSUIT_LEAD_SCORE_ENGINE, score->engine);
  pursuit_record_set_text (after, PURSUIT_LEAD_SCORED_AT, score->scored_at);
  pursuit_record_set_integer (after, PURSUIT_LEAD_SCORE_STALE, 0);
  if (!pursuit_bulk_update (job->bulk, lead, after, error))
    return FALSE;

  return same || keep_history (job, pursuit_record_get_id (lead), score, text, error);
}

static gboolean
is_auto (ScoreJob *job)
{
  return job->engine == NULL || g_strcmp0 (job->engine, PURSUIT_SCORE_ENGINE_AUTO) == 0;
}

/* A history reads the lead alone, so that thousands need no look around each. */
static gboolean
needs_context (ScoreJob *job)
{
  return job->trained_at == NULL || !(is_auto (job) || g_strcmp0 (job->engine, "history") == 0);
}

static PursuitScore *
compute_score (ScoreJob *job, PursuitRecord *lead, GError **error)
{
  g_autoptr (PursuitLeadContext) context
      = needs_context (job)
            ? pursuit_lead_context_load (job->session, pursuit_record_get_id (lead), error)
            : NULL;
  PursuitScorecardInput input = {
    .lead = lead,
    .formula = &job->formula,
    .own_names = (const char *const *) job->own_names,
    .now_us = pursuit_clock_now_us (),
  };
  PursuitScore *score;

  if (context == NULL && needs_context (job))
    return NULL;

  if (context != NULL)
    {
      input.people = context->people;
      input.activities = context->activities;
      input.conversations = context->conversations;
      input.proposals = context->proposals;
    }
  score = pursuit_score_engine_score (job->ladder, job->engine, &input, job->cancellable, error);
  if (score != NULL && score->scored_at == NULL)
    score->scored_at = pursuit_clock_dup_now ();

  return score;
}

/* Whether the lead's engine is the one that would speak now. A model may have come since, or
 * gone, or learnt more. */
static gboolean
is_wanted (ScoreJob *job, PursuitRecord *lead, const char *engine)
{
  const char *scored_at = pursuit_record_get_text (lead, PURSUIT_LEAD_SCORED_AT);
  gboolean by_history = g_strcmp0 (engine, "history") == 0;

  if (!is_auto (job) && g_strcmp0 (job->engine, engine) != 0)
    return FALSE;
  if (by_history)
    return job->trained_at != NULL && g_strcmp0 (scored_at, job->trained_at) > 0;

  return !is_auto (job) || job->trained_at == NULL || g_strcmp0 (engine, "rules") != 0;
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
score_lead (ScoreJob *job, PursuitRecord *lead, GError **error)
{
  PursuitLeadScore *item = g_new0 (PursuitLeadScore, 1);

  g_ptr_array_add (job->job.result, item);
  item->lead_id = g_strdup (pursuit_record_get_id (lead));
  if (is_fresh (job, lead))
    item->score = pursuit_lead_dup_score (lead);
  if (item->score == NULL)
    {
      item->score = compute_score (job, lead, error);
      if (item->score == NULL || !keep_score (job, lead, item->score, error))
        return FALSE;
    }

  job->done++;
  pursuit_progress_relay_report (job->progress, (double) job->done / MAX (job->total, 1),
                                 _ ("Scoring leads"));

  return !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

static gboolean
score_named (ScoreJob *job, GError **error)
{
  job->total = g_strv_length (job->ids);
  for (char **prefix = job->ids; *prefix != NULL; prefix++)
    {
      PursuitKind kind = PURSUIT_KIND_LEAD;
      g_autofree char *id = pursuit_session_resolve (job->session, *prefix, &kind, error);
      g_autoptr (PursuitRecord) lead = NULL;

      if (id != NULL)
        lead = pursuit_session_get (job->session, PURSUIT_KIND_LEAD, id, error);
      if (lead == NULL || !score_lead (job, lead, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
score_page (ScoreJob *job, const guint32 *rows, guint n_rows, GError **error)
{
  g_autoptr (GPtrArray) leads
      = pursuit_session_get_rows (job->session, PURSUIT_KIND_LEAD, rows, n_rows, error);
  gboolean ok = leads != NULL;

  for (guint i = 0; ok && i < leads->len; i++)
    if (g_ptr_array_index (leads, i) != NULL)
      ok = score_lead (job, g_ptr_array_index (leads, i), error);

  return ok;
}

static gboolean
score_all (ScoreJob *job, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (GArray) rows = pursuit_session_list_rows (job->session, query, error);

  if (rows == NULL)
    return FALSE;

  job->total = rows->len;
  for (guint i = 0; i < rows->len; i += PAGE_SIZE)
    if (!score_page (job, &g_array_index (rows, guint32, i), MIN (PAGE_SIZE, rows->len - i), error))
      return FALSE;

  return TRUE;
}

/* Weights are kept as a JSON array in the order of the parts. */
static void
load_formula (ScoreJob *job)
{
  g_autofree char *text = pursuit_session_get_setting (job->session, "score.formula");
  g_autoptr (JsonNode) node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;
  JsonArray *weights = NULL;
  gint64 sum = 0;

  job->formula = PURSUIT_SCORE_FORMULA_DEFAULT;
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    weights = json_node_get_array (node);
  if (weights == NULL || json_array_get_length (weights) != PURSUIT_SCORE_N_PARTS)
    return;

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    sum += CLAMP (json_array_get_int_element (weights, i), 0, 1000);
  for (guint i = 0; sum > 0 && i < PURSUIT_SCORE_N_PARTS; i++)
    job->formula.weights[i] = (guint) CLAMP (json_array_get_int_element (weights, i), 0, 1000);
}

static gboolean
load_own_names (ScoreJob *job, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_USER);
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  pursuit_query_set_limit (query, PAGE_SIZE);
  users = pursuit_session_list (job->session, query, NULL, NULL, error);
  for (guint i = 0; users != NULL && i < users->len; i++)
    {
      const char *name = pursuit_record_get_text (g_ptr_array_index (users, i), PURSUIT_USER_NAME);

      if (name != NULL)
        g_strv_builder_add (names, name);
    }
  job->own_names = g_strv_builder_end (names);

  return users != NULL;
}

static gboolean
score_leads (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ScoreJob *job = data;
  gboolean done;

  job->session = session;
  job->cancellable = cancellable;
  job->job.result = g_ptr_array_new_with_free_func (lead_score_free);
  job->ladder = pursuit_score_engine_new ();
  pursuit_score_engine_add_rung (job->ladder,
                                 pursuit_history_load_rung (session, &job->trained_at));
  load_formula (job);
  if (!load_own_names (job, error))
    return FALSE;

  job->bulk = pursuit_bulk_new (session, NULL, NULL);
  done = (job->ids != NULL ? score_named (job, error) : score_all (job, error))
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
pursuit_workspace_score_async (PursuitWorkspace *self,
                               const PursuitScoreOptions *options,
                               const PursuitProgress *progress,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  ScoreJob *job = g_new0 (ScoreJob, 1);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_score_async);
  job->job.free_result = (GDestroyNotify) g_ptr_array_unref;
  job->job.free_job = score_job_free;
  if (options != NULL)
    {
      job->ids = g_strdupv ((char **) options->ids);
      job->engine = g_strdup (options->engine);
      job->refresh = options->refresh;
    }
  job->progress = pursuit_progress_relay_new (progress);
  pursuit_workspace_write_job (self, score_leads, job, task);
}

GPtrArray *
pursuit_workspace_score_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
