/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-text-match-private.h"

/* How far one insertion or deletion is moved in search of a better seam, in tokens. */
#define MAX_SLIDE 400

/* Longest stretch that may be equal by chance, in tokens. */
#define MAX_CHANCE 64

typedef struct
{
  GArray *spans;
  const GArray *old_tokens;
  const GArray *new_tokens;
} Cleaning;

static PursuitTextSpan *
get_span (const Cleaning *self, guint index)
{
  return &g_array_index (self->spans, PursuitTextSpan, index);
}

static const PursuitTextToken *
get_token (const GArray *tokens, guint index)
{
  return &g_array_index (tokens, PursuitTextToken, index);
}

/* How good a place between two tokens is for an edge: between paragraphs and lines best, then
 * behind a sentence, then beside a space. */
static guint
rate_edge (const GArray *tokens, guint index)
{
  PursuitTextTokenKind before, after;

  if (index == 0 || index == tokens->len)
    return 4;
  before = get_token (tokens, index - 1)->kind;
  after = get_token (tokens, index)->kind;
  if (before == PURSUIT_TEXT_NEWLINE)
    return after == PURSUIT_TEXT_NEWLINE ? 2 : 4;
  if (after == PURSUIT_TEXT_NEWLINE)
    return 3;
  if (before == PURSUIT_TEXT_MARK && after == PURSUIT_TEXT_SPACE)
    return 2;

  return before == PURSUIT_TEXT_SPACE || after == PURSUIT_TEXT_SPACE ? 1 : 0;
}

/* Of the tokens [start, end) that came or went, how far they can move. */
static guint
count_slide (const GArray *tokens, guint start, guint end, guint limit, gboolean up)
{
  guint n = 0;

  while (n < MIN (limit, MAX_SLIDE)
         && (up ? get_token (tokens, start - 1 - n)->id == get_token (tokens, end - 1 - n)->id
                : get_token (tokens, start + n)->id == get_token (tokens, end + n)->id))
    n++;

  return n;
}

static void
move_span (PursuitTextSpan *span, gint by)
{
  span->old_start = (guint) ((gint) span->old_start + by);
  span->old_end = (guint) ((gint) span->old_end + by);
  span->new_start = (guint) ((gint) span->new_start + by);
  span->new_end = (guint) ((gint) span->new_end + by);
}

/* "one two two three": which "two" is new? The one whose edges read best. It may touch its
 * neighbours, with which it becomes one. */
static void
slide (Cleaning *self, guint index)
{
  PursuitTextSpan *span = get_span (self, index);
  gboolean inserts = span->old_start == span->old_end;
  const GArray *tokens = inserts ? self->new_tokens : self->old_tokens;
  guint start = inserts ? span->new_start : span->old_start;
  guint end = inserts ? span->new_end : span->old_end;
  guint above = index > 0 ? get_span (self, index - 1)->old_end : 0;
  guint below = index + 1 < self->spans->len ? get_span (self, index + 1)->old_start
                                             : self->old_tokens->len;
  gint up, down, best = 0;
  guint best_rate = 0;

  if (!inserts && span->new_start != span->new_end)
    return;

  up = (gint) count_slide (tokens, start, end, span->old_start - above, TRUE);
  down = (gint) count_slide (tokens, start, end, below - span->old_end, FALSE);
  for (gint by = -up; by <= down; by++)
    {
      guint rate = rate_edge (tokens, (guint) ((gint) start + by))
                   + rate_edge (tokens, (guint) ((gint) end + by));

      if (rate > best_rate || (rate == best_rate && ABS (by) < ABS (best)))
        {
          best = by;
          best_rate = rate;
        }
    }
  move_span (span, best);
}

static guint
count_signs (const GArray *tokens, guint start, guint end)
{
  guint n = 0;

  for (guint i = start; i < end; i++)
    n += get_token (tokens, i)->kind <= PURSUIT_TEXT_MARK;

  return n;
}

static gboolean
has_newline (const GArray *tokens, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (get_token (tokens, i)->kind == PURSUIT_TEXT_NEWLINE)
      return TRUE;

  return FALSE;
}

/* What a span holds that can be read, on either side. Kept, not counted anew, when spans grow: a
 * text of one endless line would make that a matter of squares. */
typedef struct
{
  guint old_signs;
  guint new_signs;
} Weight;

static Weight
weigh (const Cleaning *self, const PursuitTextSpan *span)
{
  return (Weight){ count_signs (self->old_tokens, span->old_start, span->old_end),
                   count_signs (self->new_tokens, span->new_start, span->new_end) };
}

/* Whether what stands equal between two spans is too little to help a reader: a space, or one
 * word in a sentence that was written anew. Lines are kept apart: they are landmarks. */
static gboolean
is_chance (const Cleaning *self, guint start, guint end, Weight before, Weight after)
{
  guint least
      = MIN (MAX (before.old_signs, before.new_signs), MAX (after.old_signs, after.new_signs));

  if (start == end)
    return TRUE;
  if (end - start > MAX_CHANCE || has_newline (self->old_tokens, start, end))
    return FALSE;

  return 2 * count_signs (self->old_tokens, start, end) <= least;
}

/* A span that has grown may swallow what stood before it, too: hence a stack. */
static void
fold (Cleaning *self)
{
  g_autofree Weight *weights = g_new (Weight, MAX (self->spans->len, 1));
  guint kept = 0;

  for (guint i = 0; i < self->spans->len; i++)
    {
      PursuitTextSpan span = *get_span (self, i);
      Weight weight = weigh (self, &span);

      while (kept > 0
             && is_chance (self, get_span (self, kept - 1)->old_end, span.old_start,
                           weights[kept - 1], weight))
        {
          const PursuitTextSpan *before = get_span (self, --kept);
          guint between = count_signs (self->old_tokens, before->old_end, span.old_start);

          weight.old_signs += weights[kept].old_signs + between;
          weight.new_signs += weights[kept].new_signs + between;
          span.old_start = before->old_start;
          span.new_start = before->new_start;
        }
      weights[kept] = weight;
      *get_span (self, kept++) = span;
    }
  g_array_set_size (self->spans, kept);
}

/* What a span has swallowed may be equal at its edges again: the space before the first word. */
static void
trim (const Cleaning *self, PursuitTextSpan *span)
{
  while (span->old_start < span->old_end && span->new_start < span->new_end
         && get_token (self->old_tokens, span->old_start)->id
                == get_token (self->new_tokens, span->new_start)->id)
    {
      span->old_start++;
      span->new_start++;
    }
  while (span->old_start < span->old_end && span->new_start < span->new_end
         && get_token (self->old_tokens, span->old_end - 1)->id
                == get_token (self->new_tokens, span->new_end - 1)->id)
    {
      span->old_end--;
      span->new_end--;
    }
}

void
pursuit_text_spans_clean (GArray *spans, const GArray *old_tokens, const GArray *new_tokens)
{
  Cleaning self = { spans, old_tokens, new_tokens };

  for (guint i = 0; i < spans->len; i++)
    slide (&self, i);
  fold (&self);
  for (guint i = 0; i < spans->len; i++)
    trim (&self, get_span (&self, i));
}
