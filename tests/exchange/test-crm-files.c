/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-reader.h"
#include "exchange/pursuit-exchange-error.h"
#include "exchange/pursuit-import-reader.h"
#include "support/pursuit-test-data.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* What each file of the data folder must come to; counted by another program. */
typedef struct
{
  const char *path;
  const char *system;
  PursuitImportObject object;
  guint n_columns;
  guint n_rows;
  guint n_rejected;
} Expected;

static const Expected files[] = {
  { "hubspot/hubspot_contacts.csv", "hubspot", PURSUIT_IMPORT_OBJECT_CONTACT, 20, 950, 0 },
  { "hubspot/hubspot_companies.csv", "hubspot", PURSUIT_IMPORT_OBJECT_COMPANY, 16, 200, 0 },
  { "hubspot/hubspot_deals.csv", "hubspot", PURSUIT_IMPORT_OBJECT_DEAL, 12, 500, 0 },
  { "salesforce-api/Lead.csv", "salesforce", PURSUIT_IMPORT_OBJECT_LEAD, 55, 60, 0 },
  { "salesforce-api/Contact.csv", "salesforce", PURSUIT_IMPORT_OBJECT_CONTACT, 72, 102, 0 },
  { "salesforce-api/Account.csv", "salesforce", PURSUIT_IMPORT_OBJECT_COMPANY, 56, 22, 0 },
  { "salesforce-api/Opportunity.csv", "salesforce", PURSUIT_IMPORT_OBJECT_DEAL, 35, 50, 0 },
  { "salesforce-api/Task.csv", "salesforce", PURSUIT_IMPORT_OBJECT_ACTIVITY, 40, 75, 0 },
  { "salesforce-api/Campaign.csv", "salesforce", PURSUIT_IMPORT_OBJECT_NONE, 34, 8, 0 },
  { "zoho/Leads.csv", "zoho", PURSUIT_IMPORT_OBJECT_LEAD, 13, 3900, 0 },
  { "zoho/Contacts.csv", "zoho", PURSUIT_IMPORT_OBJECT_CONTACT, 9, 1265, 0 },
  { "zoho/Accounts.csv", "zoho", PURSUIT_IMPORT_OBJECT_COMPANY, 11, 2229, 0 },
  { "zoho/Potentials.csv", "zoho", PURSUIT_IMPORT_OBJECT_DEAL, 20, 3632, 0 },
  { "zoho/Users.csv", "zoho", PURSUIT_IMPORT_OBJECT_USER, 4, 11, 0 },
  { "generic/contacts.csv", "csv", PURSUIT_IMPORT_OBJECT_CONTACT, 7, 100, 0 },
  { "generic/deals.csv", "csv", PURSUIT_IMPORT_OBJECT_DEAL, 6, 150, 0 },
  { "latin1/CSV-basic-ISO-8859-1.LF.csv", "csv", PURSUIT_IMPORT_OBJECT_LEAD, 3, 3, 0 },
  { "latin1/CSV-basic-ISO-8859-1.CRLF.csv", "csv", PURSUIT_IMPORT_OBJECT_LEAD, 3, 3, 0 },
  { "encodings/salesforce-lead.utf16le-tab.txt", "salesforce", PURSUIT_IMPORT_OBJECT_LEAD, 55, 60,
    0 },
  { "x-education-requoted-rows.csv", "csv", PURSUIT_IMPORT_OBJECT_LEAD, 37, 1500, 0 },
  { "messy_sample.csv", "csv", PURSUIT_IMPORT_OBJECT_LEAD, 7, 21, 7 },
  { "headers/hubspot-contacts-all-properties.header.csv", "hubspot", PURSUIT_IMPORT_OBJECT_CONTACT,
    182, 0, 0 },
  { "headers/pipedrive-deals-list.header.csv", "pipedrive", PURSUIT_IMPORT_OBJECT_DEAL, 57, 0, 0 },
  { "headers/pipedrive-import-sample.csv", "pipedrive", PURSUIT_IMPORT_OBJECT_LEAD, 13, 0, 0 },
};

/* Prose next to the tables: each is refused, under its own name and with a reason. */
static const struct
{
  const char *path;
  const char *reason;
} no_tables[] = {
  { "encodings/french-fable.cp1252.txt", "its lines" },
  { "encodings/cyrillic.cp1251.txt", "(cells in line " },
  { "encodings/cyrillic.koi8-r.txt", "(cells in line " },
  { "encodings/cyrillic.iso-8859-5.txt", "(cells in line " },
  { "encodings/cyrillic.utf-8.txt", "(cells in line " },
  { "encodings/japanese.utf-8.txt", "its lines" },
  { "encodings/japanese.shift-jis.txt", "its lines" },
  { "encodings/japanese.iso-2022-jp.txt", "its lines" },
  { "encodings/chinese.utf-8.txt", "its lines" },
  { "encodings/chinese.big5.txt", "its lines" },
  { "formula-injection/csv-payload.txt", "line 2 holds formulas" },
  { "salesforce-api/LICENSE.txt", "(cells in line 1: 1, in most lines: 3)" },
};

static void
check_file (const Expected *expected, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportReader) reader = pursuit_import_reader_open (path, NULL, NULL, &error);
  PursuitHeaderMap *map;
  const PursuitImportRow *row;
  guint n = 0;
  guint n_rejected = 0;

  g_assert_no_error (error);
  map = pursuit_import_reader_get_map (reader);
  g_assert_cmpstr (pursuit_header_map_get_system (map), ==, expected->system);
  g_assert_cmpint (pursuit_header_map_get_object (map), ==, expected->object);
  g_assert_cmpuint (pursuit_header_map_get_n_columns (map), ==, expected->n_columns);

  while (pursuit_import_reader_next (reader, &row, NULL, &error))
    {
      n++;
      n_rejected += pursuit_import_row_is_rejected (row);
    }

  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, expected->n_rows);
  g_assert_cmpuint (n_rejected, ==, expected->n_rejected);
}

static void
test_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *relative = g_build_filename ("crm-csv", files[i].path, NULL);
      g_autofree char *path = pursuit_test_data_path (relative);

      if (path == NULL)
        return;
      g_test_message ("%s", files[i].path);
      check_file (&files[i], path);
    }
}

static void
test_prose (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_tables); i++)
    {
      g_autofree char *relative = g_build_filename ("crm-csv", no_tables[i].path, NULL);
      g_autofree char *path = pursuit_test_data_path (relative);
      g_autofree char *name = NULL;
      g_autofree char *beginning = NULL;
      g_autoptr (PursuitImportReader) reader = NULL;
      g_autoptr (GError) error = NULL;

      if (path == NULL)
        return;
      name = g_path_get_basename (path);
      beginning = g_strdup_printf ("%s is no table: ", name);
      reader = pursuit_import_reader_open (path, NULL, NULL, &error);
      g_assert_null (reader);
      g_assert_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_NOT_A_TABLE);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, beginning));
      g_assert_nonnull (strstr (error->message, no_tables[i].reason));
    }
}

/* No file of the folder is in neither table: a new one must be thought about. */
static void
check_folder (const char *root, const char *below, guint *n)
{
  g_autofree char *path = g_build_filename (root, below, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *relative
          = *below == '\0' ? g_strdup (name) : g_build_filename (below, name, NULL);
      g_autofree char *child = g_build_filename (root, relative, NULL);
      gboolean found = strcmp (relative, "csv-spectrum") == 0;

      if (!found && g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          check_folder (root, relative, n);
          continue;
        }

      for (guint i = 0; !found && i < G_N_ELEMENTS (files); i++)
        found = strcmp (files[i].path, relative) == 0;
      for (guint i = 0; !found && i < G_N_ELEMENTS (no_tables); i++)
        found = strcmp (no_tables[i].path, relative) == 0;
      if (!found)
        g_error ("%s is not expected by any test", relative);
      (*n)++;
    }
}

static void
test_whole_folder (void)
{
  g_autofree char *root = pursuit_test_data_path ("crm-csv");
  guint n = 0;

  if (root == NULL)
    return;

  check_folder (root, "", &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (files) + G_N_ELEMENTS (no_tables) + 1);
}

/* The line ends inside cells are those of the file, which was checked out with LF. */
static char *
to_lf (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n", -1);

  return g_strjoinv ("\n", parts);
}

static void
check_spectrum (const char *name, JsonArray *expected, PursuitCsvReader *table)
{
  g_autoptr (GError) error = NULL;
  const PursuitCsvRecord *record;
  guint n = 0;

  while (pursuit_csv_reader_next (table, &record, NULL, &error))
    {
      JsonObject *object = json_array_get_object_element (expected, n++);

      for (guint i = 0; i < pursuit_csv_reader_get_n_columns (table); i++)
        {
          const char *header = pursuit_csv_reader_get_headers (table)[i];
          const char *wanted = json_object_get_string_member (object, header);
          g_autofree char *lf = to_lf (wanted);

          /* The collection's own two files disagree about this number. */
          if (strcmp (name, "location_coordinates") == 0
              && strcmp (header, "Contact Phone Number") == 0)
            continue;
          g_assert_cmpstr (pursuit_csv_record_get_cell (record, i), ==, lf);
        }
      g_assert_cmpuint (json_object_get_size (object), ==, pursuit_csv_record_get_n_cells (record));
    }

  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, json_array_get_length (expected));
}

static void
test_csv_spectrum (void)
{
  g_autofree char *folder = pursuit_test_data_path ("crm-csv/csv-spectrum/csvs");
  g_autoptr (GDir) dir = NULL;
  const char *file;
  guint n = 0;

  if (folder == NULL)
    return;

  dir = g_dir_open (folder, 0, NULL);
  for (; (file = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autofree char *name = g_strndup (file, strlen (file) - 4);
      g_autofree char *relative = g_strdup_printf ("crm-csv/csv-spectrum/json/%s.json", name);
      g_autofree char *json = pursuit_test_data_load (relative, NULL);
      g_autoptr (JsonNode) root = json_from_string (json, NULL);
      g_autoptr (JsonArray) array = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (PursuitCsvReader) table = pursuit_csv_reader_open (path, NULL, NULL, &error);

      g_test_message ("%s", name);
      g_assert_no_error (error);
      g_assert_nonnull (root);
      if (JSON_NODE_HOLDS_ARRAY (root))
        {
          array = json_array_ref (json_node_get_array (root));
        }
      else
        {
          array = json_array_new ();
          json_array_add_element (array, json_node_copy (root));
        }
      check_spectrum (name, array, table);
    }

  g_assert_cmpuint (n, ==, 12);
}

/* All rows of a table by the cells of one column. */
static GHashTable *
load_rows (const char *path, guint key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitCsvReader) table = pursuit_csv_reader_open (path, NULL, NULL, &error);
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const PursuitCsvRecord *record;

  g_assert_no_error (error);
  while (pursuit_csv_reader_next (table, &record, NULL, &error))
    {
      g_autoptr (GString) row = g_string_new (NULL);

      for (guint i = 0; i < pursuit_csv_record_get_n_cells (record); i++)
        g_string_append_printf (row, "%s\x1f", pursuit_csv_record_get_cell (record, i));
      g_hash_table_insert (rows, g_strdup (pursuit_csv_record_get_cell (record, key)),
                           g_string_free (g_steal_pointer (&row), FALSE));
    }
  g_assert_no_error (error);

  return rows;
}

/* The rows that a spreadsheet quoted as a whole are those of the clean copy, cell by cell. */
static void
test_requoted_rows_equal_clean_ones (void)
{
  g_autofree char *damaged_path = pursuit_test_data_path ("crm-csv/x-education-requoted-rows.csv");
  g_autofree char *clean_path = pursuit_test_data_path ("lead-scoring/x-education/dev.csv");
  g_autoptr (GHashTable) damaged = NULL;
  g_autoptr (GHashTable) clean = NULL;
  GHashTableIter iter;
  void *key, *row;
  guint n = 0;

  if (damaged_path == NULL || clean_path == NULL)
    return;

  damaged = load_rows (damaged_path, 0);
  clean = load_rows (clean_path, 0);
  g_assert_cmpuint (g_hash_table_size (damaged), ==, 1500);
  g_hash_table_iter_init (&iter, damaged);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (g_hash_table_contains (clean, key))
      {
        n++;
        g_assert_cmpstr (row, ==, g_hash_table_lookup (clean, key));
      }

  /* The clean copy was split, so that some rows are in its other part. */
  g_assert_cmpuint (n, >, 900);
}

static void
test_requoted_rows_are_noted (void)
{
  g_autofree char *path = pursuit_test_data_path ("crm-csv/x-education-requoted-rows.csv");
  g_autoptr (PursuitCsvReader) table = NULL;
  const PursuitCsvRecord *record;
  GPtrArray *notes;
  guint n = 0;

  if (path == NULL)
    return;

  table = pursuit_csv_reader_open (path, NULL, NULL, NULL);
  while (pursuit_csv_reader_next (table, &record, NULL, NULL))
    n += pursuit_csv_record_was_unwrapped (record);
  notes = pursuit_csv_reader_get_notes (table);
  g_assert_cmpuint (n, ==, 48);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (notes, 0), "48 rows were quoted"));
}

/* The same table in UTF-16 with tabs is the same table. */
static void
test_utf16_equals_utf8 (void)
{
  g_autofree char *utf8 = pursuit_test_data_path ("crm-csv/salesforce-api/Lead.csv");
  g_autofree char *utf16
      = pursuit_test_data_path ("crm-csv/encodings/salesforce-lead.utf16le-tab.txt");
  g_autoptr (GHashTable) a = NULL;
  g_autoptr (GHashTable) b = NULL;
  GHashTableIter iter;
  void *key, *row;

  if (utf8 == NULL || utf16 == NULL)
    return;

  a = load_rows (utf8, 0);
  b = load_rows (utf16, 0);
  g_assert_cmpuint (g_hash_table_size (a), ==, 60);
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &row))
    g_assert_cmpstr (row, ==, g_hash_table_lookup (b, key));
}

static void
test_latin1_letters (void)
{
  g_autofree char *path = pursuit_test_data_path ("crm-csv/latin1/CSV-basic-ISO-8859-1.CRLF.csv");
  g_autoptr (GHashTable) rows = NULL;

  if (path == NULL)
    return;

  rows = load_rows (path, 0);
  g_assert_cmpstr (g_hash_table_lookup (rows, "Hélène"), ==,
                   "Hélène\x1fMahé\x1f"
                   "42\x1f");
}

/* What a national encoding is, is only guessed when a person asks. */
static void
test_national_encodings (void)
{
  static const struct
  {
    const char *name;
    const char *encoding;
    const char *same_as;
  } cases[] = {
    { "cyrillic.cp1251.txt", "WINDOWS-1251", "cyrillic.utf-8.txt" },
    { "cyrillic.koi8-r.txt", "KOI8-R", "cyrillic.utf-8.txt" },
    { "cyrillic.iso-8859-5.txt", "ISO-8859-5", "cyrillic.utf-8.txt" },
    { "japanese.shift-jis.txt", "CP932", "japanese.utf-8.txt" },
    { "japanese.iso-2022-jp.txt", "ISO-2022-JP", "japanese.utf-8.txt" },
    /* This copy lost the characters that Big5 does not have. */
    { "chinese.big5.txt", "BIG5", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *relative = g_build_filename ("crm-csv/encodings", cases[i].name, NULL);
      g_autofree char *same = g_build_filename (
          "crm-csv/encodings", cases[i].same_as != NULL ? cases[i].same_as : cases[i].name, NULL);
      g_autoptr (PursuitCsvDialect) dialect = pursuit_csv_dialect_new ();
      g_autofree char *wanted = pursuit_test_data_load (same, NULL);
      g_autofree char *path = pursuit_test_data_path (relative);
      g_autoptr (PursuitCsvReader) table = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) lines = NULL;
      const PursuitCsvRecord *record;

      if (path == NULL)
        return;

      /* Read as a table of one column, the encoding is the only thing to find. */
      dialect->guess_national = TRUE;
      dialect->delimiter = '\x1f';
      dialect->header_line = 1;
      table = pursuit_csv_reader_open (path, dialect, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (pursuit_csv_reader_get_dialect (table)->encoding, ==, cases[i].encoding);

      g_string_append (text, pursuit_csv_reader_get_headers (table)[0]);
      while (pursuit_csv_reader_next (table, &record, NULL, &error))
        g_string_append (text, pursuit_csv_record_get_cell (record, 0));
      g_assert_no_error (error);
      lines = g_strsplit_set (wanted, "\r\n", -1);
      g_free (wanted);
      wanted = g_strjoinv ("", lines);
      g_assert_true (cases[i].same_as == NULL || strcmp (text->str, wanted) == 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/crm-files/tables-have-their-counts", test_tables);
  g_test_add_func ("/exchange/crm-files/prose-is-refused-by-name", test_prose);
  g_test_add_func ("/exchange/crm-files/no-file-is-left-out", test_whole_folder);
  g_test_add_func ("/exchange/crm-files/csv-spectrum", test_csv_spectrum);
  g_test_add_func ("/exchange/crm-files/requoted-rows-equal-clean-ones",
                   test_requoted_rows_equal_clean_ones);
  g_test_add_func ("/exchange/crm-files/requoted-rows-are-noted", test_requoted_rows_are_noted);
  g_test_add_func ("/exchange/crm-files/utf16-equals-utf8", test_utf16_equals_utf8);
  g_test_add_func ("/exchange/crm-files/latin1-letters", test_latin1_letters);
  g_test_add_func ("/exchange/crm-files/national-encodings", test_national_encodings);

  return g_test_run ();
}
