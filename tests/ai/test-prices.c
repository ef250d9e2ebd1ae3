/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-money.h"
#include "ai/pursuit-ai-prices.h"
#include "core/pursuit-time.h"

#include <glib/gstdio.h>
#include <string.h>

/* A whole file with these rows. */
#define FILE_OF(rows)                                                                              \
  "{\"format\":1,\"checked\":\"2026-11-30\",\"currency\":\"USD\",\"unit\":\"million tokens\","     \
  "\"prices\":[" rows "]}"
#define ROW(more) "{\"provider\":\"p\",\"model\":\"m\",\"input\":\"1\",\"output\":\"2\"" more "}"

static gint64
at (const char *time)
{
  gint64 time_us;

  g_assert_true (pursuit_time_parse (time, &time_us, NULL));

  return time_us;
}

typedef struct
{
  const char *what;
  PursuitAiTariff tariff;
  const char *time;
  PursuitAiUsage usage;
  const char *usd; /* NULL: unpriced */
  const char *row;
  gboolean long_prompt;
} Golden;

#define NOV "2026-11-22T12:00:00Z"
#define HAIKU "anthropic", "claude-haiku-5-5"
#define SONNET "anthropic", "claude-sonnet-5-5"

/* Worked out by hand from the price pages. */
static const Golden goldens[] = {
  { "plain",
    { SONNET },
    NOV,
    { .input = 1000, .output = 500 },
    "0.007",
    "anthropic/claude-sonnet-5-5@2026-10-07#2026-11-22" },
  { "thought tokens are answer tokens",
    { SONNET },
    NOV,
    { .input = 1000, .output = 500, .reasoning = 400 },
    "0.007",
    "anthropic/claude-sonnet-5-5@2026-10-07#2026-11-22" },
  { "one token",
    { HAIKU },
    NOV,
    { .input = 1 },
    "0.0000001",
    "anthropic/claude-haiku-5-5@2026-10-07#2026-11-22" },
  { "nothing",
    { HAIKU },
    NOV,
    { .input = 0 },
    "0",
    "anthropic/claude-haiku-5-5@2026-10-07#2026-11-22" },
  { "every class",
    { SONNET },
    NOV,
    { .input = 100, .cache_read = 2000, .cache_write_5m = 30, .cache_write_1h = 4, .output = 50 },
    "0.000991",
    "anthropic/claude-sonnet-5-5@2026-10-07#2026-11-22" },
  { "the last second of the old price",
    { SONNET },
    "2026-10-06T23:59:59Z",
    { .cache_read = 1000000 },
    "0.2",
    "anthropic/claude-sonnet-5-5@2026-09-28#2026-11-22" },
  { "the first second of the new price",
    { SONNET },
    "2026-10-07T00:00:00Z",
    { .cache_read = 1000000 },
    "0.1",
    "anthropic/claude-sonnet-5-5@2026-10-07#2026-11-22" },
  { "before the first price", { SONNET }, "2026-09-27T23:59:59Z", { .input = 1 }, NULL, NULL },
  { "after the last price",
    { "openai", "gpt-5.6-sol" },
    "2026-11-22T00:00:00Z",
    { .input = 1 },
    NULL,
    NULL },
  { "on the last day",
    { "openai", "gpt-5.6-sol" },
    "2026-11-21T23:59:59Z",
    { .input = 1000000 },
    "4",
    "openai/gpt-5.6-sol@2026-08-21#2026-11-22" },
  { "at the edge of long prompts",
    { HAIKU },
    NOV,
    { .input = 60000, .cache_read = 40000, .output = 1000 },
    "0.0069",
    "anthropic/claude-haiku-5-5@2026-10-07#2026-11-22",
    FALSE },
  { "one over the edge",
    { HAIKU },
    NOV,
    { .input = 60001, .cache_read = 40000, .output = 1000 },
    "0.0345005",
    "anthropic/claude-haiku-5-5@2026-10-07#2026-11-22",
    TRUE },
  { "cache writes count to the edge",
    { HAIKU },
    NOV,
    { .input = 60000, .cache_write_5m = 40001, .output = 0 },
    "0.055000625",
    "anthropic/claude-haiku-5-5@2026-10-07#2026-11-22",
    TRUE },
  { "edge of the other provider",
    { "openai", "gpt-6.1-sol" },
    NOV,
    { .input = 272000, .output = 100 },
    "0.545",
    "openai/gpt-6.1-sol@2026-09-30#2026-11-22" },
  { "over the edge of the other provider",
    { "openai", "gpt-6.1-sol" },
    NOV,
    { .input = 271001, .cache_read = 1000, .output = 100 },
    "1.085704",
    "openai/gpt-6.1-sol@2026-09-30#2026-11-22",
    TRUE },
  { "half by batch",
    { SONNET, .batch = TRUE },
    NOV,
    { .input = 1000, .output = 500 },
    "0.0035",
    "anthropic/claude-sonnet-5-5@2026-10-07#2026-11-22" },
  { "a class without a price",
    { "openai", "gpt-6.1-sol" },
    NOV,
    { .input = 5, .cache_write_5m = 1 },
    NULL,
    NULL },
  { "the same without that class",
    { "openai", "gpt-6.1-sol" },
    NOV,
    { .input = 5 },
    "0.00001",
    "openai/gpt-6.1-sol@2026-09-30#2026-11-22" },
  { "a similar name",
    { "anthropic", "claude-sonnet-5-5-20261001" },
    NOV,
    { .input = 1 },
    NULL,
    NULL },
  { "other case", { "anthropic", "Claude-Sonnet-5-5" }, NOV, { .input = 1 }, NULL, NULL },
  { "another seller", { "openrouter", "claude-sonnet-5-5" }, NOV, { .input = 1 }, NULL, NULL },
  { "an own machine",
    { "local", "llama", .local = TRUE },
    NOV,
    { .input = 9, .output = 9 },
    "0",
    NULL },
  { "not marked as own", { "local", "llama" }, NOV, { .input = 9, .output = 9 }, NULL, NULL },
};

static void
costs_are_golden (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();

  for (guint i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      const Golden *golden = &goldens[i];
      PursuitAiTariff tariff = golden->tariff;
      g_autoptr (GError) error = NULL;
      g_autofree char *usd = NULL;
      PursuitAiCost cost;

      g_test_message ("%s", golden->what);
      tariff.time_us = at (golden->time);
      pursuit_ai_prices_cost (prices, &tariff, &golden->usage, &cost, &error);
      g_assert_no_error (error);
      usd = cost.priced ? pursuit_ai_money_to_decimal (cost.pico) : NULL;
      g_assert_cmpstr (usd, ==, golden->usd);
      g_assert_cmpstr (cost.row, ==, golden->row);
      g_assert_true (cost.long_prompt == golden->long_prompt);
      g_assert_cmpint (cost.saved_batch, ==, tariff.batch ? cost.pico : 0);
      if (cost.priced)
        g_assert_cmpint (cost.pico, <=,
                         pursuit_ai_prices_get_bound (prices, &tariff,
                                                      pursuit_ai_usage_get_prompt (&golden->usage),
                                                      golden->usage.output));
    }
}

static void
figures_that_cannot_be_are_refused (void)
{
  static const PursuitAiUsage usages[] = {
    { .input = -1 },
    /* 70 of 50 tokens came from the cache. */
    { .input = 50 - 70, .cache_read = 70 },
    { .cache_read = -1 },
    { .cache_write_5m = -1 },
    { .cache_write_1h = -1 },
    { .output = -1 },
    { .output = 5, .reasoning = 6 },
    { .output = 5, .reasoning = -1 },
    { .input = G_MAXINT64, .cache_read = 1 },
    { .input = G_MAXINT64 },
    { .output = G_MAXINT64 / 1000 },
  };
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  const PursuitAiTariff tariff = { SONNET, .time_us = at (NOV) };

  for (guint i = 0; i < G_N_ELEMENTS (usages); i++)
    {
      g_autoptr (GError) error = NULL;
      PursuitAiCost cost;

      g_assert_false (pursuit_ai_prices_cost (prices, &tariff, &usages[i], &cost, &error));
      g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER);
    }
}

static void
bounds_hold (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  PursuitAiTariff tariff = { HAIKU, .time_us = at (NOV) };

  /* By the dearest class of the prompt: all of it could be written to the cache for an hour. */
  g_assert_cmpint (pursuit_ai_prices_get_bound (prices, &tariff, 1000, 10), ==,
                   1000 * 200000 + 10 * 500000);
  g_assert_cmpint (pursuit_ai_prices_get_bound (prices, &tariff, 100001, 10), ==,
                   G_GINT64_CONSTANT (100001) * 1000000 + 10 * 2500000);
  tariff.batch = TRUE;
  g_assert_cmpint (pursuit_ai_prices_get_bound (prices, &tariff, 1000, 10), ==,
                   (1000 * 200000 + 10 * 500000) / 2);
  tariff.local = TRUE;
  g_assert_cmpint (pursuit_ai_prices_get_bound (prices, &tariff, 1000, 10), ==, 0);
  g_assert_cmpint (pursuit_ai_prices_get_worst_case (prices, G_MAXINT64, 1), ==, G_MAXINT64);
}

static void
unpriced_counts_at_the_worst_case (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  const PursuitAiTariff tariff = { "new", "model", .time_us = at (NOV) };

  /* The dearest of the list: 25 for the prompt, 75 for the answer (gpt-6-astra, long). */
  g_assert_cmpint (pursuit_ai_prices_get_bound (prices, &tariff, 10, 10), ==,
                   10 * 25 * PURSUIT_AI_PICO_PER_MTOK + 10 * 75 * PURSUIT_AI_PICO_PER_MTOK);
  pursuit_ai_prices_set_worst_case (prices, 7, 9);
  g_assert_cmpint (pursuit_ai_prices_get_bound (prices, &tariff, 10, 100), ==, 970);
}

static void
load (PursuitAiPrices *prices, const char *text)
{
  g_autoptr (GError) error = NULL;

  pursuit_ai_prices_load_text (prices, "test", text, strlen (text), &error);
  g_assert_no_error (error);
}

static void
own_prices_win (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  PursuitAiTariff tariff = { SONNET, .time_us = at ("2026-12-01") };
  const PursuitAiUsage usage = { .input = 1 };
  PursuitAiCost cost;
  int fd = g_file_open_tmp ("prices-XXXXXX", &path, &error);
  static const char text[]
      = FILE_OF ("{\"provider\":\"anthropic\",\"model\":\"claude-sonnet-5-5\",\"from\":"
                 "\"2026-12-01\",\"input\":\"1.5\",\"output\":\"9\",\"note\":\"contract\"}");

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_assert_true (pursuit_ai_prices_load (prices, path, &error));
  g_assert_no_error (error);
  g_unlink (path);

  pursuit_ai_prices_cost (prices, &tariff, &usage, &cost, NULL);
  g_assert_cmpint (cost.pico, ==, 1500000);
  g_assert_cmpstr (cost.row, ==, "own:anthropic/claude-sonnet-5-5@2026-12-01#2026-11-30");
  tariff.time_us = at ("2026-11-30T23:59:59Z");
  pursuit_ai_prices_cost (prices, &tariff, &usage, &cost, NULL);
  g_assert_cmpint (cost.pico, ==, 2000000);

  /* Its batch price is not said, and not guessed. */
  tariff = (PursuitAiTariff){ SONNET, .time_us = at ("2026-12-01"), .batch = TRUE };
  pursuit_ai_prices_cost (prices, &tariff, &usage, &cost, NULL);
  g_assert_false (cost.priced);

  /* The next file takes the place of the one before. */
  load (prices, FILE_OF (""));
  pursuit_ai_prices_cost (prices, &tariff, &usage, &cost, NULL);
  g_assert_cmpint (cost.pico, ==, 1000000);
}

static void
a_missing_file_says_so (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (pursuit_ai_prices_load (prices, "no/such/file.json", &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG);
  g_assert_nonnull (strstr (error->message, "file.json"));
}

static void
hostile_files_are_refused_whole (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "nonsense",
    "{}",
    FILE_OF ("1"),
    FILE_OF ("[]"),
    FILE_OF ("null"),
    FILE_OF (ROW ("") "," ROW ("")),
    FILE_OF (ROW (",\"cache_raed\":\"1\"")),
    FILE_OF (ROW (",\"cache_read\":1")),
    FILE_OF (ROW (",\"cache_read\":\"-1\"")),
    FILE_OF (ROW (",\"cache_read\":\"1e9\"")),
    FILE_OF (ROW (",\"cache_read\":\"NaN\"")),
    FILE_OF (ROW (",\"cache_read\":\"0.0000001\"")),
    FILE_OF (ROW (",\"cache_read\":\"100001\"")),
    FILE_OF (ROW (",\"cache_read\":null")),
    FILE_OF (ROW (",\"from\":\"2026-02-30\"")),
    FILE_OF (ROW (",\"from\":20260201")),
    FILE_OF (ROW (",\"from\":\"2026-02-02\",\"until\":\"2026-02-01\"")),
    FILE_OF (ROW (",\"batch\":\"1.5\"")),
    FILE_OF (ROW (",\"batch\":\"0.0005\"")),
    FILE_OF (ROW (",\"long_prompt\":[]")),
    FILE_OF (ROW (",\"long_prompt\":{\"above\":0,\"input\":\"1\",\"output\":\"1\"}")),
    FILE_OF (ROW (",\"long_prompt\":{\"above\":5,\"input\":\"1\"}")),
    FILE_OF (ROW (",\"long_prompt\":{\"above\":5,\"input\":\"1\",\"output\":\"1\",\"x\":1}")),
    FILE_OF ("{\"provider\":\"p\",\"model\":\"m\",\"input\":\"1\"}"),
    FILE_OF ("{\"provider\":\"p\",\"model\":\" \",\"input\":\"1\",\"output\":\"1\"}"),
    FILE_OF ("{\"provider\":{},\"model\":\"m\",\"input\":\"1\",\"output\":\"1\"}"),
    "{\"format\":2,\"checked\":\"2026-11-30\",\"currency\":\"USD\",\"unit\":\"million tokens\","
    "\"prices\":[]}",
    "{\"format\":1,\"checked\":\"2026-11-30\",\"currency\":\"EUR\",\"unit\":\"million tokens\","
    "\"prices\":[]}",
    "{\"format\":1,\"checked\":\"2026-11-30\",\"currency\":\"USD\",\"unit\":\"token\","
    "\"prices\":[]}",
    "{\"format\":1,\"checked\":\"today\",\"currency\":\"USD\",\"unit\":\"million tokens\","
    "\"prices\":[]}",
    "{\"format\":1,\"checked\":\"2026-11-30\",\"currency\":\"USD\",\"unit\":\"million tokens\","
    "\"prices\":{}}",
  };
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  const PursuitAiTariff tariff = { "p", "m", .time_us = at (NOV) };
  const PursuitAiUsage usage = { .input = 1 };
  PursuitAiCost cost;

  load (prices, FILE_OF (ROW (",\"until\":null")));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_false (
          pursuit_ai_prices_load_text (prices, "test", texts[i], strlen (texts[i]), &error));
      g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG);
    }
  pursuit_ai_prices_cost (prices, &tariff, &usage, &cost, NULL);
  g_assert_cmpint (cost.pico, ==, 1000000);
}

static void
endless_files_are_refused (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (PURSUIT_AI_PRICES_MAX_BYTES + 1, '[');

  g_assert_false (pursuit_ai_prices_load_text (prices, "test", text, strlen (text), &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG);
  g_clear_error (&error);
  g_assert_false (pursuit_ai_prices_load_text (prices, "test", text, 1000, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ai/prices/costs-are-golden", costs_are_golden);
  g_test_add_func ("/ai/prices/figures-that-cannot-be", figures_that_cannot_be_are_refused);
  g_test_add_func ("/ai/prices/bounds-hold", bounds_hold);
  g_test_add_func ("/ai/prices/unpriced-counts-at-the-worst", unpriced_counts_at_the_worst_case);
  g_test_add_func ("/ai/prices/own-prices-win", own_prices_win);
  g_test_add_func ("/ai/prices/a-missing-file-says-so", a_missing_file_says_so);
  g_test_add_func ("/ai/prices/hostile-files", hostile_files_are_refused_whole);
  g_test_add_func ("/ai/prices/endless-files", endless_files_are_refused);

  return g_test_run ();
}
