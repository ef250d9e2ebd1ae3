/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-score-plan.h"

#include "ai/pursuit-ai-model.h"
#include "ai/pursuit-ai-money.h"
#include "core/pursuit-lead.h"
#include "store/pursuit-list.h"
#include "workspace/scoring/pursuit-ai-score-private.h"
#include "workspace/ai/pursuit-quote-basis.h"
#include "workspace/records/pursuit-rows-private.h"
#include "workspace/pursuit-workspace-private.h"

#include <string.h>

/* How many leads are looked up at a time. */
#define PAGE_SIZE 256
/* So many questions are written to know what they cost; one takes about a millisecond. */
#define MAX_PRICED 100
/* What one byte of a text is written as in JSON at most: \u001f. */
#define LONGEST_ESCAPE 6

/* Which leads there are to ask about. */
typedef struct
{
  PursuitJob job;
  char **ids;          /* (nullable) */
  GArray *rows;        /* (nullable) */
  PursuitQuery *query; /* (nullable) */
  gboolean again;
  GStrvBuilder *wanted;
} ListJob;

/* What the questions about them cost. */
typedef struct
{
  PursuitJob job;
  PursuitScorePlan *plan; /* (unowned) of the verb */
  const PursuitQuoteBasis *basis;
  PursuitAiTariff tariff;
  gint64 tokens;
  gint64 pico;
  gboolean is_priced;
  gint64 dearest; /* of one question */
  gint64 longest;
  gint64 bound; /* what the questions cost at most */
  gint64 frame; /* the bytes of a question around its words; -1 before it is known */
} PriceJob;

/* A plan on its way: the data of the verb's task. */
typedef struct
{
  PursuitScorePlan *plan;
  PursuitQuoteBasis *basis;
} Planning;

void
pursuit_score_plan_free (PursuitScorePlan *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->ids);
  pursuit_request_preview_free (self->preview);
  g_free (self);
}

static void
planning_free (gpointer data)
{
  Planning *self = data;

  pursuit_score_plan_free (self->plan);
  pursuit_quote_basis_free (self->basis);
  g_free (self);
}

static void
list_job_free (gpointer data)
{
  ListJob *job = data;

  g_strfreev (job->ids);
  g_clear_pointer (&job->rows, g_array_unref);
  g_clear_pointer (&job->query, pursuit_query_free);
  g_strv_builder_unref (job->wanted);
  g_free (job);
}

gboolean
pursuit_ai_score_stands (PursuitRecord *lead)
{
  const char *engine = pursuit_record_get_text (lead, PURSUIT_LEAD_SCORE_ENGINE);

  return g_strcmp0 (engine, PURSUIT_AI_SCORE_ENGINE) == 0
         && pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE_STALE) == 0;
}

/* Listing */

static void
take_lead (ListJob *job, PursuitRecord *lead)
{
  PursuitScorePlan *plan = job->job.result;

  if (!job->again && pursuit_ai_score_stands (lead))
    {
      plan->n_scored++;
      return;
    }
  g_strv_builder_add (job->wanted, pursuit_record_get_id (lead));
  plan->n_leads++;
}

static gboolean
take_page (ListJob *job, PursuitSession *session, GArray *rows, guint first, GError **error)
{
  g_autoptr (GPtrArray) leads
      = pursuit_session_get_rows (session, PURSUIT_KIND_LEAD, &g_array_index (rows, guint32, first),
                                  MIN (PAGE_SIZE, rows->len - first), error);

  for (guint i = 0; leads != NULL && i < leads->len; i++)
    if (leads->pdata[i] != NULL)
      take_lead (job, leads->pdata[i]);

  return leads != NULL;
}

static gboolean
take_rows (ListJob *job, PursuitSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) rows = NULL;

  pursuit_query_set_scope (job->query, job->job.scope);
  rows = pursuit_rows_list (session, job->query, job->rows, error);
  for (guint i = 0; rows != NULL && i < rows->len; i += PAGE_SIZE)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !take_page (job, session, rows, i, error))
      return FALSE;

  return rows != NULL;
}

/* What was deleted since a run began is no reason to leave the others. */
static gboolean
take_ids (ListJob *job, PursuitSession *session, GError **error)
{
  for (char **id = job->ids; *id != NULL; id++)
    {
      g_autoptr (PursuitRecord) lead = NULL;

      if (!pursuit_session_exists (session, PURSUIT_KIND_LEAD, *id))
        continue;
      lead = pursuit_session_get (session, PURSUIT_KIND_LEAD, *id, error);
      if (lead == NULL)
        return FALSE;
      take_lead (job, lead);
    }

  return TRUE;
}

static gboolean
list_leads (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ListJob *job = data;
  PursuitScorePlan *plan = g_new0 (PursuitScorePlan, 1);

  job->job.result = plan;
  if (!(job->ids != NULL ? take_ids (job, session, error)
                         : take_rows (job, session, cancellable, error)))
    return FALSE;

  plan->ids = g_strv_builder_end (job->wanted);
  plan->n_requests
      = (plan->n_leads + PURSUIT_AI_SCORING_MAX_LEADS - 1) / PURSUIT_AI_SCORING_MAX_LEADS;

  return TRUE;
}

/* Pricing */

/* Answers until now were about one lead or ten, which the ledger does not tell: to look no cheaper
 * than it is, each lead counts as one of them. */
static gint64
guess_output (const PriceJob *job, guint n_leads)
{
  return job->basis->likely_output * n_leads;
}

/* How long a text is among the others of a question: some letters are written as more bytes. */
static gint64
count_bytes (const char *text)
{
  gint64 n = 0;

  for (; text != NULL && *text != '\0'; text++)
    if (strchr ("\"\\\b\f\n\r\t", *text) != NULL)
      n += 2;
    else
      n += g_ascii_iscntrl (*text) ? LONGEST_ESCAPE : 1;

  return n;
}

/* The first question was written, the others have the same around their words: so many tokens none
 * of them can pass. A schema stands there as it is, and is longest in the first. */
static gint64
get_prompt_bound (PriceJob *job, const PursuitAiRequest *request)
{
  const char *body = job->plan->preview->body;
  gint64 n = count_bytes (request->instructions) + count_bytes (request->context)
             + count_bytes (request->input)
             + (request->schema != NULL ? (gint64) strlen (request->schema) : 0);

  if (job->frame < 0)
    {
      gint64 length = body != NULL ? (gint64) strlen (body) : 0;

      job->frame = MAX (length - n, 0);
    }

  return n + job->frame + PURSUIT_AI_ADDED_TOKENS;
}

static gboolean
add_request (PriceJob *job,
             PursuitSession *session,
             const PursuitScoreBasis *basis,
             guint number,
             GError **error)
{
  char **first = job->plan->ids + (gsize) number * PURSUIT_AI_SCORING_MAX_LEADS;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (PursuitAiRequest) request = NULL;
  g_autoptr (PursuitAiScoring) scoring = NULL;
  PursuitAiQuote quote;

  for (guint i = 0; i < PURSUIT_AI_SCORING_MAX_LEADS && first[i] != NULL; i++)
    g_ptr_array_add (ids, first[i]);
  scoring = pursuit_ai_score_prepare (session, basis, ids, &request, error);
  if (scoring == NULL)
    return FALSE;

  pursuit_ai_quote_init (&quote, request, job->basis->prices, &job->tariff,
                         guess_output (job, ids->len));
  job->tokens += quote.prompt;
  job->is_priced = quote.priced;
  job->pico = pursuit_ai_money_sum (job->pico, quote.likely);
  job->dearest = MAX (job->dearest, quote.likely);
  job->bound = pursuit_ai_money_sum (job->bound,
                                     pursuit_ai_prices_get_bound (job->basis->prices, &job->tariff,
                                                                  get_prompt_bound (job, request),
                                                                  quote.output_bound));
  job->longest = MAX (job->longest, quote.prompt);

  return TRUE;
}

static void
show_sum (PriceJob *job, guint n_left)
{
  PursuitRequestPreview *preview = job->plan->preview;

  for (guint i = 0; i < n_left; i++)
    job->pico = pursuit_ai_money_sum (job->pico, job->dearest);
  preview->tokens = job->tokens + n_left * job->longest;
  g_free (preview->cost);
  preview->cost = job->is_priced ? pursuit_ai_money_to_decimal (job->pico) : NULL;
  /* Of one it is known already, and how long those are that were not written is not. */
  if (job->plan->n_requests == 1)
    return;
  g_clear_pointer (&preview->bound, g_free);
  if (job->is_priced && n_left == 0)
    preview->bound = pursuit_ai_money_to_decimal (job->bound);
}

static gboolean
add_up (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  PriceJob *job = data;
  guint n = MIN (job->plan->n_requests, MAX_PRICED);
  g_autoptr (PursuitScoreBasis) basis = pursuit_score_basis_load (session, error);

  if (basis == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !add_request (job, session, basis, i, error))
      return FALSE;
  show_sum (job, job->plan->n_requests - n);
  job->job.result = GINT_TO_POINTER (TRUE);

  return TRUE;
}

static PriceJob *
price_job_new (Planning *planning)
{
  const PursuitRequestPreview *preview = planning->plan->preview;
  PriceJob *job = g_new0 (PriceJob, 1);
  PursuitAiProviderKind kind;

  job->job.free_job = g_free;
  job->plan = planning->plan;
  job->basis = planning->basis;
  job->frame = -1;
  job->tariff = (PursuitAiTariff){ .provider = preview->kind,
                                   .model = preview->model,
                                   .time_us = g_get_real_time () };
  if (pursuit_ai_provider_kind_from_string (preview->kind, &kind))
    job->tariff.local = kind == PURSUIT_AI_PROVIDER_LOCAL || kind == PURSUIT_AI_PROVIDER_FAKE;

  return job;
}

/* The way through them */

/* Both take the task. */
static void
fail (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
succeed (GTask *task)
{
  Planning *planning = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&planning->plan),
                         (GDestroyNotify) pursuit_score_plan_free);
  g_object_unref (task);
}

static void
priced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GError *error = NULL;

  if (pursuit_workspace_finish_job (source, result, &error) != NULL)
    succeed (data);
  else
    fail (data, error);
}

static void
basis_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Planning *planning = g_task_get_task_data (task);
  GTask *pricing;
  GError *error = NULL;

  planning->basis
      = pursuit_workspace_quote_basis_finish (PURSUIT_WORKSPACE (source), result, &error);
  if (planning->basis == NULL)
    {
      fail (task, error);
      return;
    }

  pricing = g_task_new (source, g_task_get_cancellable (task), priced_cb, task);
  g_task_set_source_tag (pricing, basis_cb);
  pursuit_workspace_read_job (PURSUIT_WORKSPACE (source), add_up, price_job_new (planning),
                              pricing);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Planning *planning = g_task_get_task_data (task);
  PursuitWorkspace *self = PURSUIT_WORKSPACE (source);
  GError *error = NULL;

  planning->plan->preview = pursuit_workspace_preview_score_finish (self, result, &error);
  if (planning->plan->preview != NULL)
    pursuit_workspace_quote_basis_async (self, PURSUIT_AI_FEATURE_SCORE, NULL,
                                         g_task_get_cancellable (task), basis_cb, task);
  else
    fail (task, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Planning *planning = g_task_get_task_data (task);
  GError *error = NULL;

  planning->plan = pursuit_workspace_finish_job (source, result, &error);
  if (planning->plan == NULL)
    fail (task, error);
  else if (planning->plan->n_leads == 0)
    succeed (task);
  else
    pursuit_workspace_preview_score_async (PURSUIT_WORKSPACE (source),
                                           (const char *const *) planning->plan->ids,
                                           g_task_get_cancellable (task), previewed_cb, task);
}

void
pursuit_workspace_plan_scores_async (PursuitWorkspace *self,
                                     const PursuitRecordSet *set,
                                     gboolean again,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;
  GTask *listing;
  ListJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self));
  g_return_if_fail (set != NULL && (set->ids != NULL || set->query != NULL));

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, pursuit_workspace_plan_scores_async);
  g_task_set_task_data (task, g_new0 (Planning, 1), planning_free);
  job = g_new0 (ListJob, 1);
  job->job.free_result = (GDestroyNotify) pursuit_score_plan_free;
  job->job.free_job = list_job_free;
  job->ids = g_strdupv ((char **) set->ids);
  job->rows = set->ids == NULL && set->rows != NULL ? g_array_copy (set->rows) : NULL;
  job->query = set->ids == NULL ? pursuit_query_copy (set->query) : NULL;
  job->again = again;
  job->wanted = g_strv_builder_new ();
  listing = g_task_new (self, cancellable, listed_cb, task);
  g_task_set_source_tag (listing, list_leads);
  pursuit_workspace_read_job (self, list_leads, job, listing);
}

PursuitScorePlan *
pursuit_workspace_plan_scores_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
