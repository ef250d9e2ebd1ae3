/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-value-number.h"

#include "core/pursuit-money.h"
#include "exchange/pursuit-exchange-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Percentages are read to a hundredth before they are rounded. */
#define PERCENT_SCALE 2
#define PERCENT_UNIT 100

static const char *const yes[]
    = { "1",    "yes",  "y",     "true",      "x",          "on",   "ja",   "oui",
        "si",   "sí",   "sì",    "sim",       "tak",        "wahr", "vrai", "vero",
        "waar", "sann", "kyllä", "verdadero", "verdadeiro", "t" };
static const char *const no[]
    = { "0",   "no",  "n",      "false", "off",   "nein",   "non",    "não", "nie",
        "nee", "nej", "falsch", "faux",  "falso", "onwaar", "falskt", "ei",  "f" };

static gboolean
is_one_of (const char *lower, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (lower, words[i]) == 0)
      return TRUE;

  return FALSE;
}

gboolean
pursuit_value_parse_money (const char *text,
                           char decimal,
                           const char *fallback,
                           gint64 *minor,
                           const char **currency,
                           GError **error)
{
  g_autoptr (GError) reason = NULL;
  char proven;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (minor != NULL && currency != NULL, FALSE);

  /* A value that proves its own sign is right against its column. */
  proven = pursuit_decimal_guess_sign (text);
  if (pursuit_money_parse (text, fallback, proven != 0 ? proven : decimal, minor, currency,
                           &reason))
    return TRUE;

  g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_VALUE, "%s", reason->message);

  return FALSE;
}

gboolean
pursuit_value_parse_count (const char *text, char decimal, gint64 *count)
{
  char proven;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (count != NULL, FALSE);

  if (!g_ascii_isdigit (*text))
    return FALSE;

  proven = pursuit_decimal_guess_sign (text);
  if (proven == 0 && decimal == 0)
    proven = strchr (text, '.') != NULL ? ',' : '.';

  return pursuit_decimal_parse (text, proven != 0 ? proven : decimal, 0, count, NULL);
}

gboolean
pursuit_value_parse_percent (const char *text, gboolean of_one, gint64 *percent, GError **error)
{
  g_autofree char *number = NULL;
  gint64 value;
  char sign;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (percent != NULL, FALSE);

  number = g_strdup (text);
  g_strdelimit (number, "%", ' ');
  sign = strchr (number, ',') != NULL ? ',' : '.';
  if (!pursuit_decimal_parse (number, sign, of_one ? 2 * PERCENT_SCALE : PERCENT_SCALE, &value,
                              NULL))
    {
      g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_VALUE,
                   _ ("“%.40s” is no percentage"), text);
      return FALSE;
    }

  if (value < 0 || value > 100 * PERCENT_UNIT)
    {
      g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_VALUE,
                   _ ("%.40s is not between 0 and 100 percent"), text);
      return FALSE;
    }

  *percent = (value + PERCENT_UNIT / 2) / PERCENT_UNIT;

  return TRUE;
}

gboolean
pursuit_value_parse_boolean (const char *text, gboolean *truth)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (truth != NULL, FALSE);

  lower = g_utf8_strdown (text, -1);
  *truth = is_one_of (lower, yes, G_N_ELEMENTS (yes));

  return *truth || is_one_of (lower, no, G_N_ELEMENTS (no));
}

gboolean
pursuit_value_is_damaged_phone (const char *text)
{
  gsize n;

  g_return_val_if_fail (text != NULL, FALSE);

  n = strspn (text, "0123456789.,");
  if (n == 0 || (text[n] != 'E' && text[n] != 'e') || text[n + 1] != '+')
    return FALSE;

  return g_ascii_isdigit (text[n + 2]) && text[n + 2 + strspn (text + n + 2, "0123456789")] == '\0';
}
