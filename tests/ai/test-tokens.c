/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-tokens.h"

#include <string.h>

/* The figures are worked out by hand from the documented rule, with the tenth rounded up. */
static void
test_rule (void)
{
  static const struct
  {
    const char *text;
    guint tokens;
  } cases[] = {
    { NULL, 0 },
    { "", 0 },
    { " ", 0 },
    { "we", 2 },               /* 1 */
    { "pump pumps", 4 },       /* 1 + 2 */
    { "2026", 3 },             /* 2 */
    { "a, b.", 5 },            /* 4 */
    { "\n\n\n\n\n", 3 },       /* 2 */
    { "\303\244\303\266", 3 }, /* 2 */
    { "48,600 EUR", 6 },       /* 1 + 1 + 2 + 1 */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (pursuit_ai_tokens_estimate (cases[i].text), ==, cases[i].tokens);
}

/* Not below what the tokenizers of providers made of these; worked out by the rule as above. */
static void
test_known (void)
{
  static const struct
  {
    const char *text;
    guint tokens;
    guint counted; /* by a provider */
  } cases[] = {
    { "a", 1, 1 },                                     /* 1, and no more than its byte */
    { "Score this lead from the notes below", 11, 7 }, /* 2 + 1 + 1 + 1 + 1 + 2 + 2 */
    { "2026-11-30T04:00:00Z", 15, 10 },                /* 7 numbers of digits, 6 signs */
    { "日本語", 6, 3 },                                /* 5, for nine bytes */
    { "{\"score\": 70}", 9, 6 },                       /* 1 + 1 + 2 + 1 + 1 + 1 + 1 */
    { "Grüße", 5, 3 },                                 /* 1 + 2 + 1 */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (pursuit_ai_tokens_estimate (cases[i].text), ==, cases[i].tokens);
      g_assert_cmpuint (cases[i].tokens, >=, cases[i].counted);
      g_assert_cmpuint (pursuit_ai_tokens_least (cases[i].text), <=, cases[i].counted);
    }
}

/* Hostile bytes have tokens too, and no more than bytes. */
static void
test_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 500; i++)
    {
      char text[65] = { 0 };
      guint tokens;

      for (guint j = 0; j < 64; j++)
        text[j] = (char) g_rand_int_range (rand, 1, 256);
      tokens = pursuit_ai_tokens_estimate (text);
      g_assert_cmpuint (tokens, >, 0);
      g_assert_cmpuint (tokens, <=, strlen (text));
    }
  g_assert_cmpuint (pursuit_ai_tokens_estimate (";;;;;;;;;;;;;;;;;;;;"), ==, 20);
}

/* Prose in English is about four thirds of a token a word; the estimate must not be below. */
static void
test_prose (void)
{
  static const char text[]
      = "We stopped line three twice in June, and each stop cost us half a day. Anna will send the "
        "figures next week, and then we can talk about who signs and when it should start.";

  g_assert_cmpuint (pursuit_ai_tokens_estimate (text), >=, 36 * 4 / 3);
  g_assert_cmpuint (pursuit_ai_tokens_estimate (text), <, 36 * 2);
  /* Nor the least above the words, which no tokenizer joins; but not far below. */
  g_assert_cmpuint (pursuit_ai_tokens_least (text), <=, 36);
  g_assert_cmpuint (pursuit_ai_tokens_least (text), >, 36 * 2 / 3);
  g_assert_cmpuint (pursuit_ai_tokens_least (NULL), ==, 0);
}

/* More text is never fewer tokens, and broken bytes are counted, too. */
static void
test_grows (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint before = 0;

  for (guint i = 0; i < 2000; i++)
    {
      guint now;

      g_string_append_c (text, (char) g_test_rand_int_range (1, 256));
      now = pursuit_ai_tokens_estimate (text->str);
      g_assert_cmpuint (now + 1, >=, before);
      before = now;
    }
  g_assert_cmpuint (before, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ai/tokens/rule", test_rule);
  g_test_add_func ("/ai/tokens/known", test_known);
  g_test_add_func ("/ai/tokens/bytes", test_bytes);
  g_test_add_func ("/ai/tokens/prose", test_prose);
  g_test_add_func ("/ai/tokens/grows", test_grows);

  return g_test_run ();
}
