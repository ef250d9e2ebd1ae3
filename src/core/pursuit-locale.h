/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_locale_bind_words:
 *
 * Says where the translations are, for a program's main() to call after setlocale(): in the
 * folder that the environment variable PURSUIT_LOCALE_DIR names, such as a build's po folder,
 * else where they are installed. Texts come as UTF-8, whatever the locale's own encoding is.
 */
void pursuit_locale_bind_words (void);

G_END_DECLS
