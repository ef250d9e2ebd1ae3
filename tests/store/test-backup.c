/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "store/pursuit-backup.h"
#include "store/pursuit-keeping.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Enough for a copy of several steps. */
#define N_LEADS 600

static gboolean
put_many (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *filler = g_strnfill (3000, 'x');

  for (guint i = 0; i < N_LEADS; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Many");
      pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION, filler);
      if (!pursuit_session_put (session, lead, error))
        return FALSE;
    }

  return TRUE;
}

static char *
make_backup (StoreFixture *fixture, const char *name)
{
  char *file = store_fixture_get_file (fixture, name);
  g_autoptr (GError) error = NULL;

  pursuit_backup_make (pursuit_store_get_path (fixture->store), file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return file;
}

static void
restore (StoreFixture *fixture, const char *file, char **kept)
{
  g_autoptr (GError) error = NULL;

  pursuit_store_close (fixture->store);
  pursuit_backup_restore (fixture->profile, file, kept, NULL, &error);
  g_assert_no_error (error);
  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
}

/* Names in a folder that begin so. */
static guint
count_files (const char *folder, const char *beginning)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, beginning);

  return n;
}

static void
backup_holds_what_was_there (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *acme = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *hash = store_fixture_hash (fixture);
  g_autofree char *file = make_backup (fixture, "copy.db");
  g_autoptr (PursuitBackupInfo) info = pursuit_backup_describe (file);
  g_autofree char *bolt = store_fixture_put_lead (fixture, "Bolt", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *again = NULL;
  GStatBuf status;

  g_assert_nonnull (acme);
  g_assert_nonnull (bolt);
  g_assert_true (info->readable);
  g_assert_cmpint (info->counts[PURSUIT_KIND_LEAD], ==, 1);
  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmpint (status.st_size, ==, info->size);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  /* Looking into it left nothing beside it. */
  g_assert_cmpuint (count_files (fixture->profile, "copy.db"), ==, 1);

  restore (fixture, file, &kept);
  again = store_fixture_hash (fixture);
  g_assert_cmpstr (again, ==, hash);

  /* What stood there is a workspace still, with the later lead. */
  info = (pursuit_backup_info_free (info), pursuit_backup_describe (kept));
  g_assert_cmpint (info->counts[PURSUIT_KIND_LEAD], ==, 2);
}

typedef struct
{
  StoreFixture *fixture;
  guint calls;
  GCancellable *cancellable;
} Typist;

/* In the middle of the copy somebody writes, and that commit is not waited for. */
static void
write_meanwhile (double fraction, gpointer data)
{
  Typist *typist = data;
  g_autofree char *id = NULL;

  g_assert_cmpfloat (fraction, <=, 1.0);
  if (typist->calls++ > 3)
    return;
  id = store_fixture_put_lead (typist->fixture, "Meanwhile", NULL);
  g_assert_nonnull (id);
}

static void
writing_goes_on_meanwhile (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *file = store_fixture_get_file (fixture, "copy.db");
  g_autoptr (PursuitBackupInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  Typist typist = { .fixture = fixture };

  store_fixture_write (fixture, put_many, NULL);
  pursuit_backup_make (pursuit_store_get_path (fixture->store), file, write_meanwhile, &typist,
                       NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (typist.calls, >, 2);
  info = pursuit_backup_describe (file);
  g_assert_cmpint (info->counts[PURSUIT_KIND_LEAD], ==, N_LEADS);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, "text~meanwhile"), >=, 2);
}

static void
cancel_soon (double fraction, gpointer data)
{
  Typist *typist = data;

  g_cancellable_cancel (typist->cancellable);
}

static void
cancelled_copy_leaves_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *file = store_fixture_get_file (fixture, "copy.db");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Typist typist = { .cancellable = cancellable };

  store_fixture_write (fixture, put_many, NULL);
  g_assert_false (pursuit_backup_make (pursuit_store_get_path (fixture->store), file, cancel_soon,
                                       &typist, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture->profile, "copy.db"), ==, 0);
}

/* A limit on the size of files is the full disk of a test. */
static void
full_disk_leaves_the_old_copy (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *acme = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *file = make_backup (fixture, "copy.db");
  g_autoptr (PursuitBackupInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  g_assert_nonnull (acme);
  store_fixture_write (fixture, put_many, NULL);
  getrlimit (RLIMIT_FSIZE, &before);
  small = before;
  small.rlim_cur = 300 * 1024;
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &small);
  g_assert_false (pursuit_backup_make (pursuit_store_get_path (fixture->store), file, NULL, NULL,
                                       NULL, &error));
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL);
  g_assert_cmpuint (count_files (fixture->profile, "copy.db"), ==, 1);
  info = pursuit_backup_describe (file);
  g_assert_cmpint (info->counts[PURSUIT_KIND_LEAD], ==, 1);
}

static void
only_a_backup_is_replaced (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *letter = store_fixture_get_file (fixture, "letter.odt");
  const char *workspace = pursuit_store_get_path (fixture->store);
  const char *const targets[] = { letter, workspace };

  g_assert_true (g_file_set_contents (letter, "Dear Ms Keller", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (pursuit_backup_make (workspace, targets[i], NULL, NULL, NULL, &error));
      g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_EXISTS);
    }
}

static void
what_is_in_use_or_broken_is_not_replaced (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *acme = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *file = make_backup (fixture, "copy.db");
  g_autofree char *hash = store_fixture_hash (fixture);
  g_autofree char *again = NULL;
  g_autoptr (GError) busy = NULL;
  g_autoptr (GError) damaged = NULL;

  g_assert_nonnull (acme);
  g_assert_false (pursuit_backup_restore (fixture->profile, file, NULL, NULL, &busy));
  g_assert_error (busy, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_BUSY);

  pursuit_store_close (fixture->store);
  g_assert_cmpint (truncate (file, 8192), ==, 0);
  g_assert_false (pursuit_backup_restore (fixture->profile, file, NULL, NULL, &damaged));
  g_assert_error (damaged, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED);
  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
  again = store_fixture_hash (fixture);
  g_assert_cmpstr (again, ==, hash);
}

/* A log of the old file that was not written back must not reach the restored one. */
static void
old_log_is_kept_with_the_old_file (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *acme = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *file = make_backup (fixture, "copy.db");
  g_autofree char *hash = store_fixture_hash (fixture);
  g_autofree char *log = store_fixture_get_file (fixture, "workspace.db-wal");
  g_autofree char *kept = NULL;
  g_autofree char *kept_log = NULL;
  g_autofree char *again = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_assert_nonnull (acme);
  store_fixture_write (fixture, put_many, NULL);
  g_assert_true (g_file_get_contents (log, &content, &length, NULL));
  pursuit_store_close (fixture->store);
  g_assert_true (g_file_set_contents (log, content, (gssize) length, NULL));
  restore (fixture, file, &kept);
  again = store_fixture_hash (fixture);
  g_assert_cmpstr (again, ==, hash);
  kept_log = g_strconcat (kept, "-wal", NULL);
  g_assert_true (g_file_test (kept_log, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/backup/holds-what-was-there", backup_holds_what_was_there);
  store_test ("/store/backup/writing-goes-on", writing_goes_on_meanwhile);
  store_test ("/store/backup/cancelled-leaves-nothing", cancelled_copy_leaves_nothing);
  store_test ("/store/backup/full-disk-leaves-the-old", full_disk_leaves_the_old_copy);
  store_test ("/store/backup/only-a-backup-is-replaced", only_a_backup_is_replaced);
  store_test ("/store/backup/in-use-or-broken", what_is_in_use_or_broken_is_not_replaced);
  store_test ("/store/backup/old-log-stays-away", old_log_is_kept_with_the_old_file);

  return g_test_run ();
}
