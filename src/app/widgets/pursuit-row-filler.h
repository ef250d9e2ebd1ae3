/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_ROW_FILLER (pursuit_row_filler_get_type ())

/**
 * PursuitRowFiller:
 *
 * Fills the rows of a list view with what they show: those in sight and near it at once, the
 * others soon, a few at a time. GTK 4.8 keeps about 200 rows of a list, most of them out of sight,
 * and binds all of them in one breath when it jumps, which takes longer than a window may wait.
 */
G_DECLARE_FINAL_TYPE (PursuitRowFiller, pursuit_row_filler, PURSUIT, ROW_FILLER, GObject)

/**
 * PursuitRowFunc:
 * @item: a bound item of the list
 * @data: as given to pursuit_row_filler_new()
 *
 * Does something with the row of an item.
 */
typedef void (*PursuitRowFunc) (GtkListItem *item, gpointer data);

/**
 * pursuit_row_filler_new:
 * @view: (transfer none): a list view with a #GtkSignalListItemFactory; it outlives the filler, or
 *   the filler is let go of when it is disposed of
 * @fill: shows an item's record in its row
 * @wait: says in a row, which still shows another record, that it waits to be filled
 * @data: for both
 *
 * Returns: (transfer full): what fills the rows of @view
 */
PursuitRowFiller *
pursuit_row_filler_new (GtkListView *view, PursuitRowFunc fill, PursuitRowFunc wait, gpointer data);

G_END_DECLS
