/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-dialect.h"
#include "exchange/pursuit-exchange-error.h"

#include <string.h>

typedef struct
{
  PursuitCsvDialect *dialect;
  GPtrArray *notes;
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, const void *data)
{
  fixture->dialect = pursuit_csv_dialect_new ();
  fixture->notes = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *fixture, const void *data)
{
  g_clear_pointer (&fixture->dialect, pursuit_csv_dialect_free);
  g_clear_pointer (&fixture->notes, g_ptr_array_unref);
  g_clear_error (&fixture->error);
}

/* Judges a text afresh, with nothing set. */
static gboolean
detect_bytes (Fixture *fixture, const char *bytes, gsize length, const char *name)
{
  g_autoptr (GBytes) all = g_bytes_new (bytes, length);

  g_clear_pointer (&fixture->dialect, pursuit_csv_dialect_free);
  g_clear_error (&fixture->error);
  g_ptr_array_set_size (fixture->notes, 0);
  fixture->dialect = pursuit_csv_dialect_new ();

  return pursuit_csv_dialect_detect (fixture->dialect, all, TRUE, name, fixture->notes,
                                     &fixture->error);
}

static void
assert_dialect (Fixture *fixture, const char *text, char delimiter, int header_line)
{
  g_test_message ("%s", text);
  if (!detect_bytes (fixture, text, strlen (text), "a.csv"))
    g_error ("%s", fixture->error->message);
  g_assert_cmpint (fixture->dialect->delimiter, ==, delimiter);
  g_assert_cmpint (fixture->dialect->header_line, ==, header_line);
  g_assert_cmpint (fixture->dialect->quote, ==, '"');
}

static void
assert_refused (Fixture *fixture, const char *bytes, gsize length, int code, const char *part)
{
  g_assert_false (detect_bytes (fixture, bytes, length, "a.txt"));
  g_assert_error (fixture->error, PURSUIT_EXCHANGE_ERROR, code);
  g_test_message ("%s", fixture->error->message);
  g_assert_true (g_str_has_prefix (fixture->error->message, "a.txt is no table: "));
  g_assert_nonnull (strstr (fixture->error->message, part));
}

static void
test_delimiters (Fixture *fixture, const void *data)
{
  assert_dialect (fixture, "a,b\n1,2\n", ',', 1);
  assert_dialect (fixture, "a;b\n1;2\n", ';', 1);
  assert_dialect (fixture, "a\tb\n1\t2\n", '\t', 1);
  assert_dialect (fixture, "a|b\n1|2\n", '|', 1);
  /* Decimal commas, lists and sentences must not win over the real delimiter. */
  assert_dialect (fixture, "a;b;c\n1,5;2,5;x\n3,5;4,5;y, z\n", ';', 1);
  assert_dialect (fixture, "a,b,c\n1;2;3,x,y\n4;5;6,x,y\n", ',', 1);
  assert_dialect (fixture, "a;b\nOne, two;three\nFour, five;six\n", ';', 1);
  assert_dialect (fixture, "a\tb\tc\n1,5\t2;3\tx|y\n", '\t', 1);
  /* Nor what stands in quotes. */
  assert_dialect (fixture, "a,b\n\"1;2;3\",x\n\"4;5;6\",y\n", ',', 1);
  assert_dialect (fixture, "a,b\n\"one\ntwo;\nthree\",x\n", ',', 1);
}

static void
test_header_lines (Fixture *fixture, const void *data)
{
  assert_dialect (fixture, "\n\na,b\n1,2\n", ',', 3);
  assert_dialect (fixture, "Report\n\nAs of today\na,b,c\n1,2,3\n4,5,6\n", ',', 4);
  assert_dialect (fixture, "Report,,\n,,\nName,City,Sum\nA,B,3\n", ',', 3);
  assert_dialect (fixture, "\"Title\nin two lines\"\nName,City,Sum\nA,B,3\n", ',', 3);
  assert_dialect (fixture, "sep=;\nName;City\nA;B\n", ';', 2);
  assert_dialect (fixture, "SEP=|\r\nName|City\r\nA|B\r\n", '|', 2);
  /* A header may be shorter than its rows. */
  assert_dialect (fixture, "a,b,c,d,e\n1,2,3,4,5,6\n1,2,3,4,5,6\n", ',', 1);
}

static void
test_no_header (Fixture *fixture, const void *data)
{
  assert_dialect (fixture, "Anna,anna@a.example,Bonn\nUgo,ugo@b.example,Rome\n", ',', 0);
  g_assert_cmpuint (fixture->notes->len, ==, 1);
  assert_dialect (fixture, "1,2,3\n4,5,6\n", ',', 0);
  assert_dialect (fixture, "Anna,12.50,3\nUgo,13,4\n", ',', 0);
  assert_dialect (fixture, "2024,Name,City\n1,a,b\n", ',', 1);
  g_assert_cmpuint (fixture->notes->len, ==, 0);
}

static void
test_single_columns (Fixture *fixture, const void *data)
{
  const char *names = "Company\nBrennholt Pumpen\nFerri Valves\n";
  const char *prose = "It was a dark night.\nNobody came.\nThe end.\n";

  g_assert_true (detect_bytes (fixture, names, strlen (names), "names.CSV"));
  g_assert_false (detect_bytes (fixture, names, strlen (names), "names.txt"));
  g_assert_false (detect_bytes (fixture, prose, strlen (prose), "prose.csv"));
  g_assert_false (detect_bytes (fixture, "Company\n", 8, "names.csv"));
}

static void
test_wishes_hold (Fixture *fixture, const void *data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x;y\na,b;c\nd,e;f\n", 16);

  fixture->dialect->delimiter = ',';
  fixture->dialect->header_line = 2;
  fixture->dialect->quote = 0;
  fixture->dialect->encoding = g_strdup ("ISO-8859-15");
  g_assert_true (pursuit_csv_dialect_detect (fixture->dialect, bytes, TRUE, "a.csv", fixture->notes,
                                             &fixture->error));
  g_assert_no_error (fixture->error);
  g_assert_cmpint (fixture->dialect->delimiter, ==, ',');
  g_assert_cmpint (fixture->dialect->header_line, ==, 2);
  g_assert_cmpint (fixture->dialect->quote, ==, 0);
  g_assert_cmpstr (fixture->dialect->encoding, ==, "ISO-8859-15");
  g_assert_cmpuint (fixture->notes->len, ==, 0);
}

static void
test_unknown_encoding (Fixture *fixture, const void *data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\n1,2\n", 8);

  fixture->dialect->encoding = g_strdup ("KLINGON-8");
  g_assert_false (pursuit_csv_dialect_detect (fixture->dialect, bytes, TRUE, "a.csv",
                                              fixture->notes, &fixture->error));
  g_assert_error (fixture->error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_ENCODING);
  g_assert_cmpstr (fixture->error->message, ==,
                   "a.csv: the encoding “KLINGON-8” is not known on this machine");
}

static void
test_wrong_encoding (Fixture *fixture, const void *data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\n1,\xff\xff\n", 9);

  fixture->dialect->encoding = g_strdup ("EUC-JP");
  g_assert_false (pursuit_csv_dialect_detect (fixture->dialect, bytes, TRUE, "a.csv",
                                              fixture->notes, &fixture->error));
  g_assert_error (fixture->error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_ENCODING);
  g_assert_true (g_str_has_prefix (fixture->error->message, "a.csv: "));
}

static void
test_encodings (Fixture *fixture, const void *data)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *encoding;
    guint bom;
  } cases[] = {
    { "a,b\n1,2\n", 8, "UTF-8", 0 },
    { "\xef\xbb\xbf"
      "a,b\n1,2\n",
      11, "UTF-8", 3 },
    { "a,b\n1,\xc3\xa9\n", 9, "UTF-8", 0 },
    { "a,b\n1,\xe9\n", 8, "WINDOWS-1252", 0 },
    { "a,b\n\xc3\xa9,\xe9\n", 9, "UTF-8", 0 },
    { "\xff\xfe"
      "a\0,\0b\0\n\0"
      "1\0,\0"
      "2\0\n\0",
      18, "UTF-16LE", 2 },
    { "\xfe\xff\0a\0,\0b\0\n\0"
      "1\0,\0"
      "2\0\n",
      18, "UTF-16BE", 2 },
    { "a\0,\0b\0\n\0"
      "1\0,\0"
      "2\0\n\0",
      16, "UTF-16LE", 0 },
    { "\0a\0,\0b\0\n\0"
      "1\0,\0"
      "2\0\n",
      16, "UTF-16BE", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (detect_bytes (fixture, cases[i].bytes, cases[i].length, "a.csv"));
      g_assert_cmpstr (fixture->dialect->encoding, ==, cases[i].encoding);
      g_assert_cmpuint (fixture->dialect->bom, ==, cases[i].bom);
      g_assert_cmpuint (fixture->notes->len, ==,
                        strcmp (cases[i].encoding, "WINDOWS-1252") == 0 ? 1 : 0);
    }
}

static void
test_other_files (Fixture *fixture, const void *data)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *what;
  } cases[] = {
    { "PK\3\4\0\0", 6, "save it as CSV" },
    { "\xd0\xcf\x11\xe0\xa1\xb1", 6, "save it as CSV" },
    { "%PDF-1.7\n", 9, "PDF" },
    { "\x89PNG\r\n\x1a\n", 8, "picture" },
    { "\xff\xd8\xff\xe0", 4, "picture" },
    { "GIF89a", 6, "picture" },
    { "\x1f\x8b\x08", 3, "unpack" },
    { "SQLite format 3\0", 16, "database" },
    { "\x7f"
      "ELF\1\1",
      6, "program" },
    { "a,b\n\1\2\3\4\5\6,2\n", 13, "no text" },
    { "a,b\n1,\0002\n", 9, "no text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (fixture, cases[i].bytes, cases[i].length, PURSUIT_EXCHANGE_ERROR_BINARY,
                    cases[i].what);
}

static void
test_other_texts (Fixture *fixture, const void *data)
{
  static const char *const cases[][2] = {
    { "{\"a\":[1,2,3],\"b\":4}\n", "JSON" },
    { "\xef\xbb\xbf[\n  {\"a\": 1, \"b\": 2},\n  {\"a\": 3, \"b\": 4}\n]\n", "JSON" },
    { "<?xml version=\"1.0\"?>\n<a><b>1,2</b></a>\n", "XML" },
    { "<!DOCTYPE html>\n<p>One, two</p>\n", "web page" },
    { "<html lang=\"en\"><p>One, two</p>\n", "web page" },
    { "BEGIN:VCARD\nN:Keller;Anna\nORG:Brennholt;Linz\nEND:VCARD\n", "vCard" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (fixture, cases[i][0], strlen (cases[i][0]), PURSUIT_EXCHANGE_ERROR_NOT_A_TABLE,
                    cases[i][1]);

  /* A cell may hold what a file may not begin with. */
  assert_dialect (fixture, "a,b\n{\"x\":1},2\n", ',', 1);
}

static void
test_copy (Fixture *fixture, const void *data)
{
  g_autoptr (PursuitCsvDialect) copy = NULL;

  fixture->dialect->encoding = g_strdup ("UTF-8");
  fixture->dialect->delimiter = '\t';
  copy = pursuit_csv_dialect_copy (fixture->dialect);
  g_assert_cmpstr (copy->encoding, ==, "UTF-8");
  g_assert_true (copy->encoding != fixture->dialect->encoding);
  g_assert_cmpstr (pursuit_csv_dialect_get_delimiter_label (copy), ==, "Tab");
  copy->delimiter = ';';
  g_assert_cmpstr (pursuit_csv_dialect_get_delimiter_label (copy), ==, "Semicolon");
  copy->delimiter = '^';
  g_assert_cmpstr (pursuit_csv_dialect_get_delimiter_label (copy), ==, "Other");
}

#define add(path, function)                                                                        \
  g_test_add ("/exchange/csv-dialect/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("delimiters", test_delimiters);
  add ("header-lines", test_header_lines);
  add ("no-header", test_no_header);
  add ("single-columns", test_single_columns);
  add ("wishes-hold", test_wishes_hold);
  add ("unknown-encoding", test_unknown_encoding);
  add ("wrong-encoding", test_wrong_encoding);
  add ("encodings", test_encodings);
  add ("other-files", test_other_files);
  add ("other-texts", test_other_texts);
  add ("copy", test_copy);

  return g_test_run ();
}
