/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/records/pursuit-record-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_RECORD_SELECTION (pursuit_record_selection_get_type ())

/**
 * PursuitRecordSelection:
 *
 * A #GtkSelectionModel over a #PursuitRecordList that remembers records, not positions: sorting,
 * filtering and changes from elsewhere leave the same records selected. It keeps one bit for each
 * row of the table up to the last selected one, 125 kB for a million, and asks for no record to do
 * so; selecting all is one walk over the row numbers.
 *
 * What the list does not show any more when it has been read again is no longer selected, so that
 * nothing happens to a record that nobody sees.
 *
 * Who selects all while the list is being read selects all that it will be filled with, unless
 * something else is selected before that.
 *
 * Signal `changed` (by_reload): the selection is another one; @by_reload where records left it
 * because the list does not show them any more.
 */
G_DECLARE_FINAL_TYPE (
    PursuitRecordSelection, pursuit_record_selection, PURSUIT, RECORD_SELECTION, GObject)

/**
 * pursuit_record_selection_new:
 * @list: (transfer none): the list
 *
 * Returns: (transfer full): a selection of nothing
 */
PursuitRecordSelection *pursuit_record_selection_new (PursuitRecordList *list);

/**
 * pursuit_record_selection_get_list:
 * @self: a selection
 *
 * Returns: (transfer none): the list that it is made over
 */
PursuitRecordList *pursuit_record_selection_get_list (PursuitRecordSelection *self);

/**
 * pursuit_record_selection_get_count:
 * @self: a selection
 *
 * Returns: how many records are selected
 */
guint pursuit_record_selection_get_count (PursuitRecordSelection *self);

/**
 * pursuit_record_selection_find_first:
 * @self: a selection
 * @position: (out): the first selected position
 *
 * Returns: %FALSE if nothing is selected
 */
gboolean pursuit_record_selection_find_first (PursuitRecordSelection *self, guint *position);

/**
 * pursuit_record_selection_dup_only:
 * @self: a selection
 *
 * Returns: (transfer full) (nullable): the id of the selected record; %NULL unless it is one
 */
char *pursuit_record_selection_dup_only (PursuitRecordSelection *self);

/**
 * pursuit_record_selection_dup_rows:
 * @self: a selection
 *
 * What the list has not been read again of is among them, so a verb for many records takes them
 * together with the list's query, which has the order and knows what is not shown any more.
 *
 * Returns: (transfer full) (element-type guint32): the row numbers of all selected records
 */
GArray *pursuit_record_selection_dup_rows (PursuitRecordSelection *self);

G_END_DECLS
