/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-provider-setup.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * pursuit_workspace_list_providers_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called with the providers
 * @data: for @callback
 *
 * Reads which providers are set up, in the order in which they are asked: by their kinds, as
 * #pursuit_provider_kinds has them, until pursuit_workspace_order_providers_async() says otherwise.
 */
void pursuit_workspace_list_providers_async (PursuitWorkspace *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer data);

/**
 * pursuit_workspace_list_providers_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type PursuitProviderSetup): the providers
 */
GPtrArray *pursuit_workspace_list_providers_finish (PursuitWorkspace *self,
                                                    GAsyncResult *result,
                                                    GError **error);

/**
 * pursuit_workspace_add_provider_async:
 * @self: a workspace
 * @setup: the provider; copied
 * @cancellable: (nullable): to stop it
 * @callback: called when it is kept
 * @data: for @callback
 *
 * Sets a provider up, behind those of its kind, or behind all that are there where a person has put
 * them in order; one of the same name is changed in its place.
 * The engine "auto" asks it nothing, before that is allowed: not either where the name is known and
 * the kind or the address is new.
 */
void pursuit_workspace_add_provider_async (PursuitWorkspace *self,
                                           const PursuitProviderSetup *setup,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data);

/**
 * pursuit_workspace_add_provider_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: as pursuit_provider_setup_check(); %PURSUIT_WORKSPACE_ERROR_INVALID if there are too many
 *
 * Returns: %TRUE if it is kept
 */
gboolean pursuit_workspace_add_provider_finish (PursuitWorkspace *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
