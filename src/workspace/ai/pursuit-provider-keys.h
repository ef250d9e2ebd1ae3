/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-keys.h"
#include "workspace/ai/pursuit-provider-setup.h"

G_BEGIN_DECLS

/**
 * pursuit_provider_setup_uses_key:
 * @self: a provider
 *
 * Returns: whether it may have a key: all but the script
 */
gboolean pursuit_provider_setup_uses_key (const PursuitProviderSetup *self);

/**
 * pursuit_provider_setup_get_key_ref:
 * @self: a provider
 * @flags: whether somebody may be asked for the keyring's password
 *
 * A key belongs to the kind of a provider at one address: where the address is changed, the key
 * stays behind, and is not sent to somebody else.
 *
 * Returns: which key is the provider's; its strings are those of @self
 */
PursuitKeyRef pursuit_provider_setup_get_key_ref (const PursuitProviderSetup *self,
                                                  PursuitKeyringFlags flags);

/**
 * pursuit_workspace_set_up_provider_async:
 * @self: a workspace
 * @setup: the provider; copied
 * @key: (nullable): its key, kept in memory only if @setup says so; %NULL leaves what there is
 * @cancellable: (nullable): to stop it
 * @callback: called when both are kept, or not
 * @data: for @callback
 *
 * Keeps a key and sets up its provider. The key comes first: a provider that nobody can ask is not
 * set up.
 */
void pursuit_workspace_set_up_provider_async (PursuitWorkspace *self,
                                              const PursuitProviderSetup *setup,
                                              PursuitSecret *key,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer data);

/**
 * pursuit_workspace_set_up_provider_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: as pursuit_provider_setup_check(); #PursuitKeyringError, saying what to do
 *
 * Returns: %TRUE if both are kept
 */
gboolean pursuit_workspace_set_up_provider_finish (PursuitWorkspace *self,
                                                   GAsyncResult *result,
                                                   GError **error);

/**
 * pursuit_workspace_remove_provider_async:
 * @self: a workspace
 * @name: its name
 * @cancellable: (nullable): to stop it before the provider is removed
 * @callback: called when it is gone
 * @data: for @callback
 *
 * Forgets a provider, and then its key, unless another provider uses the same one. Nobody is asked
 * for the password of a locked keyring: the provider is gone all the same.
 */
void pursuit_workspace_remove_provider_async (PursuitWorkspace *self,
                                              const char *name,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer data);

/**
 * pursuit_workspace_remove_provider_finish:
 * @self: a workspace
 * @result: from the callback
 * @left: (out) (optional) (nullable) (transfer full): that the key stays where it is, and how to
 *   get rid of it, in a sentence; %NULL if it is gone, or shall stay
 * @error: %PURSUIT_WORKSPACE_ERROR_NOT_FOUND
 *
 * Returns: %TRUE if the provider is gone
 */
gboolean pursuit_workspace_remove_provider_finish (PursuitWorkspace *self,
                                                   GAsyncResult *result,
                                                   char **left,
                                                   GError **error);

G_END_DECLS
