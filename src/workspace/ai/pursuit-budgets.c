/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-budgets.h"

#include "ai/pursuit-ai-money.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-money.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"
#include "store/pursuit-ledger.h"
#include "workspace/ai/pursuit-ai-spent-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DIGITS_OF_A_GROUP 3
/* The amount that stands in an error as an example. */
/* A rate is written for so many tokens. */
#define TOKENS_OF_RATE 1000000
#define SAMPLE_CENTS 850

typedef struct
{
  PursuitJob job;
  PursuitAiBudgets budgets; /* to be set */
} BudgetJob;

void
pursuit_budget_report_free (PursuitBudgetReport *self)
{
  if (self == NULL)
    return;

  g_free (self->month);
  g_free (self->day);
  g_free (self->month_resets);
  g_free (self->day_resets);
  g_clear_pointer (&self->alerts, g_ptr_array_unref);
  g_free (self);
}

gboolean
pursuit_budget_parse (const char *text, gint64 *pico, GError **error)
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();
  g_autofree char *amount = NULL;
  g_autofree char *sample = NULL;
  gboolean is_group;
  char *sign;

  g_return_val_if_fail (text != NULL && pico != NULL, FALSE);

  if (pursuit_str_is_blank (text))
    {
      *pico = -1;
      return TRUE;
    }
  amount = g_strstrip (g_strdup (text));
  sign = strpbrk (amount, ".,");
  is_group = sign != NULL && *sign != style.decimal
             && (*sign == ',' || strlen (sign + 1) == DIGITS_OF_A_GROUP);
  if (sign != NULL && !is_group)
    *sign = '.';
  if (!is_group && pursuit_ai_money_parse (amount, pico))
    return TRUE;

  sample = pursuit_money_format (SAMPLE_CENTS, NULL, &style, TRUE);
  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
               /* Translators: what was written, and an amount of money as an example */
               _ ("“%s” is no amount in USD; write it as %s, or nothing for no limit"), text,
               sample);

  return FALSE;
}

char *
pursuit_budget_dup_text (gint64 pico)
{
  char *text;

  if (pico < 0)
    return g_strdup ("");

  text = pursuit_ai_money_to_decimal (pico);

  return g_strdelimit (text, ".", pursuit_number_style_from_locale ().decimal);
}

gboolean
pursuit_budget_parse_rate (const char *text, gint64 *rate, GError **error)
{
  gint64 pico;

  g_return_val_if_fail (text != NULL && rate != NULL, FALSE);

  if (!pursuit_budget_parse (text, &pico, error))
    return FALSE;
  *rate = pico < 0 ? -1 : pico / TOKENS_OF_RATE;

  return TRUE;
}

char *
pursuit_budget_dup_rate (gint64 rate)
{
  return pursuit_budget_dup_text (rate < 0 ? -1 : rate * TOKENS_OF_RATE);
}

gboolean
pursuit_budgets_check_rates (const PursuitAiBudgets *budgets, GError **error)
{
  g_return_val_if_fail (budgets != NULL, FALSE);

  if ((budgets->worst_input < 0) == (budgets->worst_output < 0))
    return TRUE;
  g_set_error_literal (
      error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
      _ ("Models without a known price need both amounts, for what is sent and for "
         "what is answered, or neither"));

  return FALSE;
}

static BudgetJob *
budget_job_new (void)
{
  BudgetJob *job = g_new0 (BudgetJob, 1);

  job->job.free_result = (GDestroyNotify) pursuit_budget_report_free;
  job->job.free_job = g_free;

  return job;
}

static void
name_periods (PursuitBudgetReport *report, gint64 now)
{
  gint64 month_end = pursuit_ai_period_get_end (PURSUIT_AI_PERIOD_MONTH, now);
  gint64 day_end = pursuit_ai_period_get_end (PURSUIT_AI_PERIOD_DAY, now);

  report->month = pursuit_ai_period_dup_name (PURSUIT_AI_PERIOD_MONTH, now);
  report->day = pursuit_ai_period_dup_name (PURSUIT_AI_PERIOD_DAY, now);
  report->month_resets = pursuit_ai_period_dup_name (PURSUIT_AI_PERIOD_DAY, month_end);
  report->day_resets = pursuit_ai_period_dup_name (PURSUIT_AI_PERIOD_DAY, day_end);
}

/* The end of "2026-11" or "2026-11-30". */
static gint64
get_period_end (const char *name)
{
  gboolean is_month = strlen (name) == strlen ("2026-11");
  g_autofree char *day = g_strconcat (name, is_month ? "-01" : NULL, NULL);
  gint64 time_us = 0;

  pursuit_time_parse (day, &time_us, NULL);

  return pursuit_ai_period_get_end (is_month ? PURSUIT_AI_PERIOD_MONTH : PURSUIT_AI_PERIOD_DAY,
                                    time_us);
}

static PursuitAiAlert *
take_alert (PursuitFiredAlert *fired)
{
  PursuitAiAlert *alert = g_new0 (PursuitAiAlert, 1);

  alert->resets_us = get_period_end (fired->period);
  alert->budget = g_steal_pointer (&fired->budget);
  alert->period = g_steal_pointer (&fired->period);
  alert->level = (guint) fired->level;
  alert->limit = fired->limit;
  alert->used = fired->used;

  return alert;
}

static gboolean
list_alerts (PursuitSession *session, PursuitBudgetReport *report, GError **error)
{
  g_autoptr (GPtrArray) fired = pursuit_session_list_alerts (session, report->month, error);

  report->alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_alert_free);
  for (guint i = 0; fired != NULL && i < fired->len; i++)
    g_ptr_array_add (report->alerts, take_alert (fired->pdata[i]));

  return fired != NULL;
}

static gboolean
report_budgets (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  BudgetJob *job = data;
  PursuitBudgetReport *report = g_new0 (PursuitBudgetReport, 1);
  gint64 now = pursuit_clock_now_us ();

  job->job.result = report;
  name_periods (report, now);

  return pursuit_ai_budgets_load (session, &report->budgets, error)
         && pursuit_ai_spent_load (session, now, &report->spent, error)
         && pursuit_ai_expected_load (session, now, &report->spent.expected, error)
         && list_alerts (session, report, error);
}

static gboolean
save_budgets (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  BudgetJob *job = data;

  return pursuit_ai_budgets_save (session, &job->budgets, error)
         && report_budgets (session, data, cancellable, error);
}

void
pursuit_workspace_get_budgets_async (PursuitWorkspace *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_workspace_get_budgets_async);
  pursuit_workspace_read_job (self, report_budgets, budget_job_new (), task);
}

PursuitBudgetReport *
pursuit_workspace_get_budgets_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

void
pursuit_workspace_set_budgets_async (PursuitWorkspace *self,
                                     const PursuitAiBudgets *budgets,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  GTask *task;
  BudgetJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self) && budgets != NULL);

  task = g_task_new (self, cancellable, callback, data);
  job = budget_job_new ();
  job->budgets = *budgets;
  g_task_set_source_tag (task, pursuit_workspace_set_budgets_async);
  pursuit_workspace_write_job (self, save_budgets, job, task);
}

PursuitBudgetReport *
pursuit_workspace_set_budgets_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
