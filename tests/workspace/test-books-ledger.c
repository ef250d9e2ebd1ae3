/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/books-fixture.h"

#include "ai/pursuit-ai-money.h"
#include "workspace/ai/pursuit-budgets.h"
#include "workspace/ai/pursuit-usage.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define USD PURSUIT_AI_PICO_PER_USD
#define CENT PURSUIT_AI_PICO_PER_CENT
#define MONTH PURSUIT_AI_PERIOD_MONTH
#define DAY PURSUIT_AI_PERIOD_DAY

static PursuitAiLedger *
get_ledger (WorkspaceFixture *self)
{
  return PURSUIT_AI_LEDGER (pursuit_workspace_get_ai_books (self->workspace));
}

static PursuitAiEntry *
make_entry (PursuitAiFeature feature, gint64 reserved)
{
  PursuitAiEntry *entry = pursuit_ai_entry_new (feature, "anthropic", "claude-sonnet-5-5");

  entry->reserved = reserved;

  return entry;
}

static gboolean
open_entry (WorkspaceFixture *self, const PursuitAiEntry *entry, GError **error)
{
  PursuitAiLedger *ledger = get_ledger (self);

  pursuit_ai_ledger_open_async (ledger, entry, NULL, workspace_fixture_done, self);

  return pursuit_ai_ledger_open_finish (ledger, workspace_fixture_wait (self), error);
}

static void
settle (WorkspaceFixture *self, const PursuitAiEntry *entry, const PursuitAiSettlement *settlement)
{
  PursuitAiLedger *ledger = get_ledger (self);
  g_autoptr (GError) error = NULL;

  pursuit_ai_ledger_settle_async (ledger, entry, settlement, workspace_fixture_done, self);
  pursuit_ai_ledger_settle_finish (ledger, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
}

static void
set_budget (WorkspaceFixture *self, PursuitAiPeriod period, guint feature, gint64 limit)
{
  PursuitAiBudgets budgets;
  g_autoptr (PursuitBudgetReport) before = NULL;
  g_autoptr (PursuitBudgetReport) report = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_workspace_get_budgets_async (self->workspace, NULL, workspace_fixture_done, self);
  before = pursuit_workspace_get_budgets_finish (self->workspace, workspace_fixture_wait (self),
                                                 &error);
  g_assert_no_error (error);
  budgets = before->budgets;
  budgets.limit[period][feature] = limit;
  pursuit_workspace_set_budgets_async (self->workspace, &budgets, NULL, workspace_fixture_done,
                                       self);
  report = pursuit_workspace_set_budgets_finish (self->workspace, workspace_fixture_wait (self),
                                                 &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->budgets.limit[period][feature], ==, limit);
}

static PursuitUsageRow
get_total (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitUsage) usage = NULL;

  pursuit_workspace_usage_async (self->workspace, "2026-11", PURSUIT_USAGE_BY_FEATURE, NULL,
                                 workspace_fixture_done, self);
  usage = pursuit_workspace_usage_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return usage->total;
}

typedef struct
{
  guint asked;
  guint opened;
  guint refused;
} Crowd;

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Crowd *crowd = data;

  if (pursuit_ai_ledger_open_finish (PURSUIT_AI_LEDGER (source), result, &error))
    crowd->opened++;
  else
    {
      g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_BUDGET);
      crowd->refused++;
    }
}

/* Twenty at once, each within the budget if it were alone. */
static void
parallel_requests_cannot_pass_a_budget (WorkspaceFixture *self, gconstpointer data)
{
  Crowd crowd = { .asked = 20 };

  set_budget (self, MONTH, PURSUIT_AI_WHOLE, USD);
  for (guint i = 0; i < crowd.asked; i++)
    {
      g_autoptr (PursuitAiEntry) entry = make_entry (PURSUIT_AI_FEATURE_SCORE, 7 * CENT);

      pursuit_ai_ledger_open_async (get_ledger (self), entry, NULL, on_opened, &crowd);
    }
  while (crowd.opened + crowd.refused < crowd.asked)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (crowd.opened, ==, 14);
  g_assert_cmpint (get_total (self).at_most, ==, 98 * CENT);
  g_assert_cmpint (get_total (self).uncertain, ==, 14);
  g_assert_cmpint (get_total (self).requests, ==, 14);
}

/* What is settled for less makes room for the next. */
static void
settling_gives_back_what_was_reserved (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitAiPrices) prices = pursuit_ai_prices_new ();
  g_autoptr (PursuitAiEntry) first = make_entry (PURSUIT_AI_FEATURE_DRAFT, 90 * CENT);
  g_autoptr (PursuitAiEntry) second = make_entry (PURSUIT_AI_FEATURE_DRAFT, 90 * CENT);
  PursuitAiSettlement settlement
      = { .state = PURSUIT_AI_STATE_WHOLE, .usage = { .input = 1000, .output = 500 } };
  g_autoptr (GError) error = NULL;

  set_budget (self, DAY, PURSUIT_AI_FEATURE_DRAFT, USD);
  g_assert_true (open_entry (self, first, NULL));
  g_assert_false (open_entry (self, second, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_BUDGET);
  g_assert_nonnull (strstr (error->message, "The budget of the day for “Proposal draft”"));
  g_assert_nonnull (strstr (error->message, "2026-12-01"));

  g_assert_true (pursuit_ai_settlement_price (&settlement, first, prices, NULL));
  settle (self, first, &settlement);
  g_assert_true (open_entry (self, second, NULL));
  g_assert_cmpint (get_total (self).cost, ==, 7000000000);
  g_assert_cmpint (get_total (self).at_most, ==, 7000000000 + 90 * CENT);
}

static void
budgets_begin_anew (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitAiEntry) today = make_entry (PURSUIT_AI_FEATURE_SCORE, USD);
  g_autoptr (PursuitAiEntry) tomorrow = NULL;

  set_budget (self, DAY, PURSUIT_AI_WHOLE, USD);
  g_assert_true (open_entry (self, today, NULL));
  books_fixture_pin ("2026-12-01T00:00:00Z");
  tomorrow = make_entry (PURSUIT_AI_FEATURE_SCORE, USD);
  g_assert_true (open_entry (self, tomorrow, NULL));
}

/* What is counted in memory while requests come and go is what the ledger holds. */
static void
counting_agrees_with_the_ledger (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  g_autoptr (GPtrArray) open
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_entry_free);

  for (guint i = 0; i < 200; i++)
    {
      PursuitAiFeature feature = (PursuitAiFeature) g_rand_int_range (rand, 0, 4);
      PursuitAiEntry *entry = make_entry (feature, g_rand_int_range (rand, 0, 1000));

      g_assert_true (open_entry (self, entry, NULL));
      g_ptr_array_add (open, entry);
      if (g_rand_boolean (rand))
        {
          gint64 cost = g_rand_int_range (rand, 0, 2000);
          const PursuitAiSettlement settlement
              = { .state = PURSUIT_AI_STATE_WHOLE, .priced = TRUE, .cost = cost, .counted = cost };

          entry = open->pdata[g_rand_int_range (rand, 0, (gint32) open->len)];
          settle (self, entry, &settlement);
        }
      if (i % 20 == 0)
        {
          g_autoptr (PursuitAiEntry) last = make_entry (PURSUIT_AI_FEATURE_TEST, 10);
          g_autoptr (PursuitAiEntry) beyond = make_entry (PURSUIT_AI_FEATURE_TEST, 1);

          set_budget (self, MONTH, PURSUIT_AI_WHOLE, get_total (self).at_most + 10);
          g_assert_true (open_entry (self, last, NULL));
          g_assert_false (open_entry (self, beyond, NULL));
          set_budget (self, MONTH, PURSUIT_AI_WHOLE, -1);
        }
    }
}

static void
on_alert (PursuitAiLedger *ledger, const PursuitAiAlert *alert, GString *told)
{
  g_string_append_printf (told, "%s/%u ", alert->budget, alert->level);
}

static void
spend (WorkspaceFixture *self, PursuitAiFeature feature, gint64 pico)
{
  g_autoptr (PursuitAiEntry) entry = make_entry (feature, pico);
  const PursuitAiSettlement settlement
      = { .state = PURSUIT_AI_STATE_WHOLE, .priced = TRUE, .cost = pico, .counted = pico };

  g_assert_true (open_entry (self, entry, NULL));
  settle (self, entry, &settlement);
}

static void
expect_told (GString *told, const char *text)
{
  g_assert_cmpstr (told->str, ==, text);
  g_string_truncate (told, 0);
}

static void
alerts_come_once (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);

  set_budget (self, MONTH, PURSUIT_AI_WHOLE, 10 * USD);
  g_signal_connect (get_ledger (self), "alert", G_CALLBACK (on_alert), told);
  spend (self, PURSUIT_AI_FEATURE_SCORE, 4 * USD);
  expect_told (told, "");
  spend (self, PURSUIT_AI_FEATURE_SCORE, 2 * USD);
  expect_told (told, "month/50 ");
  spend (self, PURSUIT_AI_FEATURE_CARD, USD);
  expect_told (told, "");

  /* A new run does not tell again. */
  books_fixture_reopen (self, PURSUIT_WORKSPACE_WRITE);
  g_signal_connect (get_ledger (self), "alert", G_CALLBACK (on_alert), told);
  spend (self, PURSUIT_AI_FEATURE_CARD, CENT);
  expect_told (told, "");
  spend (self, PURSUIT_AI_FEATURE_CARD, USD);
  expect_told (told, "month/80 ");
  spend (self, PURSUIT_AI_FEATURE_CARD, 199 * CENT);
  expect_told (told, "month/100 ");

  /* A budget that is changed is another one; so is that of the next month. */
  set_budget (self, MONTH, PURSUIT_AI_WHOLE, 20 * USD);
  spend (self, PURSUIT_AI_FEATURE_CARD, CENT);
  expect_told (told, "month/50 ");
  books_fixture_pin ("2026-12-01T12:00:00Z");
  spend (self, PURSUIT_AI_FEATURE_CARD, 19 * USD);
  g_assert_nonnull (strstr (told->str, "month/50 month/80 "));
}

/* What is only reserved was not spent: the level comes when it was, also beside others that are on
 * their way. */
static void
reservations_raise_no_alerts (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (PursuitAiEntry) cheap = make_entry (PURSUIT_AI_FEATURE_SCORE, 95 * CENT);
  g_autoptr (PursuitAiEntry) waiting = make_entry (PURSUIT_AI_FEATURE_SCORE, 40 * CENT);
  const PursuitAiSettlement settlement
      = { .state = PURSUIT_AI_STATE_WHOLE, .priced = TRUE, .cost = CENT, .counted = CENT };

  set_budget (self, DAY, PURSUIT_AI_FEATURE_SCORE, USD);
  set_budget (self, MONTH, PURSUIT_AI_WHOLE, USD);
  g_signal_connect (get_ledger (self), "alert", G_CALLBACK (on_alert), told);
  g_assert_true (open_entry (self, cheap, NULL));
  expect_told (told, "");
  settle (self, cheap, &settlement);
  expect_told (told, "");

  g_assert_true (open_entry (self, waiting, NULL));
  spend (self, PURSUIT_AI_FEATURE_SCORE, 48 * CENT);
  expect_told (told, "");
  spend (self, PURSUIT_AI_FEATURE_SCORE, CENT);
  expect_told (told, "month/50 day/score/50 ");
}

static void
more_than_expected_is_told (WorkspaceFixture *self, gconstpointer data)
{
  static const char *const days[] = { "2026-05-10", "2026-09-10", "2026-10-10" };
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      books_fixture_pin (days[i]);
      spend (self, PURSUIT_AI_FEATURE_SCORE, 2 * USD);
    }
  /* Two months were used, of which the mean is 2. */
  books_fixture_pin ("2026-11-30T12:00:00Z");
  books_fixture_reopen (self, PURSUIT_WORKSPACE_WRITE);
  g_signal_connect (get_ledger (self), "alert", G_CALLBACK (on_alert), told);
  spend (self, PURSUIT_AI_FEATURE_SCORE, 299 * CENT);
  expect_told (told, "");
  spend (self, PURSUIT_AI_FEATURE_SCORE, CENT);
  expect_told (told, "expected/150 ");
  spend (self, PURSUIT_AI_FEATURE_SCORE, CENT);
  expect_told (told, "");
}

static void
hits_cost_nothing_and_show_what_they_saved (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitAiEntry) entry = make_entry (PURSUIT_AI_FEATURE_SCORE, 0);
  const PursuitAiSettlement hit = { .state = PURSUIT_AI_STATE_CACHED,
                                    .priced = TRUE,
                                    .saved = { [PURSUIT_AI_SAVING_CACHE] = 5 * CENT } };
  PursuitUsageRow total;

  set_budget (self, MONTH, PURSUIT_AI_WHOLE, 0);
  settle (self, entry, &hit);
  total = get_total (self);
  g_assert_cmpint (total.requests, ==, 0);
  g_assert_cmpint (total.cached, ==, 1);
  g_assert_cmpint (total.cost, ==, 0);
  g_assert_cmpint (total.saved[PURSUIT_USAGE_SAVED_CACHE], ==, 5 * CENT);
}

static void
unreadable_budgets_stop_everything (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitAiEntry) entry = make_entry (PURSUIT_AI_FEATURE_SCORE, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *nothing = NULL;

  nothing = books_fixture_sql (
      self, "INSERT INTO setting (key, value) VALUES ('ai.budgets', '{\"month\":5}')");
  g_assert_false (open_entry (self, entry, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG);
}

static void
a_cancelled_opening_reserves_nothing (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitAiEntry) entry = make_entry (PURSUIT_AI_FEATURE_SCORE, USD);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  pursuit_ai_ledger_open_async (get_ledger (self), entry, cancellable, workspace_fixture_done,
                                self);
  g_assert_false (
      pursuit_ai_ledger_open_finish (get_ledger (self), workspace_fixture_wait (self), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (get_total (self).at_most, ==, 0);
}

static void
readers_cannot_open_rows (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitAiEntry) entry = make_entry (PURSUIT_AI_FEATURE_SCORE, USD);
  g_autoptr (GError) error = NULL;

  books_fixture_reopen (self, PURSUIT_WORKSPACE_READ);
  g_assert_false (open_entry (self, entry, &error));
  g_assert_nonnull (error);
}

/* Opens a row, says so, and waits to be killed. */
static int
helper_hold (const char *profile)
{
  WorkspaceFixture self = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autoptr (PursuitAiEntry) entry = NULL;

  books_fixture_pin ("2026-11-30T12:00:00Z");
  self.workspace = pursuit_workspace_open (profile, PURSUIT_WORKSPACE_WRITE, NULL);
  entry = make_entry (PURSUIT_AI_FEATURE_DRAFT, 3 * USD);
  g_assert_true (open_entry (&self, entry, NULL));
  if (write (STDOUT_FILENO, ".", 1) != 1)
    return 1;
  for (;;)
    pause ();
}

static void
killed_requests_go_on_counting (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) helper = NULL;
  g_autoptr (PursuitAiEntry) entry = make_entry (PURSUIT_AI_FEATURE_DRAFT, USD);
  g_autofree char *row = NULL;
  char dot[1];
  gsize n_read;

  set_budget (self, MONTH, PURSUIT_AI_WHOLE, 4 * USD - 1);
  g_clear_object (&self->result);
  pursuit_workspace_close (self->workspace);
  helper = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "hold",
                             self->profile, NULL);
  g_assert_no_error (error);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (helper), dot, 1, &n_read, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_read, ==, 1);
  g_subprocess_send_signal (helper, SIGKILL);
  g_subprocess_wait (helper, NULL, NULL);

  books_fixture_reopen (self, PURSUIT_WORKSPACE_WRITE);
  g_assert_false (open_entry (self, entry, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_BUDGET);
  row = books_fixture_sql (self, "SELECT state || ' ' || error FROM ai_request");
  g_assert_cmpstr (row, ==, "partial killed");
  g_assert_cmpint (get_total (self).at_most, ==, 3 * USD);
  /* Its model has a price. */
  g_assert_cmpint (get_total (self).unpriced, ==, 0);
  g_assert_cmpint (get_total (self).uncertain, ==, 1);
  g_assert_cmpint (get_total (self).bound, ==, 3 * USD);
}

/* Another request for the same books while one is on its way is no new run. */
static void
there_is_one_object_of_books (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitAiEntry) entry = make_entry (PURSUIT_AI_FEATURE_SCORE, USD);
  PursuitAiLedger *ledger = get_ledger (self);
  g_autofree char *state = NULL;

  g_assert_true (open_entry (self, entry, NULL));
  g_assert_true (get_ledger (self) == ledger);
  g_assert_cmpint (get_total (self).uncertain, ==, 1);
  state = books_fixture_sql (self, "SELECT state FROM ai_request");
  g_assert_cmpstr (state, ==, "open");
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
  g_test_add ("/books/ledger/" path, WorkspaceFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "hold"))
    return helper_hold (argv[2]);

  g_test_init (&argc, &argv, NULL);

  add ("parallel-requests", parallel_requests_cannot_pass_a_budget);
  add ("settling-gives-back", settling_gives_back_what_was_reserved);
  add ("budgets-begin-anew", budgets_begin_anew);
  add ("counting-agrees", counting_agrees_with_the_ledger);
  add ("alerts-come-once", alerts_come_once);
  add ("reservations-raise-no-alerts", reservations_raise_no_alerts);
  add ("more-than-expected-is-told", more_than_expected_is_told);
  add ("hits-cost-nothing", hits_cost_nothing_and_show_what_they_saved);
  add ("unreadable-budgets", unreadable_budgets_stop_everything);
  add ("cancelled-openings", a_cancelled_opening_reserves_nothing);
  add ("readers-cannot-open", readers_cannot_open_rows);
  add ("killed-requests", killed_requests_go_on_counting);
  add ("one-object", there_is_one_object_of_books);

  return g_test_run ();
}
