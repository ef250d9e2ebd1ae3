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
 * pursuit_transient_set_steps:
 * @dialog: a window over another, see pursuit_transient_set()
 * @fill: (nullable): puts one more piece of its content in, before it is shown; gets the dialog,
 *   and returns whether there is more
 * @empty: (nullable): takes one piece out, after it was closed; likewise
 *
 * Makes and frees the content of a window in pieces, since GTK takes longer for all of it than the
 * main thread may be taken for. A piece should take a millisecond or two at most. A closed window
 * is hidden at once and destroyed when it is empty.
 */
void pursuit_transient_set_steps (GtkWindow *dialog,
                                  gboolean (*fill) (gpointer dialog),
                                  gboolean (*empty) (gpointer dialog));

/**
 * pursuit_transient_remove_row:
 * @list: a list in a dialog that is being emptied
 *
 * Takes the last row out of a list.
 *
 * Returns: whether there was one
 */
gboolean pursuit_transient_remove_row (GtkListBox *list);

/**
 * pursuit_transient_present:
 * @dialog: a window over another, see pursuit_transient_set()
 *
 * Shows a dialog as gtk_window_present() does, a new one over some turns of the main loop: all at
 * once it would take longer than the main thread may be taken for. It is not shown if its parent
 * goes before.
 */
void pursuit_transient_present (GtkWindow *dialog);

G_END_DECLS
