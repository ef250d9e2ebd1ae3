/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-store-error.h"

G_DEFINE_QUARK (pursuit_store_error, pursuit_store_error)
