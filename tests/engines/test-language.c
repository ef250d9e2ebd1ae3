/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-language-private.h"
#include "engines/pursuit-proposal-values.h"

static void
test_amounts (void)
{
  static const struct
  {
    const char *tag;
    const char *expected;
  } amounts[] = {
    { "en", "-1,234,567.89 EUR" },    { "en-GB", "-1,234,567.89 EUR" },
    { NULL, "-1,234,567.89 EUR" },    { "de", "-1.234.567,89 EUR" },
    { "de_DE", "-1.234.567,89 EUR" }, { "de-AT", "-1\302\240234\302\240567,89 EUR" },
    { "de-CH", "-1’234’567.89 EUR" }, { "fr-FR", "-1\342\200\257234\342\200\257567,89 EUR" },
    { "den", "-1234567.89 EUR" },     { "tlh", "-1234567.89 EUR" },
    { "", "-1234567.89 EUR" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      const PursuitNumberStyle *style
          = pursuit_language_get_style (pursuit_language_find (amounts[i].tag));
      g_autofree char *text = pursuit_money_format (-123456789, "EUR", style, TRUE);

      g_assert_cmpstr (text, ==, amounts[i].expected);
    }
}

static void
test_days (void)
{
  static const struct
  {
    const char *tag;
    const char *expected;
  } days[] = {
    { "en", "8 March 2027" },       { "de", "8. März 2027" }, { "fr", "8 mars 2027" },
    { "es", "8 de marzo de 2027" }, { "it", "8 marzo 2027" }, { "nl", "8 maart 2027" },
    { "tlh", "2027-03-08" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text
          = pursuit_language_format_day (pursuit_language_find (days[i].tag), "2027-03-08");

      g_assert_cmpstr (text, ==, days[i].expected);
    }
}

/* Each of the twelve months in each language is another word. */
static void
test_months (void)
{
  static const char *const tags[] = { "en", "de", "de-AT", "de-CH", "fr", "es", "it", "nl" };

  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint month = 1; month <= 12; month++)
        {
          g_autofree char *day = g_strdup_printf ("2027-%02u-01", month);

          g_assert_true (g_hash_table_add (
              seen, pursuit_language_format_day (pursuit_language_find (tags[i]), day)));
        }
    }
}

static void
test_terms (void)
{
  static const struct
  {
    const char *text;
    guint months;
  } terms[] = {
    { "36 months", 36 }, { "36", 36 },        { "1 month", 1 },  { "3 years", 36 },
    { "3-year", 36 },    { "24 Monate", 24 }, { "2 Jahre", 24 }, { "12 mois", 12 },
    { "1 an", 12 },      { "", 0 },           { NULL, 0 },       { "open", 0 },
    { "0 months", 0 },   { "-3 months", 0 },  { "3 weeks", 0 },  { "99999", 0 },
    { "500 years", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (terms); i++)
    g_assert_cmpuint (pursuit_proposal_parse_term (terms[i].text), ==, terms[i].months);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engines/language/amounts", test_amounts);
  g_test_add_func ("/engines/language/days", test_days);
  g_test_add_func ("/engines/language/months", test_months);
  g_test_add_func ("/engines/language/terms", test_terms);

  return g_test_run ();
}
