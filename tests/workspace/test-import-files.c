/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "support/pursuit-test-data.h"
#include "workspace/import-fixture.h"

#include <string.h>

/* What becomes of each file of the data folder in an empty workspace, and what there is then. */
typedef struct
{
  const char *path;
  const char *format;
  guint read;
  guint created;
  guint rejected;
  guint leads;
  guint people;
  guint activities;
} Expected;

static const Expected files[] = {
  { "hubspot/hubspot_contacts.csv", "HubSpot contacts", 950, 950, 0, 950, 950, 0 },
  { "hubspot/hubspot_companies.csv", "HubSpot companies", 200, 200, 0, 200, 0, 0 },
  { "hubspot/hubspot_deals.csv", "HubSpot deals", 500, 500, 0, 500, 0, 0 },
  { "salesforce-api/Lead.csv", "Salesforce leads", 60, 60, 0, 60, 60, 0 },
  { "salesforce-api/Contact.csv", "Salesforce contacts", 102, 102, 0, 102, 102, 0 },
  { "salesforce-api/Account.csv", "Salesforce companies", 22, 22, 0, 22, 0, 0 },
  { "salesforce-api/Opportunity.csv", "Salesforce deals", 50, 50, 0, 50, 0, 0 },
  { "salesforce-api/Task.csv", "Salesforce activities", 75, 75, 0, 0, 0, 75 },
  { "salesforce-api/Campaign.csv", "Salesforce table", 8, 8, 0, 8, 0, 0 },
  { "zoho/Leads.csv", "Zoho leads", 3900, 3900, 0, 3900, 3900, 0 },
  { "zoho/Contacts.csv", "Zoho contacts", 1265, 1265, 0, 1265, 1265, 0 },
  { "zoho/Accounts.csv", "Zoho companies", 2229, 2229, 0, 2229, 0, 0 },
  { "zoho/Potentials.csv", "Zoho deals", 3632, 3632, 0, 3632, 0, 0 },
  { "zoho/Users.csv", "Zoho users", 11, 11, 0, 0, 0, 0 },
  { "generic/contacts.csv", "CSV contacts", 100, 100, 0, 100, 100, 0 },
  { "generic/deals.csv", "CSV deals", 150, 150, 0, 150, 0, 0 },
  { "latin1/CSV-basic-ISO-8859-1.LF.csv", "CSV leads", 3, 3, 0, 3, 3, 0 },
  { "latin1/CSV-basic-ISO-8859-1.CRLF.csv", "CSV leads", 3, 3, 0, 3, 3, 0 },
  { "encodings/salesforce-lead.utf16le-tab.txt", "Salesforce leads", 60, 60, 0, 60, 60, 0 },
  { "x-education-requoted-rows.csv", "CSV leads", 1500, 1500, 0, 1500, 0, 0 },
  { "messy_sample.csv", "CSV leads", 21, 14, 7, 14, 14, 0 },
  { "headers/hubspot-contacts-all-properties.header.csv", "HubSpot contacts", 0, 0, 0, 0, 0, 0 },
  { "headers/pipedrive-deals-list.header.csv", "Pipedrive deals", 0, 0, 0, 0, 0, 0 },
  { "headers/pipedrive-import-sample.csv", "Pipedrive leads", 0, 0, 0, 0, 0, 0 },
};

/* Refused under its own name, with a reason. */
static const struct
{
  const char *path;
  const char *reason;
} no_tables[] = {
  { "encodings/french-fable.cp1252.txt", "its lines" },
  { "encodings/cyrillic.cp1251.txt", "cells in line" },
  { "encodings/cyrillic.koi8-r.txt", "cells in line" },
  { "encodings/cyrillic.iso-8859-5.txt", "cells in line" },
  { "encodings/cyrillic.utf-8.txt", "cells in line" },
  { "encodings/japanese.utf-8.txt", "its lines" },
  { "encodings/japanese.shift-jis.txt", "its lines" },
  { "encodings/japanese.iso-2022-jp.txt", "its lines" },
  { "encodings/chinese.utf-8.txt", "its lines" },
  { "encodings/chinese.big5.txt", "its lines" },
  { "formula-injection/csv-payload.txt", "line 2 holds formulas" },
  { "salesforce-api/LICENSE.txt", "cells in line 1" },
};

static void
assert_counts (const PursuitImportReport *report, const Expected *expected)
{
  g_assert_cmpstr (report->format, ==, expected->format);
  g_assert_cmpuint (report->read, ==, expected->read);
  g_assert_cmpuint (report->created, ==, expected->created);
  g_assert_cmpuint (report->updated, ==, 0);
  g_assert_cmpuint (report->duplicates, ==, 0);
  g_assert_cmpuint (report->rejected, ==, expected->rejected);
  g_assert_cmpuint (report->leads, ==, expected->leads);
  g_assert_cmpuint (report->people, ==, expected->people);
  g_assert_cmpuint (report->activities, ==, expected->activities);
}

static void
assert_same (const PursuitImportReport *a, const PursuitImportReport *b)
{
  g_assert_cmpuint (a->read, ==, b->read);
  g_assert_cmpuint (a->created, ==, b->created);
  g_assert_cmpuint (a->updated, ==, b->updated);
  g_assert_cmpuint (a->duplicates, ==, b->duplicates);
  g_assert_cmpuint (a->rejected, ==, b->rejected);
  g_assert_cmpuint (a->leads, ==, b->leads);
  g_assert_cmpuint (a->people, ==, b->people);
  g_assert_cmpuint (a->activities, ==, b->activities);
  g_assert_cmpuint (a->links, ==, b->links);
  g_assert_cmpuint (a->fields_changed, ==, b->fields_changed);
  g_assert_cmpuint (a->columns->len, ==, b->columns->len);
  g_assert_cmpuint (a->rejects->len, ==, b->rejects->len);
  for (guint i = 0; i < a->rejects->len; i++)
    {
      const PursuitImportReject *left = g_ptr_array_index (a->rejects, i);
      const PursuitImportReject *right = g_ptr_array_index (b->rejects, i);

      g_assert_cmpuint (left->line, ==, right->line);
      g_assert_cmpstr (left->reason, ==, right->reason);
    }
}

static void
assert_stored (ImportFixture *fixture, const Expected *expected)
{
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_LEAD, NULL), ==, expected->leads);
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_PERSON, NULL), ==, expected->people);
  g_assert_cmpint (import_fixture_count (fixture, PURSUIT_KIND_ACTIVITY, NULL), ==,
                   expected->activities);
}

/* A copy: rejected rows are written beside the file, and the data folder stays as it is. */
static char *
copy_file (ImportFixture *fixture, const char *path)
{
  g_autofree char *relative = g_build_filename ("crm-csv", path, NULL);
  g_autofree char *name = g_path_get_basename (path);
  gsize length = 0;
  g_autofree char *content = pursuit_test_data_load (relative, &length);

  return content != NULL ? import_fixture_write (fixture, name, content, (gssize) length) : NULL;
}

/* Rehearsed, brought in, brought in again, taken back: the counts are the table's each time. */
static void
check_file (ImportFixture *fixture, const Expected *expected, const char *path)
{
  g_autofree char *empty = import_fixture_hash (fixture);
  g_autoptr (PursuitImportReport) rehearsed = import_fixture_rehearse (fixture, path);
  g_autofree char *after_rehearsal = import_fixture_hash (fixture);
  g_autoptr (PursuitImportReport) report = NULL;
  g_autoptr (PursuitImportReport) again = NULL;
  g_autofree char *full = NULL;
  g_autofree char *still_full = NULL;
  g_autofree char *undone = NULL;

  assert_counts (rehearsed, expected);
  g_assert_true (rehearsed->rehearsed);
  g_assert_null (rehearsed->batch);
  g_assert_cmpstr (after_rehearsal, ==, empty);

  report = import_fixture_import (fixture, path);
  assert_counts (report, expected);
  assert_same (rehearsed, report);
  assert_stored (fixture, expected);
  full = import_fixture_hash (fixture);
  g_assert_true (expected->created == 0 || strcmp (full, empty) != 0);

  again = import_fixture_import (fixture, path);
  g_assert_cmpuint (again->created, ==, 0);
  g_assert_cmpuint (again->updated, ==, 0);
  g_assert_cmpuint (again->duplicates, ==, expected->created);
  g_assert_cmpuint (again->rejected, ==, expected->rejected);
  assert_stored (fixture, expected);
  still_full = import_fixture_hash (fixture);
  g_assert_cmpstr (still_full, ==, full);

  import_fixture_undo (fixture, again->batch);
  import_fixture_undo (fixture, report->batch);
  undone = import_fixture_hash (fixture);
  g_assert_cmpstr (undone, ==, empty);
  import_fixture_check_integrity (fixture);
}

static void
each_file_comes_in_and_goes_again (gconstpointer data)
{
  const Expected *expected = data;
  ImportFixture fixture = { NULL };
  g_autofree char *path = NULL;

  import_fixture_set_up (&fixture, NULL);
  path = copy_file (&fixture, expected->path);
  if (path != NULL)
    check_file (&fixture, expected, path);
  import_fixture_tear_down (&fixture, NULL);
}

static void
prose_is_refused_by_name (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = import_fixture_hash (fixture);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (no_tables); i++)
    {
      g_autofree char *relative = g_build_filename ("crm-csv", no_tables[i].path, NULL);
      g_autofree char *path = pursuit_test_data_path (relative);
      const ImportPlan plan = { .files = { path } };
      g_autofree char *name = NULL;
      g_autoptr (GError) error = NULL;

      if (path == NULL)
        return;
      name = g_path_get_basename (path);
      g_assert_null (import_fixture_run (fixture, &plan, &error));
      g_assert_nonnull (strstr (error->message, name));
      g_assert_nonnull (strstr (error->message, no_tables[i].reason));
    }
  after = import_fixture_hash (fixture);
  g_assert_cmpstr (after, ==, empty);
}

/* Each line that does not fit is named with its reason, here and in the file beside it. */
static void
rejects_name_line_and_reason (ImportFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint64 line;
    const char *reason;
  } wanted[] = {
    { 5, "every cell is empty" },           { 8, "“active” is no amount" },
    { 10, "the header stands here again" }, { 12, "the row has 8 cells, the table only 7 columns" },
    { 13, "every cell is empty" },          { 16, "“active” is no amount" },
    { 19, "every cell is empty" },
  };
  g_autofree char *path = copy_file (fixture, "messy_sample.csv");
  g_autoptr (PursuitImportReport) report = NULL;
  g_autofree char *rejects = NULL;

  if (path == NULL)
    return;
  report = import_fixture_import (fixture, path);
  g_assert_cmpuint (report->rejects->len, ==, G_N_ELEMENTS (wanted));
  g_assert_true (g_file_get_contents (report->rejects_file, &rejects, NULL, NULL));
  g_assert_true (g_str_has_suffix (report->rejects_file, "/messy_sample.rejects.csv"));
  for (guint i = 0; i < report->rejects->len; i++)
    {
      const PursuitImportReject *reject = g_ptr_array_index (report->rejects, i);
      g_autofree char *line = g_strdup_printf ("\n%" G_GUINT64_FORMAT ",", wanted[i].line);

      g_assert_cmpuint (reject->line, ==, wanted[i].line);
      g_assert_nonnull (strstr (reject->reason, wanted[i].reason));
      g_assert_nonnull (strstr (rejects, line));
    }
}

/* Corrected in an editor, the rejects file is a file like any other. */
static void
rejects_can_be_corrected (ImportFixture *fixture, gconstpointer data)
{
  static const char content[] = "Record ID,Email,Company name,Amount\r\n"
                                "1,anna@pumpen.example,Pumpen GmbH,\"1,200.50\"\r\n"
                                "2,bo@guss.example,Guss AB,plenty\r\n"
                                "3,cy@optik.example,Optik SAS,80.00\r\n";
  g_autofree char *path = import_fixture_write (fixture, "leads.csv", content, -1);
  const ImportPlan plan = { .files = { path }, .map = { "lead.value=Amount" }, .as = "lead" };
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitImportReport) report = import_fixture_run (fixture, &plan, &error);
  g_autoptr (PursuitImportReport) second = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  g_autofree char *rejects = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *corrected = NULL;
  g_autofree char *corrected_path = NULL;
  ImportPlan second_plan = plan;

  g_assert_no_error (error);
  g_assert_cmpuint (report->created, ==, 2);
  g_assert_cmpuint (report->rejected, ==, 1);

  g_assert_true (g_file_get_contents (report->rejects_file, &rejects, NULL, NULL));
  parts = g_strsplit (rejects, ",plenty", -1);
  corrected = g_strjoinv (",700.25", parts);
  corrected_path = import_fixture_write (fixture, "corrected.csv", corrected, -1);
  second_plan.files[0] = corrected_path;
  second = import_fixture_run (fixture, &second_plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->read, ==, 1);
  g_assert_cmpuint (second->created, ==, 1);
  lead = import_fixture_find (fixture, PURSUIT_KIND_LEAD, "company_name=\"Guss AB\"");
  g_assert_cmpint (pursuit_record_get_integer (lead, PURSUIT_LEAD_VALUE), ==, 70025);
  g_assert_false (pursuit_record_is_set (lead, PURSUIT_FIELD_CUSTOM));
}

static void
all_columns_of_a_wide_header_are_listed (ImportFixture *fixture, gconstpointer data)
{
  g_autofree char *path = copy_file (fixture, "headers/hubspot-contacts-all-properties.header.csv");
  g_autoptr (PursuitImportReport) report = NULL;

  if (path == NULL)
    return;
  report = import_fixture_rehearse (fixture, path);
  g_assert_cmpuint (report->columns->len, ==, 182);
  for (guint i = 0; i < report->columns->len; i++)
    {
      const PursuitImportColumn *column = g_ptr_array_index (report->columns, i);

      g_assert_nonnull (column->header);
      g_assert_nonnull (column->target);
      g_assert_nonnull (column->how);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/import/files/", files[i].path, NULL);

      g_test_add_data_func (path, &files[i], each_file_comes_in_and_goes_again);
    }
  import_test ("/import/files/prose-is-refused-by-name", prose_is_refused_by_name);
  import_test ("/import/files/rejects-name-line-and-reason", rejects_name_line_and_reason);
  import_test ("/import/files/rejects-can-be-corrected", rejects_can_be_corrected);
  import_test ("/import/files/all-columns-of-a-wide-header-are-listed",
               all_columns_of_a_wide_header_are_listed);

  return g_test_run ();
}
