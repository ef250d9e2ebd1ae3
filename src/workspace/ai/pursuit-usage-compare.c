/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-usage-compare.h"

#include "core/pursuit-time.h"
#include "exchange/pursuit-csv-reader.h"
#include "store/pursuit-ledger.h"
#include "workspace/ai/pursuit-usage-private.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/pursuit-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_LENGTH 10
#define MAX_TOKEN_COLUMNS 8
#define MAX_DECIMALS 12

/* What providers call their columns, in lower case. */
static const char *const day_names[]
    = { "usage_date_utc", "date", "day", "usage_date", "start_time_iso", "start_time", NULL };
static const char *const model_names[] = { "model_version", "model", "model_name", NULL };
static const char *const cost_names[]
    = { "cost_usd", "cost", "amount_usd", "amount", "amount_value", "total_cost", NULL };
/* Classes that do not overlap: of one provider each, or those that both have. */
static const char *const token_names[] = { "usage_input_tokens_no_cache",
                                           "usage_input_tokens_cache_write_5m",
                                           "usage_input_tokens_cache_write_1h",
                                           "usage_input_tokens_cache_read",
                                           "usage_output_tokens",
                                           "input_tokens",
                                           "output_tokens",
                                           NULL };

typedef struct
{
  PursuitJob job;
  char *path;
  char *provider;
  char *month;
  GCancellable *cancellable; /* borrowed, while it runs */
  PursuitCsvReader *reader;  /* (nullable) */
  GHashTable *theirs;        /* (nullable) "DAY MODEL" to PursuitUsageSide */

  int day;
  int model;
  int cost; /* -1: none */
  int tokens[MAX_TOKEN_COLUMNS];
  guint n_tokens;
} CompareJob;

static void
difference_free (gpointer data)
{
  PursuitUsageDifference *difference = data;

  g_free (difference->day);
  g_free (difference->model);
  g_free (difference);
}

void
pursuit_usage_comparison_free (PursuitUsageComparison *self)
{
  if (self == NULL)
    return;

  g_free (self->month);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_free (self);
}

static void
compare_job_free (gpointer data)
{
  CompareJob *job = data;

  g_free (job->path);
  g_free (job->provider);
  g_free (job->month);
  g_clear_object (&job->reader);
  g_clear_pointer (&job->theirs, g_hash_table_unref);
  g_free (job);
}

static int
find_column (const char *const *headers, const char *const *names)
{
  for (guint n = 0; names[n] != NULL; n++)
    for (guint i = 0; headers[i] != NULL; i++)
      if (g_ascii_strcasecmp (headers[i], names[n]) == 0)
        return (int) i;

  return -1;
}

static gboolean
find_columns (CompareJob *job, GError **error)
{
  const char *const *headers = pursuit_csv_reader_get_headers (job->reader);

  job->day = find_column (headers, day_names);
  job->model = find_column (headers, model_names);
  job->cost = find_column (headers, cost_names);
  for (guint n = 0; token_names[n] != NULL; n++)
    {
      const char *const one[] = { token_names[n], NULL };
      int column = find_column (headers, one);

      if (column >= 0)
        job->tokens[job->n_tokens++] = column;
    }
  if (job->day >= 0 && job->model >= 0 && (job->cost >= 0 || job->n_tokens > 0))
    return TRUE;

  g_set_error (
      error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
      _ ("%s: it needs a column with the day, one with the model, and one with the cost or "
         "tokens; export the usage by day and model"),
      pursuit_csv_reader_get_name (job->reader));

  return FALSE;
}

static gboolean
refuse_line (CompareJob *job, const PursuitCsvRecord *record, const char *cell, GError **error)
{
  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
               _ ("%s, line %lu: “%.40s” cannot be understood; correct or remove it"),
               pursuit_csv_reader_get_name (job->reader),
               (gulong) pursuit_csv_record_get_line (record), cell);

  return FALSE;
}

/* "$0.0123": what is less than a pico-USD is left away. */
static gboolean
read_cost (const char *cell, gint64 *pico)
{
  g_autofree char *text = g_strstrip (g_strdup (cell[0] == '$' ? cell + 1 : cell));
  char *point = strchr (text, '.');

  if (point != NULL && strlen (point) > MAX_DECIMALS + 1
      && strspn (point + 1, "0123456789") == strlen (point + 1))
    point[MAX_DECIMALS + 1] = '\0';

  return *text == '\0' || pursuit_ai_money_parse (text, pico);
}

static gboolean
read_side (CompareJob *job, const PursuitCsvRecord *record, PursuitUsageSide *side, GError **error)
{
  if (job->cost >= 0)
    {
      const char *cell = pursuit_csv_record_get_cell (record, (guint) job->cost);

      if (!read_cost (cell, &side->cost))
        return refuse_line (job, record, cell, error);
    }
  for (guint i = 0; i < job->n_tokens; i++)
    {
      const char *cell = pursuit_csv_record_get_cell (record, (guint) job->tokens[i]);
      guint64 tokens = 0;

      if (*cell != '\0' && !g_ascii_string_to_unsigned (cell, 10, 0, G_MAXINT32, &tokens, NULL))
        return refuse_line (job, record, cell, error);
      side->tokens = pursuit_ai_money_sum (side->tokens, (gint64) tokens);
    }

  return TRUE;
}

static void
add_side (PursuitUsageSide *sum, const PursuitUsageSide *side)
{
  sum->cost = pursuit_ai_money_sum (sum->cost, side->cost);
  sum->tokens = pursuit_ai_money_sum (sum->tokens, side->tokens);
}

/* Takes the key. */
static void
add_to (GHashTable *sides, char *key, const PursuitUsageSide *side)
{
  PursuitUsageSide *sum = g_hash_table_lookup (sides, key);

  if (sum == NULL)
    {
      g_hash_table_insert (sides, key, g_memdup2 (side, sizeof *side));
      return;
    }
  add_side (sum, side);
  g_free (key);
}

static gboolean
read_line (CompareJob *job, const PursuitCsvRecord *record, GError **error)
{
  const char *cell = pursuit_csv_record_get_cell (record, (guint) job->day);
  const char *model = pursuit_csv_record_get_cell (record, (guint) job->model);
  g_autofree char *day = g_strndup (cell, DAY_LENGTH);
  PursuitUsageSide side = { 0 };

  if (!pursuit_date_is_valid (day))
    return refuse_line (job, record, cell, error);
  if (!read_side (job, record, &side, error))
    return FALSE;
  if (g_str_has_prefix (day, job->month))
    add_to (job->theirs, g_strconcat (day, " ", model, NULL), &side);

  return TRUE;
}

static gboolean
read_lines (CompareJob *job, GError **error)
{
  const PursuitCsvRecord *record;
  g_autoptr (GError) local_error = NULL;
  guint n_lines = 0;

  job->theirs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (pursuit_csv_reader_next (job->reader, &record, job->cancellable, &local_error))
    {
      if (pursuit_csv_record_is_empty (record))
        continue;
      if (n_lines++ == PURSUIT_USAGE_COMPARE_MAX_LINES)
        {
          g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID,
                       _ ("%s has more than %d lines; export one month by day and model"),
                       pursuit_csv_reader_get_name (job->reader), PURSUIT_USAGE_COMPARE_MAX_LINES);
          return FALSE;
        }
      if (!read_line (job, record, error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* The ledger's part of this provider by "DAY MODEL". */
static GHashTable *
sum_ours (PursuitSession *session, CompareJob *job, const char *until, GError **error)
{
  g_autoptr (GPtrArray) sums = pursuit_session_sum_ledger (session, PURSUIT_LEDGER_BY_DAY_AND_MODEL,
                                                           job->month, until, error);
  g_autofree char *prefix = g_strconcat (job->provider, "/", NULL);
  GHashTable *ours;

  if (sums == NULL)
    return NULL;

  ours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < sums->len; i++)
    {
      const PursuitLedgerSum *sum = sums->pdata[i];
      const char *name = sum->key + DAY_LENGTH + 1;
      PursuitUsageSide side = { .cost = sum->cost };

      if (!g_str_has_prefix (name, prefix))
        continue;
      for (guint t = 0; t < PURSUIT_LEDGER_REASONING; t++)
        side.tokens += sum->tokens[t];
      if (sum->requests > 0)
        add_to (ours, g_strdup_printf ("%.*s %s", DAY_LENGTH, sum->key, name + strlen (prefix)),
                &side);
    }

  return ours;
}

static gboolean
is_equal (CompareJob *job, const PursuitUsageSide *a, const PursuitUsageSide *b)
{
  return (job->cost < 0 || a->cost == b->cost) && (job->n_tokens == 0 || a->tokens == b->tokens);
}

static void
compare_key (CompareJob *job, const char *key, const PursuitUsageSide *ours)
{
  static const PursuitUsageSide nothing = { 0 };
  PursuitUsageComparison *comparison = job->job.result;
  const PursuitUsageSide *theirs = g_hash_table_lookup (job->theirs, key);
  PursuitUsageDifference *difference;

  ours = ours != NULL ? ours : &nothing;
  theirs = theirs != NULL ? theirs : &nothing;
  add_side (&comparison->ours, ours);
  add_side (&comparison->theirs, theirs);
  if (is_equal (job, ours, theirs))
    {
      comparison->n_equal++;
      return;
    }
  difference = g_new0 (PursuitUsageDifference, 1);
  difference->day = g_strndup (key, DAY_LENGTH);
  difference->model = g_strdup (key + DAY_LENGTH + 1);
  difference->ours = *ours;
  difference->theirs = *theirs;
  g_ptr_array_add (comparison->differences, difference);
}

static int
order_differences (gconstpointer a, gconstpointer b)
{
  const PursuitUsageDifference *first = *(const PursuitUsageDifference *const *) a;
  const PursuitUsageDifference *second = *(const PursuitUsageDifference *const *) b;
  int order = strcmp (first->day, second->day);

  return order != 0 ? order : strcmp (first->model, second->model);
}

static void
compare_sides (CompareJob *job, GHashTable *ours)
{
  PursuitUsageComparison *comparison = job->job.result;
  GHashTableIter iter;
  gpointer key, side;

  g_hash_table_iter_init (&iter, ours);
  while (g_hash_table_iter_next (&iter, &key, &side))
    compare_key (job, key, side);
  g_hash_table_iter_init (&iter, job->theirs);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (ours, key))
      compare_key (job, key, NULL);
  g_ptr_array_sort (comparison->differences, order_differences);
}

static gboolean
compare (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  CompareJob *job = data;
  PursuitUsageComparison *comparison = g_new0 (PursuitUsageComparison, 1);
  g_autofree char *until = pursuit_usage_dup_month_end (job->month, error);
  g_autoptr (GHashTable) ours = NULL;

  job->job.result = comparison;
  job->cancellable = cancellable;
  if (until == NULL)
    return FALSE;
  job->reader = pursuit_csv_reader_open (job->path, NULL, cancellable, error);
  if (job->reader == NULL || !find_columns (job, error) || !read_lines (job, error))
    return FALSE;
  ours = sum_ours (session, job, until, error);
  if (ours == NULL)
    return FALSE;

  comparison->month = g_strdup (job->month);
  comparison->has_cost = job->cost >= 0;
  comparison->has_tokens = job->n_tokens > 0;
  comparison->differences = g_ptr_array_new_with_free_func (difference_free);
  compare_sides (job, ours);

  return TRUE;
}

void
pursuit_workspace_compare_usage_async (PursuitWorkspace *self,
                                       const char *path,
                                       const char *provider,
                                       const char *month,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  GTask *task;
  CompareJob *job;

  g_return_if_fail (PURSUIT_IS_WORKSPACE (self) && path != NULL && provider != NULL);

  task = g_task_new (self, cancellable, callback, data);
  job = g_new0 (CompareJob, 1);
  job->job.free_result = (GDestroyNotify) pursuit_usage_comparison_free;
  job->job.free_job = compare_job_free;
  job->path = g_strdup (path);
  job->provider = g_strdup (provider);
  job->month = month != NULL ? g_strdup (month) : pursuit_usage_dup_present_month ();
  g_task_set_source_tag (task, pursuit_workspace_compare_usage_async);
  pursuit_workspace_read_job (self, compare, job, task);
}

PursuitUsageComparison *
pursuit_workspace_compare_usage_finish (PursuitWorkspace *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  return pursuit_workspace_finish_job (self, result, error);
}
