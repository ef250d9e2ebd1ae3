/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BATTLE_CARD (pursuit_battle_card_get_type ())

/**
 * PursuitBattleCard:
 *
 * What to know and say about one competitor: the specification's six parts.
 */
G_DECLARE_FINAL_TYPE (PursuitBattleCard, pursuit_battle_card, PURSUIT, BATTLE_CARD, PursuitRecord)

/**
 * PursuitBattleCardField:
 *
 * The numbers of the fields of a battle card; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_BATTLE_CARD_COMPETITOR_NAME = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_BATTLE_CARD_ALIASES,
  PURSUIT_BATTLE_CARD_OUR_STRENGTHS,
  PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES,
  PURSUIT_BATTLE_CARD_PRICING_COMPARISON,
  PURSUIT_BATTLE_CARD_KEY_DIFFERENTIATORS,
  PURSUIT_BATTLE_CARD_OBJECTION_HANDLING,
  PURSUIT_BATTLE_CARD_TILES,
  PURSUIT_BATTLE_CARD_OWNER_ID,
  PURSUIT_BATTLE_CARD_REVIEW_DATE,
  PURSUIT_BATTLE_CARD_SOURCE,
  PURSUIT_BATTLE_CARD_LAST_UPDATED,
  PURSUIT_BATTLE_CARD_UPDATED_BY,
  PURSUIT_BATTLE_CARD_N_FIELDS,
} PursuitBattleCardField;

G_END_DECLS
