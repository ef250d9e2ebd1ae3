/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-error.h"
#include "ai/pursuit-ai-usage.h"

G_BEGIN_DECLS

/* Limits of a file of prices. */
#define PURSUIT_AI_PRICES_MAX_BYTES (1024 * 1024)
#define PURSUIT_AI_PRICES_MAX_ROWS 5000
/* The dearest price that is believed, in USD for a million tokens. */
#define PURSUIT_AI_PRICES_MAX_USD 100000

/**
 * PursuitAiTariff:
 * @provider: the provider's name in the price files: "anthropic", "openai"
 * @model: the model that answered, exactly as the provider calls it
 * @time_us: when it was asked, in microseconds since 1970-01-01 UTC
 * @batch: it was asked through the provider's batch route, which is cheaper
 * @local: a person has marked the endpoint as a machine of their own: it costs nothing
 *
 * By which prices something is billed.
 */
typedef struct
{
  const char *provider;
  const char *model;
  gint64 time_us;
  gboolean batch;
  gboolean local;
} PursuitAiTariff;

/**
 * PursuitAiCost:
 * @priced: whether the price is known; everything below is 0 or %NULL if it is not
 * @pico: the cost in pico-USD
 * @row: (nullable): the name of the price row, "anthropic/claude-opus-5-5@2026-09-22#2026-11-22":
 *   provider, model, first day and the day on which it was checked, "own:" before it if it is the
 *   person's own; %NULL for a local endpoint. It lives as long as the prices
 * @long_prompt: whether the prices for long prompts hold
 * @saved_batch: what the batch route saved, in pico-USD
 *
 * What something cost.
 */
typedef struct
{
  gboolean priced;
  gint64 pico;
  const char *row;
  gboolean long_prompt;
  gint64 saved_batch;
} PursuitAiCost;

/**
 * PursuitAiPrices:
 *
 * What providers ask for their models, by day. A price is found by provider and model exactly:
 * nothing is guessed from a similar name, and what is not in the list is unpriced, which is not 0.
 * Once its files are loaded it is never changed, and any thread may read it.
 */
typedef struct _PursuitAiPrices PursuitAiPrices;

/**
 * pursuit_ai_prices_new:
 *
 * Returns: (transfer full): the prices that come with Pursuit
 */
PursuitAiPrices *pursuit_ai_prices_new (void);

/**
 * pursuit_ai_prices_ref:
 * @self: prices
 *
 * Returns: (transfer full): @self
 */
PursuitAiPrices *pursuit_ai_prices_ref (PursuitAiPrices *self);

/**
 * pursuit_ai_prices_unref:
 * @self: (transfer full) (nullable): prices
 */
void pursuit_ai_prices_unref (PursuitAiPrices *self);

/**
 * pursuit_ai_prices_load:
 * @self: prices that nobody else reads yet
 * @path: a person's own file, in the layout of the one that comes with Pursuit
 * @error: %PURSUIT_AI_ERROR_CONFIG, naming the file and what is wrong in it
 *
 * Lays a file over what is there: for a model and a day that it knows, its rows win. A file with
 * anything wrong in it is refused as a whole.
 *
 * Returns: %TRUE if loaded
 */
gboolean pursuit_ai_prices_load (PursuitAiPrices *self, const char *path, GError **error);

/**
 * pursuit_ai_prices_load_text:
 * @self: prices that nobody else reads yet
 * @name: what to call the text in errors
 * @text: what a file of prices holds; hostile until read
 * @length: its bytes
 * @error: as pursuit_ai_prices_load()
 *
 * The same for what is in memory.
 *
 * Returns: %TRUE if loaded
 */
gboolean pursuit_ai_prices_load_text (
    PursuitAiPrices *self, const char *name, const char *text, gsize length, GError **error);

/**
 * pursuit_ai_prices_set_worst_case:
 * @self: prices that nobody else reads yet
 * @input: pico-USD for a token of a prompt
 * @output: pico-USD for a token of an answer
 *
 * Says at which rate budgets count models without a price. Until then it is the dearest of all
 * known prices.
 */
void pursuit_ai_prices_set_worst_case (PursuitAiPrices *self, gint64 input, gint64 output);

/**
 * pursuit_ai_prices_get_worst_case:
 * @self: prices
 * @prompt: tokens of a prompt
 * @output: tokens of an answer
 *
 * Returns: what budgets count for so many tokens of a model without a price
 */
gint64 pursuit_ai_prices_get_worst_case (PursuitAiPrices *self, gint64 prompt, gint64 output);

/**
 * pursuit_ai_prices_cost:
 * @self: prices
 * @tariff: by which prices
 * @usage: what was taken
 * @cost: (out caller-allocates): what it cost
 * @error: %PURSUIT_AI_ERROR_ANSWER for figures that cannot be: negative ones, as more cached than
 *   prompt tokens become, or more thought than said; also for a cost beyond 9.2 million USD
 *
 * Says what something cost. Tokens of a class that has no price in its row make the whole unpriced.
 *
 * Returns: %TRUE if @cost is filled, also if it is unpriced
 */
gboolean pursuit_ai_prices_cost (PursuitAiPrices *self,
                                 const PursuitAiTariff *tariff,
                                 const PursuitAiUsage *usage,
                                 PursuitAiCost *cost,
                                 GError **error);

/**
 * pursuit_ai_prices_get_bound:
 * @self: prices
 * @tariff: by which prices
 * @prompt: at most so many tokens of a prompt
 * @output: at most so many tokens of an answer
 *
 * Returns: what that costs at most, whatever the provider's cache does; by the worst case for a
 *   model without a price, 0 for a local endpoint
 */
gint64 pursuit_ai_prices_get_bound (PursuitAiPrices *self,
                                    const PursuitAiTariff *tariff,
                                    gint64 prompt,
                                    gint64 output);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiPrices, pursuit_ai_prices_unref)

G_END_DECLS
