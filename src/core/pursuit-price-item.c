/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-price-item.h"

#include <glib/gi18n-lib.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_PRICE_ITEM_NAME]
  = { .key = "name",
      .label = N_ ("Item"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED,
      .max_length = 500 },
  [PURSUIT_PRICE_ITEM_SKU] = { .key = "sku",
                               .label = N_ ("Number"),
                               .type = PURSUIT_FIELD_TEXT,
                               .flags = PURSUIT_FIELD_SEARCHED,
                               .max_length = 100 },
  [PURSUIT_PRICE_ITEM_DESCRIPTION] = { .key = "description",
                                       .label = N_ ("Description"),
                                       .type = PURSUIT_FIELD_LONG_TEXT,
                                       .flags = PURSUIT_FIELD_SEARCHED },
  [PURSUIT_PRICE_ITEM_UNIT]
  = { .key = "unit", .label = N_ ("Unit"), .type = PURSUIT_FIELD_TEXT, .max_length = 50 },
  [PURSUIT_PRICE_ITEM_UNIT_PRICE] = { .key = "unit_price",
                                      .label = N_ ("Unit price"),
                                      .type = PURSUIT_FIELD_MONEY,
                                      .currency = PURSUIT_PRICE_ITEM_CURRENCY },
  [PURSUIT_PRICE_ITEM_CURRENCY]
  = { .key = "currency", .label = N_ ("Currency"), .type = PURSUIT_FIELD_TEXT, .max_length = 3 },
  [PURSUIT_PRICE_ITEM_ACTIVE]
  = { .key = "active", .label = N_ ("For sale"), .type = PURSUIT_FIELD_BOOLEAN },
};

PURSUIT_DEFINE_RECORD (PursuitPriceItem, pursuit_price_item, PURSUIT_KIND_PRICE_ITEM, fields, NULL)
