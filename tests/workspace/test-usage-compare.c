/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/books-fixture.h"

#include "workspace/ai/pursuit-usage-compare.h"
#include "workspace/pursuit-workspace-error.h"

#include <string.h>

/* As Anthropic exports usage: tokens by class, several lines for a day and model. */
#define TOKENS_HEAD                                                                                \
  "usage_date_utc,model_version,api_key,usage_input_tokens_no_cache,"                              \
  "usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,"                           \
  "usage_input_tokens_cache_read,usage_output_tokens\n"

static void
add_call (WorkspaceFixture *self, const char *provider, const char *model, gint64 cost)
{
  PursuitAiLedger *ledger = PURSUIT_AI_LEDGER (pursuit_workspace_get_ai_books (self->workspace));
  g_autoptr (PursuitAiEntry) entry
      = pursuit_ai_entry_new (PURSUIT_AI_FEATURE_SCORE, provider, model);
  const PursuitAiSettlement settlement = {
    .state = PURSUIT_AI_STATE_WHOLE,
    .usage
    = { .input = 10, .cache_read = 200, .cache_write_5m = 3000, .output = 7, .reasoning = 5 },
    .priced = TRUE,
    .cost = cost,
    .counted = cost,
  };

  pursuit_ai_ledger_settle_async (ledger, entry, &settlement, workspace_fixture_done, self);
  g_assert_true (pursuit_ai_ledger_settle_finish (ledger, workspace_fixture_wait (self), NULL));
}

static PursuitUsageComparison *
compare (WorkspaceFixture *self, const char *content, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "theirs.csv", NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  pursuit_workspace_compare_usage_async (self->workspace, path, "anthropic", "2026-11", NULL,
                                         workspace_fixture_done, self);

  return pursuit_workspace_compare_usage_finish (self->workspace, workspace_fixture_wait (self),
                                                 error);
}

static void
tokens_are_compared_by_day_and_model (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitUsageComparison) comparison = NULL;
  const PursuitUsageDifference *missing, *more;

  add_call (self, "anthropic", "claude-sonnet-5-5", 5);
  add_call (self, "anthropic", "claude-sonnet-5-5", 5);
  add_call (self, "anthropic", "claude-haiku-5-5", 5);
  add_call (self, "openai", "gpt-6-luna", 5);
  comparison = compare (self,
                        TOKENS_HEAD "2026-11-30,claude-sonnet-5-5,a,10,3000,0,200,7\n"
                                    "2026-11-30,claude-sonnet-5-5,b,10,3000,0,200,7\n"
                                    "2026-11-30,claude-haiku-5-5,a,10,3000,0,200,8\n"
                                    "2026-11-29,claude-opus-5-5,a,1,,,,\n"
                                    "2026-12-01,claude-opus-5-5,a,99,0,0,0,0\n",
                        &error);
  g_assert_no_error (error);
  g_assert_true (comparison->has_tokens && !comparison->has_cost);
  g_assert_cmpuint (comparison->n_equal, ==, 1);
  g_assert_cmpint (comparison->ours.tokens, ==, 3 * 3217);
  g_assert_cmpint (comparison->theirs.tokens, ==, 3 * 3217 + 2);
  g_assert_cmpuint (comparison->differences->len, ==, 2);
  missing = comparison->differences->pdata[0];
  more = comparison->differences->pdata[1];
  g_assert_cmpstr (missing->day, ==, "2026-11-29");
  g_assert_cmpstr (missing->model, ==, "claude-opus-5-5");
  g_assert_cmpint (missing->ours.tokens, ==, 0);
  g_assert_cmpint (more->theirs.tokens - more->ours.tokens, ==, 1);
}

static void
costs_are_compared_to_the_last_unit (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitUsageComparison) equal = NULL;
  g_autoptr (PursuitUsageComparison) other = NULL;

  add_call (self, "anthropic", "claude-sonnet-5-5", 1230000001);
  /* More decimals than there are in the ledger are no difference. */
  equal = compare (
      self, "Date;Model;Cost\n2026-11-30T00:00:00Z;claude-sonnet-5-5;0.0012300000019\n", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (equal->n_equal, ==, 1);
  g_assert_cmpuint (equal->differences->len, ==, 0);
  other = compare (self, "date,model,cost\n2026-11-30,claude-sonnet-5-5,0.00123\n", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (other->differences->len, ==, 1);
}

static void
what_cannot_be_read_is_refused (WorkspaceFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *content;
    const char *says;
  } cases[] = {
    { "a,b\n1,2\n", "needs a column with the day" },
    { "date,model\n2026-11-30,m\n", "needs a column with the day" },
    { "date,model,cost\n2026-11-30,m,1\nyesterday,m,1\n", "line 3: “yesterday”" },
    { "date,model,cost\n2026-11-30,m,1e-5\n", "“1e-5”" },
    { "date,model,cost\n2026-11-30,m,-1\n", "“-1”" },
    { "date,model,cost\n2026-11-30,m,much\n", "“much”" },
    { "date,model,input_tokens\n2026-11-30,m,1.5\n", "“1.5”" },
    { "date,model,input_tokens\n2026-11-30,m,-5\n", "“-5”" },
    { "date,model,input_tokens\n2026-11-30,m,99999999999999999999\n", "“9999" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (compare (self, cases[i].content, &error));
      g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
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

#define add(path, func)                                                                            \
  g_test_add ("/usage/compare/" path, WorkspaceFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("tokens", tokens_are_compared_by_day_and_model);
  add ("costs", costs_are_compared_to_the_last_unit);
  add ("what-cannot-be-read", what_cannot_be_read_is_refused);

  return g_test_run ();
}
