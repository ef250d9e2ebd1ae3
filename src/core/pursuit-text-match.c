/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-text-match-private.h"

/* Steps of one comparison: about half a second in all at the very worst, on a slow machine. A
 * proposal of 200 kB with 400 edits takes less than a tenth of the first. */
#define WORD_STEPS (30 * 1000 * 1000)
#define LINE_STEPS (10 * 1000 * 1000)
/* Words inside of the lines that differ, all of them together. */
#define REFINING_STEPS (10 * 1000 * 1000)

/* The numbers alone, in a row, as the search wants them. */
static guint32 *
list_ids (const GArray *tokens)
{
  guint32 *ids = g_new (guint32, MAX (tokens->len, 1));

  for (guint i = 0; i < tokens->len; i++)
    ids[i] = g_array_index (tokens, PursuitTextToken, i).id;

  return ids;
}

/* Where each line begins, and behind the last one its end: numbers of tokens. */
static GArray *
list_lines (const GArray *tokens)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start = 0;

  g_array_append_val (starts, start);
  for (guint i = 0; i < tokens->len; i++)
    if (g_array_index (tokens, PursuitTextToken, i).kind == PURSUIT_TEXT_NEWLINE
        || i + 1 == tokens->len)
      {
        start = i + 1;
        g_array_append_val (starts, start);
      }

  return starts;
}

/* Equal lines have equal tokens. */
static guint32 *
list_line_ids (PursuitTextDictionary *dictionary, const guint32 *ids, const GArray *starts)
{
  guint32 *line_ids = g_new (guint32, starts->len);

  for (guint i = 0; i + 1 < starts->len; i++)
    {
      guint start = g_array_index (starts, guint, i);
      guint end = g_array_index (starts, guint, i + 1);

      line_ids[i]
          = pursuit_text_dictionary_lookup (dictionary, ids + start, (end - start) * sizeof *ids);
    }

  return line_ids;
}

/* From numbers of lines to numbers of tokens. */
static void
lines_to_tokens (GArray *spans, const GArray *old_starts, const GArray *new_starts)
{
  for (guint i = 0; i < spans->len; i++)
    {
      PursuitTextSpan *span = &g_array_index (spans, PursuitTextSpan, i);

      span->old_start = g_array_index (old_starts, guint, span->old_start);
      span->old_end = g_array_index (old_starts, guint, span->old_end);
      span->new_start = g_array_index (new_starts, guint, span->new_start);
      span->new_end = g_array_index (new_starts, guint, span->new_end);
    }
}

static GArray *
match_lines (const GArray *old_tokens,
             const GArray *new_tokens,
             const guint32 *old_ids,
             const guint32 *new_ids)
{
  g_autoptr (PursuitTextDictionary) dictionary = pursuit_text_dictionary_new ();
  g_autoptr (GArray) old_starts = list_lines (old_tokens);
  g_autoptr (GArray) new_starts = list_lines (new_tokens);
  g_autofree guint32 *old_lines = list_line_ids (dictionary, old_ids, old_starts);
  g_autofree guint32 *new_lines = list_line_ids (dictionary, new_ids, new_starts);
  gint64 steps = LINE_STEPS;
  GArray *spans
      = pursuit_text_myers (old_lines, old_starts->len - 1, new_lines, new_starts->len - 1, &steps);

  if (spans != NULL)
    lines_to_tokens (spans, old_starts, new_starts);

  return spans;
}

/* Words inside of the lines that differ; a span for which no steps are left stays whole. */
static GArray *
refine (const GArray *spans, const guint32 *old_ids, const guint32 *new_ids)
{
  GArray *fine = g_array_new (FALSE, FALSE, sizeof (PursuitTextSpan));
  gint64 steps = REFINING_STEPS;

  for (guint i = 0; i < spans->len; i++)
    {
      const PursuitTextSpan *span = &g_array_index (spans, PursuitTextSpan, i);
      g_autoptr (GArray) inner
          = steps == 0
                ? NULL
                : pursuit_text_myers (old_ids + span->old_start, span->old_end - span->old_start,
                                      new_ids + span->new_start, span->new_end - span->new_start,
                                      &steps);

      if (inner == NULL)
        g_array_append_val (fine, *span);
      for (guint j = 0; inner != NULL && j < inner->len; j++)
        {
          PursuitTextSpan part = g_array_index (inner, PursuitTextSpan, j);

          part.old_start += span->old_start;
          part.old_end += span->old_start;
          part.new_start += span->new_start;
          part.new_end += span->new_start;
          g_array_append_val (fine, part);
        }
    }

  return fine;
}

/* All between what is equal at the beginning and at the end. */
static GArray *
match_block (const guint32 *old_ids, guint n_old, const guint32 *new_ids, guint n_new)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (PursuitTextSpan));
  PursuitTextSpan block = { 0, n_old, 0, n_new };

  while (block.old_start < n_old && block.new_start < n_new
         && old_ids[block.old_start] == new_ids[block.new_start])
    {
      block.old_start++;
      block.new_start++;
    }
  while (block.old_end > block.old_start && block.new_end > block.new_start
         && old_ids[block.old_end - 1] == new_ids[block.new_end - 1])
    {
      block.old_end--;
      block.new_end--;
    }
  g_array_append_val (spans, block);

  return spans;
}

GArray *
pursuit_text_match (const GArray *old_tokens, const GArray *new_tokens, PursuitTextDetail *detail)
{
  g_autofree guint32 *old_ids = list_ids (old_tokens);
  g_autofree guint32 *new_ids = list_ids (new_tokens);
  gint64 steps = WORD_STEPS;
  GArray *spans = pursuit_text_myers (old_ids, old_tokens->len, new_ids, new_tokens->len, &steps);
  g_autoptr (GArray) lines = NULL;

  *detail = PURSUIT_TEXT_DETAIL_WORDS;
  if (spans != NULL)
    return spans;

  lines = match_lines (old_tokens, new_tokens, old_ids, new_ids);
  *detail = lines != NULL ? PURSUIT_TEXT_DETAIL_LINES : PURSUIT_TEXT_DETAIL_BLOCK;
  if (lines != NULL)
    return refine (lines, old_ids, new_ids);

  return match_block (old_ids, old_tokens->len, new_ids, new_tokens->len);
}
