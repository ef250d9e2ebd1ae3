/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-csv-reader.h"
#include "support/pursuit-test-data.h"
#include "workspace/import-fixture.h"

#include <string.h>

static const char first_file[] = "Record ID,First Name,Last Name,Email,Phone Number,Shoe size\n"
                                 "1,Anna,Keller,anna@pumpen.example,,38\n";
static const char second_file[] = "Record ID,First Name,Last Name,Email,Phone Number,Job Title\n"
                                  "77,Anna,Keller-Vogt,ANNA@pumpen.example,+49 40 123456,Buyer\n";

static PursuitImportReport *
run (ImportFixture *fixture, const ImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  PursuitImportReport *report = import_fixture_run (fixture, plan, &error);

  g_assert_no_error (error);

  return report;
}

/* Brings in somebody, and somebody with another id and the same mail. */
static PursuitImportReport *
import_twice (ImportFixture *fixture, PursuitDuplicates duplicates)
{
  g_autofree char *first = import_fixture_write (fixture, "first.csv", first_file, -1);
  g_autofree char *second = import_fixture_write (fixture, "second.csv", second_file, -1);
  const ImportPlan plan = { .files = { second }, .duplicates = duplicates };
  g_autoptr (PursuitImportReport) report = import_fixture_import (fixture, first);

  g_assert_cmpuint (report->created, ==, 1);

  return run (fixture, &plan);
}

static void
duplicates_are_skipped (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitImportReport) report = import_twice (fixture, PURSUIT_DUPLICATES_SKIP);
  g_autoptr (PursuitRecord) person = NULL;

  g_assert_cmpuint (report->duplicates, ==, 1);
  person = import_fixture_find (fixture, PURSUIT_KIND_PERSON, NULL);
  g_assert_cmpstr (pursuit_record_get_text (person, PURSUIT_PERSON_NAME), ==, "Anna Keller");
  g_assert_false (pursuit_record_is_set (person, PURSUIT_PERSON_PHONE));
}

static void
duplicates_are_merged (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitImportReport) report = import_twice (fixture, PURSUIT_DUPLICATES_MERGE);
  g_autoptr (PursuitRecord) person = NULL;

  g_assert_cmpuint (report->updated, ==, 1);
  person = import_fixture_find (fixture, PURSUIT_KIND_PERSON, NULL);
  g_assert_cmpstr (pursuit_record_get_text (person, PURSUIT_PERSON_NAME), ==, "Anna Keller");
  g_assert_cmpstr (pursuit_record_get_text (person, PURSUIT_PERSON_PHONE), ==, "+49 40 123456");
  g_assert_cmpstr (pursuit_record_get_text (person, PURSUIT_PERSON_TITLE), ==, "Buyer");
}

static void
duplicates_are_kept (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitImportReport) report = import_twice (fixture, PURSUIT_DUPLICATES_KEEP);

  g_assert_cmpuint (report->created, ==, 1);
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, 2);
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_PERSON, NULL), ==, 2);
}

/* A row with a known id is no duplicate: what it says now stands. */
static void
known_ids_are_updated (ImportFixture *fixture, gconstpointer data)
{
  static const char changed[] = "Record ID,First Name,Last Name,Email,Phone Number,Shoe size\n"
                                "1,Anna,Vogt,anna@vogt.example,,39\n";
  g_autofree char *first = import_fixture_write (fixture, "first.csv", first_file, -1);
  g_autofree char *second = import_fixture_write (fixture, "second.csv", changed, -1);
  g_autoptr (PursuitImportReport) one = import_fixture_import (fixture, first);
  g_autofree char *before = import_fixture_hash (fixture);
  g_autoptr (PursuitImportReport) two = import_fixture_import (fixture, second);
  g_autoptr (PursuitRecord) lead = import_fixture_find (fixture, PURSUIT_KIND_LEAD, NULL);
  g_autoptr (PursuitRecord) person = import_fixture_find (fixture, PURSUIT_KIND_PERSON, NULL);
  g_autofree char *size = pursuit_record_dup_custom (lead, "Shoe size");
  g_autofree char *after = NULL;

  g_assert_cmpuint (one->created, ==, 1);
  g_assert_cmpuint (two->updated, ==, 1);
  g_assert_cmpstr (pursuit_record_get_text (person, PURSUIT_PERSON_NAME), ==, "Anna Vogt");
  g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_CONTACT_EMAIL), ==,
                   "anna@vogt.example");
  g_assert_cmpstr (size, ==, "39");

  /* Undo of an update brings the old values back. */
  import_fixture_undo (fixture, two->batch);
  after = import_fixture_hash (fixture);
  g_assert_cmpstr (after, ==, before);
}

static const PursuitImportExample *
get_only (GPtrArray *examples)
{
  g_assert_cmpuint (examples->len, ==, 1);

  return g_ptr_array_index (examples, 0);
}

/* A rehearsal says which rows are behind its counts, and what they change. */
static void
rehearsal_names_its_rows (ImportFixture *fixture, gconstpointer data)
{
  static const char rows[] = "Record ID,First Name,Last Name,Email,Phone Number,Shoe size\n"
                             "1,Anna,Vogt,anna@vogt.example,+49 40 123456,39\n"
                             "2,Bert,Ohm,bert@ohm.example,,40\n"
                             "88,Anna,Keller,anna@pumpen.example,,38\n";
  g_autofree char *first = import_fixture_write (fixture, "first.csv", first_file, -1);
  g_autofree char *second = import_fixture_write (fixture, "second.csv", rows, -1);
  g_autoptr (PursuitImportReport) one = import_fixture_import (fixture, first);
  g_autoptr (PursuitImportReport) report = NULL;
  const PursuitImportExample *example;
  const ImportPlan plan = { .files = { second }, .rehearse = TRUE };

  g_assert_cmpuint (one->created, ==, 1);
  g_assert_cmpuint (one->created_rows->len, ==, 0);
  report = run (fixture, &plan);
  example = get_only (report->updated_rows);
  g_assert_cmpuint (example->line, ==, 2);
  g_assert_nonnull (strstr (example->text, "anna@pumpen.example → anna@vogt.example"));
  g_assert_nonnull (strstr (example->text, "+49 40 123456"));
  g_assert_null (strstr (example->text, "Changed"));
  g_assert_cmpuint (report->created_rows->len + report->duplicate_rows->len, ==, 2);
  example = g_ptr_array_index (report->created_rows, 0);
  g_assert_cmpuint (example->line, ==, 3);
  g_assert_cmpstr (example->name, ==, "Bert Ohm");
  g_assert_nonnull (strstr (example->text, "bert@ohm.example"));
}

static void
duplicates_are_named (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *first = import_fixture_write (fixture, "first.csv", first_file, -1);
  g_autofree char *second = import_fixture_write (fixture, "second.csv", second_file, -1);
  g_autoptr (PursuitImportReport) one = import_fixture_import (fixture, first);
  const ImportPlan skip = { .files = { second }, .rehearse = TRUE };
  const ImportPlan merge
      = { .files = { second }, .rehearse = TRUE, .duplicates = PURSUIT_DUPLICATES_MERGE };
  g_autoptr (PursuitImportReport) skipped = run (fixture, &skip);
  g_autoptr (PursuitImportReport) merged = run (fixture, &merge);

  g_assert_cmpuint (one->created, ==, 1);
  g_assert_cmpstr (get_only (skipped->duplicate_rows)->name, ==, "Anna Keller-Vogt");
  g_assert_nonnull (strstr (get_only (merged->updated_rows)->text, "Buyer"));
}

/* A rehearsal of many rows keeps the first of them. */
static void
examples_are_few (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Record ID,First Name,Last Name,Email\n");
  g_autofree char *path = NULL;
  g_autoptr (PursuitImportReport) report = NULL;

  for (guint i = 0; i < PURSUIT_IMPORT_REPORT_MAX_EXAMPLES + 50; i++)
    g_string_append_printf (text, "%u,Anna,Keller %u,anna%u@pumpen.example\n", i, i, i);
  path = import_fixture_write (fixture, "many.csv", text->str, -1);
  report = import_fixture_rehearse (fixture, path);
  g_assert_cmpuint (report->created, ==, PURSUIT_IMPORT_REPORT_MAX_EXAMPLES + 50);
  g_assert_cmpuint (report->created_rows->len, ==, PURSUIT_IMPORT_REPORT_MAX_EXAMPLES);
}

/* --outcome says by which column a lead was won or lost. */
static void
outcome_column_becomes_stage (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_data_path ("crm-csv/x-education-requoted-rows.csv");
  const ImportPlan plan = { .files = { path }, .outcome = "Converted=1:won,0:lost" };
  g_autoptr (PursuitImportReport) report = NULL;

  if (path == NULL)
    return;
  report = run (fixture, &plan);
  g_assert_cmpuint (report->created, ==, 1500);
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_LEAD, "stage=won"), >, 500);
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_LEAD, "stage=won")
                       + import_fixture_count (fixture, PURSUIT_KIND_LEAD, "stage=lost"),
                   ==, 1500);
}

static const PursuitImportColumn *
find_column (const PursuitImportReport *report, const char *header)
{
  for (guint i = 0; i < report->columns->len; i++)
    {
      const PursuitImportColumn *column = g_ptr_array_index (report->columns, i);

      if (strcmp (column->header, header) == 0)
        return column;
    }
  g_assert_not_reached ();
}

/* What a person mapped once is known for the next file with these headers, also after a restart;
 * a rehearsal teaches nothing. */
static void
mapping_is_remembered (ImportFixture *fixture, gconstpointer data)
{
  static const char next[] = "Wer,Wo,Was\nBo Berg,Guss AB,Pumpen\n";
  g_autofree char *first
      = import_fixture_write (fixture, "first.csv", "Wer,Wo,Was\nAnna Keller,Pumpen,Ventile\n", -1);
  g_autofree char *second = import_fixture_write (fixture, "second.csv", next, -1);
  ImportPlan plan = { .files = { first },
                      .map = { "person.name=Wer", "lead.company_name=Wo", "lead.need=Was" },
                      .rehearse = TRUE };
  g_autoptr (PursuitImportReport) rehearsed = run (fixture, &plan);
  g_autoptr (PursuitImportReport) before = import_fixture_rehearse (fixture, second);
  g_autoptr (PursuitImportReport) taught = NULL;
  g_autoptr (PursuitImportReport) after = NULL;
  g_autoptr (PursuitRecord) lead = NULL;

  g_assert_cmpstr (find_column (rehearsed, "Was")->target, ==, "lead.need");
  g_assert_cmpstr (find_column (before, "Was")->target, ==, "custom");

  plan.rehearse = FALSE;
  taught = run (fixture, &plan);
  g_assert_cmpuint (taught->created, ==, 1);
  import_fixture_reopen (fixture, PURSUIT_WORKSPACE_WRITE);
  after = import_fixture_import (fixture, second);
  g_assert_cmpstr (find_column (after, "Wer")->target, ==, "person.name");
  g_assert_cmpstr (find_column (after, "Was")->target, ==, "lead.need");
  lead = import_fixture_find (fixture, PURSUIT_KIND_LEAD, "company_name=\"Guss AB\"");
  g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_NEED), ==, "Pumpen");
}

/* Every cell of a column that has no field is found again, byte for byte. */
static void
assert_custom_of_row (ImportFixture *fixture,
                      const PursuitImportReport *report,
                      PursuitCsvReader *table,
                      const PursuitCsvRecord *record)
{
  const char *const *headers = pursuit_csv_reader_get_headers (table);
  g_autofree char *where
      = g_strdup_printf ("\"Lead Number\"=%s", pursuit_csv_record_get_cell (record, 1));
  g_autoptr (PursuitRecord) lead = NULL;

  lead = import_fixture_find (fixture, PURSUIT_KIND_LEAD, where);
  for (guint i = 0; headers[i] != NULL; i++)
    {
      const char *cell = pursuit_csv_record_get_cell (record, i);
      g_autofree char *text = NULL;

      if (strcmp (find_column (report, headers[i])->target, "custom") != 0)
        continue;
      text = pursuit_record_dup_custom (lead, headers[i]);
      g_assert_cmpstr (text, ==, *cell != '\0' ? cell : NULL);
    }
}

static void
own_columns_are_unchanged (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = pursuit_test_data_path ("crm-csv/x-education-requoted-rows.csv");
  g_autoptr (PursuitImportReport) report = NULL;
  g_autoptr (PursuitCsvReader) table = NULL;
  g_autoptr (GError) error = NULL;
  const PursuitCsvRecord *record;

  if (path == NULL)
    return;
  report = import_fixture_import (fixture, path);
  table = pursuit_csv_reader_open (path, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint n = 0; pursuit_csv_reader_next (table, &record, NULL, &error); n++)
    if (n % 25 == 0)
      assert_custom_of_row (fixture, report, table, record);
  g_assert_no_error (error);
}

/* The lines of the damaged file as they were before a spreadsheet quoted some of them whole. */
static char *
repair (const char *damaged)
{
  g_auto (GStrv) lines = g_strsplit (damaged, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (lines[i]);
      g_autofree char *inner = NULL;
      g_auto (GStrv) parts = NULL;

      if (lines[i][0] != '"')
        continue;
      g_assert_cmpuint (length, >, 2);
      length -= lines[i][length - 1] == '\r' ? 2 : 1;
      inner = g_strndup (lines[i] + 1, length - 1);
      parts = g_strsplit (inner, "\"\"", -1);
      g_free (lines[i]);
      lines[i] = g_strjoinv ("\"", parts);
      n++;
    }
  g_assert_cmpuint (n, ==, 48);

  return g_strjoinv ("\n", lines);
}

static void
requoted_rows_are_the_clean_ones (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *damaged = pursuit_test_data_load ("crm-csv/x-education-requoted-rows.csv", NULL);
  g_autofree char *clean = NULL;
  g_autofree char *damaged_path = NULL;
  g_autofree char *clean_path = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (PursuitImportReport) one = NULL;
  g_autoptr (PursuitImportReport) two = NULL;

  if (damaged == NULL)
    return;
  clean = repair (damaged);
  damaged_path = import_fixture_write (fixture, "damaged.csv", damaged, -1);
  clean_path = import_fixture_write (fixture, "clean.csv", clean, -1);

  one = import_fixture_import (fixture, damaged_path);
  g_assert_cmpuint (one->warnings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (one->warnings, 0), "48"));
  first = import_fixture_dump (fixture);
  import_fixture_undo (fixture, one->batch);
  two = import_fixture_import (fixture, clean_path);
  g_assert_cmpuint (two->warnings->len, ==, 0);
  second = import_fixture_dump (fixture);
  g_assert_true (strcmp (first, second) == 0);
}

/* A value that does not fit becomes an own column if a person wants that. */
static void
bad_values_can_be_kept (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = import_fixture_write (
      fixture, "deals.csv", "Deal Name,Amount\nPumps,100\nValves,200\nSeals,plenty\n", -1);
  const ImportPlan plan = { .files = { path }, .as = "deal", .keep_bad_values = TRUE };
  g_autoptr (PursuitImportReport) rejected = import_fixture_rehearse (fixture, path);
  g_autoptr (PursuitImportReport) report = run (fixture, &plan);
  g_autoptr (PursuitRecord) lead = import_fixture_find (fixture, PURSUIT_KIND_LEAD, "title=Seals");
  g_autofree char *text = pursuit_record_dup_custom (lead, "Amount");

  g_assert_cmpuint (rejected->rejected, ==, 1);
  g_assert_cmpuint (report->rejected, ==, 0);
  g_assert_false (pursuit_record_is_set (lead, PURSUIT_LEAD_VALUE));
  g_assert_cmpstr (text, ==, "plenty");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  import_test ("/import/choices/duplicates-are-skipped", duplicates_are_skipped);
  import_test ("/import/choices/duplicates-are-merged", duplicates_are_merged);
  import_test ("/import/choices/duplicates-are-kept", duplicates_are_kept);
  import_test ("/import/choices/known-ids-are-updated", known_ids_are_updated);
  import_test ("/import/choices/rehearsal-names-its-rows", rehearsal_names_its_rows);
  import_test ("/import/choices/duplicates-are-named", duplicates_are_named);
  import_test ("/import/choices/examples-are-few", examples_are_few);
  import_test ("/import/choices/outcome-column-becomes-stage", outcome_column_becomes_stage);
  import_test ("/import/choices/mapping-is-remembered", mapping_is_remembered);
  import_test ("/import/choices/own-columns-are-unchanged", own_columns_are_unchanged);
  import_test ("/import/choices/requoted-rows-are-the-clean-ones",
               requoted_rows_are_the_clean_ones);
  import_test ("/import/choices/bad-values-can-be-kept", bad_values_can_be_kept);

  return g_test_run ();
}
