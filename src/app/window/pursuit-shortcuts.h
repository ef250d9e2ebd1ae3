/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pursuit_shortcuts_new:
 * @window: the window in front of which it is shown
 *
 * Makes the window with all keyboard shortcuts from the table of actions: the toolkit's overview,
 * and a list where @window is too narrow for that.
 *
 * Returns: (transfer none): it, not presented yet
 */
GtkWindow *pursuit_shortcuts_new (GtkWindow *window);

G_END_DECLS
