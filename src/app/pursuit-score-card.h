/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-score.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORE_CARD (pursuit_score_card_get_type ())

/**
 * PursuitScoreCard:
 *
 * A score, explained: the number, how much of it is established, which engine spoke and when,
 * the four parts with their evidence or the question to ask, and the reasons. Its button does
 * `leads.score`.
 *
 * Signal `evidence-chosen` with a #PursuitEvidence when somebody follows a part to what it
 * rests on.
 */
G_DECLARE_FINAL_TYPE (PursuitScoreCard, pursuit_score_card, PURSUIT, SCORE_CARD, AdwBin)

/**
 * pursuit_score_card_set_score:
 * @self: a card
 * @score: (nullable): the score; %NULL for a lead that was never scored
 * @stale: whether something that it rests on has changed since
 *
 * Shows a score.
 */
void pursuit_score_card_set_score (PursuitScoreCard *self, PursuitScore *score, gboolean stale);

/**
 * pursuit_score_card_set_narrow:
 * @self: a card
 * @narrow: whether evidence stands under its bar instead of beside it
 *
 * Chooses the layout.
 */
void pursuit_score_card_set_narrow (PursuitScoreCard *self, gboolean narrow);

G_END_DECLS
