/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-text-diff.h"
#include "core/pursuit-text-match-private.h"
#include "tests/core/text-edits.h"

#include <string.h>

#define ROUNDS 400

/* "[-went-]{+came+}" between what stayed, so that a test can be read. */
static char *
mark (const char *old_text, const char *new_text)
{
  g_autoptr (PursuitTextDiff) diff = pursuit_text_diff_new (old_text, -1, new_text, -1);
  GString *text = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < diff->hunks->len; i++)
    {
      const PursuitTextHunk *hunk = &g_array_index (diff->hunks, PursuitTextHunk, i);

      g_string_append_len (text, old_text + at, (gssize) (hunk->old_start - at));
      if (hunk->old_length > 0)
        g_string_append_printf (text, "[-%.*s-]", (int) hunk->old_length,
                                old_text + hunk->old_start);
      if (hunk->new_length > 0)
        g_string_append_printf (text, "{+%.*s+}", (int) hunk->new_length,
                                new_text + hunk->new_start);
      at = hunk->old_start + hunk->old_length;
    }
  g_string_append (text, old_text + at);

  return g_string_free (text, FALSE);
}

static void
assert_marks (const char *old_text, const char *new_text, const char *wanted)
{
  g_autofree char *marked = mark (old_text, new_text);

  g_assert_cmpstr (marked, ==, wanted);
}

static void
test_words (void)
{
  assert_marks ("The pump stops.", "The pump stops.", "The pump stops.");
  assert_marks ("", "", "");
  assert_marks ("", "All new", "{+All new+}");
  assert_marks ("All gone", "", "[-All gone-]");
  assert_marks ("The pump stops.", "The motor stops.", "The [-pump-]{+motor+} stops.");
  /* Half a word or half a number is never marked. */
  assert_marks ("for 48,600.00 EUR", "for 48,700.00 EUR", "for [-48,600.00-]{+48,700.00+} EUR");
  assert_marks ("we don't", "we can't", "we [-don't-]{+can't+}");
  assert_marks ("Prüfung", "Prüfungen", "[-Prüfung-]{+Prüfungen+}");
  /* An accent of its own belongs to its letter, a skin tone to its hand. */
  assert_marks ("cafe\xcc\x81!", "cafe!", "[-cafe\xcc\x81-]{+cafe+}!");
  assert_marks ("ok 👍🏽", "ok 👍", "ok [-👍🏽-]{+👍+}");
  assert_marks ("🇦🇹🇩🇪", "🇦🇹🇨🇭", "🇦🇹[-🇩🇪-]{+🇨🇭+}");
  assert_marks ("a 👩‍🔧 b", "a 👩‍🔬 b", "a [-👩‍🔧-]{+👩‍🔬+} b");
  /* No spaces, but words all the same. */
  assert_marks ("価格は百円です", "価格は千円です", "価格は[-百-]{+千+}円です");
}

static void
test_readable (void)
{
  /* What is equal by chance is no island in a sentence that was written anew. */
  assert_marks ("red apple", "green pear", "[-red apple-]{+green pear+}");
  assert_marks ("We will ship it on Monday morning.", "They should ship by Friday.",
                "[-We will ship it on Monday morning-]{+They should ship by Friday+}.");
  assert_marks ("on the 22 pumps of it", "on the 22 engines and pumps of it",
                "on the 22 {+engines and +}pumps of it");
  /* A sentence that came is marked from its first word, a line from its beginning. */
  assert_marks ("One. Two.", "One. And more. Two.", "One.{+ And more.+} Two.");
  assert_marks ("- one\n- two\n", "- one\n- more\n- two\n", "- one\n{+- more\n+}- two\n");
  assert_marks ("- one\n- more\n- two\n", "- one\n- two\n", "- one\n[-- more\n-]- two\n");
  /* Lines are kept apart, however much of them changed. */
  assert_marks ("alpha beta\ngamma delta\n", "eins zwei\ndrei vier\n",
                "[-alpha beta-]{+eins zwei+}\n[-gamma delta-]{+drei vier+}\n");
  /* In a row of a table the cells stay cells. */
  assert_marks ("| Sensor | 4 | 890 |", "| Sensor | 5 | 990 |",
                "| Sensor | [-4-]{+5+} | [-890-]{+990+} |");
}

static void
test_lines (void)
{
  g_autoptr (PursuitTextDiff) diff
      = pursuit_text_diff_new ("a\nb\nc\nd\n", -1, "a\r\nnew\nb\nc\nend\n", -1);
  const PursuitTextHunk *hunk;

  g_assert_cmpuint (diff->hunks->len, ==, 2);
  hunk = &g_array_index (diff->hunks, PursuitTextHunk, 1);
  g_assert_cmpuint (hunk->old_line, ==, 4);
  g_assert_cmpuint (hunk->new_line, ==, 5);
  g_assert_cmpuint (hunk->old_start, ==, 6);
  g_assert_cmpuint (hunk->old_length, ==, 1);
  g_assert_cmpuint (hunk->new_length, ==, 3);
}

/* Applied it gives the other text; between the hunks both are equal; hunks never touch. */
static void
assert_whole (const char *old_text, gsize old_length, const char *new_text, gsize new_length)
{
  g_autoptr (PursuitTextDiff) diff
      = pursuit_text_diff_new (old_text, (gssize) old_length, new_text, (gssize) new_length);
  g_autofree char *applied
      = pursuit_text_diff_apply (diff, old_text, (gssize) old_length, new_text);
  gsize in_old = 0;
  gsize in_new = 0;

  g_assert_cmpmem (applied, new_length, new_text, new_length);
  for (guint i = 0; i < diff->hunks->len; i++)
    {
      const PursuitTextHunk *hunk = &g_array_index (diff->hunks, PursuitTextHunk, i);

      g_assert_cmpuint (hunk->old_length + hunk->new_length, >, 0);
      g_assert_true (i == 0 || hunk->old_start > in_old);
      g_assert_cmpmem (old_text + in_old, hunk->old_start - in_old, new_text + in_new,
                       hunk->new_start - in_new);
      in_old = hunk->old_start + hunk->old_length;
      in_new = hunk->new_start + hunk->new_length;
    }
  g_assert_cmpuint (old_length - in_old, ==, new_length - in_new);
}

static void
test_any_edit (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autofree char *before = text_edits_make (rand, (guint) g_rand_int_range (rand, 0, 120));
      g_autofree char *after
          = text_edits_change (rand, before, (guint) g_rand_int_range (rand, 0, 8));
      g_autofree char *crlf = text_edits_to_crlf (after);
      g_autofree char *stranger = text_edits_make (rand, 60);
      g_autoptr (PursuitTextDiff) same = pursuit_text_diff_new (before, -1, before, -1);

      g_assert_cmpuint (same->hunks->len, ==, 0);
      assert_whole (before, strlen (before), after, strlen (after));
      assert_whole (after, strlen (after), before, strlen (before));
      assert_whole (before, strlen (before), crlf, strlen (crlf));
      assert_whole (before, strlen (before), stranger, strlen (stranger));
    }
}

static void
test_any_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  char bytes[2][48];

  for (guint round = 0; round < ROUNDS; round++)
    {
      for (guint i = 0; i < sizeof bytes[0]; i++)
        {
          bytes[0][i] = (char) g_rand_int_range (rand, 0, 256);
          bytes[1][i]
              = (char) (g_rand_boolean (rand) ? bytes[0][i] : g_rand_int_range (rand, 0, 3));
        }
      assert_whole (bytes[0], (gsize) g_rand_int_range (rand, 0, 49), bytes[1], sizeof bytes[1]);
    }
}

/* The length of the shortest script by the textbook's table. */
static guint
count_changes (const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  guint table[33][33];

  g_assert (n_a < 33 && n_b < 33);
  for (guint i = 0; i <= n_a; i++)
    for (guint j = 0; j <= n_b; j++)
      {
        if (i == 0 || j == 0)
          table[i][j] = i + j;
        else if (a[i - 1] == b[j - 1])
          table[i][j] = table[i - 1][j - 1];
        else
          table[i][j] = 1 + MIN (table[i - 1][j], table[i][j - 1]);
      }

  return table[n_a][n_b];
}

static void
test_shortest (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint round = 0; round < 20 * ROUNDS; round++)
    {
      guint32 a[32], b[32];
      guint n_a = (guint) g_rand_int_range (rand, 0, 33);
      guint n_b = (guint) g_rand_int_range (rand, 0, 33);
      gint letters = g_rand_int_range (rand, 1, 8);
      gint64 steps = G_MAXINT64;
      g_autoptr (GArray) spans = NULL;
      guint n = 0;

      for (guint i = 0; i < 32; i++)
        {
          a[i] = (guint32) g_rand_int_range (rand, 0, letters);
          b[i] = (guint32) g_rand_int_range (rand, 0, letters);
        }
      spans = pursuit_text_myers (a, n_a, b, n_b, &steps);
      for (guint i = 0; i < spans->len; i++)
        {
          const PursuitTextSpan *span = &g_array_index (spans, PursuitTextSpan, i);

          n += span->old_end - span->old_start + span->new_end - span->new_start;
        }
      g_assert_cmpuint (n, ==, count_changes (a, n_a, b, n_b));
    }
}

/* Texts that have nothing in common but their letters would take for ever. */
static char *
make_noise (guint seed, guint n_words, guint words_a_line)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GString *text = g_string_new ("# The same beginning\n");

  for (guint i = 1; i <= n_words; i++)
    g_string_append_printf (text, "w%d%s", g_rand_int_range (rand, 0, 3000),
                            i % words_a_line == 0 ? "\n" : " ");
  g_string_append (text, "The same end\n");

  return g_string_free (text, FALSE);
}

static PursuitTextDetail
compare_noise (guint n_words, guint words_a_line)
{
  g_autofree char *before = make_noise (1, n_words, words_a_line);
  g_autofree char *after = make_noise (2, n_words, words_a_line);
  g_autoptr (PursuitTextDiff) diff = pursuit_text_diff_new (before, -1, after, -1);
  g_autofree char *applied = pursuit_text_diff_apply (diff, before, -1, after);
  const PursuitTextHunk *first = &g_array_index (diff->hunks, PursuitTextHunk, 0);

  g_assert_cmpstr (applied, ==, after);
  g_assert_cmpuint (first->old_start, >=, strlen ("# The same beginning\n"));

  return diff->detail;
}

static void
test_bounded (void)
{
  g_assert_cmpint (compare_noise (200, 10), ==, PURSUIT_TEXT_DETAIL_WORDS);
  g_assert_cmpint (compare_noise (30000, 10), ==, PURSUIT_TEXT_DETAIL_LINES);
  g_assert_cmpint (compare_noise (100000, 1), ==, PURSUIT_TEXT_DETAIL_BLOCK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/text-diff/marks-whole-words", test_words);
  g_test_add_func ("/core/text-diff/reads-as-a-person-would-mark-it", test_readable);
  g_test_add_func ("/core/text-diff/knows-the-lines", test_lines);
  g_test_add_func ("/core/text-diff/applied-gives-the-other-text", test_any_edit);
  g_test_add_func ("/core/text-diff/takes-any-bytes", test_any_bytes);
  g_test_add_func ("/core/text-diff/is-the-shortest", test_shortest);
  g_test_add_func ("/core/text-diff/has-a-bound-on-its-work", test_bounded);

  return g_test_run ();
}
