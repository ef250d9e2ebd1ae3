/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "store/pursuit-keeping.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* What the small jobs below take and give. */
typedef struct
{
  PursuitRecord *record;
  PursuitKind kind;
  const char *id;
  const PursuitQuery *query;
  gint64 count;
  GString *text;
  char *hash;
} Step;

void
store_fixture_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        store_fixture_remove_folder (file);
      else
        g_unlink (file);
    }
  g_rmdir (path);
}

void
store_fixture_set_up (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->profile = g_dir_make_tmp ("pursuit-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = pursuit_store_open (self->profile, PURSUIT_STORE_CREATE, &error);
  g_assert_no_error (error);
}

void
store_fixture_tear_down (StoreFixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  /* Signals that were still to be told hold the store. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  store_fixture_remove_folder (self->profile);
  g_clear_pointer (&self->profile, g_free);
}

void
store_fixture_reopen (StoreFixture *self, PursuitStoreMode mode)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL)
    pursuit_store_close (self->store);
  g_clear_object (&self->store);
  self->store = pursuit_store_open (self->profile, mode, &error);
  g_assert_no_error (error);
}

char *
store_fixture_get_file (StoreFixture *self, const char *name)
{
  return g_build_filename (self->profile, name, NULL);
}

void
store_fixture_write (StoreFixture *self, PursuitStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pursuit_store_write (self->store, func, data, NULL, &error);
  g_assert_no_error (error);
}

void
store_fixture_read (StoreFixture *self, PursuitStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pursuit_store_read (self->store, func, data, &error);
  g_assert_no_error (error);
}

static gboolean
put_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  pursuit_session_begin_action (session, "Put");

  return pursuit_session_put (session, ((Step *) data)->record, error);
}

char *
store_fixture_put (StoreFixture *self, PursuitRecord *record)
{
  Step step = { .record = record };

  store_fixture_write (self, put_func, &step);

  return g_strdup (pursuit_record_get_id (record));
}

char *
store_fixture_put_lead (StoreFixture *self, const char *company, const char *contact)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, company);
  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_NAME, contact);

  return store_fixture_put (self, lead);
}

char *
store_fixture_put_person (StoreFixture *self, const char *lead_id, const char *name)
{
  g_autoptr (PursuitRecord) person = pursuit_record_new (PURSUIT_KIND_PERSON);

  pursuit_record_set_text (person, PURSUIT_PERSON_LEAD_ID, lead_id);
  pursuit_record_set_text (person, PURSUIT_PERSON_NAME, name);

  return store_fixture_put (self, person);
}

static gboolean
get_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  step->record = pursuit_session_get (session, step->kind, step->id, NULL);

  return TRUE;
}

PursuitRecord *
store_fixture_get (StoreFixture *self, PursuitKind kind, const char *id)
{
  Step step = { .kind = kind, .id = id };

  store_fixture_read (self, get_func, &step);

  return step.record;
}

static gboolean
delete_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  pursuit_session_begin_action (session, "Delete");

  return pursuit_session_delete (session, step->kind, step->id, error);
}

void
store_fixture_delete (StoreFixture *self, PursuitKind kind, const char *id)
{
  Step step = { .kind = kind, .id = id };

  store_fixture_write (self, delete_func, &step);
}

static gboolean
count_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  step->count = pursuit_session_count (session, step->query, error);

  return step->count >= 0;
}

gint64
store_fixture_count (StoreFixture *self, PursuitKind kind, const char *where)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (kind);
  g_autoptr (GError) error = NULL;
  Step step = { .query = query };

  pursuit_query_set_where (query, where, NULL, &error);
  g_assert_no_error (error);
  store_fixture_read (self, count_func, &step);

  return step.count;
}

static gboolean
hash_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  step->hash = pursuit_session_content_hash (session, error);

  return step->hash != NULL;
}

char *
store_fixture_hash (StoreFixture *self)
{
  Step step = { NULL };

  store_fixture_read (self, hash_func, &step);

  return step.hash;
}

static gboolean
list_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autoptr (GPtrArray) records = pursuit_session_list (session, step->query, NULL, NULL, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *title = pursuit_record_dup_title (records->pdata[i]);

      g_string_append_printf (step->text, "%s%s", i > 0 ? "|" : "", title);
    }

  return records != NULL;
}

char *
store_fixture_list (StoreFixture *self, const PursuitQuery *query)
{
  Step step = { .query = query, .text = g_string_new (NULL) };

  store_fixture_read (self, list_func, &step);

  return g_string_free (step.text, FALSE);
}

char *
store_fixture_sql (StoreFixture *self, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  char *text = NULL;

  g_assert_cmpint (sqlite3_open (pursuit_store_get_path (self->store), &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  g_assert_cmpint (sqlite3_finalize (stmt), ==, SQLITE_OK);
  sqlite3_close (db);

  return text;
}

char *
store_fixture_list_words (StoreFixture *self)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  GString *words = g_string_new (NULL);

  g_assert_cmpint (sqlite3_open (pursuit_store_get_path (self->store), &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (db, "CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search, instance)",
                    NULL, NULL, NULL),
      ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT term || '@' || doc || '.' || col || '.' || offset"
                                       " FROM temp.words ORDER BY 1",
                                       -1, &stmt, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (words, "%s ", sqlite3_column_text (stmt, 0));
  g_assert_cmpint (sqlite3_finalize (stmt), ==, SQLITE_OK);
  sqlite3_close (db);

  return g_string_free (words, FALSE);
}
