/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-pricing.h"

G_BEGIN_DECLS

/* What one line comes to. */
typedef struct
{
  gint64 before;  /* discount, over all months */
  gint64 monthly; /* one month, discount taken off; the whole price of a single charge */
  gint64 total;   /* over all months */
} PursuitPriceAmounts;

/* A line with its sums and its own strings. */
typedef struct
{
  PursuitPriceLine line;
  PursuitPriceAmounts amounts;
} PursuitPricingRow;

struct _PursuitPricing
{
  gatomicrefcount references;
  char *currency;
  GArray *rows; /* of PursuitPricingRow */
  PursuitPriceTotals totals;
};

G_END_DECLS
