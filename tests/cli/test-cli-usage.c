/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli-fixture.h"

#include <sqlite3.h>
#include <string.h>

#define COLUMNS                                                                                    \
  "INSERT INTO ai_request (id, feature, provider, model, served, state, started_at,"               \
  " prompt_version, rung, attempt, batch, local, estimated, input, cache_read,"                    \
  " cache_write_short, cache_write_long, output, reasoning, saved_cache, saved_batch,"             \
  " saved_tiers, saved_compression, reserved_pico, counted_pico, cost_pico) VALUES "

/* What the gateway would have left: two months, every state. */
static const char rows[] = COLUMNS
    "('a', 'score', 'anthropic', 'claude-sonnet-5-5', 'claude-sonnet-5-5', 'whole',"
    " '2026-11-03T10:00:00Z', 1, 0, 1, 0, 0, 0, 1000, 200, 30, 4, 500, 100, 0, 11000000000, 0, 0,"
    " 20000000000, 7000000000, 7000000000),"
    "('b', 'draft', 'openai', 'gpt-6.1-sol', NULL, 'partial', '2026-11-04T10:00:00Z', 1, 1, 1, 0, "
    "0,"
    " 1, 2000, 0, 0, 0, 10, 0, 0, 0, 0, 0, 3000000000000, 3000000000000, 4100000000),"
    "('c', 'draft', 'local', 'new', NULL, 'whole', '2026-11-04T11:00:00Z', 1, 0, 1, 0, 0, 0, 5, 0, "
    "0,"
    " 0, 5, 0, 0, 0, 0, 0, 900, 500, NULL),"
    "('d', 'score', 'anthropic', 'claude-sonnet-5-5', NULL, 'cached', '2026-11-05T10:00:00Z', 1, "
    "0, 1,"
    " 0, 0, 0, 0, 0, 0, 0, 0, 0, 7000000000, 0, 0, 0, 0, 0, 0),"
    "('e', 'card', 'anthropic', 'claude-haiku-5-5', NULL, 'whole', '2026-10-31T23:59:59Z', 1, 0, "
    "1, 0,"
    " 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 600, 600, 600);"
    "INSERT INTO ai_alert VALUES ('day/draft', '2026-11-03', 4000000000000, 80, 3200000000000,"
    " '2026-11-03T10:00:00Z')";

static void
fill (CliFixture *self)
{
  g_autofree char *path = g_build_filename (self->profile, "workspace.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  /* lint: allow exec-literal: our own rows */
  g_assert_cmpint (sqlite3_exec (db, rows, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static const char *
get_amount (JsonObject *object, const char *name)
{
  JsonObject *money = json_object_get_object_member (object, name);

  g_assert_cmpstr (json_object_get_string_member (money, "currency"), ==, "USD");

  return json_object_get_string_member (money, "amount");
}

static gint64
get_tokens (JsonObject *object, const char *name)
{
  return json_object_get_int_member (json_object_get_object_member (object, "tokens"), name);
}

static void
test_empty (CliFixture *self, gconstpointer data)
{
  JsonObject *answer = cli_fixture_ask (self, 0, "usage", NULL);

  cli_assert_members (answer, "month by requests cached unpriced uncertain tokens cost at_most"
                              " saved items");
  cli_assert_members (json_object_get_object_member (answer, "tokens"),
                      "input cache_read cache_write output reasoning");
  cli_assert_members (json_object_get_object_member (answer, "saved"),
                      "cache batch tiers compression");
  g_assert_cmpint (json_object_get_int_member (answer, "requests"), ==, 0);
  g_assert_cmpstr (get_amount (answer, "cost"), ==, "0");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (answer, "items")), ==, 0);
}

static gint64
get_forgotten (CliFixture *self)
{
  JsonObject *answer = cli_fixture_ask (self, 0, "usage", "--purge-cache", NULL);

  cli_assert_members (answer, "forgotten");

  return json_object_get_int_member (answer, "forgotten");
}

/* The answers go, the books of them stay. */
static void
test_purge (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->profile, "workspace.db", NULL);
  sqlite3 *db;

  fill (self);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (
          db,
          "INSERT INTO ai_cache (key, feature, provider, model, kept_at, "
          "expires_at, text) VALUES ('k', 'score', 'local', 'm', '2026-11-01T00:00:00Z', "
          "'2999-01-01T00:00:00Z', '{}'),"
          "('l', 'draft', 'local', 'm', '2026-11-01T00:00:00Z', '2999-01-01T00:00:00Z', '{}')",
          NULL, NULL, NULL),
      ==, SQLITE_OK);
  sqlite3_close (db);
  cli_fixture_refuse (self, 2, "usage", "usage", "--purge-cache", "--by", "model", NULL);
  g_assert_cmpint (get_forgotten (self), ==, 2);
  g_assert_cmpint (get_forgotten (self), ==, 0);
  g_assert_cmpint (json_object_get_int_member (
                       cli_fixture_ask (self, 0, "usage", "--month", "2026-11", NULL), "requests"),
                   ==, 3);
  cli_fixture_run (self, "usage", "--purge-cache", NULL);
  g_assert_cmpstr (self->out, ==, "0 kept answers were forgotten\n");
}

/* A run over many leads hides nothing: each month has its list. */
static void
test_egress (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->profile, "workspace.db", NULL);
  JsonObject *answer;
  JsonObject *item;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (
          db,
          "INSERT INTO ai_egress (at, provider, host, feature, bytes, masked) VALUES"
          " ('2026-10-31T23:59:59Z', 'openai', 'api.openai.com:443', 'draft', 4321, 'person,mail');"
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
          " INSERT INTO ai_egress (at, provider, host, feature, bytes, masked)"
          " SELECT '2026-11-30T10:00:00Z', 'anthropic', 'api.anthropic.com:443', 'score', i, ''"
          " FROM n",
          NULL, NULL, NULL),
      ==, SQLITE_OK);
  sqlite3_close (db);

  answer = cli_fixture_ask (self, 0, "usage", "--egress", "--month", "2026-11", NULL);
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 500);
  item = json_array_get_object_element (json_object_get_array_member (answer, "items"), 0);
  g_assert_cmpint (json_object_get_int_member (item, "bytes"), ==, 500);
  answer = cli_fixture_ask (self, 0, "usage", "--egress", "--month", "2026-10", NULL);
  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 1);
  item = json_array_get_object_element (json_object_get_array_member (answer, "items"), 0);
  cli_assert_members (item, "at host provider feature bytes masked");
  g_assert_cmpstr (json_object_get_string_member (item, "host"), ==, "api.openai.com:443");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (item, "masked")), ==, 2);
  cli_fixture_run (self, "usage", "--egress", "--month", "2026-10", NULL);
  g_assert_nonnull (strstr (self->out, "api.openai.com:443"));
  g_assert_nonnull (strstr (self->out, "masked: person,mail\n1 request left this machine\n"));
  cli_fixture_refuse (self, 2, "usage", "usage", "--egress", "--by", "model", NULL);
  cli_fixture_refuse (self, 1, "invalid", "usage", "--egress", "--month", "2026-13", NULL);
}

static void
test_month (CliFixture *self, gconstpointer data)
{
  JsonObject *answer;

  fill (self);
  answer = cli_fixture_ask (self, 0, "usage", "--month", "2026-11", NULL);
  g_assert_cmpstr (json_object_get_string_member (answer, "by"), ==, "feature");
  g_assert_cmpint (json_object_get_int_member (answer, "requests"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (answer, "cached"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (answer, "unpriced"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (answer, "uncertain"), ==, 1);
  g_assert_cmpint (get_tokens (answer, "input"), ==, 3005);
  g_assert_cmpint (get_tokens (answer, "cache_write"), ==, 34);
  g_assert_cmpint (get_tokens (answer, "reasoning"), ==, 100);
  g_assert_cmpstr (get_amount (answer, "cost"), ==, "0.0111");
  g_assert_cmpstr (get_amount (answer, "at_most"), ==, "3.0070000005");
  g_assert_cmpstr (get_amount (json_object_get_object_member (answer, "saved"), "cache"), ==,
                   "0.007");
  g_assert_cmpstr (get_amount (json_object_get_object_member (answer, "saved"), "batch"), ==,
                   "0.011");
  answer = cli_fixture_ask (self, 0, "usage", "--month", "2026-10", NULL);
  g_assert_cmpstr (get_amount (answer, "cost"), ==, "0.0000000006");
}

static void
test_by (CliFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *by;
    guint n_items;
    const char *first;
    const char *cost;
  } cases[] = {
    { "feature", 2, "draft", "0.0041" },
    { "model", 3, "anthropic/claude-sonnet-5-5", "0.007" },
    { "day", 3, "2026-11-03", "0.007" },
  };

  fill (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JsonObject *answer
          = cli_fixture_ask (self, 0, "usage", "--month=2026-11", "--by", cases[i].by, NULL);
      JsonArray *items = json_object_get_array_member (answer, "items");
      JsonObject *first = json_array_get_object_element (items, 0);

      g_assert_cmpuint (json_array_get_length (items), ==, cases[i].n_items);
      g_assert_cmpstr (json_object_get_string_member (first, cases[i].by), ==, cases[i].first);
      g_assert_cmpstr (get_amount (first, "cost"), ==, cases[i].cost);
    }
}

static void
test_text (CliFixture *self, gconstpointer data)
{
  fill (self);
  cli_fixture_run (self, "usage", "--month", "2026-11", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->out, "3 requests, 1 from the cache, 3754 tokens"));
  g_assert_nonnull (strstr (self->out, "0.0111 USD"));
  g_assert_nonnull (strstr (self->out, "0.007 USD"));
  g_assert_nonnull (strstr (self->out, "1 request has no known price and is not in the sum"));
  g_assert_nonnull (strstr (self->out,
                            "1 request was cut off or is on its way; at most 3.00 USD is "
                            "counted for it"));
  g_assert_nonnull (strstr (self->out, "budgets count at most 3.01 USD"));
  g_assert_nonnull (strstr (self->out, "saved by using answers again: 0.007 USD"));
  g_assert_null (strstr (self->out, "cheaper models"));
}

/* A kill left it without a cost, but its model has a price. */
static void
test_killed (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->profile, "workspace.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      /* lint: allow exec-literal: our own rows */
      sqlite3_exec (db,
                    COLUMNS
                    "('k', 'draft', 'anthropic', 'claude-sonnet-5-5', NULL, 'partial',"
                    " '2026-11-04T10:00:00Z', 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,"
                    " 63860000000, 63860000000, NULL);"
                    "UPDATE ai_request SET error = 'killed'",
                    NULL, NULL, NULL),
      ==, SQLITE_OK);
  sqlite3_close (db);
  cli_fixture_run (self, "usage", "--month", "2026-11", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->out, "at most 0.0639 USD  1 request, 0 from the cache"));
  g_assert_nonnull (strstr (self->out, "1 request was cut off or is on its way; at most 0.0639 USD "
                                       "is counted for it"));
  g_assert_null (strstr (self->out, "no known price"));
}

static void
test_csv (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "usage.csv", NULL);
  g_autofree char *nowhere = g_build_filename (self->folder, "no", "usage.csv", NULL);
  g_autofree char *text = NULL;
  JsonObject *answer;

  fill (self);
  answer = cli_fixture_ask (self, 0, "usage", "--month=2026-11", "--by=day", "--csv", path, NULL);
  cli_assert_members (answer, "file bytes rows");
  g_assert_cmpint (json_object_get_int_member (answer, "rows"), ==, 3);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "day,requests,cached,"));
  g_assert_nonnull (strstr (text, "\r\n2026-11-04,2,0,1,1,2005,0,0,15,0,0.0041,3.0000000005,"));
  cli_fixture_refuse (self, 1, "failed", "usage", "--csv", nowhere, NULL);
}

static void
test_compare (CliFixture *self, gconstpointer data)
{
  g_autofree char *path = cli_fixture_write (self, "bill.csv",
                                             "usage_date_utc,model,cost_usd\n"
                                             "2026-11-03,claude-sonnet-5-5,0.005\n"
                                             "2026-11-03,claude-sonnet-5-5,0.002\n"
                                             "2026-11-09,claude-opus-5-5,$1.5\n"
                                             "2026-10-31,claude-haiku-5-5,77\n");
  JsonObject *answer, *item;

  fill (self);
  answer = cli_fixture_ask (self, 0, "usage", "--month=2026-11", "--provider=anthropic",
                            "--compare", path, NULL);
  cli_assert_members (answer, "month equal ours theirs items");
  g_assert_cmpint (json_object_get_int_member (answer, "equal"), ==, 1);
  g_assert_cmpstr (get_amount (json_object_get_object_member (answer, "ours"), "cost"), ==,
                   "0.007");
  g_assert_cmpstr (get_amount (json_object_get_object_member (answer, "theirs"), "cost"), ==,
                   "1.507");
  item = json_array_get_object_element (json_object_get_array_member (answer, "items"), 0);
  g_assert_cmpstr (json_object_get_string_member (item, "model"), ==, "claude-opus-5-5");
  cli_fixture_run (self, "usage", "--month=2026-11", "--provider=anthropic", "--compare", path,
                   NULL);
  g_assert_nonnull (strstr (self->out, "2026-11-09 claude-opus-5-5: 0.00 USD here, 1.50 USD in"));
  cli_fixture_refuse (self, 2, "usage", "usage", "--compare", path, NULL);
  cli_fixture_refuse (self, 1, "not-found", "usage", "--provider=a", "--compare=nothing.csv", NULL);
}

static void
test_wrong_usage (CliFixture *self, gconstpointer data)
{
  cli_fixture_refuse (self, 2, "usage", "usage", "november", NULL);
  cli_fixture_refuse (self, 2, "usage", "usage", "--by", "week", NULL);
  cli_fixture_refuse (self, 1, "invalid", "usage", "--month", "november", NULL);
  cli_fixture_refuse (self, 1, "invalid", "usage", "--month", "2026-13", NULL);
}

/* "month/all 50 0.0111, …": limit and use of each budget. */
static char *
list_budgets (JsonObject *answer)
{
  JsonArray *items = json_object_get_array_member (answer, "items");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      g_string_append_printf (
          text, "%s%s/%s %s %s", i > 0 ? ", " : "", json_object_get_string_member (item, "period"),
          json_object_get_string_member (item, "feature"),
          json_object_get_null_member (item, "limit") ? "-" : get_amount (item, "limit"),
          get_amount (item, "used"));
    }

  return g_string_free (text, FALSE);
}

static void
expect_budgets (CliFixture *self, const char *expected)
{
  g_autofree char *text = list_budgets (cli_fixture_ask (self, 0, "budget", "show", NULL));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_budget (CliFixture *self, gconstpointer data)
{
  JsonObject *answer, *alert;

  g_setenv ("PURSUIT_NOW", "2026-11-04T12:00:00Z", TRUE);
  fill (self);
  answer = cli_fixture_ask (self, 0, "budget", "show", NULL);
  cli_assert_members (answer, "month day items expected worst_case requests tokens cost unpriced"
                              " saved alerts");
  alert = json_array_get_object_element (json_object_get_array_member (answer, "alerts"), 0);
  g_assert_cmpstr (json_object_get_string_member (alert, "budget"), ==, "day/draft");
  g_assert_cmpint (json_object_get_int_member (alert, "level"), ==, 80);
  g_assert_cmpstr (get_amount (alert, "used"), ==, "3.2");
  g_assert_cmpstr (get_amount (answer, "expected"), ==, "0.0000000006");
  expect_budgets (self, "month/all - 3.0070000005, day/all - 3.0000000005");

  cli_fixture_ask (self, 0, "budget", "set", "--month", "50 USD", "--day", "12.5", NULL);
  answer = cli_fixture_ask (self, 0, "budget", "set", "--feature", "draft", "--day", "0.00123",
                            "--expected", "20", "--worst-case", "25/75", NULL);
  g_assert_cmpstr (get_amount (answer, "expected"), ==, "20");
  g_assert_cmpstr (get_amount (json_object_get_object_member (answer, "worst_case"), "output"), ==,
                   "75");
  expect_budgets (self, "month/all 50 3.0070000005, day/all 12.5 3.0000000005,"
                        " day/draft 0.00123 3.0000000005");

  cli_fixture_ask (self, 0, "budget", "set", "--day", "none", "--worst-case", "none", NULL);
  expect_budgets (self, "month/all 50 3.0070000005, day/all - 3.0000000005,"
                        " day/draft 0.00123 3.0000000005");
  cli_fixture_run (self, "budget", "show", NULL);
  g_assert_nonnull (strstr (self->out, "this month, everything: 3.01 USD of 50.00 USD, anew on "
                                       "2026-12-01 (UTC)"));
  g_assert_nonnull (strstr (self->out, "today, Proposal draft: 3.00 USD of 0.00123 USD"));
  g_assert_nonnull (strstr (self->out, "expected for a month: 20.00 USD"));
  g_assert_nonnull (strstr (self->out, "2026-11-03: The budget of the day for “Proposal draft” is "
                                       "used to 80 %: 3.20 USD of 4.00 USD. It begins anew on "
                                       "2026-11-04 (UTC)"));
  g_unsetenv ("PURSUIT_NOW");
}

static void
test_wrong_budget (CliFixture *self, gconstpointer data)
{
  static const char *const amounts[]
      = { "", "5 EUR", "-1", "1e3", "much", "1,5", "99999999999999" };

  cli_fixture_ask (self, 0, "budget", "set", "--month", "7", NULL);
  cli_fixture_refuse (self, 2, "usage", "budget", NULL);
  cli_fixture_refuse (self, 2, "usage", "budget", "raise", NULL);
  cli_fixture_refuse (self, 2, "usage", "budget", "set", NULL);
  cli_fixture_refuse (self, 2, "usage", "budget", "show", "--month", "5", NULL);
  cli_fixture_refuse (self, 2, "usage", "budget", "set", "--feature", "score", NULL);
  cli_fixture_refuse (self, 2, "usage", "budget", "set", "--feature", "all", "--day", "5", NULL);
  cli_fixture_refuse (self, 2, "usage", "budget", "set", "--worst-case", "5", NULL);
  cli_fixture_refuse (self, 2, "usage", "budget", "set", "--worst-case", "5/none", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    cli_fixture_refuse (self, 2, "usage", "budget", "set", "--month", amounts[i], NULL);
  expect_budgets (self, "month/all 7 0, day/all - 0");
}

#define add(path, func)                                                                            \
  g_test_add ("/cli/usage/" path, CliFixture, NULL, cli_fixture_set_up_workspace, func,            \
              cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("empty", test_empty);
  add ("kept-answers-are-forgotten", test_purge);
  add ("what-left-is-listed", test_egress);
  add ("month", test_month);
  add ("by", test_by);
  add ("text", test_text);
  add ("killed", test_killed);
  add ("csv", test_csv);
  add ("compare", test_compare);
  add ("wrong-usage", test_wrong_usage);
  add ("budget", test_budget);
  add ("wrong-budget", test_wrong_budget);

  return g_test_run ();
}
