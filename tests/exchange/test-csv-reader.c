/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-reader-private.h"
#include "exchange/pursuit-exchange-error.h"
#include "support/pursuit-test-data.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The whole table as one text: cells between bars, rows between slashes, header first. */
static char *
read_stream (GInputStream *stream,
             const char *name,
             const PursuitCsvDialect *dialect,
             gsize chunk_size,
             GError **error)
{
  g_autoptr (PursuitCsvReader) reader
      = pursuit_csv_reader_new_in_chunks (stream, name, dialect, chunk_size, NULL, error);
  g_autoptr (GString) text = g_string_new (NULL);
  GError *reason = NULL;
  const PursuitCsvRecord *record;

  if (reader == NULL)
    return NULL;

  for (guint i = 0; i < pursuit_csv_reader_get_n_columns (reader); i++)
    g_string_append_printf (text, "%s|", pursuit_csv_reader_get_headers (reader)[i]);
  while (pursuit_csv_reader_next (reader, &record, NULL, &reason))
    {
      g_string_append_printf (text, "/%d:", (int) pursuit_csv_record_get_line (record));
      for (guint i = 0; i < pursuit_csv_record_get_n_cells (record); i++)
        g_string_append_printf (text, "%s|", pursuit_csv_record_get_cell (record, i));
    }

  if (reason != NULL)
    {
      g_propagate_error (error, reason);
      return NULL;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
read_bytes (const char *bytes,
            gsize length,
            const char *name,
            const PursuitCsvDialect *dialect,
            gsize chunk_size,
            GError **error)
{
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);

  return read_stream (stream, name, dialect, chunk_size, error);
}

static char *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  char *table = read_bytes (text, strlen (text), "a.csv", NULL, 4096, &error);

  g_assert_no_error (error);

  return table;
}

#define assert_reads_as(text, expected)                                                            \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *table_ = read_text (text);                                                    \
    g_assert_cmpstr (table_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
assert_refused (const char *bytes, gssize length, const char *name, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *table
      = read_bytes (bytes, length < 0 ? strlen (bytes) : (gsize) length, name, NULL, 4096, &error);

  g_assert_null (table);
  g_assert_error (error, PURSUIT_EXCHANGE_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, name));
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
}

static void
test_plain (void)
{
  assert_reads_as ("a,b,c\n1,2,3\n", "a|b|c|/2:1|2|3|");
  assert_reads_as ("a,b,c\n1,2,3", "a|b|c|/2:1|2|3|");
  assert_reads_as ("a;b\n1,5;2\n2,5;3\n", "a|b|/2:1,5|2|/3:2,5|3|");
  assert_reads_as ("a\tb\n1\t2\n", "a|b|/2:1|2|");
  assert_reads_as ("a,b\n,\n", "a|b|/2:||");
}

static void
test_line_ends (void)
{
  assert_reads_as ("a,b\r\n1,2\n3,4\r5,6\r\n\r\n\n7,8", "a|b|/2:1|2|/3:3|4|/4:5|6|/7:7|8|");
  assert_reads_as ("a,b\r1,2\r3,4\r", "a|b|/2:1|2|/3:3|4|");
}

static void
test_quotes (void)
{
  assert_reads_as ("a,b\n\"x,\"\"y\"\"\",2\n", "a|b|/2:x,\"y\"|2|");
  assert_reads_as ("a,b\n\"one\ntwo\r\nthree\",2\n4,5\n", "a|b|/2:one\ntwo\r\nthree|2|/5:4|5|");
  assert_reads_as ("a,b\n\"\",\"\"\n", "a|b|/2:||");
  assert_reads_as ("a,b\n5\" pipe,\"x\"y\n", "a|b|/2:5\" pipe|xy|");
}

static void
test_titles_and_footers (void)
{
  assert_reads_as ("Lead report\nAs of 2026-03-01\n\nName,City,Country\nAnna,Bonn,DE\nUgo,Rome,IT\n"
                   "\nConfidential\nCopyright (c) 2026 Example, inc.\n",
                   "Name|City|Country|/5:Anna|Bonn|DE|/6:Ugo|Rome|IT|");
  assert_reads_as ("My leads;;\nName;City;Sum\nAnna;Bonn;3\nUgo;Rome;4\nTotal;;7\n",
                   "Name|City|Sum|/3:Anna|Bonn|3|/4:Ugo|Rome|4|");
  /* The same in the middle of a table is a row like any other. */
  assert_reads_as ("Name;City;Sum\nTotal;;7\n\nalone\nUgo;Rome;4\n",
                   "Name|City|Sum|/2:Total||7|/4:alone|/5:Ugo|Rome|4|");
  /* A company of that name is no total, and neither is a row that has only its id. */
  assert_reads_as ("Name,City,Sum\nTotal Energies,Paris,3\nTotal,Paris,3\n9002,,\n",
                   "Name|City|Sum|/2:Total Energies|Paris|3|/3:Total|Paris|3|/4:9002|||");
  assert_reads_as ("sep=;\nName;City\nAnna;Bonn, Rhein\n", "Name|City|/3:Anna|Bonn, Rhein|");
}

static void
test_headers (void)
{
  assert_reads_as ("Email, Email ,,Email (2),Email\n1,2,3,4,5\n",
                   "Email|Email (2)|Column 3|Email (2) (2)|Email (3)|/2:1|2|3|4|5|");
  assert_reads_as ("anna@brennholt.example,Anna,3\nugo@ferri.example,Ugo,4\n",
                   "Column 1|Column 2|Column 3|/1:anna@brennholt.example|Anna|3|"
                   "/2:ugo@ferri.example|Ugo|4|");
}

static void
test_ragged (void)
{
  assert_reads_as ("a,b,c\n1,2,3\n1,2\n1,2,3,4\n4,5,6\n5,6,7\n7,8,9\n",
                   "a|b|c|/2:1|2|3|/3:1|2|/4:1|2|3|4|/5:4|5|6|/6:5|6|7|/7:7|8|9|");
}

static void
test_row_in_one_cell (void)
{
  assert_reads_as ("a,b,c\n1,2,3\n\"4,\"\"five, six\"\",7\"\n8,9,10\n",
                   "a|b|c|/2:1|2|3|/3:4|five, six|7|/4:8|9|10|");
  /* Not if the row has its cells, for then the comma belongs to the text. */
  assert_reads_as ("a,b,c\n1,2,3\n\"4,5,6\",,\n", "a|b|c|/2:1|2|3|/3:4,5,6|||");
  /* Not if another number of cells comes out. */
  assert_reads_as ("a,b,c\n1,2,3\n\"4,5\",,\n", "a|b|c|/2:1|2|3|/3:4,5|||");
  assert_reads_as ("\"a,b,c\"\n\"1,2,3\"\n\"4,5,6\"\n", "a|b|c|/2:1|2|3|/3:4|5|6|");
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *encoding;
    const char *mark;
  } cases[] = {
    { "UTF-8", "" },        { "UTF-8", "\xef\xbb\xbf" }, { "UTF-16LE", "" },
    { "UTF-16BE", "" },     { "UTF-16LE", "\xff\xfe" },  { "UTF-16BE", "\xfe\xff" },
    { "WINDOWS-1252", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize chunk = 1; chunk <= 16; chunk++)
      {
        g_autoptr (GError) error = NULL;
        gsize length;
        g_autofree char *bytes = g_convert ("Name;Ort\nHélène;Köln – Süd\nZoë;“Bar” 5 €\n", -1,
                                            cases[i].encoding, "UTF-8", NULL, &length, NULL);
        g_autoptr (GByteArray) file = g_byte_array_new ();
        g_autofree char *table = NULL;

        g_byte_array_append (file, (const guint8 *) cases[i].mark, (guint) strlen (cases[i].mark));
        g_byte_array_append (file, (const guint8 *) bytes, (guint) length);
        table = read_bytes ((const char *) file->data, file->len, "a.csv", NULL, chunk, &error);
        g_assert_no_error (error);
        g_assert_cmpstr (table, ==, "Name|Ort|/2:Hélène|Köln – Süd|/3:Zoë|“Bar” 5 €|");
      }
}

/* One program wrote UTF-8 and another one appended to it. */
static void
test_mixed_encodings (void)
{
  assert_reads_as ("Name,City\nZo\xc3\xab,K\xc3\xb6ln\nZo\xeb,Bonn\n",
                   "Name|City|/2:Zoë|Köln|/3:Zoë|Bonn|");
}

static void
test_chunks (void)
{
  const char *text = "\xef\xbb\xbfTitle\r\n\r\na;\"b\"\"b\"\r\n\"é\r\n;\";2\r\n\r\n\"3;4\"\r\"\";"
                     "\"x\"\n€;\"\"\"\"";
  const char *expected = "a|b\"b|/4:é\r\n;|2|/7:3|4|/8:|x|/9:€|\"|";

  for (gsize chunk = 1; chunk <= strlen (text); chunk++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *table = read_bytes (text, strlen (text), "a.csv", NULL, chunk, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (table, ==, expected);
    }
}

static void
test_overrides (void)
{
  g_autoptr (PursuitCsvDialect) dialect = pursuit_csv_dialect_new ();
  g_autoptr (GError) error = NULL;
  const char *text = "x;y\na:b\n'1:2':\xe9\nTotal:3\n";
  g_autofree char *table = NULL;

  dialect->delimiter = ':';
  dialect->quote = '\'';
  dialect->encoding = g_strdup ("ISO-8859-1");
  dialect->header_line = 2;
  dialect->footer = PURSUIT_CSV_FOOTER_KEEP;
  table = read_bytes (text, strlen (text), "a.txt", dialect, 4096, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (table, ==, "a|b|/3:1:2|é|/4:Total|3|");
}

static void
test_refusals (void)
{
  assert_refused ("", 0, "none.csv", PURSUIT_EXCHANGE_ERROR_EMPTY, "empty");
  assert_refused ("\r\n \n", 4, "none.csv", PURSUIT_EXCHANGE_ERROR_EMPTY, "empty");
  assert_refused ("\xef\xbb\xbf", 3, "none.csv", PURSUIT_EXCHANGE_ERROR_EMPTY, "empty");
  assert_refused ("PK\3\4abc", 7, "a.xlsx", PURSUIT_EXCHANGE_ERROR_BINARY, "Excel");
  assert_refused ("a,b\n1,\0002\n", 9, "a.csv", PURSUIT_EXCHANGE_ERROR_BINARY, "no text");
  assert_refused ("One word, and then another.\nThe end.\nIt, was, so, good.\nYes.\n", -1,
                  "tale.txt", PURSUIT_EXCHANGE_ERROR_NOT_A_TABLE,
                  "tale.txt is no table: its lines do not fall into columns (cells in line 1: 2, "
                  "in most lines: 4)");
  assert_refused ("a,b\n1,2\n\"3,4\n5,6\n", -1, "a.csv", PURSUIT_EXCHANGE_ERROR_UNTERMINATED,
                  "a.csv, line 3: the quoted cell that begins here never ends");
}

/* A zero byte behind the part that the dialect is judged by. */
static void
test_late_zero_byte (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "1,2\n");
  g_string_append_len (text, "3,\0\n", 4);
  assert_refused (text->str, text->len, "a.csv", PURSUIT_EXCHANGE_ERROR_BINARY,
                  "a.csv, line 20002: there is a zero byte");
}

/* A file of any length that never comes to an end of its line. */
#define TYPE_ENDLESS_STREAM (endless_stream_get_type ())
G_DECLARE_FINAL_TYPE (EndlessStream, endless_stream, ENDLESS, STREAM, GInputStream)

struct _EndlessStream
{
  GInputStream parent_instance;
  guint64 given;
};

G_DEFINE_FINAL_TYPE (EndlessStream, endless_stream, G_TYPE_INPUT_STREAM)

static gssize
endless_stream_read (
    GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  EndlessStream *self = ENDLESS_STREAM (stream);

  memset (buffer, 'x', count);
  if (self->given == 0 && count > 10)
    memcpy (buffer, "a,b\n1,2\n3,", 10);
  self->given += count;

  return (gssize) count;
}

static void
endless_stream_class_init (EndlessStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = endless_stream_read;
}

static void
endless_stream_init (EndlessStream *self)
{
}

static void
test_endless_line (void)
{
  g_autoptr (GInputStream) stream = g_object_new (TYPE_ENDLESS_STREAM, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *table = read_stream (stream, "big.csv", NULL, 65536, &error);

  g_assert_null (table);
  g_assert_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_TOO_LARGE);
  g_assert_cmpstr (error->message, ==, "big.csv, line 3: a cell is larger than 1 MiB");
  g_assert_cmpuint (ENDLESS_STREAM (stream)->given, <, 3 * 1024 * 1024);
}

static void
test_limits (void)
{
  g_autoptr (GString) wide = g_string_new ("a,b\n1,2\n");
  g_autoptr (GString) heavy = g_string_new ("a,b,c,d,e,f\n1,2,3,4,5,6\n");
  g_autoptr (GString) quoted = g_string_new ("a,b\n1,2\n3,\"");

  for (guint i = 0; i < 4097; i++)
    g_string_append (wide, "x,");
  assert_refused (wide->str, wide->len, "a.csv", PURSUIT_EXCHANGE_ERROR_TOO_LARGE,
                  "a.csv, line 3: the row has more than 4096 cells");

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *cell = g_strnfill (1000 * 1000, 'x');

      g_string_append_printf (heavy, "%s,", cell);
    }
  assert_refused (heavy->str, heavy->len, "a.csv", PURSUIT_EXCHANGE_ERROR_TOO_LARGE,
                  "a.csv, line 3: the row is larger than 4 MiB");

  for (guint i = 0; i < 300000; i++)
    g_string_append (quoted, "1,2\n");
  assert_refused (quoted->str, quoted->len, "a.csv", PURSUIT_EXCHANGE_ERROR_TOO_LARGE,
                  "a.csv, line 3: the quoted cell that begins here is larger than 1 MiB");
}

static void
test_cancelled (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("a,b\n1,2\n", 8, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PursuitCsvReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  reader = pursuit_csv_reader_new (stream, "a.csv", NULL, cancellable, &error);
  g_assert_null (reader);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/csv-reader/plain", test_plain);
  g_test_add_func ("/exchange/csv-reader/line-ends", test_line_ends);
  g_test_add_func ("/exchange/csv-reader/quotes", test_quotes);
  g_test_add_func ("/exchange/csv-reader/titles-and-footers", test_titles_and_footers);
  g_test_add_func ("/exchange/csv-reader/headers", test_headers);
  g_test_add_func ("/exchange/csv-reader/ragged", test_ragged);
  g_test_add_func ("/exchange/csv-reader/row-in-one-cell", test_row_in_one_cell);
  g_test_add_func ("/exchange/csv-reader/encodings-in-any-chunks", test_encodings);
  g_test_add_func ("/exchange/csv-reader/mixed-encodings", test_mixed_encodings);
  g_test_add_func ("/exchange/csv-reader/same-rows-in-any-chunks", test_chunks);
  g_test_add_func ("/exchange/csv-reader/overrides", test_overrides);
  g_test_add_func ("/exchange/csv-reader/refusals", test_refusals);
  g_test_add_func ("/exchange/csv-reader/late-zero-byte", test_late_zero_byte);
  g_test_add_func ("/exchange/csv-reader/endless-line-is-not-held", test_endless_line);
  g_test_add_func ("/exchange/csv-reader/limits", test_limits);
  g_test_add_func ("/exchange/csv-reader/cancelled", test_cancelled);

  return g_test_run ();
}
