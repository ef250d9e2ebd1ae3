/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-usage.h"

#include "ai/pursuit-ai-budget.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-time.h"
#include "exchange/pursuit-csv-writer.h"
#include "store/pursuit-ledger.h"
#include "workspace/ai/pursuit-usage-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>

G_STATIC_ASSERT ((guint) PURSUIT_USAGE_N_SAVINGS == (guint) PURSUIT_LEDGER_N_SAVINGS);

typedef struct
{
  PursuitJob job;
  char *month;
  PursuitUsageGroup group;
} UsageJob;

static const struct
{
  const char *name;
  PursuitLedgerGroup group;
} groups[PURSUIT_USAGE_N_GROUPS] = {
  [PURSUIT_USAGE_BY_FEATURE] = { "feature", PURSUIT_LEDGER_BY_FEATURE },
  [PURSUIT_USAGE_BY_MODEL] = { "model", PURSUIT_LEDGER_BY_MODEL },
  [PURSUIT_USAGE_BY_DAY] = { "day", PURSUIT_LEDGER_BY_DAY },
};

static const char *const tokens[PURSUIT_USAGE_N_TOKENS] = {
  [PURSUIT_USAGE_INPUT] = "input",
  [PURSUIT_USAGE_CACHE_READ] = "cache_read",
  [PURSUIT_USAGE_CACHE_WRITE] = "cache_write",
  [PURSUIT_USAGE_OUTPUT] = "output",
  [PURSUIT_USAGE_REASONING] = "reasoning",
};

static const char *const savings[PURSUIT_USAGE_N_SAVINGS] = {
  [PURSUIT_USAGE_SAVED_CACHE] = "cache",
  [PURSUIT_USAGE_SAVED_BATCH] = "batch",
  [PURSUIT_USAGE_SAVED_TIERS] = "tiers",
  [PURSUIT_USAGE_SAVED_COMPRESSION] = "compression",
};

const char *
pursuit_usage_group_to_string (PursuitUsageGroup group)
{
  g_return_val_if_fail (group < PURSUIT_USAGE_N_GROUPS, NULL);

  return groups[group].name;
}

gboolean
pursuit_usage_group_from_string (const char *text, PursuitUsageGroup *group)
{
  g_return_val_if_fail (group != NULL, FALSE);

  for (guint i = 0; i < PURSUIT_USAGE_N_GROUPS; i++)
    if (g_strcmp0 (groups[i].name, text) == 0)
      {
        *group = (PursuitUsageGroup) i;
        return TRUE;
      }

  return FALSE;
}

const char *
pursuit_usage_tokens_to_string (PursuitUsageTokens which)
{
  g_return_val_if_fail (which < PURSUIT_USAGE_N_TOKENS, NULL);

  return tokens[which];
}

const char *
pursuit_usage_saving_to_string (PursuitUsageSaving saving)
{
  g_return_val_if_fail (saving < PURSUIT_USAGE_N_SAVINGS, NULL);

  return savings[saving];
}

static void
row_free (gpointer data)
{
  PursuitUsageRow *row = data;

  g_free (row->key);
  g_free (row);
}

void
pursuit_usage_free (PursuitUsage *self)
{
  if (self == NULL)
    return;

  g_free (self->month);
  g_free (self->total.key);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static void
usage_job_free (gpointer data)
{
  UsageJob *job = data;

  g_free (job->month);
  g_free (job);
}

static PursuitUsageRow *
row_new (PursuitLedgerSum *sum)
{
  PursuitUsageRow *row = g_new0 (PursuitUsageRow, 1);

  row->key = g_steal_pointer (&sum->key);
  row->requests = sum->requests;
  row->cached = sum->cached;
  row->unpriced = sum->unpriced;
  row->uncertain = sum->uncertain;
  row->bound = sum->bound;
  row->tokens[PURSUIT_USAGE_INPUT] = sum->tokens[PURSUIT_LEDGER_INPUT];
  row->tokens[PURSUIT_USAGE_CACHE_READ] = sum->tokens[PURSUIT_LEDGER_CACHE_READ];
  row->tokens[PURSUIT_USAGE_CACHE_WRITE] = sum->tokens[PURSUIT_LEDGER_CACHE_WRITE_SHORT]
                                           + sum->tokens[PURSUIT_LEDGER_CACHE_WRITE_LONG];
  row->tokens[PURSUIT_USAGE_OUTPUT] = sum->tokens[PURSUIT_LEDGER_OUTPUT];
  row->tokens[PURSUIT_USAGE_REASONING] = sum->tokens[PURSUIT_LEDGER_REASONING];
  for (guint i = 0; i < PURSUIT_USAGE_N_SAVINGS; i++)
    row->saved[i] = sum->saved[i];
  row->cost = sum->cost;
  row->at_most = sum->counted;

  return row;
}

static void
add_row (PursuitUsageRow *total, const PursuitUsageRow *row)
{
  total->requests += row->requests;
  total->cached += row->cached;
  total->unpriced += row->unpriced;
  total->uncertain += row->uncertain;
  total->bound = pursuit_ai_money_sum (total->bound, row->bound);
  for (guint i = 0; i < PURSUIT_USAGE_N_TOKENS; i++)
    total->tokens[i] += row->tokens[i];
  for (guint i = 0; i < PURSUIT_USAGE_N_SAVINGS; i++)
    total->saved[i] = pursuit_ai_money_sum (total->saved[i], MAX (row->saved[i], 0));
  total->cost = pursuit_ai_money_sum (total->cost, row->cost);
  total->at_most = pursuit_ai_money_sum (total->at_most, row->at_most);
}

char *
pursuit_usage_dup_present_month (void)
{
  return pursuit_ai_period_dup_name (PURSUIT_AI_PERIOD_MONTH, pursuit_clock_now_us ());
}

char *
pursuit_usage_dup_month_end (const char *month, GError **error)
{
  g_autofree char *day = g_strconcat (month, "-01", NULL);
  gint64 time_us;

  if (pursuit_date_is_valid (day) && pursuit_time_parse (day, &time_us, NULL))
    return pursuit_ai_period_dup_name (
        PURSUIT_AI_PERIOD_MONTH, pursuit_ai_period_get_end (PURSUIT_AI_PERIOD_MONTH, time_us));

  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
               _ ("“%s” is no month; write it as 2026-11"), month);

  return NULL;
}

static gboolean
sum_up (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  UsageJob *job = data;
  PursuitUsage *usage = g_new0 (PursuitUsage, 1);
  g_autoptr (GPtrArray) sums = NULL;
  g_autofree char *until = pursuit_usage_dup_month_end (job->month, error);

  job->job.result = usage;
  if (until == NULL)
    return FALSE;
  sums = pursuit_session_sum_ledger (session, groups[job->group].group, job->month, until, error);
  if (sums == NULL)
    return FALSE;

  usage->month = g_strdup (job->month);
  usage->group = job->group;
  usage->total.key = g_strdup (job->month);
  usage->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < sums->len; i++)
    {
      PursuitUsageRow *row = row_new (sums->pdata[i]);

      g_ptr_array_add (usage->rows, row);
      add_row (&usage->total, row);
    }

  return TRUE;
}

void
pursuit_workspace_usage_async (PursuitWorkspace *self,
                               const char *month,
                               PursuitUsageGroup group,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task;
  UsageJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self) && group < PURSUIT_USAGE_N_GROUPS);

  task = g_task_new (self, cancellable, callback, data);
  job = g_new0 (UsageJob, 1);
  g_task_set_source_tag (task, pursuit_workspace_usage_async);
  job->job.free_result = (GDestroyNotify) pursuit_usage_free;
  job->job.free_job = usage_job_free;
  job->month = month != NULL
                   ? g_strdup (month)
                   : pursuit_ai_period_dup_name (PURSUIT_AI_PERIOD_MONTH, pursuit_clock_now_us ());
  job->group = group;
  pursuit_workspace_read_job (self, sum_up, job, task);
}

PursuitUsage *
pursuit_workspace_usage_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}

static void
add_number (PursuitCsvWriter *writer, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  pursuit_csv_writer_add_cell (writer, text);
}

static void
add_money (PursuitCsvWriter *writer, gint64 pico)
{
  g_autofree char *text = pursuit_ai_money_to_decimal (pico);

  pursuit_csv_writer_add_cell (writer, text);
}

static void
write_head (PursuitCsvWriter *writer, PursuitUsageGroup group)
{
  pursuit_csv_writer_add_cell (writer, groups[group].name);
  pursuit_csv_writer_add_cell (writer, "requests");
  pursuit_csv_writer_add_cell (writer, "cached");
  pursuit_csv_writer_add_cell (writer, "unpriced");
  pursuit_csv_writer_add_cell (writer, "uncertain");
  for (guint i = 0; i < PURSUIT_USAGE_N_TOKENS; i++)
    {
      g_autofree char *name = g_strconcat (tokens[i], "_tokens", NULL);

      pursuit_csv_writer_add_cell (writer, name);
    }
  pursuit_csv_writer_add_cell (writer, "cost_usd");
  pursuit_csv_writer_add_cell (writer, "at_most_usd");
  for (guint i = 0; i < PURSUIT_USAGE_N_SAVINGS; i++)
    {
      g_autofree char *name = g_strconcat ("saved_", savings[i], "_usd", NULL);

      pursuit_csv_writer_add_cell (writer, name);
    }
  pursuit_csv_writer_end_row (writer, NULL, NULL);
}

static void
write_row (PursuitCsvWriter *writer, const PursuitUsageRow *row)
{
  pursuit_csv_writer_add_cell (writer, row->key);
  add_number (writer, row->requests);
  add_number (writer, row->cached);
  add_number (writer, row->unpriced);
  add_number (writer, row->uncertain);
  for (guint i = 0; i < PURSUIT_USAGE_N_TOKENS; i++)
    add_number (writer, row->tokens[i]);
  add_money (writer, row->cost);
  add_money (writer, row->at_most);
  for (guint i = 0; i < PURSUIT_USAGE_N_SAVINGS; i++)
    add_money (writer, row->saved[i]);
  pursuit_csv_writer_end_row (writer, NULL, NULL);
}

GBytes *
pursuit_usage_to_csv (const PursuitUsage *self)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (PursuitCsvWriter) writer = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  /* Names of models come from outside, and the file goes into a spreadsheet. */
  writer = pursuit_csv_writer_new (stream, ',', PURSUIT_CSV_WRITER_GUARD);
  write_head (writer, self->group);
  for (guint i = 0; i < self->rows->len; i++)
    write_row (writer, self->rows->pdata[i]);
  pursuit_csv_writer_finish (writer, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}
