/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-score-rung.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORE_RULES_RUNG (pursuit_score_rules_rung_get_type ())

/**
 * PursuitScoreRulesRung:
 *
 * The lowest rung: the scorecard, which needs no network and no training and always answers.
 */
G_DECLARE_FINAL_TYPE (
    PursuitScoreRulesRung, pursuit_score_rules_rung, PURSUIT, SCORE_RULES_RUNG, GObject)

/**
 * pursuit_score_rules_rung_new:
 *
 * Returns: (transfer full): the rung
 */
PursuitScoreRung *pursuit_score_rules_rung_new (void);

G_END_DECLS
