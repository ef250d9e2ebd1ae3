/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-import-reader.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* So many columns are sent to a field of any sort; the rest go where their names say. */
#define MAX_ASSIGNED 64

/* Whatever comes in is read to its end or refused with a message. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A file in memory with that content; its path is good until the next call. */
static const char *
put_file (const uint8_t *data, size_t size)
{
  static int fd = -1;
  static char path[64];

  if (fd < 0)
    {
      fd = memfd_create ("fuzz-csv", MFD_CLOEXEC);
      g_assert_cmpint (fd, >=, 0);
      g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
    }

  g_assert_cmpint (ftruncate (fd, 0), ==, 0);
  for (size_t done = 0; done < size;)
    {
      ssize_t n = pwrite (fd, data + done, size - done, (off_t) done);

      g_assert_cmpint (n, >, 0);
      done += (size_t) n;
    }

  return path;
}

/* Sends each column to another field, so that every sort of value meets every text. */
static char **
assign_columns (PursuitCsvReader *table, guint shift)
{
  g_autoptr (GStrvBuilder) assignments = g_strv_builder_new ();
  const char *const *headers = pursuit_csv_reader_get_headers (table);

  for (guint i = 0; i < MIN (pursuit_csv_reader_get_n_columns (table), MAX_ASSIGNED); i++)
    {
      guint target = (i * 7 + shift) % PURSUIT_IMPORT_N_TARGETS;
      g_autofree char *assignment = g_strdup_printf (
          "%s=%s", pursuit_import_target_get_key ((PursuitImportTarget) target), headers[i]);

      g_strv_builder_add (assignments, assignment);
    }

  return g_strv_builder_end (assignments);
}

static void
check_row (const PursuitImportRow *row)
{
  g_autofree char *json = pursuit_import_row_dup_custom_json (row);
  g_autofree char *reason = pursuit_import_row_dup_reason (row);

  g_assert_true (json == NULL || g_utf8_validate (json, -1, NULL));
  g_assert_true ((reason != NULL) == pursuit_import_row_is_rejected (row));
  for (int i = 0; i < PURSUIT_IMPORT_N_TARGETS; i++)
    {
      const char *text = pursuit_import_row_get_text (row, (PursuitImportTarget) i);

      g_assert_true (text == NULL || (*text != '\0' && g_utf8_validate (text, -1, NULL)));
    }
}

static void
map_rows (const char *path, const PursuitImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportReader) reader = pursuit_import_reader_open (path, options, NULL, &error);
  const PursuitImportRow *row;

  g_assert_true ((reader == NULL) == (error != NULL));
  while (reader != NULL && pursuit_import_reader_next (reader, &row, NULL, NULL))
    check_row (row);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *path = put_file (data, size);
  guint shift = size > 0 ? data[size - 1] : 0;
  g_autoptr (PursuitCsvDialect) dialect = pursuit_csv_dialect_new ();
  g_autoptr (PursuitCsvReader) table = NULL;
  g_auto (GStrv) assignments = NULL;
  PursuitImportOptions options = { .dialect = dialect };

  map_rows (path, NULL);

  dialect->guess_national = shift % 5 == 0;
  dialect->footer = shift % 2 == 0 ? PURSUIT_CSV_FOOTER_DETECT : PURSUIT_CSV_FOOTER_KEEP;
  table = pursuit_csv_reader_open (path, dialect, NULL, NULL);
  if (table == NULL)
    return 0;

  assignments = assign_columns (table, shift);
  options.assignments = (const char *const *) assignments;
  options.object = (PursuitImportObject) (shift % (PURSUIT_IMPORT_OBJECT_USER + 1));
  options.without_bad_values = shift % 3 == 0;
  options.day_first = shift % 7 == 0;
  map_rows (path, &options);

  return 0;
}
