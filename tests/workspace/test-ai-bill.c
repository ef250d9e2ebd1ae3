/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/bill-caller.h"
#include "workspace/billing-peer.h"
#include "workspace/books-fixture.h"
#include "workspace/ai/pursuit-budgets.h"

#include "store/pursuit-store.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>

/*
 * The ledger of a real workspace against the bill of a server that keeps its own: 1,000 calls with
 * PURSUIT_TEST_LONG=1, else fewer. The calls are made by a process that is killed three times.
 */
#define N_CALLS 200
#define N_CALLS_LONG 1000
#define N_PARALLEL 20u
#define N_KILLS 3
#define STRIDE 20

typedef struct
{
  WorkspaceFixture base;
  BillingPeer *peer;
  char *url;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  books_fixture_pin (BILL_TIME);
  workspace_fixture_set_up (&self->base, data);
  self->peer = billing_peer_new ();
  self->url = billing_peer_dup_url (self->peer);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  workspace_fixture_tear_down (&self->base, data);
  billing_peer_free (self->peer);
  g_free (self->url);
  books_fixture_pin (NULL);
}

/* What is billed for a question at one provider, and what the ledger says of it. */
typedef struct
{
  Bill what;
  guint billed;
  guint billed_whole;
  guint whole;
  guint partial;
  guint killed; /* of the partial ones */
} Account;

typedef struct
{
  Fixture *fixture;
  GHashTable *accounts; /* question and provider -> Account */
  guint n_rows[5];      /* whole, partial, failed, cached, killed */
  guint n_batches;      /* of the whole ones */
  gint64 whole;         /* pico-USD, by the ledger */
  gint64 counted;
  gint64 missed; /* billed as whole, by the peer, of answers that nobody took */
  guint n_missed;
  gint64 bill;
  gint64 bill_whole;
} Books;

static Account *
get_account (Books *books, const Bill *what)
{
  gpointer key = GUINT_TO_POINTER ((what->question * 2 + (what->is_openai ? 1 : 0)) * 2
                                   + (what->n_leads > 1 ? 1 : 0) + 1);
  Account *account = g_hash_table_lookup (books->accounts, key);

  if (account == NULL)
    {
      account = g_new0 (Account, 1);
      account->what = *what;
      g_hash_table_insert (books->accounts, key, account);
    }

  return account;
}

static void
take_bills (Books *books)
{
  GArray *bills = billing_peer_get_bills (books->fixture->peer);

  for (guint i = 0; i < bills->len; i++)
    {
      const Bill *bill = &g_array_index (bills, Bill, i);
      Account *account = get_account (books, bill);

      account->billed++;
      account->billed_whole += bill->is_whole ? 1 : 0;
      books->bill += bill->pico;
      books->bill_whole += bill->is_whole ? bill->pico : 0;
    }
}

/* Its number of the question and of leads. */
static Bill
read_id (const char *id, const char *provider)
{
  Bill what = { .is_openai = g_str_equal (provider, "openai") };
  char *end;

  what.question = (guint) g_ascii_strtoull (id, &end, 10);
  what.n_leads = (guint) g_ascii_strtoull (end + 1, NULL, 10);

  return what;
}

/* Columns: request, provider, state, error, cost, counted, estimated, saved by the batch. */
static void
take_row (Books *books, sqlite3_stmt *row)
{
  BillingPeer *peer = books->fixture->peer;
  const Bill what = read_id ((const char *) sqlite3_column_text (row, 0),
                             (const char *) sqlite3_column_text (row, 1));
  const char *state = (const char *) sqlite3_column_text (row, 2);
  gboolean is_killed = g_strcmp0 ((const char *) sqlite3_column_text (row, 3), "killed") == 0;
  gint64 cost = sqlite3_column_int64 (row, 4);
  gint64 counted = sqlite3_column_int64 (row, 5);
  Account *account = get_account (books, &what);

  books->counted += counted;
  if (g_str_equal (state, "whole"))
    {
      g_assert_cmpint (cost, ==, billing_peer_price (peer, &what));
      g_assert_cmpint (counted, ==, cost);
      g_assert_cmpint (sqlite3_column_int (row, 6), ==, 0);
      g_assert_cmpint (sqlite3_column_int64 (row, 7) > 0, ==, what.n_leads > 1);
      books->n_batches += what.n_leads > 1 ? 1 : 0;
      account->whole++;
      books->whole += cost;
      books->n_rows[0]++;
    }
  else if (g_str_equal (state, "partial"))
    {
      g_assert_cmpint (counted, >=, billing_peer_price_most (peer, &what));
      account->partial++;
      account->killed += is_killed ? 1 : 0;
      books->n_rows[1]++;
      books->n_rows[4] += is_killed ? 1 : 0;
    }
  else
    {
      gboolean is_cached = g_str_equal (state, "cached");

      g_assert_true (is_cached || g_str_equal (state, "failed"));
      g_assert_cmpint (counted, ==, 0);
      g_assert_cmpint (cost, ==, 0);
      books->n_rows[is_cached ? 3 : 2]++;
    }
}

static void
take_rows (Books *books)
{
  g_autofree char *path
      = g_build_filename (books->fixture->base.profile, PURSUIT_STORE_FILE_NAME, NULL);
  sqlite3 *db;
  sqlite3_stmt *row;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT request, provider, state, error, cost_pico, "
                                       "counted_pico, estimated, saved_batch FROM ai_request",
                                       -1, &row, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    take_row (books, row);
  sqlite3_finalize (row);
  sqlite3_close (db);
}

/* An answer that was sent whole is missed only by who was killed, or had gone away. */
static void
compare (gpointer key, gpointer value, gpointer data)
{
  Books *books = data;
  const Account *account = value;
  BillKind kind = bill_get_kind (account->what.question);
  gboolean may_leave = kind == BILL_EARLY;
  guint n_missed = account->billed_whole - account->whole;

  g_assert_cmpuint (account->whole, <=, account->billed_whole);
  g_assert_cmpuint (account->whole + account->partial, >=, account->billed);
  g_assert_cmpuint (n_missed, <=, may_leave ? account->partial : account->killed);
  books->n_missed += n_missed;
  books->missed += n_missed * billing_peer_price (books->fixture->peer, &account->what);
}

static void
check_books (Fixture *self, guint n_calls)
{
  Books books = { .fixture = self };

  books.accounts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  take_bills (&books);
  take_rows (&books);
  g_hash_table_foreach (books.accounts, compare, &books);
  g_test_message ("%u calls, %u requests: %u rows whole (%u of ten leads), %u partial (%u by the "
                  "kills), %u failed, %u cached; %u answers sent whole were missed",
                  n_calls, billing_peer_count (self->peer), books.n_rows[0], books.n_batches,
                  books.n_rows[1], books.n_rows[4], books.n_rows[2], books.n_rows[3],
                  books.n_missed);
  g_test_message ("whole answers: the ledger has %" G_GINT64_FORMAT " pico-USD, the bill "
                  "%" G_GINT64_FORMAT "; in all it counts %" G_GINT64_FORMAT
                  " and the bill is %" G_GINT64_FORMAT,
                  books.whole, books.bill_whole - books.missed, books.counted, books.bill);
  g_assert_cmpint (books.whole, ==, books.bill_whole - books.missed);
  g_assert_cmpint (books.counted, >=, books.bill);
  g_assert_cmpuint (books.n_rows[0], >, n_calls / 3);
  g_assert_cmpuint (books.n_batches, >, n_calls / 20);
  g_assert_cmpuint (books.n_rows[1], >, n_calls / 10);
  g_assert_cmpuint (books.n_rows[2], >, 0);
  g_assert_cmpuint (books.n_rows[3], >, 0);
  g_assert_cmpuint (books.n_rows[4], >=, N_KILLS);
  g_assert_cmpuint (books.n_rows[4], <=, N_KILLS * N_PARALLEL);
  g_hash_table_unref (books.accounts);
}

static void
gone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  *(gboolean *) data = TRUE;
}

/* Whether it was killed. */
static gboolean
run_caller (Fixture *self, guint first, guint n_calls, guint kill_at)
{
  g_autofree char *from = g_strdup_printf ("%u", first);
  g_autofree char *end = g_strdup_printf ("%u", n_calls);
  g_autofree char *beside = g_strdup_printf ("%u", N_PARALLEL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) caller
      = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "/proc/self/exe", "call",
                          self->base.profile, self->url, from, end, beside, NULL);
  gboolean is_gone = FALSE;

  g_assert_no_error (error);
  billing_peer_kill_at (self->peer, kill_at,
                        (GPid) g_ascii_strtoull (g_subprocess_get_identifier (caller), NULL, 10));
  g_subprocess_wait_async (caller, NULL, gone_cb, &is_gone);
  while (!is_gone)
    g_main_context_iteration (NULL, TRUE);
  if (g_subprocess_get_if_signaled (caller))
    {
      g_assert_cmpint (g_subprocess_get_term_sig (caller), ==, SIGKILL);
      return TRUE;
    }
  g_assert_cmpint (g_subprocess_get_exit_status (caller), ==, 0);

  return FALSE;
}

static void
the_ledger_is_the_bill (Fixture *self, gconstpointer data)
{
  guint n_calls = g_getenv ("PURSUIT_TEST_LONG") != NULL ? N_CALLS_LONG : N_CALLS;
  g_autoptr (PursuitRecord) lead = NULL;
  guint n_kills = 0;
  guint first = 0;

  g_clear_object (&self->base.result);
  pursuit_workspace_close (self->base.workspace);
  while (run_caller (self, first, n_calls,
                     n_kills < N_KILLS ? n_calls * (n_kills + 1) / (N_KILLS + 1) : 0))
    {
      n_kills++;
      first = billing_peer_get_last (self->peer) + 1;
    }
  g_assert_cmpuint (n_kills, ==, N_KILLS);

  books_fixture_reopen (&self->base, PURSUIT_WORKSPACE_WRITE);
  pursuit_workspace_get_ai_books (self->base.workspace);
  /* Written after what was left open is closed. */
  lead = workspace_fixture_add_lead (&self->base, "Acme", 1);
  check_books (self, n_calls);
}

/* A cap */

static gint64
get_number (Fixture *self, const char *sql)
{
  g_autofree char *text = books_fixture_sql (&self->base, sql);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
set_cap (Fixture *self, gint64 limit)
{
  PursuitAiBudgets budgets;
  g_autoptr (PursuitBudgetReport) before = NULL;
  g_autoptr (PursuitBudgetReport) after = NULL;
  PursuitWorkspace *workspace = self->base.workspace;

  pursuit_workspace_get_budgets_async (workspace, NULL, workspace_fixture_done, &self->base);
  before = pursuit_workspace_get_budgets_finish (workspace, workspace_fixture_wait (&self->base),
                                                 NULL);
  budgets = before->budgets;
  budgets.limit[PURSUIT_AI_PERIOD_MONTH][PURSUIT_AI_WHOLE] = limit;
  pursuit_workspace_set_budgets_async (workspace, &budgets, NULL, workspace_fixture_done,
                                       &self->base);
  after = pursuit_workspace_set_budgets_finish (workspace, workspace_fixture_wait (&self->base),
                                                NULL);
  g_assert_nonnull (after);
}

static void
on_alert (PursuitAiLedger *ledger, const PursuitAiAlert *alert, GPtrArray *told)
{
  g_autofree char *text = pursuit_ai_alert_dup_text (alert);

  g_ptr_array_add (told, g_strdup_printf ("%s/%u: %s", alert->budget, alert->level, text));
}

static gint64
get_bill (Fixture *self)
{
  GArray *bills = billing_peer_get_bills (self->peer);
  gint64 sum = 0;

  for (guint i = 0; i < bills->len; i++)
    sum += g_array_index (bills, Bill, i).pico;

  return sum;
}

static void
expect_alerts (GPtrArray *told)
{
  static const char *const levels[] = { "month/50: ", "month/80: " };

  g_assert_cmpuint (told->len, ==, G_N_ELEMENTS (levels));
  for (guint i = 0; i < told->len; i++)
    {
      g_test_message ("%s", (const char *) told->pdata[i]);
      g_assert_true (g_str_has_prefix (told->pdata[i], levels[i]));
      g_assert_nonnull (strstr (told->pdata[i], "onth"));
      g_assert_nonnull (strstr (told->pdata[i], "2026-12-01"));
    }
}

/* Twenty beside each other, again and again until none passes: the answers are as long as they may
 * be, and wait for each other. */
static void
parallel_calls_keep_a_cap (Fixture *self, gconstpointer data)
{
  BillCaller *caller = bill_caller_new (self->base.workspace, self->url);
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  gint64 reserved;
  gint64 cap;

  /* Plain questions of the same length: each has the same bound. */
  caller->stride = STRIDE;
  billing_peer_hold (self->peer);
  bill_caller_start (caller, 100, 101, 1);
  while (billing_peer_count (self->peer) == 0)
    g_main_context_iteration (NULL, FALSE);
  reserved = get_number (self, "SELECT reserved_pico FROM ai_request");
  cap = 12 * reserved;
  set_cap (self, cap);
  g_signal_connect (pursuit_workspace_get_ai_books (self->base.workspace), "alert",
                    G_CALLBACK (on_alert), told);

  /* The one that waits counts at its bound: eleven more have room, to the last pico-USD. */
  bill_caller_start (caller, 200, 200 + N_PARALLEL * STRIDE, N_PARALLEL);
  while (caller->n_refused < 9 || billing_peer_count (self->peer) < 12)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (get_number (self, "SELECT sum(counted_pico) FROM ai_request"), ==, cap);
  g_assert_cmpuint (told->len, ==, 0);

  /* Answers that come settle for less, and make room for others. */
  billing_peer_release (self->peer);
  bill_caller_run (caller, 1000, 1000, 0);
  caller->n_refused = 0;
  for (guint first = 1000; caller->n_refused < N_PARALLEL; first += N_PARALLEL * STRIDE)
    {
      caller->n_refused = 0;
      bill_caller_run (caller, first, first + N_PARALLEL * STRIDE, N_PARALLEL);
    }
  g_test_message ("cap %" G_GINT64_FORMAT ", reserved for one %" G_GINT64_FORMAT
                  ", bill %" G_GINT64_FORMAT,
                  cap, reserved, get_bill (self));
  g_assert_cmpint (get_number (self, "SELECT sum(counted_pico) FROM ai_request"), <=, cap);
  g_assert_cmpint (get_bill (self), <=, cap);
  g_assert_cmpint (get_bill (self), >, cap - reserved);
  /* What is left of the cap is too little for one more, so that it is never used up. */
  g_assert_cmpint (get_bill (self), <, cap);
  expect_alerts (told);
  bill_caller_free (caller);
}

#define bill_test(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (argc == 7 && g_str_equal (argv[1], "call"))
    return bill_caller_main (argv);

  g_test_init (&argc, &argv, NULL);

  bill_test ("/ai/bill/the-ledger-is-the-bill", the_ledger_is_the_bill);
  bill_test ("/ai/bill/parallel-calls-keep-a-cap", parallel_calls_keep_a_cap);

  return g_test_run ();
}
