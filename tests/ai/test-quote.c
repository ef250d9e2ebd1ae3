/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-money.h"
#include "ai/pursuit-ai-quote.h"
#include "core/pursuit-time.h"

#include <string.h>

/* How the estimator counts letters: one token for four, and a tenth on top, rounded up. */
#define INSTRUCTION_TOKENS 83 /* 75 * 1.1, of 300 letters */
#define CONTEXT_TOKENS 165    /* 150 * 1.1, of 600 */
#define INPUT_TOKENS 248      /* 225 * 1.1, of 900 */
/* What the quote adds for the names of roles and the like. */
#define FRAME_TOKENS 20
#define PROMPT_TOKENS (INSTRUCTION_TOKENS + CONTEXT_TOKENS + INPUT_TOKENS + FRAME_TOKENS)

/* The bound: as many tokens as bytes, and those that a provider adds. */
#define PROMPT_BOUND (300 + 600 + 900 + PURSUIT_AI_ADDED_TOKENS)

static PursuitAiRequest *
make_request (void)
{
  PursuitAiRequest *request
      = pursuit_ai_request_new (PURSUIT_AI_FEATURE_SCORE, PURSUIT_AI_ROLE_SCORING);

  request->instructions = g_strnfill (300, 'i');
  request->context = g_strnfill (600, 'c');
  request->input = g_strnfill (900, 'd');
  request->max_output = 1000;

  return request;
}

static void
quotes_hold (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  g_autoptr (PursuitAiRequest) request = make_request ();
  PursuitAiTariff tariff = { .provider = "anthropic", .model = "claude-sonnet-5-5" };
  PursuitAiQuote quote, all, with_schema;

  g_assert_true (pursuit_time_parse ("2026-11-22", &tariff.time_us, NULL));
  pursuit_ai_quote_init (&quote, request, prices, &tariff, 200);
  g_assert_cmpint (quote.prompt, ==, PROMPT_TOKENS);
  g_assert_cmpint (quote.prompt_bound, ==, PROMPT_BOUND);
  g_assert_cmpint (quote.output_bound, ==, 1000);
  g_assert_true (quote.priced);
  g_assert_cmpint (quote.likely, ==, (PROMPT_TOKENS * 2 + 200 * 10) * PURSUIT_AI_PICO_PER_MTOK);
  g_assert_cmpint (quote.bound, ==, (PROMPT_BOUND * 4 + 1000 * 10) * PURSUIT_AI_PICO_PER_MTOK);

  /* Without a history, an answer is as long as it may be; never longer. */
  pursuit_ai_quote_init (&all, request, prices, &tariff, 0);
  g_assert_cmpint (all.likely, ==, (PROMPT_TOKENS * 2 + 1000 * 10) * PURSUIT_AI_PICO_PER_MTOK);
  pursuit_ai_quote_init (&all, request, prices, &tariff, 5000);
  g_assert_cmpint (all.likely, ==, (PROMPT_TOKENS * 2 + 1000 * 10) * PURSUIT_AI_PICO_PER_MTOK);

  request->schema = g_strdup ("{\"type\":\"object\"}");
  pursuit_ai_quote_init (&with_schema, request, prices, &tariff, 200);
  g_assert_cmpint (with_schema.prompt_bound, ==,
                   PROMPT_BOUND + (gint64) strlen ("{\"type\":\"object\"}"));
  g_assert_cmpint (with_schema.likely, >, quote.likely);
}

/* Signs are the dearest text for the estimator: a token each, and a tenth on top. */
static void
no_text_is_likely_to_pass_its_bound (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  g_autoptr (PursuitAiRequest) request = make_request ();
  PursuitAiTariff tariff = { .provider = "anthropic", .model = "claude-sonnet-5-5" };
  PursuitAiQuote quote;

  g_assert_true (pursuit_time_parse ("2026-11-22", &tariff.time_us, NULL));
  g_free (request->input);
  request->input = g_strnfill (50000, ';');
  pursuit_ai_quote_init (&quote, request, prices, &tariff, 0);
  g_assert_cmpint (quote.prompt, <=, quote.prompt_bound);
  g_assert_cmpint (quote.likely, <=, quote.bound);
}

static void
unpriced_has_a_bound_and_no_cost (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  g_autoptr (PursuitAiRequest) request = make_request ();
  PursuitAiTariff tariff = { .provider = "new", .model = "model" };
  PursuitAiQuote quote;

  pursuit_ai_quote_init (&quote, request, prices, &tariff, 0);
  g_assert_false (quote.priced);
  g_assert_cmpint (quote.likely, ==, 0);
  g_assert_cmpint (quote.bound, ==, pursuit_ai_prices_get_worst_case (prices, PROMPT_BOUND, 1000));

  tariff.local = TRUE;
  pursuit_ai_quote_init (&quote, request, prices, &tariff, 0);
  g_assert_true (quote.priced);
  g_assert_cmpint (quote.bound, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ai/quote/quotes-hold", quotes_hold);
  g_test_add_func ("/ai/quote/no-text-passes-its-bound", no_text_is_likely_to_pass_its_bound);
  g_test_add_func ("/ai/quote/unpriced-has-a-bound", unpriced_has_a_bound_and_no_cost);

  return g_test_run ();
}
