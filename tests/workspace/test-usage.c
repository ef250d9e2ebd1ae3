/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/books-fixture.h"

#include "ai/pursuit-ai-money.h"
#include "workspace/ai/pursuit-budgets.h"
#include "workspace/ai/pursuit-usage.h"
#include "workspace/pursuit-workspace-error.h"

#include <string.h>

#define USD PURSUIT_AI_PICO_PER_USD
#define N_CALLS 1000

static const char *const models[] = { "claude-sonnet-5-5", "claude-haiku-5-5", "new-model" };

static void
settle (WorkspaceFixture *self, const PursuitAiEntry *entry, const PursuitAiSettlement *settlement)
{
  PursuitAiLedger *ledger = PURSUIT_AI_LEDGER (pursuit_workspace_get_ai_books (self->workspace));
  g_autoptr (GError) error = NULL;

  pursuit_ai_ledger_settle_async (ledger, entry, settlement, workspace_fixture_done, self);
  pursuit_ai_ledger_settle_finish (ledger, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
}

static PursuitUsage *
get_usage (WorkspaceFixture *self, const char *month, PursuitUsageGroup group)
{
  g_autoptr (GError) error = NULL;
  PursuitUsage *usage;

  pursuit_workspace_usage_async (self->workspace, month, group, NULL, workspace_fixture_done, self);
  usage = pursuit_workspace_usage_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return usage;
}

/* A bill as a provider would write it, by other arithmetic than ours: tenths of a nano-USD. */
typedef struct
{
  gint64 whole;
  guint requests;
  guint cached;
  guint unpriced;
} Bill;

static void
add_to_bill (Bill *bill, const PursuitAiEntry *entry, const PursuitAiSettlement *settlement)
{
  const PursuitAiUsage *usage = &settlement->usage;
  gboolean small = g_str_equal (entry->model, models[1]);

  if (settlement->state == PURSUIT_AI_STATE_CACHED)
    {
      bill->cached++;
      return;
    }
  bill->requests++;
  if (settlement->state == PURSUIT_AI_STATE_FAILED)
    return;
  if (g_str_equal (entry->model, models[2]))
    {
      bill->unpriced++;
      return;
    }
  /* In hundredths of a micro-USD: 200 and 1000 a token, 10 from the cache; or 10, 50 and 1. */
  bill->whole += small ? usage->input * 10 + usage->output * 50 + usage->cache_read
                       : usage->input * 200 + usage->output * 1000 + usage->cache_read * 10;
}

static void
make_call (WorkspaceFixture *self, GRand *rand, PursuitAiPrices *prices, Bill *bill)
{
  static const PursuitAiState ends[] = { PURSUIT_AI_STATE_WHOLE, PURSUIT_AI_STATE_PARTIAL,
                                         PURSUIT_AI_STATE_FAILED, PURSUIT_AI_STATE_CACHED };
  g_autoptr (PursuitAiEntry) entry = pursuit_ai_entry_new (
      (PursuitAiFeature) g_rand_int_range (rand, 0, PURSUIT_AI_N_FEATURES), "anthropic",
      models[g_rand_int_range (rand, 0, G_N_ELEMENTS (models))]);
  PursuitAiSettlement settlement = { .state = ends[g_rand_int_range (rand, 0, 4)] };

  entry->reserved = USD;
  if (settlement.state == PURSUIT_AI_STATE_WHOLE || settlement.state == PURSUIT_AI_STATE_PARTIAL)
    settlement.usage = (PursuitAiUsage){ .input = g_rand_int_range (rand, 0, 50000),
                                         .cache_read = g_rand_int_range (rand, 0, 50000),
                                         .output = g_rand_int_range (rand, 0, 9000) };
  g_assert_true (pursuit_ai_settlement_price (&settlement, entry, prices, NULL));
  settle (self, entry, &settlement);
  add_to_bill (bill, entry, &settlement);
}

static void
the_ledger_equals_the_bill (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  Bill bill = { 0 };

  for (guint i = 0; i < N_CALLS; i++)
    make_call (self, rand, prices, &bill);
  for (guint group = 0; group < PURSUIT_USAGE_N_GROUPS; group++)
    {
      g_autoptr (PursuitUsage) usage = get_usage (self, NULL, (PursuitUsageGroup) group);
      gint64 parts = 0;

      for (guint i = 0; i < usage->rows->len; i++)
        parts += ((PursuitUsageRow *) usage->rows->pdata[i])->cost;
      g_assert_cmpint (usage->total.cost, ==, parts);
      g_assert_cmpint (usage->total.cost, ==, bill.whole * 10000);
      g_assert_cmpint (usage->total.requests, ==, bill.requests);
      g_assert_cmpint (usage->total.cached, ==, bill.cached);
      g_assert_cmpint (usage->total.unpriced, ==, bill.unpriced);
      g_assert_cmpint (usage->total.at_most, >, usage->total.cost);
    }
}

static void
add_one (WorkspaceFixture *self, const char *model, gint64 cost)
{
  g_autoptr (PursuitAiEntry) entry
      = pursuit_ai_entry_new (PURSUIT_AI_FEATURE_SCORE, "anthropic", model);
  const PursuitAiSettlement settlement = {
    .state = PURSUIT_AI_STATE_WHOLE,
    .usage = { .input = 1, .cache_write_5m = 20, .cache_write_1h = 300, .output = 4000 },
    .saved = { [PURSUIT_AI_SAVING_TIER] = 3 },
    .priced = TRUE,
    .cost = cost,
    .counted = cost,
  };

  settle (self, entry, &settlement);
}

static void
months_stand_alone (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitUsage) november = NULL;
  g_autoptr (PursuitUsage) december = NULL;
  g_autoptr (PursuitUsage) empty = NULL;

  books_fixture_pin ("2026-11-30T23:59:59Z");
  add_one (self, "m", 5);
  books_fixture_pin ("2026-12-01T00:00:00Z");
  add_one (self, "m", 7);
  november = get_usage (self, "2026-11", PURSUIT_USAGE_BY_DAY);
  december = get_usage (self, NULL, PURSUIT_USAGE_BY_DAY);
  empty = get_usage (self, "2025-01", PURSUIT_USAGE_BY_DAY);
  g_assert_cmpint (november->total.cost, ==, 5);
  g_assert_cmpstr (((PursuitUsageRow *) november->rows->pdata[0])->key, ==, "2026-11-30");
  g_assert_cmpstr (december->month, ==, "2026-12");
  g_assert_cmpint (december->total.cost, ==, 7);
  g_assert_cmpint (december->total.tokens[PURSUIT_USAGE_CACHE_WRITE], ==, 320);
  g_assert_cmpuint (empty->rows->len, ==, 0);
  g_assert_cmpint (empty->total.requests, ==, 0);
}

static void
what_is_no_month_is_refused (WorkspaceFixture *self, gconstpointer data)
{
  static const char *const months[]
      = { "", "2026", "2026-13", "2026-11-30", "november", "2026-1", "' OR 1", "2026-00" };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr (GError) error = NULL;

      pursuit_workspace_usage_async (self->workspace, months[i], PURSUIT_USAGE_BY_DAY, NULL,
                                     workspace_fixture_done, self);
      g_assert_null (
          pursuit_workspace_usage_finish (self->workspace, workspace_fixture_wait (self), &error));
      g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
    }
}

static void
a_file_for_spreadsheets_is_exact (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitUsage) usage = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  add_one (self, "plain, and more", 1230000000);
  add_one (self, "x", 1);
  usage = get_usage (self, "2026-11", PURSUIT_USAGE_BY_MODEL);
  bytes = pursuit_usage_to_csv (usage);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==,
                   "model,requests,cached,unpriced,uncertain,input_tokens,cache_read_tokens,"
                   "cache_write_tokens,output_tokens,reasoning_tokens,cost_usd,at_most_usd,"
                   "saved_cache_usd,saved_batch_usd,saved_tiers_usd,saved_compression_usd\r\n"
                   "\"anthropic/plain, and more\",1,0,0,0,1,0,320,4000,0,0.00123,0.00123,0,0,"
                   "0.000000000003,0\r\n"
                   "anthropic/x,1,0,0,0,1,0,320,4000,0,0.000000000001,0.000000000001,0,0,"
                   "0.000000000003,0\r\n");
}

static PursuitBudgetReport *
get_budgets (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  PursuitBudgetReport *report;

  pursuit_workspace_get_budgets_async (self->workspace, NULL, workspace_fixture_done, self);
  report = pursuit_workspace_get_budgets_finish (self->workspace, workspace_fixture_wait (self),
                                                 &error);
  g_assert_no_error (error);

  return report;
}

static void
budgets_are_kept (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitBudgetReport) before = get_budgets (self);
  g_autoptr (PursuitBudgetReport) after = NULL;
  PursuitAiBudgets budgets = before->budgets;

  g_assert_cmpint (budgets.limit[PURSUIT_AI_PERIOD_MONTH][PURSUIT_AI_WHOLE], ==, -1);
  g_assert_cmpstr (before->month, ==, "2026-11");
  g_assert_cmpstr (before->day, ==, "2026-11-30");
  g_assert_cmpstr (before->month_resets, ==, "2026-12-01");
  g_assert_cmpint (before->spent.expected, ==, -1);
  budgets.limit[PURSUIT_AI_PERIOD_DAY][PURSUIT_AI_FEATURE_SCORE] = 3 * USD;
  budgets.expected = USD;
  pursuit_workspace_set_budgets_async (self->workspace, &budgets, NULL, workspace_fixture_done,
                                       self);
  pursuit_budget_report_free (
      pursuit_workspace_set_budgets_finish (self->workspace, workspace_fixture_wait (self), NULL));
  add_one (self, "m", USD);
  books_fixture_reopen (self, PURSUIT_WORKSPACE_READ);
  after = get_budgets (self);
  g_assert_cmpmem (&after->budgets, sizeof after->budgets, &budgets, sizeof budgets);
  g_assert_cmpint (after->spent.sum[PURSUIT_AI_PERIOD_DAY][PURSUIT_AI_FEATURE_SCORE], ==, USD);
}

static void
set_up (WorkspaceFixture *self, gconstpointer data)
{
  books_fixture_pin ("2026-11-30T12:00:00Z");
  workspace_fixture_set_up (self, data);
}

static void
tear_down (WorkspaceFixture *self, gconstpointer data)
{
  workspace_fixture_tear_down (self, data);
  books_fixture_pin (NULL);
}

#define add(path, func) g_test_add ("/usage/" path, WorkspaceFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("the-ledger-equals-the-bill", the_ledger_equals_the_bill);
  add ("months-stand-alone", months_stand_alone);
  add ("what-is-no-month", what_is_no_month_is_refused);
  add ("a-file-for-spreadsheets", a_file_for_spreadsheets_is_exact);
  add ("budgets-are-kept", budgets_are_kept);

  return g_test_run ();
}
