/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-money.h"

#include <locale.h>
#include <string.h>

/* The codes of ISO 4217 in use, three letters each, in order; all that is not named in the two
 * lists below it has two decimals. */
static const char two_decimals[]
    = "AEDAFNALLAMDANGAOAARSAUDAWGAZNBAMBBDBDTBGNBMDBNDBOBBRLBSDBTNBWPBYNBZDCADCDFCHFCNYCOPCRCCUP"
      "CVECZKDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGTQGYDHKDHNLHTGHUFIDRILSINRIRRJMDKESKGSKHR"
      "KPWKYDKZTLAKLBPLKRLRDLSLMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMYRMZNNADNGNNIONOKNPRNZDPABPEN"
      "PGKPHPPKRPLNQARRONRSDRUBSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTOPTRYTTDTWD"
      "TZSUAHUSDUYUUZSVEDVESWSTXCDYERZARZMWZWG";
static const char no_decimals[] = "BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF";
static const char three_decimals[] = "BHDIQDJODKWDLYDOMRTND";

static const struct
{
  const char *symbol;
  const char *code;
} symbols[] = {
  { "€", "EUR" },   { "$", "USD" },   { "US$", "USD" }, { "£", "GBP" },   { "¥", "JPY" },
  { "CHF", "CHF" }, { "Fr.", "CHF" }, { "zł", "PLN" },  { "Kč", "CZK" },  { "R$", "BRL" },
  { "₹", "INR" },   { "Rs.", "INR" }, { "₩", "KRW" },   { "₽", "RUB" }, { "₺", "TRY" },
  { "C$", "CAD" },  { "CA$", "CAD" }, { "A$", "AUD" },  { "AU$", "AUD" }, { "NZ$", "NZD" },
  { "HK$", "HKD" }, { "S$", "SGD" },  { "kr", "SEK" },  { "₪", "ILS" },   { "₫", "VND" },
  { "Ft", "HUF" },  { "lei", "RON" }, { "₴", "UAH" },   { "฿", "THB" },
};

static const char *
find_code (const char *codes, const char *code)
{
  for (const char *at = codes; *at != '\0'; at += 3)
    if (strncmp (at, code, 3) == 0)
      return at;

  return NULL;
}

int
pursuit_currency_get_exponent (const char *code)
{
  if (code == NULL || strlen (code) != 3)
    return -1;
  if (find_code (two_decimals, code) != NULL)
    return 2;
  if (find_code (no_decimals, code) != NULL)
    return 0;
  if (find_code (three_decimals, code) != NULL)
    return 3;

  return -1;
}

const char *
pursuit_currency_from_symbol (const char *text)
{
  g_autofree char *word = NULL;
  g_autofree char *upper = NULL;

  if (text == NULL)
    return NULL;

  word = g_strstrip (g_strdup (text));
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (strcmp (symbols[i].symbol, word) == 0)
      return symbols[i].code;

  upper = g_ascii_strup (word, -1);
  if (pursuit_currency_get_exponent (upper) < 0)
    return NULL;

  return g_intern_string (upper);
}

const char *
pursuit_currency_from_locale (void)
{
  const char *symbol = localeconv ()->int_curr_symbol;
  g_autofree char *code = symbol != NULL ? g_strndup (symbol, 3) : NULL;

  return code != NULL ? pursuit_currency_from_symbol (code) : NULL;
}
