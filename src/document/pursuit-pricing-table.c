/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-pricing-private.h"

#include <glib/gi18n-lib.h>

#include "document/pursuit-markdown-escape.h"

#define QUANTITY_DECIMALS 3
#define MINUS "\xe2\x88\x92"

/* Which columns a table needs. */
typedef struct
{
  const PursuitPricing *pricing;
  const PursuitNumberStyle *style;
  GString *out;
  gboolean months;
  gboolean discount;
} Writer;

/* Whole thousands of a quantity as people write it: 1500 is "1.5", 4000 is "4". */
static char *
format_quantity (gint64 thousandths, const PursuitNumberStyle *style)
{
  gboolean negative = thousandths < 0;
  guint64 amount = negative ? 0 - (guint64) thousandths : (guint64) thousandths;
  g_autofree char *whole = g_strdup_printf ("%" G_GUINT64_FORMAT, amount / 1000);
  g_autofree char *decimals = g_strdup_printf ("%0*u", QUANTITY_DECIMALS, (guint) (amount % 1000));
  gsize length = QUANTITY_DECIMALS;

  while (length > 0 && decimals[length - 1] == '0')
    length--;
  decimals[length] = '\0';
  if (length == 0)
    return g_strconcat (negative ? MINUS : "", whole, NULL);

  return g_strdup_printf ("%s%s%c%s", negative ? MINUS : "", whole, style->decimal, decimals);
}

/* A hyphen at the head of a cell is a list mark to some readers, and no minus to the eye. */
static char *
format_money (const Writer *self, gint64 minor)
{
  g_autofree char *text = pursuit_money_format (minor, self->pricing->currency, self->style, FALSE);

  return text[0] == '-' ? g_strconcat (MINUS, text + 1, NULL) : g_strdup (text);
}

static void
write_cell (Writer *self, const char *text, gboolean bold)
{
  g_string_append (self->out, " | ");
  g_string_append (self->out, bold && *text != '\0' ? "**" : "");
  g_string_append (self->out, text);
  g_string_append (self->out, bold && *text != '\0' ? "**" : "");
}

static void
write_head (Writer *self)
{
  g_autofree char *unit = g_strdup_printf (_ ("Unit, %s"), self->pricing->currency);
  g_autofree char *sum = g_strdup_printf (_ ("Sum, %s"), self->pricing->currency);

  g_string_append_printf (self->out, "| %s", _ ("Item"));
  write_cell (self, _ ("Qty"), FALSE);
  write_cell (self, unit, FALSE);
  if (self->discount)
    write_cell (self, _ ("Discount"), FALSE);
  if (self->months)
    write_cell (self, _ ("Months"), FALSE);
  write_cell (self, sum, FALSE);
  g_string_append (self->out, " |\n|:--|--:|--:|");
  for (guint i = 0; i < (guint) self->discount + (guint) self->months; i++)
    g_string_append (self->out, "--:|");
  g_string_append (self->out, "--:|\n");
}

static char *
format_discount (const Writer *self, guint discount)
{
  g_autofree char *number = NULL;

  if (discount == 0)
    return g_strdup ("");
  number = format_quantity ((gint64) discount * 10, self->style);

  return g_strdup_printf ("%s\xc2\xa0%%", number);
}

static void
write_name (Writer *self, const PursuitPriceLine *line)
{
  g_autofree char *name = pursuit_markdown_escape (line->name);

  g_string_append_printf (self->out, "| %s", name);
  if (line->unit != NULL)
    {
      g_autofree char *unit = pursuit_markdown_escape (line->unit);

      g_string_append_printf (self->out, ", %s", unit);
    }
  if (line->optional)
    g_string_append_printf (self->out, " *(%s)*", _ ("optional"));
}

static void
write_line (Writer *self, const PursuitPricingRow *row)
{
  g_autofree char *quantity = format_quantity (row->line.quantity, self->style);
  g_autofree char *unit_price = format_money (self, row->line.unit_price);
  g_autofree char *discount = format_discount (self, row->line.discount);
  g_autofree char *months
      = row->line.months > 0 ? g_strdup_printf ("%u", row->line.months) : g_strdup ("");
  g_autofree char *total = format_money (self, row->amounts.total);
  g_autofree char *sum = row->line.optional ? g_strdup_printf ("*(%s)*", total) : g_strdup (total);

  write_name (self, &row->line);
  write_cell (self, quantity, FALSE);
  write_cell (self, unit_price, FALSE);
  if (self->discount)
    write_cell (self, discount, FALSE);
  if (self->months)
    write_cell (self, months, FALSE);
  write_cell (self, sum, FALSE);
  g_string_append (self->out, " |\n");
}

static void
write_sum (Writer *self, const char *label, gint64 amount, gboolean bold)
{
  g_autofree char *sum = format_money (self, amount);

  g_string_append_printf (self->out, bold ? "| **%s**" : "| %s", label);
  for (guint i = 0; i < 2u + (guint) self->discount + (guint) self->months; i++)
    write_cell (self, "", FALSE);
  write_cell (self, sum, bold);
  g_string_append (self->out, " |\n");
}

static void
find_columns (Writer *self)
{
  for (guint i = 0; i < self->pricing->rows->len; i++)
    {
      const PursuitPricingRow *row = &g_array_index (self->pricing->rows, PursuitPricingRow, i);

      self->months = self->months || row->line.months > 0;
      self->discount = self->discount || row->line.discount > 0;
    }
}

char *
pursuit_pricing_to_markdown (PursuitPricing *self, const PursuitNumberStyle *style)
{
  Writer writer = { .pricing = self };

  g_return_val_if_fail (self != NULL, NULL);

  if (self->rows->len == 0)
    return g_strdup ("");

  writer.style = style != NULL ? style : &PURSUIT_NUMBER_STYLE_PLAIN;
  writer.out = g_string_new (NULL);
  find_columns (&writer);
  write_head (&writer);
  for (guint i = 0; i < self->rows->len; i++)
    write_line (&writer, &g_array_index (self->rows, PursuitPricingRow, i));
  if (self->totals.discount != 0)
    {
      write_sum (&writer, _ ("Before discount"), self->totals.subtotal, FALSE);
      write_sum (&writer, _ ("Discount"), -self->totals.discount, FALSE);
    }
  write_sum (&writer, _ ("Total without VAT"), self->totals.total, TRUE);

  return g_string_free (writer.out, FALSE);
}
