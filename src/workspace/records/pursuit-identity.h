/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitIdentity:
 * @id: (nullable): the id of the user's record
 * @name: (nullable): the person's name, for `{{owner_name}}`
 * @email: (nullable): the mail address
 * @company: (nullable): who sells, for `{{organization_name}}`
 *
 * Who works in a workspace. What somebody adds by hand is theirs unless it names another owner.
 */
typedef struct
{
  char *id;
  char *name;
  char *email;
  char *company;
} PursuitIdentity;

/**
 * pursuit_identity_free:
 * @self: (nullable) (transfer full): an identity
 */
void pursuit_identity_free (PursuitIdentity *self);

/**
 * pursuit_workspace_get_identity_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called when it is read
 * @data: for @callback
 *
 * Reads who works here.
 */
void pursuit_workspace_get_identity_async (PursuitWorkspace *self,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data);

/**
 * pursuit_workspace_get_identity_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_WORKSPACE_ERROR_NOT_FOUND in an older workspace that was never opened for
 *   writing since
 *
 * Returns: (transfer full) (nullable): who works here
 */
PursuitIdentity *pursuit_workspace_get_identity_finish (PursuitWorkspace *self,
                                                        GAsyncResult *result,
                                                        GError **error);

/**
 * pursuit_workspace_set_identity_async:
 * @self: a workspace
 * @identity: what to change; fields that are %NULL stay, blank ones are taken away; its id is not
 *   looked at
 * @cancellable: (nullable): to stop it
 * @callback: called when it is kept
 * @data: for @callback
 *
 * Changes name, mail address or company of who works here. The name cannot be taken away. Without
 * a company of its own the workspace's name stands for it.
 */
void pursuit_workspace_set_identity_async (PursuitWorkspace *self,
                                           const PursuitIdentity *identity,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data);

/**
 * pursuit_workspace_set_identity_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID, or what does not fit, naming the field
 *
 * Returns: (transfer full) (nullable): who works here now
 */
PursuitIdentity *pursuit_workspace_set_identity_finish (PursuitWorkspace *self,
                                                        GAsyncResult *result,
                                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitIdentity, pursuit_identity_free)

G_END_DECLS
