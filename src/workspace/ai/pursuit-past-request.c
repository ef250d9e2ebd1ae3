/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-past-request.h"

#include "ai/pursuit-ai-money.h"
#include "core/pursuit-time.h"
#include "store/pursuit-ledger-list.h"
#include "workspace/ai/pursuit-usage-private.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  PursuitJob job;
  char *month;
  char *after_at; /* (nullable) */
  char *after_id;
  guint limit;
  gint64 total;
} ListJob;

static void
list_job_free (gpointer data)
{
  ListJob *job = data;

  g_free (job->month);
  g_free (job->after_at);
  g_free (job->after_id);
  g_free (job);
}

void
pursuit_past_request_free (PursuitPastRequest *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->at);
  g_free (self->feature);
  pursuit_receipt_free (self->receipt);
  g_free (self);
}

static PursuitPastRequestEnd
get_end (const PursuitLedgerRow *row)
{
  if (g_str_equal (row->state, PURSUIT_LEDGER_OPEN))
    return PURSUIT_PAST_REQUEST_OPEN;
  if (g_str_equal (row->state, "cached"))
    return PURSUIT_PAST_REQUEST_KEPT;
  if (g_str_equal (row->state, "partial"))
    return PURSUIT_PAST_REQUEST_CUT;
  if (g_str_equal (row->state, "failed"))
    return PURSUIT_PAST_REQUEST_FAILED;

  return row->rung > 0 ? PURSUIT_PAST_REQUEST_FELL_BACK : PURSUIT_PAST_REQUEST_ANSWERED;
}

/* By the words of the books. Of what an older version only called "failed" nothing is known. */
static const struct
{
  const char *word;
  const char *reason;
} reasons[] = {
  { "request", N_ ("the request was not accepted") },
  { "key", N_ ("the key was missing or refused") },
  { "permission", N_ ("the key may not do this") },
  { "money", N_ ("no credit, or the account's limit was reached") },
  { "model", N_ ("the model is not known there") },
  { "too-large", N_ ("the request was too long") },
  { "busy", N_ ("too many requests, or too busy") },
  { "server", N_ ("the server had an error") },
  { "network", N_ ("the provider could not be reached") },
  { "timeout", N_ ("it took too long") },
  { "cut", N_ ("the answer broke off") },
  { "refused", N_ ("the model refused") },
  { "answer", N_ ("the answer could not be read") },
  { "denied", N_ ("it was not sent") },
  { "cancelled", N_ ("stopped") },
  { PURSUIT_LEDGER_KILLED, N_ ("Pursuit ended meanwhile") },
};

static const char *
get_reason (const PursuitLedgerRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (row->error, reasons[i].word) == 0)
      return _ (reasons[i].reason);

  return NULL;
}

static gint64
get_took_ms (const PursuitLedgerRow *row)
{
  gint64 started, ended;

  if (row->ended_at == NULL || !pursuit_time_parse (row->started_at, &started, NULL)
      || !pursuit_time_parse (row->ended_at, &ended, NULL))
    return 0;

  return MAX (ended - started, 0) / G_TIME_SPAN_MILLISECOND;
}

/* The upper bound of what is not known; of one that a kill cut off nothing else is. */
static char *
dup_cost (const PursuitLedgerRow *row, gboolean is_bound)
{
  if (is_bound)
    return pursuit_ai_money_to_decimal (row->counted);

  return row->cost >= 0 ? pursuit_ai_money_to_decimal (row->cost) : NULL;
}

static PursuitReceipt *
make_receipt (const PursuitLedgerRow *row, PursuitPastRequestEnd end)
{
  PursuitReceipt *receipt = g_new0 (PursuitReceipt, 1);

  receipt->provider = g_strdup (row->provider);
  receipt->model = g_strdup (row->served != NULL ? row->served : row->model);
  receipt->cached = end == PURSUIT_PAST_REQUEST_KEPT;
  receipt->input = row->tokens[PURSUIT_LEDGER_INPUT] + row->tokens[PURSUIT_LEDGER_CACHE_WRITE_SHORT]
                   + row->tokens[PURSUIT_LEDGER_CACHE_WRITE_LONG];
  receipt->cache_read = row->tokens[PURSUIT_LEDGER_CACHE_READ];
  receipt->output = row->tokens[PURSUIT_LEDGER_OUTPUT];
  receipt->n_subjects = 1;
  receipt->at_most = (end == PURSUIT_PAST_REQUEST_OPEN || end == PURSUIT_PAST_REQUEST_CUT
                      || (row->estimated && row->cost >= 0))
                     && row->counted > row->cost;
  receipt->cost = dup_cost (row, receipt->at_most);
  receipt->price_row = g_strdup (row->price_row);
  receipt->masked = g_strdup (row->masked);
  receipt->took_ms = get_took_ms (row);

  return receipt;
}

static PursuitPastRequest *
past_request_new (const PursuitLedgerRow *row)
{
  PursuitPastRequest *self = g_new0 (PursuitPastRequest, 1);

  self->id = g_strdup (row->id);
  self->at = g_strdup (row->started_at);
  self->feature = g_strdup (row->feature);
  self->end = get_end (row);
  self->reason = get_reason (row);
  self->receipt = make_receipt (row, self->end);

  return self;
}

static gboolean
list (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  ListJob *job = data;
  g_autofree char *until = pursuit_usage_dup_month_end (job->month, error);
  const PursuitLedgerPart part = { job->month, until, job->after_at, job->after_id };
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *requests;

  if (until == NULL)
    return FALSE;
  rows = pursuit_session_list_ledger (session, &part, job->limit, error);
  job->total = rows != NULL ? pursuit_session_count_ledger (session, &part, error) : -1;
  if (job->total < 0)
    return FALSE;

  job->job.result = requests
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_past_request_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (requests, past_request_new (rows->pdata[i]));

  return TRUE;
}

void
pursuit_workspace_list_requests_async (PursuitWorkspace *self,
                                       const char *month,
                                       const PursuitPastRequest *after,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  GTask *task;
  ListJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self) && month != NULL);

  task = g_task_new (self, cancellable, callback, data);
  job = g_new0 (ListJob, 1);
  g_task_set_source_tag (task, pursuit_workspace_list_requests_async);
  job->job.free_result = (GDestroyNotify) g_ptr_array_unref;
  job->job.free_job = list_job_free;
  job->month = g_strdup (month);
  job->after_at = after != NULL ? g_strdup (after->at) : NULL;
  job->after_id = after != NULL ? g_strdup (after->id) : NULL;
  job->limit = limit;
  pursuit_workspace_read_job (self, list, job, task);
}

GPtrArray *
pursuit_workspace_list_requests_finish (PursuitWorkspace *self,
                                        GAsyncResult *result,
                                        gint64 *total,
                                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self) && total != NULL, NULL);

  *total = ((ListJob *) g_task_get_task_data (G_TASK (result)))->total;

  return pursuit_workspace_finish_job (self, result, error);
}
