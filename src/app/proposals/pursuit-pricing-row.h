/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-line-item.h"
#include "document/pursuit-pricing.h"

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PRICING_ROW (pursuit_pricing_row_get_type ())

/**
 * PursuitPricingRow:
 *
 * One price line to edit: item, quantity, unit, unit price, discount in percent, optional.
 *
 * Signal `changed`: something in it was edited.
 *
 * Signal `remove`: a person wants the line gone.
 */
G_DECLARE_FINAL_TYPE (PursuitPricingRow, pursuit_pricing_row, PURSUIT, PRICING_ROW, GtkBox)

/**
 * pursuit_pricing_row_new:
 * @item: a line item; copied
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *pursuit_pricing_row_new (PursuitRecord *item);

/**
 * pursuit_pricing_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): the item as the row was made with, and pursuit_pricing_row_apply() last
 *   left it
 */
PursuitRecord *pursuit_pricing_row_get_item (PursuitPricingRow *self);

/**
 * pursuit_pricing_row_apply:
 * @self: a row
 * @currency: the currency of the proposal
 * @error: what does not fit, naming the field
 *
 * Reads the fields into the item.
 *
 * Returns: %FALSE if something does not fit
 */
gboolean pursuit_pricing_row_apply (PursuitPricingRow *self, const char *currency, GError **error);

/**
 * pursuit_pricing_row_add_to:
 * @self: a row whose fields were applied
 * @pricing: the table that sums
 * @error: why it cannot be summed
 *
 * Returns: %FALSE if the line does not count
 */
gboolean
pursuit_pricing_row_add_to (PursuitPricingRow *self, PursuitPricing *pricing, GError **error);

/**
 * pursuit_pricing_row_dup_words:
 * @self: a row
 *
 * Returns: (transfer full): what stands in its fields, also what does not fit, with the item's `id`
 *   if it is stored
 */
JsonObject *pursuit_pricing_row_dup_words (PursuitPricingRow *self);

/**
 * pursuit_pricing_row_set_words:
 * @self: a row
 * @words: what pursuit_pricing_row_dup_words() gave
 *
 * Puts words of before into the fields. What @words does not have stays.
 */
void pursuit_pricing_row_set_words (PursuitPricingRow *self, JsonObject *words);

G_END_DECLS
