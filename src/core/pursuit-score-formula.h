/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitScorePart:
 *
 * The four parts of a score, in the order that people read them.
 */
typedef enum
{
  PURSUIT_SCORE_BUDGET,
  PURSUIT_SCORE_AUTHORITY,
  PURSUIT_SCORE_NEED,
  PURSUIT_SCORE_TIMELINE,
  PURSUIT_SCORE_N_PARTS,
} PursuitScorePart;

/**
 * PursuitScoreFormula:
 * @weights: what each part counts; any numbers of 0 to 1000 that are not all 0
 *
 * total = Σ weight × points ÷ Σ weight, rounded half up; a part that is not established counts
 * 0 points. The weights are a setting of the organization.
 */
typedef struct
{
  guint weights[PURSUIT_SCORE_N_PARTS];
} PursuitScoreFormula;

/**
 * PURSUIT_SCORE_FORMULA_DEFAULT:
 *
 * 0.30 budget + 0.25 authority + 0.25 need + 0.20 timeline (design, section 3).
 */
extern const PursuitScoreFormula PURSUIT_SCORE_FORMULA_DEFAULT;

/* What stands for the points of a part that is not established. */
#define PURSUIT_SCORE_NOT_ESTABLISHED (-1)

/**
 * pursuit_score_part_to_string:
 * @part: a part
 *
 * Returns: its JSON key: "budget", "authority", "need" or "timeline"
 */
const char *pursuit_score_part_to_string (PursuitScorePart part);

/**
 * pursuit_score_part_get_label:
 * @part: a part
 *
 * Returns: what people read, in their language
 */
const char *pursuit_score_part_get_label (PursuitScorePart part);

/**
 * pursuit_score_formula_total:
 * @self: the formula
 * @points: 0 to 100 for each part, or %PURSUIT_SCORE_NOT_ESTABLISHED
 *
 * Returns: the total, 0 to 100
 */
int pursuit_score_formula_total (const PursuitScoreFormula *self,
                                 const int points[PURSUIT_SCORE_N_PARTS]);

/**
 * pursuit_score_formula_share:
 * @self: the formula
 * @part: a part
 * @points: points of that part, may be negative for points missing
 *
 * Returns: what these points are worth in points of the total, unrounded
 */
double
pursuit_score_formula_share (const PursuitScoreFormula *self, PursuitScorePart part, int points);

G_END_DECLS
