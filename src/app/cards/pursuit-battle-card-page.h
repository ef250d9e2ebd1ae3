/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BATTLE_CARD_PAGE (pursuit_battle_card_page_get_type ())

/**
 * PursuitBattleCardPage:
 *
 * A battle card to read, its parts in the order in which a call needs them: objections with
 * their answers first, in large type.
 */
G_DECLARE_FINAL_TYPE (
    PursuitBattleCardPage, pursuit_battle_card_page, PURSUIT, BATTLE_CARD_PAGE, AdwBin)

/**
 * pursuit_battle_card_page_new:
 * @place: the place
 *
 * Returns: (transfer floating): an empty page
 */
GtkWidget *pursuit_battle_card_page_new (PursuitPlace *place);

/**
 * pursuit_battle_card_page_show:
 * @self: a page
 * @id: (nullable): a battle card's id
 *
 * Shows a battle card.
 */
void pursuit_battle_card_page_show (PursuitBattleCardPage *self, const char *id);

/**
 * pursuit_battle_card_page_get_card:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the card that is shown
 */
PursuitRecord *pursuit_battle_card_page_get_card (PursuitBattleCardPage *self);

G_END_DECLS
