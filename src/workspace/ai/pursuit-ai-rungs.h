/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * pursuit_workspace_get_next_without_key_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called when it is known
 * @data: for @callback
 *
 * Reads whether the next provider is asked where the key of one is missing or refused, or the
 * keyring gives none. At first that ends a question, so that a person hears of it: the next one may
 * cost more, or be somebody else.
 */
void pursuit_workspace_get_next_without_key_async (PursuitWorkspace *self,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer data);

/**
 * pursuit_workspace_get_next_without_key_finish:
 * @self: a workspace
 * @result: from the callback
 * @next: (out): whether the next one is asked
 * @error: an error of the store
 *
 * Returns: %TRUE if it could be read
 */
gboolean pursuit_workspace_get_next_without_key_finish (PursuitWorkspace *self,
                                                        GAsyncResult *result,
                                                        gboolean *next,
                                                        GError **error);

/**
 * pursuit_workspace_set_next_without_key_async:
 * @self: a workspace
 * @next: whether the next one is asked from now on
 * @cancellable: (nullable): to stop it
 * @callback: called when it is kept
 * @data: for @callback
 *
 * Says so.
 */
void pursuit_workspace_set_next_without_key_async (PursuitWorkspace *self,
                                                   gboolean next,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer data);

/**
 * pursuit_workspace_set_next_without_key_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: an error of the store
 *
 * Returns: %TRUE if it is kept
 */
gboolean pursuit_workspace_set_next_without_key_finish (PursuitWorkspace *self,
                                                        GAsyncResult *result,
                                                        GError **error);

G_END_DECLS
