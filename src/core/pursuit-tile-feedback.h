/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TILE_FEEDBACK (pursuit_tile_feedback_get_type ())

/**
 * PursuitTileFeedback:
 *
 * Whether a tile of a battle card worked in a call. Only ever added.
 */
G_DECLARE_FINAL_TYPE (
    PursuitTileFeedback, pursuit_tile_feedback, PURSUIT, TILE_FEEDBACK, PursuitRecord)

/**
 * PursuitTileFeedbackField:
 *
 * The numbers of the fields of a tile feedback; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_TILE_FEEDBACK_BATTLE_CARD_ID = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_TILE_FEEDBACK_LEAD_ID,
  PURSUIT_TILE_FEEDBACK_TILE,
  PURSUIT_TILE_FEEDBACK_WORKED,
  PURSUIT_TILE_FEEDBACK_NOTE,
  PURSUIT_TILE_FEEDBACK_N_FIELDS,
} PursuitTileFeedbackField;

G_END_DECLS
