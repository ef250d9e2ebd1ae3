/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-ledger.h"
#include "ai/pursuit-ai-prices.h"
#include "ai/pursuit-ai-request.h"

G_BEGIN_DECLS

/**
 * pursuit_ai_savings_measure:
 * @settlement: of a request that was answered, with its model and usage; its savings by batch, tier
 *   and compression are set
 * @entry: the row that it ends
 * @request: what was asked
 * @reasoning_model: (nullable): the model that has the reasoning role at the same provider
 * @prices: the prices; those of the moment when it was asked hold
 *
 * Measures what a request was cheaper by, in whole pico-USD rounded down, each by the price row of
 * the model that answered:
 *
 * - Batch: a request about n subjects sends its constant part (instructions, context and schema)
 *   once. Had each been asked about alone, it had gone out n - 1 times more. Its tokens are its
 *   share, by pursuit_ai_tokens_estimate(), of those of the prompt that the provider has billed.
 *   It stands first, so that what a provider's cache held or took of the prompt is of it, and had
 *   come from there again: that counts at the price of a token from the cache, and only the rest at
 *   the full one; a prompt of its length is never one that is dearer for being long. A subject that
 *   the answer left out, and that is asked about again, counts as well.
 * - Tier: what the same usage would have cost with @reasoning_model, less what it did cost; of
 *   requests for another role, and never below 0.
 * - Compression: what the tokens that were left out would have cost as tokens of the prompt.
 *
 * The three do not overlap: the first and the last are at the price that was paid, and the second
 * is of the tokens that were sent. Nothing is saved with a machine of the person's own or a script,
 * nor where a model has no price; and by batch and tier not where the provider did not say what the
 * request took.
 */
void pursuit_ai_savings_measure (PursuitAiSettlement *settlement,
                                 const PursuitAiEntry *entry,
                                 const PursuitAiRequest *request,
                                 const char *reasoning_model,
                                 PursuitAiPrices *prices);

G_END_DECLS
