/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "keyring/pursuit-keyring.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitKeyPlace:
 * @PURSUIT_KEY_PLACE_NONE: there is no key
 * @PURSUIT_KEY_PLACE_KEYRING: in the keyring of the desktop
 * @PURSUIT_KEY_PLACE_SESSION: in the memory of the process that was given it, until it ends
 *
 * Where a key is kept. The workspace remembers the place and never the key.
 */
typedef enum
{
  PURSUIT_KEY_PLACE_NONE,
  PURSUIT_KEY_PLACE_KEYRING,
  PURSUIT_KEY_PLACE_SESSION,
} PursuitKeyPlace;

/**
 * PursuitKeyRef:
 * @service: whose key it is, such as "anthropic"
 * @account: (nullable): the account there, or the base URL of an own gateway
 * @flags: whether somebody is there whom the desktop may ask for the keyring's password
 *
 * Which key of a workspace is meant, and how it is looked for.
 */
typedef struct
{
  const char *service;
  const char *account;
  PursuitKeyringFlags flags;
} PursuitKeyRef;

/**
 * pursuit_workspace_set_key_async:
 * @self: a workspace
 * @ref: which key
 * @key: the key
 * @place: where to keep it, a person's choice; not %PURSUIT_KEY_PLACE_NONE
 * @cancellable: (nullable): to stop it
 * @callback: called when it is kept or is not
 * @data: for @callback
 *
 * Keeps a key in the place of the one before. First the key is kept and then the place remembered.
 */
void pursuit_workspace_set_key_async (PursuitWorkspace *self,
                                      const PursuitKeyRef *ref,
                                      PursuitSecret *key,
                                      PursuitKeyPlace place,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);

/**
 * pursuit_workspace_set_key_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: #PursuitKeyringError, or an error of the store
 *
 * Returns: %TRUE if it is kept
 */
gboolean
pursuit_workspace_set_key_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_find_key_async:
 * @self: a workspace
 * @ref: which key
 * @cancellable: (nullable): to stop it
 * @callback: called when it is known
 * @data: for @callback
 *
 * Asks where a key was put. Nobody is asked for a password, and the keyring is left alone.
 */
void pursuit_workspace_find_key_async (PursuitWorkspace *self,
                                       const PursuitKeyRef *ref,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data);

/**
 * pursuit_workspace_find_key_finish:
 * @self: a workspace
 * @result: from the callback
 * @place: (out): where
 * @error: an error of the store
 *
 * Returns: %FALSE only if the workspace could not be read
 */
gboolean pursuit_workspace_find_key_finish (PursuitWorkspace *self,
                                            GAsyncResult *result,
                                            PursuitKeyPlace *place,
                                            GError **error);

/**
 * pursuit_workspace_get_key_async:
 * @self: a workspace
 * @ref: which key
 * @cancellable: (nullable): to stop it
 * @callback: called with the key, or with why there is none
 * @data: for @callback
 *
 * Fetches a key for one use, as the gateway does before a request.
 */
void pursuit_workspace_get_key_async (PursuitWorkspace *self,
                                      const PursuitKeyRef *ref,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);

/**
 * pursuit_workspace_get_key_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: #PursuitKeyringError, saying what to do
 *
 * Returns: (transfer full) (nullable): the key; to be let go right after its use
 */
PursuitSecret *
pursuit_workspace_get_key_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_remove_key_async:
 * @self: a workspace
 * @ref: which key
 * @cancellable: (nullable): to stop it
 * @callback: called when it is gone or is not
 * @data: for @callback
 *
 * Removes a key. With a locked keyring it fails, and the key is still known, so that it can be
 * removed later.
 */
void pursuit_workspace_remove_key_async (PursuitWorkspace *self,
                                         const PursuitKeyRef *ref,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);

/**
 * pursuit_workspace_remove_key_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: #PursuitKeyringError, or an error of the store
 *
 * Returns: %TRUE if it is surely gone, or was not there
 */
gboolean
pursuit_workspace_remove_key_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
