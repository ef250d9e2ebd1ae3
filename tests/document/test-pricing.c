/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "document/pursuit-document-error.h"
#include "document/pursuit-document-text.h"
#include "document/pursuit-pricing.h"

static PursuitPricing *
make_pricing (void)
{
  g_autoptr (GError) error = NULL;
  PursuitPricing *pricing = pursuit_pricing_new ("EUR", &error);

  g_assert_no_error (error);

  return pricing;
}

static void
add (PursuitPricing *pricing, const PursuitPriceLine *line)
{
  g_autoptr (GError) error = NULL;

  pursuit_pricing_add (pricing, line, &error);
  g_assert_no_error (error);
}

static void
assert_refused (PursuitPricing *pricing, const PursuitPriceLine *line, int code)
{
  g_autoptr (GError) error = NULL;
  guint lines = pursuit_pricing_get_n_lines (pricing);
  PursuitPriceTotals before;
  PursuitPriceTotals after;

  pursuit_pricing_get_totals (pricing, &before);
  g_assert_false (pursuit_pricing_add (pricing, line, &error));
  g_assert_error (error, PURSUIT_DOCUMENT_ERROR, code);
  pursuit_pricing_get_totals (pricing, &after);
  g_assert_cmpuint (pursuit_pricing_get_n_lines (pricing), ==, lines);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
}

/* The offer of the mock-up: 48 600.00 EUR. */
static PursuitPricing *
make_offer (void)
{
  static const PursuitPriceLine LINES[] = {
    { .name = "Gateway G2, rail mount", .quantity = 4000, .unit_price = 89000 },
    { .name = "Sensor S4, vibration", .quantity = 56000, .unit_price = 14500 },
    { .name = "Installation", .unit = "days", .quantity = 5000, .unit_price = 118000 },
    { .name = "Halvard Watch", .quantity = 1000, .unit_price = 90000, .months = 36 },
    { .name = "Pilot discount", .quantity = -1000, .unit_price = 138000 },
    { .name = "Spare sensors", .quantity = 4000, .unit_price = 14500, .optional = TRUE },
  };
  PursuitPricing *pricing = make_pricing ();

  for (gsize i = 0; i < G_N_ELEMENTS (LINES); i++)
    add (pricing, &LINES[i]);

  return pricing;
}

static void
test_sums_an_offer (void)
{
  g_autoptr (PursuitPricing) pricing = make_offer ();
  PursuitPriceTotals totals;

  pursuit_pricing_get_totals (pricing, &totals);
  g_assert_cmpint (totals.total, ==, 4860000);
  g_assert_cmpint (totals.recurring, ==, 3240000);
  g_assert_cmpint (totals.monthly, ==, 90000);
  g_assert_cmpint (totals.once, ==, 1620000);
  g_assert_cmpint (totals.optional, ==, 58000);
  g_assert_cmpint (totals.discount, ==, 0);
  g_assert_cmpint (totals.subtotal, ==, totals.total);
  g_assert_cmpint (pursuit_pricing_get_line_total (pricing, 3), ==, 3240000);
  g_assert_cmpstr (pursuit_pricing_get_line (pricing, 2)->unit, ==, "days");
  g_assert_cmpstr (pursuit_pricing_get_currency (pricing), ==, "EUR");
}

static void
test_rounds_half_up_by_line (void)
{
  static const struct
  {
    gint64 quantity;
    gint64 unit_price;
    guint discount;
    guint months;
    gint64 total;
  } CASES[] = {
    { 500, 1, 0, 0, 1 },     /* 0.5 → 1 */
    { 499, 1, 0, 0, 0 },     /* 0.499 → 0 */
    { 1500, 1, 0, 0, 2 },    /* 1.5 → 2 */
    { -500, 1, 0, 0, -1 },   /* away from zero, so a credit undoes its charge */
    { 333, 100, 0, 0, 33 },  /* 33.3 → 33 */
    { 1000, 5, 1000, 0, 4 }, /* discount of 0.5 → 1 */
    { 1000, 9999, 3333, 0, 6666 } /* 3332.67 → 3333 off */,
    { 1000, 9999, 10000, 0, 0 },
    { 1000, 101, 500, 12, 1152 }, /* 5.05 → 5 off a month */
    { 1, G_MAXINT64, 0, 0, 9223372036854776 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (PursuitPricing) pricing = make_pricing ();
      PursuitPriceLine line = { .name = "x",
                                .quantity = CASES[i].quantity,
                                .unit_price = CASES[i].unit_price,
                                .discount = CASES[i].discount,
                                .months = CASES[i].months };
      PursuitPriceTotals totals;

      add (pricing, &line);
      pursuit_pricing_get_totals (pricing, &totals);
      g_assert_cmpint (pursuit_pricing_get_line_total (pricing, 0), ==, CASES[i].total);
      g_assert_cmpint (totals.subtotal - totals.discount, ==, totals.total);
      g_assert_cmpint (totals.once + totals.recurring, ==, totals.total);
    }
}

static void
test_refuses_overflow (void)
{
  g_autoptr (PursuitPricing) pricing = make_pricing ();
  const PursuitPriceLine full = { .name = "x", .quantity = 1000, .unit_price = G_MAXINT64 };
  const PursuitPriceLine one = { .name = "x", .quantity = 1000, .unit_price = 1 };
  const PursuitPriceLine product
      = { .name = "x", .quantity = G_MAXINT64, .unit_price = G_MAXINT64 };
  const PursuitPriceLine months
      = { .name = "x", .quantity = 1000, .unit_price = G_MAXINT64 / 2, .months = 3 };
  const PursuitPriceLine optional
      = { .name = "x", .quantity = 1000, .unit_price = G_MAXINT64, .optional = TRUE };

  add (pricing, &full);
  assert_refused (pricing, &one, PURSUIT_DOCUMENT_ERROR_OVERFLOW);
  assert_refused (pricing, &product, PURSUIT_DOCUMENT_ERROR_OVERFLOW);
  assert_refused (pricing, &months, PURSUIT_DOCUMENT_ERROR_OVERFLOW);
  add (pricing, &optional);
  assert_refused (pricing, &optional, PURSUIT_DOCUMENT_ERROR_OVERFLOW);
}

static void
test_refuses_bad_lines (void)
{
  g_autoptr (PursuitPricing) pricing = make_pricing ();
  g_autoptr (GError) error = NULL;
  const PursuitPriceLine blank = { .name = "  " };
  const PursuitPriceLine none = { 0 };
  const PursuitPriceLine discount = { .name = "x", .discount = 10001 };
  const PursuitPriceLine months = { .name = "x", .months = PURSUIT_PRICING_MAX_MONTHS + 1 };
  const PursuitPriceLine bytes = { .name = "\xff" };
  const PursuitPriceLine good = { .name = "x" };

  assert_refused (pricing, &blank, PURSUIT_DOCUMENT_ERROR_INVALID);
  assert_refused (pricing, &none, PURSUIT_DOCUMENT_ERROR_INVALID);
  assert_refused (pricing, &discount, PURSUIT_DOCUMENT_ERROR_INVALID);
  assert_refused (pricing, &months, PURSUIT_DOCUMENT_ERROR_INVALID);
  assert_refused (pricing, &bytes, PURSUIT_DOCUMENT_ERROR_INVALID);
  for (guint i = 0; i < PURSUIT_PRICING_MAX_LINES; i++)
    add (pricing, &good);
  assert_refused (pricing, &good, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);

  g_assert_null (pursuit_pricing_new ("Taler", &error));
  g_assert_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_INVALID);
}

static void
assert_mismatch (PursuitPricing *pricing,
                 gint64 deal_size,
                 const char *currency,
                 guint term,
                 const char *first,
                 const char *second)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pursuit_pricing_check (pricing, deal_size, currency, term, NULL, &error));
  g_assert_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_MISMATCH);
  g_assert_nonnull (strstr (error->message, first));
  g_assert_nonnull (strstr (error->message, second));
}

static void
test_agrees_to_the_cent (void)
{
  g_autoptr (PursuitPricing) pricing = make_offer ();

  g_assert_true (pursuit_pricing_check (pricing, 4860000, NULL, 36, NULL, NULL));
  g_assert_true (pursuit_pricing_check (pricing, 4860000, "EUR", 0, NULL, NULL));
  assert_mismatch (pricing, 4860001, NULL, 36, "48600.00 EUR", "48600.01 EUR");
  assert_mismatch (pricing, 4860000, "USD", 36, "48600.00 EUR", "48600.00 USD");
  assert_mismatch (pricing, 4860000, NULL, 24, "36 months", "24 months");
}

static void
test_writes_the_table (void)
{
  g_autoptr (PursuitPricing) pricing = make_offer ();
  const PursuitNumberStyle german = { .decimal = ',', .group = "\xc2\xa0" };
  g_autofree char *markdown = pursuit_pricing_to_markdown (pricing, &german);
  g_autoptr (PursuitDocument) document = pursuit_document_new (markdown, -1, NULL);
  const PursuitDocumentNode *table
      = pursuit_document_node_get_first_child (pursuit_document_get_root (document));

  g_assert_cmpint (pursuit_document_node_get_kind (table), ==, PURSUIT_NODE_TABLE);
  g_assert_cmpuint (pursuit_document_node_get_n_columns (table), ==, 5);
  g_assert_cmpint (pursuit_document_node_get_alignment (table, 4), ==, PURSUIT_COLUMN_END);
  g_assert_nonnull (strstr (markdown, "| Item | Qty | Unit, EUR | Months | Sum, EUR |\n"));
  g_assert_nonnull (strstr (markdown, "| Halvard Watch | 1 | 900,00 | 36 | 32\xc2\xa0"
                                      "400,00 |\n"));
  g_assert_nonnull (strstr (markdown, "| Installation, days | 5 |"));
  g_assert_nonnull (strstr (markdown, "−1 | 1\xc2\xa0"
                                      "380,00 |  | −1\xc2\xa0"
                                      "380,00 |\n"));
  g_assert_nonnull (strstr (markdown, "Spare sensors *(optional)*"));
  g_assert_nonnull (strstr (markdown, "*(580,00)*"));
  g_assert_nonnull (strstr (markdown, "| **Total without VAT** |  |  |  | **48\xc2\xa0"
                                      "600,00** |\n"));
}

static void
test_table_shows_discounts (void)
{
  g_autoptr (PursuitPricing) pricing = make_pricing ();
  const PursuitPriceLine line
      = { .name = "*Evil* <b>|", .quantity = 1250, .unit_price = 10000, .discount = 1250 };
  g_autofree char *empty = pursuit_pricing_to_markdown (pricing, NULL);
  g_autofree char *markdown = NULL;
  g_autofree char *text = NULL;
  g_autoptr (PursuitDocument) document = NULL;

  g_assert_cmpstr (empty, ==, "");
  add (pricing, &line);
  markdown = pursuit_pricing_to_markdown (pricing, NULL);
  document = pursuit_document_new (markdown, -1, NULL);
  text = pursuit_document_to_text (document, 0);
  g_assert_cmpstr (text, ==,
                   "Item                Qty  Unit, EUR  Discount  Sum, EUR\n"
                   "-----------------  ----  ---------  --------  --------\n"
                   "*Evil* <b>|        1.25     100.00    12.5\xc2\xa0%    109.37\n"
                   "Before discount                                 125.00\n"
                   "Discount                                        −15.63\n"
                   "Total without VAT                               109.37\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/pricing/sums-an-offer", test_sums_an_offer);
  g_test_add_func ("/document/pricing/rounds-half-up-by-line", test_rounds_half_up_by_line);
  g_test_add_func ("/document/pricing/refuses-overflow", test_refuses_overflow);
  g_test_add_func ("/document/pricing/refuses-bad-lines", test_refuses_bad_lines);
  g_test_add_func ("/document/pricing/agrees-to-the-cent", test_agrees_to_the_cent);
  g_test_add_func ("/document/pricing/writes-the-table", test_writes_the_table);
  g_test_add_func ("/document/pricing/table-shows-discounts", test_table_shows_discounts);

  return g_test_run ();
}
