/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-core-error.h"

G_DEFINE_QUARK (pursuit_core_error, pursuit_core_error)
