/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "store/pursuit-keeping.h"
#include "store/pursuit-ledger.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* "row,rev,sort_key,id,…" with types, as the file has them. */
static char *
list_columns (StoreFixture *fixture, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT group_concat (name || ':' || type) FROM pragma_table_info ('%s')", table);

  return store_fixture_sql (fixture, sql);
}

/* As the field table has them. */
static char *
list_fields (PursuitKind kind)
{
  const PursuitFieldTable *table = pursuit_kind_get_fields (kind);
  GString *columns = g_string_new ("row:INTEGER,rev:INTEGER,sort_key:TEXT");

  for (guint i = 0; i < table->n_fields; i++)
    g_string_append_printf (columns, ",%s:%s", table->fields[i].key,
                            pursuit_field_is_number (&table->fields[i]) ? "INTEGER" : "TEXT");

  return g_string_free (columns, FALSE);
}

static void
columns_are_the_field_tables (StoreFixture *fixture, gconstpointer data)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      g_autofree char *columns
          = list_columns (fixture, pursuit_kind_to_string ((PursuitKind) kind));
      g_autofree char *fields = list_fields ((PursuitKind) kind);

      g_assert_cmpstr (columns, ==, fields);
    }
}

static void
tables_of_sync_are_there (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[]
      = { "outbox",        "base",         "conflict",        "sync_state",
          "seen",          "action",       "audit",           "blob",
          "setting",       "pending_link", "custom_column",   "mapping",
          "import_member", "search",       "draft",           "action_change",
          "history_model", "ai_request",   "ai_cache",        "ai_limit",
          "ai_alert",      "ai_egress",    "ai_cache_subject" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = '%s'", names[i]);
      g_autofree char *count = store_fixture_sql (fixture, sql);

      g_assert_cmpstr (count, ==, "1");
    }
}

static void
file_says_what_it_is (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *application = store_fixture_sql (fixture, "PRAGMA application_id");
  g_autofree char *version = store_fixture_sql (fixture, "PRAGMA user_version");
  g_autofree char *mode = store_fixture_sql (fixture, "PRAGMA journal_mode");

  g_assert_cmpstr (application, ==, "1347572565");
  g_assert_cmpint (g_ascii_strtoll (version, NULL, 10), ==,
                   pursuit_store_get_schema_version (fixture->store));
  g_assert_cmpstr (mode, ==, "wal");
}

/* Sorts that lists offer are read off an index, not sorted: a million rows would take seconds. */
static void
orders_use_an_index (StoreFixture *fixture, gconstpointer data)
{
  static const char *const orders[]
      = { "score", "value", "expected_close", "updated_at", "sort_key", "stage", "created_at" };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "EXPLAIN QUERY PLAN SELECT row, %s FROM \"lead\" WHERE deleted_at IS NULL AND %s IS NOT "
          "NULL ORDER BY %s DESC, row DESC",
          orders[i], orders[i], orders[i]);
      sqlite3 *db;
      sqlite3_stmt *stmt;

      g_assert_cmpint (sqlite3_open (pursuit_store_get_path (fixture->store), &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
      g_assert_nonnull (strstr ((const char *) sqlite3_column_text (stmt, 3), "INDEX lead_by_"));
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
      sqlite3_finalize (stmt);
      sqlite3_close (db);
    }
}

/* What a person of schema 1 may have sent, and had an answer to. It is deleted, or the index of the
 * fixture would have to know it. */
static const char sent_before[]
    = "INSERT INTO proposal (id, title, status, valid_until, deal_size, currency, decided_at,"
      " deleted_at)"
      " VALUES ('p1', 'Offer', 'rejected', '2026-12-01', 4200, 'EUR', '2026-11-20T10:00:00Z',"
      " '2026-11-21T10:00:00Z');"
      "INSERT INTO proposal_version (id, proposal_id, number, content, sha256)"
      " VALUES ('v1', 'p1', 1, 'Grüße',"
      " 'a5e8ad6d8d24b5e4e5c2d2b5d4e8f0b1a5e8ad6d8d24b5e4e5c2d2b5d4e8f0b1');";

/* Its text is a copy like all others now, and says what became of it. */
static void
assert_sent_before (StoreFixture *fixture)
{
  g_autofree char *version = store_fixture_sql (
      fixture, "SELECT status || ' ' || decided_at || ' ' || valid_until || ' ' || deal_size || ' '"
               " || currency FROM proposal_version WHERE id = 'v1'");
  g_autofree char *blob = store_fixture_sql (
      fixture, "SELECT b.size || ' ' || CAST (b.bytes AS TEXT) FROM blob b"
               " JOIN proposal_version v ON v.sha256 = b.sha256 WHERE v.id = 'v1'");

  g_assert_cmpstr (version, ==, "rejected 2026-11-20T10:00:00Z 2026-12-01 4200 EUR");
  g_assert_cmpstr (blob, ==, "7 Grüße");
}

static gboolean
check_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_check_integrity (session, error);
}

/* Puts a workspace of an older version in the place of the fixture's, with @more in it. */
static void
open_old (StoreFixture *fixture, int version, const char *more)
{
  g_autofree char *name = g_strdup_printf ("schema-%d.sql", version);
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "fixtures", "store", name, NULL);
  g_autofree char *sql = NULL;
  g_autofree char *path = g_strdup (pursuit_store_get_path (fixture->store));
  g_autoptr (GError) error = NULL;
  char *message = NULL;
  sqlite3 *db;

  g_file_get_contents (dump, &sql, NULL, &error);
  g_assert_no_error (error);
  pursuit_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  /* lint: allow exec-literal: our own fixture */
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, &message), ==, SQLITE_OK);
  /* lint: allow exec-literal: our own rows */
  g_assert_cmpint (sqlite3_exec (db, more, NULL, NULL, &message), ==, SQLITE_OK);
  sqlite3_close (db);

  fixture->store = pursuit_store_open (fixture->profile, PURSUIT_STORE_WRITE, &error);
  g_assert_no_error (error);
}

/* A workspace that any version wrote opens, whatever came after it: each has its fixture. */
static void
every_schema_opens (StoreFixture *fixture, gconstpointer data)
{
  int newest = pursuit_store_get_schema_version (fixture->store);

  for (int version = 1; version <= newest; version++)
    {
      open_old (fixture, version, "");
      g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, "text~konigsberger"), ==,
                       1);
      g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_PERSON, NULL), ==, 1);
      store_fixture_read (fixture, check_func, NULL);
      columns_are_the_field_tables (fixture, NULL);
    }
}

static gboolean
check_model_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitKeptModel) model = pursuit_session_get_history_model (session);
  const char *expected = data;

  g_assert_cmpstr (model != NULL ? model->trained_at : NULL, ==, expected);

  return TRUE;
}

static void
models_are_kept (StoreFixture *fixture, gconstpointer data)
{
  open_old (fixture, 1, "");
  store_fixture_read (fixture, check_model_func, NULL);
  open_old (fixture, 2, "");
  store_fixture_read (fixture, check_model_func, (gpointer) "2026-02-03T04:05:06Z");
}

static void
sent_before_is_a_copy (StoreFixture *fixture, gconstpointer data)
{
  open_old (fixture, 1, sent_before);
  assert_sent_before (fixture);
  store_fixture_read (fixture, check_func, NULL);
}

/* Until then there was one look for all of them. */
static void
sent_before_has_the_brand_of_now (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *brand = NULL;

  open_old (fixture, 3, "INSERT INTO setting (key, value) VALUES ('brand', '{\"cover\":1}')");
  brand = store_fixture_sql (fixture, "SELECT brand FROM proposal_version");
  g_assert_cmpstr (brand, ==, "{\"cover\":1}");
}

/* What hung on a name was a record of its own until then, taken back with the import's others. */
static const char member_before[]
    = "INSERT INTO external_id (row, rev, id, system, object, external_id, record_kind, record_id)"
      " VALUES (7, 3, 'e7', 'crm', 'company', '42', 'external_id', 'e7'),"
      " (8, 3, 'e8', 'any', 'member', 'lead 01a20000-0000-7000-8000-00000000000a e7', "
      "'external_id',"
      " 'e7');"
      "INSERT INTO action (number, label, at) VALUES (5, 'Import', '2026-11-20T10:00:00Z');"
      "INSERT INTO action_range (action, kind, first_row, last_row, rev)"
      " VALUES (5, 'external_id', 7, 8, 3);";

static void
members_have_a_table_of_their_own (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *members = NULL;
  g_autofree char *names = NULL;

  open_old (fixture, 4, member_before);
  members = store_fixture_sql (
      fixture, "SELECT hub || ' ' || kind || ' ' || record_id || ' ' || action FROM import_member");
  names = store_fixture_sql (fixture, "SELECT group_concat (id) FROM external_id");
  g_assert_cmpstr (members, ==, "e7 lead 01a20000-0000-7000-8000-00000000000a 5");
  g_assert_cmpstr (names, ==, "e7");
  store_fixture_read (fixture, check_func, NULL);
}

static gboolean
recover_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_recover_ledger (session, data, error);
}

static void
what_was_on_its_way_counts (StoreFixture *fixture, gconstpointer data)
{
  gint64 n_rows = -1;
  g_autofree char *row = NULL;

  open_old (fixture, 5, "");
  store_fixture_write (fixture, recover_func, &n_rows);
  g_assert_cmpint (n_rows, ==, 0);
  open_old (fixture, 6, "");
  store_fixture_write (fixture, recover_func, &n_rows);
  g_assert_cmpint (n_rows, ==, 1);
  row = store_fixture_sql (fixture, "SELECT state || ' ' || error || ' ' || counted_pico"
                                    " FROM ai_request WHERE cost_pico IS NULL");
  g_assert_cmpstr (row, ==, "partial killed 50000000000");
}

/* What was drafted before is nobody's word in particular, and what was confirmed stays so. */
static void
confirmations_are_kept (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_old (fixture, 6, "");
  before = store_fixture_sql (fixture, "SELECT count (*) FROM proposal WHERE drafted_by IS NULL"
                                       " AND doubted_claims IS NULL AND confirmed_claims IS NULL");
  g_assert_cmpstr (before, ==, "1");
  open_old (fixture, 7, "");
  after = store_fixture_sql (fixture, "SELECT drafted_by || ' ' || doubted_claims || ' ' ||"
                                      " json_extract (confirmed_claims, '$[0].words')"
                                      " FROM proposal");
  g_assert_cmpstr (after, ==, "ai [\"We are the best.\"] 40 %");
}

/* One answer for one lead, and one for several, of which nobody knows which. */
static const char answers_before[]
    = "INSERT INTO ai_cache (key, feature, subject, provider, model, kept_at, expires_at, text)"
      " VALUES ('one', 'score', '01a20000-0000-7000-8000-00000000000a', 'openai', 'm',"
      " '2026-11-30T04:00:00Z', '2026-12-01T04:00:00Z', 'x'),"
      " ('many', 'score', NULL, 'openai', 'm', '2026-11-30T04:00:00Z', '2026-12-01T04:00:00Z', "
      "'y');";

static void
answers_know_whom_they_tell_of (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  open_old (fixture, 7, answers_before);
  before = store_fixture_sql (fixture, "SELECT group_concat (c.key || ' ' || s.subject)"
                                       " FROM ai_cache c LEFT JOIN ai_cache_subject s USING (key)");
  g_assert_cmpstr (before, ==, "one 01a20000-0000-7000-8000-00000000000a");
  open_old (fixture, 8, "");
  after = store_fixture_sql (fixture, "SELECT count (*) FROM ai_cache JOIN ai_cache_subject"
                                      " USING (key) WHERE key = 'two'");
  g_assert_cmpstr (after, ==, "2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/migration/columns-are-the-field-tables", columns_are_the_field_tables);
  store_test ("/store/migration/tables-of-sync-are-there", tables_of_sync_are_there);
  store_test ("/store/migration/file-says-what-it-is", file_says_what_it_is);
  store_test ("/store/migration/orders-use-an-index", orders_use_an_index);
  store_test ("/store/migration/sent-before-has-the-brand-of-now",
              sent_before_has_the_brand_of_now);
  store_test ("/store/migration/members-have-a-table-of-their-own",
              members_have_a_table_of_their_own);
  store_test ("/store/migration/what-was-on-its-way-counts", what_was_on_its_way_counts);
  store_test ("/store/migration/confirmations-are-kept", confirmations_are_kept);
  store_test ("/store/migration/answers-know-whom-they-tell-of", answers_know_whom_they_tell_of);
  store_test ("/store/migration/every-schema-opens", every_schema_opens);
  store_test ("/store/migration/what-was-sent-before-is-a-copy", sent_before_is_a_copy);
  store_test ("/store/migration/models-are-kept", models_are_kept);

  return g_test_run ();
}
