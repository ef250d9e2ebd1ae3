/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PURSUIT_COLOUR_MIN_CONTRAST:
 *
 * How much text of running size must stand out from its ground: WCAG 2.1, criterion 1.4.3.
 */
#define PURSUIT_COLOUR_MIN_CONTRAST 4.5

/**
 * pursuit_colour_parse:
 * @text: (nullable): a colour as `#rrggbb`, in letters of either case
 * @colour: (out) (optional): the colour as 0xRRGGBB
 *
 * Returns: %TRUE if it is one
 */
gboolean pursuit_colour_parse (const char *text, guint32 *colour);

/**
 * pursuit_colour_to_text:
 * @colour: a colour as 0xRRGGBB
 *
 * Returns: (transfer full): the same as `#rrggbb`, in small letters
 */
char *pursuit_colour_to_text (guint32 colour);

/**
 * pursuit_colour_get_contrast:
 * @colour: a colour as 0xRRGGBB
 *
 * Returns: its contrast to white, 1 to 21, by the formula of WCAG 2.1
 */
double pursuit_colour_get_contrast (guint32 colour);

/**
 * pursuit_colour_make_readable:
 * @colour: a colour as 0xRRGGBB
 *
 * Returns: the same colour, darkened as far as text on white needs and no further
 */
guint32 pursuit_colour_make_readable (guint32 colour);

G_END_DECLS
