/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How one list of rows becomes another in small steps, each of which a list view follows within a
 * few milliseconds: it makes or fills a widget for every row near the one it stands on. Rows are
 * numbers in a table, see pursuit-rows-private.h. */
typedef struct _PursuitRowEdits PursuitRowEdits;

/* One step: at @position so many rows have gone, and so many have come in their place. */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} PursuitRowEdit;

/* From @old to @rows, where all rows may be other ones: each is told anew. Both are referenced,
 * and so is @rows until the edits are freed. */
PursuitRowEdits *pursuit_row_edits_new_whole (guint n_old, GArray *rows);

/* From @old to @rows with as few edits as can be; the @dirty rows, of records that have changed,
 * are told again where they stay. Looks at each row once, so it belongs on a worker; @old is only
 * read, and not afterwards. */
PursuitRowEdits *pursuit_row_edits_new (GArray *old, GArray *rows, GHashTable *dirty);

/* Does the next step on *@shown, which begins as what the edits are from and ends as the very array
 * that they lead to: its place is inout, and it belongs to the caller alone. @n is how many rows a
 * step may touch while they are near the head, where a view mostly stands; farther on it takes all.
 * FALSE, and nothing done, after the last step. */
gboolean
pursuit_row_edits_step (PursuitRowEdits *self, guint n, GArray **shown, PursuitRowEdit *done);

void pursuit_row_edits_free (PursuitRowEdits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitRowEdits, pursuit_row_edits_free)

G_END_DECLS
