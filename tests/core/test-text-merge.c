/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-text-diff.h"
#include "core/pursuit-text-merge.h"
#include "tests/core/text-edits.h"

#include <string.h>

#define ROUNDS 400

static void
assert_merges (const char *base, const char *mine, const char *theirs, const char *wanted)
{
  g_autoptr (PursuitTextMerge) merge = pursuit_text_merge_new (base, mine, theirs);
  g_autofree char *text = pursuit_text_merge_dup_text (merge, NULL, 0);

  g_assert_cmpuint (merge->n_conflicts, ==, 0);
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_clean (void)
{
  assert_merges ("one two three four", "one 2 three four", "one two three IV", "one 2 three IV");
  assert_merges ("# Offer\n\nBody.\n", "# Offer\n\nBody.\n\nMore.\n", "# The Offer\n\nBody.\n",
                 "# The Offer\n\nBody.\n\nMore.\n");
  /* Both had the same idea. */
  assert_merges ("the old word", "the new word", "the new word", "the new word");
  assert_merges ("a\nb\nc\n", "a\nc\n", "a\nb\nc\nd\n", "a\nc\nd\n");
  assert_merges ("", "", "new", "new");
}

static void
assert_conflicts (const char *base, const char *mine, const char *theirs, const char *base_part)
{
  g_autoptr (PursuitTextMerge) merge = pursuit_text_merge_new (base, mine, theirs);

  g_assert_cmpuint (merge->n_conflicts, ==, 1);
  for (guint i = 0; i < merge->regions->len; i++)
    {
      const PursuitTextMergeRegion *region
          = &g_array_index (merge->regions, PursuitTextMergeRegion, i);

      if (region->kind == PURSUIT_TEXT_MERGE_CONFLICT)
        g_assert_cmpmem (base + region->base_start, region->base_length, base_part,
                         strlen (base_part));
    }
}

static void
test_conflicts (void)
{
  assert_conflicts ("one two three", "one 2 three", "one II three", "two");
  /* What one takes away and the other changes. */
  assert_conflicts ("a\nb\nc\n", "a\nc\n", "a\nB\nc\n", "b\n");
  /* Both put something at the same place: nobody knows in which order. */
  assert_conflicts ("a\nd\n", "a\nb\nd\n", "a\nc\nd\n", "");
  /* Each change is fine, and both together are an offer that nobody made. */
  assert_conflicts ("It costs 100 EUR a month", "It costs 120 EUR a month",
                    "It costs 100 USD a month", "100 EUR");
}

static void
test_decided (void)
{
  const char *base = "It runs on Monday, and costs little.\nBest\n";
  const char *mine = "It runs on Tuesday, and costs little.\nBest wishes\n";
  const char *theirs = "It runs on Friday, and costs little.\nBest regards\n";
  g_autoptr (PursuitTextMerge) merge = pursuit_text_merge_new (base, mine, theirs);
  const PursuitTextMergeTake takes[]
      = { PURSUIT_TEXT_MERGE_TAKE_MINE, PURSUIT_TEXT_MERGE_TAKE_MINE_THEN_THEIRS };
  const PursuitTextMergeTake back = PURSUIT_TEXT_MERGE_TAKE_BASE;
  g_autofree char *theirs_first = pursuit_text_merge_dup_text (merge, NULL, 0);
  g_autofree char *text = pursuit_text_merge_dup_text (merge, takes, G_N_ELEMENTS (takes));
  g_autofree char *one = pursuit_text_merge_dup_text (merge, &back, 1);

  g_assert_cmpuint (merge->n_conflicts, ==, 2);
  g_assert_cmpstr (theirs_first, ==, theirs);
  g_assert_cmpstr (text, ==, "It runs on Tuesday, and costs little.\nBest wishes regards\n");
  g_assert_cmpstr (one, ==, "It runs on Monday, and costs little.\nBest regards\n");
}

static void
test_newlines (void)
{
  /* The same text from a system with other ends of lines is no change of words. */
  assert_merges ("a\nb\nc\n", "a\r\nb\r\nc\r\n", "a\nb\nC\n", "a\r\nb\r\nC\r\n");
  assert_merges ("a\r\nb\r\nc\r\n", "a\nb\nc\n", "a\r\nb\r\nc\r\nd", "a\nb\nc\nd");
  assert_merges ("a\nb\n", "a\r\nb\r\n", "a\r\nb\r\n", "a\r\nb\r\n");
  assert_merges ("x\n", "x\ny\n", "x\ny\r\n", "x\ny\r\n");
}

/* The regions cover each text without a gap. */
static void
assert_covers (const PursuitTextMerge *merge,
               const char *base,
               const char *mine,
               const char *theirs)
{
  gsize in_base = 0;
  gsize in_mine = 0;
  gsize in_theirs = 0;

  for (guint i = 0; i < merge->regions->len; i++)
    {
      const PursuitTextMergeRegion *region
          = &g_array_index (merge->regions, PursuitTextMergeRegion, i);

      g_assert_cmpuint (region->base_start, ==, in_base);
      g_assert_cmpuint (region->mine_start, ==, in_mine);
      g_assert_cmpuint (region->theirs_start, ==, in_theirs);
      in_base += region->base_length;
      in_mine += region->mine_length;
      in_theirs += region->theirs_length;
    }
  g_assert_cmpuint (in_base, ==, strlen (base));
  g_assert_cmpuint (in_mine, ==, strlen (mine));
  g_assert_cmpuint (in_theirs, ==, strlen (theirs));
}

/* Merged the other way round, mine is theirs and the text is the same. */
static void
assert_symmetrical (const PursuitTextMerge *merge,
                    const char *base,
                    const char *mine,
                    const char *theirs)
{
  g_autoptr (PursuitTextMerge) mirror = pursuit_text_merge_new (base, theirs, mine);
  g_autofree PursuitTextMergeTake *takes = g_new (PursuitTextMergeTake, merge->n_conflicts + 1);
  g_autofree char *text = pursuit_text_merge_dup_text (merge, NULL, 0);
  g_autofree char *mirrored = NULL;

  g_assert_cmpuint (merge->n_conflicts, ==, mirror->n_conflicts);
  for (guint i = 0; i < merge->n_conflicts; i++)
    takes[i] = PURSUIT_TEXT_MERGE_TAKE_MINE;
  mirrored = pursuit_text_merge_dup_text (mirror, takes, merge->n_conflicts);
  g_assert_cmpstr (text, ==, mirrored);
}

/* Whoever alone changed something gets it, whatever it was. */
static void
assert_alone (const char *base, const char *mine)
{
  assert_merges (base, mine, base, mine);
  assert_merges (base, base, mine, mine);
  assert_merges (base, mine, mine, mine);
}

static void
test_any_edit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  guint n_clean = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autofree char *base = text_edits_make (rand, (guint) g_rand_int_range (rand, 0, 120));
      g_autofree char *mine = text_edits_change (rand, base, (guint) g_rand_int_range (rand, 0, 4));
      g_autofree char *theirs
          = text_edits_change (rand, base, (guint) g_rand_int_range (rand, 0, 4));
      g_autofree char *crlf = text_edits_to_crlf (mine);
      g_autoptr (PursuitTextMerge) merge = pursuit_text_merge_new (base, mine, theirs);

      assert_alone (base, mine);
      assert_alone (base, crlf);
      assert_covers (merge, base, mine, theirs);
      assert_symmetrical (merge, base, mine, theirs);
      n_clean += merge->n_conflicts == 0;
    }
  /* Both ways were taken. */
  g_assert_cmpuint (n_clean, >, ROUNDS / 10);
  g_assert_cmpuint (n_clean, <, ROUNDS - ROUNDS / 10);
}

static void
test_long (void)
{
  g_autofree char *base = g_strnfill (PURSUIT_TEXT_DIFF_MAX_BYTES + 1, 'a');
  g_autofree char *mine = g_strconcat (base, "b", NULL);
  g_autofree char *theirs = g_strconcat (base, "c", NULL);
  g_autoptr (PursuitTextMerge) merge = pursuit_text_merge_new (base, mine, theirs);

  assert_alone (base, mine);
  g_assert_cmpuint (merge->n_conflicts, ==, 1);
  assert_covers (merge, base, mine, theirs);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/text-merge/takes-both-changes", test_clean);
  g_test_add_func ("/core/text-merge/tells-conflicts", test_conflicts);
  g_test_add_func ("/core/text-merge/takes-what-was-decided", test_decided);
  g_test_add_func ("/core/text-merge/tolerates-other-newlines", test_newlines);
  g_test_add_func ("/core/text-merge/holds-for-any-edit", test_any_edit);
  g_test_add_func ("/core/text-merge/too-long-is-one-region", test_long);

  return g_test_run ();
}
