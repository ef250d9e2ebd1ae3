/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-money.h"
#include "ai/pursuit-ai-savings.h"
#include "core/pursuit-time.h"

/*
 * The figures are worked out by hand. By the estimator, 400 letters are 110 tokens, 200 are 55, the
 * schema is 11 (ten signs and words, and a tenth) and 1,920 letters are 528: the constant part of
 * the request, 176, is a quarter of its 704 tokens. A token of claude-sonnet-5-5 costs 2 USD for a
 * million in a prompt, 0.1 from the cache and 10 in an answer; one of claude-haiku-5-5 0.1 and 0.5.
 */
#define USD PURSUIT_AI_PICO_PER_MTOK

static PursuitAiRequest *
make_request (guint n_subjects)
{
  PursuitAiRequest *request
      = pursuit_ai_request_new (PURSUIT_AI_FEATURE_SCORE, PURSUIT_AI_ROLE_SCORING);

  request->instructions = g_strnfill (400, 'i');
  request->context = g_strnfill (200, 'c');
  request->schema = g_strdup ("{\"type\":\"object\"}");
  request->input = g_strnfill (1920, 'd');
  request->n_subjects = n_subjects;

  return request;
}

static PursuitAiEntry *
make_entry (const char *model)
{
  PursuitAiEntry *entry = pursuit_ai_entry_new (PURSUIT_AI_FEATURE_SCORE, "anthropic", model);

  g_assert_true (pursuit_time_parse ("2026-11-22", &entry->started_us, NULL));

  return entry;
}

static PursuitAiSettlement
measure (const PursuitAiEntry *entry,
         const PursuitAiRequest *request,
         const char *reasoning_model,
         PursuitAiUsage usage)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  PursuitAiSettlement settlement = { .state = PURSUIT_AI_STATE_WHOLE, .usage = usage };

  pursuit_ai_savings_measure (&settlement, entry, request, reasoning_model, prices);

  return settlement;
}

static void
a_batch_saves_what_is_sent_once (void)
{
  static const struct
  {
    PursuitAiUsage usage;
    guint n_subjects;
    gint64 saved;
  } rows[] = {
    { { .input = 4000, .output = 300 }, 10, 9 * 1000 * 2 * USD },
    { { .input = 4000, .output = 300 }, 2, 1000 * 2 * USD },
    { { .input = 4000, .output = 300 }, 1, 0 },
    /* A quarter of a token more is none. */
    { { .input = 4001 }, 10, 9 * 1000 * 2 * USD },
    /* The cache held all of the constant part, or it took some of it. */
    { { .input = 2800, .cache_read = 1200 }, 10, 9 * 1000 * USD / 10 },
    { { .input = 3400, .cache_write_5m = 500, .cache_write_1h = 100 },
      10,
      9 * (600 * USD / 10 + 400 * 2 * USD) },
    { { .output = 300 }, 10, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PursuitAiEntry) entry = make_entry ("claude-sonnet-5-5");
      g_autoptr (PursuitAiRequest) request = make_request (rows[i].n_subjects);
      PursuitAiSettlement settlement = measure (entry, request, "claude-sonnet-5-5", rows[i].usage);

      g_test_message ("row %u", i);
      g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_BATCH], ==, rows[i].saved);
      g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_TIER], ==, 0);
    }
}

/* On the batch route of the provider, whose own saving comes on top, all is for a half. */
static void
a_batch_on_the_batch_route_saves_both (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  g_autoptr (PursuitAiEntry) entry = make_entry ("claude-sonnet-5-5");
  g_autoptr (PursuitAiRequest) request = make_request (10);
  PursuitAiSettlement settlement;

  entry->batch = TRUE;
  settlement = measure (entry, request, NULL, (PursuitAiUsage){ .input = 4000, .output = 300 });
  g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_BATCH], ==, 9 * 1000 * USD);
  g_assert_true (pursuit_ai_settlement_price (&settlement, entry, prices, NULL));
  g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_BATCH], ==, 9 * 1000 * USD + settlement.cost);
  g_assert_cmpint (settlement.cost, ==, 4000 * USD + 300 * 5 * USD);
}

/* A prompt over 100,000 tokens costs five times as much with this model; one lead alone had none.
 */
static void
what_is_asked_alone_is_no_long_prompt (void)
{
  g_autoptr (PursuitAiEntry) entry = make_entry ("claude-haiku-5-5");
  g_autoptr (PursuitAiRequest) request = make_request (10);
  PursuitAiSettlement settlement
      = measure (entry, request, NULL, (PursuitAiUsage){ .input = 120000 });

  g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_BATCH], ==, 9 * 30000 * USD / 10);
}

static void
a_smaller_model_saves_the_difference (void)
{
  static const struct
  {
    const char *model;
    const char *reasoning_model;
    PursuitAiRole role;
    gint64 saved;
  } rows[] = {
    { "claude-haiku-5-5", "claude-sonnet-5-5", PURSUIT_AI_ROLE_SUMMARY,
      4000 * 2 * USD + 300 * 10 * USD - (4000 * USD / 10 + 300 * USD / 2) },
    { "claude-haiku-5-5", "claude-sonnet-5-5", PURSUIT_AI_ROLE_REASONING, 0 },
    { "claude-haiku-5-5", "claude-haiku-5-5", PURSUIT_AI_ROLE_SUMMARY, 0 },
    { "claude-sonnet-5-5", "claude-haiku-5-5", PURSUIT_AI_ROLE_SUMMARY, 0 },
    { "claude-haiku-5-5", "without-a-price", PURSUIT_AI_ROLE_SUMMARY, 0 },
    { "claude-haiku-5-5", NULL, PURSUIT_AI_ROLE_SUMMARY, 0 },
    { "without-a-price", "claude-sonnet-5-5", PURSUIT_AI_ROLE_SUMMARY, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PursuitAiEntry) entry = make_entry (rows[i].model);
      g_autoptr (PursuitAiRequest) request = make_request (1);
      PursuitAiSettlement settlement;

      request->role = rows[i].role;
      settlement = measure (entry, request, rows[i].reasoning_model,
                            (PursuitAiUsage){ .input = 4000, .output = 300 });
      g_test_message ("row %u", i);
      g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_TIER], ==, rows[i].saved);
      g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_BATCH], ==, 0);
    }
}

/* The prices are those of the day of the question: before it there was no such row. */
static void
the_day_counts (void)
{
  g_autoptr (PursuitAiEntry) entry = make_entry ("claude-haiku-5-5");
  g_autoptr (PursuitAiRequest) request = make_request (10);
  PursuitAiSettlement settlement;

  g_assert_true (pursuit_time_parse ("2026-09-01", &entry->started_us, NULL));
  settlement = measure (entry, request, "claude-sonnet-5-5", (PursuitAiUsage){ .input = 4000 });
  for (guint i = 0; i < PURSUIT_AI_N_SAVINGS; i++)
    g_assert_cmpint (settlement.saved[i], ==, 0);
}

/* The model that answered has the price, not the one that was asked for. */
static void
the_model_that_answered_counts (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  g_autoptr (PursuitAiEntry) entry = make_entry ("claude-sonnet-5-5");
  g_autoptr (PursuitAiRequest) request = make_request (10);
  PursuitAiSettlement settlement = { .state = PURSUIT_AI_STATE_WHOLE,
                                     .model = "claude-haiku-5-5",
                                     .usage = { .input = 4000 } };

  pursuit_ai_savings_measure (&settlement, entry, request, "claude-sonnet-5-5", prices);
  g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_BATCH], ==, 9 * 1000 * USD / 10);
  g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_TIER], ==, 4000 * 2 * USD - 4000 * USD / 10);
}

static void
nothing_is_made_up (void)
{
  static const PursuitAiUsage usages[] = {
    { .input = 4000, .output = 300, .estimated = TRUE },
    { .input = -4000 },
    { .input = G_MAXINT64, .cache_read = G_MAXINT64 },
    { .input = G_MAXINT64 },
  };
  g_autoptr (PursuitAiEntry) entry = make_entry ("claude-haiku-5-5");
  g_autoptr (PursuitAiRequest) request = make_request (10);
  PursuitAiSettlement settlement;

  request->left_out = 50;
  for (guint i = 0; i < G_N_ELEMENTS (usages); i++)
    {
      settlement = measure (entry, request, "claude-sonnet-5-5", usages[i]);
      g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_BATCH], ==, 0);
      g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_TIER], ==, 0);
      g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_COMPRESSION], ==, 50 * USD / 10);
    }

  entry->local = TRUE;
  settlement = measure (entry, request, "claude-sonnet-5-5", (PursuitAiUsage){ .input = 4000 });
  for (guint i = 0; i < PURSUIT_AI_N_SAVINGS; i++)
    g_assert_cmpint (settlement.saved[i], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ai/savings/a-batch-saves-what-is-sent-once", a_batch_saves_what_is_sent_once);
  g_test_add_func ("/ai/savings/a-batch-on-the-batch-route", a_batch_on_the_batch_route_saves_both);
  g_test_add_func ("/ai/savings/asked-alone-is-no-long-prompt",
                   what_is_asked_alone_is_no_long_prompt);
  g_test_add_func ("/ai/savings/a-smaller-model-saves-the-difference",
                   a_smaller_model_saves_the_difference);
  g_test_add_func ("/ai/savings/the-day-counts", the_day_counts);
  g_test_add_func ("/ai/savings/the-model-that-answered-counts", the_model_that_answered_counts);
  g_test_add_func ("/ai/savings/nothing-is-made-up", nothing_is_made_up);

  return g_test_run ();
}
