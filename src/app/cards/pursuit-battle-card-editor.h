/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/cards/pursuit-battle-card-tile.h"
#include "app/window/pursuit-window.h"
#include "core/pursuit-battle-card.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_BATTLE_CARD_EDITOR (pursuit_battle_card_editor_get_type ())

/**
 * PursuitBattleCardEditor:
 *
 * A tile of a battle card while it is being edited, in its place: its entries as lines, journalled
 * while they are typed.
 *
 * Signal `done`: it was saved or left, and may go.
 */
G_DECLARE_FINAL_TYPE (
    PursuitBattleCardEditor, pursuit_battle_card_editor, PURSUIT, BATTLE_CARD_EDITOR, AdwBin)

/**
 * pursuit_battle_card_editor_new:
 * @window: the window it stands in
 * @card: a stored card; copied
 * @field: the field of the tile
 * @tile: what kind of tile it is
 *
 * Returns: (transfer floating): an editor with the words of the tile
 */
GtkWidget *pursuit_battle_card_editor_new (PursuitWindow *window,
                                           PursuitRecord *card,
                                           guint field,
                                           PursuitBattleCardTile tile);

G_END_DECLS
