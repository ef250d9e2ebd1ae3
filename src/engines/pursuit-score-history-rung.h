/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-score-rung.h"
#include "insight/pursuit-history-model.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORE_HISTORY_RUNG (pursuit_score_history_rung_get_type ())

/**
 * PursuitScoreHistoryRung:
 *
 * The rung above the rules: what the own won and lost leads have taught. It answers only where
 * the model has earned it, with the probability of winning, and its reasons in log-odds.
 */
G_DECLARE_FINAL_TYPE (
    PursuitScoreHistoryRung, pursuit_score_history_rung, PURSUIT, SCORE_HISTORY_RUNG, GObject)

/**
 * pursuit_score_history_rung_new:
 * @model: (nullable): what was learnt; %NULL if nothing was yet
 * @names: (nullable) (element-type utf8 utf8): what people call users and teams, by their ids
 *
 * Returns: (transfer full): the rung
 */
PursuitScoreRung *pursuit_score_history_rung_new (PursuitHistoryModel *model, GHashTable *names);

G_END_DECLS
