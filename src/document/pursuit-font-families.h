/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PURSUIT_FONT_FAMILY_MAX_CHARS:
 *
 * The longest name of a font family.
 */
#define PURSUIT_FONT_FAMILY_MAX_CHARS 80

/**
 * pursuit_font_family_is_valid:
 * @name: (nullable): a name
 *
 * Returns: %TRUE if it can name one family: printable, and without the signs that separate or
 *   quote names in CSS and in Pango
 */
gboolean pursuit_font_family_is_valid (const char *name);

/**
 * pursuit_font_family_is_installed:
 * @name: a name
 *
 * Asks the fonts of this machine, which takes a while the first time: not on the main thread.
 *
 * Returns: %TRUE if text can be set in it here
 */
gboolean pursuit_font_family_is_installed (const char *name);

/**
 * pursuit_font_families_list:
 *
 * Lists the families of this machine, which takes a while the first time: not on the main
 * thread.
 *
 * Returns: (transfer full): their names, sorted, %NULL-terminated
 */
char **pursuit_font_families_list (void);

G_END_DECLS
