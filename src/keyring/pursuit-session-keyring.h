/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "keyring/pursuit-keyring.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SESSION_KEYRING (pursuit_session_keyring_get_type ())

/**
 * PursuitSessionKeyring:
 *
 * A keyring in the memory of this process: for a machine without another one, and for whoever
 * wants a key to be gone when the program ends. Never a silent way out: a person chooses it.
 */
G_DECLARE_FINAL_TYPE (
    PursuitSessionKeyring, pursuit_session_keyring, PURSUIT, SESSION_KEYRING, PursuitKeyring)

/**
 * pursuit_session_keyring_new:
 *
 * Returns: (transfer full): an empty keyring; it wipes what it holds when it goes
 */
PursuitKeyring *pursuit_session_keyring_new (void);

G_END_DECLS
