/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-money.h"

#include <string.h>

#define N_DECIMALS 12
#define N_CENT_DECIMALS 2
/* Three figures are said of what is below a USD. */
#define N_SCALE 1000

gint64
pursuit_ai_money_sum (gint64 a, gint64 b)
{
  gint64 sum;

  g_return_val_if_fail (a >= 0 && b >= 0, G_MAXINT64);

  return pursuit_money_add (a, b, &sum) ? sum : G_MAXINT64;
}

gboolean
pursuit_ai_money_add_tokens (gint64 *sum, gint64 rate, gint64 tokens)
{
  gint64 total;

  g_return_val_if_fail (sum != NULL && *sum >= 0 && rate >= 0 && tokens >= 0, FALSE);

  if (!pursuit_money_multiply (rate, tokens, 1, &total) || !pursuit_money_add (*sum, total, &total))
    return FALSE;
  *sum = total;

  return TRUE;
}

/* Reads at most @most digits; the number is -1 if there are none, more, or it gets too large. */
static gint64
read_digits (const char **p, int most, int *n_digits)
{
  gint64 number = 0;
  int n = 0;

  for (; g_ascii_isdigit (**p); (*p)++, n++)
    if (n == most || !pursuit_money_multiply (number, 10, 1, &number)
        || !pursuit_money_add (number, g_ascii_digit_value (**p), &number))
      return -1;
  *n_digits = n;

  return n > 0 ? number : -1;
}

gboolean
pursuit_ai_money_parse (const char *text, gint64 *pico)
{
  gint64 whole, decimals = 0;
  int n_digits;

  g_return_val_if_fail (pico != NULL, FALSE);

  if (text == NULL || (whole = read_digits (&text, N_DECIMALS, &n_digits)) < 0)
    return FALSE;
  if (*text == '.')
    {
      text++;
      decimals = read_digits (&text, N_DECIMALS, &n_digits);
      if (decimals < 0)
        return FALSE;
      for (int i = n_digits; i < N_DECIMALS; i++)
        decimals *= 10;
    }

  if (*text != '\0' || !pursuit_money_multiply (whole, PURSUIT_AI_PICO_PER_USD, 1, &whole)
      || !pursuit_money_add (whole, decimals, &whole))
    return FALSE;
  *pico = whole;

  return TRUE;
}

char *
pursuit_ai_money_to_decimal (gint64 pico)
{
  guint64 size = pico < 0 ? -(guint64) pico : (guint64) pico;
  guint64 whole = size / PURSUIT_AI_PICO_PER_USD;
  guint64 decimals = size % PURSUIT_AI_PICO_PER_USD;
  GString *text = g_string_new (pico < 0 ? "-" : NULL);

  g_string_append_printf (text, "%" G_GUINT64_FORMAT, whole);
  if (decimals > 0)
    {
      g_string_append_printf (text, ".%012" G_GUINT64_FORMAT, decimals);
      while (text->str[text->len - 1] == '0')
        g_string_truncate (text, text->len - 1);
    }

  return g_string_free (text, FALSE);
}

/* So many pico-USD the last figure that is said stands for. */
static gint64
get_step (gint64 size)
{
  gint64 step = PURSUIT_AI_PICO_PER_USD / N_SCALE;

  if (size >= PURSUIT_AI_PICO_PER_USD)
    return PURSUIT_AI_PICO_PER_CENT;
  while (step > 1 && size / step < N_SCALE / 10)
    step /= 10;

  return step;
}

/* The decimals of what is below a USD, with those of a cent in any case. */
static char *
format_small (gint64 pico, const PursuitNumberStyle *style)
{
  g_autofree char *decimal = pursuit_ai_money_to_decimal (pico);
  const char *point = strchr (decimal, '.');
  gsize n_decimals = point != NULL ? strlen (point + 1) : 0;
  GString *text = g_string_new (decimal);

  if (point == NULL)
    g_string_append_c (text, '.');
  for (; n_decimals < N_CENT_DECIMALS; n_decimals++)
    g_string_append_c (text, '0');
  *strchr (text->str, '.') = style->decimal;
  g_string_append_printf (text, " %s", PURSUIT_AI_CURRENCY);

  return g_string_free (text, FALSE);
}

static char *
format (gint64 pico, gboolean is_bound, const PursuitNumberStyle *style)
{
  gint64 step = get_step (ABS (MAX (pico, -G_MAXINT64)));
  gint64 steps = pico / step;

  if (is_bound)
    steps += pico > 0 && pico % step > 0;
  else
    pursuit_money_multiply (pico, 1, step, &steps);
  if (step == PURSUIT_AI_PICO_PER_CENT)
    return pursuit_money_format (steps, PURSUIT_AI_CURRENCY, style, TRUE);

  return format_small (steps * step, style);
}

char *
pursuit_ai_money_format (gint64 pico, const PursuitNumberStyle *style)
{
  g_return_val_if_fail (style != NULL, NULL);

  return format (pico, FALSE, style);
}

char *
pursuit_ai_money_format_bound (gint64 pico, const PursuitNumberStyle *style)
{
  g_return_val_if_fail (style != NULL, NULL);

  return format (pico, TRUE, style);
}
