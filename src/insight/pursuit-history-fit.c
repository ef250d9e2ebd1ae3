/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-history-fit-private.h"

#include "insight/pursuit-measure-private.h"

#include <math.h>
#include <string.h>

/* Rows that make a level, and two groups of a pair, a feature of their own. */
#define LEVEL_ROWS 10
#define LEVEL_ROWS_SMALL 3
#define SMALL_HISTORY 200
#define PAIR_ROWS 30

/* Only the columns that matter most are looked at in pairs, and only the best pairs are taken,
 * each if it explains more than this many standard errors above chance. */
#define PAIR_COLUMNS 16
#define MAX_PAIRS 8
#define PAIR_Z 5.0

#define N_GROUPS PURSUIT_FEATURE_MAX_GROUPS

typedef struct
{
  guint a, b;
  double z;
} Candidate;

/* Sums over the rows of two groups. */
typedef struct
{
  double residual;
  double variance;
  guint n;
} PairCell;

static void
count_values (const PursuitDataset *dataset, guint column, const GArray *rows, guint *counts)
{
  const guint32 *codes = pursuit_dataset_get_codes (dataset, column);

  for (guint i = 0; i < rows->len; i++)
    counts[codes[g_array_index (rows, guint, i)]]++;
}

static PursuitEncoder *
make_encoder (const PursuitHistoryView *view, const GArray *rows, const PursuitHistoryPlan *plan)
{
  PursuitEncoder *encoder = pursuit_encoder_new ();

  for (guint i = 0; i < view->columns->len; i++)
    {
      guint column = g_array_index (view->columns, guint, i);
      PursuitFeatureOptions options
          = { g_array_index (view->formats, PursuitCellFormat, i), plan->curves,
              rows->len < SMALL_HISTORY ? LEVEL_ROWS_SMALL : LEVEL_ROWS };
      g_autofree guint *counts
          = g_new0 (guint, pursuit_dataset_get_n_values (view->dataset, column));

      count_values (view->dataset, column, rows, counts);
      pursuit_encoder_add (encoder,
                           pursuit_feature_column_new (view->dataset, column, counts, &options));
    }

  return encoder;
}

PursuitHistoryFit *
pursuit_history_fit_new (const PursuitHistoryView *view,
                         const GArray *rows,
                         const PursuitHistoryPlan *plan)
{
  PursuitHistoryFit *self = g_new0 (PursuitHistoryFit, 1);

  self->view = view;
  self->encoder = make_encoder (view, rows, plan);
  self->coding
      = pursuit_coding_new (self->encoder, view->dataset, (gconstpointer) view->columns->data);
  self->design = pursuit_coding_make_design (self->coding, rows);
  self->weights = pursuit_logistic_train (self->design, NULL, plan->cost, NULL);

  return self;
}

void
pursuit_history_fit_free (PursuitHistoryFit *self)
{
  pursuit_coding_free (self->coding);
  g_clear_pointer (&self->encoder, pursuit_encoder_free);
  pursuit_design_free (self->design);
  g_free (self->weights);
  g_free (self);
}

void
pursuit_history_fit_retrain (PursuitHistoryFit *self, double cost)
{
  g_autofree double *start = g_steal_pointer (&self->weights);

  self->weights = pursuit_logistic_train (self->design, NULL, cost, start);
}

/* Columns by how much the log-odds vary with them, the most first. */
static GArray *
rank_columns (const PursuitHistoryFit *self)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < self->encoder->columns->len; i++)
    {
      const PursuitFeatureColumn *column = g_ptr_array_index (self->encoder->columns, i);
      Candidate one = { i, i, 0 };

      for (guint j = 0; j < column->n_features; j++)
        one.z = MAX (one.z, fabs (self->weights[column->first + j]));
      if (column->n_features > 0)
        g_array_append_val (ranked, one);
    }

  return ranked;
}

static gint
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->z != second->z)
    return first->z < second->z ? 1 : -1;

  return first->a != second->a ? (gint) first->a - (gint) second->a
                               : (gint) first->b - (gint) second->b;
}

/* What the columns alone leave open of each row, and how much chance leaves open. */
static void
find_residuals (const PursuitHistoryFit *self,
                const GArray *rows,
                float *residuals,
                float *variances)
{
  for (guint i = 0; i < rows->len; i++)
    {
      double p
          = pursuit_measure_probability (pursuit_design_predict (self->design, i, self->weights));
      gboolean won
          = pursuit_dataset_get_outcome (self->view->dataset, g_array_index (rows, guint, i))
            == PURSUIT_OUTCOME_WON;

      residuals[i] = (float) ((won ? 1 : 0) - p);
      variances[i] = (float) (p * (1 - p));
    }
}

static guint8 *
list_groups (const PursuitHistoryFit *self, const GArray *rows, guint column)
{
  const guint8 *by_code = pursuit_coding_get_groups (self->coding, column);
  const guint32 *codes = pursuit_dataset_get_codes (
      self->view->dataset, g_array_index (self->view->columns, guint, column));
  guint8 *groups = g_new (guint8, rows->len);

  for (guint i = 0; i < rows->len; i++)
    groups[i] = by_code[codes[g_array_index (rows, guint, i)]];

  return groups;
}

static void
sum_pair (PairCell *cells,
          const guint8 *a,
          const guint8 *b,
          const float *residuals,
          const float *variances,
          guint n)
{
  memset (cells, 0, N_GROUPS * N_GROUPS * sizeof (PairCell));
  for (guint i = 0; i < n; i++)
    {
      PairCell *cell = &cells[a[i] * N_GROUPS + b[i]];

      cell->residual += residuals[i];
      cell->variance += variances[i];
      cell->n++;
    }
}

/* Score statistic of a pair: by how many standard errors it is above what chance gives. */
static double
judge_pair (const PairCell *cells)
{
  double statistic = 0;
  guint n = 0;

  for (guint i = 0; i < N_GROUPS * N_GROUPS; i++)
    if (cells[i].n >= PAIR_ROWS && cells[i].variance > 1)
      {
        statistic += cells[i].residual * cells[i].residual / cells[i].variance;
        n++;
      }

  return n > 1 ? (statistic - n) / sqrt (2.0 * n) : 0;
}

static GArray *
find_pairs (const PursuitHistoryFit *self, const GArray *rows)
{
  g_autoptr (GArray) ranked = rank_columns (self);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree float *residuals = g_new (float, rows->len);
  g_autofree float *variances = g_new (float, rows->len);
  guint8 *groups[PAIR_COLUMNS] = { NULL };
  PairCell cells[N_GROUPS * N_GROUPS];
  guint n;

  g_array_sort (ranked, compare_candidates);
  n = MIN (ranked->len, PAIR_COLUMNS);
  find_residuals (self, rows, residuals, variances);
  for (guint i = 0; i < n; i++)
    groups[i] = list_groups (self, rows, g_array_index (ranked, Candidate, i).a);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        Candidate pair
            = { g_array_index (ranked, Candidate, i).a, g_array_index (ranked, Candidate, j).a, 0 };

        sum_pair (cells, groups[i], groups[j], residuals, variances, rows->len);
        pair.z = judge_pair (cells);
        if (pair.z >= PAIR_Z)
          g_array_append_val (pairs, pair);
      }
  for (guint i = 0; i < n; i++)
    g_free (groups[i]);
  g_array_sort (pairs, compare_candidates);
  if (pairs->len > MAX_PAIRS)
    g_array_set_size (pairs, MAX_PAIRS);

  return pairs;
}

static void
add_pair (PursuitHistoryFit *self, const GArray *rows, const Candidate *pair)
{
  g_autofree guint8 *a = list_groups (self, rows, pair->a);
  g_autofree guint8 *b = list_groups (self, rows, pair->b);
  guint counts[N_GROUPS * N_GROUPS] = { 0 };

  for (guint i = 0; i < rows->len; i++)
    counts[a[i] * N_GROUPS + b[i]]++;
  pursuit_encoder_add_pair (self->encoder, pair->a, pair->b, counts, PAIR_ROWS);
}

gboolean
pursuit_history_fit_add_pairs (PursuitHistoryFit *self, const GArray *rows, double cost)
{
  g_autoptr (GArray) pairs = find_pairs (self, rows);
  guint before = self->encoder->n_features;
  double *start;

  if (pairs->len == 0)
    return FALSE;

  for (guint i = 0; i < pairs->len; i++)
    add_pair (self, rows, &g_array_index (pairs, Candidate, i));
  start = g_new0 (double, self->encoder->n_features + 1);
  memcpy (start, self->weights, before * sizeof (double));
  start[self->encoder->n_features] = self->weights[before];
  pursuit_design_free (self->design);
  self->design = pursuit_coding_make_design (self->coding, rows);
  g_clear_pointer (&self->weights, g_free);
  self->weights = start;
  pursuit_history_fit_retrain (self, cost);

  return TRUE;
}

void
pursuit_history_fit_forecast (const PursuitHistoryFit *self, const GArray *rows, GArray *forecasts)
{
  g_autoptr (PursuitDesign) design = pursuit_coding_make_design (self->coding, rows);

  for (guint i = 0; i < rows->len; i++)
    {
      PursuitForecast forecast
          = { pursuit_measure_probability (pursuit_design_predict (design, i, self->weights)),
              pursuit_dataset_get_outcome (self->view->dataset, g_array_index (rows, guint, i))
                  == PURSUIT_OUTCOME_WON };

      g_array_append_val (forecasts, forecast);
    }
}
