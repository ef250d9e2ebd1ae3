/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_LINE_ITEM (pursuit_line_item_get_type ())

/**
 * PursuitLineItem:
 *
 * One row of a proposal's pricing table.
 */
G_DECLARE_FINAL_TYPE (PursuitLineItem, pursuit_line_item, PURSUIT, LINE_ITEM, PursuitRecord)

/**
 * PursuitLineItemField:
 *
 * The numbers of the fields of a line item; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_LINE_ITEM_PROPOSAL_ID = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_LINE_ITEM_PRICE_ITEM_ID,
  PURSUIT_LINE_ITEM_POSITION,
  PURSUIT_LINE_ITEM_NAME,
  PURSUIT_LINE_ITEM_QUANTITY,
  PURSUIT_LINE_ITEM_UNIT,
  PURSUIT_LINE_ITEM_UNIT_PRICE,
  PURSUIT_LINE_ITEM_CURRENCY,
  PURSUIT_LINE_ITEM_DISCOUNT,
  PURSUIT_LINE_ITEM_OPTIONAL,
  PURSUIT_LINE_ITEM_N_FIELDS,
} PursuitLineItemField;

G_END_DECLS
