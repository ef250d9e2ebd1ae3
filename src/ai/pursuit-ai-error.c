/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-error.h"

G_DEFINE_QUARK (pursuit_ai_error, pursuit_ai_error)
