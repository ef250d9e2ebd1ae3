/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-money.h"

G_BEGIN_DECLS

/* Money of the gateway is whole pico-USD: a price of one USD for a million tokens is then a whole
 * number for one token, and no figure is ever rounded on its way into the ledger. An int64 holds
 * 9.2 million USD. */
#define PURSUIT_AI_PICO_PER_USD G_GINT64_CONSTANT (1000000000000)
#define PURSUIT_AI_PICO_PER_CENT (PURSUIT_AI_PICO_PER_USD / 100)
/* What one token costs at a price of one USD for a million of them. */
#define PURSUIT_AI_PICO_PER_MTOK (PURSUIT_AI_PICO_PER_USD / 1000000)

/* The currency that providers bill in. */
#define PURSUIT_AI_CURRENCY "USD"

/**
 * pursuit_ai_money_sum:
 * @a: an amount, not negative
 * @b: another
 *
 * For what is held against a budget: a sum that is too large must not become a small one.
 *
 * Returns: @a + @b, or %G_MAXINT64 if that does not fit
 */
gint64 pursuit_ai_money_sum (gint64 a, gint64 b);

/**
 * pursuit_ai_money_add_tokens:
 * @sum: (inout): an amount, not negative
 * @rate: the price of one token, not negative
 * @tokens: how many, not negative
 *
 * Adds @rate × @tokens to @sum.
 *
 * Returns: %FALSE, with @sum unchanged, if that does not fit
 */
gboolean pursuit_ai_money_add_tokens (gint64 *sum, gint64 rate, gint64 tokens);

/**
 * pursuit_ai_money_parse:
 * @text: (nullable): an amount in USD: digits, and after a point up to twelve decimals
 * @pico: (out): the same in pico-USD
 *
 * Reads what files hold and what pursuit_ai_money_to_decimal() writes. There is no sign, no group
 * and no exponent.
 *
 * Returns: %TRUE if @text is an amount
 */
gboolean pursuit_ai_money_parse (const char *text, gint64 *pico);

/**
 * pursuit_ai_money_to_decimal:
 * @pico: an amount
 *
 * Returns: (transfer full): the exact amount in USD for a file, such as "0.00123", "47" or "-0.5"
 */
char *pursuit_ai_money_to_decimal (gint64 pico);

/**
 * pursuit_ai_money_format:
 * @pico: an amount
 * @style: how to write numbers
 *
 * A request costs parts of a cent, so that of what is below a USD three figures are written.
 *
 * Returns: (transfer full): the amount for a person, rounded: "47.32 USD", "0.045 USD",
 *   "0.00384 USD"
 */
char *pursuit_ai_money_format (gint64 pico, const PursuitNumberStyle *style);

/**
 * pursuit_ai_money_format_bound:
 * @pico: the most that something can cost
 * @style: how to write numbers
 *
 * Returns: (transfer full): the same rounded up, so that it remains true as an upper bound
 */
char *pursuit_ai_money_format_bound (gint64 pico, const PursuitNumberStyle *style);

G_END_DECLS
