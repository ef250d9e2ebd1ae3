/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_OWNERS (pursuit_owners_get_type ())

/**
 * PursuitOwners:
 *
 * The people whose leads there can be, for menus and chips. It follows the workspace.
 *
 * Signal `changed`: the names are other ones now.
 */
G_DECLARE_FINAL_TYPE (PursuitOwners, pursuit_owners, PURSUIT, OWNERS, GObject)

/**
 * pursuit_owners_new:
 * @workspace: a workspace
 * @cancellable: (nullable): for its reading
 *
 * Returns: (transfer full): the owners; `changed` tells when they are read
 */
PursuitOwners *pursuit_owners_new (PursuitWorkspace *workspace, GCancellable *cancellable);

/**
 * pursuit_owners_get_count:
 * @self: owners
 *
 * Returns: how many there are
 */
guint pursuit_owners_get_count (PursuitOwners *self);

/**
 * pursuit_owners_append_to:
 * @self: owners
 * @menu: a menu
 * @action: what an item does; its target is the id
 * @with_me: whether who works here is among them
 *
 * Appends an item for each of them, a hundred at most: more names make no menu.
 */
void
pursuit_owners_append_to (PursuitOwners *self, GMenu *menu, const char *action, gboolean with_me);

/**
 * pursuit_owners_dup_name:
 * @self: owners
 * @id: a user's id
 *
 * Returns: (transfer full) (nullable): what they are called; %NULL for somebody who is not known
 */
char *pursuit_owners_dup_name (PursuitOwners *self, const char *id);

/**
 * pursuit_owners_create_menu:
 * @self: owners
 * @action: what an item does; its target is "" for all, "me", or the id
 *
 * Returns: (transfer full): a menu of whose leads to show
 */
GMenuModel *pursuit_owners_create_menu (PursuitOwners *self, const char *action);

/**
 * pursuit_owners_dup_choice:
 * @self: (nullable): owners; %NULL while they are not known
 * @owner: the target of an item of pursuit_owners_create_menu()
 *
 * Returns: (transfer full): what is chosen, in the person's language
 */
char *pursuit_owners_dup_choice (PursuitOwners *self, const char *owner);

G_END_DECLS
