/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitKeyringError:
 * @PURSUIT_KEYRING_ERROR_FAILED: the keyring did not do it, and did not say why
 * @PURSUIT_KEYRING_ERROR_ABSENT: nobody in this session keeps keys
 * @PURSUIT_KEYRING_ERROR_LOCKED: the keyring is locked, and nobody was asked for its password
 * @PURSUIT_KEYRING_ERROR_DISMISSED: the question for its password was closed, or cannot be shown
 * @PURSUIT_KEYRING_ERROR_NOT_SET_UP: there is a keyring service, but no keyring in it yet
 * @PURSUIT_KEYRING_ERROR_NOT_FOUND: the keyring is open and holds no such secret
 *
 * What a keyring can refuse. A cancelled call ends with %G_IO_ERROR_CANCELLED instead. No message
 * holds a secret, nor what a peer on the bus wrote.
 */
typedef enum
{
  PURSUIT_KEYRING_ERROR_FAILED,
  PURSUIT_KEYRING_ERROR_ABSENT,
  PURSUIT_KEYRING_ERROR_LOCKED,
  PURSUIT_KEYRING_ERROR_DISMISSED,
  PURSUIT_KEYRING_ERROR_NOT_SET_UP,
  PURSUIT_KEYRING_ERROR_NOT_FOUND,
} PursuitKeyringError;

#define PURSUIT_KEYRING_ERROR (pursuit_keyring_error_quark ())

/**
 * pursuit_keyring_error_quark:
 *
 * Returns: the domain of #PursuitKeyringError
 */
GQuark pursuit_keyring_error_quark (void);

G_END_DECLS
