/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-exchange-error.h"
#include "exchange/pursuit-import-reader.h"
#include "support/pursuit-test-data.h"

#include <string.h>

typedef struct
{
  char *dir;
  char *path;
  PursuitImportReader *reader;
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, const void *data)
{
  fixture->dir = pursuit_test_make_dir ();
}

static void
tear_down (Fixture *fixture, const void *data)
{
  g_clear_object (&fixture->reader);
  g_clear_error (&fixture->error);
  g_clear_pointer (&fixture->path, g_free);
  pursuit_test_remove_dir (fixture->dir);
}

/* Opens @text as a file of that name; the name may say what its rows are. */
static void
open_text (Fixture *fixture,
           const char *name,
           const char *text,
           const PursuitImportOptions *options)
{
  g_clear_object (&fixture->reader);
  g_clear_error (&fixture->error);
  g_clear_pointer (&fixture->path, g_free);
  fixture->path = g_build_filename (fixture->dir, name, NULL);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  fixture->reader = pursuit_import_reader_open (fixture->path, options, NULL, &fixture->error);
}

static const PursuitImportRow *
next_row (Fixture *fixture)
{
  const PursuitImportRow *row = NULL;

  g_assert_no_error (fixture->error);
  g_assert_true (pursuit_import_reader_next (fixture->reader, &row, NULL, &fixture->error));

  return row;
}

static void
assert_end (Fixture *fixture)
{
  const PursuitImportRow *row;

  g_assert_false (pursuit_import_reader_next (fixture->reader, &row, NULL, &fixture->error));
  g_assert_no_error (fixture->error);
}

static const PursuitMappedColumn *
get_column (Fixture *fixture, const char *header)
{
  PursuitHeaderMap *map = pursuit_import_reader_get_map (fixture->reader);
  int index = pursuit_header_map_find_column (map, header);

  g_assert_cmpint (index, >=, 0);

  return pursuit_header_map_get_column (map, (guint) index);
}

static void
assert_text (const PursuitImportRow *row, PursuitImportTarget target, const char *expected)
{
  g_assert_cmpstr (pursuit_import_row_get_text (row, target), ==, expected);
}

static void
assert_number (const PursuitImportRow *row, PursuitImportTarget target, gint64 expected)
{
  gint64 number;

  g_assert_true (pursuit_import_row_get_number (row, target, &number));
  g_assert_cmpint (number, ==, expected);
}

static void
assert_custom (const PursuitImportRow *row, const char *expected)
{
  g_autofree char *json = pursuit_import_row_dup_custom_json (row);

  g_assert_cmpstr (json, ==, expected);
}

static void
assert_rejected (const PursuitImportRow *row, guint64 line, const char *reason)
{
  g_autofree char *found = pursuit_import_row_dup_reason (row);

  g_assert_cmpstr (found, ==, reason);
  g_assert_true (pursuit_import_row_is_rejected (row));
  g_assert_cmpuint (pursuit_import_row_get_line (row), ==, line);
}

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

static void
test_damaged_phone (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (fixture, "contacts.csv",
             "Name,Phone,Mobile Phone\nAnna,4.91E+11,'+49 151 99\nUgo,tel:+39 06,-\n", NULL);
  row = next_row (fixture);
  g_assert_false (pursuit_import_row_is_rejected (row));
  g_assert_cmpuint (pursuit_import_row_get_n_problems (row), ==, 1);
  assert_text (row, PURSUIT_IMPORT_PERSON_PHONE, NULL);
  assert_text (row, PURSUIT_IMPORT_PERSON_MOBILE, "+49 151 99");
  assert_custom (row, "{\"Phone\":\"4.91E+11\"}");
  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_PERSON_PHONE, "+39 06");
  assert_text (row, PURSUIT_IMPORT_PERSON_MOBILE, NULL);
}

/* One date that proves the order decides for the whole column, wherever it stands. */
static void
test_date_order (Fixture *fixture, const void *data)
{
  PursuitImportOptions day_first = { .day_first = TRUE };
  g_autoptr (GString) text = g_string_new ("Name,Close Date,Amount\n");
  const PursuitMappedColumn *column;

  open_text (fixture, "deals.csv", "Deal Name,Close Date\nA,03/04/2026\nB,25/04/2026\n", NULL);
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_EXPECTED_CLOSE, "2026-04-03");
  g_assert_cmpstr (get_column (fixture, "Close Date")->note, ==, "day/month/year");

  open_text (fixture, "deals.csv", "Deal Name,Close Date\nA,03/04/2026\nB,04/25/2026\n", NULL);
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_EXPECTED_CLOSE, "2026-03-04");

  open_text (fixture, "deals.csv", "Deal Name,Close Date\nA,03/04/2026\n", NULL);
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_EXPECTED_CLOSE, "2026-03-04");
  column = get_column (fixture, "Close Date");
  g_assert_cmpstr (column->note, ==, "month/day/year, not proven by any date");
  g_assert_true (column->doubtful);

  open_text (fixture, "deals.csv", "Deal Name,Close Date\nA,03/04/2026\n", &day_first);
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_EXPECTED_CLOSE, "2026-04-03");

  /* The proof stands behind the rows that the columns are judged by. */
  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "A,03/04/2026,1\n");
  g_string_append (text, "B,25/04/2026,1\n");
  open_text (fixture, "deals.csv", text->str, NULL);
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_EXPECTED_CLOSE, "2026-04-03");
}

static void
test_decimal_sign (Fixture *fixture, const void *data)
{
  PursuitImportOptions yen = { .currency = "JPY" };

  open_text (fixture, "deals.csv", "Deal Name;Amount\nA;1.450\nB;2,50\n", NULL);
  assert_number (next_row (fixture), PURSUIT_IMPORT_LEAD_VALUE, 145000);
  assert_number (next_row (fixture), PURSUIT_IMPORT_LEAD_VALUE, 250);

  /* Nothing proves it: a file with semicolons has decimal commas, one with commas points. */
  open_text (fixture, "deals.csv", "Deal Name;Amount\nA;1.450\n", NULL);
  assert_number (next_row (fixture), PURSUIT_IMPORT_LEAD_VALUE, 145000);
  open_text (fixture, "deals.csv", "Deal Name,Amount\nA,\"1,450\"\n", NULL);
  assert_number (next_row (fixture), PURSUIT_IMPORT_LEAD_VALUE, 145000);

  /* A value that proves its own sign is right against its column. */
  open_text (fixture, "deals.csv", "Deal Name;Amount\nA;1,50\nB;2,50\nC;$3,500.25\nD;(7,5)\n",
             NULL);
  next_row (fixture);
  next_row (fixture);
  assert_number (next_row (fixture), PURSUIT_IMPORT_LEAD_VALUE, 350025);
  assert_number (next_row (fixture), PURSUIT_IMPORT_LEAD_VALUE, -750);

  open_text (fixture, "deals.csv", "Deal Name,Amount\nA,1200\n", &yen);
  assert_number (next_row (fixture), PURSUIT_IMPORT_LEAD_VALUE, 1200);
  open_text (fixture, "deals.csv", "Deal Name,Amount,Currency\nA,1200,KWD\nB,5,€\n", NULL);
  assert_number (next_row (fixture), PURSUIT_IMPORT_LEAD_VALUE, 1200000);
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_CURRENCY, "EUR");
}

static void
test_probability_of_one (Fixture *fixture, const void *data)
{
  open_text (fixture, "deals.csv", "Deal Name,Deal Stage,Probability\nA,Won,1\nB,New,0.25\n", NULL);
  assert_number (next_row (fixture), PURSUIT_IMPORT_LEAD_PROBABILITY, 100);
  assert_number (next_row (fixture), PURSUIT_IMPORT_LEAD_PROBABILITY, 25);
  open_text (fixture, "deals.csv", "Deal Name,Deal Stage,Probability\nA,Won,1\nB,New,25 %\n", NULL);
  assert_number (next_row (fixture), PURSUIT_IMPORT_LEAD_PROBABILITY, 1);
}

static void
test_outcome (Fixture *fixture, const void *data)
{
  PursuitImportOptions options = { .outcome = "Converted?=1:won,0:lost" };
  const char *text = "Lead Number,City,Converted?\n1,Bonn,1\n2,Rome,0\n3,Oslo,\n";

  open_text (fixture, "leads.csv", text, &options);
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_STAGE, "won");
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_STAGE, "lost");
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_STAGE, NULL);

  options.outcome = "Sold=1:won";
  open_text (fixture, "leads.csv", text, &options);
  g_assert_error (fixture->error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_MAPPING);
  g_assert_cmpstr (fixture->error->message, ==, "the file has no column “Sold”");

  options.outcome = "City=Bonn:gained";
  open_text (fixture, "leads.csv", text, &options);
  g_assert_error (fixture->error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_MAPPING);
  options.outcome = "City";
  open_text (fixture, "leads.csv", text, &options);
  g_assert_error (fixture->error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_MAPPING);
}

static void
test_mapping_by_hand (Fixture *fixture, const void *data)
{
  const char *const assignments[] = { "title=Machine park", "skip=Score", NULL };
  const char *const wrong[] = { "nothing=Score", NULL };
  PursuitImportOptions options = { .assignments = assignments };
  const PursuitImportRow *row;
  g_autofree char *json = NULL;

  open_text (fixture, "a.csv", "Name,Machine park,Score\nAnna,14 Pumpen,7\n", &options);
  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_LEAD_TITLE, "14 Pumpen");
  assert_custom (row, NULL);
  g_assert_cmpint (get_column (fixture, "Score")->origin, ==, PURSUIT_MAPPING_BY_HAND);

  json = pursuit_header_map_to_json (pursuit_import_reader_get_map (fixture->reader));
  options.assignments = NULL;
  options.remembered = json;
  open_text (fixture, "b.csv", "Score,Name,Machine park\n7,Anna,14 Pumpen\n", &options);
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_TITLE, "14 Pumpen");
  g_assert_cmpint (get_column (fixture, "Score")->origin, ==, PURSUIT_MAPPING_REMEMBERED);

  options.remembered = NULL;
  options.assignments = wrong;
  open_text (fixture, "a.csv", "Name,Machine park,Score\nAnna,14 Pumpen,7\n", &options);
  g_assert_error (fixture->error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_MAPPING);
}

static void
test_content (Fixture *fixture, const void *data)
{
  const PursuitMappedColumn *column;

  open_text (fixture, "leads.csv",
             "First Name,Last Name,How to reach,Last Contact\n"
             "Anna,Keller,anna@a.example,by mail\nUgo,Ferri,ugo@f.example,by phone\n",
             NULL);
  column = get_column (fixture, "How to reach");
  g_assert_cmpint (column->target, ==, PURSUIT_IMPORT_PERSON_EMAIL);
  g_assert_cmpint (column->origin, ==, PURSUIT_MAPPING_BY_CONTENT);
  g_assert_cmpstr (column->examples[1], ==, "ugo@f.example");
  g_assert_null (column->examples[2]);
  column = get_column (fixture, "Last Contact");
  g_assert_cmpint (column->target, ==, PURSUIT_IMPORT_CUSTOM);
  g_assert_true (column->doubtful);
  assert_custom (next_row (fixture), "{\"Last Contact\":\"by mail\"}");
}

static void
test_zone (Fixture *fixture, const void *data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (2 * 3600);
  PursuitImportOptions options = { .zone = zone };
  const PursuitImportRow *row;

  open_text (fixture, "leads.csv",
             "Name,Created At\nA,2026-03-04 01:30\nB,2026-03-04T01:30:00Z\nC,2026-03-04\n",
             &options);
  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_LEAD_CREATED_AT, "2026-03-03T23:30:00Z");
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_CREATED_AT, "2026-03-04T01:30:00Z");
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_CREATED_AT, "2026-03-04T00:00:00Z");
}

static void
test_consent (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (fixture, "contacts.csv",
             "Name,Email,Email Opt Out,Consent\nA,a@a.example,1,\nB,b@a.example,0,yes\n"
             "C,c@a.example,0,\n",
             NULL);
  assert_text (next_row (fixture), PURSUIT_IMPORT_PERSON_CONSENT, "refused");
  assert_text (next_row (fixture), PURSUIT_IMPORT_PERSON_CONSENT, "given");
  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_PERSON_CONSENT, NULL);
}

static void
test_several_mails (Fixture *fixture, const void *data)
{
  const PursuitImportRow *row;

  open_text (fixture, "contacts.csv",
             "Name,Email\nA,\"a@a.example, b@a.example\"\nB,Bea <bea@a.example>\n", NULL);
  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_PERSON_EMAIL, "a@a.example");
  assert_custom (row, "{\"Email\":\"a@a.example, b@a.example\"}");
  row = next_row (fixture);
  assert_text (row, PURSUIT_IMPORT_PERSON_EMAIL, "bea@a.example");
  assert_custom (row, NULL);
}

static void
test_long_text (Fixture *fixture, const void *data)
{
  g_autofree char *name = g_strnfill (300, 'x');
  g_autofree char *text = g_strdup_printf ("Company,City\n%s,Bonn\n", name);

  open_text (fixture, "leads.csv", text, NULL);
  assert_rejected (next_row (fixture), 2, "“Company” is longer than 255 bytes");
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

static void
test_object_by_hand (Fixture *fixture, const void *data)
{
  PursuitImportOptions options = { .object = PURSUIT_IMPORT_OBJECT_COMPANY };

  open_text (fixture, "list.csv", "Name,City\nAcme,Bonn\n", &options);
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_COMPANY_NAME, "Acme");
  options.object = PURSUIT_IMPORT_OBJECT_CONTACT;
  open_text (fixture, "list.csv", "Name,City\nAcme,Bonn\n", &options);
  assert_text (next_row (fixture), PURSUIT_IMPORT_PERSON_NAME, "Acme");
}

static void
test_missing_file (Fixture *fixture, const void *data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pursuit_import_reader_open ("/nowhere/a.csv", NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

#define add(path, function)                                                                        \
  g_test_add ("/exchange/import-reader/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("contact", test_contact);
  add ("company", test_company);
  add ("deal", test_deal);
  add ("closed-deal", test_closed_deal);
  add ("activity", test_activity);
  add ("user", test_user);
  add ("mixed-row", test_mixed_row);
  add ("compound-address", test_compound_address);
  add ("rejected-rows", test_rejected_rows);
  add ("without-bad-values", test_without_bad_values);
  add ("damaged-phone", test_damaged_phone);
  add ("date-order", test_date_order);
  add ("decimal-sign", test_decimal_sign);
  add ("probability-of-one", test_probability_of_one);
  add ("outcome", test_outcome);
  add ("mapping-by-hand", test_mapping_by_hand);
  add ("content", test_content);
  add ("zone", test_zone);
  add ("consent", test_consent);
  add ("several-mails", test_several_mails);
  add ("long-text", test_long_text);
  add ("own-export", test_own_export);
  add ("foreign-apostrophe", test_foreign_apostrophe);
  add ("object-by-hand", test_object_by_hand);
  add ("missing-file", test_missing_file);

  return g_test_run ();
}
