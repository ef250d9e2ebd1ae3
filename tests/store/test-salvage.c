/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "store/pursuit-backup.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-salvage.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define N_LEADS 500
#define PAGE 4096

static gboolean
put_many (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_LEADS; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autofree char *name = g_strdup_printf ("Company %u", i);

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, name);
      pursuit_record_set_text (lead, PURSUIT_LEAD_NEXT_STEP, "Call them about the pilot in March");
      if (!pursuit_session_put (session, lead, error))
        return FALSE;
    }

  return TRUE;
}

/* What can happen to a file, and the fewest leads that must come back. */
typedef struct
{
  const char *name;
  void (*damage) (int fd, gint64 size);
  gint64 at_least;
} Damage;

static void
scribble (int fd, gint64 from, gint64 length)
{
  g_autofree guint8 *noise = g_malloc ((gsize) length);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (gint64 i = 0; i < length; i++)
    noise[i] = (guint8) g_rand_int (rand);
  g_assert_cmpint (pwrite (fd, noise, (gsize) length, from), ==, length);
}

/* The second half of the leads' pages: found by the text that only they hold. */
static void
overwrite_pages (int fd, gint64 size)
{
  guint8 page[PAGE];
  guint seen = 0;

  for (gint64 at = PAGE; at + PAGE <= size && seen < 40; at += PAGE)
    {
      g_assert_cmpint (pread (fd, page, sizeof page, at), ==, PAGE);
      if (memmem (page, sizeof page, "Company 2", 9) != NULL
          && memmem (page, sizeof page, "the pilot", 9) != NULL && ++seen > 3 && seen < 6)
        scribble (fd, at, PAGE);
    }
  g_assert_cmpuint (seen, >, 3);
}

static void
overwrite_header (int fd, gint64 size)
{
  scribble (fd, 0, 100);
}

static void
blank_header (int fd, gint64 size)
{
  const guint8 zeros[100] = { 0 };

  g_assert_cmpint (pwrite (fd, zeros, sizeof zeros, 0), ==, (gssize) sizeof zeros);
}

static void
cut_off (int fd, gint64 size)
{
  g_assert_cmpint (ftruncate (fd, size / PAGE * 3 / 4 * PAGE), ==, 0);
}

static void
cut_off_in_page (int fd, gint64 size)
{
  g_assert_cmpint (ftruncate (fd, size / PAGE * 3 / 4 * PAGE + 123), ==, 0);
}

static void
empty_file (int fd, gint64 size)
{
  g_assert_cmpint (ftruncate (fd, 0), ==, 0);
}

static void
zero_file (int fd, gint64 size)
{
  g_autofree guint8 *zeros = g_malloc0 ((gsize) size);

  g_assert_cmpint (pwrite (fd, zeros, (gsize) size, 0), ==, size);
}

static const Damage damages[] = {
  { "pages", overwrite_pages, 400 },
  { "header", overwrite_header, N_LEADS },
  { "blank", blank_header, N_LEADS },
  { "cut", cut_off, 50 },
  { "cut-in-page", cut_off_in_page, 50 },
  { "empty", empty_file, -1 },
  { "zeros", zero_file, -1 },
};

/* An unclean stop leaves a log; a small piece of one is enough. */
static void
damage_file (StoreFixture *fixture, const Damage *damage)
{
  g_autofree char *file = store_fixture_get_file (fixture, "workspace.db");
  g_autofree char *log = store_fixture_get_file (fixture, "workspace.db-wal");
  int fd;

  pursuit_store_close (fixture->store);
  fd = open (file, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (fd, >=, 0);
  damage->damage (fd, lseek (fd, 0, SEEK_END));
  close (fd);
  g_assert_true (g_file_set_contents (log, "torn", -1, NULL));
}

static void
assert_refused (StoreFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitStore) store
      = pursuit_store_open (fixture->profile, PURSUIT_STORE_WRITE, &error);

  g_test_message ("%s: %s", name, error != NULL ? error->message : "opened");
  g_assert_null (store);
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED);
}

static gboolean
check_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_check_integrity (session, error);
}

static void
assert_saved (StoreFixture *fixture, const PursuitSalvage *salvage, gint64 at_least)
{
  g_autofree char *later = NULL;
  gint64 leads = salvage->counts[PURSUIT_KIND_LEAD];

  g_test_message ("%" G_GINT64_FORMAT " of %d leads", leads, N_LEADS);
  g_assert_cmpint (leads, >=, at_least);
  g_assert_cmpint (salvage->broken_tables > 0, ==, leads < N_LEADS);
  g_assert_cmpint (salvage->broken[PURSUIT_KIND_LEAD], ==, leads < N_LEADS);
  g_assert_true (g_file_test (salvage->kept, G_FILE_TEST_EXISTS));
  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, leads);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, "text~pilot"), ==, leads);
  store_fixture_read (fixture, check_func, NULL);
  later = store_fixture_put_lead (fixture, "Later", NULL);
  g_assert_nonnull (later);
}

static void
damage_is_found_and_survived (StoreFixture *fixture, gconstpointer data)
{
  const Damage *damage = data;
  g_autofree char *backup = store_fixture_get_file (fixture, "copy");
  g_autofree char *hash = NULL;
  g_autofree char *again = NULL;
  g_autoptr (PursuitSalvage) salvage = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, put_many, NULL);
  hash = store_fixture_hash (fixture);
  g_assert_true (pursuit_backup_make (pursuit_store_get_path (fixture->store), backup, NULL, NULL,
                                      NULL, NULL));
  damage_file (fixture, damage);
  assert_refused (fixture, damage->name);

  salvage = pursuit_salvage_run (fixture->profile, NULL, &error);
  if (damage->at_least < 0)
    {
      g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED);
      assert_refused (fixture, damage->name);
    }
  else
    {
      g_assert_no_error (error);
      assert_saved (fixture, salvage, damage->at_least);
      pursuit_store_close (fixture->store);
    }

  g_clear_error (&error);
  pursuit_backup_restore (fixture->profile, backup, NULL, NULL, &error);
  g_assert_no_error (error);
  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
  again = store_fixture_hash (fixture);
  g_assert_cmpstr (again, ==, hash);
}

/* As a crash leaves them: the file before, and a log that the disk did not get all of. Its
 * checksums say how far it holds; the action behind is not there at all. */
static void
torn_log_costs_only_its_end (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *acme = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *file = store_fixture_get_file (fixture, "workspace.db");
  g_autofree char *log = store_fixture_get_file (fixture, "workspace.db-wal");
  g_autofree char *content = NULL;
  g_autofree char *log_content = NULL;
  gsize length, log_length;

  g_assert_nonnull (acme);
  g_assert_true (g_file_get_contents (file, &content, &length, NULL));
  store_fixture_write (fixture, put_many, NULL);
  g_assert_true (g_file_get_contents (log, &log_content, &log_length, NULL));
  pursuit_store_close (fixture->store);
  memset (log_content + log_length / 2, 0xa5, log_length - log_length / 2);
  g_assert_true (g_file_set_contents (file, content, (gssize) length, NULL));
  g_assert_true (g_file_set_contents (log, log_content, (gssize) log_length, NULL));
  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 1);
  store_fixture_read (fixture, check_func, NULL);
}

static void
what_is_well_comes_over_whole (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *hash = NULL;
  g_autofree char *later = NULL;
  g_autofree char *again = NULL;
  g_autoptr (PursuitSalvage) salvage = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, put_many, NULL);
  hash = store_fixture_hash (fixture);
  pursuit_store_close (fixture->store);
  salvage = pursuit_salvage_run (fixture->profile, NULL, &error);
  g_assert_no_error (error);
  assert_saved (fixture, salvage, N_LEADS);
  g_assert_cmpuint (salvage->broken_tables, ==, 0);
  later = store_fixture_sql (fixture, "SELECT id FROM lead ORDER BY row DESC");
  store_fixture_delete (fixture, PURSUIT_KIND_LEAD, later);
  again = store_fixture_hash (fixture);
  g_assert_cmpstr (again, ==, hash);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store/salvage/", damages[i].name, NULL);

      g_test_add (path, StoreFixture, &damages[i], store_fixture_set_up,
                  damage_is_found_and_survived, store_fixture_tear_down);
    }
  store_test ("/store/salvage/torn-log", torn_log_costs_only_its_end);
  store_test ("/store/salvage/whole", what_is_well_comes_over_whole);

  return g_test_run ();
}
