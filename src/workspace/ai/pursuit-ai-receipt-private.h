/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-result.h"
#include "core/pursuit-receipt.h"

G_BEGIN_DECLS

/**
 * pursuit_ai_receipt_new:
 * @result: an answer, or what had come of one
 * @n_subjects: how many records the question was about
 *
 * Returns: (transfer full): what is known of it, to be kept
 */
PursuitReceipt *pursuit_ai_receipt_new (const PursuitAiResult *result, guint n_subjects);

/**
 * pursuit_ai_receipt_new_paid:
 * @paid: (nullable): what came of an answer that cannot be used
 *
 * Returns: (transfer full) (nullable): what is known of it, to be kept with what stands in for the
 *   answer; %NULL if nothing was paid
 */
PursuitReceipt *pursuit_ai_receipt_new_paid (const PursuitAiResult *paid);

/**
 * pursuit_ai_paid_dup_words:
 * @words: why nothing usable came, a sentence for a person
 * @priced: the price is known
 * @cost: what was paid, in pico-USD; 0 for nothing
 * @is_bound: that is an upper bound
 *
 * Returns: (transfer full): @words, and what was paid all the same or counts until more is known
 */
char *
pursuit_ai_paid_dup_words (const char *words, gboolean priced, gint64 cost, gboolean is_bound);

/**
 * pursuit_ai_paid_tell:
 * @paid: (nullable): what came, and was paid, although it cannot be used
 * @error: (nullable): why it cannot; its sentence says afterwards what it cost
 *
 * Money that is gone is told wherever the failure is.
 */
void pursuit_ai_paid_tell (const PursuitAiResult *paid, GError *error);

G_END_DECLS
