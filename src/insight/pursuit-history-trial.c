/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-history-trial-private.h"

#include "insight/pursuit-measure-private.h"

#include <math.h>
#include <stdlib.h>

/* Rows that a plan is chosen by at most: the best cost hardly depends on their number. */
#define CHOICE_ROWS 4000
#define CHOICE_FOLDS 4
/* Fewer rows hold no curves. */
#define CURVE_ROWS 300
/* Curves are taken if they save this share of the loss. */
#define CURVE_GAIN 0.001

static const double costs[] = { 0.01, 0.03, 0.1, 0.3, 1 };

typedef struct
{
  guint32 key;
  guint place;
} Shuffled;

static gint
compare_shuffled (gconstpointer a, gconstpointer b)
{
  const Shuffled *first = a, *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;

  return (first->place > second->place) - (first->place < second->place);
}

guint8 *
pursuit_history_trial_divide (const PursuitDataset *dataset,
                              const GArray *rows,
                              guint n_folds,
                              guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree Shuffled *order = g_new (Shuffled, rows->len);
  guint8 *folds = g_new0 (guint8, rows->len);
  guint next[2] = { 0 };

  for (guint i = 0; i < rows->len; i++)
    order[i] = (Shuffled){ g_rand_int (random), i };
  qsort (order, rows->len, sizeof (Shuffled), compare_shuffled);
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, order[i].place);
      gboolean won = pursuit_dataset_get_outcome (dataset, row) == PURSUIT_OUTCOME_WON;

      folds[order[i].place] = (guint8) (next[won]++ % n_folds);
    }

  return folds;
}

GArray *
pursuit_history_trial_pick (const GArray *rows, const guint8 *folds, guint fold, gboolean others)
{
  GArray *picked = g_array_sized_new (FALSE, FALSE, sizeof (guint), rows->len);

  for (guint i = 0; i < rows->len; i++)
    if ((folds[i] != fold) == others)
      g_array_append_val (picked, g_array_index (rows, guint, i));

  return picked;
}

static double
sum_loss (const PursuitHistoryFit *fit, const GArray *rows)
{
  g_autoptr (GArray) forecasts = g_array_new (FALSE, FALSE, sizeof (PursuitForecast));

  pursuit_history_fit_forecast (fit, rows, forecasts);

  return pursuit_measure_log_loss (forecasts) * rows->len;
}

/* Losses of one form at each cost, from the tightest on, each beginning where the last ended. */
static void
try_costs (const PursuitHistoryView *view,
           const GArray *rows,
           const guint8 *folds,
           gboolean curves,
           double *losses,
           GCancellable *cancellable)
{
  for (guint fold = 0; fold < CHOICE_FOLDS && !g_cancellable_is_cancelled (cancellable); fold++)
    {
      g_autoptr (GArray) train = pursuit_history_trial_pick (rows, folds, fold, TRUE);
      g_autoptr (GArray) test = pursuit_history_trial_pick (rows, folds, fold, FALSE);
      PursuitHistoryPlan plan = { costs[0], costs[0], curves, FALSE };
      g_autoptr (PursuitHistoryFit) fit = pursuit_history_fit_new (view, train, &plan);

      for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
        {
          if (i > 0)
            pursuit_history_fit_retrain (fit, costs[i]);
          losses[i] += sum_loss (fit, test);
        }
    }
}

/* Losses with pairs at each cost; the pairs are those that @plan leaves to be found. */
static void
try_pair_costs (const PursuitHistoryView *view,
                const GArray *rows,
                const guint8 *folds,
                const PursuitHistoryPlan *plan,
                double *losses,
                GCancellable *cancellable)
{
  for (guint fold = 0; fold < CHOICE_FOLDS && !g_cancellable_is_cancelled (cancellable); fold++)
    {
      g_autoptr (GArray) train = pursuit_history_trial_pick (rows, folds, fold, TRUE);
      g_autoptr (GArray) test = pursuit_history_trial_pick (rows, folds, fold, FALSE);
      g_autoptr (PursuitHistoryFit) fit = pursuit_history_fit_new (view, train, plan);

      if (!pursuit_history_fit_add_pairs (fit, train, costs[0]))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
        {
          if (i > 0)
            pursuit_history_fit_retrain (fit, costs[i]);
          losses[i] += sum_loss (fit, test);
        }
    }
}

static guint
find_least (const double *losses)
{
  guint best = 0;

  for (guint i = 1; i < G_N_ELEMENTS (costs); i++)
    if (losses[i] < losses[best])
      best = i;

  return best;
}

/* Some of the rows, with their share of won ones. */
static GArray *
take_sample (const PursuitHistoryView *view, const GArray *rows)
{
  guint n_parts = (rows->len + CHOICE_ROWS - 1) / CHOICE_ROWS;
  g_autofree guint8 *folds = NULL;

  folds = pursuit_history_trial_divide (view->dataset, rows, MIN (n_parts, 255), 3);

  return pursuit_history_trial_pick (rows, folds, 0, FALSE);
}

PursuitHistoryPlan
pursuit_history_trial_choose (const PursuitHistoryView *view,
                              const GArray *rows,
                              gboolean pairs,
                              GCancellable *cancellable)
{
  g_autoptr (GArray) sample = take_sample (view, rows);
  g_autofree guint8 *folds = pursuit_history_trial_divide (view->dataset, sample, CHOICE_FOLDS, 7);
  double lines[G_N_ELEMENTS (costs)] = { 0 };
  double curves[G_N_ELEMENTS (costs)] = { 0 };
  double paired[G_N_ELEMENTS (costs)] = { 0 };
  PursuitHistoryPlan plan = { 0 };

  try_costs (view, sample, folds, FALSE, lines, cancellable);
  plan.cost = plan.pair_cost = costs[find_least (lines)];
  if (sample->len < CURVE_ROWS || g_cancellable_is_cancelled (cancellable))
    return plan;

  try_costs (view, sample, folds, TRUE, curves, cancellable);
  plan.curves = curves[find_least (curves)] < (1 - CURVE_GAIN) * lines[find_least (lines)];
  if (plan.curves)
    plan.cost = plan.pair_cost = costs[find_least (curves)];
  if (!pairs || g_cancellable_is_cancelled (cancellable))
    return plan;

  plan.pairs = TRUE;
  try_pair_costs (view, sample, folds, &plan, paired, cancellable);
  if (paired[0] > 0)
    plan.pair_cost = costs[find_least (paired)];

  return plan;
}

PursuitHistoryTrial *
pursuit_history_trial_new (void)
{
  PursuitHistoryTrial *self = g_new0 (PursuitHistoryTrial, 1);

  self->forecasts = g_array_new (FALSE, FALSE, sizeof (PursuitForecast));
  self->paired = g_array_new (FALSE, FALSE, sizeof (PursuitForecast));
  self->constant = g_array_new (FALSE, FALSE, sizeof (PursuitForecast));

  return self;
}

void
pursuit_history_trial_free (PursuitHistoryTrial *self)
{
  g_array_unref (self->forecasts);
  g_array_unref (self->paired);
  g_array_unref (self->constant);
  g_free (self);
}

static void
add_constant (PursuitHistoryTrial *self,
              const PursuitDataset *dataset,
              const GArray *train,
              const GArray *test)
{
  guint won = 0;

  for (guint i = 0; i < train->len; i++)
    won += pursuit_dataset_get_outcome (dataset, g_array_index (train, guint, i))
           == PURSUIT_OUTCOME_WON;
  for (guint i = 0; i < test->len; i++)
    {
      PursuitForecast forecast
          = { (double) won / train->len,
              pursuit_dataset_get_outcome (dataset, g_array_index (test, guint, i))
                  == PURSUIT_OUTCOME_WON };

      g_array_append_val (self->constant, forecast);
    }
}

void
pursuit_history_trial_add (PursuitHistoryTrial *self,
                           const PursuitHistoryView *view,
                           const GArray *train,
                           const GArray *test,
                           const PursuitHistoryPlan *plan)
{
  g_autoptr (PursuitHistoryFit) fit = pursuit_history_fit_new (view, train, plan);

  pursuit_history_fit_forecast (fit, test, self->forecasts);
  if (plan->pairs)
    {
      pursuit_history_fit_add_pairs (fit, train, plan->pair_cost);
      pursuit_history_fit_forecast (fit, test, self->paired);
    }
  add_constant (self, view->dataset, train, test);
}

double
pursuit_history_trial_get_gain (const PursuitHistoryTrial *self, double *z)
{
  double sum = 0, squares = 0, mean, variance;
  guint n = self->forecasts->len;

  for (guint i = 0; i < n; i++)
    {
      const PursuitForecast *ours = &g_array_index (self->forecasts, PursuitForecast, i);
      const PursuitForecast *constant = &g_array_index (self->constant, PursuitForecast, i);
      double gain = pursuit_measure_loss (constant->probability, constant->won)
                    - pursuit_measure_loss (ours->probability, ours->won);

      sum += gain;
      squares += gain * gain;
    }
  mean = sum / MAX (n, 1);
  variance = squares / MAX (n, 1) - mean * mean;
  *z = variance > 0 ? mean / sqrt (variance / n) : 0;

  return mean;
}
