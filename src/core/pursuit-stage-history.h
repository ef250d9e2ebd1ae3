/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_STAGE_HISTORY (pursuit_stage_history_get_type ())

/**
 * PursuitStageHistory:
 *
 * One move of a lead from stage to stage.
 */
G_DECLARE_FINAL_TYPE (
    PursuitStageHistory, pursuit_stage_history, PURSUIT, STAGE_HISTORY, PursuitRecord)

/**
 * PursuitStageHistoryField:
 *
 * The numbers of the fields of a stage history; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_STAGE_HISTORY_LEAD_ID = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_STAGE_HISTORY_FROM_STAGE,
  PURSUIT_STAGE_HISTORY_TO_STAGE,
  PURSUIT_STAGE_HISTORY_CHANGED_AT,
  PURSUIT_STAGE_HISTORY_CHANGED_BY,
  PURSUIT_STAGE_HISTORY_N_FIELDS,
} PursuitStageHistoryField;

G_END_DECLS
