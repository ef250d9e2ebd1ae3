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

G_END_DECLS
