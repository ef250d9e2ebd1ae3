/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-money.h"

#include <locale.h>

typedef struct
{
  const char *text;
  char decimal;
  int scale;
  gint64 value;
} Decimal;

static void
test_decimals (void)
{
  static const Decimal decimals[] = {
    { "0", '.', 2, 0 },
    { "1234.50", '.', 2, 123450 },
    { "1234,50", ',', 2, 123450 },
    { "1,234.50", '.', 2, 123450 },
    { "1.234,50", ',', 2, 123450 },
    { "1.234.567", ',', 0, 1234567 },
    { "1 234 567.8", '.', 1, 12345678 },
    { "1'234'567", '.', 0, 1234567 },
    { "1\302\240234,5", ',', 1, 12345 },
    { "1\342\200\257234,5", ',', 1, 12345 },
    { "1’234.5", '.', 1, 12345 },
    { "-12.5", '.', 1, -125 },
    { "+12.5", '.', 1, 125 },
    { "−12.5", '.', 1, -125 },
    { "(12.50)", '.', 2, -1250 },
    { "  7  ", '.', 0, 7 },
    { ".5", '.', 1, 5 },
    { "5.", '.', 1, 50 },
    { "0.005", '.', 2, 1 },
    { "0.0049", '.', 2, 0 },
    { "-0.005", '.', 2, -1 },
    { "1.005", '.', 2, 101 },
    { "0.994", '.', 2, 99 },
    { "0.995", '.', 2, 100 },
    { "9.9999999999", '.', 2, 1000 },
    { "1.5e6", '.', 0, 1500000 },
    { "1.5E+3", '.', 0, 1500 },
    { "15e-1", '.', 1, 15 },
    { "5e-3", '.', 2, 1 },
    { "4e-3", '.', 2, 0 },
    { "0e30", '.', 6, 0 },
    { "000000000000000000000000000000000000000000000000000001", '.', 0, 1 },
    { "9223372036854775807", '.', 0, G_MAXINT64 },
    { "-9223372036854775807", '.', 0, -G_MAXINT64 },
    { "92233720368547758.07", '.', 2, G_MAXINT64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (decimals); i++)
    {
      const Decimal *d = &decimals[i];
      g_autoptr (GError) error = NULL;
      gint64 value = -77;

      if (!pursuit_decimal_parse (d->text, d->decimal, d->scale, &value, &error)
          || value != d->value)
        g_test_fail_printf ("“%s” is read as %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT, d->text,
                            value, d->value);
    }
}

static void
test_no_decimals (void)
{
  static const struct
  {
    const char *text;
    char decimal;
    int code;
  } refused[] = {
    { "", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { " ", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "-", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { ".", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "abc", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "1.2.3", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "1,23", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "1.23", ',', PURSUIT_CORE_ERROR_SYNTAX },
    { "0,500", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "1,2345", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "(5", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "5)", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "--5", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "5 EUR", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "1e", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "1e999", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "1e-9223372036854775808", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "0x10", '.', PURSUIT_CORE_ERROR_SYNTAX },
    { "9223372036854775808", '.', PURSUIT_CORE_ERROR_RANGE },
    { "1e30", '.', PURSUIT_CORE_ERROR_RANGE },
    { "9223372036854775807.5", '.', PURSUIT_CORE_ERROR_RANGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value;

      if (pursuit_decimal_parse (refused[i].text, refused[i].decimal, 0, &value, &error))
        g_test_fail_printf ("“%s” is read as a number", refused[i].text);
      else
        g_assert_error (error, PURSUIT_CORE_ERROR, refused[i].code);
    }
}

static void
test_guess (void)
{
  static const struct
  {
    const char *text;
    char sign;
  } guesses[] = {
    { "1.234,50", ',' }, { "1,234.50", '.' }, { "12.5", '.' },      { "12,5", ',' },
    { "1.234", 0 },      { "1,234", 0 },      { "500", 0 },         { "", 0 },
    { "0.500", '.' },    { "0,500", ',' },    { "1.234.567", ',' }, { "1,234,567", '.' },
    { "1234.567", '.' }, { "12.3456", '.' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (guesses); i++)
    if (pursuit_decimal_guess_sign (guesses[i].text) != guesses[i].sign)
      g_test_fail_printf ("“%s”: %c", guesses[i].text,
                          pursuit_decimal_guess_sign (guesses[i].text));
}

typedef struct
{
  const char *text;
  const char *fallback;
  char decimal;
  gint64 minor;
  const char *currency;
} Amount;

static void
test_amounts (void)
{
  static const Amount amounts[] = {
    { "48600 EUR", NULL, 0, 4860000, "EUR" },
    { "1234.50 EUR", NULL, 0, 123450, "EUR" },
    { "€ 1.234,50", NULL, 0, 123450, "EUR" },
    { "$22,700.00", NULL, 0, 2270000, "USD" },
    { "US$ 5", NULL, 0, 500, "USD" },
    { "5 $", NULL, 0, 500, "USD" },
    { "$100 CAD", NULL, 0, 10000, "CAD" },
    { "chf 5", NULL, 0, 500, "CHF" },
    { "1'500.- CHF", NULL, 0, 150000, "CHF" },
    { "20,– €", NULL, 0, 2000, "EUR" },
    { "5- EUR", NULL, 0, -500, "EUR" },
    { "¥1000", NULL, 0, 1000, "JPY" },
    { "1000 JPY", "EUR", 0, 1000, "JPY" },
    { "1.234 KWD", NULL, '.', 1234, "KWD" },
    { "1.5", "EUR", 0, 150, "EUR" },
    { "1.5", NULL, 0, 150, NULL },
    { "1.500", "EUR", ',', 150000, "EUR" },
    { "1.500", "EUR", '.', 150, "EUR" },
    { "-5 EUR", NULL, 0, -500, "EUR" },
    { "EUR -5", NULL, 0, -500, "EUR" },
    { "-€5", NULL, 0, -500, "EUR" },
    { "(5.00 EUR)", NULL, 0, -500, "EUR" },
    { "−5 EUR", NULL, 0, -500, "EUR" },
    { "150e-2 EUR", NULL, 0, 150, "EUR" },
    { "EUR\302\2405,50", NULL, 0, 550, "EUR" },
    { "EUR .5", NULL, 0, 50, "EUR" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      const Amount *a = &amounts[i];
      const char *currency = NULL;
      g_autoptr (GError) error = NULL;
      gint64 minor = -77;

      if (!pursuit_money_parse (a->text, a->fallback, a->decimal, &minor, &currency, &error)
          || minor != a->minor || g_strcmp0 (currency, a->currency) != 0)
        g_test_fail_printf ("“%s” is read as %" G_GINT64_FORMAT " %s: %s", a->text, minor, currency,
                            error != NULL ? error->message : "");
    }
}

static void
test_no_amounts (void)
{
  static const struct
  {
    const char *text;
    const char *fallback;
    int code;
  } refused[] = {
    { "", "EUR", PURSUIT_CORE_ERROR_SYNTAX },
    { "lots", "EUR", PURSUIT_CORE_ERROR_SYNTAX },
    { "5 XYZ", "EUR", PURSUIT_CORE_ERROR_UNKNOWN },
    { "about 5 EUR", NULL, PURSUIT_CORE_ERROR_UNKNOWN },
    { "5", "XYZ", PURSUIT_CORE_ERROR_UNKNOWN },
    { "5 to 10 EUR", NULL, PURSUIT_CORE_ERROR_SYNTAX },
    { "99999999999999999999 EUR", NULL, PURSUIT_CORE_ERROR_RANGE },
    { "0000000000000000000000000000000000000000000000000000000000000000000005 EUR", NULL,
      PURSUIT_CORE_ERROR_SYNTAX },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 minor;

      if (pursuit_money_parse (refused[i].text, refused[i].fallback, 0, &minor, NULL, &error))
        g_test_fail_printf ("“%s” is read as an amount", refused[i].text);
      else
        g_assert_error (error, PURSUIT_CORE_ERROR, refused[i].code);
    }
}

static void
test_format (void)
{
  static const PursuitNumberStyle german = { ',', "." };
  static const struct
  {
    gint64 minor;
    const char *currency;
    const char *plain;
    const char *german;
  } amounts[] = {
    { 0, "EUR", "0.00 EUR", "0,00 EUR" },
    { 5, "EUR", "0.05 EUR", "0,05 EUR" },
    { -5, "EUR", "-0.05 EUR", "-0,05 EUR" },
    { 123456789, "EUR", "1234567.89 EUR", "1.234.567,89 EUR" },
    { 123456, "JPY", "123456 JPY", "123.456 JPY" },
    { 1, "KWD", "0.001 KWD", "0,001 KWD" },
    { 100, NULL, "1.00", "1,00" },
    { G_MAXINT64, "EUR", "92233720368547758.07 EUR", "92.233.720.368.547.758,07 EUR" },
    { G_MININT64, "EUR", "-92233720368547758.08 EUR", "-92.233.720.368.547.758,08 EUR" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *plain = pursuit_money_format (amounts[i].minor, amounts[i].currency,
                                                     &PURSUIT_NUMBER_STYLE_PLAIN, TRUE);
      g_autofree char *text
          = pursuit_money_format (amounts[i].minor, amounts[i].currency, &german, TRUE);

      g_assert_cmpstr (plain, ==, amounts[i].plain);
      g_assert_cmpstr (text, ==, amounts[i].german);
    }
}

/* What is written is read back, in every currency class and both styles. */
static void
test_round_trip (void)
{
  static const PursuitNumberStyle styles[] = { { '.', NULL }, { ',', "." }, { '.', "'" } };
  static const char *const codes[] = { "EUR", "JPY", "KWD" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 3000; i++)
    {
      gint64 minor = ((gint64) g_rand_int (random) << 31 | g_rand_int (random))
                     >> g_rand_int_range (random, 0, 60);
      const char *code = codes[i % 3];
      const PursuitNumberStyle *style = &styles[i / 3 % 3];
      const char *currency;
      gint64 back;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      if (i % 2 == 0)
        minor = -minor;
      text = pursuit_money_format (minor, code, style, TRUE);
      pursuit_money_parse (text, NULL, style->decimal, &back, &currency, &error);
      g_assert_no_error (error);
      g_assert_cmpint (back, ==, minor);
      g_assert_cmpstr (currency, ==, code);
    }
}

static void
test_multiply (void)
{
  static const struct
  {
    gint64 amount, numerator, denominator, result;
  } products[] = {
    { 100, 3, 2, 150 },
    { 1, 1, 2, 1 },
    { -1, 1, 2, -1 },
    { 1, -1, 2, -1 },
    { 1, 1, -2, -1 },
    { -1, -1, 2, 1 },
    { 1, 1, 3, 0 },
    { 2, 1, 3, 1 },
    { 0, -5, 7, 0 },
    { 333, 10, 10, 333 },
    { G_MAXINT64, 1000, 1000, G_MAXINT64 },
    { G_MAXINT64, 1, 1, G_MAXINT64 },
  };
  gint64 result;

  for (gsize i = 0; i < G_N_ELEMENTS (products); i++)
    {
      g_assert_true (pursuit_money_multiply (products[i].amount, products[i].numerator,
                                             products[i].denominator, &result));
      g_assert_cmpint (result, ==, products[i].result);
    }
  g_assert_false (pursuit_money_multiply (G_MAXINT64, 2, 1, &result));
  g_assert_false (pursuit_money_multiply (G_MININT64, G_MININT64, 1, &result));
  g_assert_false (pursuit_money_multiply (G_MAXINT64, 3, 2, &result));
}

static void
test_add (void)
{
  gint64 sum;

  g_assert_true (pursuit_money_add (G_MAXINT64 - 1, 1, &sum));
  g_assert_cmpint (sum, ==, G_MAXINT64);
  g_assert_true (pursuit_money_add (-5, 3, &sum));
  g_assert_cmpint (sum, ==, -2);
  g_assert_false (pursuit_money_add (G_MAXINT64, 1, &sum));
  g_assert_false (pursuit_money_add (G_MININT64, -1, &sum));
}

static void
test_currencies (void)
{
  g_assert_cmpint (pursuit_currency_get_exponent ("EUR"), ==, 2);
  g_assert_cmpint (pursuit_currency_get_exponent ("JPY"), ==, 0);
  g_assert_cmpint (pursuit_currency_get_exponent ("TND"), ==, 3);
  g_assert_cmpint (pursuit_currency_get_exponent ("eur"), ==, -1);
  /* Across the border of two codes in one list. */
  g_assert_cmpint (pursuit_currency_get_exponent ("EDA"), ==, -1);
  g_assert_cmpint (pursuit_currency_get_exponent (NULL), ==, -1);
  g_assert_cmpint (pursuit_currency_get_exponent (""), ==, -1);
  g_assert_cmpint (pursuit_currency_get_exponent ("EURO"), ==, -1);

  g_assert_cmpstr (pursuit_currency_from_symbol (" € "), ==, "EUR");
  g_assert_cmpstr (pursuit_currency_from_symbol ("zł"), ==, "PLN");
  g_assert_cmpstr (pursuit_currency_from_symbol ("gbp"), ==, "GBP");
  g_assert_null (pursuit_currency_from_symbol ("gold"));
  g_assert_null (pursuit_currency_from_symbol (""));
  g_assert_null (pursuit_currency_from_symbol (NULL));
}

/* Whatever locale is installed: its currency is a code in use, or there is none. */
static void
test_locale_currency (void)
{
  static const struct
  {
    const char *locale;
    const char *code;
  } locales[] = {
    { "de_DE.UTF-8", "EUR" }, { "de_CH.UTF-8", "CHF" }, { "en_US.UTF-8", "USD" },
    { "en_GB.UTF-8", "GBP" }, { "ja_JP.UTF-8", "JPY" }, { "sv_SE.UTF-8", "SEK" },
  };
  g_autofree char *before = g_strdup (setlocale (LC_MONETARY, NULL));

  setlocale (LC_MONETARY, "C");
  g_assert_null (pursuit_currency_from_locale ());
  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    if (setlocale (LC_MONETARY, locales[i].locale) != NULL)
      g_assert_cmpstr (pursuit_currency_from_locale (), ==, locales[i].code);
  setlocale (LC_MONETARY, before);
}

/* A code names its currency in any letter case, and a currency has decimals that are written. */
static void
test_symbols (void)
{
  static const char *const symbols[]
      = { "€", "$", "US$", "£", "¥", "CHF", "zł", "Kč", "R$", "₹", "₩", "₺", "CA$", "kr", "Ft" };

  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      const char *code = pursuit_currency_from_symbol (symbols[i]);
      g_autofree char *lower = g_ascii_strdown (code, -1);
      g_autofree char *wide = g_strdup_printf ("\t%s  ", symbols[i]);

      g_assert_cmpint (pursuit_currency_get_exponent (code), >=, 0);
      g_assert_cmpstr (pursuit_currency_from_symbol (lower), ==, code);
      g_assert_cmpstr (pursuit_currency_from_symbol (wide), ==, code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/decimal/reads", test_decimals);
  g_test_add_func ("/core/decimal/refuses", test_no_decimals);
  g_test_add_func ("/core/decimal/guess", test_guess);
  g_test_add_func ("/core/money/reads", test_amounts);
  g_test_add_func ("/core/money/refuses", test_no_amounts);
  g_test_add_func ("/core/money/format", test_format);
  g_test_add_func ("/core/money/round-trip", test_round_trip);
  g_test_add_func ("/core/money/multiply", test_multiply);
  g_test_add_func ("/core/money/add", test_add);
  g_test_add_func ("/core/currency/codes", test_currencies);
  g_test_add_func ("/core/currency/locale", test_locale_currency);
  g_test_add_func ("/core/currency/symbols", test_symbols);

  return g_test_run ();
}
