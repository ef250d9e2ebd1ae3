/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-money.h"

static void
decimals_are_exact (void)
{
  static const struct
  {
    gint64 pico;
    const char *text;
  } rows[] = {
    { 0, "0" },
    { 1, "0.000000000001" },
    { 1230000000, "0.00123" },
    { 500000000000, "0.5" },
    { 47 * PURSUIT_AI_PICO_PER_USD, "47" },
    { 47 * PURSUIT_AI_PICO_PER_USD + 320000000000, "47.32" },
    { G_MAXINT64, "9223372.036854775807" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = pursuit_ai_money_to_decimal (rows[i].pico);
      gint64 pico = -1;

      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_true (pursuit_ai_money_parse (text, &pico));
      g_assert_cmpint (pico, ==, rows[i].pico);
    }
}

static void
negative_amounts_are_written (void)
{
  g_autofree char *half = pursuit_ai_money_to_decimal (-500000000000);
  g_autofree char *least = pursuit_ai_money_to_decimal (G_MININT64);

  g_assert_cmpstr (half, ==, "-0.5");
  g_assert_cmpstr (least, ==, "-9223372.036854775808");
}

static void
what_is_no_amount_is_refused (void)
{
  static const char *const texts[] = { "",
                                       ".",
                                       ".5",
                                       "5.",
                                       "-1",
                                       "+1",
                                       " 1",
                                       "1 ",
                                       "1e3",
                                       "1,5",
                                       "0x1",
                                       "nan",
                                       "1_0",
                                       "9223372.036854775808",
                                       "1.2.3",
                                       "1.0000000000001",
                                       "99999999999999999999",
                                       "9223373" };
  gint64 pico = 7;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (pursuit_ai_money_parse (texts[i], &pico));
  g_assert_false (pursuit_ai_money_parse (NULL, &pico));
  g_assert_cmpint (pico, ==, 7);
}

static void
people_read_three_figures (void)
{
  static const PursuitNumberStyle german = { ',', "." };
  static const struct
  {
    gint64 pico;
    const char *plain;
    const char *german;
    const char *bound;
  } rows[] = {
    { 0, "0.00 USD", "0,00 USD", "0.00 USD" },
    { 1, "0.000000000001 USD", "0,000000000001 USD", "0.000000000001 USD" },
    { 3841000000, "0.00384 USD", "0,00384 USD", "0.00385 USD" },
    { 63860000000, "0.0639 USD", "0,0639 USD", "0.0639 USD" },
    { 45000000000, "0.045 USD", "0,045 USD", "0.045 USD" },
    { PURSUIT_AI_PICO_PER_CENT - 1, "0.01 USD", "0,01 USD", "0.01 USD" },
    { PURSUIT_AI_PICO_PER_CENT, "0.01 USD", "0,01 USD", "0.01 USD" },
    { PURSUIT_AI_PICO_PER_CENT * 50, "0.50 USD", "0,50 USD", "0.50 USD" },
    { PURSUIT_AI_PICO_PER_USD - 1, "1.00 USD", "1,00 USD", "1.00 USD" },
    { PURSUIT_AI_PICO_PER_USD + 1, "1.00 USD", "1,00 USD", "1.01 USD" },
    { 1234 * PURSUIT_AI_PICO_PER_USD + 564999999999, "1234.56 USD", "1.234,56 USD", "1234.57 USD" },
    { -45000000000, "-0.045 USD", "-0,045 USD", "-0.045 USD" },
    { G_MAXINT64, "9223372.04 USD", "9.223.372,04 USD", "9223372.04 USD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *plain = pursuit_ai_money_format (rows[i].pico, &PURSUIT_NUMBER_STYLE_PLAIN);
      g_autofree char *local = pursuit_ai_money_format (rows[i].pico, &german);
      g_autofree char *bound
          = pursuit_ai_money_format_bound (rows[i].pico, &PURSUIT_NUMBER_STYLE_PLAIN);

      g_assert_cmpstr (plain, ==, rows[i].plain);
      g_assert_cmpstr (local, ==, rows[i].german);
      g_assert_cmpstr (bound, ==, rows[i].bound);
    }
}

static void
sums_do_not_wrap (void)
{
  gint64 sum = 5;

  g_assert_cmpint (pursuit_ai_money_sum (2, 3), ==, 5);
  g_assert_cmpint (pursuit_ai_money_sum (G_MAXINT64, 1), ==, G_MAXINT64);
  g_assert_true (pursuit_ai_money_add_tokens (&sum, 10, 7));
  g_assert_cmpint (sum, ==, 75);
  g_assert_false (pursuit_ai_money_add_tokens (&sum, G_MAXINT64, 2));
  g_assert_false (pursuit_ai_money_add_tokens (&sum, G_MAXINT64, 1));
  g_assert_cmpint (sum, ==, 75);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ai/money/decimals-are-exact", decimals_are_exact);
  g_test_add_func ("/ai/money/negative-amounts-are-written", negative_amounts_are_written);
  g_test_add_func ("/ai/money/what-is-no-amount-is-refused", what_is_no_amount_is_refused);
  g_test_add_func ("/ai/money/people-read-three-figures", people_read_three_figures);
  g_test_add_func ("/ai/money/sums-do-not-wrap", sums_do_not_wrap);

  return g_test_run ();
}
