/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/records/pursuit-row-edits-private.h"

#include "workspace/records/pursuit-rows-private.h"

/* Up to so many changed records the list is changed row by row, beyond it in one stretch. */
#define MAX_SINGLE_EDITS 64
/* Rows that only come, or only go, have a widget only near the head: GTK keeps about 200. */
#define MAX_STEPPED_NEW 256
/* Whoever reads on in a list of no more rows than that keeps the place when it is read again. */
#define MAX_STEPPED 2000

typedef struct
{
  guint position; /* in the list when it is this edit's turn */
  guint removed;
  guint added;
  gboolean is_new; /* nothing was there */
} Edit;

struct _PursuitRowEdits
{
  GArray *rows;  /* (element-type guint32) that they lead to */
  GArray *edits; /* (element-type Edit) in the order of their positions */
  guint next;
  guint stepped; /* rows of the edit under way */
};

static void
append (PursuitRowEdits *self, guint position, guint removed, guint added)
{
  Edit edit = { position, removed, added, removed == 0 };

  if (removed > 0 || added > 0)
    g_array_append_val (self->edits, edit);
}

static PursuitRowEdits *
edits_new (GArray *rows)
{
  PursuitRowEdits *self = g_new0 (PursuitRowEdits, 1);

  self->rows = g_array_ref (rows);
  self->edits = g_array_new (FALSE, FALSE, sizeof (Edit));

  return self;
}

PursuitRowEdits *
pursuit_row_edits_new_whole (guint n_old, GArray *rows)
{
  PursuitRowEdits *self = edits_new (rows);

  append (self, 0, n_old, rows->len);

  return self;
}

/* Both are the same but for the dirty rows: those go, come, or stay and are told again. What has
 * been walked through is always as in @rows. */
static void
find_single (PursuitRowEdits *self, GArray *old, GArray *rows, GHashTable *dirty)
{
  guint i = 0;
  guint j = 0;

  while (i < old->len || j < rows->len)
    {
      gboolean old_dirty = i < old->len && pursuit_rows_is_dirty (dirty, pursuit_rows_at (old, i));
      gboolean same
          = i < old->len && j < rows->len && pursuit_rows_at (old, i) == pursuit_rows_at (rows, j);

      if (same && old_dirty)
        append (self, j, 1, 1);
      else if (!same && old_dirty)
        append (self, j, 1, 0);
      else if (!same)
        append (self, j, 0, 1);
      i += same || old_dirty;
      j += same || !old_dirty;
    }
}

static gboolean
stays (GArray *old, guint i, GArray *rows, guint j, GHashTable *dirty)
{
  guint32 row = pursuit_rows_at (rows, j);

  return pursuit_rows_at (old, i) == row && !pursuit_rows_is_dirty (dirty, row);
}

static void
find_stretch (PursuitRowEdits *self, GArray *old, GArray *rows, GHashTable *dirty)
{
  guint least = MIN (old->len, rows->len);
  guint head = 0;
  guint tail = 0;

  while (head < least && stays (old, head, rows, head, dirty))
    head++;
  while (tail < least - head && stays (old, old->len - 1 - tail, rows, rows->len - 1 - tail, dirty))
    tail++;
  append (self, head, old->len - head - tail, rows->len - head - tail);
}

PursuitRowEdits *
pursuit_row_edits_new (GArray *old, GArray *rows, GHashTable *dirty)
{
  PursuitRowEdits *self = edits_new (rows);

  if (g_hash_table_size (dirty) <= MAX_SINGLE_EDITS
      && pursuit_rows_differ_only_by (old, rows, dirty))
    find_single (self, old, rows, dirty);
  else
    find_stretch (self, old, rows, dirty);

  return self;
}

/* From the end, and the far ones first. */
static PursuitRowEdit
choose_removal (const Edit *edit, guint n)
{
  guint removed
      = edit->removed > MAX_STEPPED_NEW ? edit->removed - MAX_STEPPED_NEW : MIN (edit->removed, n);
  PursuitRowEdit step = { edit->position + edit->removed - removed, removed, 0 };

  return step;
}

/* What the next step takes of an edit. Beyond the head, rows that go and rows that come are not
 * told in the same breath: a list view that loses the rows it stands on looks for them among all
 * that come, and reads every one. */
static PursuitRowEdit
choose_step (PursuitRowEdits *self, const Edit *edit, guint n)
{
  PursuitRowEdit step = { edit->position, MIN (edit->removed, n), MIN (edit->added, n) };

  if (edit->added == 0)
    return choose_removal (edit, n);

  if (self->stepped >= (edit->is_new ? MAX_STEPPED_NEW : MAX_STEPPED))
    {
      step.removed = edit->removed;
      step.added = edit->removed > 0 ? 0 : edit->added;
    }

  return step;
}

static void
apply (PursuitRowEdits *self, const PursuitRowEdit *step, GArray *shown)
{
  guint kept = MIN (step->removed, step->added);

  for (guint i = step->position; i < step->position + kept; i++)
    g_array_index (shown, guint32, i) = pursuit_rows_at (self->rows, i);
  if (step->removed > kept)
    g_array_remove_range (shown, step->position + kept, step->removed - kept);
  if (step->added > kept)
    g_array_insert_vals (shown, step->position + kept,
                         &g_array_index (self->rows, guint32, step->position + kept),
                         step->added - kept);
}

gboolean
pursuit_row_edits_step (PursuitRowEdits *self, guint n, GArray **shown, PursuitRowEdit *done)
{
  Edit *edit;

  g_assert (n > 0);

  if (self->next == self->edits->len)
    return FALSE;

  edit = &g_array_index (self->edits, Edit, self->next);
  *done = choose_step (self, edit, n);
  edit->position += done->added;
  edit->removed -= done->removed;
  edit->added -= done->added;
  self->stepped += done->added;
  if (edit->removed == 0 && edit->added == 0)
    {
      self->next++;
      self->stepped = 0;
    }
  if (self->next < self->edits->len)
    {
      apply (self, done, *shown);
      return TRUE;
    }

  g_array_unref (*shown);
  *shown = g_array_ref (self->rows);

  return TRUE;
}

void
pursuit_row_edits_free (PursuitRowEdits *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->edits);
  g_free (self);
}
