/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-engines-error.h"

G_DEFINE_QUARK (pursuit - engines - error - quark, pursuit_engines_error)
