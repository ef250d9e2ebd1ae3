/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * pursuit_workspace_order_providers_async:
 * @self: a workspace
 * @names: the names of providers, in the order in which they shall be asked; the others keep
 *   theirs, behind them
 * @cancellable: (nullable): to stop it
 * @callback: called when the order is kept
 * @data: for @callback
 *
 * Says who is asked first. From then on the order is the person's, whatever is added.
 */
void pursuit_workspace_order_providers_async (PursuitWorkspace *self,
                                              const char *const *names,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer data);

/**
 * pursuit_workspace_order_providers_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_WORKSPACE_ERROR_NOT_FOUND for a name that none has;
 *   %PURSUIT_WORKSPACE_ERROR_INVALID for one that stands there twice
 *
 * Returns: (transfer full) (nullable) (element-type PursuitProviderSetup): all of them as they are
 *   asked from now on
 */
GPtrArray *pursuit_workspace_order_providers_finish (PursuitWorkspace *self,
                                                     GAsyncResult *result,
                                                     GError **error);

G_END_DECLS
