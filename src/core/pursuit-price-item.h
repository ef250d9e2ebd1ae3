/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PRICE_ITEM (pursuit_price_item_get_type ())

/**
 * PursuitPriceItem:
 *
 * One row of the price list.
 */
G_DECLARE_FINAL_TYPE (PursuitPriceItem, pursuit_price_item, PURSUIT, PRICE_ITEM, PursuitRecord)

/**
 * PursuitPriceItemField:
 *
 * The numbers of the fields of a price item; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_PRICE_ITEM_NAME = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_PRICE_ITEM_SKU,
  PURSUIT_PRICE_ITEM_DESCRIPTION,
  PURSUIT_PRICE_ITEM_UNIT,
  PURSUIT_PRICE_ITEM_UNIT_PRICE,
  PURSUIT_PRICE_ITEM_CURRENCY,
  PURSUIT_PRICE_ITEM_ACTIVE,
  PURSUIT_PRICE_ITEM_N_FIELDS,
} PursuitPriceItemField;

G_END_DECLS
