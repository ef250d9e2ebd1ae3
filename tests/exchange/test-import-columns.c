/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-exchange-error.h"
#include "exchange/pursuit-import-fixture.h"

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
test_notes (Fixture *fixture, const void *data)
{
  GPtrArray *notes;

  open_text (fixture, "deals.csv", "Deal Name,Amount\nCaf\xe9,$5\n", NULL);
  g_assert_cmpstr (get_column (fixture, "Amount")->note, ==, "$ read as US dollars");
  notes = pursuit_csv_reader_get_notes (pursuit_import_reader_get_table (fixture->reader));
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (notes, 0), ==,
                   "The file is not UTF-8; it was read as Windows-1252.");
  assert_text (next_row (fixture), PURSUIT_IMPORT_LEAD_TITLE, "Café");
  assert_end (fixture);
  g_assert_cmpuint (notes->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/exchange/import-columns/damaged-phone", test_damaged_phone);
  add ("/exchange/import-columns/date-order", test_date_order);
  add ("/exchange/import-columns/decimal-sign", test_decimal_sign);
  add ("/exchange/import-columns/probability-of-one", test_probability_of_one);
  add ("/exchange/import-columns/outcome", test_outcome);
  add ("/exchange/import-columns/mapping-by-hand", test_mapping_by_hand);
  add ("/exchange/import-columns/content", test_content);
  add ("/exchange/import-columns/zone", test_zone);
  add ("/exchange/import-columns/consent", test_consent);
  add ("/exchange/import-columns/several-mails", test_several_mails);
  add ("/exchange/import-columns/long-text", test_long_text);
  add ("/exchange/import-columns/object-by-hand", test_object_by_hand);
  add ("/exchange/import-columns/notes", test_notes);

  return g_test_run ();
}
