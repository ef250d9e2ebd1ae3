/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-sample.h"

#include "store/pursuit-audit.h"

#define N_ENTRIES 6

static gboolean
fill_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      /* Each second entry has all columns, the others as few as may be. */
      pursuit_session_set_actor (session,
                                 i % 2 == 0 ? "0192f000-0000-7000-8000-000000000001" : NULL);
      if (!pursuit_session_audit (session, "export",
                                  i % 2 == 0 ? PURSUIT_KIND_LEAD : PURSUIT_KIND_NONE,
                                  i % 2 == 0 ? "0192f000-0000-7000-8000-000000000002" : NULL,
                                  i % 2 == 0 ? "city score" : NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
verify_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_verify_audit (session, NULL, data, error);
}

static gint64
find_broken (StoreFixture *fixture)
{
  gint64 broken = -1;

  store_fixture_read (fixture, verify_func, &broken);

  return broken;
}

static void G_GNUC_PRINTF (2, 3) run_sql (StoreFixture *fixture, const char *format, ...)
{
  g_autofree char *sql = NULL;
  g_autofree char *none = NULL;
  va_list values;

  va_start (values, format);
  sql = g_strdup_vprintf (format, values);
  va_end (values);
  none = store_fixture_sql (fixture, sql);
  g_assert_null (none);
}

static char *
read_cell (StoreFixture *fixture, const char *column, gint n)
{
  g_autofree char *sql = g_strdup_printf ("SELECT quote (%s) FROM audit WHERE n = %d", column, n);

  return store_fixture_sql (fixture, sql);
}

static void
every_column_of_every_entry_counts (StoreFixture *fixture, gconstpointer data)
{
  static const char *const columns[]
      = { "at", "actor", "verb", "kind", "id", "fields", "digest", "hash" };

  store_fixture_write (fixture, fill_func, NULL);
  g_assert_cmpint (find_broken (fixture), ==, 0);
  for (gint n = 1; n <= N_ENTRIES; n++)
    for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
      {
        g_autofree char *was = read_cell (fixture, columns[c], n);

        run_sql (fixture, "UPDATE audit SET %s = coalesce (%s, '') || 'x' WHERE n = %d", columns[c],
                 columns[c], n);
        if (find_broken (fixture) != n)
          g_error ("%s of entry %d was changed unseen", columns[c], n);
        run_sql (fixture, "UPDATE audit SET %s = %s WHERE n = %d", columns[c], was, n);
        g_assert_cmpint (find_broken (fixture), ==, 0);
      }
}

static void
nothing_is_not_empty (StoreFixture *fixture, gconstpointer data)
{
  static const char *const columns[] = { "actor", "kind", "id", "fields", "digest" };

  store_fixture_write (fixture, fill_func, NULL);
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    {
      run_sql (fixture, "UPDATE audit SET %s = '' WHERE n = 2", columns[c]);
      g_assert_cmpint (find_broken (fixture), ==, 2);
      run_sql (fixture, "UPDATE audit SET %s = NULL WHERE n = 2", columns[c]);
      g_assert_cmpint (find_broken (fixture), ==, 0);
    }
}

/* "ab" and "c" in two columns are not "a" and "bc". */
static void
text_cannot_move_between_columns (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_write (fixture, fill_func, NULL);
  run_sql (fixture, "UPDATE audit SET verb = 'expor', kind = 't' || kind WHERE n = 3");
  g_assert_cmpint (find_broken (fixture), ==, 3);
}

static void
check_removed (StoreFixture *fixture, int n, gint64 expected)
{
  run_sql (fixture, "CREATE TABLE kept AS SELECT * FROM audit");
  run_sql (fixture, "DELETE FROM audit WHERE n = %d", n);
  g_assert_cmpint (find_broken (fixture), ==, expected);
  run_sql (fixture, "DELETE FROM audit");
  run_sql (fixture, "INSERT INTO audit SELECT * FROM kept");
  run_sql (fixture, "DROP TABLE kept");
  g_assert_cmpint (find_broken (fixture), ==, 0);
}

static void
removed_and_moved_entries_are_missed (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_write (fixture, fill_func, NULL);
  check_removed (fixture, 1, 1);
  check_removed (fixture, 4, 4);
  check_removed (fixture, N_ENTRIES, N_ENTRIES);

  run_sql (fixture, "UPDATE audit SET n = n + 100 WHERE n IN (3, 5)");
  run_sql (fixture, "UPDATE audit SET n = 5 WHERE n = 103");
  run_sql (fixture, "UPDATE audit SET n = 3 WHERE n = 105");
  g_assert_cmpint (find_broken (fixture), ==, 3);
}

static void
added_entry_is_seen (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_write (fixture, fill_func, NULL);
  run_sql (fixture, "INSERT INTO audit (at, verb, hash) VALUES ('2026-01-01T00:00:00Z', 'x', 'y')");
  g_assert_cmpint (find_broken (fixture), ==, N_ENTRIES + 1);
}

static void
chain_without_its_head_is_broken (StoreFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (find_broken (fixture), ==, 0);
  store_fixture_write (fixture, fill_func, NULL);
  run_sql (fixture, "DELETE FROM audit");
  g_assert_cmpint (find_broken (fixture), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/audit-chain/every-column", every_column_of_every_entry_counts);
  store_test ("/store/audit-chain/nothing-is-not-empty", nothing_is_not_empty);
  store_test ("/store/audit-chain/columns-are-apart", text_cannot_move_between_columns);
  store_test ("/store/audit-chain/removed-and-moved", removed_and_moved_entries_are_missed);
  store_test ("/store/audit-chain/added", added_entry_is_seen);
  store_test ("/store/audit-chain/head", chain_without_its_head_is_broken);

  return g_test_run ();
}
