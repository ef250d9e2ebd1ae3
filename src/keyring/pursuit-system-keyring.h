/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "keyring/pursuit-keyring.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SYSTEM_KEYRING (pursuit_system_keyring_get_type ())

/**
 * PursuitSystemKeyring:
 *
 * The keyring of the desktop: whoever answers as org.freedesktop.secrets on the session bus, such
 * as GNOME Keyring, KWallet or KeePassXC. Each call talks to whom it finds there then, so that a
 * service that was restarted is no concern; one that goes in the middle of a call is tried again
 * once.
 */
G_DECLARE_FINAL_TYPE (
    PursuitSystemKeyring, pursuit_system_keyring, PURSUIT, SYSTEM_KEYRING, PursuitKeyring)

/**
 * pursuit_system_keyring_new:
 *
 * Returns: (transfer full): the keyring; nothing is asked of it yet
 */
PursuitKeyring *pursuit_system_keyring_new (void);

G_END_DECLS
