/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-history-model.h"

#include "insight/pursuit-column-power-private.h"
#include "insight/pursuit-history-model-private.h"
#include "insight/pursuit-history-trial-private.h"
#include "insight/pursuit-leaks-private.h"
#include "insight/pursuit-measure-private.h"

#include <math.h>
#include <string.h>

/* In how many parts rows are divided to measure what was learnt; many rows need fewer. */
#define FOLDS 5
#define FOLDS_MANY_ROWS 3
#define MANY_ROWS 12000
#define FOLDS_MOST_ROWS 2
#define MOST_ROWS 20000
/* Up to so many rows the plan is chosen anew for each part, so that choosing flatters nobody; pairs
 * of columns need more rows than that. */
#define NESTED_ROWS 1500
/* Pairs are taken if they save this share of the loss. */
#define PAIR_GAIN 0.002

/* A model earns to speak if it saves this share of the constant's loss, so many standard errors
 * from nothing; below PURSUIT_HISTORY_ENOUGH it has to prove more, and several times. */
#define EARNED_SHARE 0.01
#define EARNED_Z 2.0
#define PROVEN_SHARE 0.05
#define PROVEN_Z 2.5
#define PROOFS 3

/* In time order: this share of the rows is old, and a model that foretells the newer ones worse
 * than the win rate is listened to only if it still orders them. */
#define OLD_SHARE 0.7
#define TIMED_SHARE 0.8
#define NEWEST_LEAST 20
#define ORDER_AUC 0.6
/* A shift of the win rate is said from here on. */
#define SHIFT_Z 3.0
#define SHIFT_LEAST 0.03

/* Numbers of one length that never repeat name a thing, and measure nothing. */
#define IDENTIFIER_ROWS 20
#define IDENTIFIER_DIGITS 4
#define IDENTIFIER_SHARE 0.98

typedef struct
{
  const PursuitDataset *dataset;
  const PursuitHistoryOptions *options;
  GCancellable *cancellable;
  GArray *rows; /* (owned) decided ones, the oldest first where their times are known */
  PursuitHistoryView view;
  PursuitHistoryPlan plan;
  PursuitHistoryReport *report; /* (owned) */
  gboolean timed;
} Training;

static void
training_clear (Training *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->view.columns);
  g_array_unref (self->view.formats);
  g_clear_pointer (&self->report, pursuit_history_report_free);
}

static gboolean
go_on (Training *self, double fraction)
{
  if (self->options != NULL && self->options->progress != NULL)
    self->options->progress (fraction, self->options->progress_data);

  return !g_cancellable_is_cancelled (self->cancellable);
}

static gint
compare_times (gconstpointer a, gconstpointer b, gpointer data)
{
  const PursuitDataset *dataset = data;
  guint first = *(const guint *) a, second = *(const guint *) b;
  gint64 t = pursuit_dataset_get_time (dataset, first);
  gint64 u = pursuit_dataset_get_time (dataset, second);

  if (t != u)
    return t < u ? -1 : 1;

  return (first > second) - (first < second);
}

static char *
dup_day (gint64 time_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%F") : NULL;
}

/* The period, and whether it says an order: not if all leads came on one day. */
static void
find_period (Training *self, guint timed)
{
  gint64 first = G_MAXINT64, last = G_MININT64;

  for (guint i = 0; i < self->rows->len; i++)
    {
      gint64 time = pursuit_dataset_get_time (self->dataset, g_array_index (self->rows, guint, i));

      if (time == PURSUIT_DATASET_NO_TIME)
        continue;
      first = MIN (first, time);
      last = MAX (last, time);
    }
  if (timed == 0)
    return;
  self->report->from = dup_day (first);
  self->report->to = dup_day (last);
  self->timed = timed >= TIMED_SHARE * self->rows->len && last - first > G_TIME_SPAN_DAY;
}

static void
take_rows (Training *self)
{
  guint n_columns = MAX (pursuit_dataset_get_n_columns (self->dataset), 1);
  guint most = MIN (PURSUIT_HISTORY_MAX_ROWS, PURSUIT_HISTORY_MAX_CELLS / n_columns);
  guint timed = 0;

  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint row = 0; row < pursuit_dataset_get_n_rows (self->dataset); row++)
    if (pursuit_dataset_get_outcome (self->dataset, row) != PURSUIT_OUTCOME_OPEN)
      g_array_append_val (self->rows, row);
  g_array_sort_with_data (self->rows, compare_times, (gpointer) self->dataset);
  if (self->rows->len > most)
    g_array_remove_range (self->rows, 0, self->rows->len - most);
  for (guint i = 0; i < self->rows->len; i++)
    {
      guint row = g_array_index (self->rows, guint, i);
      gboolean won = pursuit_dataset_get_outcome (self->dataset, row) == PURSUIT_OUTCOME_WON;

      timed += pursuit_dataset_get_time (self->dataset, row) != PURSUIT_DATASET_NO_TIME;
      self->report->wins += won;
      self->report->losses += !won;
    }
  find_period (self, timed);
}

static gboolean
is_ignored (Training *self, const char *name)
{
  const char *const *ignore = self->options != NULL ? self->options->ignore : NULL;

  for (; ignore != NULL && *ignore != NULL; ignore++)
    if (g_ascii_strcasecmp (*ignore, name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_identifier (const PursuitDataset *dataset, guint column, const guint *counts)
{
  guint filled = 0, different = 0, length = 0;

  for (guint32 code = 1; code < pursuit_dataset_get_n_values (dataset, column); code++)
    if (counts[code] > 0)
      {
        const char *text = pursuit_dataset_get_value (dataset, column, code);
        guint n = (guint) strlen (text);

        if (n < IDENTIFIER_DIGITS || strspn (text, "0123456789") != n
            || (length != 0 && n != length))
          return FALSE;
        length = n;
        different++;
        filled += counts[code];
      }

  return filled >= IDENTIFIER_ROWS && different >= IDENTIFIER_SHARE * filled;
}

static void
take_column (Training *self, guint column, const guint8 *folds)
{
  const guint32 *codes = pursuit_dataset_get_codes (self->dataset, column);
  g_autofree guint *counts = g_new0 (guint, pursuit_dataset_get_n_values (self->dataset, column));
  PursuitHistoryLeak *leak;
  PursuitCellFormat format;

  for (guint i = 0; i < self->rows->len; i++)
    counts[codes[g_array_index (self->rows, guint, i)]]++;
  format = pursuit_cell_format_find (self->dataset, column, counts);
  if (format.kind == PURSUIT_CELLS_NOTHING
      || (format.kind == PURSUIT_CELLS_NUMBER && is_identifier (self->dataset, column, counts)))
    return;
  leak = pursuit_leaks_find (self->dataset, column, &format, self->rows, folds);
  if (leak != NULL)
    g_ptr_array_add (self->report->leaks, leak);
  if (leak != NULL && leak->certain)
    return;
  g_array_append_val (self->view.columns, column);
  g_array_append_val (self->view.formats, format);
}

static gint
compare_leaks (gconstpointer a, gconstpointer b)
{
  const PursuitHistoryLeak *first = *(PursuitHistoryLeak *const *) a;
  const PursuitHistoryLeak *second = *(PursuitHistoryLeak *const *) b;

  if (first->certain != second->certain)
    return first->certain ? -1 : 1;

  return strcmp (first->column, second->column);
}

static gboolean
take_columns (Training *self)
{
  g_autofree guint8 *folds
      = pursuit_history_trial_divide (self->dataset, self->rows, PURSUIT_POWER_FOLDS, 11);
  guint n_columns = pursuit_dataset_get_n_columns (self->dataset);

  self->view.dataset = self->dataset;
  for (guint i = 0; i < n_columns; i++)
    {
      if (!go_on (self, 0.2 * i / n_columns))
        return FALSE;
      if (!is_ignored (self, pursuit_dataset_get_name (self->dataset, i)))
        take_column (self, i, folds);
    }
  g_ptr_array_sort (self->report->leaks, compare_leaks);

  return TRUE;
}

static guint
count_folds (guint n_rows)
{
  if (n_rows > MOST_ROWS)
    return FOLDS_MOST_ROWS;

  return n_rows > MANY_ROWS ? FOLDS_MANY_ROWS : FOLDS;
}

/* Tries all rows once, part by part. */
static gboolean
try_parts (Training *self, PursuitHistoryTrial *trial, guint32 seed, double begin, double end)
{
  guint n_folds = count_folds (self->rows->len);
  g_autofree guint8 *folds
      = pursuit_history_trial_divide (self->dataset, self->rows, n_folds, seed);

  for (guint fold = 0; fold < n_folds; fold++)
    {
      g_autoptr (GArray) train = pursuit_history_trial_pick (self->rows, folds, fold, TRUE);
      g_autoptr (GArray) test = pursuit_history_trial_pick (self->rows, folds, fold, FALSE);
      PursuitHistoryPlan plan = self->plan;

      if (self->rows->len <= NESTED_ROWS)
        plan = pursuit_history_trial_choose (&self->view, train, FALSE, self->cancellable);
      pursuit_history_trial_add (trial, &self->view, train, test, &plan);
      if (!go_on (self, begin + (end - begin) * (fold + 1) / n_folds))
        return FALSE;
    }

  return TRUE;
}

/* Takes pairs if rows that they were not found in are foretold better by them. */
static void
judge_pairs (Training *self, PursuitHistoryTrial *trial)
{
  if (!self->plan.pairs)
    return;

  self->plan.pairs = pursuit_measure_log_loss (trial->paired)
                     < (1 - PAIR_GAIN) * pursuit_measure_log_loss (trial->forecasts);
  if (!self->plan.pairs)
    return;
  g_array_unref (trial->forecasts);
  trial->forecasts = g_array_ref (trial->paired);
}

/* Expects the forecasts in the order of their probability. */
static void
draw_calibration (PursuitHistoryReport *report, const GArray *forecasts)
{
  guint n_bins = MIN (PURSUIT_HISTORY_N_BINS, forecasts->len / 10);

  for (guint i = 0; i < n_bins; i++)
    {
      PursuitHistoryBin *bin = &report->bins[i];
      guint end = (guint) ((guint64) forecasts->len * (i + 1) / n_bins);

      for (guint j = (guint) ((guint64) forecasts->len * i / n_bins); j < end; j++)
        {
          const PursuitForecast *forecast = &g_array_index (forecasts, PursuitForecast, j);

          bin->foretold += forecast->probability;
          bin->won += forecast->won;
          bin->n++;
        }
      bin->foretold /= bin->n;
      bin->won /= bin->n;
    }
  report->n_bins = n_bins;
}

static void
note_figures (PursuitHistoryReport *report, PursuitHistoryTrial *trial)
{
  report->log_loss = pursuit_measure_log_loss (trial->forecasts);
  report->log_loss_constant = pursuit_measure_log_loss (trial->constant);
  report->auc = pursuit_measure_auc (trial->forecasts);
  draw_calibration (report, trial->forecasts);
}

static guint
count_won (const PursuitDataset *dataset, const GArray *rows)
{
  guint won = 0;

  for (guint i = 0; i < rows->len; i++)
    won += pursuit_dataset_get_outcome (dataset, g_array_index (rows, guint, i))
           == PURSUIT_OUTCOME_WON;

  return won;
}

static void
note_shift (PursuitHistoryReport *report,
            const GArray *old,
            guint old_won,
            const GArray *new,
            guint new_won)
{
  double rate = (double) (old_won + new_won) / (old->len + new->len);
  double error = sqrt (rate * (1 - rate) * (1.0 / old->len + 1.0 / new->len));
  double shift;

  report->rate_old = (double) old_won / old->len;
  report->rate_new = (double) new_won / new->len;
  shift = fabs (report->rate_new - report->rate_old);
  report->has_shifted = shift >= SHIFT_LEAST && error > 0 && shift / error >= SHIFT_Z;
}

/* Learns from the older rows and foretells the newer ones, as it will be in earnest. */
static void
try_time_order (Training *self)
{
  guint n_old = (guint) (OLD_SHARE * self->rows->len);
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) new = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (PursuitHistoryTrial) trial = pursuit_history_trial_new ();
  PursuitHistoryPlan plan = self->plan;
  guint old_won, new_won;

  g_array_append_vals (old, self->rows->data, n_old);
  g_array_append_vals (new, &g_array_index (self->rows, guint, n_old), self->rows->len - n_old);
  old_won = count_won (self->dataset, old);
  new_won = count_won (self->dataset, new);
  if (old_won == 0 || old_won == old->len || new->len < NEWEST_LEAST)
    return;

  note_shift (self->report, old, old_won, new, new_won);
  pursuit_history_trial_add (trial, &self->view, old, new, &plan);
  judge_pairs (self, trial);
  self->plan.pairs = plan.pairs;
  self->report->in_time_order = TRUE;
  self->report->time_log_loss = pursuit_measure_log_loss (trial->forecasts);
  self->report->time_log_loss_constant = pursuit_measure_log_loss (trial->constant);
  self->report->time_auc = pursuit_measure_auc (trial->forecasts);
}

static gboolean
holds_in_time (const PursuitHistoryReport *report)
{
  return !report->in_time_order || report->time_log_loss < report->time_log_loss_constant
         || report->time_auc >= ORDER_AUC;
}

static gboolean
has_earned (Training *self, PursuitHistoryTrial *trial, double share, double least_z)
{
  double z;
  double gain = pursuit_history_trial_get_gain (trial, &z);

  return gain >= share * pursuit_measure_log_loss (trial->constant) && z >= least_z;
}

/* Few rows prove themselves in several trials, each of them with enough to spare. */
static gboolean
is_proven (Training *self)
{
  for (guint32 i = 0; i < PROOFS; i++)
    {
      g_autoptr (PursuitHistoryTrial) trial = pursuit_history_trial_new ();

      if (!try_parts (self, trial, 31 + i, 0.2 + 0.03 * i, 0.23 + 0.03 * i)
          || !has_earned (self, trial, PROVEN_SHARE, PROVEN_Z))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_enough (Training *self)
{
  guint least = MIN (self->report->wins, self->report->losses);

  if (least < PURSUIT_HISTORY_LEAST)
    return FALSE;

  return least >= PURSUIT_HISTORY_ENOUGH || (self->view.columns->len > 0 && is_proven (self));
}

static void
judge (Training *self)
{
  g_autoptr (PursuitHistoryTrial) trial = pursuit_history_trial_new ();
  gboolean earned;

  /* All columns are ignored, leaks or empty. */
  self->report->state = PURSUIT_HISTORY_NO_SIGNAL;
  if (self->view.columns->len == 0)
    return;

  self->plan = pursuit_history_trial_choose (
      &self->view, self->rows, self->rows->len > NESTED_ROWS && self->view.columns->len > 1,
      self->cancellable);
  if (!go_on (self, 0.4) || !try_parts (self, trial, 23, 0.4, 0.8))
    return;
  judge_pairs (self, trial);
  earned = has_earned (self, trial, EARNED_SHARE, EARNED_Z);
  note_figures (self->report, trial);
  if (self->timed)
    try_time_order (self);
  self->report->state
      = earned && holds_in_time (self->report) ? PURSUIT_HISTORY_READY : PURSUIT_HISTORY_NO_SIGNAL;
}

static PursuitHistoryModel *
make_model (Training *self)
{
  PursuitHistoryModel *model = pursuit_history_model_new (g_steal_pointer (&self->report));
  g_autoptr (PursuitHistoryFit) fit = NULL;

  if (model->report->state != PURSUIT_HISTORY_READY)
    return model;

  fit = pursuit_history_fit_new (&self->view, self->rows, &self->plan);
  if (self->plan.pairs)
    pursuit_history_fit_add_pairs (fit, self->rows, self->plan.pair_cost);
  pursuit_history_model_take_fit (model, fit);

  return model;
}

PursuitHistoryModel *
pursuit_history_train (const PursuitDataset *dataset,
                       const PursuitHistoryOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  Training self = { dataset, options, cancellable };
  PursuitHistoryModel *model = NULL;

  g_return_val_if_fail (dataset != NULL, NULL);

  self.report = pursuit_history_report_new ();
  self.view.columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self.view.formats = g_array_new (FALSE, FALSE, sizeof (PursuitCellFormat));
  take_rows (&self);
  if (self.report->wins > 0 && self.report->losses > 0 && take_columns (&self) && has_enough (&self)
      && go_on (&self, 0.3))
    judge (&self);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    model = make_model (&self);
  training_clear (&self);

  return model;
}
