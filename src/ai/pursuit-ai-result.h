/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-attempt.h"

G_BEGIN_DECLS

/**
 * PursuitAiResult:
 * @text: the answer; what had come of one, where there is none
 * @provider: (nullable): who answered
 * @model: (nullable): which model
 * @cached: it was used again, and nothing was sent
 * @kept_us: when it was kept, if it was used again; microseconds since 1970-01-01 UTC
 * @usage: what all requests to providers took together
 * @priced: whether @cost is known
 * @cost: of all of them, in pico-USD
 * @counted: what budgets count for it: more than @cost where something was cut or estimated, so
 *   that the cost is not known
 * @price_row: (nullable): the price row of the last that has one, as in #PursuitAiCost
 * @masked: (nullable): the sorts of what was taken out of the question, with commas between
 * @took_us: from the question to the answer, in microseconds
 * @report: (nullable): the way there; %NULL if it was used again
 *
 * An answer with its receipt.
 */
typedef struct
{
  char *text;
  char *provider;
  char *model;
  gboolean cached;
  gint64 kept_us;
  PursuitAiUsage usage;
  gboolean priced;
  gint64 cost;
  gint64 counted;
  char *price_row;
  char *masked;
  gint64 took_us;
  PursuitAiReport *report;
} PursuitAiResult;

/**
 * pursuit_ai_result_free:
 * @self: (nullable) (transfer full): a result
 */
void pursuit_ai_result_free (PursuitAiResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiResult, pursuit_ai_result_free)

G_END_DECLS
