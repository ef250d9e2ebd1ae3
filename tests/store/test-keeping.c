/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "store/pursuit-audit.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-search-index.h"
#include "store/pursuit-search.h"
#include "store/pursuit-undo.h"

#include <json-glib/json-glib.h>

static gboolean
settings_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *mode = pursuit_session_get_setting (session, PURSUIT_SETTING_MODE);

  g_assert_cmpstr (mode, ==, "single-user");
  g_assert_null (pursuit_session_get_setting (session, "score.formula"));
  if (!pursuit_session_set_setting (session, "score.formula", "{\"budget\":1}", error))
    return FALSE;
  first = pursuit_session_get_setting (session, "score.formula");
  g_assert_cmpstr (first, ==, "{\"budget\":1}");
  if (!pursuit_session_set_setting (session, "score.formula", "{}", error))
    return FALSE;
  second = pursuit_session_get_setting (session, "score.formula");
  g_assert_cmpstr (second, ==, "{}");
  if (!pursuit_session_set_setting (session, "score.formula", NULL, error))
    return FALSE;
  g_assert_null (pursuit_session_get_setting (session, "score.formula"));

  return TRUE;
}

static void
settings_come_and_go (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_write (fixture, settings_func, NULL);
}

static gboolean
mappings_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *kept = NULL;

  for (guint i = 0; i < 250; i++)
    {
      g_autofree char *headers = g_strdup_printf ("form %u", i);

      if (!pursuit_session_set_mapping (session, headers, "{\"a\":1}", error))
        return FALSE;
    }
  kept = pursuit_session_get_mapping (session, "form 249");
  g_assert_nonnull (kept);
  g_assert_null (pursuit_session_get_mapping (session, "no such form"));

  return TRUE;
}

static void
mappings_are_remembered_within_a_limit (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *count = NULL;

  store_fixture_write (fixture, mappings_func, NULL);
  count = store_fixture_sql (fixture, "SELECT count (*) FROM mapping");
  g_assert_cmpstr (count, ==, "200");
}

static gboolean
columns_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;

  if (!pursuit_session_add_custom_column (session, PURSUIT_KIND_LEAD, "Plan", "text", "a.csv",
                                          error)
      || !pursuit_session_add_custom_column (session, PURSUIT_KIND_LEAD, "Ärger", "text", "a.csv",
                                             error)
      || !pursuit_session_add_custom_column (session, PURSUIT_KIND_LEAD, "Plan", "number", "b.csv",
                                             error)
      || !pursuit_session_add_custom_column (session, PURSUIT_KIND_PERSON, "Pets", "text", "a.csv",
                                             error))
    return FALSE;
  names = pursuit_session_list_custom_columns (session, PURSUIT_KIND_LEAD);
  joined = g_strjoinv ("|", names);
  g_assert_cmpstr (joined, ==, "Plan|Ärger");

  return TRUE;
}

static void
own_columns_are_remembered_once (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *plan = NULL;

  store_fixture_write (fixture, columns_func, NULL);
  plan
      = store_fixture_sql (fixture, "SELECT type || source FROM custom_column WHERE name = 'Plan'");
  g_assert_cmpstr (plan, ==, "numbera.csv");
}

static void
hash_knows_what_counts (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = store_fixture_hash (fixture);
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *full = store_fixture_hash (fixture);
  g_autofree char *touched = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *deleted = NULL;
  g_autofree char *none = NULL;

  g_assert_cmpstr (empty, !=, full);
  none = store_fixture_sql (fixture, "UPDATE lead SET updated_at = '2000-01-01T00:00:00Z'");
  touched = store_fixture_hash (fixture);
  g_assert_cmpstr (full, ==, touched);
  g_clear_pointer (&none, g_free);
  none = store_fixture_sql (fixture, "UPDATE lead SET company_size = '50'");
  changed = store_fixture_hash (fixture);
  g_assert_cmpstr (full, !=, changed);
  store_fixture_delete (fixture, PURSUIT_KIND_LEAD, id);
  deleted = store_fixture_hash (fixture);
  g_assert_cmpstr (empty, ==, deleted);
}

static gboolean
list_audit_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) last = pursuit_session_list_audit (session, 1, 0, error);
  g_autoptr (GPtrArray) before = pursuit_session_list_audit (session, 0, 3, error);
  JsonObject *entry = last->pdata[0];

  g_assert_cmpuint (last->len, ==, 1);
  g_assert_cmpint (json_object_get_int_member (entry, "n"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (entry, "verb"), ==, "export");
  g_assert_true (json_object_get_null_member (entry, "kind"));
  g_assert_cmpuint (before->len, ==, 2);
  entry = before->pdata[0];
  g_assert_cmpstr (json_object_get_string_member (entry, "verb"), ==, "add");
  g_assert_cmpstr (json_object_get_string_member (entry, "kind"), ==, "person");

  return TRUE;
}

static gboolean
export_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_audit (session, "export", PURSUIT_KIND_NONE, NULL, NULL, error);
}

static void
audit_is_listed_newest_first (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *person = store_fixture_put_person (fixture, id, "Ana");

  store_fixture_write (fixture, export_func, NULL);
  store_fixture_read (fixture, list_audit_func, NULL);
  g_assert_nonnull (person);
}

static gboolean
integrity_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_check_integrity (session, error);
}

static void
check_found (StoreFixture *fixture, const char *sql, const char *word)
{
  g_autofree char *none = store_fixture_sql (fixture, sql);
  g_autoptr (GError) error = NULL;

  g_assert_null (none);
  g_assert_false (pursuit_store_read (fixture->store, integrity_func, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, word));
}

static void
check_finds_what_is_missing (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *none = NULL;

  store_fixture_read (fixture, integrity_func, NULL);
  check_found (fixture, "UPDATE lead SET deleted_at = created_at", "too many");
  none = store_fixture_sql (fixture, "UPDATE lead SET deleted_at = NULL");
  store_fixture_read (fixture, integrity_func, NULL);
  check_found (fixture,
               "INSERT INTO lead (id, company_name) VALUES"
               " ('0192aaaa-0000-7000-8000-000000000009', 'Ghost')",
               "misses 1");
  g_clear_pointer (&none, g_free);
  none = store_fixture_sql (fixture, "DELETE FROM lead WHERE company_name = 'Ghost'");
  check_found (fixture,
               "INSERT INTO stage_history (id, lead_id) VALUES"
               " ('0192aaaa-0000-7000-8000-000000000008', '0192aaaa-0000-7000-8000-000000000007')",
               "belong to nothing");
  g_assert_nonnull (id);
}

/* The same reader looks again and again, while the parts of the search index that it saw are
 * merged by the writer. */
static void
check_follows_the_writer (StoreFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *company = g_strdup_printf ("Acme %u", i);
      g_autofree char *id = store_fixture_put_lead (fixture, company, NULL);

      if (i % 2 == 0)
        store_fixture_delete (fixture, PURSUIT_KIND_LEAD, id);
      store_fixture_read (fixture, integrity_func, NULL);
    }
}

static gboolean
rebuild_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_rebuild_search (session, cancellable, error);
}

/* What is found for each word, as one text. */
static gboolean
find_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const words[] = { "acme", "ana", "ghost", "gone" };
  GString *found = data;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) hits
          = pursuit_session_search (session, words[i], PURSUIT_KIND_NONE, 0, error);

      if (hits == NULL)
        return FALSE;
      g_string_append_printf (found, "%s %u ", words[i], hits->len);
    }

  return TRUE;
}

static void
search_is_made_anew (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *person = store_fixture_put_person (fixture, id, "Ana");
  g_autofree char *gone = store_fixture_put_lead (fixture, "Gone", NULL);
  g_autofree char *none = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  store_fixture_delete (fixture, PURSUIT_KIND_LEAD, gone);
  /* One entry is lost, one is for nothing, one record was never entered. */
  check_found (fixture, "INSERT INTO search (search) VALUES ('delete-all')", "--rebuild-search");
  none = store_fixture_sql (fixture,
                            "INSERT INTO search (rowid, title) VALUES (999 * 32 + 1, 'gone')");
  g_clear_pointer (&none, g_free);
  none = store_fixture_sql (fixture, "INSERT INTO lead (id, company_name) VALUES"
                                     " ('0192aaaa-0000-7000-8000-000000000009', 'Ghost')");

  store_fixture_write (fixture, rebuild_func, NULL);
  store_fixture_read (fixture, integrity_func, NULL);
  store_fixture_read (fixture, find_func, found);
  g_assert_cmpstr (found->str, ==, "acme 1 ana 1 ghost 1 gone 0 ");
  g_assert_nonnull (person);

  /* Stopped, it leaves the index that was there. */
  g_clear_pointer (&none, g_free);
  none = store_fixture_sql (fixture, "INSERT INTO search (search) VALUES ('delete-all')");
  {
    g_autoptr (GCancellable) stopped = g_cancellable_new ();

    g_cancellable_cancel (stopped);
    g_assert_false (pursuit_store_write (fixture->store, rebuild_func, NULL, stopped, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
}

static gboolean
peek_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *label = NULL;
  gint64 action = pursuit_session_peek_undo (session, &label);

  g_assert_cmpint (action, ==, *(gint64 *) data);
  if (action != 0)
    g_assert_cmpstr (label, ==, "Put");

  return TRUE;
}

static void
last_action_can_be_looked_at (StoreFixture *fixture, gconstpointer data)
{
  gint64 none = 0, first = 1;
  g_autofree char *id = NULL;

  store_fixture_read (fixture, peek_func, &none);
  id = store_fixture_put_lead (fixture, "Acme", NULL);
  store_fixture_read (fixture, peek_func, &first);
  g_assert_nonnull (id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/setting/comes-and-goes", settings_come_and_go);
  store_test ("/store/mapping/within-a-limit", mappings_are_remembered_within_a_limit);
  store_test ("/store/custom-column/remembered-once", own_columns_are_remembered_once);
  store_test ("/store/hash/knows-what-counts", hash_knows_what_counts);
  store_test ("/store/audit/newest-first", audit_is_listed_newest_first);
  store_test ("/store/check/finds-what-is-missing", check_finds_what_is_missing);
  store_test ("/store/check/follows-the-writer", check_follows_the_writer);
  store_test ("/store/search-index/made-anew", search_is_made_anew);
  store_test ("/store/undo/peek", last_action_can_be_looked_at);

  return g_test_run ();
}
