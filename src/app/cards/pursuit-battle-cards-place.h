/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/records/pursuit-browse-place.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BATTLE_CARDS_PLACE (pursuit_battle_cards_place_get_type ())

/**
 * PursuitBattleCardsPlace:
 *
 * The place of the battle cards: a list and a page to read.
 */
G_DECLARE_FINAL_TYPE (PursuitBattleCardsPlace,
                      pursuit_battle_cards_place,
                      PURSUIT,
                      BATTLE_CARDS_PLACE,
                      PursuitBrowsePlace)

G_END_DECLS
