/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pursuit_text_scale:
 * @widget: a widget
 * @width: in pixels, for text of the usual size
 *
 * A width that holds as much text when somebody has it larger.
 *
 * Returns: @width, or more for larger text
 */
int pursuit_text_scale (GtkWidget *widget, int width);

G_END_DECLS
