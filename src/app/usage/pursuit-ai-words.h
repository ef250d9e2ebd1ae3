/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-receipt.h"
#include "workspace/ai/pursuit-ai-remedy.h"
#include "workspace/ai/pursuit-request-preview.h"

G_BEGIN_DECLS

/**
 * pursuit_ai_words_dup_cost:
 * @cost: (nullable): an exact amount in USD, such as a verb gives it; %NULL if it has no price
 *
 * Says a cost as the usage and the budgets say it, and never 0 for what has no price.
 *
 * Returns: (transfer full): such as "0.00624 USD", "at no cost" or "price unknown"
 */
char *pursuit_ai_words_dup_cost (const char *cost);

/**
 * pursuit_ai_words_dup_paid:
 * @cost: (nullable): what an answer took, as for pursuit_ai_words_dup_cost()
 * @receipt: (nullable): what else is known of it
 *
 * Returns: (transfer full): the same, as an upper bound where the answer was cut or stopped: "at
 *   most 0.0639 USD"
 */
char *pursuit_ai_words_dup_paid (const char *cost, const PursuitReceipt *receipt);

/**
 * pursuit_ai_words_dup_summary:
 * @preview: what would be sent
 *
 * Returns: (transfer full): who would be asked, with how much text, and what that may cost
 */
char *pursuit_ai_words_dup_summary (const PursuitRequestPreview *preview);

/**
 * pursuit_ai_words_dup_send:
 * @preview: what would be sent
 *
 * Returns: (transfer full): what the button says that sends it: with what it likely costs, unless
 *   a budget does not let it go, and a mnemonic
 */
char *pursuit_ai_words_dup_send (const PursuitRequestPreview *preview);

/**
 * pursuit_ai_words_dup_bound:
 * @preview: what would be sent
 *
 * Returns: (transfer full) (nullable): the line about what it can cost, such as "At most 0.0416
 *   USD"; %NULL where that is nothing, not known, or will not be paid
 */
char *pursuit_ai_words_dup_bound (const PursuitRequestPreview *preview);

/**
 * pursuit_ai_words_get_remedy:
 * @remedy: what helps where there is no answer
 *
 * Returns: (nullable): what a button says that leads there, with a mnemonic; %NULL if nothing helps
 */
const char *pursuit_ai_words_get_remedy (PursuitAiRemedy remedy);

/**
 * pursuit_ai_words_dup_engine:
 * @receipt: (nullable): what an answer took; %NULL of one that was kept before there were receipts
 *
 * Returns: (transfer full): who answered, such as "AI (claude-sonnet-5-5)"; the demo's script is
 *   called one
 */
char *pursuit_ai_words_dup_engine (const PursuitReceipt *receipt);

/**
 * pursuit_ai_words_dup_receipt:
 * @receipt: what an answer took
 *
 * Returns: (transfer full): all of it, a line each
 */
char *pursuit_ai_words_dup_receipt (const PursuitReceipt *receipt);

G_END_DECLS
