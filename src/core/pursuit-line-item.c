/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-line-item.h"

#include <glib/gi18n-lib.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_LINE_ITEM_PROPOSAL_ID] = { .key = "proposal_id",
                                      .label = N_ ("Proposal"),
                                      .type = PURSUIT_FIELD_ID,
                                      .flags = PURSUIT_FIELD_REQUIRED,
                                      .target = PURSUIT_KIND_PROPOSAL },
  [PURSUIT_LINE_ITEM_PRICE_ITEM_ID] = { .key = "price_item_id",
                                        .label = N_ ("Price list item"),
                                        .type = PURSUIT_FIELD_ID,
                                        .target = PURSUIT_KIND_PRICE_ITEM },
  [PURSUIT_LINE_ITEM_POSITION] = { .key = "position",
                                   .label = N_ ("Position"),
                                   .type = PURSUIT_FIELD_INTEGER,
                                   .minimum = 0,
                                   .maximum = 100000 },
  [PURSUIT_LINE_ITEM_NAME]
  = { .key = "name",
      .label = N_ ("Item"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED,
      .max_length = 500 },
  [PURSUIT_LINE_ITEM_QUANTITY] = { .key = "quantity",
                                   .label = N_ ("Quantity, thousandths"),
                                   .type = PURSUIT_FIELD_INTEGER,
                                   .minimum = G_GINT64_CONSTANT (-1000000000000),
                                   .maximum = G_GINT64_CONSTANT (1000000000000) },
  [PURSUIT_LINE_ITEM_UNIT]
  = { .key = "unit", .label = N_ ("Unit"), .type = PURSUIT_FIELD_TEXT, .max_length = 50 },
  [PURSUIT_LINE_ITEM_UNIT_PRICE] = { .key = "unit_price",
                                     .label = N_ ("Unit price"),
                                     .type = PURSUIT_FIELD_MONEY,
                                     .currency = PURSUIT_LINE_ITEM_CURRENCY },
  [PURSUIT_LINE_ITEM_CURRENCY]
  = { .key = "currency", .label = N_ ("Currency"), .type = PURSUIT_FIELD_TEXT, .max_length = 3 },
  [PURSUIT_LINE_ITEM_DISCOUNT] = { .key = "discount",
                                   .label = N_ ("Discount, hundredths of a percent"),
                                   .type = PURSUIT_FIELD_INTEGER,
                                   .minimum = 0,
                                   .maximum = 10000 },
  [PURSUIT_LINE_ITEM_OPTIONAL]
  = { .key = "optional", .label = N_ ("Optional"), .type = PURSUIT_FIELD_BOOLEAN },
};

PURSUIT_DEFINE_RECORD (PursuitLineItem, pursuit_line_item, PURSUIT_KIND_LINE_ITEM, fields, NULL)
