/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-query.h"
#include "store/pursuit-session.h"

G_BEGIN_DECLS

/* The rows of a list of records: arrays of guint32, the numbers of the rows in their table. Dirty
 * rows, of records that have changed, are the keys of a table of GUINT_TO_POINTER(). */

guint32 pursuit_rows_at (GArray *rows, guint position);

/* Where a row stands, if it is there; looks through all of them. */
gboolean pursuit_rows_find (GArray *rows, guint32 row, guint *position);

gboolean pursuit_rows_is_dirty (GHashTable *dirty, guint32 row);

/* Whether both are the same list but for the dirty rows. */
gboolean pursuit_rows_differ_only_by (GArray *old, GArray *rows, GHashTable *dirty);

/* The rows that a query finds, in its order; where @only is not NULL, those of them that are there,
 * too. What was selected in a list is asked for like this: the list itself may be half read. */
GArray *pursuit_rows_list (PursuitSession *session,
                           const PursuitQuery *query,
                           GArray *only,
                           GError **error);

G_END_DECLS
