/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_visible_text_steers:
 * @c: a character
 *
 * Whether a character is not read but obeyed, so that what stands in a text is not what a person
 * sees: control characters but tab and line feed (a terminal takes them for commands), the marks
 * that turn the direction of writing (Unicode TR 9, known from source code that lies), and the tags
 * that hide letters. Joiners and direction marks of a single place stay, since scripts need them.
 *
 * Returns: %TRUE if it is one of them
 */
gboolean pursuit_visible_text_steers (gunichar c);

/**
 * pursuit_visible_text_dup:
 * @text: (nullable): a text from outside
 * @instead: what stands for each character that steers; "" takes them out
 *
 * A line end of two characters becomes a line feed. What is no UTF-8 becomes U+FFFD.
 *
 * Returns: (transfer full) (nullable): the text as a person sees it; %NULL for %NULL
 */
char *pursuit_visible_text_dup (const char *text, const char *instead);

G_END_DECLS
