/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-money.h"

#include "core/pursuit-core-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_EXPONENT 2
/* Nobody writes an amount longer than this; what is longer is another column's text. */
#define MAX_TEXT 64

/* The words before the first and behind the last digit, without the number's own signs. */
static char *
dup_affix (const char *from, const char *to)
{
  static const char *const signs[] = { "+", "-", "(", ")", "\302\240", "\342\210\222" };
  g_autofree char *affix = g_strndup (from, (gsize) (to - from));
  GString *word = g_string_new (affix);

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    g_string_replace (word, signs[i], "", 0);

  return g_strstrip (g_string_free (word, FALSE));
}

static gboolean
find_number (const char *text, const char **first, const char **last)
{
  *first = strpbrk (text, "0123456789");
  if (*first == NULL)
    return FALSE;

  *last = *first;
  for (const char *p = *first; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      *last = p;
  while (*first > text && (*first)[-1] == '.')
    (*first)--;

  return TRUE;
}

/* "1'500.-" and "20,–" say that there are no cents. */
static const char *
skip_no_cents (const char *p)
{
  static const char *const ends[] = { ".-", ",-", ".\342\200\223", ",\342\200\223" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_prefix (p, ends[i]))
      return p + strlen (ends[i]);

  return p;
}

/* Signs count around the number only: "1e-2" is positive. */
static gboolean
is_negative (const char *text, const char *first, const char *tail)
{
  g_autofree char *before = g_strndup (text, (gsize) (first - text));
  g_autofree char *around = g_strconcat (before, tail, NULL);

  return strchr (around, '-') != NULL || strchr (around, '(') != NULL
         || strstr (around, "\342\210\222") != NULL;
}

/* A code says more than a symbol: "$100 CAD" is Canadian. */
static gboolean
find_currency (const char *before, const char *after, const char *fallback, const char **code)
{
  *code = fallback;
  if (*before != '\0')
    *code = pursuit_currency_from_symbol (before);
  if (*after != '\0' && (*before == '\0' || *code != NULL))
    *code = pursuit_currency_from_symbol (after);

  return *code != NULL || (*before == '\0' && *after == '\0');
}

static gboolean
set_no_amount (GError **error, const char *text)
{
  g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_SYNTAX,
               _ ("“%.40s” is no amount; write it like 1234.50 EUR"), text);

  return FALSE;
}

gboolean
pursuit_money_parse (const char *text,
                     const char *fallback,
                     char decimal,
                     gint64 *minor,
                     const char **currency,
                     GError **error)
{
  const char *first, *last, *tail;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *number = NULL;
  const char *code;
  gboolean known;
  int exponent;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (minor != NULL, FALSE);

  if (strlen (text) > MAX_TEXT || !find_number (text, &first, &last))
    return set_no_amount (error, text);

  number = g_strndup (first, (gsize) (last + 1 - first));
  before = dup_affix (text, first);
  tail = skip_no_cents (last + 1);
  after = dup_affix (tail, text + strlen (text));
  known = find_currency (before, after, fallback, &code);
  exponent = code != NULL ? pursuit_currency_get_exponent (code) : DEFAULT_EXPONENT;
  if (!known || exponent < 0)
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_UNKNOWN,
                   _ ("“%.40s” names no known currency; use a code such as EUR"), text);
      return FALSE;
    }

  if (decimal == 0)
    decimal = pursuit_decimal_guess_sign (number);
  if (!pursuit_decimal_parse (number, decimal != 0 ? decimal : '.', exponent, minor, error))
    return FALSE;
  if (is_negative (text, first, tail))
    *minor = -*minor;
  if (currency != NULL)
    *currency = code;

  return TRUE;
}

gboolean
pursuit_money_check_decimals (const char *text, const char *currency, GError **error)
{
  int exponent = pursuit_currency_get_exponent (currency);
  const char *first, *last, *sign;
  g_autofree char *number = NULL;
  char decimal;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!find_number (text, &first, &last))
    return set_no_amount (error, text);

  number = g_strndup (first, (gsize) (last + 1 - first));
  decimal = pursuit_decimal_guess_sign (number);
  sign = strrchr (number, decimal != 0 ? decimal : '.');
  if (exponent < 0)
    exponent = DEFAULT_EXPONENT;
  if (sign == NULL || strspn (sign + 1, "0123456789") <= (gsize) exponent)
    return TRUE;

  g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_SYNTAX,
               _ ("“%.40s” has more decimals than the currency; write thousands without a sign, "
                  "like 1234.50 EUR"),
               text);

  return FALSE;
}

static void
append_grouped (GString *out, const char *digits, const char *group)
{
  gsize n = strlen (digits);

  for (gsize i = 0; i < n; i++)
    {
      if (group != NULL && i > 0 && (n - i) % 3 == 0)
        g_string_append (out, group);
      g_string_append_c (out, digits[i]);
    }
}

char *
pursuit_money_format (gint64 minor,
                      const char *currency,
                      const PursuitNumberStyle *style,
                      gboolean with_code)
{
  int exponent = pursuit_currency_get_exponent (currency);
  g_autofree char *digits = NULL;
  g_autofree char *whole = NULL;
  GString *out = g_string_new (minor < 0 ? "-" : NULL);
  /* Negating the smallest int64 would overflow. */
  guint64 size = minor < 0 ? -(guint64) minor : (guint64) minor;

  g_return_val_if_fail (style != NULL, NULL);

  if (exponent < 0)
    exponent = DEFAULT_EXPONENT;
  digits = g_strdup_printf ("%0*" G_GUINT64_FORMAT, exponent + 1, size);
  whole = g_strndup (digits, strlen (digits) - (gsize) exponent);
  append_grouped (out, whole, style->group);
  if (exponent > 0)
    g_string_append_printf (out, "%c%s", style->decimal, digits + strlen (whole));
  if (with_code && currency != NULL)
    g_string_append_printf (out, " %s", currency);

  return g_string_free (out, FALSE);
}

gboolean
pursuit_money_multiply (gint64 amount, gint64 numerator, gint64 denominator, gint64 *result)
{
  __int128 product, magnitude, divisor, quotient;
  gboolean negative;

  g_return_val_if_fail (denominator != 0, FALSE);
  g_return_val_if_fail (result != NULL, FALSE);

  product = (__int128) amount * numerator;
  negative = (product < 0) != (denominator < 0);
  magnitude = product < 0 ? -product : product;
  divisor = denominator < 0 ? -(__int128) denominator : denominator;
  quotient = (2 * (magnitude % divisor) >= divisor) ? magnitude / divisor + 1 : magnitude / divisor;
  if (quotient > G_MAXINT64)
    return FALSE;

  *result = negative ? -(gint64) quotient : (gint64) quotient;

  return TRUE;
}

gboolean
pursuit_money_add (gint64 a, gint64 b, gint64 *sum)
{
  g_return_val_if_fail (sum != NULL, FALSE);

  return !__builtin_add_overflow (a, b, sum);
}
