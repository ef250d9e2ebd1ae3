/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/pursuit-session-private.h"
#include "tests/store/store-fixture.h"

#include <glib/gstdio.h>

/* What a test's callbacks and jobs leave behind. */
typedef struct
{
  GMainLoop *loop;
  GThread *thread;
  GString *order;
  PursuitStoreChange *change;
  guint n_changes;
  char *id;
  GError *error;
} Trace;

static void
trace_init (Trace *trace)
{
  *trace = (Trace){ .loop = g_main_loop_new (NULL, FALSE), .order = g_string_new (NULL) };
}

static void
trace_clear (Trace *trace)
{
  g_main_loop_unref (trace->loop);
  g_string_free (trace->order, TRUE);
  g_clear_pointer (&trace->change, pursuit_store_change_unref);
  g_clear_error (&trace->error);
  g_free (trace->id);
}

static void
on_changed (PursuitStore *store, PursuitStoreChange *change, Trace *trace)
{
  g_string_append_c (trace->order, 'C');
  g_clear_pointer (&trace->change, pursuit_store_change_unref);
  trace->change = pursuit_store_change_ref (change);
  trace->n_changes++;
}

static gboolean
put_acme (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Trace *trace = data;
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);

  trace->thread = g_thread_self ();
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
  if (!pursuit_session_put (session, lead, error))
    return FALSE;
  g_free (trace->id);
  trace->id = g_strdup (pursuit_record_get_id (lead));

  return TRUE;
}

static gboolean
put_and_fail (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  put_acme (session, data, cancellable, error);

  return FALSE;
}

static void
write_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Trace *trace = data;

  g_string_append_c (trace->order, 'W');
  pursuit_store_write_finish (PURSUIT_STORE (source), result, &trace->error);
  g_main_loop_quit (trace->loop);
}

static void
note_destroyed (gpointer data)
{
  Trace *trace = data;

  g_assert_true (trace->thread != g_thread_self ());
  g_string_append_c (trace->order, 'D');
}

static void
write_is_told_before_its_callback (StoreFixture *fixture, gconstpointer data)
{
  Trace trace;

  trace_init (&trace);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), &trace);
  pursuit_store_write_async (fixture->store, put_acme, &trace, note_destroyed, NULL, write_cb,
                             &trace);
  g_main_loop_run (trace.loop);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_no_error (trace.error);
  g_assert_cmpstr (trace.order->str, ==, "CWD");
  g_assert_true (trace.thread != g_thread_self ());
  g_assert_true (pursuit_store_change_touches_kind (trace.change, PURSUIT_KIND_LEAD));
  g_assert_true (pursuit_store_change_contains (trace.change, PURSUIT_KIND_LEAD, trace.id));
  g_assert_true (pursuit_store_change_adds_or_removes (trace.change, PURSUIT_KIND_LEAD));
  g_assert_false (pursuit_store_change_touches_kind (trace.change, PURSUIT_KIND_PERSON));
  g_assert_false (pursuit_store_change_is_bulk (trace.change));
  trace_clear (&trace);
}

static void
changes_of_many_writes_come_together (StoreFixture *fixture, gconstpointer data)
{
  Trace trace;

  trace_init (&trace);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), &trace);
  for (int i = 0; i < 20; i++)
    store_fixture_write (fixture, put_acme, &trace);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_cmpuint (trace.n_changes, ==, 1);
  g_assert_true (pursuit_store_change_contains (trace.change, PURSUIT_KIND_LEAD, trace.id));
  {
    g_autoptr (GPtrArray) ids = pursuit_store_change_list_ids (trace.change, PURSUIT_KIND_LEAD);

    g_assert_cmpuint (ids->len, ==, 20);
  }
  trace_clear (&trace);
}

static void
failed_write_leaves_nothing (StoreFixture *fixture, gconstpointer data)
{
  Trace trace;

  trace_init (&trace);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), &trace);
  pursuit_store_write (fixture->store, put_and_fail, &trace, NULL, &trace.error);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_error (trace.error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED);
  g_assert_cmpuint (trace.n_changes, ==, 0);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 0);
  trace_clear (&trace);
}

static gboolean
count_forever (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);

  while (pursuit_session_count (session, query, error) >= 0)
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;

  return FALSE;
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);

  return G_SOURCE_REMOVE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Trace *trace = data;

  pursuit_store_read_finish (PURSUIT_STORE (source), result, &trace->error);
  g_main_loop_quit (trace->loop);
}

static void
read_ends_when_cancelled (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Trace trace;

  trace_init (&trace);
  pursuit_store_read_async (fixture->store, count_forever, NULL, NULL, cancellable, read_cb,
                            &trace);
  g_timeout_add (20, cancel_cb, cancellable);
  g_main_loop_run (trace.loop);

  g_assert_error (trace.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  trace_clear (&trace);
}

static gboolean
write_then_cancel (PursuitSession *session,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  gboolean done = put_acme (session, data, cancellable, error);

  g_cancellable_cancel (cancellable);

  return done;
}

static void
cancel_after_the_work_does_not_hide_it (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Trace trace;

  trace_init (&trace);
  pursuit_store_write_async (fixture->store, write_then_cancel, &trace, NULL, cancellable, write_cb,
                             &trace);
  g_main_loop_run (trace.loop);

  g_assert_no_error (trace.error);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 1);
  trace_clear (&trace);
}

/* How much the writer waits for the disk: 1 in WAL mode for checkpoints only, 2 for each commit. */
static gboolean
read_synchronous (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  sqlite3 *db = pursuit_database_get_handle (session->database);
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA synchronous", -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  *(int *) data = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);

  return TRUE;
}

/* And only they do not wait: whatever comes after them does. */
static void
light_writes_are_writes (StoreFixture *fixture, gconstpointer data)
{
  Trace trace;
  int light = 0;
  int full = 0;

  trace_init (&trace);
  pursuit_store_write_light_async (fixture->store, put_acme, &trace, NULL, NULL, NULL, NULL);
  pursuit_store_write_light_async (fixture->store, read_synchronous, &light, NULL, NULL, NULL,
                                   NULL);
  pursuit_store_write_light_async (fixture->store, put_and_fail, &trace, NULL, NULL, write_cb,
                                   &trace);
  g_main_loop_run (trace.loop);
  g_assert_error (trace.error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FAILED);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 1);

  g_assert_true (pursuit_store_write (fixture->store, read_synchronous, &full, NULL, NULL));
  g_assert_cmpint (light, ==, 1);
  g_assert_cmpint (full, ==, 2);
  trace_clear (&trace);
}

static void
closing_waits_for_writes (StoreFixture *fixture, gconstpointer data)
{
  Trace trace;
  guint n_written = 50;

  trace_init (&trace);
  for (guint i = 0; i < n_written; i++)
    pursuit_store_write_async (fixture->store, put_acme, &trace, NULL, NULL, NULL, NULL);
  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);

  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, n_written);
  trace_clear (&trace);
}

static void
closed_store_refuses (StoreFixture *fixture, gconstpointer data)
{
  Trace trace;

  trace_init (&trace);
  pursuit_store_close (fixture->store);
  g_assert_false (pursuit_store_write (fixture->store, put_acme, &trace, NULL, &trace.error));
  g_assert_error (trace.error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_READ_ONLY);
  g_clear_error (&trace.error);
  g_assert_false (pursuit_store_read (fixture->store, put_acme, &trace, &trace.error));
  g_assert_error (trace.error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_READ_ONLY);
  trace_clear (&trace);
}

static gboolean
count_twice (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  StoreFixture *fixture = data;
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  Trace trace;
  gint64 before = pursuit_session_count (session, query, error);

  trace_init (&trace);
  pursuit_store_write (fixture->store, put_acme, &trace, NULL, error);
  g_assert_cmpint (pursuit_session_count (session, query, error), ==, before);
  trace_clear (&trace);

  return TRUE;
}

static void
read_sees_one_snapshot (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_read (fixture, count_twice, fixture);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 1);
}

static gboolean
put_slowly (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_usleep (G_USEC_PER_SEC / 5);

  return put_acme (session, data, cancellable, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Trace *trace = data;

  pursuit_store_write_finish (PURSUIT_STORE (source), result, &trace->error);
  g_string_append_c (trace->order, 'W');
  /* What a callback writes is waited for, too. */
  if (trace->order->len == 1)
    pursuit_store_write_async (PURSUIT_STORE (source), put_slowly, trace, NULL, NULL, written_cb,
                               trace);
}

static void
on_activate (GApplication *program, StoreFixture *fixture)
{
  Trace *trace = g_object_get_data (G_OBJECT (program), "trace");

  pursuit_store_write_async (fixture->store, put_slowly, trace, NULL, NULL, written_cb, trace);
}

/* Nothing else holds it: it has no window any more. */
static void
program_waits_for_writes (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GApplication) program = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  Trace trace;

  trace_init (&trace);
  g_application_set_default (program);
  g_object_set_data (G_OBJECT (program), "trace", &trace);
  g_signal_connect (program, "activate", G_CALLBACK (on_activate), fixture);
  g_assert_cmpint (g_application_run (program, 0, NULL), ==, 0);
  g_assert_no_error (trace.error);
  g_assert_cmpstr (trace.order->str, ==, "WW");
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 2);
  g_application_set_default (NULL);
  trace_clear (&trace);
}

static void
files_belong_to_one_user (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[]
      = { "workspace.db", "workspace.db-wal", "workspace.db-shm", "workspace.db.lock" };
  G_GNUC_UNUSED g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = store_fixture_get_file (fixture, names[i]);
      GStatBuf info;

      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 077, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/write/is-told-before-its-callback", write_is_told_before_its_callback);
  store_test ("/store/write/changes-come-together", changes_of_many_writes_come_together);
  store_test ("/store/write/failure-leaves-nothing", failed_write_leaves_nothing);
  store_test ("/store/write/late-cancel-hides-nothing", cancel_after_the_work_does_not_hide_it);
  store_test ("/store/write/light-ones-are-writes", light_writes_are_writes);
  store_test ("/store/read/ends-when-cancelled", read_ends_when_cancelled);
  store_test ("/store/read/sees-one-snapshot", read_sees_one_snapshot);
  store_test ("/store/close/waits-for-writes", closing_waits_for_writes);
  store_test ("/store/close/refuses-afterwards", closed_store_refuses);
  store_test ("/store/close/program-waits-for-writes", program_waits_for_writes);
  store_test ("/store/files/belong-to-one-user", files_belong_to_one_user);

  return g_test_run ();
}
