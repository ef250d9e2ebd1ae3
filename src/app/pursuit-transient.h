/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pursuit_transient_set:
 * @dialog: a window that is not shown yet
 * @parent: (nullable): the window it stands over
 *
 * Puts a dialog over a window until it is closed. GTK 4.8 holds on to @parent for as long as
 * anybody holds @dialog, as a read does that still goes on, without a reference: it would then
 * touch a window that is freed.
 */
void pursuit_transient_set (GtkWindow *dialog, GtkWindow *parent);

G_END_DECLS
