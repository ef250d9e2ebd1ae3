/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-cache.h"
#include "ai/pursuit-ai-ledger.h"
#include "ai/pursuit-ai-observer.h"
#include "ai/pursuit-ai-prices.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_AI_BOOKKEEPER (pursuit_ai_bookkeeper_get_type ())

/**
 * PursuitAiBookkeeper:
 *
 * Writes into a ledger what a router sends: a row with an upper bound before each request to a
 * provider, and what became of it after. A request that a budget forbids is not sent.
 */
G_DECLARE_FINAL_TYPE (PursuitAiBookkeeper, pursuit_ai_bookkeeper, PURSUIT, AI_BOOKKEEPER, GObject)

/**
 * pursuit_ai_bookkeeper_new:
 * @ledger: where it writes
 * @prices: the prices
 *
 * Returns: (transfer full): a bookkeeper
 */
PursuitAiBookkeeper *pursuit_ai_bookkeeper_new (PursuitAiLedger *ledger, PursuitAiPrices *prices);

/**
 * pursuit_ai_bookkeeper_set_prices:
 * @self: a bookkeeper
 * @prices: what counts from now on
 */
void pursuit_ai_bookkeeper_set_prices (PursuitAiBookkeeper *self, PursuitAiPrices *prices);

/**
 * pursuit_ai_bookkeeper_note_cached:
 * @self: a bookkeeper
 * @request: what was asked
 * @kept: the answer that was used again
 *
 * Writes down an answer from the cache: nothing was sent, and nothing is paid.
 */
void pursuit_ai_bookkeeper_note_cached (PursuitAiBookkeeper *self,
                                        const PursuitAiRequest *request,
                                        const PursuitAiKept *kept);

/**
 * pursuit_ai_bookkeeper_price:
 * @self: a bookkeeper
 * @request: what was asked
 * @attempt: what became of it
 * @settlement: (out): as it is in the books; its strings live as long as @attempt and the prices
 *
 * Returns: %TRUE if it has a price
 */
gboolean pursuit_ai_bookkeeper_price (PursuitAiBookkeeper *self,
                                      const PursuitAiRequest *request,
                                      const PursuitAiAttempt *attempt,
                                      PursuitAiSettlement *settlement);

G_END_DECLS
