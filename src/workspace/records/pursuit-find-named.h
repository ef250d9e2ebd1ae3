/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-kind.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * pursuit_workspace_find_named_async:
 * @self: a workspace
 * @kind: a kind
 * @name: what a record of it is called, or words that only one of them has
 * @cancellable: (nullable): to stop it
 * @callback: called with the id
 * @data: for @callback
 *
 * Finds the record that a person means by its name: one that is called exactly so, else the only
 * one that a search finds.
 */
void pursuit_workspace_find_named_async (PursuitWorkspace *self,
                                         PursuitKind kind,
                                         const char *name,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);

/**
 * pursuit_workspace_find_named_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_WORKSPACE_ERROR_NOT_FOUND, or %PURSUIT_STORE_ERROR_AMBIGUOUS with two names
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
pursuit_workspace_find_named_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
