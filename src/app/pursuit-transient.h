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
 *
 * A dialog whose default size is wider than @parent is made as narrow, and no higher.
 */
void pursuit_transient_set (GtkWindow *dialog, GtkWindow *parent);

/**
 * pursuit_transient_present:
 * @dialog: a window over another, see pursuit_transient_set()
 *
 * Shows a dialog as gtk_window_present() does, a new one in the next three turns of the main loop:
 * all at once it would take longer than the main thread may be taken for. It is not shown if its
 * parent goes before.
 */
void pursuit_transient_present (GtkWindow *dialog);

G_END_DECLS
