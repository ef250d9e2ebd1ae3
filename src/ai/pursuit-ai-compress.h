/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitAiCompressed:
 * @text: the shortened transcript: a legend of the speakers, then lines such as `12 A: text`; a
 * line without a letter goes on with the speaker before it
 * @n_lines: how many lines the transcript has
 * @n_kept: how many of them are in @text
 * @tokens_before: estimate for the transcript with numbered lines
 * @tokens_after: estimate for @text
 *
 * A transcript as it is sent, and what that saves. Lines keep their numbers, counted from 1, since
 * answers cite them.
 */
typedef struct
{
  char *text;
  guint n_lines;
  guint n_kept;
  guint tokens_before;
  guint tokens_after;
} PursuitAiCompressed;

/**
 * pursuit_ai_compress_transcript:
 * @transcript: lines such as "[12:40] Anna Keller: We buy in spring", in UTF-8
 *
 * Takes out what carries no meaning: fillers, stutters, asides, marks of transcribers, times,
 * greetings and lines of mere agreement. Lines with a number, a question, or a word of objection,
 * price, risk, decision, promise or time always stay, and so does the yes or no behind a question.
 *
 * Returns: (transfer full): the shortened transcript
 */
PursuitAiCompressed *pursuit_ai_compress_transcript (const char *transcript);

/**
 * pursuit_ai_number_transcript:
 * @transcript: a transcript
 *
 * Returns: (transfer full): it whole, with numbered lines such as `12 [12:40] Anna Keller: text`;
 *   blank lines are left out, but counted
 */
char *pursuit_ai_number_transcript (const char *transcript);

/**
 * pursuit_ai_compressed_free:
 * @self: (nullable) (transfer full): a shortened transcript
 *
 * Frees it.
 */
void pursuit_ai_compressed_free (PursuitAiCompressed *self);

/**
 * pursuit_ai_quote_is_in:
 * @quote: (nullable): words that an answer cites
 * @text: (nullable): the line or value they are said to be in
 *
 * Compares word by word, without letter case, punctuation and what the compressor takes out; words
 * left out inside the quote have to be marked with "..." or "…".
 *
 * Returns: %TRUE if @text holds the words of @quote side by side
 */
gboolean pursuit_ai_quote_is_in (const char *quote, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiCompressed, pursuit_ai_compressed_free)

G_END_DECLS
