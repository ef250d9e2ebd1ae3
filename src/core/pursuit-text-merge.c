/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-text-merge.h"

#include "core/pursuit-text-match-private.h"

#include <string.h>

/* One of the two who changed the base, on the way through it. */
typedef struct
{
  GArray *tokens; /* (owned) */
  GArray *spans;  /* (owned): from the base */
  guint next;     /* the span to come */
  gint shift;     /* from a token of the base to the same one here, behind the spans so far */
} Side;

typedef struct
{
  GArray *base_tokens;
  Side mine;
  Side theirs;
  PursuitTextMerge *merge;
} Merging;

/* A region in tokens. */
typedef struct
{
  guint start;
  guint end;
} Range;

static void
side_init (Side *self,
           PursuitTextDictionary *dictionary,
           const GArray *base_tokens,
           const char *text)
{
  PursuitTextDetail detail;

  self->tokens = pursuit_text_tokens_new (dictionary, text, strlen (text), TRUE);
  self->spans = pursuit_text_match (base_tokens, self->tokens, &detail);
  pursuit_text_spans_clean (self->spans, base_tokens, self->tokens);
}

static void
side_clear (Side *self)
{
  g_clear_pointer (&self->tokens, g_array_unref);
  g_clear_pointer (&self->spans, g_array_unref);
}

static const PursuitTextSpan *
side_peek (const Side *self)
{
  return self->next < self->spans->len ? &g_array_index (self->spans, PursuitTextSpan, self->next)
                                       : NULL;
}

/* Whether the base's tokens [start, end) hold a word or the end of a line. */
static gboolean
is_anchor (const GArray *base_tokens, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      PursuitTextTokenKind kind = g_array_index (base_tokens, PursuitTextToken, i).kind;

      if (kind == PURSUIT_TEXT_WORD || kind == PURSUIT_TEXT_NEWLINE)
        return TRUE;
    }

  return FALSE;
}

/* Takes the next span if it belongs to the region of the base, which grows with it. */
static gboolean
side_join (Side *self, const GArray *base_tokens, Range *region)
{
  const PursuitTextSpan *span = side_peek (self);

  if (span == NULL
      || (span->old_start > region->end && is_anchor (base_tokens, region->end, span->old_start)))
    return FALSE;

  region->end = MAX (region->end, span->old_end);
  self->next++;

  return TRUE;
}

/* The tokens here that stand for the region of the base, given the spans before it and in it. */
static Range
side_map (Side *self, Range region, guint first_span)
{
  Range here = { (guint) ((gint) region.start + self->shift), 0 };

  for (guint i = first_span; i < self->next; i++)
    {
      const PursuitTextSpan *span = &g_array_index (self->spans, PursuitTextSpan, i);

      self->shift
          += (gint) (span->new_end - span->new_start) - (gint) (span->old_end - span->old_start);
    }
  here.end = (guint) ((gint) region.end + self->shift);

  return here;
}

static gboolean
is_equal (const GArray *mine, Range in_mine, const GArray *theirs, Range in_theirs)
{
  if (in_mine.end - in_mine.start != in_theirs.end - in_theirs.start)
    return FALSE;
  for (guint i = 0; i < in_mine.end - in_mine.start; i++)
    if (g_array_index (mine, PursuitTextToken, in_mine.start + i).id
        != g_array_index (theirs, PursuitTextToken, in_theirs.start + i).id)
      return FALSE;

  return TRUE;
}

static void
set_bytes (const GArray *tokens, Range range, gsize *start, gsize *length)
{
  *start = pursuit_text_tokens_get_offset (tokens, range.start);
  *length = pursuit_text_tokens_get_offset (tokens, range.end) - *start;
}

static void
add_region (Merging *self, PursuitTextMergeKind kind, Range base, Range mine, Range theirs)
{
  PursuitTextMergeRegion region = { .kind = kind };

  set_bytes (self->base_tokens, base, &region.base_start, &region.base_length);
  set_bytes (self->mine.tokens, mine, &region.mine_start, &region.mine_length);
  set_bytes (self->theirs.tokens, theirs, &region.theirs_start, &region.theirs_length);
  if (region.base_length + region.mine_length + region.theirs_length == 0)
    return;

  self->merge->n_conflicts += kind == PURSUIT_TEXT_MERGE_CONFLICT;
  g_array_append_val (self->merge->regions, region);
}

/* From the end of the last region up to where the next one begins nobody changed anything. */
static void
add_equal (Merging *self, guint start, guint end)
{
  Range base = { start, end };
  Range mine = side_map (&self->mine, base, self->mine.next);
  Range theirs = side_map (&self->theirs, base, self->theirs.next);

  add_region (self, PURSUIT_TEXT_MERGE_EQUAL, base, mine, theirs);
}

static void
add_changed (Merging *self, Range base, guint first_mine, guint first_theirs)
{
  gboolean in_mine = self->mine.next > first_mine;
  gboolean in_theirs = self->theirs.next > first_theirs;
  Range mine = side_map (&self->mine, base, first_mine);
  Range theirs = side_map (&self->theirs, base, first_theirs);
  PursuitTextMergeKind kind = PURSUIT_TEXT_MERGE_CONFLICT;

  if (!in_theirs)
    kind = PURSUIT_TEXT_MERGE_MINE;
  else if (!in_mine)
    kind = PURSUIT_TEXT_MERGE_THEIRS;
  else if (is_equal (self->mine.tokens, mine, self->theirs.tokens, theirs))
    kind = PURSUIT_TEXT_MERGE_BOTH;
  add_region (self, kind, base, mine, theirs);
}

/* Where the next change of either begins. */
static guint
find_next_start (Merging *self)
{
  const PursuitTextSpan *mine = side_peek (&self->mine);
  const PursuitTextSpan *theirs = side_peek (&self->theirs);
  guint none = self->base_tokens->len;

  return MIN (mine != NULL ? mine->old_start : none, theirs != NULL ? theirs->old_start : none);
}

static void
walk (Merging *self)
{
  guint at = 0;

  while (side_peek (&self->mine) != NULL || side_peek (&self->theirs) != NULL)
    {
      Range region = { find_next_start (self), 0 };
      guint first_mine = self->mine.next;
      guint first_theirs = self->theirs.next;

      region.end = region.start;
      add_equal (self, at, region.start);
      while (side_join (&self->mine, self->base_tokens, &region)
             || side_join (&self->theirs, self->base_tokens, &region))
        ;
      add_changed (self, region, first_mine, first_theirs);
      at = region.end;
    }
  add_equal (self, at, self->base_tokens->len);
}

static void
merge_words (PursuitTextMerge *merge)
{
  g_autoptr (PursuitTextDictionary) dictionary = pursuit_text_dictionary_new ();
  g_autoptr (GArray) base_tokens
      = pursuit_text_tokens_new (dictionary, merge->base, strlen (merge->base), TRUE);
  Merging merging = { .base_tokens = base_tokens, .merge = merge };

  side_init (&merging.mine, dictionary, base_tokens, merge->mine);
  side_init (&merging.theirs, dictionary, base_tokens, merge->theirs);
  walk (&merging);
  side_clear (&merging.mine);
  side_clear (&merging.theirs);
}

/* Too long to be looked into. */
static void
merge_whole (PursuitTextMerge *merge, const gsize sizes[3])
{
  PursuitTextMergeRegion region = { .base_length = sizes[0],
                                    .mine_length = sizes[1],
                                    .theirs_length = sizes[2],
                                    .kind = PURSUIT_TEXT_MERGE_CONFLICT };

  if (strcmp (merge->mine, merge->theirs) == 0)
    region.kind = PURSUIT_TEXT_MERGE_BOTH;
  else if (strcmp (merge->base, merge->theirs) == 0)
    region.kind = PURSUIT_TEXT_MERGE_MINE;
  else if (strcmp (merge->base, merge->mine) == 0)
    region.kind = PURSUIT_TEXT_MERGE_THEIRS;
  merge->n_conflicts = region.kind == PURSUIT_TEXT_MERGE_CONFLICT;
  g_array_append_val (merge->regions, region);
}

PursuitTextMerge *
pursuit_text_merge_new (const char *base, const char *mine, const char *theirs)
{
  PursuitTextMerge *self;
  gsize sizes[3];

  g_return_val_if_fail (base != NULL && mine != NULL && theirs != NULL, NULL);

  sizes[0] = strlen (base);
  sizes[1] = strlen (mine);
  sizes[2] = strlen (theirs);
  self = g_new0 (PursuitTextMerge, 1);
  self->regions = g_array_new (FALSE, FALSE, sizeof (PursuitTextMergeRegion));
  self->base = g_strdup (base);
  self->mine = g_strdup (mine);
  self->theirs = g_strdup (theirs);
  if (MAX (sizes[0], MAX (sizes[1], sizes[2])) <= PURSUIT_TEXT_DIFF_MAX_BYTES)
    merge_words (self);
  else
    merge_whole (self, sizes);

  return self;
}

void
pursuit_text_merge_free (PursuitTextMerge *self)
{
  g_array_unref (self->regions);
  g_free (self->base);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self);
}

static gsize
measure_newline (const char *text, gsize left)
{
  if (left > 1 && text[0] == '\r' && text[1] == '\n')
    return 2;

  return left > 0 && text[0] == '\n' ? 1 : 0;
}

/* Two texts that are equal but for "\r" before "\n". Where they differ, the one that differs from
 * the base too was meant; with a zero @base, the one with "\r\n". */
static void
append_equal (GString *text, const char *base, const char *mine, const char *theirs, gsize sizes[3])
{
  while (sizes[1] > 0 && sizes[2] > 0)
    {
      gsize in_base = base != NULL ? measure_newline (base, sizes[0]) : 1;
      gsize in_mine = measure_newline (mine, sizes[1]);
      gsize in_theirs = measure_newline (theirs, sizes[2]);
      gboolean take_mine = in_mine == in_theirs || in_mine != in_base;
      gsize n_mine = in_mine != 0 ? in_mine : 1;
      gsize n_theirs = in_theirs != 0 ? in_theirs : 1;

      g_string_append_len (text, take_mine ? mine : theirs,
                           (gssize) (take_mine ? n_mine : n_theirs));
      mine += n_mine;
      theirs += n_theirs;
      sizes[1] -= n_mine;
      sizes[2] -= n_theirs;
      if (base != NULL)
        {
          gsize n_base = in_base != 0 ? in_base : 1;

          base += n_base;
          sizes[0] -= n_base;
        }
    }
}

static void
append_decided (GString *text,
                const PursuitTextMerge *self,
                const PursuitTextMergeRegion *region,
                PursuitTextMergeTake take)
{
  if (take == PURSUIT_TEXT_MERGE_TAKE_BASE)
    g_string_append_len (text, self->base + region->base_start, (gssize) region->base_length);
  if (take == PURSUIT_TEXT_MERGE_TAKE_MINE || take == PURSUIT_TEXT_MERGE_TAKE_MINE_THEN_THEIRS)
    g_string_append_len (text, self->mine + region->mine_start, (gssize) region->mine_length);
  if (take == PURSUIT_TEXT_MERGE_TAKE_THEIRS || take == PURSUIT_TEXT_MERGE_TAKE_MINE_THEN_THEIRS)
    g_string_append_len (text, self->theirs + region->theirs_start, (gssize) region->theirs_length);
}

char *
pursuit_text_merge_dup_text (const PursuitTextMerge *self,
                             const PursuitTextMergeTake *takes,
                             guint n_takes)
{
  GString *text;
  guint n = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (takes != NULL || n_takes == 0, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->regions->len; i++)
    {
      const PursuitTextMergeRegion *region
          = &g_array_index (self->regions, PursuitTextMergeRegion, i);
      gsize sizes[3] = { region->base_length, region->mine_length, region->theirs_length };
      PursuitTextMergeTake take = PURSUIT_TEXT_MERGE_TAKE_THEIRS;

      if (region->kind == PURSUIT_TEXT_MERGE_MINE)
        take = PURSUIT_TEXT_MERGE_TAKE_MINE;
      else if (region->kind == PURSUIT_TEXT_MERGE_CONFLICT && n++ < n_takes)
        take = takes[n - 1];
      if (region->kind == PURSUIT_TEXT_MERGE_EQUAL || region->kind == PURSUIT_TEXT_MERGE_BOTH)
        append_equal (
            text, region->kind == PURSUIT_TEXT_MERGE_EQUAL ? self->base + region->base_start : NULL,
            self->mine + region->mine_start, self->theirs + region->theirs_start, sizes);
      else
        append_decided (text, self, region, take);
    }

  return g_string_free (text, FALSE);
}
