/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-reader.h"
#include "exchange/pursuit-csv-writer.h"
#include "exchange/pursuit-import-reader.h"
#include "exchange/pursuit-rejects-writer.h"
#include "support/pursuit-test-data.h"

#include <string.h>

static char *
write_rows (const char *const *const *rows, char delimiter, PursuitCsvWriterFlags flags)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (PursuitCsvWriter) writer = pursuit_csv_writer_new (stream, delimiter, flags);
  g_autoptr (GError) error = NULL;

  for (; *rows != NULL; rows++)
    {
      for (const char *const *cell = *rows; *cell != NULL; cell++)
        pursuit_csv_writer_add_cell (writer, *cell);
      g_assert_true (pursuit_csv_writer_end_row (writer, NULL, &error));
    }
  g_assert_true (pursuit_csv_writer_finish (writer, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

#define ROW(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define ROWS(...) ((const char *const *const[]){ __VA_ARGS__, NULL })

static void
test_rfc_4180 (void)
{
  g_autofree char *text
      = write_rows (ROWS (ROW ("a", "b", "c"), ROW ("1,2", "say \"x\"", "two\r\nlines"),
                          ROW ("", "", ""), ROW (" padded ", "5\"", "é")),
                    ',', PURSUIT_CSV_WRITER_PLAIN);

  g_assert_cmpstr (text, ==,
                   "a,b,c\r\n\"1,2\",\"say \"\"x\"\"\",\"two\r\nlines\"\r\n,,\r\n"
                   "\" padded \",\"5\"\"\",é\r\n");
}

static void
test_delimiter_and_mark (void)
{
  g_autofree char *text
      = write_rows (ROWS (ROW ("a", "b"), ROW ("1,2", "3;4")), ';', PURSUIT_CSV_WRITER_BOM);

  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf"
                   "a;b\r\n1,2;\"3;4\"\r\n");
}

/* A row of one empty cell would read as no row. */
static void
test_single_empty_cell (void)
{
  g_autofree char *text
      = write_rows (ROWS (ROW ("a"), ROW (""), ROW ("x")), ',', PURSUIT_CSV_WRITER_PLAIN);

  g_assert_cmpstr (text, ==, "a\r\n\"\"\r\nx\r\n");
}

static void
test_guard (void)
{
  static const char *const dangerous[] = { "=1+1",    "+cmd|' /C calc'!A0",
                                           "-1+1",    "@SUM(1+9)",
                                           "\t=1",    "\r=1",
                                           "=",       "-",
                                           "+",       "@",
                                           "'=1+1",   "''+x",
                                           "-12.50a", "+49 call",
                                           "--5",     "-(1)",
                                           "'-12.50", "'+49 30" };
  static const char *const harmless[]
      = { "",        "plain",       "-12.50",  "-1.234,50", "+49 30 1234", "+1 (800) 12-34/5",
          "12=3",    "a@b.example", "O'Brien", "'quoted'",  "'",           "1-1",
          "+(49) 30" };

  for (guint i = 0; i < G_N_ELEMENTS (dangerous); i++)
    {
      g_autofree char *guarded = g_strconcat ("'", dangerous[i], NULL);

      g_test_message ("%s", dangerous[i]);
      g_assert_true (pursuit_csv_needs_guard (dangerous[i]));
      g_assert_cmpstr (pursuit_csv_unguard (guarded), ==, dangerous[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      g_test_message ("%s", harmless[i]);
      g_assert_false (pursuit_csv_needs_guard (harmless[i]));
      g_assert_cmpstr (pursuit_csv_unguard (harmless[i]), ==, harmless[i]);
    }
}

/* The payloads of the data folder, as cells of a lead: none of them leaves as a formula. */
static void
test_payloads (void)
{
  g_autofree char *payload
      = pursuit_test_data_load ("crm-csv/formula-injection/csv-payload.txt", NULL);
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  if (payload == NULL)
    return;

  lines = g_strsplit (payload, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      if (*g_strstrip (lines[i]) == '\0')
        continue;
      n++;
      text = write_rows (ROWS (ROW (lines[i])), ',', PURSUIT_CSV_WRITER_GUARD);
      g_assert_null (strchr ("=+-@", text[*text == '"' ? 1 : 0]));
    }
  g_assert_cmpuint (n, ==, 6);
}

static char *
make_cell (GRand *random)
{
  static const char *const pieces[] = { "a",  "é",  "€",    "\xf0\x9f\x98\x80",
                                        ",",  ";",  "\"",   "\"\"",
                                        "\n", "\r", "\r\n", "'",
                                        "=",  "+",  "-",    "@",
                                        "\t", " ",  "1",    "2.5",
                                        "|",  "\\", "word", "\xc2\xa0" };
  g_autoptr (GString) cell = g_string_new (NULL);
  int n = g_rand_int_range (random, 0, 8);

  for (int i = 0; i < n; i++)
    g_string_append (cell, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free (g_steal_pointer (&cell), FALSE);
}

/* Writes a table of any cells, reads it in, and compares cell by cell. */
static void
check_round_trip (GRand *random, guint n_columns, guint n_rows, char delimiter)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (PursuitCsvWriter) writer
      = pursuit_csv_writer_new (out, delimiter, PURSUIT_CSV_WRITER_BOM | PURSUIT_CSV_WRITER_GUARD);
  g_autoptr (PursuitCsvDialect) dialect = pursuit_csv_dialect_new ();
  g_autoptr (PursuitCsvReader) reader = NULL;
  g_autoptr (GInputStream) in = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const PursuitCsvRecord *record;
  guint at = 0;

  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *name = g_strdup_printf ("Column %u", column);

      pursuit_csv_writer_add_cell (writer, name);
    }
  g_assert_true (pursuit_csv_writer_end_row (writer, NULL, NULL));
  for (guint row = 0; row < n_rows; row++)
    {
      for (guint column = 0; column < n_columns; column++)
        {
          char *cell = make_cell (random);

          g_ptr_array_add (cells, cell);
          pursuit_csv_writer_add_cell (writer, cell);
        }
      g_assert_true (pursuit_csv_writer_end_row (writer, NULL, NULL));
    }
  g_assert_true (pursuit_csv_writer_finish (writer, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
  in = g_memory_input_stream_new_from_bytes (bytes);
  dialect->delimiter = delimiter;
  dialect->header_line = 1;
  dialect->footer = PURSUIT_CSV_FOOTER_KEEP;
  reader = pursuit_csv_reader_new (in, "out.csv", dialect, NULL, &error);
  g_assert_no_error (error);
  while (pursuit_csv_reader_next (reader, &record, NULL, &error))
    {
      g_assert_cmpuint (pursuit_csv_record_get_n_cells (record), ==, n_columns);
      for (guint column = 0; column < n_columns; column++)
        g_assert_cmpstr (pursuit_csv_unguard (pursuit_csv_record_get_cell (record, column)), ==,
                         g_ptr_array_index (cells, at++));
    }
  g_assert_no_error (error);
  g_assert_cmpuint (at, ==, cells->len);
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint i = 0; i < 60; i++)
    check_round_trip (random, (guint) g_rand_int_range (random, 2, 9),
                      (guint) g_rand_int_range (random, 1, 60), ",;\t|"[i % 4]);
  check_round_trip (random, 300, 20, ',');
}

static void
test_write_error (void)
{
  char room[16];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (PursuitCsvWriter) writer
      = pursuit_csv_writer_new (stream, ',', PURSUIT_CSV_WRITER_PLAIN);
  g_autoptr (GError) error = NULL;

  pursuit_csv_writer_add_cell (writer, "more than sixteen bytes of text");
  g_assert_true (pursuit_csv_writer_end_row (writer, NULL, &error));
  g_assert_false (pursuit_csv_writer_finish (writer, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

/* Writes the rejects of the file at @from to @to; returns how many. */
static guint64
write_rejects (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportReader) reader = pursuit_import_reader_open (from, NULL, NULL, &error);
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GFileOutputStream) stream
      = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr (PursuitRejectsWriter) writer = NULL;
  const PursuitImportRow *row;

  g_assert_no_error (error);
  writer = pursuit_rejects_writer_new (G_OUTPUT_STREAM (stream),
                                       pursuit_import_reader_get_table (reader));
  while (pursuit_import_reader_next (reader, &row, NULL, &error))
    {
      g_autofree char *reason = pursuit_import_row_dup_reason (row);

      if (reason != NULL)
        g_assert_true (pursuit_rejects_writer_add (writer, pursuit_import_row_get_record (row),
                                                   reason, NULL, &error));
    }
  g_assert_no_error (error);
  g_assert_true (pursuit_rejects_writer_finish (writer, NULL, &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));

  return pursuit_rejects_writer_get_n_rows (writer);
}

/* What was refused can be corrected in the file that says why, and brought in again. */
static void
test_rejects (void)
{
  char *dir = pursuit_test_make_dir ();
  g_autofree char *from = g_build_filename (dir, "contacts.csv", NULL);
  g_autofree char *rejects = g_build_filename (dir, "contacts.rejects.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (PursuitImportReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  const PursuitImportRow *row;
  const char *bad;

  g_assert_true (g_file_set_contents (from,
                                      "Name;Email;Company;Note\n"
                                      "Jens Vogt;j.vogt@;Hartwig Guss KG;=1+1\n"
                                      "Anna;anna@a.example;A;\n"
                                      ";;;\n",
                                      -1, NULL));
  g_assert_cmpuint (write_rejects (from, rejects), ==, 2);
  g_assert_true (g_file_get_contents (rejects, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbfPursuit line;Pursuit reason;Name;Email;Company;Note\r\n"
                   "2;the mail address has no domain;Jens Vogt;j.vogt@;Hartwig Guss KG;'=1+1\r\n"
                   "4;every cell is empty;;;;\r\n");

  /* Corrected by hand. */
  bad = strstr (text, "j.vogt@;");
  g_clear_pointer (&from, g_free);
  from = g_strdup_printf ("%.*sj.vogt@hartwig.example%s", (int) (bad - text), text, bad + 7);
  g_assert_true (g_file_set_contents (rejects, from, -1, NULL));

  reader = pursuit_import_reader_open (rejects, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pursuit_import_reader_next (reader, &row, NULL, &error));
  g_assert_false (pursuit_import_row_is_rejected (row));
  g_assert_cmpstr (pursuit_import_row_get_text (row, PURSUIT_IMPORT_PERSON_EMAIL), ==,
                   "j.vogt@hartwig.example");
  g_assert_cmpstr (pursuit_import_row_get_text (row, PURSUIT_IMPORT_PERSON_NOTES), ==, "=1+1");
  g_assert_cmpuint (pursuit_import_row_get_n_custom (row), ==, 0);
  pursuit_test_remove_dir (dir);
}

/* Rejects of a rejects file do not grow more and more columns. */
static void
test_rejects_of_rejects (void)
{
  char *dir = pursuit_test_make_dir ();
  g_autofree char *from = g_build_filename (dir, "a.csv", NULL);
  g_autofree char *once = g_build_filename (dir, "b.csv", NULL);
  g_autofree char *twice = g_build_filename (dir, "c.csv", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (
      from, "Name,Email,City\nA,a@,Bonn\nB,b@b.example,Rome\nC,c@,Oslo,5\n", -1, NULL));
  g_assert_cmpuint (write_rejects (from, once), ==, 2);
  g_assert_cmpuint (write_rejects (once, twice), ==, 2);
  g_assert_true (g_file_get_contents (twice, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbfPursuit line,Pursuit reason,Name,Email,City\r\n"
                   "2,the mail address has no domain,A,a@,Bonn\r\n"
                   "3,\"the row has 6 cells, the table only 5 columns\",C,c@,Oslo,5\r\n");
  pursuit_test_remove_dir (dir);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/csv-writer/rfc-4180", test_rfc_4180);
  g_test_add_func ("/exchange/csv-writer/delimiter-and-mark", test_delimiter_and_mark);
  g_test_add_func ("/exchange/csv-writer/single-empty-cell", test_single_empty_cell);
  g_test_add_func ("/exchange/csv-writer/guard", test_guard);
  g_test_add_func ("/exchange/csv-writer/payloads", test_payloads);
  g_test_add_func ("/exchange/csv-writer/round-trip-of-any-cells", test_round_trip);
  g_test_add_func ("/exchange/csv-writer/write-error", test_write_error);
  g_test_add_func ("/exchange/rejects-writer/corrected-rows-come-in", test_rejects);
  g_test_add_func ("/exchange/rejects-writer/rejects-of-rejects", test_rejects_of_rejects);

  return g_test_run ();
}
