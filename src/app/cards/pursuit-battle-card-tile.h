/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PursuitBattleCardTile:
 * @PURSUIT_BATTLE_CARD_TILE_ANSWERS: pairs: an objection, and the sentence to say in large type
 * @PURSUIT_BATTLE_CARD_TILE_POINTS: points, one below the other
 * @PURSUIT_BATTLE_CARD_TILE_TEXT: running text
 *
 * How a part of a battle card is shown.
 */
typedef enum
{
  PURSUIT_BATTLE_CARD_TILE_ANSWERS,
  PURSUIT_BATTLE_CARD_TILE_POINTS,
  PURSUIT_BATTLE_CARD_TILE_TEXT,
} PursuitBattleCardTile;

/**
 * pursuit_battle_card_tile_new:
 * @title: what the part is called
 * @value: (nullable): what the record's field holds
 * @tile: how to show it
 * @lines: (nullable) (element-type GtkWidget): quiet lines that tell of the entries: as many as
 *   there are entries, or what stands below all of them
 *
 * Returns: (transfer floating) (nullable): the tile; %NULL if there is nothing to show
 */
GtkWidget *pursuit_battle_card_tile_new (const char *title,
                                         const char *value,
                                         PursuitBattleCardTile tile,
                                         GPtrArray *lines);

G_END_DECLS
