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

/* From a list of @n_old rows to @rows, where all may be other ones: each is told anew. @rows is
 * referenced until the edits are freed, and ends as the shown array: nobody else may change it. */
PursuitRowEdits *pursuit_row_edits_new_whole (guint n_old, GArray *rows);

/* From @old to @rows with as few edits as can be; the @dirty rows, of records that have changed,
 * are told again where they stay. Looks at each row once, so it belongs on a worker; @old is only
 * read, and not afterwards. */
PursuitRowEdits *pursuit_row_edits_new (GArray *old, GArray *rows, GHashTable *dirty);

/* Does the next step on *@shown, an array of the caller's alone: it begins as what the edits are
 * from and is replaced by the very array that they lead to. A step removes and adds at most @n rows
 * each near the head of the list, where a view mostly stands; farther on it takes all. FALSE, and
 * nothing done, after the last step. */
gboolean
pursuit_row_edits_step (PursuitRowEdits *self, guint n, GArray **shown, PursuitRowEdit *done);

void pursuit_row_edits_free (PursuitRowEdits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitRowEdits, pursuit_row_edits_free)

G_END_DECLS
