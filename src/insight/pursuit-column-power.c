/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-column-power-private.h"

#include "insight/pursuit-measure-private.h"

#include <math.h>

/* Groups of about equally many rows that numbers are put into. */
#define N_BINS 16
/* Rows of the base rate that each group begins with, so that rare values prove little. */
#define PRIOR_ROWS 5.0

/* Outcomes of the rows of one group, part by part. */
typedef struct
{
  guint lost[PURSUIT_POWER_FOLDS];
  guint won[PURSUIT_POWER_FOLDS];
} Cell;

/* One forecast that many rows share. */
typedef struct
{
  double probability;
  guint won;
  guint lost;
} Shared;

typedef struct
{
  double number;
  guint32 code;
} Numbered;

static gint
compare_numbered (gconstpointer a, gconstpointer b)
{
  double first = ((const Numbered *) a)->number;
  double second = ((const Numbered *) b)->number;

  return (first > second) - (first < second);
}

/* Groups of the values: a value its own, numbers and dates by their size. */
static guint *
group_values (const PursuitDataset *dataset,
              guint column,
              const PursuitCellFormat *format,
              const guint *counts,
              guint *n_groups)
{
  guint n_values = pursuit_dataset_get_n_values (dataset, column);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (Numbered));
  guint *groups = g_new0 (guint, n_values);
  guint total = 0, before = 0;

  *n_groups = n_values;
  for (guint32 code = 0; code < n_values; code++)
    groups[code] = code;
  if (format->kind != PURSUIT_CELLS_NUMBER && format->kind != PURSUIT_CELLS_DATE)
    return groups;

  *n_groups = N_BINS + 2;
  for (guint32 code = 1; code < n_values; code++)
    {
      Numbered number = { 0, code };

      groups[code] = N_BINS + 1;
      if (counts[code] == 0
          || !pursuit_cell_format_read (format, pursuit_dataset_get_value (dataset, column, code),
                                        &number.number))
        continue;
      total += counts[code];
      g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_numbered);
  for (guint i = 0; i < numbers->len; i++)
    {
      guint32 code = g_array_index (numbers, Numbered, i).code;

      g_assert (total > 0); /* each number stands in a row or more */
      groups[code] = 1 + (guint) ((guint64) before * N_BINS / total);
      before += counts[code];
    }

  return groups;
}

/* What each part is told by the others, as forecasts that many rows share. */
static GArray *
forecast (const Cell *cells, guint n_groups, double base)
{
  GArray *shared = g_array_new (FALSE, FALSE, sizeof (Shared));

  for (guint i = 0; i < n_groups; i++)
    {
      guint won = 0, lost = 0;

      for (guint fold = 0; fold < PURSUIT_POWER_FOLDS; fold++)
        {
          won += cells[i].won[fold];
          lost += cells[i].lost[fold];
        }
      for (guint fold = 0; won + lost > 0 && fold < PURSUIT_POWER_FOLDS; fold++)
        {
          guint other_won = won - cells[i].won[fold];
          guint others = other_won + lost - cells[i].lost[fold];
          Shared one = { (other_won + base * PRIOR_ROWS) / (others + PRIOR_ROWS),
                         cells[i].won[fold], cells[i].lost[fold] };

          if (one.won + one.lost > 0)
            g_array_append_val (shared, one);
        }
    }

  return shared;
}

static gint
compare_shared (gconstpointer a, gconstpointer b)
{
  double first = ((const Shared *) a)->probability;
  double second = ((const Shared *) b)->probability;

  return (first > second) - (first < second);
}

/* Pairs of a won and a lost row that are told in the right order; equal ones by half. */
static double
measure_auc (GArray *shared)
{
  double right = 0, won = 0, lost = 0;
  guint i = 0;

  g_array_sort (shared, compare_shared);
  while (i < shared->len)
    {
      double probability = g_array_index (shared, Shared, i).probability;
      double here_won = 0, here_lost = 0;

      for (; i < shared->len && g_array_index (shared, Shared, i).probability == probability; i++)
        {
          here_won += g_array_index (shared, Shared, i).won;
          here_lost += g_array_index (shared, Shared, i).lost;
        }
      right += here_won * (lost + here_lost / 2);
      won += here_won;
      lost += here_lost;
    }

  return won > 0 && lost > 0 ? right / (won * lost) : 0.5;
}

static double
sum_loss (const GArray *shared)
{
  double sum = 0;

  for (guint i = 0; i < shared->len; i++)
    {
      const Shared *one = &g_array_index (shared, Shared, i);

      sum += one->won * pursuit_measure_loss (one->probability, TRUE)
             + one->lost * pursuit_measure_loss (one->probability, FALSE);
    }

  return sum;
}

static void
measure_filled (PursuitColumnPower *power, const guint *filled, const guint *all)
{
  double n = (double) all[0] + all[1];
  double share = (filled[0] + filled[1]) / n;
  double error = sqrt (share * (1 - share) * (1.0 / all[0] + 1.0 / all[1]));

  power->n_filled = filled[0] + filled[1];
  power->filled_lost = (double) filled[0] / all[0];
  power->filled_won = (double) filled[1] / all[1];
  power->filled_z = error > 0 ? fabs (power->filled_won - power->filled_lost) / error : 0;
}

PursuitColumnPower
pursuit_column_power_measure (const PursuitDataset *dataset,
                              guint column,
                              const PursuitCellFormat *format,
                              const GArray *rows,
                              const guint8 *folds)
{
  const guint32 *codes = pursuit_dataset_get_codes (dataset, column);
  g_autofree guint *counts = g_new0 (guint, pursuit_dataset_get_n_values (dataset, column));
  g_autofree guint *groups = NULL;
  g_autofree Cell *cells = NULL;
  g_autoptr (GArray) shared = NULL;
  guint filled[2] = { 0 }, all[2] = { 0 };
  PursuitColumnPower power = { .auc = 0.5 };
  double base, constant;
  guint n_groups;

  for (guint i = 0; i < rows->len; i++)
    counts[codes[g_array_index (rows, guint, i)]]++;
  groups = group_values (dataset, column, format, counts, &n_groups);
  cells = g_new0 (Cell, n_groups);
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      gboolean won = pursuit_dataset_get_outcome (dataset, row) == PURSUIT_OUTCOME_WON;
      Cell *cell = &cells[groups[codes[row]]];

      (won ? cell->won : cell->lost)[folds[i]]++;
      all[won]++;
      filled[won] += codes[row] != 0;
    }
  if (all[0] == 0 || all[1] == 0)
    return power;

  base = (double) all[1] / rows->len;
  constant
      = all[1] * pursuit_measure_loss (base, TRUE) + all[0] * pursuit_measure_loss (base, FALSE);
  shared = forecast (cells, n_groups, base);
  power.gain = constant - sum_loss (shared);
  power.explained = power.gain / constant;
  power.auc = measure_auc (shared);
  measure_filled (&power, filled, all);

  return power;
}
