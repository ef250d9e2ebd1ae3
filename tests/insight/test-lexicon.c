/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-lexicon-private.h"

#include <string.h>

static void
set_words (PursuitWords *words, const char *text)
{
  pursuit_words_set (words, text, strlen (text));
}

static void
test_words (void)
{
  static const char *const expected[]
      = { "dont", "fur", "budget", "strasse", "50000", "12,5", "q3", "co", "e" };
  g_auto (PursuitWords) words = { 0 };

  pursuit_words_init (&words);
  set_words (&words, "Don’t, FÜR «Budget»: Straße 50000 12,5. Q3 Co-É");
  g_assert_cmpuint (words.words->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PursuitWord *word = pursuit_words_get (&words, i);
      const char *text = pursuit_words_get_text (&words, i);
      g_autofree char *plain = g_strndup (text, word->length);
      g_auto (GStrv) parts = g_strsplit (expected[i], ",", -1);
      g_autofree char *joined = g_strjoinv ("", parts);

      g_assert_cmpstr (plain, ==, joined);
      g_assert_cmpint (word->is_number, ==, g_ascii_isdigit (expected[i][0]));
      g_assert_cmpint (word->opens_clause, ==, i == 0 || i == 1 || i == 3);
    }
}

static void
test_words_hostile (void)
{
  static const char bytes[] = "a\0b\xff\xfe ok \xc3";
  g_auto (PursuitWords) words = { 0 };

  pursuit_words_init (&words);
  pursuit_words_set (&words, bytes, sizeof bytes);
  g_assert_cmpuint (words.words->len, ==, 1);
  set_words (&words, "\xff\xfe ok \xc3");
  g_assert_cmpuint (words.words->len, >=, 1);
  set_words (&words, "");
  g_assert_cmpuint (words.words->len, ==, 0);
}

static void
check_phrase (const char *pattern, const char *text, gboolean expected)
{
  PursuitPhrase *phrase = pursuit_phrase_new (0, pattern);
  g_auto (PursuitWords) words = { 0 };
  gboolean found = FALSE;
  guint last;

  pursuit_words_init (&words);
  set_words (&words, text);
  for (guint i = 0; i < words.words->len; i++)
    found = found || pursuit_phrase_matches (phrase, &words, i, &last);
  pursuit_phrase_free (phrase);
  if (found != expected)
    g_test_fail_printf ("“%s” in “%s”: %d", pattern, text, found);
}

static void
test_phrases (void)
{
  check_phrase ("budget", "The budget.", TRUE);
  check_phrase ("budget", "budgets", FALSE);
  check_phrase ("budget*", "budgets", TRUE);
  check_phrase ("*leiter", "Vertriebsleiter", TRUE);
  check_phrase ("*leiter", "Leiterin", FALSE);
  check_phrase ("*leiter*", "Vertriebsleiterin", TRUE);
  check_phrase ("budget .. approved", "budget approved", TRUE);
  check_phrase ("budget .. approved", "budget for the new line approved", TRUE);
  check_phrase ("budget .. approved", "budget for the new big line approved", FALSE);
  check_phrase ("budget of #", "a budget of 40.000 EUR", TRUE);
  check_phrase ("budget of #", "a budget of money", FALSE);
  check_phrase ("im plan fur", "Ist im Plan für 2027", TRUE);
}

static void
test_groups (void)
{
  const PursuitLexicon *lexicon = pursuit_lexicon_get ();
  g_auto (PursuitWords) words = { 0 };
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (PursuitLexiconMatch));
  guint group;

  g_assert_true (lexicon == pursuit_lexicon_get ());
  g_assert_false (pursuit_lexicon_find_group (lexicon, "nothing-such", &group));
  g_assert_true (pursuit_lexicon_find_group (lexicon, "negation", &group));
  g_assert_cmpstr (pursuit_lexicon_get_group_name (lexicon, group), ==, "negation");
  g_assert_cmpuint (pursuit_lexicon_get_n_groups (lexicon), >, 20);

  pursuit_words_init (&words);
  set_words (&words, "never");
  pursuit_lexicon_match (lexicon, &words, matches);
  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_cmpuint (g_array_index (matches, PursuitLexiconMatch, 0).group, ==, group);
}

/* A phrase with a capital or an accent could never be found. */
static void
test_folded (void)
{
  static const char *const names[] = { "words.txt", "titles.txt", "phrases.txt" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path
          = g_test_build_filename (G_TEST_DIST, "..", "resources", "insight", names[i], NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      lines = g_strsplit (text, "\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        {
          const char *wrong
              = lines[j] + strspn (lines[j], "abcdefghijklmnopqrstuvwxyz0123456789 #*.");

          if (lines[j][0] != '[' && !g_str_has_prefix (lines[j], "# ") && *wrong != '\0')
            g_error ("%s:%u: “%s” can never be found", names[i], j + 1, lines[j]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/words/folded", test_words);
  g_test_add_func ("/insight/words/hostile", test_words_hostile);
  g_test_add_func ("/insight/phrase/matches", test_phrases);
  g_test_add_func ("/insight/lexicon/groups", test_groups);
  g_test_add_func ("/insight/lexicon/folded", test_folded);

  return g_test_run ();
}
