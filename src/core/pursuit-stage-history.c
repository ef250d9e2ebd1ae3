/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-stage-history.h"

#include <glib/gi18n-lib.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_STAGE_HISTORY_LEAD_ID] = { .key = "lead_id",
                                      .label = N_ ("Lead"),
                                      .type = PURSUIT_FIELD_ID,
                                      .flags = PURSUIT_FIELD_REQUIRED,
                                      .target = PURSUIT_KIND_LEAD },
  [PURSUIT_STAGE_HISTORY_FROM_STAGE]
  = { .key = "from_stage", .label = N_ ("From"), .type = PURSUIT_FIELD_TEXT, .max_length = 40 },
  [PURSUIT_STAGE_HISTORY_TO_STAGE] = { .key = "to_stage",
                                       .label = N_ ("To"),
                                       .type = PURSUIT_FIELD_TEXT,
                                       .flags = PURSUIT_FIELD_TITLE,
                                       .max_length = 40 },
  [PURSUIT_STAGE_HISTORY_CHANGED_AT]
  = { .key = "changed_at", .label = N_ ("When"), .type = PURSUIT_FIELD_TIME },
  [PURSUIT_STAGE_HISTORY_CHANGED_BY] = { .key = "changed_by",
                                         .label = N_ ("By"),
                                         .type = PURSUIT_FIELD_ID,
                                         .target = PURSUIT_KIND_USER },
};

PURSUIT_DEFINE_RECORD (
    PursuitStageHistory, pursuit_stage_history, PURSUIT_KIND_STAGE_HISTORY, fields, NULL)
