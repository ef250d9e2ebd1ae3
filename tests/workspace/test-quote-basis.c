/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/books-fixture.h"

#include "ai/pursuit-ai-money.h"
#include "core/pursuit-clock.h"
#include "support/pursuit-test-data.h"
#include "workspace/ai/pursuit-budgets.h"
#include "workspace/ai/pursuit-quote-basis.h"

#include <glib/gstdio.h>

/* In a folder of the test's own. */
static char *
dup_own_prices (void)
{
  return g_build_filename (g_get_user_config_dir (), "pursuit", PURSUIT_OWN_PRICES_NAME, NULL);
}

static void
write_own_prices (const char *text)
{
  g_autofree char *path = dup_own_prices ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static PursuitQuoteBasis *
get_basis (WorkspaceFixture *self, const char *prompt, GError **error)
{
  pursuit_workspace_quote_basis_async (self->workspace, PURSUIT_AI_FEATURE_SCORE, prompt, NULL,
                                       workspace_fixture_done, self);

  return pursuit_workspace_quote_basis_finish (self->workspace, workspace_fixture_wait (self),
                                               error);
}

static void
an_answer_of (WorkspaceFixture *self, gint64 tokens)
{
  PursuitAiLedger *ledger = PURSUIT_AI_LEDGER (pursuit_workspace_get_ai_books (self->workspace));
  g_autoptr (PursuitAiEntry) entry
      = pursuit_ai_entry_new (PURSUIT_AI_FEATURE_SCORE, "anthropic", "claude-sonnet-5-5");
  const PursuitAiSettlement settlement
      = { .state = PURSUIT_AI_STATE_WHOLE, .usage = { .output = tokens }, .priced = TRUE };

  entry->prompt = g_strdup ("score-lead");
  pursuit_ai_ledger_settle_async (ledger, entry, &settlement, workspace_fixture_done, self);
  g_assert_true (pursuit_ai_ledger_settle_finish (ledger, workspace_fixture_wait (self), NULL));
}

static void
answers_teach_how_long_they_get (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitQuoteBasis) before = get_basis (self, "score-lead", &error);
  g_autoptr (PursuitQuoteBasis) after = NULL;
  g_autoptr (PursuitQuoteBasis) other = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (before->likely_output, ==, 0);
  an_answer_of (self, 200);
  an_answer_of (self, 301);
  after = get_basis (self, "score-lead", NULL);
  other = get_basis (self, "another", NULL);
  g_assert_cmpint (after->likely_output, ==, 251);
  g_assert_cmpint (other->likely_output, ==, 0);
}

static void
what_a_person_sets_counts (WorkspaceFixture *self, gconstpointer data)
{
  const PursuitAiTariff tariff
      = { .provider = "anthropic", .model = "m", .time_us = pursuit_clock_now_us () };
  const PursuitAiUsage usage = { .input = 1 };
  g_autoptr (PursuitQuoteBasis) basis = NULL;
  g_autoptr (PursuitQuoteBasis) own = NULL;
  PursuitAiBudgets budgets;
  PursuitAiCost cost;

  pursuit_ai_budgets_init (&budgets);
  budgets.worst_input = 3;
  budgets.worst_output = 4;
  pursuit_workspace_set_budgets_async (self->workspace, &budgets, NULL, workspace_fixture_done,
                                       self);
  pursuit_budget_report_free (
      pursuit_workspace_set_budgets_finish (self->workspace, workspace_fixture_wait (self), NULL));
  basis = get_basis (self, NULL, NULL);
  g_assert_cmpint (pursuit_ai_prices_get_worst_case (basis->prices, 10, 100), ==, 430);
  g_assert_true (pursuit_ai_prices_cost (basis->prices, &tariff, &usage, &cost, NULL));
  g_assert_false (cost.priced);

  write_own_prices ("{\"format\":1,\"checked\":\"2026-11-30\",\"currency\":\"USD\","
                    "\"unit\":\"million tokens\",\"prices\":[{\"provider\":\"anthropic\","
                    "\"model\":\"m\",\"input\":\"7\",\"output\":\"8\"}]}");
  own = get_basis (self, NULL, NULL);
  g_assert_true (pursuit_ai_prices_cost (own->prices, &tariff, &usage, &cost, NULL));
  g_assert_cmpint (cost.pico, ==, 7 * PURSUIT_AI_PICO_PER_MTOK);
}

static void
wrong_prices_are_told (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_own_prices ("{}");
  g_assert_null (get_basis (self, NULL, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG);
}

static void
tear_down (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *path = dup_own_prices ();

  g_unlink (path);
  workspace_fixture_tear_down (self, data);
}

#define add(path, func)                                                                            \
  g_test_add ("/quote-basis/" path, WorkspaceFixture, NULL, workspace_fixture_set_up, func,        \
              tear_down)

int
main (int argc, char **argv)
{
  char *config;
  int status;

  g_test_init (&argc, &argv, NULL);
  config = pursuit_test_make_dir ();
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);

  add ("answers-teach", answers_teach_how_long_they_get);
  add ("what-a-person-sets", what_a_person_sets_counts);
  add ("wrong-prices", wrong_prices_are_told);

  status = g_test_run ();
  pursuit_test_remove_dir (config);

  return status;
}
