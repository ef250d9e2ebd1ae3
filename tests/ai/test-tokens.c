/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-tokens.h"

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

/* Prose in English is about four thirds of a token a word; the estimate must not be below. */
static void
test_prose (void)
{
  static const char text[]
      = "We stopped line three twice in June, and each stop cost us half a day. Anna will send the "
        "figures next week, and then we can talk about who signs and when it should start.";

  g_assert_cmpuint (pursuit_ai_tokens_estimate (text), >=, 36 * 4 / 3);
  g_assert_cmpuint (pursuit_ai_tokens_estimate (text), <, 36 * 2);
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
  g_test_add_func ("/ai/tokens/prose", test_prose);
  g_test_add_func ("/ai/tokens/grows", test_grows);

  return g_test_run ();
}
