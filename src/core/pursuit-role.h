/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitRole:
 * @PURSUIT_ROLE_SALES_REP: sees and changes the own records
 * @PURSUIT_ROLE_MANAGER: besides, sees the team's and edits battle cards
 * @PURSUIT_ROLE_ADMIN: sees and changes everything of the organization
 *
 * The roles of the platform's specification, from least to most.
 */
typedef enum
{
  PURSUIT_ROLE_SALES_REP,
  PURSUIT_ROLE_MANAGER,
  PURSUIT_ROLE_ADMIN,
} PursuitRole;

/**
 * pursuit_role_to_string:
 * @role: a role
 *
 * Returns: "sales_rep", "manager" or "admin"
 */
const char *pursuit_role_to_string (PursuitRole role);

/**
 * pursuit_role_from_string:
 * @text: (nullable): a role's name
 * @role: (out): the role; the least one if @text is none
 *
 * Returns: %TRUE if @text names a role
 */
gboolean pursuit_role_from_string (const char *text, PursuitRole *role);

G_END_DECLS
