/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The month that a word names, whole or cut short, in any of ten languages; 0 if none. */
int pursuit_value_find_month (const char *word, gsize length);

G_END_DECLS
