/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "keyring/pursuit-keyring-error.h"

G_DEFINE_QUARK (pursuit_keyring_error, pursuit_keyring_error)
