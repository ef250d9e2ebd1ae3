/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "core/pursuit-conversation.h"
#include "core/pursuit-user.h"
#include "store/pursuit-search.h"

typedef struct
{
  const char *text;
  const PursuitScope *scope;
  GPtrArray *hits;
  GError *error;
} Step;

static gboolean
search_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  step->hits = pursuit_session_search_as (session, step->text, step->scope, PURSUIT_KIND_NONE, 100,
                                          &step->error);

  return TRUE;
}

static char *
join_titles (GPtrArray *hits)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "",
                            ((PursuitSearchHit *) hits->pdata[i])->title);

  return g_string_free (titles, FALSE);
}

static void
check_search (StoreFixture *fixture, const char *text, const char *expected)
{
  Step step = { .text = text };
  g_autofree char *titles = NULL;

  store_fixture_read (fixture, search_func, &step);
  g_assert_no_error (step.error);
  titles = join_titles (step.hits);
  if (g_strcmp0 (titles, expected) != 0)
    g_error ("“%s” finds “%s”, not “%s”", text, titles, expected);
  g_ptr_array_unref (step.hits);
}

static void
check_refused (StoreFixture *fixture, const char *text, const char *piece)
{
  Step step = { .text = text };

  store_fixture_read (fixture, search_func, &step);
  g_assert_error (step.error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID);
  if (strstr (step.error->message, piece) == NULL)
    g_error ("“%s” is refused with “%s”", text, step.error->message);
  g_clear_error (&step.error);
}

static char *
put_call (StoreFixture *fixture, const char *title, const char *day, const char *transcript)
{
  g_autoptr (PursuitRecord) call = pursuit_record_new (PURSUIT_KIND_CONVERSATION);

  pursuit_record_set_text (call, PURSUIT_CONVERSATION_CONVERSATION_TYPE, "call");
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TITLE, title);
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_HAPPENED_AT, day);
  pursuit_record_set_text (call, PURSUIT_CONVERSATION_TRANSCRIPT, transcript);

  return store_fixture_put (fixture, call);
}

static void
put_calls (StoreFixture *fixture)
{
  g_free (put_call (fixture, "Discovery", "2026-11-02T10:00:00Z",
                    "[00:01] Bo Lind (Pursuit): What is your budget?\n"
                    "[00:09] Anna Kéller (Brennholt): Fifty thousand. We sign in the spring.\n"
                    "[00:20] Bo Lind: The price list follows.\n"));
  g_free (put_call (fixture, "Follow-up", "2020-01-07T10:00:00Z",
                    "Bo Lind: About the price.\n"
                    "\n"
                    "Anna Keller: The budget stands, the price does not.\n"));
}

static void
who_keeps_what_somebody_says (StoreFixture *fixture, gconstpointer data)
{
  put_calls (fixture);

  check_search (fixture, "budget", "Follow-up|Discovery");
  check_search (fixture, "who:keller budget", "Follow-up");
  check_search (fixture, "who:\"bo lind\" budget", "Discovery");
  check_search (fixture, "WHO:lind pric", "Follow-up|Discovery");
  check_search (fixture, "who:anna price spring", "");
  check_search (fixture, "who:bo budget price", "Discovery");
  check_search (fixture, "who:brennholt \"sign in the spring\"", "Discovery");
  check_search (fixture, "who:brennholt \"spring sign\"", "");
  /* Said across two lines, or named by somebody else, is not said by her. */
  check_search (fixture, "who:keller \"budget fifty\"", "");
  check_search (fixture, "who:nobody budget", "");
}

static void
who_alone_finds_people_and_their_words (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *lead = store_fixture_put_lead (fixture, "Brennholt Pumpen", "Anna Keller");
  G_GNUC_UNUSED g_autofree char *other = store_fixture_put_lead (fixture, "Keller & Co", "Bo Ek");
  G_GNUC_UNUSED g_autofree char *person = store_fixture_put_person (fixture, lead, "Anna Keller");

  put_calls (fixture);
  check_search (fixture, "who:keller kind:person", "Anna Keller");
  check_search (fixture, "who:keller kind:lead", "Brennholt Pumpen");
  check_search (fixture, "who:kel kind:conversation", "Follow-up|Discovery");
  check_search (fixture, "who:eller kind:conversation", "");
}

static void
lists_take_the_same_words (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_CONVERSATION);
  g_autofree char *said = NULL;
  g_autofree char *nothing = NULL;

  put_calls (fixture);
  pursuit_query_set_search (query, "who:keller budget");
  said = store_fixture_list (fixture, query);
  g_assert_cmpstr (said, ==, "Follow-up");
  pursuit_query_set_search (query, "who:keller list");
  nothing = store_fixture_list (fixture, query);
  g_assert_cmpstr (nothing, ==, "");
}

static void
hit_tells_its_place (StoreFixture *fixture, gconstpointer data)
{
  Step step = { .text = "who:anna price" };
  PursuitSearchHit *hit;

  put_calls (fixture);
  store_fixture_read (fixture, search_func, &step);
  g_assert_no_error (step.error);
  g_assert_cmpuint (step.hits->len, ==, 1);
  hit = step.hits->pdata[0];
  g_assert_cmpint (hit->field, ==, PURSUIT_CONVERSATION_TRANSCRIPT);
  g_assert_cmpuint (hit->line, ==, 3);
  g_assert_nonnull (strstr (hit->snippet, "the \x02price\x03 does not"));
  g_ptr_array_unref (step.hits);

  /* Not the first of its words, but where the phrase stands. */
  step.text = "\"price list\"";
  store_fixture_read (fixture, search_func, &step);
  hit = step.hits->pdata[0];
  g_assert_cmpuint (hit->line, ==, 3);
  g_assert_nonnull (strstr (hit->snippet, "\x02price\x03 \x02list\x03"));
  g_ptr_array_unref (step.hits);
}

static void
since_counts_from_when_it_happened (StoreFixture *fixture, gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *lead = store_fixture_put_lead (fixture, "Budget Ltd", NULL);

  put_calls (fixture);
  check_search (fixture, "budget since:2026-01-01", "Budget Ltd|Discovery");
  check_search (fixture, "budget since:3w kind:lead", "Budget Ltd");
  check_search (fixture, "budget since:1d kind:conversation stage:won", "");
}

static void
owner_is_a_name_or_me (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) user = pursuit_record_new (PURSUIT_KIND_USER);
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autofree char *user_id = NULL;
  G_GNUC_UNUSED g_autofree char *a = NULL;
  G_GNUC_UNUSED g_autofree char *b = store_fixture_put_lead (fixture, "Acme South", NULL);
  PursuitScope scope = { 0 };
  Step step = { .text = "acme owner:me", .scope = &scope };
  g_autofree char *titles = NULL;

  pursuit_record_set_text (user, PURSUIT_USER_NAME, "Ána Ruiz");
  user_id = store_fixture_put (fixture, user);
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Acme North");
  pursuit_record_set_text (lead, PURSUIT_LEAD_OWNER_ID, user_id);
  a = store_fixture_put (fixture, lead);

  check_search (fixture, "acme owner:ana", "Acme North");
  check_search (fixture, "acme owner:rui", "Acme North");
  check_search (fixture, "owner:\"ana ruiz\"", "Acme North");
  scope.user_id = user_id;
  store_fixture_read (fixture, search_func, &step);
  g_assert_no_error (step.error);
  titles = join_titles (step.hits);
  g_assert_cmpstr (titles, ==, "Acme North");
  g_ptr_array_unref (step.hits);
}

static void
bad_values_are_explained (StoreFixture *fixture, gconstpointer data)
{
  check_refused (fixture, "kind:lorry", "lead, person");
  check_refused (fixture, "stage:gone", "won");
  check_refused (fixture, "since:soon", "90d");
  check_refused (fixture, "since:9x", "90d");
  check_refused (fixture, "owner:zoe", "owner:me");
}

static void
unknown_operators_are_text (StoreFixture *fixture, gconstpointer data)
{
  G_GNUC_UNUSED g_autofree char *a = store_fixture_put_lead (fixture, "Budget: large", NULL);
  G_GNUC_UNUSED g_autofree char *b = store_fixture_put_lead (fixture, "Budget small", NULL);

  check_search (fixture, "budget:large", "Budget: large");
  check_search (fixture, "whom:budget", "");
  check_search (fixture, "\"who:budget\"", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/search-operators/who-keeps-what-somebody-says", who_keeps_what_somebody_says);
  store_test ("/store/search-operators/who-alone", who_alone_finds_people_and_their_words);
  store_test ("/store/search-operators/lists-take-the-same-words", lists_take_the_same_words);
  store_test ("/store/search-operators/hit-tells-its-place", hit_tells_its_place);
  store_test ("/store/search-operators/since", since_counts_from_when_it_happened);
  store_test ("/store/search-operators/owner", owner_is_a_name_or_me);
  store_test ("/store/search-operators/bad-values-are-explained", bad_values_are_explained);
  store_test ("/store/search-operators/unknown-ones-are-text", unknown_operators_are_text);

  return g_test_run ();
}
