/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Most bytes of each text that is compared by its words; longer ones are compared as one block.
 * The longest text field of a record has 2 MiB. */
#define PURSUIT_TEXT_DIFF_MAX_BYTES (16 * 1024 * 1024)

/**
 * PursuitTextDetail:
 * @PURSUIT_TEXT_DETAIL_WORDS: the shortest difference by words
 * @PURSUIT_TEXT_DETAIL_LINES: lines were compared first, and then words inside of lines
 * @PURSUIT_TEXT_DETAIL_BLOCK: only what is equal at the beginning and at the end was found
 *
 * How closely two texts were compared. A comparison has a bound on its work (50 million steps,
 * below half a second); texts that have so little in common that it is reached get a coarser
 * answer, which is still a true one.
 */
typedef enum
{
  PURSUIT_TEXT_DETAIL_WORDS,
  PURSUIT_TEXT_DETAIL_LINES,
  PURSUIT_TEXT_DETAIL_BLOCK,
} PursuitTextDetail;

/**
 * PursuitTextHunk:
 * @old_start: where it begins in the old text, in bytes
 * @old_length: how many bytes went; 0 for an insertion
 * @new_start: where it begins in the new text, in bytes
 * @new_length: how many bytes came; 0 for a deletion
 * @old_line: its line in the old text, from 1
 * @new_line: its line in the new text, from 1
 *
 * A place where two texts differ. Its edges never cut a word, a number or a character.
 */
typedef struct
{
  gsize old_start;
  gsize old_length;
  gsize new_start;
  gsize new_length;
  guint old_line;
  guint new_line;
} PursuitTextHunk;

/**
 * PursuitTextDiff:
 * @hunks: (element-type PursuitTextHunk): in their order, never touching; empty for equal texts
 * @detail: how closely the texts were compared
 *
 * The difference of two texts. What stands between two hunks is the same, byte for byte, in both.
 */
typedef struct
{
  GArray *hunks;
  PursuitTextDetail detail;
} PursuitTextDiff;

/**
 * pursuit_text_diff_new:
 * @old_text: a text; best valid UTF-8, but any bytes do
 * @old_length: its length in bytes, -1 if it ends with a zero byte
 * @new_text: another
 * @new_length: its length, likewise
 *
 * Finds by which words two texts differ, as a person would mark it: a word is a run of letters,
 * digits and their accents, a number with its separators, or one character of a script without
 * spaces; other signs, runs of spaces and newlines stand for themselves. The shortest difference
 * (Myers, linear space) is made readable: edges go to the ends of sentences and lines where there
 * is a choice, and what is equal only by chance inside of a rewritten sentence is part of the
 * change.
 *
 * Returns: (transfer full): the difference
 */
PursuitTextDiff *pursuit_text_diff_new (const char *old_text,
                                        gssize old_length,
                                        const char *new_text,
                                        gssize new_length);

/**
 * pursuit_text_diff_free:
 * @self: (transfer full): a difference
 */
void pursuit_text_diff_free (PursuitTextDiff *self);

/**
 * pursuit_text_diff_apply:
 * @self: a difference
 * @old_text: the text that was the old one
 * @old_length: its length in bytes, -1 if it ends with a zero byte
 * @new_text: the text that was the new one, which the hunks point into
 *
 * Makes the new text of the old one; the proof that a difference is whole.
 *
 * Returns: (transfer full): the new text
 */
char *pursuit_text_diff_apply (const PursuitTextDiff *self,
                               const char *old_text,
                               gssize old_length,
                               const char *new_text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTextDiff, pursuit_text_diff_free)

G_END_DECLS
