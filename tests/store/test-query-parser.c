/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-sample.h"

#include <string.h>

static gint64
count (StoreFixture *fixture, PursuitKind kind, const char *key, const char *op, const char *value)
{
  g_autofree char *where = g_strdup_printf ("%s%s\"%s\"", key, op, value);

  return store_fixture_count (fixture, kind, where);
}

static void
spaces_and_quotes_are_read_as_stated (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *where;
    gint64 expected;
  } cases[] = {
    { NULL, 3 },
    { " \t\n", 3 },
    { "city=Bern", 1 },
    { "  city  =  Bern  ", 1 },
    { "city=\"Bern\"", 1 },
    { "CITY=bern", 1 },
    { "city= score=", 1 },
    { "city = company_name=Acme", 0 },
    { "city=\"\"", 1 },
    { "company_name=\"Say \\\"hi\\\"\"", 1 },
    { "company_name~\"\\\\\"", 0 },
    { "city=Bern\tcompany_name=Acme\nscore=", 1 },
    { "city!=Bern", 2 },
    { "city~\"ERN\"", 1 },
    { "company_name=acme city!=", 1 },
  };
  static const char *const rows[][2]
      = { { "Acme", "Bern" }, { "Bolt", NULL }, { "Say \"hi\"", "Zug" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autofree char *id = NULL;

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, rows[i][0]);
      pursuit_record_set_text (lead, PURSUIT_LEAD_CITY, rows[i][1]);
      id = store_fixture_put (fixture, lead);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 n = store_fixture_count (fixture, PURSUIT_KIND_LEAD, cases[i].where);

      if (n != cases[i].expected)
        g_error ("%s: %d", cases[i].where, (int) n);
    }
}

static void
refused (const char *where)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (GError) error = NULL;

  g_assert_false (pursuit_query_set_where (query, where, NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (all, FALSE);
}

static void
limits_are_those_stated (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *terms = repeat ("city!=x ", PURSUIT_QUERY_MAX_TERMS);
  g_autofree char *texts = repeat ("text~x ", PURSUIT_QUERY_MAX_TERMS + 1);
  g_autofree char *too_many = repeat ("city!=x ", PURSUIT_QUERY_MAX_TERMS + 1);
  g_autofree char *value = g_strnfill (PURSUIT_QUERY_MAX_LENGTH - strlen ("city="), 'x');
  g_autofree char *longest = g_strconcat ("city=", value, NULL);
  g_autofree char *too_long = g_strconcat (longest, "x", NULL);
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);

  g_assert_nonnull (id);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, terms), ==, 1);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, longest), ==, 0);
  refused (too_many);
  refused (texts);
  refused (too_long);
  refused ("city=\xff\xfe");
  refused ("city=\"Bern\"company_name=Acme");
}

static void
refusal_leaves_the_query_as_it_was (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitQuery) copy = NULL;
  g_autofree char *a = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *b = store_fixture_put_lead (fixture, "Bolt", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *all = NULL;

  g_assert_cmpstr (a, !=, b);
  g_assert_true (pursuit_query_set_where (query, "company_name=Acme", NULL, NULL));
  before = store_fixture_list (fixture, query);
  g_assert_false (pursuit_query_set_where (query, "company_name=Bolt score>=x", NULL, NULL));
  g_assert_false (pursuit_query_set_sort (query, "-", NULL));
  after = store_fixture_list (fixture, query);
  g_assert_cmpstr (before, ==, "Acme");
  g_assert_cmpstr (after, ==, "Acme");

  copy = pursuit_query_copy (query);
  g_assert_true (pursuit_query_set_where (query, NULL, NULL, NULL));
  copied = store_fixture_list (fixture, copy);
  all = store_fixture_list (fixture, query);
  g_assert_cmpstr (copied, ==, "Acme");
  g_assert_cmpstr (all, ==, "Bolt|Acme");
}

static gboolean
run_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_count (session, data, error) >= 0;
}

/* Pieces of expressions in any order are refused in words, or run; and change nothing. */
static void
no_text_breaks_the_parser (StoreFixture *fixture, gconstpointer data)
{
  static const char *const pieces[]
      = { "city", "score",   "value", "stage", "owner", "text", "\"Plan | B\"",
          "=",    "!=",      "<",     ">=",    "~",     " ",    "\"",
          "\\",   "'",       ";",     "--",    "won",   "12",   "1e999",
          "%",    "_",       "ü",     "\t",    "?1",    ")",    "(",
          "me",   "9999999", "|",     "today", "*",     "NULL", "日本" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_run = 0;

  store_sample_put_leads (fixture, 5);
  before = store_fixture_hash (fixture);
  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
      g_autoptr (GString) text = g_string_new (round % 2 != 0 ? "city~" : NULL);
      g_autoptr (GError) error = NULL;
      gint32 n_pieces = g_rand_int_range (rand, 1, 9);

      for (gint32 i = 0; i < n_pieces; i++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      if (pursuit_query_set_where (query, text->str, NULL, &error)
          && pursuit_store_read (fixture->store, run_func, query, &error))
        {
          n_run++;
          continue;
        }
      g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID);
      g_assert_cmpstr (error->message, !=, "");
    }
  after = store_fixture_hash (fixture);
  g_assert_cmpuint (n_run, >, 100);
  g_assert_cmpstr (before, ==, after);
}

/* Each record is equal to a value or not, below it or not: nothing is both or neither. */
static void
check_field (StoreFixture *fixture, PursuitKind kind, const PursuitField *field, const char *value)
{
  gint64 all = store_fixture_count (fixture, kind, NULL);
  gint64 unset = count (fixture, kind, field->key, "=", "");
  gint64 set = count (fixture, kind, field->key, "!=", "");
  gint64 equal = count (fixture, kind, field->key, "=", value);
  gint64 other = count (fixture, kind, field->key, "!=", value);

  if (set + unset != all)
    g_error ("%s: %d set, %d unset", field->key, (int) set, (int) unset);
  if (equal + other != all)
    g_error ("%s=%s: %d are, %d are not", field->key, value, (int) equal, (int) other);
  if (field->type == PURSUIT_FIELD_ID || field->type == PURSUIT_FIELD_BOOLEAN)
    return;
  g_assert_cmpint (count (fixture, kind, field->key, "<", value)
                       + count (fixture, kind, field->key, ">=", value),
                   ==, set);
  g_assert_cmpint (count (fixture, kind, field->key, "<=", value)
                       + count (fixture, kind, field->key, ">", value),
                   ==, set);
}

static void
operators_part_the_records_of_every_kind (StoreFixture *fixture, gconstpointer data)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    {
      const PursuitFieldTable *table = pursuit_kind_get_fields ((PursuitKind) kind);
      g_autoptr (PursuitRecord) model = NULL;

      if (!store_sample_is_wanted ((PursuitKind) kind))
        continue;
      for (guint n = 0; n < 4; n++)
        {
          g_autoptr (PursuitRecord) record = store_sample_new ((PursuitKind) kind, n);
          g_autofree char *id = store_fixture_put (fixture, record);

          g_assert_nonnull (id);
        }
      model = store_sample_new ((PursuitKind) kind, 2);
      for (guint i = PURSUIT_N_COMMON_FIELDS; i < table->n_fields; i++)
        {
          const PursuitField *field = &table->fields[i];
          g_autofree char *value = NULL;

          if (!pursuit_record_is_set (model, i) || field->type == PURSUIT_FIELD_JSON
              || field->type == PURSUIT_FIELD_MONEY)
            continue;
          value = pursuit_field_is_number (field)
                      ? g_strdup_printf ("%d", (int) pursuit_record_get_integer (model, i))
                      : g_strdup (pursuit_record_get_text (model, i));
          check_field (fixture, (PursuitKind) kind, field, value);
        }
    }
}

static void
other_currency_is_another_amount (StoreFixture *fixture, gconstpointer data)
{
  static const char *const values[] = { "1000", "1000 EUR", "0 JPY", "2000.00 USD", "7" };
  const PursuitField *field
      = &pursuit_kind_get_fields (PURSUIT_KIND_LEAD)->fields[PURSUIT_LEAD_VALUE];

  store_sample_put_leads (fixture, 24);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      gint64 equal = count (fixture, PURSUIT_KIND_LEAD, field->key, "=", values[i]);
      gint64 other = count (fixture, PURSUIT_KIND_LEAD, field->key, "!=", values[i]);

      /* Not in the place of other conditions, but beside them. */
      g_assert_cmpint (
          count (fixture, PURSUIT_KIND_LEAD, "company_name=Nobody value", "!=", values[i]), ==, 0);
      if (equal + other != 24)
        g_error ("%s: %d are, %d are not", values[i], (int) equal, (int) other);
    }
}

/* A lead without company is called by its contact, but has no company of that name. */
static void
title_is_no_company (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, NULL, "Ana Ruiz");

  g_assert_nonnull (id);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, "name=\"ana ruiz\""), ==, 1);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, "company_name=\"ana ruiz\""),
                   ==, 0);
  g_assert_cmpint (store_fixture_count (fixture, PURSUIT_KIND_LEAD, "company_name!=\"ana ruiz\""),
                   ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/query-parser/spaces-and-quotes", spaces_and_quotes_are_read_as_stated);
  store_test ("/store/query-parser/limits", limits_are_those_stated);
  store_test ("/store/query-parser/refusal-changes-nothing", refusal_leaves_the_query_as_it_was);
  store_test ("/store/query-parser/any-text", no_text_breaks_the_parser);
  store_test ("/store/query-parser/operators-part", operators_part_the_records_of_every_kind);
  store_test ("/store/query-parser/currencies", other_currency_is_another_amount);
  store_test ("/store/query-parser/title-is-no-company", title_is_no_company);

  return g_test_run ();
}
