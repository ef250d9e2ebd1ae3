/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-tile-feedback.h"

#include <glib/gi18n-lib.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_TILE_FEEDBACK_BATTLE_CARD_ID] = { .key = "battle_card_id",
                                             .label = N_ ("Battle card"),
                                             .type = PURSUIT_FIELD_ID,
                                             .flags = PURSUIT_FIELD_REQUIRED,
                                             .target = PURSUIT_KIND_BATTLE_CARD },
  [PURSUIT_TILE_FEEDBACK_LEAD_ID] = { .key = "lead_id",
                                      .label = N_ ("Lead"),
                                      .type = PURSUIT_FIELD_ID,
                                      .target = PURSUIT_KIND_LEAD },
  [PURSUIT_TILE_FEEDBACK_TILE] = { .key = "tile",
                                   .label = N_ ("Tile"),
                                   .type = PURSUIT_FIELD_TEXT,
                                   .flags = PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE,
                                   .max_length = 500 },
  [PURSUIT_TILE_FEEDBACK_WORKED]
  = { .key = "worked", .label = N_ ("It worked"), .type = PURSUIT_FIELD_BOOLEAN },
  [PURSUIT_TILE_FEEDBACK_NOTE]
  = { .key = "note", .label = N_ ("Note"), .type = PURSUIT_FIELD_LONG_TEXT },
};

PURSUIT_DEFINE_RECORD (
    PursuitTileFeedback, pursuit_tile_feedback, PURSUIT_KIND_TILE_FEEDBACK, fields, NULL)
