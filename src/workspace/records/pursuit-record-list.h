/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* Records are read so many at a time, which takes below a millisecond on the thread that paints,
 * and so many pages stay in memory. */
#define PURSUIT_RECORD_LIST_PAGE_SIZE 32
#define PURSUIT_RECORD_LIST_MAX_PAGES 48
/* What comes first of another list: a high screen full, and no more, since a list view makes a
 * widget for every row of it before it paints the first. */
#define PURSUIT_RECORD_LIST_FIRST_ROWS 40

#define PURSUIT_TYPE_RECORD_LIST (pursuit_record_list_get_type ())

/**
 * PursuitRecordList:
 *
 * A #GListModel of the #PursuitRecord that a query finds. It holds four bytes a row and a few
 * pages of records, however long the list is. The same record is the same object as long as
 * somebody holds it, and when it changes in the workspace the row is announced again with a new
 * object. It follows the workspace by itself, with as few rows announced as can be.
 *
 * Properties: `loading` (a query is running, or its rows are being shown), `n-items`, `item-type`,
 * `error-message` (why the last query failed, or %NULL). Records it hands out are for reading: copy
 * before a change.
 */
G_DECLARE_FINAL_TYPE (PursuitRecordList, pursuit_record_list, PURSUIT, RECORD_LIST, GObject)

/**
 * pursuit_record_list_new:
 * @workspace: a workspace
 *
 * Returns: (transfer full): an empty list
 */
PursuitRecordList *pursuit_record_list_new (PursuitWorkspace *workspace);

/**
 * pursuit_record_list_set_query:
 * @self: a list
 * @query: (nullable) (transfer none): what it shall show, copied or not changed any more; %NULL
 *   for nothing
 *
 * Asks for other rows; @query has no limit of its own. The old ones stay until the first new ones
 * are known. Rows change a few at a time, from the top, in slices of the main loop, so that the
 * list is a mixture until `loading` ends; what is far from the top goes and comes at once. A later
 * call overtakes an earlier one.
 */
void pursuit_record_list_set_query (PursuitRecordList *self, PursuitQuery *query);

/**
 * pursuit_record_list_is_loading:
 * @self: a list
 *
 * Returns: whether a query is running
 */
gboolean pursuit_record_list_is_loading (PursuitRecordList *self);

/**
 * pursuit_record_list_find_async:
 * @self: a list
 * @id: a whole id
 * @cancellable: (nullable): to stop it
 * @callback: called with the position
 * @data: for @callback
 *
 * Looks a record up in the list as it will be when no query runs any more.
 */
void pursuit_record_list_find_async (PursuitRecordList *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/**
 * pursuit_record_list_find_finish:
 * @self: a list
 * @result: from the callback
 * @position: (out): where it is
 * @error: cancelled
 *
 * Returns: %TRUE if it is in the list; %FALSE without @error if it is not
 */
gboolean pursuit_record_list_find_finish (PursuitRecordList *self,
                                          GAsyncResult *result,
                                          guint *position,
                                          GError **error);

/**
 * pursuit_record_list_get_position:
 * @self: a list
 * @id: (nullable): a whole id
 * @position: (out): where it is
 *
 * Like pursuit_record_list_find_async() on the list as it is now, at once: one small read.
 *
 * Returns: %TRUE if it is in the list
 */
gboolean
pursuit_record_list_get_position (PursuitRecordList *self, const char *id, guint *position);

/**
 * pursuit_record_list_get_rows:
 * @self: a list
 *
 * The row number of each position. A record keeps its row for as long as it is there, whatever
 * the order, so that this is what a selection remembers and what a verb for many records takes.
 *
 * Returns: (transfer none) (element-type guint32): the rows, until the next `items-changed`; not to
 *   be changed
 */
GArray *pursuit_record_list_get_rows (PursuitRecordList *self);

G_END_DECLS
