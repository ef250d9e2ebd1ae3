/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_TEAM (pursuit_team_get_type ())

/**
 * PursuitTeam:
 *
 * People who are managed together.
 */
G_DECLARE_FINAL_TYPE (PursuitTeam, pursuit_team, PURSUIT, TEAM, PursuitRecord)

/**
 * PursuitTeamField:
 *
 * The numbers of the fields of a team; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_TEAM_NAME = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_TEAM_MANAGER_ID,
  PURSUIT_TEAM_N_FIELDS,
} PursuitTeamField;

G_END_DECLS
