/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-money.h"
#include "ai/pursuit-ai-quote.h"
#include "core/pursuit-time.h"

#include <string.h>

static void
estimates_are_rather_high (void)
{
  static const struct
  {
    const char *text;
    gint64 tokens;
    gint64 counted; /* by a tokenizer of a provider, where we know */
  } rows[] = {
    { NULL, 0, 0 },
    { "", 0, 0 },
    { "a", 1, 1 },
    { "Score this lead from the notes below", 12, 7 },
    { "2026-11-30T04:00:00Z", 10, 10 },
    { "日本語", 3, 3 },
    { "{\"score\": 70}", 6, 6 },
    { "Grüße", 3, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (pursuit_ai_estimate_tokens (rows[i].text), ==, rows[i].tokens);
      g_assert_cmpint (rows[i].tokens, >=, rows[i].counted);
    }
}

/* Hostile bytes have tokens too, and no more than bytes. */
static void
any_bytes_have_an_estimate (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 500; i++)
    {
      char text[65] = { 0 };
      gint64 tokens;

      for (guint j = 0; j < 64; j++)
        text[j] = (char) g_rand_int_range (rand, 1, 256);
      tokens = pursuit_ai_estimate_tokens (text);
      g_assert_cmpint (tokens, >=, 0);
      g_assert_cmpint (tokens, <=, (gint64) strlen (text));
    }
}

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
  g_assert_cmpint (quote.prompt, ==, 620);
  g_assert_cmpint (quote.prompt_bound, ==, 2800);
  g_assert_cmpint (quote.output_bound, ==, 1000);
  g_assert_true (quote.priced);
  g_assert_cmpint (quote.likely, ==, (620 * 2 + 200 * 10) * PURSUIT_AI_PICO_PER_MTOK);
  g_assert_cmpint (quote.bound, ==, (2800 * 4 + 1000 * 10) * PURSUIT_AI_PICO_PER_MTOK);

  /* Without a history, an answer is as long as it may be; never longer. */
  pursuit_ai_quote_init (&all, request, prices, &tariff, 0);
  g_assert_cmpint (all.likely, ==, (620 * 2 + 1000 * 10) * PURSUIT_AI_PICO_PER_MTOK);
  pursuit_ai_quote_init (&all, request, prices, &tariff, 5000);
  g_assert_cmpint (all.likely, ==, (620 * 2 + 1000 * 10) * PURSUIT_AI_PICO_PER_MTOK);

  request->schema = json_from_string ("{\"type\":\"object\"}", NULL);
  pursuit_ai_quote_init (&with_schema, request, prices, &tariff, 200);
  g_assert_cmpint (with_schema.prompt_bound, ==, 2800 + (gint64) strlen ("{\"type\":\"object\"}"));
  g_assert_cmpint (with_schema.likely, >, quote.likely);
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
  g_assert_cmpint (quote.bound, ==, pursuit_ai_prices_get_worst_case (prices, 2800, 1000));

  tariff.local = TRUE;
  pursuit_ai_quote_init (&quote, request, prices, &tariff, 0);
  g_assert_true (quote.priced);
  g_assert_cmpint (quote.bound, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ai/quote/estimates-are-rather-high", estimates_are_rather_high);
  g_test_add_func ("/ai/quote/any-bytes-have-an-estimate", any_bytes_have_an_estimate);
  g_test_add_func ("/ai/quote/quotes-hold", quotes_hold);
  g_test_add_func ("/ai/quote/unpriced-has-a-bound", unpriced_has_a_bound_and_no_cost);

  return g_test_run ();
}
