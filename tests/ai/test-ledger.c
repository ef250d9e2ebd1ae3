/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-ledger.h"
#include "core/pursuit-time.h"

static PursuitAiEntry *
make_entry (const char *model)
{
  PursuitAiEntry *entry = pursuit_ai_entry_new (PURSUIT_AI_FEATURE_SCORE, "anthropic", model);

  g_assert_true (pursuit_time_parse ("2026-11-22", &entry->started_us, NULL));
  entry->reserved = 900000000;

  return entry;
}

/* Worked out with 2 for the prompt and 10 for the answer. */
static void
each_state_counts_as_it_should (void)
{
  static const struct
  {
    const char *model;
    PursuitAiSettlement settlement;
    gboolean local;
    gboolean priced;
    gint64 cost;
    gint64 counted;
  } rows[] = {
    { "claude-sonnet-5-5",
      { .state = PURSUIT_AI_STATE_WHOLE, .usage = { .input = 10, .output = 3 } },
      FALSE,
      TRUE,
      50000000,
      50000000 },
    /* The price is that of the model that answered. */
    { "claude-sonnet-5-5",
      { .state = PURSUIT_AI_STATE_WHOLE,
        .model = "claude-haiku-5-5",
        .usage = { .input = 10, .output = 3 } },
      FALSE,
      TRUE,
      2500000,
      2500000 },
    { "claude-sonnet-5-5",
      { .state = PURSUIT_AI_STATE_WHOLE, .model = "other", .usage = { .input = 10, .output = 3 } },
      FALSE,
      FALSE,
      0,
      10 * 25000000 + 3 * 75000000 },
    { "claude-sonnet-5-5",
      { .state = PURSUIT_AI_STATE_WHOLE, .usage = { .input = 10, .output = 3, .estimated = TRUE } },
      FALSE,
      TRUE,
      50000000,
      900000000 },
    { "claude-sonnet-5-5",
      { .state = PURSUIT_AI_STATE_PARTIAL, .usage = { .input = 10, .output = 3 } },
      FALSE,
      TRUE,
      50000000,
      900000000 },
    { "claude-sonnet-5-5", { .state = PURSUIT_AI_STATE_PARTIAL }, FALSE, TRUE, 0, 900000000 },
    { "unknown",
      { .state = PURSUIT_AI_STATE_PARTIAL, .usage = { .input = 10 } },
      FALSE,
      FALSE,
      0,
      900000000 },
    { "claude-sonnet-5-5", { .state = PURSUIT_AI_STATE_FAILED }, FALSE, TRUE, 0, 0 },
    { "unknown", { .state = PURSUIT_AI_STATE_CACHED }, FALSE, TRUE, 0, 0 },
    { "llama",
      { .state = PURSUIT_AI_STATE_PARTIAL, .usage = { .input = 10, .estimated = TRUE } },
      TRUE,
      TRUE,
      0,
      0 },
  };
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PursuitAiEntry) entry = make_entry (rows[i].model);
      g_autoptr (GError) error = NULL;
      PursuitAiSettlement settlement = rows[i].settlement;

      g_test_message ("row %u", i);
      entry->local = rows[i].local;
      pursuit_ai_settlement_price (&settlement, entry, prices, &error);
      g_assert_no_error (error);
      g_assert_true (settlement.priced == rows[i].priced);
      g_assert_cmpint (settlement.cost, ==, rows[i].cost);
      g_assert_cmpint (settlement.counted, ==, rows[i].counted);
    }
}

static void
nonsense_counts_at_its_bound (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  g_autoptr (PursuitAiEntry) entry = make_entry ("claude-sonnet-5-5");
  g_autoptr (GError) error = NULL;
  PursuitAiSettlement settlement
      = { .state = PURSUIT_AI_STATE_WHOLE, .usage = { .input = -20, .cache_read = 70 } };

  g_assert_false (pursuit_ai_settlement_price (&settlement, entry, prices, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER);
  g_assert_false (settlement.priced);
  g_assert_cmpint (settlement.counted, ==, entry->reserved);
  g_assert_cmpint (settlement.usage.cache_read, ==, 0);
}

static void
batches_show_what_they_save (void)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  g_autoptr (PursuitAiEntry) entry = make_entry ("claude-sonnet-5-5");
  PursuitAiSettlement settlement = { .state = PURSUIT_AI_STATE_WHOLE,
                                     .usage = { .input = 10, .output = 3 },
                                     .saved = { [PURSUIT_AI_SAVING_BATCH] = 5 } };

  entry->batch = TRUE;
  g_assert_true (pursuit_ai_settlement_price (&settlement, entry, prices, NULL));
  g_assert_cmpint (settlement.cost, ==, 25000000);
  g_assert_cmpint (settlement.saved[PURSUIT_AI_SAVING_BATCH], ==, 25000005);
}

static void
entries_are_copied_whole (void)
{
  g_autoptr (PursuitAiEntry) entry = make_entry ("m");
  g_autoptr (PursuitAiEntry) other = make_entry ("m");
  g_autoptr (PursuitAiEntry) copy = NULL;

  entry->action = g_strdup ("action");
  entry->prompt = g_strdup ("score-lead");
  copy = pursuit_ai_entry_copy (entry);
  g_assert_cmpstr (copy->id, ==, entry->id);
  g_assert_cmpstr (copy->id, !=, other->id);
  g_assert_cmpstr (copy->action, ==, "action");
  g_assert_cmpstr (copy->prompt, ==, "score-lead");
  g_assert_cmpuint (copy->attempt, ==, 1);
}

static void
names_are_told (void)
{
  g_assert_cmpstr (pursuit_ai_state_to_string (PURSUIT_AI_STATE_PARTIAL), ==, "partial");
  g_assert_cmpstr (pursuit_ai_saving_to_string (PURSUIT_AI_SAVING_TIER), ==, "tiers");
  for (guint i = 0; i < PURSUIT_AI_N_STATES; i++)
    g_assert_nonnull (pursuit_ai_state_to_string ((PursuitAiState) i));
  for (guint i = 0; i < PURSUIT_AI_N_SAVINGS; i++)
    g_assert_nonnull (pursuit_ai_saving_to_string ((PursuitAiSaving) i));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ai/ledger/each-state-counts", each_state_counts_as_it_should);
  g_test_add_func ("/ai/ledger/nonsense-counts-at-its-bound", nonsense_counts_at_its_bound);
  g_test_add_func ("/ai/ledger/batches-show-what-they-save", batches_show_what_they_save);
  g_test_add_func ("/ai/ledger/entries-are-copied-whole", entries_are_copied_whole);
  g_test_add_func ("/ai/ledger/names-are-told", names_are_told);

  return g_test_run ();
}
