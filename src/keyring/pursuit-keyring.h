/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PURSUIT_KEYRING_PROMPT_SECONDS:
 *
 * How long a call waits for somebody to answer the question for the keyring's password. A prompt
 * that nobody sees would hold it for ever.
 */
#define PURSUIT_KEYRING_PROMPT_SECONDS 120

/**
 * PursuitKeyringFlags:
 * @PURSUIT_KEYRING_QUIET: a locked keyring is an error at once
 * @PURSUIT_KEYRING_MAY_ASK: the desktop may ask for the password of a locked keyring
 *
 * Whether somebody is there who expects to be asked.
 */
typedef enum
{
  PURSUIT_KEYRING_QUIET = 0,
  PURSUIT_KEYRING_MAY_ASK = 1 << 0,
} PursuitKeyringFlags;

/**
 * PursuitKeyName:
 * @workspace: the id of the workspace
 * @service: whose key it is, such as "anthropic"
 * @account: (nullable): the account there, or the base URL of an own gateway
 *
 * What finds a secret. It is no secret itself: every program of the session can read it, so that
 * it holds no name of a company and no mail address.
 */
typedef struct
{
  const char *workspace;
  const char *service;
  const char *account;
} PursuitKeyName;

#define PURSUIT_TYPE_KEYRING (pursuit_keyring_get_type ())

/**
 * PursuitKeyring:
 *
 * A place that keeps secrets. Its calls run on a worker thread and answer in the caller's main
 * context; none of them changes anything when it fails.
 */
G_DECLARE_DERIVABLE_TYPE (PursuitKeyring, pursuit_keyring, PURSUIT, KEYRING, GObject)

/**
 * PursuitKeyringClass:
 * @check: whether secrets can be kept and read now
 * @store: keeps a secret in the place of the one before
 * @lookup: finds one
 * @clear: removes one; none there is no error
 *
 * What a kind of keyring does, on a worker thread.
 */
struct _PursuitKeyringClass
{
  GObjectClass parent_class;

  gboolean (*check) (PursuitKeyring *self,
                     PursuitKeyringFlags flags,
                     GCancellable *cancellable,
                     GError **error);
  gboolean (*store) (PursuitKeyring *self,
                     const PursuitKeyName *name,
                     PursuitSecret *secret,
                     PursuitKeyringFlags flags,
                     GCancellable *cancellable,
                     GError **error);
  PursuitSecret *(*lookup) (PursuitKeyring *self,
                            const PursuitKeyName *name,
                            PursuitKeyringFlags flags,
                            GCancellable *cancellable,
                            GError **error);
  gboolean (*clear) (PursuitKeyring *self,
                     const PursuitKeyName *name,
                     PursuitKeyringFlags flags,
                     GCancellable *cancellable,
                     GError **error);
};

/**
 * pursuit_keyring_check_async:
 * @self: a keyring
 * @flags: whether the desktop may ask for its password
 * @cancellable: (nullable): to stop it, which closes the question, too
 * @callback: called when it is known
 * @data: for @callback
 *
 * Asks whether secrets can be kept and read now; with %PURSUIT_KEYRING_MAY_ASK it unlocks the
 * keyring.
 */
void pursuit_keyring_check_async (PursuitKeyring *self,
                                  PursuitKeyringFlags flags,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);

/**
 * pursuit_keyring_check_finish:
 * @self: a keyring
 * @result: from the callback
 * @error: #PursuitKeyringError, saying what to do
 *
 * Returns: %TRUE if they can
 */
gboolean pursuit_keyring_check_finish (PursuitKeyring *self, GAsyncResult *result, GError **error);

/**
 * pursuit_keyring_store_async:
 * @self: a keyring
 * @name: what finds it later
 * @secret: a secret
 * @flags: whether the desktop may ask for the keyring's password
 * @cancellable: (nullable): to stop it
 * @callback: called when it is kept or is not
 * @data: for @callback
 *
 * Keeps a secret in the place of the one before.
 */
void pursuit_keyring_store_async (PursuitKeyring *self,
                                  const PursuitKeyName *name,
                                  PursuitSecret *secret,
                                  PursuitKeyringFlags flags,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);

/**
 * pursuit_keyring_store_finish:
 * @self: a keyring
 * @result: from the callback
 * @error: #PursuitKeyringError
 *
 * Returns: %TRUE if it is kept
 */
gboolean pursuit_keyring_store_finish (PursuitKeyring *self, GAsyncResult *result, GError **error);

/**
 * pursuit_keyring_lookup_async:
 * @self: a keyring
 * @name: what it was kept under
 * @flags: whether the desktop may ask for the keyring's password
 * @cancellable: (nullable): to stop it
 * @callback: called when it is found or is not
 * @data: for @callback
 *
 * Finds a secret.
 */
void pursuit_keyring_lookup_async (PursuitKeyring *self,
                                   const PursuitKeyName *name,
                                   PursuitKeyringFlags flags,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/**
 * pursuit_keyring_lookup_finish:
 * @self: a keyring
 * @result: from the callback
 * @error: #PursuitKeyringError; a locked keyring is told from one without it
 *
 * Returns: (transfer full) (nullable): the secret
 */
PursuitSecret *
pursuit_keyring_lookup_finish (PursuitKeyring *self, GAsyncResult *result, GError **error);

/**
 * pursuit_keyring_clear_async:
 * @self: a keyring
 * @name: what it was kept under
 * @flags: whether the desktop may ask for the keyring's password
 * @cancellable: (nullable): to stop it
 * @callback: called when it is gone or is not
 * @data: for @callback
 *
 * Removes a secret. If none was there, that is well, too; a locked keyring is an error.
 */
void pursuit_keyring_clear_async (PursuitKeyring *self,
                                  const PursuitKeyName *name,
                                  PursuitKeyringFlags flags,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);

/**
 * pursuit_keyring_clear_finish:
 * @self: a keyring
 * @result: from the callback
 * @error: #PursuitKeyringError
 *
 * Returns: %TRUE if it is surely gone
 */
gboolean pursuit_keyring_clear_finish (PursuitKeyring *self, GAsyncResult *result, GError **error);

G_END_DECLS
