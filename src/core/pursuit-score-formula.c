/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-score-formula.h"

#include <glib/gi18n-lib.h>

const PursuitScoreFormula PURSUIT_SCORE_FORMULA_DEFAULT = {
  .weights = {
    [PURSUIT_SCORE_BUDGET] = 30,
    [PURSUIT_SCORE_AUTHORITY] = 25,
    [PURSUIT_SCORE_NEED] = 25,
    [PURSUIT_SCORE_TIMELINE] = 20,
  },
};

static const struct
{
  const char *key;
  const char *label;
} parts[PURSUIT_SCORE_N_PARTS] = {
  [PURSUIT_SCORE_BUDGET] = { "budget", N_ ("Budget") },
  [PURSUIT_SCORE_AUTHORITY] = { "authority", N_ ("Authority") },
  [PURSUIT_SCORE_NEED] = { "need", N_ ("Need") },
  [PURSUIT_SCORE_TIMELINE] = { "timeline", N_ ("Timeline") },
};

const char *
pursuit_score_part_to_string (PursuitScorePart part)
{
  g_return_val_if_fail (part < PURSUIT_SCORE_N_PARTS, NULL);

  return parts[part].key;
}

const char *
pursuit_score_part_get_label (PursuitScorePart part)
{
  g_return_val_if_fail (part < PURSUIT_SCORE_N_PARTS, NULL);

  return _ (parts[part].label);
}

static guint
sum_of_weights (const PursuitScoreFormula *self)
{
  guint sum = 0;

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    sum += self->weights[i];

  return sum;
}

int
pursuit_score_formula_total (const PursuitScoreFormula *self,
                             const int points[PURSUIT_SCORE_N_PARTS])
{
  guint sum = 0;
  guint weights;

  g_return_val_if_fail (self != NULL, 0);

  weights = sum_of_weights (self);
  g_return_val_if_fail (weights > 0, 0);

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    sum += self->weights[i] * (guint) CLAMP (points[i], 0, 100);

  /* Half up in whole numbers: the same on every machine. */
  return (int) ((2 * sum + weights) / (2 * weights));
}

double
pursuit_score_formula_share (const PursuitScoreFormula *self, PursuitScorePart part, int points)
{
  guint weights;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (part < PURSUIT_SCORE_N_PARTS, 0);

  weights = sum_of_weights (self);
  g_return_val_if_fail (weights > 0, 0);

  return (double) self->weights[part] * points / weights;
}
