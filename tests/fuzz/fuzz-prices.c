/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-budget.h"
#include "ai/pursuit-ai-prices.h"
#include "core/pursuit-json.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Whatever a file holds, it is refused as a whole, or what it prices stays within its bound. */
static void
try_prices (const char *text, size_t size)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  const PursuitAiUsage usage = { .input = 90000, .cache_read = 10001, .output = 5 };
  const PursuitAiTariff tariff
      = { .provider = "p", .model = "m", .time_us = G_GINT64_CONSTANT (1796000000000000) };
  PursuitAiCost cost;

  if (!pursuit_ai_prices_load_text (prices, "fuzz", text, size, NULL))
    return;
  if (pursuit_ai_prices_cost (prices, &tariff, &usage, &cost, NULL) && cost.priced)
    g_assert_cmpint (cost.pico, <=,
                     pursuit_ai_prices_get_bound (
                         prices, &tariff, pursuit_ai_usage_get_prompt (&usage), usage.output));
}

/* Budgets that can be read come back from their own JSON. */
static void
try_budgets (const char *text, size_t size)
{
  g_autoptr (JsonNode) node = pursuit_json_parse (text, (gssize) size, NULL);
  g_autoptr (JsonNode) own = NULL;
  PursuitAiBudgets budgets, back;

  if (node == NULL || !pursuit_ai_budgets_from_json (&budgets, node, NULL))
    return;
  own = pursuit_ai_budgets_to_json (&budgets);
  g_assert_true (pursuit_ai_budgets_from_json (&back, own, NULL));
  g_assert_cmpmem (&back, sizeof back, &budgets, sizeof budgets);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = size > 0 ? (const char *) data : "";

  try_prices (text, size);
  try_budgets (text, size);

  return 0;
}
