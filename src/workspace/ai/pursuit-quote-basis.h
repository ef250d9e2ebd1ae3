/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-quote.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* A person's own prices, in the folder "pursuit" of their configuration. */
#define PURSUIT_OWN_PRICES_NAME "prices.json"

/**
 * PursuitQuoteBasis:
 * @prices: the prices that come with Pursuit, the person's own over them, and what models without a
 *   price count
 * @likely_output: how many tokens the last answers to the prompt had in the mean; 0 without any
 *
 * What pursuit_ai_quote_init() and pursuit_ai_settlement_price() need of a workspace.
 */
typedef struct
{
  PursuitAiPrices *prices;
  gint64 likely_output;
} PursuitQuoteBasis;

/**
 * pursuit_quote_basis_free:
 * @self: (transfer full) (nullable): a basis
 */
void pursuit_quote_basis_free (PursuitQuoteBasis *self);

/**
 * pursuit_workspace_quote_basis_async:
 * @self: a workspace
 * @feature: what will be asked for
 * @prompt: (nullable): the prompt's name
 * @cancellable: (nullable): to stop it
 * @callback: called with the basis
 * @data: for @callback
 *
 * Gathers what a quote rests on.
 */
void pursuit_workspace_quote_basis_async (PursuitWorkspace *self,
                                          PursuitAiFeature feature,
                                          const char *prompt,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/**
 * pursuit_workspace_quote_basis_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_AI_ERROR_CONFIG: the person's prices or the budgets cannot be read
 *
 * Returns: (transfer full) (nullable): the basis
 */
PursuitQuoteBasis *
pursuit_workspace_quote_basis_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitQuoteBasis, pursuit_quote_basis_free)

G_END_DECLS
