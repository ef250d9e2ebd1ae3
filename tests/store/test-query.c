/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "core/pursuit-user.h"

/* What each lead of the tests below holds. */
typedef struct
{
  const char *company;
  const char *stage;
  gint64 score; /* -1: none */
  gint64 value; /* minor units, -1: none */
  const char *currency;
  const char *close;
  const char *plan;
} Row;

static const Row rows[] = {
  { "Acme", "won", 70, 100000, "EUR", "2026-12-31", "10" },
  { "Übel", "new", 40, 99999, "EUR", "2026-06-30", "9" },
  { "zenith", "lost", -1, 1000, "JPY", NULL, "gold" },
  { "Bräu", "qualified", 100, -1, NULL, "2027-01-15", NULL },
  { "albatros", "new", -1, 250000, "USD", NULL, "x" },
};

static gboolean
add_column (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_add_custom_column (session, PURSUIT_KIND_LEAD, "Plan B", "text", "test",
                                            error);
}

static void
fill (StoreFixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autofree char *id = NULL;

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, rows[i].company);
      pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, rows[i].stage);
      pursuit_record_set_text (lead, PURSUIT_LEAD_CURRENCY, rows[i].currency);
      pursuit_record_set_text (lead, PURSUIT_LEAD_EXPECTED_CLOSE, rows[i].close);
      if (rows[i].score >= 0)
        pursuit_record_set_integer (lead, PURSUIT_LEAD_SCORE, rows[i].score);
      if (rows[i].value >= 0)
        pursuit_record_set_integer (lead, PURSUIT_LEAD_VALUE, rows[i].value);
      if (rows[i].plan != NULL)
        pursuit_record_set_custom (lead, "Plan B", rows[i].plan);
      id = store_fixture_put (fixture, lead);
    }
  store_fixture_write (fixture, add_column, NULL);
}

static void
check_where (StoreFixture *fixture, const char *where, const char *expected)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (GError) error = NULL;
  g_autofree char *titles = NULL;

  pursuit_query_set_where (query, where, NULL, &error);
  g_assert_no_error (error);
  pursuit_query_set_sort (query, "name", &error);
  g_assert_no_error (error);
  titles = store_fixture_list (fixture, query);
  if (g_strcmp0 (titles, expected) != 0)
    g_error ("%s: “%s”, not “%s”", where, titles, expected);
}

static void
each_operator_means_what_it_says (StoreFixture *fixture, gconstpointer data)
{
  fill (fixture);
  check_where (fixture, "stage=won", "Acme");
  check_where (fixture, "stage = won", "Acme");
  check_where (fixture, "stage=New", "albatros|Übel");
  check_where (fixture, "stage!=new", "Acme|Bräu|zenith");
  check_where (fixture, "stage<proposal", "albatros|Bräu|Übel");
  check_where (fixture, "score>=70", "Acme|Bräu");
  check_where (fixture, "score>70", "Bräu");
  check_where (fixture, "score<70", "Übel");
  check_where (fixture, "score<=70 stage!=won", "Übel");
  check_where (fixture, "score!=70", "albatros|Bräu|Übel|zenith");
  check_where (fixture, "score=", "albatros|zenith");
  check_where (fixture, "score!=", "Acme|Bräu|Übel");
  check_where (fixture, "score= stage=lost", "zenith");
  check_where (fixture, "company_name~BA", "albatros");
  check_where (fixture, "company-name=acme", "Acme");
  check_where (fixture, "name=ubel", "Übel");
  check_where (fixture, "text~\"brau\"", "Bräu");
  check_where (fixture, "text~gold stage=lost", "zenith");
}

static void
money_is_in_major_units (StoreFixture *fixture, gconstpointer data)
{
  fill (fixture);
  check_where (fixture, "value>=1000", "Acme|albatros|zenith");
  check_where (fixture, "value<1000", "Übel");
  check_where (fixture, "value=999.99", "Übel");
  check_where (fixture, "value>=\"1000 EUR\"", "Acme");
  check_where (fixture, "value=\"1000 JPY\"", "zenith");
}

static void
days_are_whole (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *at_most = g_strdup_printf ("created_at<=%s", today);
  g_autofree char *on = g_strdup_printf ("created_at=%s", today);
  g_autofree char *after = g_strdup_printf ("created_at>%s", today);
  const char *all = "Acme|albatros|Bräu|Übel|zenith";

  fill (fixture);
  check_where (fixture, "expected_close<2026-12-31", "Übel");
  check_where (fixture, "expected_close<=2026-12-31", "Acme|Übel");
  check_where (fixture, "expected_close>2026-06-30T00:00:00Z", "Acme|Bräu");
  check_where (fixture, at_most, all);
  check_where (fixture, on, all);
  check_where (fixture, after, "");
}

static void
own_columns_are_fields (StoreFixture *fixture, gconstpointer data)
{
  fill (fixture);
  check_where (fixture, "\"Plan B\"=gold", "zenith");
  check_where (fixture, "\"Plan B\">=9", "Acme|Übel");
  check_where (fixture, "\"Plan B\">9", "Acme");
  check_where (fixture, "\"Plan B\"~OL", "zenith");
  check_where (fixture, "\"Plan B\"=", "Bräu");
  check_where (fixture, "\"Plan B\"!=gold", "Acme|albatros|Bräu|Übel");
}

static void
owners_are_people (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) user = pursuit_record_new (PURSUIT_KIND_USER);
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autofree char *user_id = NULL;
  g_autofree char *lead_id = NULL;
  g_autofree char *mine = NULL;
  PursuitScope scope = { .role = PURSUIT_ROLE_SALES_REP };

  fill (fixture);
  pursuit_record_set_text (user, PURSUIT_USER_NAME, "Zoë Nuñez");
  pursuit_record_set_text (user, PURSUIT_USER_EMAIL, "zoe@acme.test");
  user_id = store_fixture_put (fixture, user);
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Owned");
  pursuit_record_set_text (lead, PURSUIT_LEAD_OWNER_ID, user_id);
  lead_id = store_fixture_put (fixture, lead);

  check_where (fixture, "owner=\"zoe nunez\"", "Owned");
  check_where (fixture, "owner=ZOE@acme.test", "Owned");
  check_where (fixture, "owner!=zoe@acme.test", "Acme|albatros|Bräu|Übel|zenith");
  check_where (fixture, "owner_id!=", "Owned");
  check_where (fixture, "owner=me score>=100", "Bräu");
  scope.user_id = user_id;
  pursuit_query_set_where (query, "owner=me", &scope, NULL);
  mine = store_fixture_list (fixture, query);
  g_assert_cmpstr (mine, ==, "Owned");
}

/* Stored and asked for in all the ways that people and files write them. */
static void
letter_case_is_aside_everywhere (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *stored;
    const char *part; /* of it, in other letters */
  } texts[] = {
    { "Ärztehaus Österreich", "ÖSTERREICH" },
    { "STRASSENBAU", "straßen" },
    { "Weiße Straße 5", "STRASSE" },
    { "İzmir Teknik", "izmir" },
    { "Αθήνα ΟΔΟΣ", "οδος" },
    { "ΑΘΗΝΑΣ", "αθηνας" },
    { "Завод «ПРОГРЕСС»", "прогресс" },
    { "A\xcc\x88pfel", "ÄPFEL" },
    { "Fünf % Rabatt_\\", "% RABATT_\\\\" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autofree char *name = g_strdup_printf ("fold %u", (guint) i);
      g_autofree char *where = g_strdup_printf ("need~\"%s\"", texts[i].part);
      g_autofree char *equal = g_strdup_printf ("industry=\"%s\"", texts[i].stored);
      g_autofree char *other = g_utf8_strup (texts[i].stored, -1);
      g_autofree char *shouted = g_strdup_printf ("industry=\"%s\"", other);
      g_autofree char *id = NULL;

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, name);
      pursuit_record_set_text (lead, PURSUIT_LEAD_NEED, texts[i].stored);
      pursuit_record_set_text (lead, PURSUIT_LEAD_INDUSTRY, texts[i].stored);
      id = store_fixture_put (fixture, lead);
      g_assert_nonnull (id);
      check_where (fixture, where, name);
      if (strchr (texts[i].stored, '\\') == NULL && !g_str_is_ascii (other))
        {
          check_where (fixture, equal, name);
          check_where (fixture, shouted, name);
        }
      store_fixture_delete (fixture, PURSUIT_KIND_LEAD, id);
    }
  fill (fixture);
  /* An accent is no matter of letter case, but of what something is called. */
  check_where (fixture, "contact_name~BRAU", "");
  check_where (fixture, "company_name=BRAU", "Bräu");
}

static void
check_sort (StoreFixture *fixture, const char *sort, const char *expected)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autoptr (GError) error = NULL;
  g_autofree char *titles = NULL;

  pursuit_query_set_sort (query, sort, &error);
  g_assert_no_error (error);
  titles = store_fixture_list (fixture, query);
  g_assert_cmpstr (titles, ==, expected);
}

static void
orders_put_what_is_missing_last (StoreFixture *fixture, gconstpointer data)
{
  fill (fixture);
  check_sort (fixture, "name", "Acme|albatros|Bräu|Übel|zenith");
  check_sort (fixture, "-company_name", "zenith|Übel|Bräu|albatros|Acme");
  check_sort (fixture, "-score", "Bräu|Acme|Übel|albatros|zenith");
  check_sort (fixture, "score", "Übel|Acme|Bräu|zenith|albatros");
  check_sort (fixture, "expected_close", "Übel|Acme|Bräu|zenith|albatros");
  check_sort (fixture, "Plan B", "Acme|Übel|zenith|albatros|Bräu");
  check_sort (fixture, NULL, "albatros|Bräu|zenith|Übel|Acme");
}

static void
put_owned (StoreFixture *fixture, const char *name, const char *owner)
{
  g_autoptr (PursuitRecord) user = pursuit_record_new (PURSUIT_KIND_USER);
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autofree char *user_id = NULL;
  g_autofree char *lead_id = NULL;

  pursuit_record_set_text (user, PURSUIT_USER_NAME, owner);
  user_id = store_fixture_put (fixture, user);
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, name);
  pursuit_record_set_text (lead, PURSUIT_LEAD_OWNER_ID, user_id);
  lead_id = store_fixture_put (fixture, lead);
}

/* The first who is put in is neither the first nor the last by name. */
static void
owners_come_by_name (StoreFixture *fixture, gconstpointer data)
{
  put_owned (fixture, "Of M", "Marta");
  put_owned (fixture, "Of A", "ana");
  put_owned (fixture, "Of Z", "Zoë");
  put_owned (fixture, "Of B", "Beatriz");
  fill (fixture);
  check_sort (fixture, "owner", "Of A|Of B|Of M|Of Z|Acme|Übel|zenith|Bräu|albatros");
  check_sort (fixture, "-owner_id", "Of Z|Of M|Of B|Of A|albatros|Bräu|zenith|Übel|Acme");
}

/* New, qualified, proposal, negotiation, won, lost: not the order of their letters. */
static void
stages_come_as_they_follow (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) stages = g_string_new (NULL);

  for (guint i = 0; pursuit_lead_stages[i].nick != NULL; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autofree char *id = NULL;

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, pursuit_lead_stages[i].label);
      pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, pursuit_lead_stages[i].nick);
      id = store_fixture_put (fixture, lead);
      g_string_append_printf (stages, "%s%s", i > 0 ? "|" : "", pursuit_lead_stages[i].label);
    }
  check_sort (fixture, "stage", stages->str);
}

/* What the jobs below take and give. */
typedef struct
{
  PursuitQuery *query;
  GPtrArray *records;
  GArray *rows;
  char *next;
  gint64 total;
  GError *error;
} Step;

static gboolean
list_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  step->records
      = pursuit_session_list (session, step->query, &step->next, &step->total, &step->error);

  return TRUE;
}

static void
pages_follow_each_other (StoreFixture *fixture, gconstpointer data)
{
  static const char *const sorts[] = { "name",   "-score", "score",  NULL,   "-expected_close",
                                       "Plan B", "stage",  "-stage", "owner" };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
      g_autoptr (GString) paged = g_string_new (NULL);
      g_autofree char *whole = NULL;
      Step step = { .query = query };

      pursuit_query_set_sort (query, sorts[i], NULL);
      whole = store_fixture_list (fixture, query);
      pursuit_query_set_limit (query, 1);
      do
        {
          g_autofree char *title = NULL;

          pursuit_query_set_cursor (query, step.next);
          g_clear_pointer (&step.next, g_free);
          store_fixture_read (fixture, list_func, &step);
          g_assert_no_error (step.error);
          g_assert_cmpint (step.total, ==, G_N_ELEMENTS (rows));
          g_assert_cmpuint (step.records->len, ==, 1);
          title = pursuit_record_dup_title (step.records->pdata[0]);
          g_string_append_printf (paged, "%s%s", paged->len > 0 ? "|" : "", title);
          g_ptr_array_unref (step.records);
        }
      while (step.next != NULL);
      g_assert_cmpstr (paged->str, ==, whole);
    }
}

static void
foreign_cursor_is_refused (StoreFixture *fixture, gconstpointer data)
{
  static const char *const cursors[] = { "", "x", "MHwwfDF8bmFtZXw=", "////", "MHwwfDF8fA==" };

  fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cursors); i++)
    {
      g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
      Step step = { .query = query };

      pursuit_query_set_sort (query, "-score", NULL);
      pursuit_query_set_cursor (query, cursors[i]);
      store_fixture_read (fixture, list_func, &step);
      g_assert_null (step.records);
      g_assert_error (step.error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID);
      g_clear_error (&step.error);
    }
}

static void
nonsense_is_refused_by_name (StoreFixture *fixture, gconstpointer data)
{
  static const char *const wrong[][2] = {
    { "score>=many", "score" },
    { "stage=maybe", "maybe" },
    { "expected_close<soon", "soon" },
    { "value>=lots", "lots" },
    { "score~7", "score" },
    { "owner<me", "owner" },
    { "stage", "stage" },
    { "=won", "=won" },
    { "\"open", "open" },
    { "score>", "score" },
    { "stage=won;DROP", "won;DROP" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
      g_autoptr (GError) error = NULL;

      g_assert_false (pursuit_query_set_where (query, wrong[i][0], NULL, &error));
      g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, wrong[i][1]));
    }
}

static void
unknown_field_is_named (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  Step step = { .query = query };

  g_assert_true (pursuit_query_set_where (query, "flavour=sweet", NULL, NULL));
  store_fixture_read (fixture, list_func, &step);
  g_assert_error (step.error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (step.error->message, "flavour"));
  g_clear_error (&step.error);
}

static void
hostile_values_are_only_values (StoreFixture *fixture, gconstpointer data)
{
  fill (fixture);
  check_where (fixture, "company_name=\"' OR 1=1 --\"", "");
  check_where (fixture, "company_name=\"x\\\" OR \\\"1\\\"=\\\"1\"", "");
  check_where (fixture, "company_name~%", "");
  check_where (fixture, "company_name~_", "");
  check_where (fixture, "\"Plan B\"=\"'); DROP TABLE lead; --\"", "");
  check_where (fixture, "text~\"\\\"\"", "");
  check_where (fixture, "stage!=won", "albatros|Bräu|Übel|zenith");
}

static gboolean
rows_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  step->rows = pursuit_session_list_rows (session, step->query, error);
  if (step->rows == NULL)
    return FALSE;
  g_array_index (step->rows, guint32, 1) = 4711;
  step->records = pursuit_session_get_rows (session, PURSUIT_KIND_LEAD,
                                            (const guint32 *) (gpointer) step->rows->data,
                                            step->rows->len, error);

  return step->records != NULL;
}

static void
rows_keep_their_order_and_holes (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_LEAD);
  g_autofree char *first = NULL;
  Step step = { .query = query };

  fill (fixture);
  pursuit_query_set_sort (query, "name", NULL);
  store_fixture_read (fixture, rows_func, &step);
  g_assert_cmpuint (step.records->len, ==, G_N_ELEMENTS (rows));
  g_assert_null (step.records->pdata[1]);
  first = pursuit_record_dup_title (step.records->pdata[0]);
  g_assert_cmpstr (first, ==, "Acme");
  g_ptr_array_unref (step.records);
  g_array_unref (step.rows);
}

static gboolean
find_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) brau = pursuit_session_find (session, PURSUIT_KIND_LEAD,
                                                     PURSUIT_LEAD_COMPANY_NAME, "BRÄU", 10, error);
  g_autoptr (GPtrArray) plain = pursuit_session_find (session, PURSUIT_KIND_LEAD,
                                                      PURSUIT_LEAD_COMPANY_NAME, "Brau", 10, error);

  g_assert_cmpuint (brau->len, ==, 1);
  /* Accents are no letter case. */
  g_assert_cmpuint (plain->len, ==, 0);

  return TRUE;
}

static gboolean
find_mail_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  static const char *const asked[] = { "Jörg@Müller.example", "JÖRG@MÜLLER.EXAMPLE",
                                       "jörg@müller.example", "JÖRG@müller.example" };

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (GPtrArray) ids = pursuit_session_find (
          session, PURSUIT_KIND_LEAD, PURSUIT_LEAD_CONTACT_EMAIL, asked[i], 10, error);

      g_assert_cmpuint (ids->len, ==, 1);
    }

  return TRUE;
}

static void
mails_are_found_whatever_their_case (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autofree char *id = NULL;
  g_autofree char *by_sqlite = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_CONTACT_EMAIL, "Jörg@Müller.example");
  id = store_fixture_put (fixture, lead);
  g_assert_nonnull (id);
  store_fixture_read (fixture, find_mail_func, NULL);
  /* SQLite alone does not. */
  by_sqlite
      = store_fixture_sql (fixture, "SELECT 1 FROM lead WHERE contact_email = 'JÖRG@MÜLLER.EXAMPLE'"
                                    " COLLATE NOCASE");
  g_assert_null (by_sqlite);
}

static void
names_are_found_whatever_their_case (StoreFixture *fixture, gconstpointer data)
{
  fill (fixture);
  store_fixture_read (fixture, find_func, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/query/each-operator", each_operator_means_what_it_says);
  store_test ("/store/query/money", money_is_in_major_units);
  store_test ("/store/query/days-are-whole", days_are_whole);
  store_test ("/store/query/own-columns", own_columns_are_fields);
  store_test ("/store/query/owners", owners_are_people);
  store_test ("/store/query/letter-case-of-all-scripts", letter_case_is_aside_everywhere);
  store_test ("/store/query/orders", orders_put_what_is_missing_last);
  store_test ("/store/query/owners-come-by-name", owners_come_by_name);
  store_test ("/store/query/stages-come-as-they-follow", stages_come_as_they_follow);
  store_test ("/store/query/pages", pages_follow_each_other);
  store_test ("/store/query/foreign-cursor", foreign_cursor_is_refused);
  store_test ("/store/query/nonsense-is-named", nonsense_is_refused_by_name);
  store_test ("/store/query/unknown-field", unknown_field_is_named);
  store_test ("/store/query/hostile-values", hostile_values_are_only_values);
  store_test ("/store/query/rows-and-holes", rows_keep_their_order_and_holes);
  store_test ("/store/find/whatever-case", names_are_found_whatever_their_case);
  store_test ("/store/find/mails-whatever-case", mails_are_found_whatever_their_case);

  return g_test_run ();
}
