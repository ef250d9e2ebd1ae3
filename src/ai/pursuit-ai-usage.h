/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitAiUsage:
 * @input: tokens of the prompt at the full price: neither read from nor written to a cache of
 *   the provider
 * @cache_read: tokens of the prompt that came from its cache
 * @cache_write_5m: tokens of the prompt that it wrote there for five minutes
 * @cache_write_1h: tokens of the prompt that it wrote there for an hour
 * @output: tokens of the answer, with those of @reasoning
 * @reasoning: tokens of the answer that were thought and not said; part of @output
 * @estimated: the provider did not say; the figures are our own estimate
 *
 * What a request took, in tokens. Anthropic counts the prompt's tokens in three parts that do not
 * overlap, OpenAI in one total that contains the cached ones: a provider's reader makes of both
 * what stands here. No figure is negative.
 */
typedef struct
{
  gint64 input;
  gint64 cache_read;
  gint64 cache_write_5m;
  gint64 cache_write_1h;
  gint64 output;
  gint64 reasoning;
  gboolean estimated;
} PursuitAiUsage;

/**
 * pursuit_ai_usage_get_prompt:
 * @self: a usage
 *
 * Returns: all tokens of the prompt, whatever their price
 */
gint64 pursuit_ai_usage_get_prompt (const PursuitAiUsage *self);

G_END_DECLS
