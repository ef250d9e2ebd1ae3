/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "core/pursuit-conversation.h"
#include "core/pursuit-user.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-search.h"
#include "store/pursuit-undo.h"

typedef struct
{
  const char *text;
  GPtrArray *hits;
  GError *error;
} Step;

static gboolean
search_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  step->hits = pursuit_session_search (session, step->text, PURSUIT_KIND_NONE, 100, &step->error);

  return TRUE;
}

/* "Acme|Zenith": the titles of the hits, best first. */
static char *
search (StoreFixture *fixture, const char *text)
{
  Step step = { .text = text };
  GString *titles = g_string_new (NULL);

  store_fixture_read (fixture, search_func, &step);
  g_assert_no_error (step.error);
  for (guint i = 0; i < step.hits->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                            ((PursuitSearchHit *) step.hits->pdata[i])->title);
  g_ptr_array_unref (step.hits);

  return g_string_free (titles, FALSE);
}

static void
check_search (StoreFixture *fixture, const char *text, const char *expected)
{
  g_autofree char *titles = search (fixture, text);

  if (g_strcmp0 (titles, expected) != 0)
    g_error ("“%s” finds “%s”, not “%s”", text, titles, expected);
}

static char *
put_phone (StoreFixture *fixture, const char *name, const char *phone)
{
  g_autoptr (PursuitRecord) person = pursuit_record_new (PURSUIT_KIND_PERSON);

  pursuit_record_set_text (person, PURSUIT_PERSON_NAME, name);
  pursuit_record_set_text (person, PURSUIT_PERSON_PHONE, phone);

  return store_fixture_put (fixture, person);
}

static void
accents_case_and_beginnings (StoreFixture *fixture, gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *a
      = store_fixture_put_lead (fixture, "Königsberger Bräu", "Zoë Nuñez");
  G_GNUC_UNUSED g_autofree char *b = store_fixture_put_lead (fixture, "Łódź Textil", NULL);

  check_search (fixture, "konigsberger", "Königsberger Bräu");
  check_search (fixture, "KÖNIGSBERGER", "Königsberger Bräu");
  check_search (fixture, "königsb", "Königsberger Bräu");
  check_search (fixture, "nunez zoe", "Königsberger Bräu");
  check_search (fixture, "brau königs", "Königsberger Bräu");
  /* Only the last word may be unfinished. */
  check_search (fixture, "königs brau", "");
  check_search (fixture, "lodz", "");
  check_search (fixture, "łodz", "Łódź Textil");
  check_search (fixture, "ko", "Königsberger Bräu");
}

static void
phrases_stand_side_by_side (StoreFixture *fixture, gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *a = store_fixture_put_lead (fixture, "North Wind Energy", NULL);
  G_GNUC_UNUSED g_autofree char *b = store_fixture_put_lead (fixture, "Wind of the North", NULL);

  check_search (fixture, "\"north wind\"", "North Wind Energy");
  check_search (fixture, "\"wind north\"", "");
  check_search (fixture, "\"north wind", "North Wind Energy");
}

static void
phones_are_found_however_written (StoreFixture *fixture, gconstpointer data)
{
  static const char *const queries[] = {
    "+49 89 1234-567", "0891234567", "089 1234567", "49891234567", "004989 1234567",
    "1234567",         "1234",       "891",         "567",         "4567",
    "(089) 1234",      "+4989",
  };
  G_GNUC_UNUSED g_autofree char *a = put_phone (fixture, "Ana", "+49 (0)89 1234-567");
  G_GNUC_UNUSED g_autofree char *b = put_phone (fixture, "Bo", "+46 8 555 00 11");

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    check_search (fixture, queries[i], "Ana");
  check_search (fixture, "089 1234568", "");
  check_search (fixture, "12", "");
  check_search (fixture, "085550011", "Bo");
  check_search (fixture, "555 00", "Bo");
}

static void
national_number_is_found_by_the_international_one (StoreFixture *fixture, gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *a = put_phone (fixture, "Ana", "089/1234567 or 0171-998877");

  check_search (fixture, "+49 89 1234567", "Ana");
  check_search (fixture, "+49 171 998877", "Ana");
  check_search (fixture, "998877", "Ana");
}

static void
titles_weigh_more (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autofree char *a = NULL;
  G_GNUC_UNUSED g_autofree char *b = store_fixture_put_lead (fixture, "Pilot Ltd", NULL);

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
  pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION, "pilot pilot pilot");
  a = store_fixture_put (fixture, lead);
  check_search (fixture, "pilot", "Pilot Ltd|Acme");
}

static void
own_columns_are_searched (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autofree char *a = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme");
  pursuit_record_set_custom (lead, "Lieblingsfarbe", "Türkis \"hell\"\n4711");
  a = store_fixture_put (fixture, lead);
  check_search (fixture, "turkis hell", "Acme");
  check_search (fixture, "4711", "Acme");
  check_search (fixture, "Lieblingsfarbe", "");
}

static void
hostile_text_is_only_text (StoreFixture *fixture, gconstpointer data)
{
  static const char *const hostile[] = {
    "\"",          "\"\"",
    "a\"b",        "AND",
    "NOT x",       "x OR y",
    "(((",         "x*",
    "^x",          "title:x",
    "{title} : x", "NEAR(a b)",
    "- -",         "'; DROP TABLE lead; --",
    "kind:",       "*",
    "a AND",       "\\",
    "%_%",         "\x01\x02",
    "a:b:c",       "+",
    "digits : 1",  "\xff\xfe",
    "“quoted”",    "…",
    "search",      "rank",
    "()\"*",       "\"a\" \"b",
    "owner:",      "0 0 0",
    "+++",         "123 OR 456",
    "🙂",
  };
  G_GNUC_UNUSED g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  g_autofree char *long_text = g_strnfill (100000, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
      g_autofree char *titles = search (fixture, hostile[i]);
      g_autofree char *listed = NULL;

      g_assert_cmpstr (titles, ==, "");
      pursuit_query_set_search (query, hostile[i]);
      listed = store_fixture_list (fixture, query);
    }
  check_search (fixture, long_text, "");
  check_search (fixture, "acme", "Acme");
}

static void
operators_narrow (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) user = pursuit_record_new (PURSUIT_KIND_USER);
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autofree char *user_id = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = store_fixture_put_lead (fixture, "Acme South", NULL);
  G_GNUC_UNUSED g_autofree char *person = store_fixture_put_person (fixture, b, "Acme Person");
  Step step = { .text = "acme since:never" };

  pursuit_record_set_text (user, PURSUIT_USER_NAME, "Ana Ruiz");
  user_id = store_fixture_put (fixture, user);
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme North");
  pursuit_record_set_text (lead, PURSUIT_LEAD_OWNER_ID, user_id);
  pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, "won");
  a = store_fixture_put (fixture, lead);

  check_search (fixture, "kind:person acme", "Acme Person");
  check_search (fixture, "acme stage:won", "Acme North");
  check_search (fixture, "stage:won", "Acme North");
  check_search (fixture, "owner:\"ana ruiz\" acme", "Acme North");
  check_search (fixture, "acme since:1d kind:lead stage:new", "Acme South");
  check_search (fixture, "acme since:2999-01-01", "");
  store_fixture_read (fixture, search_func, &step);
  g_assert_error (step.error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID);
  g_clear_error (&step.error);
}

static void
deleted_records_leave_the_index (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *id = store_fixture_put_lead (fixture, "Acme", NULL);
  G_GNUC_UNUSED g_autofree char *person = store_fixture_put_person (fixture, id, "Acme Person");

  store_fixture_delete (fixture, PURSUIT_KIND_LEAD, id);
  check_search (fixture, "acme", "");
}

static void
snippet_is_the_sentence (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) call = pursuit_record_new (PURSUIT_KIND_CONVERSATION);
  g_autofree char *id = NULL;
  Step step = { .text = "budg" };
  PursuitSearchHit *hit;

  pursuit_record_set_text (call, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TITLE, "First call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TRANSCRIPT,
                           "Ana: Hello. Good to see you.\nBo: Our Búdget is 50k. Not more.\n");
  id = store_fixture_put (fixture, call);
  store_fixture_read (fixture, search_func, &step);
  g_assert_cmpuint (step.hits->len, ==, 1);
  hit = step.hits->pdata[0];
  g_assert_cmpstr (hit->snippet, ==,
                   "Bo: Our \x02"
                   "Búdget\x03 is 50k.");
  g_assert_cmpstr (hit->title, ==, "First call");
  g_ptr_array_unref (step.hits);
}

static gboolean
undo_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_undo (session, 0, NULL, error);
}

/* The words in the index must be those of a fresh index over the same records. */
static void
index_stays_exact_through_changes (StoreFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Ünder", "Übel 77", "Acme +49 89 12345", "x'y\"z", "日本" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;

  for (guint i = 0; i < 10; i++)
    g_ptr_array_add (ids, store_fixture_put_lead (fixture, names[i % G_N_ELEMENTS (names)], NULL));
  for (guint i = 0; i < 120; i++)
    {
      const char *id = ids->pdata[g_rand_int_range (rand, 0, 10)];
      g_autoptr (PursuitRecord) lead = store_fixture_get (fixture, PURSUIT_KIND_LEAD, id);
      g_autofree char *same = NULL;

      if (g_rand_int_range (rand, 0, 4) == 0)
        {
          store_fixture_write (fixture, undo_func, NULL);
          continue;
        }
      if (lead == NULL)
        continue;
      pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_NAME,
                               names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))]);
      pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_PHONE,
                               i % 2 == 0 ? "+41 44 668 18 00" : NULL);
      same = store_fixture_put (fixture, lead);
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PursuitRecord) lead
          = store_fixture_get (fixture, PURSUIT_KIND_LEAD, ids->pdata[i]);

      if (lead != NULL && !pursuit_record_is_set (lead, PURSUIT_FIELD_DELETED_AT))
        store_fixture_delete (fixture, PURSUIT_KIND_LEAD, ids->pdata[i]);
    }

  /* Every record is gone: not one word may be left. */
  words = store_fixture_list_words (fixture);
  g_assert_cmpstr (words, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/search/accents-case-beginnings", accents_case_and_beginnings);
  store_test ("/store/search/phrases", phrases_stand_side_by_side);
  store_test ("/store/search/phones", phones_are_found_however_written);
  store_test ("/store/search/national-phones", national_number_is_found_by_the_international_one);
  store_test ("/store/search/titles-weigh-more", titles_weigh_more);
  store_test ("/store/search/own-columns", own_columns_are_searched);
  store_test ("/store/search/hostile-text", hostile_text_is_only_text);
  store_test ("/store/search/operators", operators_narrow);
  store_test ("/store/search/deleted-records", deleted_records_leave_the_index);
  store_test ("/store/search/snippet-is-the-sentence", snippet_is_the_sentence);
  store_test ("/store/search/stays-exact", index_stays_exact_through_changes);

  return g_test_run ();
}
