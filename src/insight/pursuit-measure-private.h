/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No probability is nearer to 0 or 1 than this: a score of 0 or 100 looks like a lost or a won
 * lead, and no history proves that much. */
#define PURSUIT_MEASURE_MIN_PROBABILITY 0.01

/* What was foretold, and what came. */
typedef struct
{
  double probability;
  gboolean won;
} PursuitForecast;

double pursuit_measure_probability (double log_odds);
/* Of one forecast, in nats. */
double pursuit_measure_loss (double probability, gboolean won);

/* Arrays of PursuitForecast. */
double pursuit_measure_log_loss (const GArray *forecasts);
/* Area under the ROC curve, ties counted by half; 0.5 without both outcomes. Sorts the array. */
double pursuit_measure_auc (GArray *forecasts);

G_END_DECLS
