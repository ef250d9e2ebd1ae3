/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-prices.h"
#include "ai/pursuit-ai-request.h"

G_BEGIN_DECLS

/* Tokens that a provider adds to a prompt by itself, as for a schema, are never more than these. */
#define PURSUIT_AI_ADDED_TOKENS 1000

/**
 * PursuitAiQuote:
 * @prompt: the likely tokens of the prompt, by pursuit_ai_tokens_estimate()
 * @prompt_bound: more than these they cannot be
 * @output_bound: the same for the answer: what the request allows
 * @priced: whether the price is known
 * @likely: what it will likely cost, in pico-USD; 0 if it is not priced
 * @bound: what budgets reserve for it, in pico-USD; also if it is not priced
 *
 * What a request will cost, before it is sent.
 */
typedef struct
{
  gint64 prompt;
  gint64 prompt_bound;
  gint64 output_bound;
  gboolean priced;
  gint64 likely;
  gint64 bound;
} PursuitAiQuote;

/**
 * pursuit_ai_quote_init:
 * @self: (out caller-allocates): the quote
 * @request: what would be asked
 * @prices: the prices
 * @tariff: by which of them
 * @likely_output: how many tokens answers to this prompt had until now; 0 if that is not known,
 *   then all that the request allows
 *
 * Says what one sending of a request costs. A tokenizer may cut a text into its bytes but no
 * further, so that a prompt never has more tokens than bytes, and those that a provider adds.
 */
void pursuit_ai_quote_init (PursuitAiQuote *self,
                            const PursuitAiRequest *request,
                            PursuitAiPrices *prices,
                            const PursuitAiTariff *tariff,
                            gint64 likely_output);

G_END_DECLS
