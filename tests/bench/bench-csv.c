/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-import-reader.h"
#include "support/pursuit-test-data.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

/*
 * Reads and maps contacts of HubSpot: 50,000 within half a second of CPU, and the memory of
 * 1,000,000 within 1.2 times that of 50,000 (issue 2). Each measurement is a process of its
 * own, since the peak of a process never falls.
 */
#define SMALL_ROWS 50000
#define LARGE_ROWS 1000000
#define LIMIT_MS 500
#define LIMIT_MEMORY 1.2

static int
measure (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportReader) reader = pursuit_import_reader_open (path, NULL, NULL, &error);
  const PursuitImportRow *row;
  struct rusage usage;
  guint rows = 0;

  while (reader != NULL && pursuit_import_reader_next (reader, &row, NULL, &error))
    rows += !pursuit_import_row_is_rejected (row);
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  getrusage (RUSAGE_SELF, &usage);
  printf ("%u %ld %ld\n", rows,
          usage.ru_utime.tv_sec * 1000 + usage.ru_utime.tv_usec / 1000
              + usage.ru_stime.tv_sec * 1000 + usage.ru_stime.tv_usec / 1000,
          usage.ru_maxrss);

  return 0;
}

static gboolean
make_file (const char *dir, guint rows, const char *path)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), "support", "make-hubspot-csv", NULL);
  g_autofree char *count = g_strdup_printf ("%u", rows);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_stdout_file_path (launcher, path);
  process = g_subprocess_launcher_spawn (launcher, &error, program, count, NULL);
  if (process == NULL || !g_subprocess_wait_check (process, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  return TRUE;
}

static gboolean
run (const char *self, const char *dir, guint rows, long *ms, long *kib)
{
  g_autofree char *name = g_strdup_printf ("hubspot-contacts-%u.csv", rows);
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *output = NULL;
  const char *const argv[] = { self, "--measure", path, NULL };
  g_autoptr (GError) error = NULL;
  unsigned int read;
  int status;

  if (!make_file (dir, rows, path))
    return FALSE;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                     &status, &error)
      || !g_spawn_check_wait_status (status, &error)
      || sscanf (output, "%u %ld %ld", &read, ms, kib) != 3 || read != rows)
    {
      g_printerr ("%s: %s\n", path, error == NULL ? output : error->message);
      return FALSE;
    }

  return TRUE;
}

int
main (int argc, char *argv[])
{
  char *dir;
  long small_ms, large_ms, small_kib, large_kib;
  double memory;
  gboolean done;

  if (argc == 3 && strcmp (argv[1], "--measure") == 0)
    return measure (argv[2]);

  dir = pursuit_test_make_dir ();
  done = run (argv[0], dir, SMALL_ROWS, &small_ms, &small_kib)
         && run (argv[0], dir, LARGE_ROWS, &large_ms, &large_kib);
  pursuit_test_remove_dir (dir);
  if (!done)
    return 1;

  memory = (double) large_kib / (double) small_kib;
  printf ("csv: %d contacts read and mapped in %ld ms of CPU, %.2f of the limit; %d in %ld ms; "
          "memory %ld and %ld KiB, %.2f times, %.2f of the limit\n",
          SMALL_ROWS, small_ms, (double) small_ms / LIMIT_MS, LARGE_ROWS, large_ms, small_kib,
          large_kib, memory, memory / LIMIT_MEMORY);

  return small_ms <= LIMIT_MS && memory <= LIMIT_MEMORY ? 0 : 1;
}
