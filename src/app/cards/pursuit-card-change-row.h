/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/cards/pursuit-card-update.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_CARD_CHANGE_ROW (pursuit_card_change_row_get_type ())

/**
 * PursuitCardChangeRow:
 *
 * One change of a battle card that a person takes or leaves: which part, what goes, what comes, and
 * the words that it rests on.
 *
 * Property `active`: whether it is taken; at first not.
 *
 * Signal `evidence-activated`: somebody wants to see the line that it rests on.
 */
G_DECLARE_FINAL_TYPE (
    PursuitCardChangeRow, pursuit_card_change_row, PURSUIT, CARD_CHANGE_ROW, AdwBin)

/**
 * pursuit_card_change_row_new:
 * @change: the change; not copied, and outlives the row
 * @card: the battle card that it would change
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *pursuit_card_change_row_new (const PursuitAiCardChange *change, PursuitRecord *card);

/**
 * pursuit_card_change_row_get_change:
 * @self: a row
 *
 * Returns: (transfer none): its change
 */
const PursuitAiCardChange *pursuit_card_change_row_get_change (PursuitCardChangeRow *self);

G_END_DECLS
