/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-exchange-error.h"

G_DEFINE_QUARK (pursuit - exchange - error - quark, pursuit_exchange_error)
