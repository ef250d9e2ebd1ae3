/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tests/store/store-fixture.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-time.h"
#include "store/pursuit-ai-keeping.h"

static void
pin (const char *time)
{
  gint64 time_us;

  g_assert_true (pursuit_time_parse (time, &time_us, NULL));
  pursuit_clock_pin (time_us);
}

/* An answer with its key for the jobs below. */
typedef struct
{
  const char *key;
  const char *subject;
  const char *text;
  gint64 cost;
  gint64 n;
} Step;

static gboolean
put_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  const PursuitKeptAnswer answer = {
    .feature = (char *) "score",
    .subject = (char *) step->subject,
    .provider = (char *) "anthropic",
    .model = (char *) "claude-sonnet-5-5",
    .text = (char *) step->text,
    .cost = step->cost,
    .expires_at = (char *) "2026-11-30T05:00:00Z",
  };

  return pursuit_session_put_answer (session, step->key, &answer, error);
}

static gboolean
get_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  g_autofree char *now = pursuit_clock_dup_now ();
  g_autoptr (PursuitKeptAnswer) answer
      = pursuit_session_get_answer (session, step->key, now, error);

  g_assert_cmpstr (answer != NULL ? answer->text : NULL, ==, step->text);
  if (answer != NULL)
    {
      g_assert_cmpint (answer->cost, ==, step->cost);
      g_assert_cmpstr (answer->subject, ==, step->subject);
      g_assert_cmpstr (answer->kept_at, ==, "2026-11-30T04:00:00Z");
    }

  return TRUE;
}

static gboolean
purge_func (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return pursuit_session_purge_answers (session, step->subject, &step->n, error);
}

static void
expect (StoreFixture *fixture, const char *key, const char *text)
{
  Step step = { .key = key, .subject = "lead", .text = text, .cost = -1 };

  store_fixture_read (fixture, get_func, &step);
}

static void
put (StoreFixture *fixture, const char *key, const char *text)
{
  Step step = { .key = key, .subject = "lead", .text = text, .cost = -1 };

  store_fixture_write (fixture, put_func, &step);
}

static void
answers_grow_old (StoreFixture *fixture, gconstpointer data)
{
  Step priced = { .key = "p", .subject = NULL, .text = "cheap", .cost = 12 };

  pin ("2026-11-30T04:00:00Z");
  put (fixture, "k", "first");
  put (fixture, "k", "second");
  store_fixture_write (fixture, put_func, &priced);
  store_fixture_read (fixture, get_func, &priced);
  expect (fixture, "k", "second");
  expect (fixture, "other", NULL);
  pin ("2026-11-30T04:59:59Z");
  expect (fixture, "k", "second");
  pin ("2026-11-30T05:00:00Z");
  expect (fixture, "k", NULL);
  /* The clock was set back: it cannot be from later. */
  pin ("2026-11-30T03:59:59Z");
  expect (fixture, "k", NULL);
  pursuit_clock_pin (-1);
}

static gboolean
tidy (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return pursuit_session_tidy_answers (session, error);
}

static void
old_answers_are_let_go (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *left = NULL;

  pin ("2026-11-30T04:00:00Z");
  put (fixture, "old", "x");
  pin ("2026-11-30T05:00:00Z");
  put (fixture, "new", "y");
  store_fixture_write (fixture, tidy, NULL);
  pursuit_clock_pin (-1);
  left = store_fixture_sql (fixture, "SELECT count (*) FROM ai_cache");
  /* The new one was too old from the beginning. */
  g_assert_cmpstr (left, ==, "0");
}

static gboolean
put_many (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < PURSUIT_KEPT_MAX_ANSWERS + 10; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u", i);
      Step step = { .key = key, .text = "x", .cost = -1 };

      if (!put_func (session, &step, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static void
the_cache_has_an_end (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *left = NULL;

  pin ("2026-11-30T04:00:00Z");
  store_fixture_write (fixture, put_many, NULL);
  before = store_fixture_sql (fixture, "SELECT count (*) FROM ai_cache");
  g_assert_cmpint (g_ascii_strtoll (before, NULL, 10), <,
                   PURSUIT_KEPT_MAX_ANSWERS + PURSUIT_KEPT_LET_GO_EACH);
  store_fixture_write (fixture, tidy, NULL);
  pursuit_clock_pin (-1);
  left = store_fixture_sql (fixture, "SELECT count (*) || ' ' || (max (rowid) - min (rowid))"
                                     " FROM ai_cache");
  g_assert_cmpstr (left, ==, "2000 1999");
}

static void
purging_takes_what_is_named (StoreFixture *fixture, gconstpointer data)
{
  Step other = { .key = "o", .subject = "another", .text = "other", .cost = -1 };
  Step lead = { .subject = "lead" };
  Step all = { .subject = NULL };

  pin ("2026-11-30T04:00:00Z");
  put (fixture, "a", "x");
  put (fixture, "b", "y");
  store_fixture_write (fixture, put_func, &other);
  store_fixture_write (fixture, purge_func, &lead);
  g_assert_cmpint (lead.n, ==, 2);
  expect (fixture, "a", NULL);
  store_fixture_read (fixture, get_func, &other);
  store_fixture_write (fixture, purge_func, &all);
  g_assert_cmpint (all.n, ==, 1);
  other.text = NULL;
  store_fixture_read (fixture, get_func, &other);
  pursuit_clock_pin (-1);
}

/* Nobody asks any more: what is too old goes when the workspace is opened, and with it whom it told
 * of. */
static void
opening_lets_old_answers_go (StoreFixture *fixture, gconstpointer data)
{
  Step many = { .key = "m", .subject = "one two", .text = "x", .cost = -1 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  pin ("2026-11-30T04:00:00Z");
  store_fixture_write (fixture, put_func, &many);
  store_fixture_write (fixture, put_func, &many);
  store_fixture_read (fixture, get_func, &many);
  before = store_fixture_sql (fixture, "SELECT count (*) FROM ai_cache_subject");
  g_assert_cmpstr (before, ==, "2");
  pin ("2026-11-30T05:00:00Z");
  store_fixture_write (fixture, tidy, NULL);
  after = store_fixture_sql (fixture, "SELECT (SELECT count (*) FROM ai_cache)"
                                      " + (SELECT count (*) FROM ai_cache_subject)");
  g_assert_cmpstr (after, ==, "0");
  pursuit_clock_pin (-1);
}

static gboolean
add_actions (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  for (gint64 i = 0; i < PURSUIT_KEPT_MAX_ACTIONS + 5; i++)
    {
      g_autofree char *action = g_strdup_printf ("action-%04d", (int) i);

      if (!pursuit_session_add_action (session, "score", action, 1000 + i, error))
        return FALSE;
    }

  /* Its time is that of its beginning. */
  return pursuit_session_add_action (session, "draft", "action", 7, error)
         && pursuit_session_add_action (session, "draft", "action", 8, error);
}

static gboolean
check_actions (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) actions = pursuit_session_list_actions (session, error);
  const PursuitKeptAction *draft = actions->pdata[0];
  const PursuitKeptAction *score = actions->pdata[1];

  g_assert_cmpuint (actions->len, ==, PURSUIT_KEPT_MAX_ACTIONS + 1);
  g_assert_cmpstr (draft->feature, ==, "draft");
  g_assert_cmpint (draft->at_us, ==, 7);
  g_assert_cmpstr (score->action, ==, "action-0005");
  g_assert_cmpint (score->at_us, ==, 1005);

  return TRUE;
}

static void
the_last_actions_are_kept (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_write (fixture, add_actions, NULL);
  store_fixture_reopen (fixture, PURSUIT_STORE_WRITE);
  store_fixture_read (fixture, check_actions, NULL);
}

static gboolean
add_egress (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  for (gint64 i = 0; i < PURSUIT_KEPT_MAX_EGRESS + 3; i++)
    {
      const PursuitKeptEgress egress = {
        .provider = (char *) "openai",
        .host = (char *) "api.openai.com:443",
        .feature = (char *) "draft",
        .bytes = i,
        .masked = (char *) (i % 2 == 0 ? "contact_name,contact_email" : NULL),
      };

      if (!pursuit_session_add_egress (session, &egress, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_egress (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  PursuitEgressPart part = { .from = "2026-11", .until = "2026-12" };
  g_autoptr (GPtrArray) two = pursuit_session_list_egress (session, &part, 2, error);
  g_autoptr (GPtrArray) all = pursuit_session_list_egress (session, &part, G_MAXINT, error);
  const PursuitKeptEgress *newest = two->pdata[0];
  const PursuitKeptEgress *before = two->pdata[1];
  const PursuitKeptEgress *oldest = all->pdata[all->len - 1];
  g_autoptr (GPtrArray) next = NULL;
  g_autoptr (GPtrArray) other = NULL;

  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpint (newest->bytes, ==, PURSUIT_KEPT_MAX_EGRESS + 2);
  g_assert_cmpstr (newest->at, ==, "2026-11-30T04:00:00Z");
  g_assert_cmpstr (newest->host, ==, "api.openai.com:443");
  g_assert_cmpstr (newest->masked, ==, "contact_name,contact_email");
  g_assert_cmpstr (before->masked, ==, "");
  g_assert_cmpuint (all->len, ==, PURSUIT_KEPT_MAX_EGRESS);
  g_assert_cmpint (oldest->bytes, ==, 3);
  g_assert_cmpint (pursuit_session_count_egress (session, &part, error), ==,
                   PURSUIT_KEPT_MAX_EGRESS);

  part.after_at = before->at;
  part.after_n = before->n;
  next = pursuit_session_list_egress (session, &part, 1, error);
  g_assert_cmpint (((const PursuitKeptEgress *) next->pdata[0])->bytes, ==,
                   PURSUIT_KEPT_MAX_EGRESS);
  part = (PursuitEgressPart){ .from = "2026-10", .until = "2026-11" };
  other = pursuit_session_list_egress (session, &part, 1, error);
  g_assert_cmpuint (other->len, ==, 0);
  g_assert_cmpint (pursuit_session_count_egress (session, &part, error), ==, 0);

  return TRUE;
}

static gboolean
remove_egress (PursuitSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const PursuitKeptEgress egress = { .provider = (char *) "openai",
                                     .host = (char *) "api.openai.com:443",
                                     .feature = (char *) "draft",
                                     .request = (char *) "r1" };
  g_autoptr (GPtrArray) newest = NULL;

  g_assert_true (pursuit_session_add_egress (session, &egress, error));
  g_assert_true (pursuit_session_remove_egress (session, "r1", error));
  g_assert_true (pursuit_session_remove_egress (session, "r2", error));
  newest = pursuit_session_list_egress (session, &(PursuitEgressPart){ .from = "0", .until = "9" },
                                        1, error);
  g_assert_null (((const PursuitKeptEgress *) newest->pdata[0])->request);

  return TRUE;
}

static void
what_left_is_listed (StoreFixture *fixture, gconstpointer data)
{
  pin ("2026-11-30T04:00:00Z");
  store_fixture_write (fixture, add_egress, NULL);
  store_fixture_read (fixture, check_egress, NULL);
  store_fixture_write (fixture, remove_egress, NULL);
  pursuit_clock_pin (-1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  store_test ("/store/ai-keeping/answers-grow-old", answers_grow_old);
  store_test ("/store/ai-keeping/old-answers-are-let-go", old_answers_are_let_go);
  store_test ("/store/ai-keeping/the-cache-has-an-end", the_cache_has_an_end);
  store_test ("/store/ai-keeping/opening-lets-old-answers-go", opening_lets_old_answers_go);
  store_test ("/store/ai-keeping/purging-takes-what-is-named", purging_takes_what_is_named);
  store_test ("/store/ai-keeping/the-last-actions-are-kept", the_last_actions_are_kept);
  store_test ("/store/ai-keeping/what-left-is-listed", what_left_is_listed);

  return g_test_run ();
}
