/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-ai-books-private.h"

#include "ai/pursuit-ai-money.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"
#include "store/pursuit-ai-keeping.h"
#include "store/pursuit-ledger.h"
#include "workspace/ai/pursuit-ai-spent-private.h"

#include <string.h>

G_STATIC_ASSERT ((guint) PURSUIT_AI_N_SAVINGS == (guint) PURSUIT_LEDGER_N_SAVINGS);

typedef struct
{
  PursuitAiBooks *books; /* borrowed: the task holds it */
  PursuitAiEntry *entry;
  PursuitAiSettlement settlement; /* owns its strings */
  GPtrArray *alerts;              /* (element-type PursuitAiAlert) (nullable) not told before */
} LedgerJob;

static void
ledger_job_free (gpointer data)
{
  LedgerJob *job = data;

  pursuit_ai_entry_free (job->entry);
  g_free ((char *) job->settlement.model);
  g_free ((char *) job->settlement.error);
  g_free ((char *) job->settlement.price_row);
  g_clear_pointer (&job->alerts, g_ptr_array_unref);
  g_free (job);
}

static LedgerJob *
ledger_job_new (PursuitAiLedger *ledger, const PursuitAiEntry *entry)
{
  LedgerJob *job = g_new0 (LedgerJob, 1);

  job->books = PURSUIT_AI_BOOKS (ledger);
  job->entry = pursuit_ai_entry_copy (entry);

  return job;
}

static void
fill_from_settlement (PursuitLedgerRow *row, const PursuitAiSettlement *settlement)
{
  row->served = settlement->model;
  row->error = settlement->error;
  row->price_row = settlement->price_row;
  row->estimated = settlement->usage.estimated;
  row->tokens[PURSUIT_LEDGER_INPUT] = settlement->usage.input;
  row->tokens[PURSUIT_LEDGER_CACHE_READ] = settlement->usage.cache_read;
  row->tokens[PURSUIT_LEDGER_CACHE_WRITE_SHORT] = settlement->usage.cache_write_5m;
  row->tokens[PURSUIT_LEDGER_CACHE_WRITE_LONG] = settlement->usage.cache_write_1h;
  row->tokens[PURSUIT_LEDGER_OUTPUT] = settlement->usage.output;
  row->tokens[PURSUIT_LEDGER_REASONING] = settlement->usage.reasoning;
  for (guint i = 0; i < PURSUIT_AI_N_SAVINGS; i++)
    row->saved[i] = settlement->saved[i];
  row->counted = settlement->counted;
  row->cost = settlement->priced ? settlement->cost : -1;
}

static gboolean
put_row (PursuitSession *session, LedgerJob *job, gint64 *change, GError **error)
{
  const PursuitAiEntry *entry = job->entry;
  const PursuitAiSettlement *settlement = &job->settlement;
  g_autofree char *started = pursuit_time_format (entry->started_us);
  g_autofree char *ended = pursuit_clock_dup_now ();
  PursuitLedgerRow row = {
    .id = entry->id,
    .action = entry->action,
    .request = entry->request,
    .feature = pursuit_ai_feature_to_string (entry->feature),
    .prompt = entry->prompt,
    .provider = entry->provider,
    .model = entry->model,
    .state = pursuit_ai_state_to_string (settlement->state),
    .started_at = started,
    .prompt_version = entry->prompt_version,
    .rung = entry->rung,
    .attempt = entry->attempt,
    .batch = entry->batch,
    .local = entry->local,
    .reserved = entry->reserved,
    .counted = entry->reserved,
    .cost = -1,
  };

  if (settlement->state != PURSUIT_AI_STATE_OPEN)
    {
      row.ended_at = ended;
      fill_from_settlement (&row, settlement);
    }

  return pursuit_session_put_ledger_row (session, &row, change, error);
}

/* Before it leaves; and off the list again if a key was missing, or somebody stopped it, so that it
 * never did. An answer from the cache goes nowhere. */
static gboolean
note_egress (PursuitSession *session, LedgerJob *job, GError **error)
{
  const PursuitAiEntry *entry = job->entry;
  const PursuitKeptEgress egress
      = { .provider = entry->provider,
          .host = entry->host,
          .feature = (char *) pursuit_ai_feature_to_string (entry->feature),
          .request = entry->id,
          .bytes = entry->bytes,
          .masked = entry->masked };

  if (entry->host == NULL)
    return TRUE;
  if (job->settlement.state == PURSUIT_AI_STATE_OPEN)
    return pursuit_session_add_egress (session, &egress, error);

  return entry->bytes > 0 || pursuit_session_remove_egress (session, entry->id, error);
}

static void
forget_spent (gpointer books)
{
  g_clear_pointer (&((PursuitAiBooks *) books)->spent_day, g_free);
}

/* Once a day, and after a job that was not kept: reading the month before each request would get
 * slower with each. */
static gboolean
load_spent (PursuitSession *session, PursuitAiBooks *books, gint64 now, GError **error)
{
  g_autofree char *day = pursuit_ai_period_dup_name (PURSUIT_AI_PERIOD_DAY, now);

  if (g_strcmp0 (day, books->spent_day) == 0)
    return TRUE;

  forget_spent (books);
  if (!pursuit_ai_spent_load (session, now, &books->spent, error))
    return FALSE;
  books->spent_day = g_steal_pointer (&day);

  return TRUE;
}

/* A row counts in the periods that it began in. */
static void
count_change (PursuitAiBooks *books, const PursuitAiEntry *entry, gint64 now, gint64 change)
{
  for (guint period = 0; period < PURSUIT_AI_N_PERIODS; period++)
    {
      g_autofree char *present = pursuit_ai_period_dup_name ((PursuitAiPeriod) period, now);
      g_autofree char *own
          = pursuit_ai_period_dup_name ((PursuitAiPeriod) period, entry->started_us);

      if (g_str_equal (present, own))
        pursuit_ai_spent_add (&books->spent, (PursuitAiPeriod) period, entry->feature, change);
    }
}

/* The months before do not change any more: once a month is enough. */
static gboolean
load_expected (
    PursuitSession *session, PursuitAiBooks *books, gint64 now, gint64 *expected, GError **error)
{
  g_autofree char *month = pursuit_ai_period_dup_name (PURSUIT_AI_PERIOD_MONTH, now);

  if (g_strcmp0 (month, books->expected_month) != 0)
    {
      if (!pursuit_ai_expected_load (session, now, &books->expected, error))
        return FALSE;
      pursuit_set_str (&books->expected_month, month);
    }
  *expected = books->expected;

  return TRUE;
}

/* Leaves in the job what was not told before. */
static gboolean
fire (PursuitSession *session, LedgerJob *job, GPtrArray *reached, GError **error)
{
  for (guint i = 0; i < reached->len; i++)
    {
      const PursuitAiAlert *alert = reached->pdata[i];
      const PursuitFiredAlert fired = { .budget = alert->budget,
                                        .period = alert->period,
                                        .limit = alert->limit,
                                        .level = alert->level,
                                        .used = alert->used };
      gboolean is_new;

      if (!pursuit_session_fire_alert (session, &fired, &is_new, error))
        return FALSE;
      if (is_new)
        g_ptr_array_add (job->alerts, g_steal_pointer (&reached->pdata[i]));
    }

  return TRUE;
}

static gboolean
raise_alerts (PursuitSession *session,
              LedgerJob *job,
              const PursuitAiBudgets *budgets,
              gint64 now,
              GError **error)
{
  PursuitAiSpent spent = job->books->spent;
  g_autoptr (GPtrArray) reached = NULL;

  if (!load_expected (session, job->books, now, &spent.expected, error))
    return FALSE;

  /* Without what is reserved less is used: most requests need not look for that. */
  memset (spent.reserved, 0, sizeof spent.reserved);
  reached = pursuit_ai_budgets_list_alerts (budgets, &spent, now);
  if (reached->len == 0)
    return TRUE;
  if (!pursuit_ai_reserved_load (session, now, &spent, error))
    return FALSE;

  g_ptr_array_unref (reached);
  reached = pursuit_ai_budgets_list_alerts (budgets, &spent, now);
  job->alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_alert_free);

  return fire (session, job, reached, error);
}

/* Without @budgets nothing is told. What a job that fails has counted is not in the ledger. */
static gboolean
write_row (PursuitSession *session,
           LedgerJob *job,
           const PursuitAiBudgets *budgets,
           gint64 now,
           GError **error)
{
  gint64 change;

  if (!put_row (session, job, &change, error) || !note_egress (session, job, error))
    return FALSE;
  pursuit_session_on_rollback (session, forget_spent, job->books);
  count_change (job->books, job->entry, now, change);

  return budgets == NULL || raise_alerts (session, job, budgets, now, error);
}

static gboolean
open_row (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  LedgerJob *job = data;
  gint64 now = pursuit_clock_now_us ();
  PursuitAiBudgets budgets;

  return pursuit_ai_budgets_load (session, &budgets, error)
         && load_spent (session, job->books, now, error)
         && pursuit_ai_budgets_check (&budgets, &job->books->spent, job->entry->feature,
                                      job->entry->reserved, now, error)
         /* What is only reserved reaches no level. */
         && write_row (session, job, NULL, now, error);
}

/* What happened is kept, also where the budgets cannot be read. */
static gboolean
settle_row (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  LedgerJob *job = data;
  gint64 now = pursuit_clock_now_us ();
  PursuitAiBudgets budgets;
  gboolean has_budgets = pursuit_ai_budgets_load (session, &budgets, NULL);

  return load_spent (session, job->books, now, error)
         && write_row (session, job, has_budgets ? &budgets : NULL, now, error);
}

/* What is in the books now. */
static void
book (PursuitAiBooks *self, const PursuitAiSettlement *settlement)
{
  self->booked.pico = pursuit_ai_money_sum (self->booked.pico, settlement->counted);
  self->booked.at_most |= settlement->counted > 0
                          && (settlement->state == PURSUIT_AI_STATE_PARTIAL
                              || settlement->usage.estimated || !settlement->priced);
}

static void
on_settled (PursuitAiBooks *self, gpointer data)
{
  LedgerJob *job = data;

  book (self, &job->settlement);
  for (guint i = 0; job->alerts != NULL && i < job->alerts->len; i++)
    pursuit_ai_ledger_emit_alert (PURSUIT_AI_LEDGER (self), job->alerts->pdata[i]);
  g_signal_emit_by_name (self, PURSUIT_AI_BOOKS_BOOKED);
}

static void
open_async (PursuitAiLedger *ledger,
            const PursuitAiEntry *entry,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer data)
{
  GTask *task = g_task_new (ledger, cancellable, callback, data);

  g_task_set_source_tag (task, open_async);
  /* What is on the disk is kept, whoever cancels afterwards. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, ledger_job_new (ledger, entry), ledger_job_free);
  pursuit_ai_books_write (task, open_row, NULL);
}

static void
settle_async (PursuitAiLedger *ledger,
              const PursuitAiEntry *entry,
              const PursuitAiSettlement *settlement,
              GAsyncReadyCallback callback,
              gpointer data)
{
  GTask *task = g_task_new (ledger, NULL, callback, data);
  LedgerJob *job = ledger_job_new (ledger, entry);

  job->settlement = *settlement;
  job->settlement.model = g_strdup (settlement->model);
  job->settlement.error = g_strdup (settlement->error);
  job->settlement.price_row = g_strdup (settlement->price_row);
  g_task_set_source_tag (task, settle_async);
  g_task_set_task_data (task, job, ledger_job_free);
  /* Should the power fail, the row is open again, and counts at its bound. */
  pursuit_ai_books_write_light (task, settle_row, on_settled);
}

static gboolean
finish (PursuitAiLedger *ledger, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, ledger), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
pursuit_ai_books_ledger_init (PursuitAiLedgerInterface *iface)
{
  iface->open_async = open_async;
  iface->open_finish = finish;
  iface->settle_async = settle_async;
  iface->settle_finish = finish;
}
