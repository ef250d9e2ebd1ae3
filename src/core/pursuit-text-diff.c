/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-text-diff.h"

#include "core/pursuit-text-match-private.h"

#include <string.h>

/* Counts lines as it goes through a text, so that all hunks together cost one pass. */
typedef struct
{
  const GArray *tokens;
  guint index;
  guint line;
} LineCounter;

static guint
count_line (LineCounter *counter, guint index)
{
  for (; counter->index < index; counter->index++)
    counter->line += g_array_index (counter->tokens, PursuitTextToken, counter->index).kind
                     == PURSUIT_TEXT_NEWLINE;

  return counter->line;
}

static void
add_hunks (PursuitTextDiff *self,
           const GArray *spans,
           const GArray *old_tokens,
           const GArray *new_tokens)
{
  LineCounter old_lines = { old_tokens, 0, 1 };
  LineCounter new_lines = { new_tokens, 0, 1 };

  for (guint i = 0; i < spans->len; i++)
    {
      const PursuitTextSpan *span = &g_array_index (spans, PursuitTextSpan, i);
      PursuitTextHunk hunk = {
        .old_start = pursuit_text_tokens_get_offset (old_tokens, span->old_start),
        .new_start = pursuit_text_tokens_get_offset (new_tokens, span->new_start),
        .old_line = count_line (&old_lines, span->old_start),
        .new_line = count_line (&new_lines, span->new_start),
      };

      hunk.old_length = pursuit_text_tokens_get_offset (old_tokens, span->old_end) - hunk.old_start;
      hunk.new_length = pursuit_text_tokens_get_offset (new_tokens, span->new_end) - hunk.new_start;
      g_array_append_val (self->hunks, hunk);
    }
}

static void
compare_words (PursuitTextDiff *self,
               const char *old_text,
               gsize old_length,
               const char *new_text,
               gsize new_length)
{
  g_autoptr (PursuitTextDictionary) dictionary = pursuit_text_dictionary_new ();
  g_autoptr (GArray) old_tokens = pursuit_text_tokens_new (dictionary, old_text, old_length, FALSE);
  g_autoptr (GArray) new_tokens = pursuit_text_tokens_new (dictionary, new_text, new_length, FALSE);
  g_autoptr (GArray) spans = pursuit_text_match (old_tokens, new_tokens, &self->detail);

  pursuit_text_spans_clean (spans, old_tokens, new_tokens);
  add_hunks (self, spans, old_tokens, new_tokens);
}

PursuitTextDiff *
pursuit_text_diff_new (const char *old_text,
                       gssize old_length,
                       const char *new_text,
                       gssize new_length)
{
  PursuitTextDiff *self;
  gsize n_old, n_new;

  g_return_val_if_fail (old_text != NULL && new_text != NULL, NULL);

  n_old = old_length < 0 ? strlen (old_text) : (gsize) old_length;
  n_new = new_length < 0 ? strlen (new_text) : (gsize) new_length;
  self = g_new0 (PursuitTextDiff, 1);
  self->hunks = g_array_new (FALSE, FALSE, sizeof (PursuitTextHunk));
  if (n_old == n_new && memcmp (old_text, new_text, n_old) == 0)
    return self;
  if (MAX (n_old, n_new) <= PURSUIT_TEXT_DIFF_MAX_BYTES)
    compare_words (self, old_text, n_old, new_text, n_new);
  else
    {
      PursuitTextHunk whole
          = { .old_length = n_old, .new_length = n_new, .old_line = 1, .new_line = 1 };

      self->detail = PURSUIT_TEXT_DETAIL_BLOCK;
      g_array_append_val (self->hunks, whole);
    }

  return self;
}

void
pursuit_text_diff_free (PursuitTextDiff *self)
{
  g_array_unref (self->hunks);
  g_free (self);
}

char *
pursuit_text_diff_apply (const PursuitTextDiff *self,
                         const char *old_text,
                         gssize old_length,
                         const char *new_text)
{
  GString *text;
  gsize n_old, at = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (old_text != NULL && new_text != NULL, NULL);

  n_old = old_length < 0 ? strlen (old_text) : (gsize) old_length;
  text = g_string_sized_new (n_old);
  for (guint i = 0; i < self->hunks->len; i++)
    {
      const PursuitTextHunk *hunk = &g_array_index (self->hunks, PursuitTextHunk, i);

      g_string_append_len (text, old_text + at, (gssize) (hunk->old_start - at));
      g_string_append_len (text, new_text + hunk->new_start, (gssize) hunk->new_length);
      at = hunk->old_start + hunk->old_length;
    }
  g_string_append_len (text, old_text + at, (gssize) (n_old - at));

  return g_string_free (text, FALSE);
}
