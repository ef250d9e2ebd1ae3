/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-user.h"

#include <glib/gi18n-lib.h>

const PursuitChoice pursuit_user_roles[] = {
  { "sales_rep", N_ ("Sales rep") },
  { "manager", N_ ("Manager") },
  { "admin", N_ ("Admin") },
  { NULL, NULL },
};

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_USER_NAME]
  = { .key = "name",
      .label = N_ ("Name"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL,
      .max_length = 255 },
  [PURSUIT_USER_EMAIL]
  = { .key = "email",
      .label = N_ ("E-mail"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED | PURSUIT_FIELD_PERSONAL,
      .max_length = 255 },
  [PURSUIT_USER_ROLE] = { .key = "role",
                          .label = N_ ("Role"),
                          .type = PURSUIT_FIELD_CHOICE,
                          .choices = pursuit_user_roles },
  [PURSUIT_USER_TEAM_ID] = { .key = "team_id",
                             .label = N_ ("Team"),
                             .type = PURSUIT_FIELD_ID,
                             .target = PURSUIT_KIND_TEAM },
  [PURSUIT_USER_AUTH0_ID] = { .key = "auth0_id",
                              .label = N_ ("Sign-in name"),
                              .type = PURSUIT_FIELD_TEXT,
                              .max_length = 255 },
  [PURSUIT_USER_ACTIVE]
  = { .key = "active", .label = N_ ("Active"), .type = PURSUIT_FIELD_BOOLEAN },
};

PURSUIT_DEFINE_RECORD (PursuitUser, pursuit_user, PURSUIT_KIND_USER, fields, NULL)
