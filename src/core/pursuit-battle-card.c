/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-battle-card.h"

#include <glib/gi18n-lib.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_BATTLE_CARD_COMPETITOR_NAME]
  = { .key = "competitor_name",
      .label = N_ ("Competitor"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED,
      .max_length = 255 },
  [PURSUIT_BATTLE_CARD_ALIASES] = { .key = "aliases",
                                    .label = N_ ("Other names"),
                                    .type = PURSUIT_FIELD_JSON,
                                    .flags = PURSUIT_FIELD_SEARCHED,
                                    .merge = PURSUIT_MERGE_UNION },
  [PURSUIT_BATTLE_CARD_OUR_STRENGTHS] = { .key = "our_strengths",
                                          .label = N_ ("Our strengths"),
                                          .type = PURSUIT_FIELD_JSON,
                                          .flags = PURSUIT_FIELD_SEARCHED,
                                          .merge = PURSUIT_MERGE_UNION },
  [PURSUIT_BATTLE_CARD_THEIR_WEAKNESSES] = { .key = "their_weaknesses",
                                             .label = N_ ("Their weaknesses"),
                                             .type = PURSUIT_FIELD_JSON,
                                             .flags = PURSUIT_FIELD_SEARCHED,
                                             .merge = PURSUIT_MERGE_UNION },
  [PURSUIT_BATTLE_CARD_PRICING_COMPARISON] = { .key = "pricing_comparison",
                                               .label = N_ ("Pricing comparison"),
                                               .type = PURSUIT_FIELD_LONG_TEXT,
                                               .flags = PURSUIT_FIELD_SEARCHED,
                                               .merge = PURSUIT_MERGE_TEXT },
  [PURSUIT_BATTLE_CARD_KEY_DIFFERENTIATORS] = { .key = "key_differentiators",
                                                .label = N_ ("Key differentiators"),
                                                .type = PURSUIT_FIELD_JSON,
                                                .flags = PURSUIT_FIELD_SEARCHED,
                                                .merge = PURSUIT_MERGE_UNION },
  [PURSUIT_BATTLE_CARD_OBJECTION_HANDLING] = { .key = "objection_handling",
                                               .label = N_ ("Objections and answers"),
                                               .type = PURSUIT_FIELD_JSON,
                                               .flags = PURSUIT_FIELD_SEARCHED,
                                               .merge = PURSUIT_MERGE_KEYS },
  [PURSUIT_BATTLE_CARD_TILES] = { .key = "tiles",
                                  .label = N_ ("Tiles"),
                                  .type = PURSUIT_FIELD_JSON,
                                  .merge = PURSUIT_MERGE_KEYS },
  [PURSUIT_BATTLE_CARD_OWNER_ID] = { .key = "owner_id",
                                     .label = N_ ("Owner"),
                                     .type = PURSUIT_FIELD_ID,
                                     .target = PURSUIT_KIND_USER },
  [PURSUIT_BATTLE_CARD_REVIEW_DATE]
  = { .key = "review_date", .label = N_ ("Review by"), .type = PURSUIT_FIELD_DATE },
  [PURSUIT_BATTLE_CARD_SOURCE] = { .key = "source",
                                   .label = N_ ("Source"),
                                   .type = PURSUIT_FIELD_TEXT,
                                   .flags = PURSUIT_FIELD_SEARCHED },
  [PURSUIT_BATTLE_CARD_LAST_UPDATED]
  = { .key = "last_updated", .label = N_ ("Last updated"), .type = PURSUIT_FIELD_TIME },
  [PURSUIT_BATTLE_CARD_UPDATED_BY] = { .key = "updated_by",
                                       .label = N_ ("Updated by"),
                                       .type = PURSUIT_FIELD_ID,
                                       .target = PURSUIT_KIND_USER },
};

PURSUIT_DEFINE_RECORD (
    PursuitBattleCard, pursuit_battle_card, PURSUIT_KIND_BATTLE_CARD, fields, NULL)
