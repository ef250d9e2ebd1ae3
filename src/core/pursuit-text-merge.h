/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitTextMergeKind:
 * @PURSUIT_TEXT_MERGE_EQUAL: nobody changed it
 * @PURSUIT_TEXT_MERGE_MINE: only mine changed
 * @PURSUIT_TEXT_MERGE_THEIRS: only theirs changed
 * @PURSUIT_TEXT_MERGE_BOTH: both changed it in the same way
 * @PURSUIT_TEXT_MERGE_CONFLICT: both changed it, each in another way
 *
 * What became of one region of the text that two people started from.
 */
typedef enum
{
  PURSUIT_TEXT_MERGE_EQUAL,
  PURSUIT_TEXT_MERGE_MINE,
  PURSUIT_TEXT_MERGE_THEIRS,
  PURSUIT_TEXT_MERGE_BOTH,
  PURSUIT_TEXT_MERGE_CONFLICT,
} PursuitTextMergeKind;

/**
 * PursuitTextMergeTake:
 * @PURSUIT_TEXT_MERGE_TAKE_THEIRS: theirs
 * @PURSUIT_TEXT_MERGE_TAKE_MINE: mine
 * @PURSUIT_TEXT_MERGE_TAKE_BASE: what both started from
 * @PURSUIT_TEXT_MERGE_TAKE_MINE_THEN_THEIRS: both, one behind the other
 *
 * How a person decides one conflict.
 */
typedef enum
{
  PURSUIT_TEXT_MERGE_TAKE_THEIRS,
  PURSUIT_TEXT_MERGE_TAKE_MINE,
  PURSUIT_TEXT_MERGE_TAKE_BASE,
  PURSUIT_TEXT_MERGE_TAKE_MINE_THEN_THEIRS,
} PursuitTextMergeTake;

/**
 * PursuitTextMergeRegion:
 * @kind: what became of it
 * @base_start: where it begins in the base, in bytes
 * @base_length: its length there
 * @mine_start: where it begins in mine
 * @mine_length: its length there
 * @theirs_start: where it begins in theirs
 * @theirs_length: its length there
 *
 * A region of all three texts. The regions of a merge cover each text without gaps.
 */
typedef struct
{
  PursuitTextMergeKind kind;
  gsize base_start;
  gsize base_length;
  gsize mine_start;
  gsize mine_length;
  gsize theirs_start;
  gsize theirs_length;
} PursuitTextMergeRegion;

/**
 * PursuitTextMerge:
 * @regions: (element-type PursuitTextMergeRegion): in their order
 * @n_conflicts: how many of them are conflicts
 *
 * Two changes of one text, put together. A conflict is a region, never a mark in the text.
 */
typedef struct
{
  GArray *regions;
  guint n_conflicts;

  /*< private >*/
  char *base;
  char *mine;
  char *theirs;
} PursuitTextMerge;

/**
 * pursuit_text_merge_new:
 * @base: the text that both started from
 * @mine: what one made of it
 * @theirs: what the other made of it
 *
 * Merges by words, as pursuit_text_diff_new() compares. Changes of both that touch, or that only
 * spaces and punctuation part within a line, are one conflict: an amount that one changed and a
 * currency that the other changed make no sentence together. "\r\n" and "\n" are equal; in what
 * nobody else changed the one who changed the ends of lines wins.
 *
 * Returns: (transfer full): the merge
 */
PursuitTextMerge *pursuit_text_merge_new (const char *base, const char *mine, const char *theirs);

/**
 * pursuit_text_merge_free:
 * @self: (transfer full): a merge
 */
void pursuit_text_merge_free (PursuitTextMerge *self);

/**
 * pursuit_text_merge_dup_text:
 * @self: a merge
 * @takes: (nullable) (array length=n_takes): how the conflicts are decided, in their order
 * @n_takes: how many; conflicts beyond them take theirs
 *
 * Without a conflict this is the merged text.
 *
 * Returns: (transfer full): the text
 */
char *pursuit_text_merge_dup_text (const PursuitTextMerge *self,
                                   const PursuitTextMergeTake *takes,
                                   guint n_takes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitTextMerge, pursuit_text_merge_free)

G_END_DECLS
