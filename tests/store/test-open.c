/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "store/pursuit-keeping.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Somebody who owns nothing; tests that run as root become it to meet permissions. */
#define NOBODY 65534

static void
close_store (StoreFixture *fixture)
{
  pursuit_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

/* Opening must fail with this code, in words that name the file; the file must stay as it is. */
static void
check_refused (StoreFixture *fixture, PursuitStoreMode mode, PursuitStoreError code)
{
  g_autofree char *path = store_fixture_get_file (fixture, PURSUIT_STORE_FILE_NAME);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length_before = 0, length_after = 0;

  g_file_get_contents (path, &before, &length_before, NULL);
  g_assert_null (pursuit_store_open (fixture->profile, mode, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, PURSUIT_STORE_FILE_NAME));
  g_file_get_contents (path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
run_sql (StoreFixture *fixture, const char *sql)
{
  g_autofree char *path = store_fixture_get_file (fixture, PURSUIT_STORE_FILE_NAME);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  /* lint: allow exec-literal: the literals of the callers */
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
write_file (StoreFixture *fixture, const char *content, gssize length)
{
  g_autofree char *path = store_fixture_get_file (fixture, PURSUIT_STORE_FILE_NAME);

  g_assert_true (g_file_set_contents (path, content, length, NULL));
}

static void
missing_is_said (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = store_fixture_get_file (fixture, PURSUIT_STORE_FILE_NAME);

  close_store (fixture);
  g_unlink (path);
  check_refused (fixture, PURSUIT_STORE_WRITE, PURSUIT_STORE_ERROR_NOT_FOUND);
  check_refused (fixture, PURSUIT_STORE_READ, PURSUIT_STORE_ERROR_NOT_FOUND);
}

static void
create_refuses_what_is_there (StoreFixture *fixture, gconstpointer data)
{
  check_refused (fixture, PURSUIT_STORE_CREATE, PURSUIT_STORE_ERROR_EXISTS);
}

static void
newer_schema_is_refused (StoreFixture *fixture, gconstpointer data)
{
  close_store (fixture);
  run_sql (fixture, "PRAGMA user_version = 99");
  check_refused (fixture, PURSUIT_STORE_WRITE, PURSUIT_STORE_ERROR_NEWER);
  check_refused (fixture, PURSUIT_STORE_READ, PURSUIT_STORE_ERROR_NEWER);
}

static void
other_files_are_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = store_fixture_get_file (fixture, PURSUIT_STORE_FILE_NAME);
  g_autofree char *aside = store_fixture_get_file (fixture, "aside.db");

  close_store (fixture);
  write_file (fixture, "Name,Mail\nAna,ana@acme.test\n", -1);
  check_refused (fixture, PURSUIT_STORE_WRITE, PURSUIT_STORE_ERROR_NOT_A_WORKSPACE);
  check_refused (fixture, PURSUIT_STORE_READ, PURSUIT_STORE_ERROR_NOT_A_WORKSPACE);

  g_unlink (path);
  run_sql (fixture, "CREATE TABLE bookmarks (url TEXT)");
  check_refused (fixture, PURSUIT_STORE_WRITE, PURSUIT_STORE_ERROR_NOT_A_WORKSPACE);

  g_rename (path, aside);
  g_assert_cmpint (symlink (aside, path), ==, 0);
  check_refused (fixture, PURSUIT_STORE_WRITE, PURSUIT_STORE_ERROR_NOT_A_WORKSPACE);
}

static void
damaged_files_are_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = store_fixture_get_file (fixture, PURSUIT_STORE_FILE_NAME);
  g_autofree char *content = NULL;
  gsize length;

  close_store (fixture);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  write_file (fixture, content, (gssize) length / 2);
  check_refused (fixture, PURSUIT_STORE_WRITE, PURSUIT_STORE_ERROR_DAMAGED);
  check_refused (fixture, PURSUIT_STORE_READ, PURSUIT_STORE_ERROR_DAMAGED);
  write_file (fixture, content, 50);
  check_refused (fixture, PURSUIT_STORE_WRITE, PURSUIT_STORE_ERROR_DAMAGED);
  write_file (fixture, "", 0);
  check_refused (fixture, PURSUIT_STORE_WRITE, PURSUIT_STORE_ERROR_DAMAGED);

  /* The tree of the schema itself. */
  memset (content + 100, 0xff, 100);
  write_file (fixture, content, (gssize) length);
  check_refused (fixture, PURSUIT_STORE_WRITE, PURSUIT_STORE_ERROR_DAMAGED);
}

static gboolean
check_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_check_integrity (session, error);
}

static void
damage_within_is_found_by_the_check (StoreFixture *fixture, gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autoptr (GError) error = NULL;

  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
  run_sql (fixture, "UPDATE lead SET deleted_at = '2026-01-01T00:00:00Z'");
  g_assert_false (pursuit_store_read (fixture->store, check_func, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED);
}

static void
second_store_in_one_process_is_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStore) reader = NULL;

  g_assert_null (pursuit_store_open (fixture->profile, PURSUIT_STORE_WRITE, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_BUSY);
  g_clear_error (&error);
  reader = pursuit_store_open (fixture->profile, PURSUIT_STORE_READ, &error);
  g_assert_no_error (error);
  g_assert_false (pursuit_store_is_writable (reader));
}

/* Runs this program once more, for one of the parts below. */
static GSubprocess *
start_helper (StoreFixture *fixture, const char *part, GSubprocessFlags flags)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *helper
      = g_subprocess_new (flags, &error, "/proc/self/exe", part, fixture->profile, NULL);

  g_assert_no_error (error);

  return helper;
}

static void
other_process_is_named (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) helper = NULL;
  g_autoptr (GError) error = NULL;
  char ready;
  gsize n_read;

  close_store (fixture);
  helper = start_helper (fixture, "hold",
                         G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (helper), &ready, 1, &n_read, NULL, &error);
  g_assert_no_error (error);

  g_assert_null (pursuit_store_open (fixture->profile, PURSUIT_STORE_WRITE, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, g_subprocess_get_identifier (helper)));
  g_clear_error (&error);

  /* A process that dies holds nothing. */
  g_subprocess_send_signal (helper, SIGKILL);
  g_subprocess_wait (helper, NULL, NULL);
  fixture->store = pursuit_store_open (fixture->profile, PURSUIT_STORE_WRITE, &error);
  g_assert_no_error (error);
}

static void
run_helper (StoreFixture *fixture, const char *part)
{
  g_autoptr (GSubprocess) helper = start_helper (fixture, part, G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (helper, NULL, &error);
  g_assert_no_error (error);
}

static void
read_only_folder_is_said_and_can_be_read (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = store_fixture_get_file (fixture, PURSUIT_STORE_FILE_NAME);
  G_GNUC_UNUSED g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);

  close_store (fixture);
  g_chmod (path, 0444);
  g_chmod (fixture->profile, 0555);
  run_helper (fixture, "read-only");
  g_chmod (fixture->profile, 0700);
}

static void
full_disk_loses_nothing (StoreFixture *fixture, gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);

  close_store (fixture);
  run_helper (fixture, "full");
  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 1);
  store_fixture_read (fixture, check_func, NULL);
}

/* The parts of the helper processes. */

static int
helper_hold (const char *profile)
{
  g_autoptr (PursuitStore) store = pursuit_store_open (profile, PURSUIT_STORE_WRITE, NULL);
  char byte;

  g_assert_nonnull (store);
  g_assert_cmpint (write (STDOUT_FILENO, "r", 1), ==, 1);
  /* Until the test ends. */
  while (read (STDIN_FILENO, &byte, 1) > 0)
    ;

  return 0;
}

static gboolean
count_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);

  *(gint64 *) data = pursuit_session_count (session, query, error);

  return TRUE;
}

static int
helper_read_only (const char *profile)
{
  g_autoptr (PursuitStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 count = 0;

  if (geteuid () == 0)
    {
      g_assert_cmpint (chown (profile, NOBODY, NOBODY), ==, 0);
      g_assert_cmpint (setgid (NOBODY), ==, 0);
      g_assert_cmpint (setuid (NOBODY), ==, 0);
    }
  g_assert_null (pursuit_store_open (profile, PURSUIT_STORE_WRITE, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  store = pursuit_store_open (profile, PURSUIT_STORE_READ, &error);
  g_assert_no_error (error);
  pursuit_store_read (store, count_func, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 1);

  return 0;
}

static gboolean
put_much (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *text = g_strnfill (100000, 'x');

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Much");
      pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION, text);
      if (!pursuit_session_put (session, lead, error))
        return FALSE;
    }

  return TRUE;
}

/* No file may grow beyond a limit, as if the disk ended there. */
static int
helper_full (const char *profile)
{
  struct rlimit limit;
  g_autoptr (PursuitStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 count = 0;

  signal (SIGXFSZ, SIG_IGN);
  store = pursuit_store_open (profile, PURSUIT_STORE_WRITE, &error);
  g_assert_no_error (error);
  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = 8 * 1024 * 1024;
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_false (pursuit_store_write (store, put_much, NULL, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL);
  g_clear_error (&error);
  pursuit_store_read (store, count_func, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 1);

  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "hold"))
    return helper_hold (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "read-only"))
    return helper_read_only (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "full"))
    return helper_full (argv[2]);

  g_test_init (&argc, &argv, NULL);

  store_test ("/store/open/missing", missing_is_said);
  store_test ("/store/open/create-refuses-what-is-there", create_refuses_what_is_there);
  store_test ("/store/open/newer-schema", newer_schema_is_refused);
  store_test ("/store/open/other-files", other_files_are_refused);
  store_test ("/store/open/damaged", damaged_files_are_refused);
  store_test ("/store/open/damage-within", damage_within_is_found_by_the_check);
  store_test ("/store/open/second-store", second_store_in_one_process_is_refused);
  store_test ("/store/open/other-process-is-named", other_process_is_named);
  store_test ("/store/open/read-only", read_only_folder_is_said_and_can_be_read);
  store_test ("/store/write/full-disk", full_disk_loses_nothing);

  return g_test_run ();
}
