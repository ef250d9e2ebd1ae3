/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitNumberStyle:
 * @decimal: the decimal sign, '.' or ','
 * @group: (optional): UTF-8 text between groups of three digits when numbers are written
 *
 * How a person writes numbers. Groups are never required when numbers are read.
 */
typedef struct
{
  char decimal;
  const char *group;
} PursuitNumberStyle;

/**
 * PURSUIT_NUMBER_STYLE_PLAIN:
 *
 * The style of files and of the command line: `1234.50`.
 */
extern const PursuitNumberStyle PURSUIT_NUMBER_STYLE_PLAIN;

/**
 * pursuit_number_style_from_locale:
 *
 * Returns: the style of the process's LC_NUMERIC; its texts live as long as the process
 */
PursuitNumberStyle pursuit_number_style_from_locale (void);

/**
 * pursuit_currency_get_exponent:
 * @code: (nullable): a code such as "EUR", in upper case
 *
 * Returns: how many decimals the currency has by ISO 4217 (EUR 2, JPY 0, KWD 3), or -1 if
 *   @code is no currency code that is in use
 */
int pursuit_currency_get_exponent (const char *code);

/**
 * pursuit_currency_from_symbol:
 * @text: (nullable): a symbol or code as people write it, such as "€", "US$" or "eur"
 *
 * A bare "$" is taken as USD and "¥" as JPY, which the caller should say.
 *
 * Returns: (nullable): the ISO 4217 code, static
 */
const char *pursuit_currency_from_symbol (const char *text);

/**
 * pursuit_currency_from_locale:
 *
 * Returns: (nullable): the currency of the process's LC_MONETARY, static; %NULL if it has none
 */
const char *pursuit_currency_from_locale (void);

/**
 * pursuit_decimal_parse:
 * @text: digits with an optional sign, groups and decimal sign, nothing else around them
 *   but white space; also `1.5e6` and `(12.50)` for a negative number
 * @decimal: '.' or ','; the other one, spaces and apostrophes are read as group signs, and
 *   are refused where no group of three digits follows
 * @scale: how many decimals the result counts in, 0 to 6
 * @value: (out): the number times 10^@scale, rounded half away from zero
 * @error: %PURSUIT_CORE_ERROR_SYNTAX, or %PURSUIT_CORE_ERROR_RANGE beyond int64
 *
 * Reads a decimal number exactly, without floating point.
 *
 * Returns: %TRUE if @text is a number
 */
gboolean
pursuit_decimal_parse (const char *text, char decimal, int scale, gint64 *value, GError **error);

/**
 * pursuit_decimal_guess_sign:
 * @text: a number as somebody wrote it
 *
 * Says which decimal sign @text itself proves: "1.234,50" ',', "1,234.50" '.', "12.5" '.'.
 *
 * Returns: '.', ',' or 0 when it proves neither ("1.234", "500")
 */
char pursuit_decimal_guess_sign (const char *text);

/**
 * pursuit_money_parse:
 * @text: an amount in major units, with or without code or symbol on either side:
 *   "1234.50 EUR", "€ 1.234,50", "$22,700.00"
 * @fallback: (nullable): the currency when @text names none
 * @decimal: '.' or ',' if the decimal sign is known, else 0 to guess it from @text; what cannot
 *   be guessed is read with '.'
 * @minor: (out): the amount in minor units
 * @currency: (out) (optional) (transfer none): the ISO 4217 code, static or @fallback
 * @error: %PURSUIT_CORE_ERROR_SYNTAX, %PURSUIT_CORE_ERROR_UNKNOWN for a currency,
 *   %PURSUIT_CORE_ERROR_RANGE
 *
 * Returns: %TRUE if @text is an amount
 */
gboolean pursuit_money_parse (const char *text,
                              const char *fallback,
                              char decimal,
                              gint64 *minor,
                              const char **currency,
                              GError **error);

/**
 * pursuit_money_check_decimals:
 * @text: what pursuit_money_parse() has read
 * @currency: (nullable): the currency it found
 * @error: %PURSUIT_CORE_ERROR_SYNTAX
 *
 * For amounts that a person types. A file may bring fractions of a cent, which are rounded; but
 * "1.234 EUR" from somebody who groups by points would become one euro and 23 cents, and "1.000"
 * would become one.
 *
 * Returns: %TRUE if @text has no more decimals than the currency
 */
gboolean pursuit_money_check_decimals (const char *text, const char *currency, GError **error);

/**
 * pursuit_money_format:
 * @minor: an amount in minor units
 * @currency: (nullable): its ISO 4217 code; without one two decimals are written
 * @style: how to write numbers
 * @with_code: whether the code follows
 *
 * Returns: (transfer full): such as "48600.00 EUR"
 */
char *pursuit_money_format (gint64 minor,
                            const char *currency,
                            const PursuitNumberStyle *style,
                            gboolean with_code);

/**
 * pursuit_money_multiply:
 * @amount: an amount in minor units
 * @numerator: what to multiply by
 * @denominator: what to divide by, not 0
 * @result: (out): @amount × @numerator / @denominator, rounded half away from zero
 *
 * The product is kept in 128 bits, so only the result itself can overflow.
 *
 * Returns: %FALSE if the result does not fit
 */
gboolean
pursuit_money_multiply (gint64 amount, gint64 numerator, gint64 denominator, gint64 *result);

/**
 * pursuit_money_add:
 * @a: an amount in minor units
 * @b: another of the same currency
 * @sum: (out): their sum
 *
 * Returns: %FALSE if the sum does not fit
 */
gboolean pursuit_money_add (gint64 a, gint64 b, gint64 *sum);

G_END_DECLS
