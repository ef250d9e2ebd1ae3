/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-scope.h"

static gboolean
is_shared (PursuitKind kind)
{
  return kind == PURSUIT_KIND_BATTLE_CARD || kind == PURSUIT_KIND_PRICE_ITEM
         || kind == PURSUIT_KIND_TEMPLATE;
}

static gboolean
is_administration (PursuitKind kind)
{
  return kind == PURSUIT_KIND_USER || kind == PURSUIT_KIND_TEAM
         || kind == PURSUIT_KIND_ORGANIZATION;
}

static gboolean
is_within (const PursuitScope *scope, const char *owner_id, const char *team_id)
{
  if (scope->user_id != NULL && g_strcmp0 (scope->user_id, owner_id) == 0)
    return TRUE;
  if (scope->role != PURSUIT_ROLE_MANAGER)
    return FALSE;

  return scope->team_id == NULL || g_strcmp0 (scope->team_id, team_id) == 0;
}

gboolean
pursuit_scope_allows (const PursuitScope *scope,
                      PursuitAccess access,
                      PursuitKind kind,
                      const char *owner_id,
                      const char *team_id)
{
  g_return_val_if_fail (scope != NULL, FALSE);

  if (scope->role == PURSUIT_ROLE_ADMIN)
    return TRUE;
  if (is_administration (kind))
    return access == PURSUIT_ACCESS_VIEW;
  if (is_shared (kind))
    return access == PURSUIT_ACCESS_VIEW || scope->role == PURSUIT_ROLE_MANAGER;
  if (kind == PURSUIT_KIND_TILE_FEEDBACK)
    return TRUE;

  return is_within (scope, owner_id, team_id);
}
