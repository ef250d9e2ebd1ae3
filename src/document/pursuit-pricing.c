/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-pricing.h"

#include <glib/gi18n-lib.h>

#include "core/pursuit-util.h"
#include "document/pursuit-document-error.h"
#include "document/pursuit-pricing-private.h"

#define QUANTITY_SCALE 1000
#define DISCOUNT_SCALE 10000

G_DEFINE_BOXED_TYPE (PursuitPricing, pursuit_pricing, pursuit_pricing_ref, pursuit_pricing_unref)

static void
clear_row (gpointer data)
{
  PursuitPricingRow *row = data;

  g_clear_pointer ((char **) &row->line.name, g_free);
  g_clear_pointer ((char **) &row->line.unit, g_free);
}

static const char *
find_fault (const PursuitPriceLine *line)
{
  if (pursuit_str_is_blank (line->name) || !g_utf8_validate (line->name, -1, NULL))
    return _ ("it has no name");
  if (line->unit != NULL && !g_utf8_validate (line->unit, -1, NULL))
    return _ ("its unit is not readable text");
  if (line->discount > DISCOUNT_SCALE)
    return _ ("its discount is more than 100 %");
  if (line->months > PURSUIT_PRICING_MAX_MONTHS)
    return _ ("it recurs for more than 1200 months");

  return NULL;
}

static gboolean
compute_line (const PursuitPriceLine *line, PursuitPriceAmounts *amounts)
{
  guint times = MAX (line->months, 1);
  gint64 before;
  gint64 discount;

  return pursuit_money_multiply (line->unit_price, line->quantity, QUANTITY_SCALE, &before)
         && pursuit_money_multiply (before, line->discount, DISCOUNT_SCALE, &discount)
         && !__builtin_sub_overflow (before, discount, &amounts->monthly)
         && !__builtin_mul_overflow (before, (gint64) times, &amounts->before)
         && !__builtin_mul_overflow (amounts->monthly, (gint64) times, &amounts->total);
}

static gboolean
add_to_totals (PursuitPriceTotals *totals,
               const PursuitPriceLine *line,
               const PursuitPriceAmounts *amounts)
{
  gint64 discount;

  if (line->optional)
    return pursuit_money_add (totals->optional, amounts->total, &totals->optional);
  if (__builtin_sub_overflow (amounts->before, amounts->total, &discount)
      || !pursuit_money_add (totals->subtotal, amounts->before, &totals->subtotal)
      || !pursuit_money_add (totals->discount, discount, &totals->discount)
      || totals->discount == G_MININT64 /* the table shows it negated */
      || !pursuit_money_add (totals->total, amounts->total, &totals->total))
    return FALSE;
  if (line->months == 0)
    return pursuit_money_add (totals->once, amounts->total, &totals->once);

  return pursuit_money_add (totals->monthly, amounts->monthly, &totals->monthly)
         && pursuit_money_add (totals->recurring, amounts->total, &totals->recurring);
}

PursuitPricing *
pursuit_pricing_new (const char *currency, GError **error)
{
  PursuitPricing *self;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (pursuit_currency_get_exponent (currency) < 0)
    {
      g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_INVALID,
                   _ ("“%s” is no currency. Use a code such as EUR."),
                   currency != NULL ? currency : "");
      return NULL;
    }

  self = g_new0 (PursuitPricing, 1);
  g_atomic_ref_count_init (&self->references);
  self->currency = g_strdup (currency);
  self->rows = g_array_new (FALSE, TRUE, sizeof (PursuitPricingRow));
  g_array_set_clear_func (self->rows, clear_row);

  return self;
}

PursuitPricing *
pursuit_pricing_ref (PursuitPricing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);

  return self;
}

void
pursuit_pricing_unref (PursuitPricing *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_array_unref (self->rows);
  g_free (self->currency);
  g_free (self);
}

gboolean
pursuit_pricing_add (PursuitPricing *self, const PursuitPriceLine *line, GError **error)
{
  PursuitPricingRow row = { 0 };
  PursuitPriceTotals totals;
  const char *fault;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (line != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  totals = self->totals;
  fault = find_fault (line);
  if (fault != NULL)
    {
      g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_INVALID,
                   _ ("Line item %u cannot be priced: %s."), self->rows->len + 1, fault);
      return FALSE;
    }
  if (self->rows->len >= PURSUIT_PRICING_MAX_LINES)
    {
      g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
                   _ ("A price table has at most %u line items."), PURSUIT_PRICING_MAX_LINES);
      return FALSE;
    }
  if (!compute_line (line, &row.amounts) || !add_to_totals (&totals, line, &row.amounts))
    {
      g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_OVERFLOW,
                   _ ("“%s” makes a sum that is too large to count. Check its quantity and price."),
                   line->name);
      return FALSE;
    }

  row.line = *line;
  row.line.name = g_strdup (line->name);
  row.line.unit = pursuit_str_is_blank (line->unit) ? NULL : g_strdup (line->unit);
  g_array_append_val (self->rows, row);
  self->totals = totals;

  return TRUE;
}

guint
pursuit_pricing_get_n_lines (PursuitPricing *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

const PursuitPriceLine *
pursuit_pricing_get_line (PursuitPricing *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->rows->len, NULL);

  return &g_array_index (self->rows, PursuitPricingRow, index).line;
}

gint64
pursuit_pricing_get_line_total (PursuitPricing *self, guint index)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (index < self->rows->len, 0);

  return g_array_index (self->rows, PursuitPricingRow, index).amounts.total;
}

void
pursuit_pricing_get_totals (PursuitPricing *self, PursuitPriceTotals *totals)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (totals != NULL);

  *totals = self->totals;
}

const char *
pursuit_pricing_get_currency (PursuitPricing *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->currency;
}

static gboolean
check_term (PursuitPricing *self, guint term_months, GError **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PursuitPriceLine *line = pursuit_pricing_get_line (self, i);

      if (line->optional || line->months == 0 || line->months == term_months)
        continue;
      g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_MISMATCH,
                   _ ("“%s” is priced for %u months, the term is %u months. Make them agree."),
                   line->name, line->months, term_months);
      return FALSE;
    }

  return TRUE;
}

gboolean
pursuit_pricing_check (PursuitPricing *self,
                       gint64 deal_size,
                       const char *currency,
                       guint term_months,
                       const PursuitNumberStyle *style,
                       GError **error)
{
  const PursuitNumberStyle *written = style != NULL ? style : &PURSUIT_NUMBER_STYLE_PLAIN;
  g_autofree char *items = NULL;
  g_autofree char *deal = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (currency == NULL)
    currency = self->currency;
  if (term_months > 0 && !check_term (self, term_months, error))
    return FALSE;
  if (deal_size == self->totals.total && g_str_equal (currency, self->currency))
    return TRUE;

  items = pursuit_money_format (self->totals.total, self->currency, written, TRUE);
  deal = pursuit_money_format (deal_size, currency, written, TRUE);
  g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_MISMATCH,
               _ ("The line items come to %s, the deal size is %s. Correct one of them."), items,
               deal);

  return FALSE;
}
