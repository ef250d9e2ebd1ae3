/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-cache.h"
#include "ai/pursuit-ai-ledger.h"
#include "ai/pursuit-ai-limiter.h"
#include "ai/pursuit-ai-prices.h"
#include "ai/pursuit-ai-result.h"
#include "ai/pursuit-ai-router.h"

G_BEGIN_DECLS

/**
 * PursuitAiCheckFunc:
 * @text: a whole answer
 * @user_data: as in #PursuitAiAsk
 * @error: what is wrong with it
 *
 * Looks whether an answer is what was asked for. It belongs to the feature.
 *
 * Returns: %TRUE if it may be used, and used again
 */
typedef gboolean (*PursuitAiCheckFunc) (const char *text, gpointer user_data, GError **error);

/**
 * PursuitAiLimitFunc:
 * @wait_ms: how long is waited until the limit of the feature lets it through
 * @user_data: as in #PursuitAiAsk
 *
 * Hears that a question waits for its turn, so that a person can see it, and give it up.
 */
typedef void (*PursuitAiLimitFunc) (gint64 wait_ms, gpointer user_data);

/**
 * PursuitAiAsk:
 * @routes: (element-type PursuitAiRoute): whom to ask, the first one first
 * @organization: (nullable): for whom who asks works: another one's answers are never used
 * @scope: whose answers may be used again, such as the id of a user: another's never are
 * @subject: (nullable): the ids of the records that the answer tells of, with blanks between: it is
 *   forgotten with the first of them
 * @fresh: an answer that is kept is not wanted
 * @is_batch: nobody watches
 * @falls_back_without_key: as in #PursuitAiRunOptions
 * @check: (nullable): looks at the answer
 * @on_text: (nullable): hears the text as it comes; an answer that is used again comes in one piece
 * @on_wait: (nullable): hears of waits
 * @on_limit: (nullable): what the limit of the feature does not let through waits for its turn, and
 *   this hears of it; without it, it fails with %PURSUIT_AI_ERROR_LIMIT
 * @user_data: handed to all of them
 *
 * How a request is asked.
 */
typedef struct
{
  GPtrArray *routes;
  const char *organization;
  const char *scope;
  const char *subject;
  gboolean fresh;
  gboolean is_batch;
  gboolean falls_back_without_key;
  PursuitAiCheckFunc check;
  PursuitAiTextFunc on_text;
  PursuitAiWaitFunc on_wait;
  PursuitAiLimitFunc on_limit;
  gpointer user_data;
} PursuitAiAsk;

/**
 * PursuitAiGateway:
 *
 * The one way from a feature to a provider: an answer that is kept, or else the limit of the
 * feature, the budgets, the providers one after the other, a look at the answer, and the books.
 */
#define PURSUIT_TYPE_AI_GATEWAY (pursuit_ai_gateway_get_type ())
G_DECLARE_FINAL_TYPE (PursuitAiGateway, pursuit_ai_gateway, PURSUIT, AI_GATEWAY, GObject)

/**
 * pursuit_ai_gateway_new:
 * @transport: carries the requests
 * @prices: the prices
 * @ledger: the books
 * @cache: answers that may be used again
 * @limiter: how much a feature may do
 *
 * Returns: (transfer full): a gateway
 */
PursuitAiGateway *pursuit_ai_gateway_new (PursuitAiTransport *transport,
                                          PursuitAiPrices *prices,
                                          PursuitAiLedger *ledger,
                                          PursuitAiCache *cache,
                                          PursuitAiLimiter *limiter);

/**
 * pursuit_ai_gateway_get_router:
 * @self: a gateway
 *
 * Returns: (transfer none): its router, whose waits can be set
 */
PursuitAiRouter *pursuit_ai_gateway_get_router (PursuitAiGateway *self);

/**
 * pursuit_ai_gateway_set_prices:
 * @self: a gateway
 * @prices: what counts from now on
 */
void pursuit_ai_gateway_set_prices (PursuitAiGateway *self, PursuitAiPrices *prices);

/**
 * pursuit_ai_gateway_ask_async:
 * @self: a gateway
 * @request: what is wanted; copied. Its `action` is what the person did: many requests of one
 *   action count once against the limit of the feature
 * @ask: how; copied, except what @user_data points to
 * @cancellable: (nullable): stops it, and closes the connection at once
 * @callback: called when there is an answer, or none
 * @user_data: handed to @callback
 *
 * Asks. What is being asked already by somebody who may share the answer is not asked again: the
 * answer of that, or its failure if this would have gone the same way, holds for both, and counts
 * as one that is used again. Each can be stopped alone; if the one that asks is, the next one asks.
 */
void pursuit_ai_gateway_ask_async (PursuitAiGateway *self,
                                   const PursuitAiRequest *request,
                                   const PursuitAiAsk *ask,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/**
 * pursuit_ai_gateway_ask_finish:
 * @self: a gateway
 * @result: what the callback got
 * @receipt: (out) (optional) (nullable) (transfer full): what had come and what it cost, where
 *   there is no answer
 * @error: an error of #PursuitAiError, %G_IO_ERROR_CANCELLED, what the check found, or an error of
 *   the books
 *
 * Returns: (transfer full) (nullable): the answer, whole and looked at
 */
PursuitAiResult *pursuit_ai_gateway_ask_finish (PursuitAiGateway *self,
                                                GAsyncResult *result,
                                                PursuitAiResult **receipt,
                                                GError **error);

G_END_DECLS
