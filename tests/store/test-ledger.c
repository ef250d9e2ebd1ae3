/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "store/pursuit-ledger-list.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* The states and what is special about them, one after another. */
#define N_CALLS 1000

static const char *const features[] = { "score", "draft", "card", "conversation" };
static const char *const states[] = { "open", "whole", "partial", "failed", "cached" };

static gboolean
put_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_put_ledger_row (session, data, NULL, error);
}

static PursuitLedgerRow
make_row (const char *id, const char *state)
{
  return (PursuitLedgerRow){
    .id = id,
    .feature = "score",
    .provider = "anthropic",
    .model = "claude-sonnet-5-5",
    .state = state,
    .started_at = "2026-11-30T04:00:00Z",
    .prompt_version = 1,
    .attempt = 1,
    .reserved = 900,
    .counted = 900,
    .cost = -1,
  };
}

static void
put (StoreFixture *fixture, PursuitLedgerRow row)
{
  store_fixture_write (fixture, put_func, &row);
}

static char *
read_row (StoreFixture *fixture, const char *id)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT state || ' ' || ifnull (cost_pico, 'NULL') || ' ' || counted_pico || ' '"
      " || reserved_pico || ' ' || ifnull (served, '-') || ' ' || ifnull (error, '-') || ' ' || "
      "output"
      " FROM ai_request WHERE id = '%s'",
      id);

  return store_fixture_sql (fixture, sql);
}

static void
rows_are_opened_and_settled_once (StoreFixture *fixture, gconstpointer data)
{
  PursuitLedgerRow row = make_row ("a", "open");
  g_autofree char *open = NULL;
  g_autofree char *settled = NULL;
  g_autofree char *again = NULL;

  put (fixture, row);
  open = read_row (fixture, "a");
  g_assert_cmpstr (open, ==, "open NULL 900 900 - - 0");

  row.state = "whole";
  row.served = "claude-haiku-5-5";
  row.tokens[PURSUIT_LEDGER_OUTPUT] = 17;
  row.cost = row.counted = 55;
  row.reserved = 1;
  put (fixture, row);
  settled = read_row (fixture, "a");
  g_assert_cmpstr (settled, ==, "whole 55 55 900 claude-haiku-5-5 - 17");

  row.state = "failed";
  row.cost = row.counted = 0;
  put (fixture, row);
  again = read_row (fixture, "a");
  g_assert_cmpstr (again, ==, settled);
}

static gboolean
check_changes (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitLedgerRow row = make_row ("a", "open");
  gint64 change = -1;

  g_assert_true (pursuit_session_put_ledger_row (session, &row, &change, error));
  g_assert_cmpint (change, ==, 900);
  row.state = "whole";
  row.counted = 55;
  g_assert_true (pursuit_session_put_ledger_row (session, &row, &change, error));
  g_assert_cmpint (change, ==, 55 - 900);
  row.counted = 70;
  g_assert_true (pursuit_session_put_ledger_row (session, &row, &change, error));
  g_assert_cmpint (change, ==, 0);
  row.id = "b";
  g_assert_true (pursuit_session_put_ledger_row (session, &row, &change, error));
  g_assert_cmpint (change, ==, 70);

  return TRUE;
}

static void
changes_are_told (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_write (fixture, check_changes, NULL);
}

static void
hits_are_rows_without_an_opening (StoreFixture *fixture, gconstpointer data)
{
  PursuitLedgerRow row = make_row ("hit", "cached");
  g_autofree char *kept = NULL;

  row.cost = row.counted = row.reserved = 0;
  put (fixture, row);
  kept = read_row (fixture, "hit");
  g_assert_cmpstr (kept, ==, "cached 0 0 0 - - 0");
}

static gboolean
put_unknown_state (PursuitSession *session,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  const PursuitLedgerRow row = make_row ("b", "maybe");
  g_autoptr (GError) local_error = NULL;

  g_assert_false (pursuit_session_put_ledger_row (session, &row, NULL, &local_error));
  g_assert_nonnull (local_error);

  return TRUE;
}

static void
unknown_states_are_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *count = NULL;

  store_fixture_write (fixture, put_unknown_state, NULL);
  count = store_fixture_sql (fixture, "SELECT count (*) FROM ai_request");
  g_assert_cmpstr (count, ==, "0");
}

/* What the sums must be, kept beside the store while the calls are made. */
typedef struct
{
  PursuitLedgerSum by_feature[G_N_ELEMENTS (features)];
  gint64 november;
} Books;

static void
note (Books *books, guint f, const PursuitLedgerRow *row)
{
  PursuitLedgerSum *sum = &books->by_feature[f];
  gboolean cached = g_str_equal (row->state, "cached");
  gboolean open = g_str_equal (row->state, "open");

  sum->requests += !cached;
  sum->cached += cached;
  sum->unpriced += !cached && !open && row->cost < 0;
  if (open || g_str_equal (row->state, "partial"))
    {
      sum->uncertain++;
      sum->bound += row->counted;
    }
  sum->cost += MAX (row->cost, 0);
  sum->counted += row->counted;
  books->november += row->counted;
  for (guint i = 0; i < PURSUIT_LEDGER_N_TOKENS; i++)
    sum->tokens[i] += row->tokens[i];
  for (guint i = 0; i < PURSUIT_LEDGER_N_SAVINGS; i++)
    sum->saved[i] += row->saved[i];
}

static gboolean
make_calls (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);

  for (guint i = 0; i < N_CALLS; i++)
    {
      g_autofree char *id = g_strdup_printf ("call-%04u", i);
      g_autofree char *start = g_strdup_printf ("2026-1%d-%02dT04:00:00Z", i % 10 == 0 ? 0 : 1,
                                                g_rand_int_range (rand, 1, 31));
      guint f = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (features));
      const char *state = states[g_rand_int_range (rand, 0, G_N_ELEMENTS (states))];
      PursuitLedgerRow row = make_row (id, "open");

      row.feature = features[f];
      row.started_at = start;
      row.reserved = row.counted = g_rand_int_range (rand, 0, G_MAXINT32);
      if (!pursuit_session_put_ledger_row (session, &row, NULL, error))
        return FALSE;
      if (!g_str_equal (state, "open"))
        {
          row.state = state;
          row.cost = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, G_MAXINT32) : -1;
          row.counted = g_rand_int_range (rand, 0, G_MAXINT32);
          for (guint t = 0; t < PURSUIT_LEDGER_N_TOKENS; t++)
            row.tokens[t] = g_rand_int_range (rand, 0, 100000);
          for (guint t = 0; t < PURSUIT_LEDGER_N_SAVINGS; t++)
            row.saved[t] = g_rand_int_range (rand, 0, 100000);
          if (!pursuit_session_put_ledger_row (session, &row, NULL, error))
            return FALSE;
        }
      if (i % 10 != 0)
        note (data, f, &row);
    }

  return TRUE;
}

static void
assert_sum (const PursuitLedgerSum *sum, const PursuitLedgerSum *expected)
{
  g_assert_cmpint (sum->requests, ==, expected->requests);
  g_assert_cmpint (sum->cached, ==, expected->cached);
  g_assert_cmpint (sum->unpriced, ==, expected->unpriced);
  g_assert_cmpint (sum->uncertain, ==, expected->uncertain);
  g_assert_cmpint (sum->bound, ==, expected->bound);
  g_assert_cmpint (sum->cost, ==, expected->cost);
  g_assert_cmpint (sum->counted, ==, expected->counted);
  g_assert_cmpmem (sum->tokens, sizeof sum->tokens, expected->tokens, sizeof expected->tokens);
  g_assert_cmpmem (sum->saved, sizeof sum->saved, expected->saved, sizeof expected->saved);
}

static gboolean
check_sums (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Books *books = data;
  g_autoptr (GPtrArray) sums = pursuit_session_sum_ledger (session, PURSUIT_LEDGER_BY_FEATURE,
                                                           "2026-11", "2026-12", error);
  g_autoptr (GPtrArray) light = pursuit_session_sum_counted (session, PURSUIT_LEDGER_BY_FEATURE,
                                                             "2026-11", "2026-12", error);
  g_autoptr (GPtrArray) months
      = pursuit_session_sum_counted (session, PURSUIT_LEDGER_BY_MONTH, "2026-01", "2027-01", error);

  g_assert_cmpuint (sums->len, ==, G_N_ELEMENTS (features));
  g_assert_cmpuint (light->len, ==, sums->len);
  for (guint i = 0; i < sums->len; i++)
    {
      const PursuitLedgerSum *sum = sums->pdata[i];
      guint f = 0;

      while (!g_str_equal (features[f], sum->key))
        f++;
      assert_sum (sum, &books->by_feature[f]);
      g_assert_cmpint (((PursuitLedgerSum *) light->pdata[i])->counted, ==, sum->counted);
    }
  g_assert_cmpuint (months->len, ==, 2);
  g_assert_cmpstr (((PursuitLedgerSum *) months->pdata[1])->key, ==, "2026-11");
  g_assert_cmpint (((PursuitLedgerSum *) months->pdata[1])->counted, ==, books->november);

  return TRUE;
}

static void
sums_equal_an_independent_count (StoreFixture *fixture, gconstpointer data)
{
  Books books = { 0 };

  store_fixture_write (fixture, make_calls, &books);
  store_fixture_read (fixture, check_sums, &books);
  store_fixture_reopen (fixture, PURSUIT_STORE_READ);
  store_fixture_read (fixture, check_sums, &books);
}

static gboolean
check_groups (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const expected[PURSUIT_LEDGER_N_GROUPS] = {
    [PURSUIT_LEDGER_BY_FEATURE] = "card score",
    [PURSUIT_LEDGER_BY_MODEL] = "anthropic/claude-haiku-5-5 anthropic/claude-sonnet-5-5",
    [PURSUIT_LEDGER_BY_DAY] = "2026-11-01 2026-11-30",
    [PURSUIT_LEDGER_BY_ACTION] = "import score",
    [PURSUIT_LEDGER_BY_MONTH] = "2026-11",
    [PURSUIT_LEDGER_BY_DAY_AND_MODEL]
    = "2026-11-01 anthropic/claude-haiku-5-5 2026-11-30 anthropic/claude-sonnet-5-5",
  };

  for (guint group = 0; group < PURSUIT_LEDGER_N_GROUPS; group++)
    {
      g_autoptr (GPtrArray) sums = pursuit_session_sum_ledger (session, (PursuitLedgerGroup) group,
                                                               "2026-11", "2026-12", error);
      g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
      g_auto (GStrv) list = NULL;
      g_autofree char *text = NULL;

      for (guint i = 0; i < sums->len; i++)
        g_strv_builder_add (keys, ((PursuitLedgerSum *) sums->pdata[i])->key);
      list = g_strv_builder_end (keys);
      text = g_strjoinv (" ", list);
      g_assert_cmpstr (text, ==, expected[group]);
    }

  return TRUE;
}

static void
sums_have_their_groups (StoreFixture *fixture, gconstpointer data)
{
  static const char *const starts[] = { "2026-10-31T23:59:59Z", "2026-11-01T00:00:00Z",
                                        "2026-11-30T23:59:59Z", "2026-12-01T00:00:00Z" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *id = g_strdup_printf ("row-%u", i);
      PursuitLedgerRow row = make_row (id, "whole");

      row.started_at = starts[i];
      row.served = i == 1 ? "claude-haiku-5-5" : NULL;
      row.feature = i == 2 ? "card" : "score";
      row.action = i == 2 ? "import" : "score";
      put (fixture, row);
    }
  store_fixture_read (fixture, check_groups, NULL);
}

static gboolean
check_reserved (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sums = pursuit_session_sum_reserved (session, "2026-11", "2026-12", error);
  const PursuitLedgerSum *sum;

  g_assert_cmpuint (sums->len, ==, 1);
  sum = sums->pdata[0];
  g_assert_cmpstr (sum->key, ==, "score");
  g_assert_cmpint (sum->counted, ==, 2 * 70);

  return TRUE;
}

/* What has ended, or began in another month, is not on its way. */
static void
only_open_rows_are_reserved (StoreFixture *fixture, gconstpointer data)
{
  static const char *const each[] = { "open", "open", "partial", "whole", "open" };

  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    {
      g_autofree char *id = g_strdup_printf ("row-%u", i);
      PursuitLedgerRow row = make_row (id, each[i]);

      row.started_at = i == 4 ? "2026-10-31T23:59:59Z" : "2026-11-30T12:00:00Z";
      row.feature = "score";
      row.counted = 70;
      put (fixture, row);
    }
  store_fixture_read (fixture, check_reserved, NULL);
}

static gboolean
check_pages (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitLedgerPart part = { .from = "2026-11", .until = "2026-12" };
  g_autoptr (GString) listed = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = pursuit_session_list_ledger (session, &part, 2, error);

  g_assert_cmpint (pursuit_session_count_ledger (session, &part, error), ==, 5);
  while (rows->len > 0)
    {
      g_autoptr (GPtrArray) before = g_steal_pointer (&rows);
      const PursuitLedgerRow *last = before->pdata[before->len - 1];

      for (guint i = 0; i < before->len; i++)
        g_string_append_printf (listed, "%s ", ((PursuitLedgerRow *) before->pdata[i])->id);
      part.after_at = last->started_at;
      part.after_id = last->id;
      rows = pursuit_session_list_ledger (session, &part, 2, error);
    }
  g_assert_cmpstr (listed->str, ==, "row-1 row-0 row-4 row-3 row-2 ");

  return TRUE;
}

/* The newest first; of one second the last that was made. */
static void
a_month_is_listed_by_pages (StoreFixture *fixture, gconstpointer data)
{
  static const char *const starts[]
      = { "2026-11-30T12:00:00Z", "2026-11-30T12:00:00Z", "2026-11-01T00:00:00Z",
          "2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z", "2026-10-31T23:59:59Z" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *id = g_strdup_printf ("row-%u", i);
      PursuitLedgerRow row = make_row (id, "whole");

      row.started_at = starts[i];
      put (fixture, row);
    }
  store_fixture_read (fixture, check_pages, NULL);
}

/* Nothing is read through, and nothing is sorted by the order that is asked for. */
static void
assert_plan (StoreFixture *fixture, const char *sql, const char *plan)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open (pursuit_store_get_path (fixture->store), &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, explain, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_nonnull (strstr ((const char *) sqlite3_column_text (stmt, 3), plan));
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_assert_null (strstr ((const char *) sqlite3_column_text (stmt, 3), "FOR ORDER BY"));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

/* A month of many requests is read in a moment. */
static void
the_check_reads_only_an_index (StoreFixture *fixture, gconstpointer data)
{
  assert_plan (fixture,
               "SELECT feature, sum (counted_pico) FROM ai_request"
               " WHERE started_at >= ?1 AND started_at < ?2 GROUP BY 1 ORDER BY 1",
               "COVERING INDEX ai_request_by_start");
}

/* However many there were, a quote reads the last fifty answers, and a list one page. */
static void
what_is_last_is_found_by_an_index (StoreFixture *fixture, gconstpointer data)
{
  assert_plan (fixture,
               "SELECT output FROM ai_request WHERE feature = ?1 AND prompt IS ?2"
               " AND state = 'whole' ORDER BY id DESC LIMIT ?3",
               "INDEX ai_request_whole (feature=? AND prompt=?)");
  assert_plan (fixture,
               "SELECT at, provider, host, feature, request, bytes, masked, n FROM ai_egress"
               " WHERE at >= ?1 AND at < ?2 AND (?3 IS NULL OR (at, n) < (?3, ?4))"
               " ORDER BY at DESC, n DESC LIMIT ?5",
               "INDEX ai_egress_by_time (at>? AND at<?)");
}

static gboolean
fire (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  static const struct
  {
    const char *budget;
    const char *period;
    gint64 limit;
    gint64 level;
  } alerts[] = {
    { "month", "2026-11", 1000, 50 }, { "month", "2026-11", 1000, 80 },
    { "month", "2026-12", 1000, 50 }, { "day/score", "2026-11-30", 1000, 50 },
    { "month", "2026-11", 2000, 50 },
  };
  gboolean *expected = data;

  for (guint i = 0; i < G_N_ELEMENTS (alerts); i++)
    {
      const PursuitFiredAlert alert = { .budget = (char *) alerts[i].budget,
                                        .period = (char *) alerts[i].period,
                                        .limit = alerts[i].limit,
                                        .level = alerts[i].level };
      gboolean is_new = !*expected;

      if (!pursuit_session_fire_alert (session, &alert, &is_new, error))
        return FALSE;
      g_assert_true (is_new == *expected);
    }

  return TRUE;
}

static gboolean
list (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) alerts = pursuit_session_list_alerts (session, "2026-11", error);
  const PursuitFiredAlert *last = alerts->pdata[alerts->len - 1];

  g_assert_cmpuint (alerts->len, ==, 4);
  g_assert_cmpstr (last->budget, ==, "day/score");
  g_assert_cmpstr (last->period, ==, "2026-11-30");
  g_assert_cmpint (last->level, ==, 50);
  g_assert_nonnull (last->at);

  return TRUE;
}

static void
alerts_are_told_once (StoreFixture *fixture, gconstpointer data)
{
  gboolean is_new = TRUE;

  store_fixture_write (fixture, fire, &is_new);
  is_new = FALSE;
  store_fixture_write (fixture, fire, &is_new);
  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
  store_fixture_write (fixture, fire, &is_new);
  store_fixture_read (fixture, list, NULL);
}

static gboolean
check_mean (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 tokens = -1;

  g_assert_true (pursuit_session_get_mean_output (session, "score", "p", &tokens, error));
  /* The last fifty of sixty have 11 to 60 tokens: 35.5 in the mean. */
  g_assert_cmpint (tokens, ==, 36);
  g_assert_true (pursuit_session_get_mean_output (session, "score", NULL, &tokens, error));
  g_assert_cmpint (tokens, ==, 0);
  g_assert_true (pursuit_session_get_mean_output (session, "draft", "p", &tokens, error));
  g_assert_cmpint (tokens, ==, 0);

  return TRUE;
}

static void
the_last_answers_have_a_mean (StoreFixture *fixture, gconstpointer data)
{
  PursuitLedgerRow cut = make_row ("zz", "partial");

  for (gint64 i = 1; i <= 60; i++)
    {
      g_autofree char *id = g_strdup_printf ("row-%02d", (int) i);
      PursuitLedgerRow row = make_row (id, "whole");

      row.prompt = "p";
      row.tokens[PURSUIT_LEDGER_OUTPUT] = i;
      put (fixture, row);
    }
  cut.prompt = "p";
  cut.tokens[PURSUIT_LEDGER_OUTPUT] = 100000;
  put (fixture, cut);
  store_fixture_read (fixture, check_mean, NULL);
}

/* Opens rows until it is killed, and says each time what is safely kept. */
static int
helper_open (const char *profile)
{
  g_autoptr (PursuitStore) store = pursuit_store_open (profile, PURSUIT_STORE_WRITE, NULL);

  for (guint i = 0;; i++)
    {
      g_autofree char *id = g_strdup_printf ("row-%u", i);
      PursuitLedgerRow row = make_row (id, "open");

      g_assert_true (pursuit_store_write (store, put_func, &row, NULL, NULL));
      if (i % 3 == 0)
        {
          row.state = "whole";
          row.cost = row.counted = 7;
          g_assert_true (pursuit_store_write (store, put_func, &row, NULL, NULL));
        }
      if (write (STDOUT_FILENO, ".", 1) != 1)
        return 1;
    }
}

static gboolean
recover_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_recover_ledger (session, data, error);
}

/* Nothing that was sent is lost by a kill -9, and all of it counts as much as it can have cost. */
static void
killed_requests_count_at_their_bound (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) helper = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *wrong = NULL;
  char dots[20];
  gsize n_read;
  gint64 n_rows = 0;

  pursuit_store_close (fixture->store);
  helper = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "/proc/self/exe", "open",
                             fixture->profile, NULL);
  g_assert_no_error (error);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (helper), dots, sizeof dots, &n_read, NULL,
                           &error);
  g_assert_no_error (error);
  g_subprocess_send_signal (helper, SIGKILL);
  g_subprocess_wait (helper, NULL, NULL);

  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
  store_fixture_write (fixture, recover_func, &n_rows);
  g_assert_cmpint (n_rows, >=, 13);
  counts = store_fixture_sql (fixture, "SELECT count (*) >= 20 FROM ai_request");
  g_assert_cmpstr (counts, ==, "1");
  wrong = store_fixture_sql (
      fixture, "SELECT count (*) FROM ai_request WHERE NOT"
               " (state = 'whole' AND counted_pico = 7 OR state = 'partial' AND error = 'killed'"
               " AND counted_pico = 900 AND cost_pico IS NULL AND ended_at IS NOT NULL)");
  g_assert_cmpstr (wrong, ==, "0");
  store_fixture_write (fixture, recover_func, &n_rows);
  g_assert_cmpint (n_rows, ==, 0);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "open"))
    return helper_open (argv[2]);

  g_test_init (&argc, &argv, NULL);

  store_test ("/store/ledger/opened-and-settled-once", rows_are_opened_and_settled_once);
  store_test ("/store/ledger/changes-are-told", changes_are_told);
  store_test ("/store/ledger/hits-are-rows", hits_are_rows_without_an_opening);
  store_test ("/store/ledger/unknown-states-are-refused", unknown_states_are_refused);
  store_test ("/store/ledger/sums-equal-an-independent-count", sums_equal_an_independent_count);
  store_test ("/store/ledger/sums-have-their-groups", sums_have_their_groups);
  store_test ("/store/ledger/a-month-is-listed-by-pages", a_month_is_listed_by_pages);
  store_test ("/store/ledger/only-open-rows-are-reserved", only_open_rows_are_reserved);
  store_test ("/store/ledger/the-check-reads-an-index", the_check_reads_only_an_index);
  store_test ("/store/ledger/alerts-are-told-once", alerts_are_told_once);
  store_test ("/store/ledger/the-last-answers-have-a-mean", the_last_answers_have_a_mean);
  store_test ("/store/ledger/what-is-last-is-found-by-an-index", what_is_last_is_found_by_an_index);
  store_test ("/store/ledger/killed-requests-count", killed_requests_count_at_their_bound);

  return g_test_run ();
}
