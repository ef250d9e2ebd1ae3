/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-money.h"

#include "core/pursuit-core-error.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* More digits than any int64 with six decimals can have; the rest of a longer text is noise. */
#define MAX_DIGITS 40
#define MAX_SCALE 6
#define MAX_EXPONENT 30

const PursuitNumberStyle PURSUIT_NUMBER_STYLE_PLAIN = { '.', NULL };

/* A number taken apart: its digits without signs, and how many of them are decimals. */
typedef struct
{
  char digits[MAX_DIGITS];
  int n_digits;
  int n_decimals;
  gboolean negative;
} Parts;

PursuitNumberStyle
pursuit_number_style_from_locale (void)
{
  const struct lconv *conv = localeconv ();
  PursuitNumberStyle style = { '.', NULL };

  if (conv->decimal_point != NULL && conv->decimal_point[0] == ',')
    style.decimal = ',';
  if (conv->thousands_sep != NULL && conv->thousands_sep[0] != '\0'
      && g_utf8_validate (conv->thousands_sep, -1, NULL))
    style.group = g_intern_string (conv->thousands_sep);

  return style;
}

/* Bytes of a group sign at @p, or 0. People and programs separate thousands by the other
 * decimal sign, an apostrophe or one of several spaces. */
static gsize
group_sign_length (const char *p, char decimal)
{
  static const char *const wide[] = { "\302\240", "\342\200\257", "\342\200\211", "\342\200\231" };

  if (*p == (decimal == '.' ? ',' : '.') || *p == ' ' || *p == '\'')
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (p, wide[i]))
      return strlen (wide[i]);

  return 0;
}

static gboolean
three_digits_follow (const char *p)
{
  return g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2])
         && !g_ascii_isdigit (p[3]);
}

static gboolean
add_digit (Parts *parts, char digit)
{
  /* Leading zeros carry nothing, and must not use up the room. */
  if (parts->n_digits == 0 && parts->n_decimals == 0 && digit == '0')
    return TRUE;
  if (parts->n_digits == MAX_DIGITS)
    return FALSE;
  parts->digits[parts->n_digits++] = digit;

  return TRUE;
}

static const char *
scan_digits (const char *p, char decimal, Parts *parts, gboolean *any)
{
  gboolean grouped = FALSE;
  gboolean in_decimals = FALSE;

  for (;; p++)
    {
      gsize group = in_decimals ? 0 : group_sign_length (p, decimal);

      if (g_ascii_isdigit (*p))
        {
          if (in_decimals)
            parts->n_decimals++;
          if (!add_digit (parts, *p))
            return NULL;
          *any = TRUE;
        }
      else if (*p == decimal && !in_decimals)
        {
          in_decimals = TRUE;
        }
      else if (group > 0 && *any && three_digits_follow (p + group))
        {
          grouped = TRUE;
          p += group - 1;
        }
      else
        {
          break;
        }
    }

  /* A group sign must not be a decimal sign misread: "0.500" with ',' stays refused. */
  if (grouped && parts->n_digits - parts->n_decimals < 4)
    return NULL;

  return p;
}

static const char *
scan_exponent (const char *p, Parts *parts)
{
  char *end;
  gint64 exponent;

  if (*p != 'e' && *p != 'E')
    return p;

  exponent = g_ascii_strtoll (p + 1, &end, 10);
  if (end == p + 1 || exponent < -MAX_EXPONENT || exponent > MAX_EXPONENT)
    return NULL;
  parts->n_decimals -= (int) exponent;

  return end;
}

static gboolean
scan_number (const char *text, char decimal, Parts *parts)
{
  const char *p = text;
  gboolean bracket = FALSE;
  gboolean any = FALSE;

  while (g_ascii_isspace (*p))
    p++;
  if (*p == '(')
    bracket = parts->negative = TRUE;
  else if (*p == '-')
    parts->negative = TRUE;
  else if (g_str_has_prefix (p, "\342\210\222"))
    {
      parts->negative = TRUE;
      p += 2;
    }
  if (parts->negative || *p == '+')
    p++;

  p = scan_digits (p, decimal, parts, &any);
  if (p != NULL && any)
    p = scan_exponent (p, parts);
  if (p == NULL || !any)
    return FALSE;

  if (bracket && *p++ != ')')
    return FALSE;
  while (g_ascii_isspace (*p))
    p++;

  return *p == '\0';
}

static gboolean
parts_to_int64 (const Parts *parts, int scale, gint64 *value)
{
  int wanted = parts->n_digits - parts->n_decimals + scale;
  __int128 sum = 0;
  gint64 limit = G_MAXINT64;

  for (int i = 0; i < wanted; i++)
    {
      sum = sum * 10 + (i < parts->n_digits ? parts->digits[i] - '0' : 0);
      if (sum > limit)
        return FALSE;
      /* Zero stays zero however many places follow. */
      if (parts->n_digits == 0)
        break;
    }
  if (wanted >= 0 && wanted < parts->n_digits && parts->digits[wanted] >= '5')
    sum++;
  if (sum > limit)
    return FALSE;

  *value = parts->negative ? -(gint64) sum : (gint64) sum;

  return TRUE;
}

gboolean
pursuit_decimal_parse (const char *text, char decimal, int scale, gint64 *value, GError **error)
{
  Parts parts = { 0 };

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (decimal == '.' || decimal == ',', FALSE);
  g_return_val_if_fail (scale >= 0 && scale <= MAX_SCALE, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!scan_number (text, decimal, &parts))
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_SYNTAX,
                   _ ("“%.40s” is not a number"), text);
      return FALSE;
    }
  if (!parts_to_int64 (&parts, scale, value))
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_RANGE,
                   _ ("“%.40s” is too large a number"), text);
      return FALSE;
    }

  return TRUE;
}

/* One to three digits stand before a group sign, and not a lone zero. */
static gboolean
is_group_before (const char *text, const char *sign)
{
  const char *first = sign;

  while (first > text && g_ascii_isdigit (first[-1]))
    first--;

  return sign > first && sign - first <= 3 && !(*first == '0' && sign - first == 1);
}

char
pursuit_decimal_guess_sign (const char *text)
{
  const char *dot, *comma, *last;

  g_return_val_if_fail (text != NULL, 0);

  dot = strrchr (text, '.');
  comma = strrchr (text, ',');
  last = MAX (dot, comma);
  if (last == NULL)
    return 0;
  if (dot != NULL && comma != NULL)
    return *last;
  /* The same sign twice can only separate groups. */
  if (strchr (text, *last) != last)
    return *last == '.' ? ',' : '.';
  /* "1.234" may be either; any other count of digits behind the sign are decimals, and so
   * are three of them behind a lone zero. */
  if (three_digits_follow (last + 1) && is_group_before (text, last))
    return 0;

  return *last;
}
