/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-import-fixture.h"

static void
test_contact (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (fixture, "contacts.csv",
             "Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name,"
             "Lifecycle Stage,Contact owner,Associated Company IDs,Machine park\n"
             "9002,Anna,Keller, a.keller@brennholt.example ,+49 30 1234,Head of Operations,"
             "Brennholt Pumpen GmbH,opportunity,Marta Lindqvist,77;78, 14 Pumpen\n",
             NULL);
  row = next_row (fixture);
  g_assert_cmpint (pursuit_import_row_get_object (row), ==, PURSUIT_IMPORT_OBJECT_CONTACT);
  g_assert_true (pursuit_import_row_has_kind (row, PURSUIT_KIND_LEAD));
  g_assert_true (pursuit_import_row_has_kind (row, PURSUIT_KIND_PERSON));
  g_assert_false (pursuit_import_row_has_kind (row, PURSUIT_KIND_ACTIVITY));
  g_assert_false (pursuit_import_row_has_kind (row, PURSUIT_KIND_USER));
  assert_text (row, PURSUIT_IMPORT_RECORD_ID, "9002");
  assert_text (row, PURSUIT_IMPORT_PERSON_NAME, "Anna Keller");
  assert_text (row, PURSUIT_IMPORT_PERSON_FIRST_NAME, "Anna");
  assert_text (row, PURSUIT_IMPORT_PERSON_EMAIL, "a.keller@brennholt.example");
  assert_text (row, PURSUIT_IMPORT_LEAD_CONTACT_NAME, "Anna Keller");
  assert_text (row, PURSUIT_IMPORT_LEAD_CONTACT_EMAIL, "a.keller@brennholt.example");
  assert_text (row, PURSUIT_IMPORT_LEAD_CONTACT_PHONE, "+49 30 1234");
  assert_text (row, PURSUIT_IMPORT_LEAD_CONTACT_TITLE, "Head of Operations");
  assert_text (row, PURSUIT_IMPORT_LEAD_COMPANY_NAME, "Brennholt Pumpen GmbH");
  assert_text (row, PURSUIT_IMPORT_LEAD_STAGE, "qualified");
  assert_text (row, PURSUIT_IMPORT_OWNER, "Marta Lindqvist");
  assert_text (row, PURSUIT_IMPORT_LINK_COMPANY_ID, "77;78");
  assert_custom (row, "{\"Lifecycle Stage\":\"opportunity\",\"Machine park\":\" 14 Pumpen\"}");
  {
    g_auto (GStrv) ids = pursuit_import_row_dup_list (row, PURSUIT_IMPORT_LINK_COMPANY_ID);
    g_auto (GStrv) none = pursuit_import_row_dup_list (row, PURSUIT_IMPORT_LINK_DEAL_ID);

    g_assert_cmpuint (g_strv_length (ids), ==, 2);
    g_assert_cmpstr (ids[1], ==, "78");
    g_assert_cmpuint (g_strv_length (none), ==, 0);
  }
  assert_end (fixture);
}

static void
test_company (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (fixture, "companies.csv",
             "Record ID,Company name,Company Domain Name,Number of Employees,Fax Number\n"
             "77,Brennholt,brennholt.example,1.450,030 99\n"
             "78,Ferri,ferri.example,11-50,\n",
             NULL);
  row = next_row (fixture);
  g_assert_cmpint (pursuit_import_row_get_object (row), ==, PURSUIT_IMPORT_OBJECT_COMPANY);
  g_assert_true (pursuit_import_row_has_kind (row, PURSUIT_KIND_LEAD));
  g_assert_false (pursuit_import_row_has_kind (row, PURSUIT_KIND_PERSON));
  assert_text (row, PURSUIT_IMPORT_LEAD_DOMAIN, "brennholt.example");
  assert_text (row, PURSUIT_IMPORT_LEAD_COMPANY_SIZE, "1450");
  assert_custom (row, "{\"Fax Number\":\"030 99\"}");
  g_assert_cmpstr (get_column (fixture, "Number of Employees")->note, ==, "dot for thousands");
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_COMPANY_SIZE, "11-50");
}

static void
test_deal (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (fixture, "deals.csv",
             "Record ID;Deal Name;Deal Stage;Amount;Close Date;Associated Company;"
             "Associated Contact IDs;Associated Contact\n"
             "5;Pumps;Contract Sent;48.600,00 €;18.12.2026;Brennholt;9002;Anna Keller\n"
             "6;Valves;closedwon;1 180,00;27.11.2026;Ferri;9002;A;B\n"
             "7;Hoses;Thinking;;;Ferri;;\n",
             NULL);
  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_LEAD_TITLE, "Pumps");
  assert_text (row, PURSUIT_IMPORT_LEAD_STAGE, "negotiation");
  assert_number (row, PURSUIT_IMPORT_LEAD_VALUE, 4860000);
  assert_text (row, PURSUIT_IMPORT_LEAD_CURRENCY, "EUR");
  assert_text (row, PURSUIT_IMPORT_LEAD_EXPECTED_CLOSE, "2026-12-18");
  assert_text (row, PURSUIT_IMPORT_LEAD_CLOSED_AT, NULL);
  assert_text (row, PURSUIT_IMPORT_LINK_COMPANY_NAME, "Brennholt");
  assert_text (row, PURSUIT_IMPORT_LEAD_COMPANY_NAME, "Brennholt");
  assert_text (row, PURSUIT_IMPORT_LEAD_CONTACT_NAME, "Anna Keller");
  g_assert_cmpstr (get_column (fixture, "Amount")->note, ==, "decimal comma");
  g_assert_cmpstr (get_column (fixture, "Close Date")->note, ==, "day.month.year");

  assert_rejected (next_row (fixture), 3, "the row has 9 cells, the table only 8 columns");

  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_LEAD_STAGE, NULL);
  assert_custom (row, "{\"Deal Stage\":\"Thinking\"}");
  g_assert_cmpstr (get_column (fixture, "Deal Stage")->note, ==, "2 of 3 words known");
  g_assert_true (get_column (fixture, "Deal Stage")->doubtful);
}

static void
test_closed_deal (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (fixture, "deals.csv",
             "Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Expected close date,"
             "Deal - Lost time\n"
             "1,A,Proposal Made,won,2026-03-04,\n"
             "2,B,Proposal Made,lost,2026-03-04,2026-02-01 10:30\n"
             "3,C,Proposal Made,open,2026-03-04,\n",
             NULL);
  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_LEAD_STAGE, "won");
  assert_text (row, PURSUIT_IMPORT_LEAD_STATUS, NULL);
  assert_text (row, PURSUIT_IMPORT_LEAD_CLOSED_AT, "2026-03-04T00:00:00Z");
  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_LEAD_STAGE, "lost");
  assert_text (row, PURSUIT_IMPORT_LEAD_CLOSED_AT, "2026-02-01T10:30:00Z");
  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_LEAD_STAGE, "proposal");
}

static void
test_activity (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (fixture, "Task.csv",
             "Id,WhoId,WhatId,Subject,ActivityDate,Status,Priority,OwnerId,TaskSubtype,IsDeleted\n"
             "00T1,0031,0061,Call Anna,2026-03-04,Completed,High,0051,Call,\n"
             "00T2,,,Write,2026-03-05,Not Started,Normal,0051,Task,\n",
             NULL);
  row = next_row (fixture);
  g_assert_true (pursuit_import_row_has_kind (row, PURSUIT_KIND_ACTIVITY));
  g_assert_false (pursuit_import_row_has_kind (row, PURSUIT_KIND_LEAD));
  g_assert_false (pursuit_import_row_has_kind (row, PURSUIT_KIND_PERSON));
  assert_text (row, PURSUIT_IMPORT_ACTIVITY_SUBJECT, "Call Anna");
  assert_text (row, PURSUIT_IMPORT_ACTIVITY_TYPE, "call");
  assert_text (row, PURSUIT_IMPORT_ACTIVITY_PRIORITY, "high");
  assert_text (row, PURSUIT_IMPORT_ACTIVITY_DUE_AT, "2026-03-04T00:00:00Z");
  assert_text (row, PURSUIT_IMPORT_ACTIVITY_DONE_AT, "2026-03-04T00:00:00Z");
  assert_text (row, PURSUIT_IMPORT_LINK_WHO_ID, "0031");
  assert_text (row, PURSUIT_IMPORT_LINK_WHAT_ID, "0061");
  assert_text (row, PURSUIT_IMPORT_OWNER_ID, "0051");
  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_ACTIVITY_TYPE, "task");
  assert_text (row, PURSUIT_IMPORT_ACTIVITY_DONE_AT, NULL);
}

static void
test_user (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (fixture, "Users.csv",
             "USER_ID,First Name,Last Name,Email\n1001,,Rozario Diego,rozario@finepick.example\n",
             NULL);
  row = next_row (fixture);
  g_assert_true (pursuit_import_row_has_kind (row, PURSUIT_KIND_USER));
  g_assert_false (pursuit_import_row_has_kind (row, PURSUIT_KIND_LEAD));
  g_assert_false (pursuit_import_row_has_kind (row, PURSUIT_KIND_PERSON));
  assert_text (row, PURSUIT_IMPORT_USER_NAME, "Rozario Diego");
  assert_text (row, PURSUIT_IMPORT_USER_EMAIL, "rozario@finepick.example");
}

/* Pipedrive's import sheet brings four records with one row. */
static void
test_mixed_row (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (fixture, "sheet.csv",
             "Person - Name*,Person - Email (Work),Organization - Name*,Organization - Address,"
             "Deal - Title,Deal - Value,Activity - Subject*,Activity - Due date,Note - Content*\n"
             "Anna Keller,anna@brennholt.example,Brennholt,\"Am Ring 1, Bonn\",Pumps,100,"
             "Call,2026-03-04,Wants two\n"
             "Ugo,ugo@ferri.example,Ferri,,,,,,\n",
             NULL);
  row = next_row (fixture);
  g_assert_true (pursuit_import_row_has_kind (row, PURSUIT_KIND_LEAD));
  g_assert_true (pursuit_import_row_has_kind (row, PURSUIT_KIND_PERSON));
  g_assert_true (pursuit_import_row_has_kind (row, PURSUIT_KIND_ACTIVITY));
  assert_text (row, PURSUIT_IMPORT_LEAD_STREET, "Am Ring 1, Bonn");
  assert_text (row, PURSUIT_IMPORT_LEAD_TITLE, "Pumps");
  assert_number (row, PURSUIT_IMPORT_LEAD_VALUE, 10000);
  assert_text (row, PURSUIT_IMPORT_ACTIVITY_TYPE, "task");
  assert_text (row, PURSUIT_IMPORT_PERSON_NOTES, "Wants two");
  row = next_row (fixture);
  g_assert_false (pursuit_import_row_has_kind (row, PURSUIT_KIND_ACTIVITY));
}

static void
test_compound_address (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (
      fixture, "Lead.csv",
      "Id,IsDeleted,LastName,Company,City,Address,Status\n"
      "00Q1,,Lee,001Ec00000GINb1IAH,,\"{\"\"city\"\":\"\"Bonn\"\",\"\"street\"\":\"\"Ring 1\"\","
      "\"\"latitude\"\":null,\"\"postalCode\"\":\"\"53111\"\",\"\"country\"\":\"\"DE\"\"}\",New\n"
      "00Q2,,Ray,Acme,Köln,\"{\"\"city\"\":\"\"Bonn\"\",\"\"latitude\"\":50.7}\",New\n",
      NULL);
  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_LEAD_STREET, "Ring 1");
  assert_text (row, PURSUIT_IMPORT_LEAD_CITY, "Bonn");
  assert_text (row, PURSUIT_IMPORT_LEAD_POSTAL_CODE, "53111");
  assert_text (row, PURSUIT_IMPORT_LEAD_COUNTRY, "DE");
  assert_custom (row, NULL);
  /* An account that was exported by its id is a link and no name. */
  assert_text (row, PURSUIT_IMPORT_LEAD_COMPANY_NAME, NULL);
  assert_text (row, PURSUIT_IMPORT_LINK_COMPANY_ID, "001Ec00000GINb1IAH");

  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_LEAD_CITY, "Köln");
  assert_text (row, PURSUIT_IMPORT_LEAD_COMPANY_NAME, "Acme");
  assert_custom (row, "{\"Address\":\"{\\\"city\\\":\\\"Bonn\\\",\\\"latitude\\\":50.7}\"}");
}

/* What cannot be right is refused with its line and its reason, as a person would say it. */
static void
test_rejected_rows (Fixture *fixture, const void *data)
{
  const PursuitImportProblem *problem;
  const PursuitImportRow *row;

  open_text (fixture, "contacts.csv",
             "Name;Email;Company;Close Date;Probability;Amount\n"
             "Jens Vogt;j.vogt@;Hartwig Guss KG;18.12.2026;10;1,50\n"
             "Anna;anna@a.example;A;31.02.2026;10;1,50\n"
             ";;;;;\n"
             "Ugo;ugo@a.example;A;18.12.2026;120;1,50\n"
             "Name;Email;Company;Close Date;Probability;Amount\n"
             "Zoë;zoe@a.example;A;18.12.2026;10;cheap\n"
             "Eva;eva@a.example;A\n"
             "Max;max@a.example;A;19.12.2026;90;2,50;;\n",
             NULL);
  row = next_row (fixture);
  assert_rejected (row, 2, "the mail address has no domain");
  problem = pursuit_import_row_get_problem (row, 0);
  g_assert_cmpint (problem->column, ==, 1);
  g_assert_true (problem->rejects);
  assert_rejected (next_row (fixture), 3, "31.02.2026 is no date");
  assert_rejected (next_row (fixture), 4, "every cell is empty");
  assert_rejected (next_row (fixture), 5, "120 is not between 0 and 100 percent");
  assert_rejected (next_row (fixture), 6, "the header stands here again");
  assert_rejected (next_row (fixture), 7, "“cheap” is no amount; write it like 1234.50 EUR");

  row = next_row (fixture);
  g_assert_false (pursuit_import_row_is_rejected (row));
  g_assert_cmpuint (pursuit_import_row_get_n_problems (row), ==, 1);
  problem = pursuit_import_row_get_problem (row, 0);
  g_assert_false (problem->rejects);
  g_assert_cmpstr (problem->message, ==, "the row has only 3 cells, the table 6 columns");
  g_assert_null (pursuit_import_row_dup_reason (row));

  /* Empty cells behind the last column are no trouble. */
  row = next_row (fixture);
  g_assert_cmpuint (pursuit_import_row_get_n_problems (row), ==, 0);
  assert_end (fixture);
}

/* "Bring in without mail": the bad value is kept, and the row comes in. */
static void
test_without_bad_values (Fixture *fixture, const void *data)
{
  PursuitImportOptions options = { .without_bad_values = TRUE };
  const PursuitImportRow *row;

  open_text (fixture, "contacts.csv",
             "Name,Email,Company\nJens Vogt,j.vogt@,Hartwig\nA,a@b.example,C\n,,\n", &options);
  row = next_row (fixture);
  g_assert_false (pursuit_import_row_is_rejected (row));
  g_assert_cmpuint (pursuit_import_row_get_n_problems (row), ==, 1);
  assert_text (row, PURSUIT_IMPORT_PERSON_EMAIL, NULL);
  assert_custom (row, "{\"Email\":\"j.vogt@\"}");
  next_row (fixture);
  assert_rejected (next_row (fixture), 4, "every cell is empty");
}

/* An export of our own has the keys of the fields as its header, and its guard is taken away. */
static void
test_own_export (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (fixture, "lead.csv",
             "id,organization_id,company_name,description,next_step,score_stale\n"
             "1,,Acme,'=1+1,-12.50,0\n",
             NULL);
  row = next_row (fixture);
  g_assert_cmpstr (pursuit_header_map_get_system (pursuit_import_reader_get_map (fixture->reader)),
                   ==, "pursuit");
  assert_text (row, PURSUIT_IMPORT_RECORD_ID, "1");
  assert_text (row, PURSUIT_IMPORT_LEAD_COMPANY_NAME, "Acme");
  assert_text (row, PURSUIT_IMPORT_LEAD_DESCRIPTION, "=1+1");
  assert_text (row, PURSUIT_IMPORT_LEAD_NEXT_STEP, "-12.50");
}

/* A file of somebody else keeps its apostrophes. */
static void
test_foreign_apostrophe (Fixture *fixture, const void *data)
{
  open_text (fixture, "leads.csv", "Company,City\n'=1+1,Bonn\n", NULL);
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_COMPANY_NAME, "'=1+1");
}

/* Rows with only an id come out of HubSpot; they bring nothing in. */
static void
test_only_ids (Fixture *fixture, const void *data)
{
  open_text (fixture, "contacts.csv",
             "Record ID,First Name,Lifecycle Stage,Contact owner,Associated Company IDs\n"
             "9002,,,,\n9003,,,Marta,77\n9004,Anna,,,\n",
             NULL);
  assert_rejected (next_row (fixture), 2, "the row holds nothing but ids and names of others");
  assert_rejected (next_row (fixture), 3, "the row holds nothing but ids and names of others");
  g_assert_false (pursuit_import_row_is_rejected (next_row (fixture)));

  open_text (fixture, "Task.csv",
             "Id,WhoId,WhatId,Subject,Priority,TaskSubtype\n1,2,3,,High,Task\n2,,,Call,Low,Call\n",
             NULL);
  assert_rejected (next_row (fixture), 2, "the row holds nothing but ids and names of others");
  g_assert_false (pursuit_import_row_is_rejected (next_row (fixture)));
}

/* HubSpot writes its header in the person's language; the ids are its own all the same. */
static void
test_german_hubspot (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (fixture, "kontakte.csv",
             "Datensatz-ID;Vorname;Nachname;E-Mail;Lifecycle-Phase;Zuständiger Mitarbeiter\n"
             "9002;Anna;Keller;anna@a.example;Opportunity;Marta\n",
             NULL);
  row = next_row (fixture);
  g_assert_cmpstr (pursuit_header_map_get_system (pursuit_import_reader_get_map (fixture->reader)),
                   ==, "hubspot");
  g_assert_cmpint (pursuit_import_row_get_object (row), ==, PURSUIT_IMPORT_OBJECT_CONTACT);
  assert_text (row, PURSUIT_IMPORT_RECORD_ID, "9002");
  assert_text (row, PURSUIT_IMPORT_PERSON_NAME, "Anna Keller");
  assert_text (row, PURSUIT_IMPORT_LEAD_STAGE, "qualified");
  assert_text (row, PURSUIT_IMPORT_OWNER, "Marta");
  assert_custom (row, "{\"Lifecycle-Phase\":\"Opportunity\"}");
}

static void
test_missing_file (Fixture *fixture, const void *data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pursuit_import_reader_open ("/nowhere/a.csv", NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/exchange/import-reader/contact", test_contact);
  add ("/exchange/import-reader/company", test_company);
  add ("/exchange/import-reader/deal", test_deal);
  add ("/exchange/import-reader/closed-deal", test_closed_deal);
  add ("/exchange/import-reader/activity", test_activity);
  add ("/exchange/import-reader/user", test_user);
  add ("/exchange/import-reader/mixed-row", test_mixed_row);
  add ("/exchange/import-reader/compound-address", test_compound_address);
  add ("/exchange/import-reader/rejected-rows", test_rejected_rows);
  add ("/exchange/import-reader/without-bad-values", test_without_bad_values);
  add ("/exchange/import-reader/own-export", test_own_export);
  add ("/exchange/import-reader/foreign-apostrophe", test_foreign_apostrophe);
  add ("/exchange/import-reader/only-ids", test_only_ids);
  add ("/exchange/import-reader/german-hubspot", test_german_hubspot);
  add ("/exchange/import-reader/missing-file", test_missing_file);

  return g_test_run ();
}
