/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_USER (pursuit_user_get_type ())

/**
 * PursuitUser:
 *
 * Somebody who works in this organization.
 */
G_DECLARE_FINAL_TYPE (PursuitUser, pursuit_user, PURSUIT, USER, PursuitRecord)

/**
 * PursuitUserField:
 *
 * The numbers of the fields of a user; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_USER_NAME = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_USER_EMAIL,
  PURSUIT_USER_ROLE,
  PURSUIT_USER_TEAM_ID,
  PURSUIT_USER_AUTH0_ID,
  PURSUIT_USER_ACTIVE,
  PURSUIT_USER_N_FIELDS,
} PursuitUserField;

/**
 * pursuit_user_roles:
 *
 * The roles of the specification. Ends with a %NULL nick.
 */
extern const PursuitChoice pursuit_user_roles[];

G_END_DECLS
