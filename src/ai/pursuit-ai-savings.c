/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-savings.h"

#include "ai/pursuit-ai-money.h"
#include "ai/pursuit-ai-tokens.h"
#include "core/pursuit-json.h"

/* By which row, and what was taken of it. */
typedef struct
{
  PursuitAiPrices *prices;
  const PursuitAiEntry *entry;
  const PursuitAiRequest *request;
  const PursuitAiUsage *usage;
  const char *model;
  gint64 cost;
} Bill;

static gboolean
price (const Bill *bill, const char *model, const PursuitAiUsage *usage, gint64 *pico)
{
  const PursuitAiTariff tariff = { .provider = bill->entry->provider,
                                   .model = model,
                                   .time_us = bill->entry->started_us,
                                   .batch = bill->entry->batch };
  PursuitAiCost cost;

  *pico = 0;
  if (!pursuit_ai_prices_cost (bill->prices, &tariff, usage, &cost, NULL) || !cost.priced)
    return FALSE;
  *pico = cost.pico;

  return TRUE;
}

static gint64
estimate_constant (const PursuitAiRequest *request)
{
  return (gint64) pursuit_ai_tokens_estimate (request->instructions)
         + pursuit_ai_tokens_estimate (request->context)
         + pursuit_ai_tokens_estimate (request->schema);
}

/* Of the billed tokens of the prompt, those of its constant part. */
static gint64
count_constant (const Bill *bill)
{
  gint64 constant = estimate_constant (bill->request);
  gint64 all = constant + pursuit_ai_tokens_estimate (bill->request->input);

  return all > 0 ? (gint64) ((__int128) pursuit_ai_usage_get_prompt (bill->usage) * constant / all)
                 : 0;
}

static gint64
measure_batch (const Bill *bill)
{
  const PursuitAiUsage *usage = bill->usage;
  gint64 constant, kept, once;
  gint64 saved = 0;

  if (bill->request->n_subjects < 2)
    return 0;

  constant = count_constant (bill);
  kept = MIN (constant, usage->cache_read + usage->cache_write_5m + usage->cache_write_1h);
  if (price (bill, bill->model, &(PursuitAiUsage){ .input = constant - kept, .cache_read = kept },
             &once))
    pursuit_ai_money_add_tokens (&saved, once, bill->request->n_subjects - 1);

  return saved;
}

static gint64
measure_tier (const Bill *bill, const char *reasoning_model)
{
  gint64 cost;

  if (reasoning_model == NULL || bill->request->role == PURSUIT_AI_ROLE_REASONING
      || !price (bill, reasoning_model, bill->usage, &cost))
    return 0;

  return MAX (cost - bill->cost, 0);
}

static gint64
measure_compression (const Bill *bill)
{
  gint64 cost;

  price (bill, bill->model, &(PursuitAiUsage){ .input = bill->request->left_out }, &cost);

  return cost;
}

void
pursuit_ai_savings_measure (PursuitAiSettlement *settlement,
                            const PursuitAiEntry *entry,
                            const PursuitAiRequest *request,
                            const char *reasoning_model,
                            PursuitAiPrices *prices)
{
  Bill bill = { .prices = prices, .entry = entry, .request = request };

  g_return_if_fail (settlement != NULL && entry != NULL);
  g_return_if_fail (request != NULL && prices != NULL);

  bill.usage = &settlement->usage;
  bill.model = settlement->model != NULL ? settlement->model : entry->model;
  if (entry->local)
    return;

  settlement->saved[PURSUIT_AI_SAVING_COMPRESSION] = measure_compression (&bill);
  /* Figures that cannot be have no price. */
  if (bill.usage->estimated || !price (&bill, bill.model, bill.usage, &bill.cost))
    return;
  settlement->saved[PURSUIT_AI_SAVING_BATCH] = measure_batch (&bill);
  settlement->saved[PURSUIT_AI_SAVING_TIER] = measure_tier (&bill, reasoning_model);
}
