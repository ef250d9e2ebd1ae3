/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-analyse-rung.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ANALYSE_RULES_RUNG (pursuit_analyse_rules_rung_get_type ())

/**
 * PursuitAnalyseRulesRung:
 *
 * The lowest rung: lists of words, which need no network and no training and always answer.
 */
G_DECLARE_FINAL_TYPE (
    PursuitAnalyseRulesRung, pursuit_analyse_rules_rung, PURSUIT, ANALYSE_RULES_RUNG, GObject)

/**
 * pursuit_analyse_rules_rung_new:
 *
 * Returns: (transfer full): the rung
 */
PursuitAnalyseRung *pursuit_analyse_rules_rung_new (void);

G_END_DECLS
