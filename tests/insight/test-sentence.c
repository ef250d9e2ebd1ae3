/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-sentence-private.h"

#include <string.h>

typedef struct
{
  const char *text;
  guint line;
  gboolean is_question;
  gboolean is_ours;
} Expected;

static void
check_sentences (PursuitSentenceIter *iter, const Expected *expected)
{
  PursuitSentence sentence;
  guint i = 0;

  while (pursuit_sentence_iter_next (iter, &sentence))
    {
      g_autofree char *text = pursuit_sentence_dup (&sentence);

      if (*text == '\0')
        continue;
      g_assert_cmpstr (text, ==, expected[i].text);
      g_assert_cmpuint (sentence.line, ==, expected[i].line);
      g_assert_cmpint (sentence.is_question, ==, expected[i].is_question);
      g_assert_cmpint (sentence.is_ours, ==, expected[i].is_ours);
      i++;
    }
  g_assert_null (expected[i].text);
}

static void
test_notes (void)
{
  static const char text[] = "Budget is approved. Who signs?\nThe line stopped\nthree times!\n\n"
                             "- first point\n- second, 3.5 million\n> quoted. Not ours.\nLast";
  static const Expected expected[] = {
    { "Budget is approved.", 1, FALSE, FALSE },
    { "Who signs?", 1, TRUE, FALSE },
    { "The line stopped three times!", 2, FALSE, FALSE },
    { "- first point", 5, FALSE, FALSE },
    { "- second, 3.5 million", 6, FALSE, FALSE },
    { "Last", 8, FALSE, FALSE },
    { NULL },
  };
  PursuitSentenceIter iter;

  pursuit_sentence_iter_init (&iter, text, strlen (text));
  check_sentences (&iter, expected);
}

static void
test_transcript (void)
{
  static const char text[] = "Sales Rep: Do you have a budget?\n"
                             "Anna Keller: Yes. It is approved.\nand planned\n"
                             "[00:12:40] Marta: We ship in May.\n"
                             "00:13 Jonas Reuter: By March\n"
                             "Agent 2: Fine.\nPriya (Director of Sales): Good\nAE (Jo): "
                             "Bye\n\nNote that this is: text without a speaker\n";
  static const Expected expected[] = {
    { "Do you have a budget?", 1, TRUE, TRUE },
    { "Yes.", 2, FALSE, FALSE },
    { "It is approved.", 2, FALSE, FALSE },
    { "and planned", 3, FALSE, FALSE },
    { "We ship in May.", 4, FALSE, TRUE },
    { "By March", 5, FALSE, FALSE },
    { "Fine.", 6, FALSE, TRUE },
    { "Good", 7, FALSE, FALSE },
    { "Bye", 8, FALSE, TRUE },
    { "text without a speaker", 10, FALSE, FALSE },
    { NULL },
  };
  static const char *const own[] = { "Marta Lindqvist", NULL };
  PursuitSentenceIter iter;

  pursuit_sentence_iter_init (&iter, text, strlen (text));
  pursuit_sentence_iter_set_transcript (&iter, own);
  check_sentences (&iter, expected);
}

static void
test_ends (void)
{
  static const char *const texts[]
      = { "", "\n\n", " ", "\r\n \t", ">", "> a\n> b", ":", "a: ", "0:" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      for (guint transcript = 0; transcript < 2; transcript++)
        {
          PursuitSentenceIter iter;
          PursuitSentence sentence;
          guint n = 0;

          pursuit_sentence_iter_init (&iter, texts[i], strlen (texts[i]));
          if (transcript)
            pursuit_sentence_iter_set_transcript (&iter, NULL);
          while (pursuit_sentence_iter_next (&iter, &sentence))
            g_assert_cmpuint (++n, <, 4);
        }
    }
}

static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  PursuitSentenceIter iter;
  PursuitSentence sentence;
  guint n = 0;

  while (text->len < 100000)
    g_string_append (text, "word without an end ");
  pursuit_sentence_iter_init (&iter, text->str, text->len);
  while (pursuit_sentence_iter_next (&iter, &sentence))
    {
      g_autofree char *quote = pursuit_sentence_dup (&sentence);

      g_assert_cmpuint (sentence.length, <=, PURSUIT_SENTENCE_MAX_BYTES + 20);
      g_assert_cmpuint (g_utf8_strlen (quote, -1), <=, 241);
      n++;
    }
  g_assert_cmpuint (n, >=, 100000 / (PURSUIT_SENTENCE_MAX_BYTES + 20));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight/sentence/notes", test_notes);
  g_test_add_func ("/insight/sentence/transcript", test_transcript);
  g_test_add_func ("/insight/sentence/ends", test_ends);
  g_test_add_func ("/insight/sentence/long", test_long);

  return g_test_run ();
}
