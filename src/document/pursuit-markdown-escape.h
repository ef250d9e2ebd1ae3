/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_markdown_escape:
 * @text: any UTF-8 text
 *
 * Makes text safe to stand anywhere in markdown: in a paragraph, a heading, a list item or a
 * table cell it shows exactly itself and changes no structure. Line ends and runs of white
 * space become one space. Plain words, amounts and dates stay as they are, so that the source
 * stays readable. A mail address still becomes a link. In code, where markdown knows no escapes,
 * the backslashes show.
 *
 * Returns: (transfer full): markdown
 */
char *pursuit_markdown_escape (const char *text);

G_END_DECLS
