/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-measure-private.h"

#include <math.h>

double
pursuit_measure_probability (double log_odds)
{
  return CLAMP (1 / (1 + exp (-log_odds)), PURSUIT_MEASURE_MIN_PROBABILITY,
                1 - PURSUIT_MEASURE_MIN_PROBABILITY);
}

double
pursuit_measure_loss (double probability, gboolean won)
{
  return -log (won ? probability : 1 - probability);
}

double
pursuit_measure_log_loss (const GArray *forecasts)
{
  double sum = 0;

  for (guint i = 0; i < forecasts->len; i++)
    {
      const PursuitForecast *forecast = &g_array_index (forecasts, PursuitForecast, i);

      sum += pursuit_measure_loss (forecast->probability, forecast->won);
    }

  return forecasts->len > 0 ? sum / forecasts->len : 0;
}

static gint
compare_forecasts (gconstpointer a, gconstpointer b)
{
  double first = ((const PursuitForecast *) a)->probability;
  double second = ((const PursuitForecast *) b)->probability;

  return (first > second) - (first < second);
}

double
pursuit_measure_auc (GArray *forecasts)
{
  double ranks = 0, won = 0, lost;
  guint i = 0;

  g_array_sort (forecasts, compare_forecasts);
  while (i < forecasts->len)
    {
      double probability = g_array_index (forecasts, PursuitForecast, i).probability;
      guint end = i;

      while (end < forecasts->len
             && g_array_index (forecasts, PursuitForecast, end).probability == probability)
        end++;
      for (guint j = i; j < end; j++)
        if (g_array_index (forecasts, PursuitForecast, j).won)
          {
            won++;
            ranks += (i + end + 1) / 2.0;
          }
      i = end;
    }
  lost = forecasts->len - won;

  return won > 0 && lost > 0 ? (ranks - won * (won + 1) / 2) / (won * lost) : 0.5;
}
