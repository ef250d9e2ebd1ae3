/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-team.h"

#include <glib/gi18n-lib.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_TEAM_NAME]
  = { .key = "name",
      .label = N_ ("Name"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED,
      .max_length = 255 },
  [PURSUIT_TEAM_MANAGER_ID] = { .key = "manager_id",
                                .label = N_ ("Manager"),
                                .type = PURSUIT_FIELD_ID,
                                .target = PURSUIT_KIND_USER },
};

PURSUIT_DEFINE_RECORD (PursuitTeam, pursuit_team, PURSUIT_KIND_TEAM, fields, NULL)
