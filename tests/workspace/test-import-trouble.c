/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-exchange-error.h"
#include "store/pursuit-store-error.h"
#include "support/pursuit-test-data.h"
#include "workspace/import-fixture.h"
#include "workspace/pursuit-workspace-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Enough rows that an import is under way for a while. */
#define MANY_ROWS 20000

/* What a refusal of a long line may cost at most. */
#define MAX_SECONDS 10
#define MAX_GROWTH_KIB (64 * 1024)

static char *program;

/* Nothing that a refused file could have left. */
static void
assert_unchanged (ImportFixture *fixture, const char *hash)
{
  g_autofree char *now = import_fixture_hash (fixture);

  g_assert_cmpstr (now, ==, hash);
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 0);
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_IMPORT_BATCH, NULL), ==, 0);
}

/* A file is refused with words that name it and say why, and nothing has changed. */
static void
assert_refused (ImportFixture *fixture, const char *path, const char *reason)
{
  g_autofree char *hash = import_fixture_hash (fixture);
  g_autofree char *name = g_path_get_basename (path);
  const ImportPlan plan = { .files = { path } };
  g_autoptr (GError) error = NULL;

  g_assert_null (import_fixture_run (fixture, &plan, &error));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, reason));
  assert_unchanged (fixture, hash);
}

static void
files_that_are_no_table_are_refused (ImportFixture *fixture, gconstpointer data)
{
  static const char binary[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\b\6\0\0\0";
  g_autofree char *empty = import_fixture_write (fixture, "empty.csv", "", 0);
  g_autofree char *blank = import_fixture_write (fixture, "blank.csv", "\n\n  \n", -1);
  g_autofree char *image = import_fixture_write (fixture, "photo.csv", binary, sizeof binary);
  g_autofree char *open = import_fixture_write (fixture, "open.csv", "a,b\n1,\"2\n3,4\n", -1);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.csv", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "folder.csv", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.csv", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);

  assert_refused (fixture, empty, "empty");
  assert_refused (fixture, blank, "");
  assert_refused (fixture, image, "");
  assert_refused (fixture, open, "");
  assert_refused (fixture, missing, "");
  assert_refused (fixture, folder, "is a folder");
  /* Nobody writes into it: opening it would never end. */
  assert_refused (fixture, pipe, "is a pipe");
}

/* The counts that a person agreed to are those of the file as it was then. */
static void
a_file_that_changed_since_is_refused (ImportFixture *fixture, gconstpointer data)
{
  static const char text[] = "Name,Email\nAnna,anna@a.example\n";
  g_autofree char *path = import_fixture_write (fixture, "people.csv", text, -1);
  g_autoptr (PursuitImportReport) rehearsed = import_fixture_rehearse (fixture, path);
  const ImportPlan plan = { .files = { path }, .rehearsed = rehearsed };
  g_autoptr (PursuitImportReport) report = NULL;
  g_autofree char *hash = import_fixture_hash (fixture);
  g_autofree char *longer = g_strconcat (text, "Bert,bert@b.example\n", NULL);
  g_autoptr (GError) error = NULL;

  g_free (import_fixture_write (fixture, "people.csv", longer, -1));
  g_assert_null (import_fixture_run (fixture, &plan, &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "people.csv"));
  assert_unchanged (fixture, hash);

  g_clear_error (&error);
  g_clear_pointer (&rehearsed, pursuit_import_report_unref);
  rehearsed = import_fixture_rehearse (fixture, path);
  report = import_fixture_run (fixture, &(ImportPlan){ .files = { path }, .rehearsed = rehearsed },
                               &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->created, ==, 2);
}

static long
read_peak (void)
{
  g_autofree char *text = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  line = strstr (text, "VmHWM:");
  g_assert_nonnull (line);

  return strtol (line + strlen ("VmHWM:"), NULL, 10);
}

/* A line of two gigabytes: its first 64 MB are written, the rest is a hole in the file. */
static char *
write_long_line (ImportFixture *fixture)
{
  char *path = g_build_filename (fixture->folder, "long.csv", NULL);
  g_autofree char *block = g_strnfill (1024 * 1024, 'x');
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  fputs ("name,mail\nAnna,", file);
  for (guint i = 0; i < 64; i++)
    fwrite (block, 1, 1024 * 1024, file);
  g_assert_cmpint (ftruncate (fileno (file), (off_t) 2 * 1024 * 1024 * 1024), ==, 0);
  fclose (file);

  return path;
}

static void
a_line_of_two_gigabytes_is_refused (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_long_line (fixture);
  long before = read_peak ();
  gint64 start = g_get_monotonic_time ();

  assert_refused (fixture, path, "line 2");
  g_assert_cmpint (read_peak () - before, <, MAX_GROWTH_KIB);
  g_assert_cmpint ((g_get_monotonic_time () - start) / G_USEC_PER_SEC, <, MAX_SECONDS);
}

/* One file that is refused keeps the others out too. */
static void
one_bad_file_stops_them_all (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *hash = import_fixture_hash (fixture);
  g_autofree char *good
      = import_fixture_write (fixture, "good.csv", "Name,Email\nAnna,anna@a.example\n", -1);
  g_autofree char *bad = import_fixture_write (fixture, "bad.csv", "", 0);
  const ImportPlan plan = { .files = { good, bad } };
  g_autoptr (GError) error = NULL;

  g_assert_null (import_fixture_run (fixture, &plan, &error));
  g_assert_nonnull (strstr (error->message, "bad.csv"));
  assert_unchanged (fixture, hash);
}

static void
rejected_rows_alone_make_no_batch (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = import_fixture_write (
      fixture, "deals.csv", "Deal Name,Amount\nSeals,99999999999999999999\nPumps,-100\n", -1);
  g_autofree char *hash = import_fixture_hash (fixture);
  g_autoptr (PursuitImportReport) report = import_fixture_import (fixture, path);

  g_assert_cmpuint (report->rejected, ==, 2);
  g_assert_null (report->batch);
  assert_unchanged (fixture, hash);
}

/* A value that no field can hold is a matter of its row. */
static void
values_out_of_range_are_rejected (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = import_fixture_write (
      fixture, "deals.csv",
      "Deal Name,Amount,Probability\nPumps,100,50\nValves,200,60\nSeals,99999999999999999999,10\n"
      "Rings,300,400\n",
      -1);
  const ImportPlan plan
      = { .files = { path }, .as = "deal", .map = { "lead.probability=Probability" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportReport) report = import_fixture_run (fixture, &plan, &error);
  const PursuitImportReject *reject;

  g_assert_no_error (error);
  g_assert_cmpuint (report->created, ==, 2);
  g_assert_cmpuint (report->rejected, ==, 2);
  reject = g_ptr_array_index (report->rejects, 0);
  g_assert_cmpuint (reject->line, ==, 4);
  g_assert_nonnull (strstr (reject->reason, "99999999999999999999"));
  reject = g_ptr_array_index (report->rejects, 1);
  g_assert_cmpuint (reject->line, ==, 5);
}

static void
a_workspace_for_reading_refuses (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *hash = import_fixture_hash (fixture);
  g_autofree char *path
      = import_fixture_write (fixture, "good.csv", "Name,Email\nAnna,anna@a.example\n", -1);
  const ImportPlan plan = { .files = { path } };
  g_autoptr (GError) error = NULL;

  import_fixture_reopen (fixture, PURSUIT_WORKSPACE_READ);
  g_assert_null (import_fixture_run (fixture, &plan, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_READ_ONLY);
  assert_unchanged (fixture, hash);
}

static char *
write_many (ImportFixture *fixture)
{
  GString *text = g_string_new ("Record ID,First Name,Last Name,Email,Company name,Amount\n");
  g_autofree char *content = NULL;

  for (guint i = 0; i < MANY_ROWS; i++)
    g_string_append_printf (text, "%u,Anna,Keller %u,anna%u@pumpen.example,Pumpen %u GmbH,%s\n", i,
                            i, i, i / 5, i == 3 ? "plenty" : "12.50");
  content = g_string_free (text, FALSE);

  return import_fixture_write (fixture, "many.csv", content, -1);
}

static void
cancel (double fraction, const char *text, gpointer cancellable)
{
  if (fraction > 0)
    g_cancellable_cancel (cancellable);
}

static void
assert_no_rejects_file (ImportFixture *fixture)
{
  g_autofree char *rejects = g_build_filename (fixture->folder, "many.rejects.csv", NULL);

  g_assert_false (g_file_test (rejects, G_FILE_TEST_EXISTS));
}

static void
cancelling_leaves_nothing (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *hash = import_fixture_hash (fixture);
  g_autofree char *path = write_many (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const PursuitProgress progress = { cancel, cancellable };
  const ImportPlan plan = { .files = { path },
                            .as = "lead",
                            .map = { "lead.value=Amount" },
                            .progress = &progress,
                            .cancellable = cancellable };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportReport) report = NULL;

  g_assert_null (import_fixture_run (fixture, &plan, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_unchanged (fixture, hash);
  assert_no_rejects_file (fixture);
  import_fixture_check_integrity (fixture);

  /* And the next one works. */
  report = import_fixture_import (fixture, path);
  g_assert_cmpuint (report->created, >=, MANY_ROWS - 1);
}

static void
tell (double fraction, const char *text, gpointer data)
{
  if (fraction > 0.2)
    {
      puts ("under way");
      fflush (stdout);
    }
}

/* In a process of its own, which is killed. */
static int
import_and_tell (const char *profile, const char *path)
{
  const PursuitProgress progress = { tell, NULL };
  const ImportPlan plan = { .files = { path }, .progress = &progress };
  ImportFixture fixture = { .profile = (char *) profile };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportReport) report = NULL;

  fixture.workspace = pursuit_workspace_open (profile, PURSUIT_WORKSPACE_WRITE, &error);
  if (fixture.workspace != NULL)
    report = import_fixture_run (&fixture, &plan, &error);

  return report != NULL ? 0 : 1;
}

static void
killing_leaves_nothing (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *hash = import_fixture_hash (fixture);
  g_autofree char *path = write_many (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = NULL;
  char word[64] = "";

  pursuit_workspace_close (fixture->workspace);
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--import",
                            fixture->profile, path, NULL);
  g_assert_no_error (error);
  g_assert_cmpint (
      g_input_stream_read (g_subprocess_get_stdout_pipe (child), word, sizeof word, NULL, &error),
      >, 0);
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (child));

  import_fixture_reopen (fixture, PURSUIT_WORKSPACE_WRITE);
  assert_unchanged (fixture, hash);
  import_fixture_check_integrity (fixture);
}

/* Root needs no user namespace; others do, and their own id in it. */
static gboolean
take_own_disk (const char *folder)
{
  g_autofree char *map = g_strdup_printf ("%u %u 1", getuid (), getuid ());
  FILE *file;

  if (unshare (CLONE_NEWNS) != 0)
    {
      if (unshare (CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return FALSE;
      file = g_fopen ("/proc/self/uid_map", "w");
      if (file == NULL || fputs (map, file) < 0 || fclose (file) != 0)
        return FALSE;
    }

  return mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
         && mount ("none", folder, "tmpfs", 0, "size=3m") == 0;
}

/* In a process of its own, which may have a small disk for itself: 0 if all is as it must be,
 * 77 if such a disk cannot be had. */
static int
import_on_full_disk (const char *folder, const char *path)
{
  g_autofree char *profile = g_build_filename (folder, "profile", NULL);
  ImportFixture fixture = { .folder = (char *) folder, .profile = profile };
  const ImportPlan plan = { .files = { path } };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  if (!take_own_disk (folder))
    return 77;
  fixture.workspace = import_fixture_create (profile);
  before = import_fixture_hash (&fixture);
  g_assert_null (import_fixture_run (&fixture, &plan, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "full"));
  after = import_fixture_hash (&fixture);
  g_assert_cmpstr (after, ==, before);
  import_fixture_check_integrity (&fixture);
  pursuit_workspace_close (fixture.workspace);

  return 0;
}

static void
a_full_disk_leaves_nothing (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_many (fixture);
  g_autofree char *disk = g_build_filename (fixture->folder, "disk", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = NULL;

  g_assert_cmpint (g_mkdir (disk, 0700), ==, 0);
  child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--full", disk, path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_true (g_subprocess_get_if_exited (child));
  if (g_subprocess_get_exit_status (child) == 77)
    g_test_skip ("a disk of its own needs a user namespace");
  else
    g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--import") == 0)
    return import_and_tell (argv[2], argv[3]);
  if (argc == 4 && strcmp (argv[1], "--full") == 0)
    return import_on_full_disk (argv[2], argv[3]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  import_test ("/import/trouble/no-table", files_that_are_no_table_are_refused);
  import_test ("/import/trouble/changed-since", a_file_that_changed_since_is_refused);
  import_test ("/import/trouble/long-line", a_line_of_two_gigabytes_is_refused);
  import_test ("/import/trouble/one-bad-file", one_bad_file_stops_them_all);
  import_test ("/import/trouble/all-rejected", rejected_rows_alone_make_no_batch);
  import_test ("/import/trouble/out-of-range", values_out_of_range_are_rejected);
  import_test ("/import/trouble/reading-only", a_workspace_for_reading_refuses);
  import_test ("/import/trouble/cancel", cancelling_leaves_nothing);
  import_test ("/import/trouble/kill", killing_leaves_nothing);
  import_test ("/import/trouble/full-disk", a_full_disk_leaves_nothing);

  return g_test_run ();
}
