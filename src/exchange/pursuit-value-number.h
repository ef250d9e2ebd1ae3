/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_value_parse_money:
 * @text: a trimmed cell: "$22,700.00", "48.600,00 €", "1 180,00", "1e6", "(123.45)"
 * @decimal: the column's decimal sign, '.' or ','; 0 to go by the text alone
 * @fallback: (nullable): the currency of an amount that names none; decides its decimals
 * @minor: (out): the amount in minor units
 * @currency: (out) (nullable) (transfer none): the currency, @fallback if the text names none
 * @error: %PURSUIT_EXCHANGE_ERROR_VALUE
 *
 * Returns: %TRUE if @text is an amount
 */
gboolean pursuit_value_parse_money (const char *text,
                                    char decimal,
                                    const char *fallback,
                                    gint64 *minor,
                                    const char **currency,
                                    GError **error);

/**
 * pursuit_value_parse_count:
 * @text: a trimmed cell
 * @decimal: the column's decimal sign; 0 to take every sign for thousands
 * @count: (out): the number, rounded
 *
 * Reads a whole number such as people count with: "1.450" is one thousand.
 *
 * Returns: %TRUE if @text is a number
 */
gboolean pursuit_value_parse_count (const char *text, char decimal, gint64 *count);

/**
 * pursuit_value_parse_percent:
 * @text: a trimmed cell: "25", "25 %", "0.25"
 * @of_one: whether the column writes parts of one instead of parts of a hundred
 * @percent: (out): 0 to 100, rounded
 * @error: %PURSUIT_EXCHANGE_ERROR_VALUE, also for a number outside of that
 *
 * Returns: %TRUE if @text is a percentage
 */
gboolean
pursuit_value_parse_percent (const char *text, gboolean of_one, gint64 *percent, GError **error);

/**
 * pursuit_value_parse_boolean:
 * @text: a trimmed cell: 1, 0, yes, no, true, ja, oui …
 * @truth: (out): what it says
 *
 * Returns: %TRUE if @text is yes or no
 */
gboolean pursuit_value_parse_boolean (const char *text, gboolean *truth);

/**
 * pursuit_value_is_damaged_phone:
 * @text: a trimmed cell of telephone numbers
 *
 * Returns: whether a spreadsheet has turned the number into "4.91E+11" and lost its digits
 */
gboolean pursuit_value_is_damaged_phone (const char *text);

G_END_DECLS
