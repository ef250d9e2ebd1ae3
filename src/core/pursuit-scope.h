/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-kind.h"
#include "core/pursuit-role.h"

G_BEGIN_DECLS

/**
 * PursuitAccess:
 * @PURSUIT_ACCESS_VIEW: read it, count it, find it
 * @PURSUIT_ACCESS_EDIT: add, change, delete or restore it
 *
 * What somebody wants to do with a record.
 */
typedef enum
{
  PURSUIT_ACCESS_VIEW,
  PURSUIT_ACCESS_EDIT,
} PursuitAccess;

/**
 * PursuitScope:
 * @role: the role
 * @user_id: (nullable): who it is
 * @team_id: (nullable): the team; a manager without one manages the whole organization
 * @is_alone: nobody else works here, so that what belongs to nobody is @user_id's as well
 *
 * Who acts. In single-user mode it is an admin who is alone.
 */
typedef struct
{
  PursuitRole role;
  const char *user_id;
  const char *team_id;
  gboolean is_alone;
} PursuitScope;

/**
 * pursuit_scope_allows:
 * @scope: who acts
 * @access: what for
 * @kind: the kind of record
 * @owner_id: (nullable): whose record it is
 * @team_id: (nullable): which team's
 *
 * Decides by the specification's table of roles; what it does not allow is denied. Battle
 * cards, price lists and templates belong to the organization: everybody sees them, managers
 * and admins edit them. Feedback on a tile may be given by everybody. Users, teams and the
 * organization are the admin's.
 *
 * Returns: %TRUE if it is allowed
 */
gboolean pursuit_scope_allows (const PursuitScope *scope,
                               PursuitAccess access,
                               PursuitKind kind,
                               const char *owner_id,
                               const char *team_id);

G_END_DECLS
