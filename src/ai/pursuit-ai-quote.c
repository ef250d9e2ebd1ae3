/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-quote.h"

#include "ai/pursuit-ai-tokens.h"
#include "core/pursuit-json.h"

#include <string.h>

/* What stands around the texts: names of roles, and what providers add for a schema. */
#define LIKELY_FRAME 20

static void
add_text (PursuitAiQuote *self, const char *text)
{
  if (text == NULL)
    return;

  self->prompt += pursuit_ai_tokens_estimate (text);
  self->prompt_bound += (gint64) strlen (text);
}

void
pursuit_ai_quote_init (PursuitAiQuote *self,
                       const PursuitAiRequest *request,
                       PursuitAiPrices *prices,
                       const PursuitAiTariff *tariff,
                       gint64 likely_output)
{
  PursuitAiUsage usage = { 0 };
  PursuitAiCost cost = { 0 };

  g_return_if_fail (self != NULL && request != NULL && prices != NULL && tariff != NULL);

  *self = (PursuitAiQuote){ .prompt = LIKELY_FRAME, .prompt_bound = PURSUIT_AI_ADDED_TOKENS };
  add_text (self, request->instructions);
  add_text (self, request->context);
  add_text (self, request->input);
  add_text (self, request->schema);
  self->output_bound = request->max_output;
  self->bound
      = pursuit_ai_prices_get_bound (prices, tariff, self->prompt_bound, self->output_bound);

  usage.input = self->prompt;
  usage.output = likely_output > 0 ? MIN (likely_output, self->output_bound) : self->output_bound;
  if (pursuit_ai_prices_cost (prices, tariff, &usage, &cost, NULL))
    {
      self->priced = cost.priced;
      self->likely = cost.pico;
    }
}
