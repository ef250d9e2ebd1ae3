/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-text-match-private.h"

/* Myers, “An O(ND) Difference Algorithm and Its Variations” (1986), with the refinement of its
 * section 4b: search from both ends, cut where the paths meet, go on in both halves. */

typedef struct
{
  const guint32 *old_ids;
  const guint32 *new_ids;
  gint *forward;  /* (owned): how far the path on each diagonal came */
  gint *backward; /* (owned) */
  GArray *spans;  /* (owned) */
  gint64 steps;   /* what may still be used */
} Search;

/* A part of both rows, [old_start, old_end) against [new_start, new_end). */
typedef PursuitTextSpan Box;

/* Skips what is equal at both ends. */
static void
trim (Search *self, Box *box)
{
  while (box->old_start < box->old_end && box->new_start < box->new_end
         && self->old_ids[box->old_start] == self->new_ids[box->new_start])
    {
      box->old_start++;
      box->new_start++;
    }
  while (box->old_start < box->old_end && box->new_start < box->new_end
         && self->old_ids[box->old_end - 1] == self->new_ids[box->new_end - 1])
    {
      box->old_end--;
      box->new_end--;
    }
}

/* Adds a span, or makes the last one longer if this one touches it. */
static void
add_span (Search *self, const Box *box)
{
  PursuitTextSpan *last = self->spans->len > 0
                              ? &g_array_index (self->spans, PursuitTextSpan, self->spans->len - 1)
                              : NULL;

  if (last != NULL && last->old_end == box->old_start && last->new_end == box->new_start)
    {
      last->old_end = box->old_end;
      last->new_end = box->new_end;
    }
  else
    g_array_append_val (self->spans, *box);
}

/* One direction of the search. Reversed, it counts both rows from their ends. */
typedef struct
{
  Search *search;
  const Box *box;
  gint n_old;
  gint n_new;
  gint *mine;   /* indexed by diagonal, from the middle */
  gint *theirs; /* of the other direction */
  gboolean reversed;
} Wave;

static gboolean
is_equal (const Wave *wave, gint x, gint y)
{
  const Box *box = wave->box;
  guint in_old = wave->reversed ? box->old_end - 1 - (guint) x : box->old_start + (guint) x;
  guint in_new = wave->reversed ? box->new_end - 1 - (guint) y : box->new_start + (guint) y;

  return wave->search->old_ids[in_old] == wave->search->new_ids[in_new];
}

/* Goes on with all paths of @d changes. Sets @x and @y where one meets the other wave, whose
 * paths have @other changes. */
static gboolean
advance (Wave *wave, gint d, gint other, gint *x, gint *y)
{
  gint delta = wave->n_old - wave->n_new;
  gint first = -d + 2 * MAX (0, d - wave->n_new);
  gint last = d - 2 * MAX (0, d - wave->n_old);

  for (gint k = first; k <= last; k += 2)
    {
      gboolean down = k == -d || (k != d && wave->mine[k - 1] < wave->mine[k + 1]);
      gint at = down ? wave->mine[k + 1] : wave->mine[k - 1] + 1;
      gint start = at;

      /* Beyond an edge nothing is equal, and the path beside it is ahead of this one. */
      if (at <= wave->n_old && at - k <= wave->n_new)
        while (at < wave->n_old && at - k < wave->n_new && is_equal (wave, at, at - k))
          at++;
      wave->mine[k] = at;
      wave->search->steps -= 1 + at - start;
      if (at > wave->n_old || at - k > wave->n_new || ABS (k - delta) > other
          || (k - delta + other) % 2 != 0 || at + wave->theirs[delta - k] < wave->n_old)
        continue;
      *x = at;
      *y = at - k;
      return TRUE;
    }

  return FALSE;
}

/* Finds a point that a shortest way goes through, with changes on both sides of it. FALSE when
 * the steps are used up. */
static gboolean
find_middle (Search *self, const Box *box, guint *old_middle, guint *new_middle)
{
  gint n_old = (gint) (box->old_end - box->old_start);
  gint n_new = (gint) (box->new_end - box->new_start);
  Wave forward = { self, box, n_old, n_new, self->forward, self->backward, FALSE };
  Wave backward = { self, box, n_old, n_new, self->backward, self->forward, TRUE };
  gint x, y;

  self->forward[1] = 0;
  self->backward[1] = 0;
  for (gint d = 0; self->steps > 0; d++)
    {
      if (d > 0 && advance (&forward, d, d - 1, &x, &y))
        {
          *old_middle = box->old_start + (guint) x;
          *new_middle = box->new_start + (guint) y;
          return TRUE;
        }
      if (d == 0)
        advance (&forward, 0, -1, &x, &y);
      if (advance (&backward, d, d, &x, &y))
        {
          *old_middle = box->old_end - (guint) x;
          *new_middle = box->new_end - (guint) y;
          return TRUE;
        }
    }

  return FALSE;
}

/* The number of changes halves with each level, so that the depth stays below 32. */
static gboolean
compare (Search *self, Box box)
{
  guint old_middle, new_middle;

  trim (self, &box);
  if (box.old_start == box.old_end && box.new_start == box.new_end)
    return TRUE;
  if (box.old_start == box.old_end || box.new_start == box.new_end)
    {
      add_span (self, &box);
      return TRUE;
    }
  if (!find_middle (self, &box, &old_middle, &new_middle))
    return FALSE;

  return compare (self, (Box){ box.old_start, old_middle, box.new_start, new_middle })
         && compare (self, (Box){ old_middle, box.old_end, new_middle, box.new_end });
}

GArray *
pursuit_text_myers (
    const guint32 *old_ids, guint n_old, const guint32 *new_ids, guint n_new, gint64 *steps)
{
  gsize n_diagonals = (gsize) n_old + n_new + 3;
  g_autofree gint *forward = g_new (gint, 2 * n_diagonals);
  g_autofree gint *backward = g_new (gint, 2 * n_diagonals);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (PursuitTextSpan));
  Search search = {
    .old_ids = old_ids,
    .new_ids = new_ids,
    .forward = forward + n_diagonals,
    .backward = backward + n_diagonals,
    .spans = spans,
    .steps = *steps,
  };
  gboolean complete = compare (&search, (Box){ 0, n_old, 0, n_new });

  *steps = MAX (search.steps, 0);

  return complete ? g_steal_pointer (&spans) : NULL;
}
