/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-score-history.h"

#include <glib/gi18n-lib.h>

const PursuitChoice pursuit_score_engines[] = {
  { "rules", N_ ("Rules") },
  { "history", N_ ("History") },
  { "ai", N_ ("AI") },
  { NULL, NULL },
};

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_SCORE_HISTORY_LEAD_ID] = { .key = "lead_id",
                                      .label = N_ ("Lead"),
                                      .type = PURSUIT_FIELD_ID,
                                      .flags = PURSUIT_FIELD_REQUIRED,
                                      .target = PURSUIT_KIND_LEAD },
  [PURSUIT_SCORE_HISTORY_SCORE] = { .key = "score",
                                    .label = N_ ("Score"),
                                    .type = PURSUIT_FIELD_INTEGER,
                                    .minimum = 0,
                                    .maximum = 100 },
  [PURSUIT_SCORE_HISTORY_ENGINE] = { .key = "engine",
                                     .label = N_ ("Scored by"),
                                     .type = PURSUIT_FIELD_CHOICE,
                                     .flags = PURSUIT_FIELD_TITLE,
                                     .choices = pursuit_score_engines },
  [PURSUIT_SCORE_HISTORY_RESULT]
  = { .key = "result", .label = N_ ("Result"), .type = PURSUIT_FIELD_JSON },
  [PURSUIT_SCORE_HISTORY_SCORED_AT]
  = { .key = "scored_at", .label = N_ ("When"), .type = PURSUIT_FIELD_TIME },
};

PURSUIT_DEFINE_RECORD (
    PursuitScoreHistory, pursuit_score_history, PURSUIT_KIND_SCORE_HISTORY, fields, NULL)
