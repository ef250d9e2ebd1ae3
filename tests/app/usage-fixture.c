/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/app/usage-fixture.h"

#include "ai/pursuit-ai-money.h"
#include "workspace/ai/pursuit-budgets.h"

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_kept (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

/* A row is opened before what it is for leaves the machine. */
void
usage_fixture_send (PursuitWorkspace *workspace, const char *host, const char *masked)
{
  PursuitAiLedger *ledger = PURSUIT_AI_LEDGER (pursuit_workspace_get_ai_books (workspace));
  g_autoptr (PursuitAiEntry) entry
      = pursuit_ai_entry_new (PURSUIT_AI_FEATURE_DRAFT, "anthropic", "claude-sonnet-5-5");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  entry->host = g_strdup (host);
  entry->bytes = 4100;
  entry->masked = g_strdup (masked);
  pursuit_ai_ledger_open_async (ledger, entry, NULL, keep_result, &result);
  pursuit_widget_test_wait (is_kept, &result);
  pursuit_ai_ledger_open_finish (ledger, result, &error);
  g_assert_no_error (error);
}

static void
settle (PursuitWorkspace *workspace,
        PursuitAiFeature feature,
        const char *model,
        const PursuitAiSettlement *settlement)
{
  PursuitAiLedger *ledger = PURSUIT_AI_LEDGER (pursuit_workspace_get_ai_books (workspace));
  g_autoptr (PursuitAiEntry) entry = pursuit_ai_entry_new (feature, "anthropic", model);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_ai_ledger_settle_async (ledger, entry, settlement, keep_result, &result);
  pursuit_widget_test_wait (is_kept, &result);
  pursuit_ai_ledger_settle_finish (ledger, result, &error);
  g_assert_no_error (error);
}

void
usage_fixture_ask (PursuitWorkspace *workspace,
                   PursuitAiFeature feature,
                   const char *model,
                   gint64 cost)
{
  const PursuitAiSettlement settlement = {
    .state = PURSUIT_AI_STATE_WHOLE,
    .usage = { .input = 1000, .output = 200 },
    .saved = { [PURSUIT_AI_SAVING_TIER] = PURSUIT_AI_PICO_PER_USD / 2 },
    .priced = cost >= 0,
    .cost = MAX (cost, 0),
    .counted = cost >= 0 ? cost : PURSUIT_AI_PICO_PER_USD / 100,
  };

  settle (workspace, feature, model, &settlement);
}

void
usage_fixture_cut (PursuitWorkspace *workspace, PursuitAiFeature feature, gint64 at_most)
{
  const PursuitAiSettlement settlement = {
    .state = PURSUIT_AI_STATE_PARTIAL,
    .usage = { .input = 10 },
    .priced = TRUE,
    .counted = at_most,
  };

  settle (workspace, feature, "claude-sonnet-5-5", &settlement);
}

void
usage_fixture_fail (PursuitWorkspace *workspace, const char *word, gboolean is_sent)
{
  const PursuitAiSettlement settlement = {
    .state = is_sent ? PURSUIT_AI_STATE_PARTIAL : PURSUIT_AI_STATE_FAILED,
    .error = word,
    .priced = TRUE,
  };

  settle (workspace, PURSUIT_AI_FEATURE_CARD, "claude-sonnet-5-5", &settlement);
}

void
usage_fixture_set_budget (PursuitWorkspace *workspace, gint64 limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PursuitBudgetReport) report = NULL;
  PursuitAiBudgets budgets;

  pursuit_ai_budgets_init (&budgets);
  budgets.limit[PURSUIT_AI_PERIOD_MONTH][PURSUIT_AI_WHOLE] = limit;
  pursuit_workspace_set_budgets_async (workspace, &budgets, NULL, keep_result, &result);
  pursuit_widget_test_wait (is_kept, &result);
  report = pursuit_workspace_set_budgets_finish (workspace, result, NULL);
  g_assert_nonnull (report);
}
