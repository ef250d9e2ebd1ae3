/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-score.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORE_COMPARISON (pursuit_score_comparison_get_type ())

/**
 * PursuitScoreComparison:
 *
 * What rules say beside the score of another engine. Where both know the four parts it explains the
 * difference: each part in which they differ, with both figures and what the rules rest on; what
 * the other one rests on stands beside its bars.
 */
G_DECLARE_FINAL_TYPE (
    PursuitScoreComparison, pursuit_score_comparison, PURSUIT, SCORE_COMPARISON, AdwBin)

/**
 * pursuit_score_comparison_show:
 * @self: a comparison
 * @score: the score that counts
 * @rules: (nullable): what rules say; %NULL shows nothing
 *
 * Compares the two.
 */
void pursuit_score_comparison_show (PursuitScoreComparison *self,
                                    const PursuitScore *score,
                                    const PursuitScore *rules);

/**
 * pursuit_score_comparison_set_narrow:
 * @self: a comparison
 * @narrow: whether each reason shall have a line of its own
 */
void pursuit_score_comparison_set_narrow (PursuitScoreComparison *self, gboolean narrow);

G_END_DECLS
