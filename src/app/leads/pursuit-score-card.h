/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-what-if.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORE_CARD (pursuit_score_card_get_type ())

/**
 * PursuitScoreCard:
 *
 * A score, explained: the number, how much of it is established, which engine spoke and when,
 * the four parts with their evidence or the question to ask, the reasons, and what may still come
 * true. What a person says instead stands above. Its buttons do actions of the group `leads`.
 *
 * Signal `evidence-chosen` with a #PursuitEvidence when somebody follows a part to what it
 * rests on. Signal `imagined` as of #PursuitWhatIfBox; pursuit_score_card_set_answer() answers.
 *
 * Property `read-only`: without buttons and what-ifs, for a score of the past.
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
 * pursuit_score_card_set_around:
 * @self: a card
 * @rules: (nullable): what rules say beside the score of another engine; a score that has no four
 *   parts of its own shows theirs
 * @what_ifs: (nullable) (element-type PursuitWhatIf): what may still come true
 *
 * Says what stands beside the score. Call it before pursuit_score_card_set_score().
 */
void
pursuit_score_card_set_around (PursuitScoreCard *self, PursuitScore *rules, GPtrArray *what_ifs);

/**
 * pursuit_score_card_set_answer:
 * @self: a card
 * @score: (nullable): what all that is ticked makes
 *
 * Answers the signal `imagined`.
 */
void pursuit_score_card_set_answer (PursuitScoreCard *self, PursuitScore *score);

/**
 * pursuit_score_card_set_narrow:
 * @self: a card
 * @narrow: whether evidence stands under its bar instead of beside it
 *
 * Chooses the layout.
 */
void pursuit_score_card_set_narrow (PursuitScoreCard *self, gboolean narrow);

G_END_DECLS
