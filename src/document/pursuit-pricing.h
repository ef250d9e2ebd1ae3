/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "core/pursuit-money.h"

G_BEGIN_DECLS

/**
 * PURSUIT_PRICING_MAX_LINES:
 *
 * The longest price table.
 */
#define PURSUIT_PRICING_MAX_LINES 1000u

/**
 * PURSUIT_PRICING_MAX_MONTHS:
 *
 * The longest term: 100 years.
 */
#define PURSUIT_PRICING_MAX_MONTHS 1200u

/**
 * PursuitPriceLine:
 * @name: what is sold; not blank
 * @unit: (nullable): what the quantity counts, such as "days"
 * @quantity: in thousandths: 1500 is 1.5; negative for something taken back
 * @unit_price: in minor units, for one unit; of a recurring line, for one unit and month
 * @discount: of the line, in hundredths of a percent, 0 to 10000
 * @months: 0 for a single charge; else the line recurs monthly for so many months
 * @optional: the buyer may leave it out: it is shown, and counts to no sum
 *
 * One row of a price table. Strings are copied by pursuit_pricing_add().
 */
typedef struct
{
  const char *name;
  const char *unit;
  gint64 quantity;
  gint64 unit_price;
  guint discount;
  guint months;
  gboolean optional;
} PursuitPriceLine;

/**
 * PursuitPriceTotals:
 * @subtotal: what all lines that count come to, before line discounts
 * @discount: what all line discounts take off that; positive
 * @once: the total of the single charges
 * @monthly: the total of one month of the recurring lines
 * @recurring: the total of the recurring lines over their months
 * @optional: what the optional lines would add
 * @total: @once + @recurring = @subtotal - @discount
 *
 * The sums of a price table, in minor units, without tax.
 */
typedef struct
{
  gint64 subtotal;
  gint64 discount;
  gint64 once;
  gint64 monthly;
  gint64 recurring;
  gint64 optional;
  gint64 total;
} PursuitPriceTotals;

/**
 * PursuitPricing:
 *
 * The line items of a proposal in one currency, with their sums. The arithmetic is exact:
 *
 * - before discount a line is quantity × unit price, rounded half up (away from zero) to a minor
 *   unit
 * - its discount is that × basis points / 10000, rounded in the same way, and its price the
 *   difference; so subtotal - discount = total holds to the cent
 * - a recurring line's price of one month is rounded first and then multiplied by its months: a
 *   bill of every month can be paid exactly
 *
 * Nothing is ever summed in floating point, and whatever leaves 64 bits is an error.
 */
typedef struct _PursuitPricing PursuitPricing;

#define PURSUIT_TYPE_PRICING (pursuit_pricing_get_type ())

GType pursuit_pricing_get_type (void);

/**
 * pursuit_pricing_new:
 * @currency: an ISO 4217 code
 * @error: %PURSUIT_DOCUMENT_ERROR_INVALID if it is none
 *
 * Returns: (transfer full) (nullable): a price table without lines, all sums 0
 */
PursuitPricing *pursuit_pricing_new (const char *currency, GError **error);

/**
 * pursuit_pricing_ref:
 * @self: a pricing
 *
 * Returns: (transfer full): @self
 */
PursuitPricing *pursuit_pricing_ref (PursuitPricing *self);

/**
 * pursuit_pricing_unref:
 * @self: (transfer full): a pricing
 */
void pursuit_pricing_unref (PursuitPricing *self);

/**
 * pursuit_pricing_add:
 * @self: a pricing
 * @line: the row to add; copied
 * @error: %PURSUIT_DOCUMENT_ERROR_INVALID naming the line and what is wrong,
 *   %PURSUIT_DOCUMENT_ERROR_OVERFLOW, or %PURSUIT_DOCUMENT_ERROR_TOO_LARGE; then nothing has
 *   changed
 *
 * Returns: %TRUE if the line counts now
 */
gboolean pursuit_pricing_add (PursuitPricing *self, const PursuitPriceLine *line, GError **error);

/**
 * pursuit_pricing_get_n_lines:
 * @self: a pricing
 *
 * Returns: how many lines it has
 */
guint pursuit_pricing_get_n_lines (PursuitPricing *self);

/**
 * pursuit_pricing_get_line:
 * @self: a pricing
 * @index: counted from 0
 *
 * Returns: (transfer none): a line, until the next one is added
 */
const PursuitPriceLine *pursuit_pricing_get_line (PursuitPricing *self, guint index);

/**
 * pursuit_pricing_get_line_total:
 * @self: a pricing
 * @index: counted from 0
 *
 * Returns: the price of a line in minor units, discount taken off, over all its months; of an
 *   optional line what it would come to
 */
gint64 pursuit_pricing_get_line_total (PursuitPricing *self, guint index);

/**
 * pursuit_pricing_get_totals:
 * @self: a pricing
 * @totals: (out caller-allocates): the sums
 */
void pursuit_pricing_get_totals (PursuitPricing *self, PursuitPriceTotals *totals);

/**
 * pursuit_pricing_get_currency:
 * @self: a pricing
 *
 * Returns: its ISO 4217 code
 */
const char *pursuit_pricing_get_currency (PursuitPricing *self);

/**
 * pursuit_pricing_to_markdown:
 * @self: a pricing
 * @style: (nullable): how the reader writes numbers; %PURSUIT_NUMBER_STYLE_PLAIN if %NULL
 *
 * The price table as markdown: item, quantity, unit price and sum, a column for months or
 * discount only where one is used, optional lines marked and outside the sum, and the total in
 * bold as the last row. Names are escaped.
 *
 * Returns: (transfer full): a table, ending with a newline; "" without lines
 */
char *pursuit_pricing_to_markdown (PursuitPricing *self, const PursuitNumberStyle *style);

/**
 * pursuit_pricing_check:
 * @self: a pricing
 * @deal_size: what the proposal says it is worth, in minor units
 * @currency: (nullable): the currency of @deal_size; the pricing's own if %NULL
 * @term_months: the proposal's term, or 0 if it has none
 * @style: (nullable): how to write the sums in the message
 * @error: %PURSUIT_DOCUMENT_ERROR_MISMATCH, stating both sides
 *
 * Holds the line items against the proposal: same currency, same sum to the minor unit, and no
 * recurring line that runs longer or shorter than the term.
 *
 * Returns: %TRUE if they agree
 */
gboolean pursuit_pricing_check (PursuitPricing *self,
                                gint64 deal_size,
                                const char *currency,
                                guint term_months,
                                const PursuitNumberStyle *style,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPricing, pursuit_pricing_unref)

G_END_DECLS
