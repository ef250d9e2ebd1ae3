/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SCORE_HISTORY (pursuit_score_history_get_type ())

/**
 * PursuitScoreHistory:
 *
 * One past score of a lead, with what it rested on.
 */
G_DECLARE_FINAL_TYPE (
    PursuitScoreHistory, pursuit_score_history, PURSUIT, SCORE_HISTORY, PursuitRecord)

/**
 * PursuitScoreHistoryField:
 *
 * The numbers of the fields of a score history; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_SCORE_HISTORY_LEAD_ID = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_SCORE_HISTORY_SCORE,
  PURSUIT_SCORE_HISTORY_ENGINE,
  PURSUIT_SCORE_HISTORY_RESULT,
  PURSUIT_SCORE_HISTORY_SCORED_AT,
  PURSUIT_SCORE_HISTORY_N_FIELDS,
} PursuitScoreHistoryField;

/**
 * pursuit_score_engines:
 *
 * Which engine scored. Ends with a %NULL nick.
 */
extern const PursuitChoice pursuit_score_engines[];

G_END_DECLS
