/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-provider-setup.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitProviderBefore:
 *
 * What there was before a provider was set up: the one of that name, and the key that the new one
 * takes the place of. Whoever only tries a provider gets both back.
 */
typedef struct _PursuitProviderBefore PursuitProviderBefore;

/**
 * pursuit_provider_before_free:
 * @self: (nullable) (transfer full): what there was
 */
void pursuit_provider_before_free (PursuitProviderBefore *self);

/**
 * pursuit_provider_before_has_setup:
 * @self: what there was
 *
 * Returns: whether there was a provider of that name
 */
gboolean pursuit_provider_before_has_setup (const PursuitProviderBefore *self);

/**
 * pursuit_provider_before_lacks_key:
 * @self: what there was
 *
 * Returns: whether the new one needs a key and there is none for it; %FALSE where that cannot be
 *   known, as of a locked keyring
 */
gboolean pursuit_provider_before_lacks_key (const PursuitProviderBefore *self);

/**
 * pursuit_workspace_remember_provider_async:
 * @self: a workspace
 * @setup: the provider that shall be set up
 * @cancellable: (nullable): to stop it
 * @callback: called with what there is
 * @data: for @callback
 *
 * Remembers what setting it up would change. Nobody is asked for the password of a keyring: a key
 * in a locked one cannot be changed either.
 */
void pursuit_workspace_remember_provider_async (PursuitWorkspace *self,
                                                const PursuitProviderSetup *setup,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer data);

/**
 * pursuit_workspace_remember_provider_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): what there is; it holds a key, so free it soon
 */
PursuitProviderBefore *pursuit_workspace_remember_provider_finish (PursuitWorkspace *self,
                                                                   GAsyncResult *result,
                                                                   GError **error);

/**
 * pursuit_workspace_take_back_provider_async:
 * @self: a workspace
 * @before: (transfer full): what there was
 * @callback: called when it is there again
 * @data: for @callback
 *
 * Takes back that a provider was set up: it is removed, or is what it was, and so is the key.
 */
void pursuit_workspace_take_back_provider_async (PursuitWorkspace *self,
                                                 PursuitProviderBefore *before,
                                                 GAsyncReadyCallback callback,
                                                 gpointer data);

/**
 * pursuit_workspace_take_back_provider_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: an error of the store; #PursuitKeyringError if the key could not be changed back
 *
 * Returns: %TRUE if all is as it was
 */
gboolean pursuit_workspace_take_back_provider_finish (PursuitWorkspace *self,
                                                      GAsyncResult *result,
                                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitProviderBefore, pursuit_provider_before_free)

G_END_DECLS
