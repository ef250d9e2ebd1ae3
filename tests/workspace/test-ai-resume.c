/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"
#include "store/pursuit-store.h"
#include "workspace/books-fixture.h"
#include "workspace/ai/pursuit-keys.h"
#include "workspace/ai/pursuit-providers.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/scoring-peer.h"

#include <signal.h>
#include <sqlite3.h>
#include <string.h>

/*
 * Leads scored in batches of ten by a process that is killed, and by another that goes on: 5,000
 * with PURSUIT_TEST_LONG=1, else fewer.
 */
#define N_LEADS 600
#define N_LEADS_LONG 5000
/* Of one request, and requests beside each other. */
#define BATCH 10
#define MAX_OPEN 4
/* What is promised to whoever stops a run. */
#define CANCEL_LIMIT_MS 2000

typedef struct
{
  WorkspaceFixture base;
  ScoringPeer *peer;
  char *url;
  guint n_leads;
} Fixture;

static void
add_provider (Fixture *self)
{
  g_autoptr (PursuitProviderSetup) setup = pursuit_provider_setup_new ("office", "anthropic");
  g_autoptr (GError) error = NULL;

  setup->base_url = g_strdup (self->url);
  setup->session_only = TRUE;
  pursuit_workspace_add_provider_async (self->base.workspace, setup, NULL, workspace_fixture_done,
                                        &self->base);
  pursuit_workspace_add_provider_finish (self->base.workspace, workspace_fixture_wait (&self->base),
                                         &error);
  g_assert_no_error (error);
}

static void
add_leads (Fixture *self)
{
  for (guint i = 0; i < self->n_leads; i++)
    {
      g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
      g_autoptr (PursuitRecord) saved = NULL;
      g_autofree char *company = g_strdup_printf ("Company of %u", i);
      g_autofree char *text = g_strdup_printf (SCORING_TEXT, i);

      pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, company);
      pursuit_record_set_text (lead, PURSUIT_LEAD_DESCRIPTION, text);
      saved = workspace_fixture_save (&self->base, lead, NULL);
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  guint n_leads = GPOINTER_TO_UINT (data);

  self->n_leads
      = n_leads == N_LEADS && g_getenv ("PURSUIT_TEST_LONG") != NULL ? N_LEADS_LONG : n_leads;
  workspace_fixture_set_up (&self->base, data);
  self->peer = scoring_peer_new (self->n_leads);
  self->url = scoring_peer_dup_url (self->peer);
  add_provider (self);
  add_leads (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  workspace_fixture_tear_down (&self->base, data);
  scoring_peer_free (self->peer);
  g_free (self->url);
}

/* The key lives in this process only. */
static void
set_key (WorkspaceFixture *self, const char *url)
{
  g_autoptr (PursuitSecret) key = pursuit_secret_new ("sk-test", strlen ("sk-test"));
  g_autoptr (GError) error = NULL;
  const PursuitKeyRef ref
      = { .service = "anthropic", .account = url, .flags = PURSUIT_KEYRING_QUIET };

  pursuit_workspace_set_key_async (self->workspace, &ref, key, PURSUIT_KEY_PLACE_SESSION, NULL,
                                   workspace_fixture_done, self);
  pursuit_workspace_set_key_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
}

static void
start_scoring (WorkspaceFixture *self, const char *url, GCancellable *cancellable)
{
  const PursuitScoreOptions options = { .engine = "ai" };

  set_key (self, url);
  g_clear_object (&self->result);
  pursuit_workspace_score_async (self->workspace, &options, NULL, cancellable,
                                 workspace_fixture_done, self);
}

/* The process that scores. */
static int
score_all (const char *profile, const char *url)
{
  WorkspaceFixture self = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = NULL;

  self.workspace = pursuit_workspace_open (profile, PURSUIT_WORKSPACE_WRITE, &error);
  g_assert_no_error (error);
  start_scoring (&self, url, NULL);
  scores = pursuit_workspace_score_finish (self.workspace, workspace_fixture_wait (&self), &error);
  g_assert_no_error (error);
  g_clear_object (&self.result);
  pursuit_workspace_close (self.workspace);
  g_object_unref (self.workspace);
  g_main_loop_unref (self.loop);

  return 0;
}

static void
gone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  *(gboolean *) data = TRUE;
}

/* Whether it was killed. */
static gboolean
run_scorer (Fixture *self, guint kill_at)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) scorer = NULL;
  gboolean is_gone = FALSE;

  /* The keyring of whoever runs this is none of its business. */
  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent",
                                TRUE);
  scorer = g_subprocess_launcher_spawn (launcher, &error, "/proc/self/exe", "score",
                                        self->base.profile, self->url, NULL);
  g_assert_no_error (error);
  scoring_peer_kill_at (self->peer, kill_at,
                        (GPid) g_ascii_strtoull (g_subprocess_get_identifier (scorer), NULL, 10));
  g_subprocess_wait_async (scorer, NULL, gone_cb, &is_gone);
  while (!is_gone)
    g_main_context_iteration (NULL, TRUE);
  if (g_subprocess_get_if_signaled (scorer))
    {
      g_assert_cmpint (g_subprocess_get_term_sig (scorer), ==, SIGKILL);
      return TRUE;
    }
  g_assert_cmpint (g_subprocess_get_exit_status (scorer), ==, 0);

  return FALSE;
}

/* Every score that is stored is that of its own lead. Returns how many there are; @forbids: nobody
 * may ask for them again. */
static guint
check_scores (Fixture *self, gboolean forbids)
{
  g_autofree char *path = g_build_filename (self->base.profile, PURSUIT_STORE_FILE_NAME, NULL);
  sqlite3 *db;
  sqlite3_stmt *row;
  guint n = 0;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT description, score FROM lead "
                                       "WHERE score_engine = 'ai'",
                                       -1, &row, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (row, 0);
      guint number = (guint) g_ascii_strtoull (text + strlen ("Deal "), NULL, 10);

      g_assert_cmpuint (sqlite3_column_int (row, 1), ==, SCORING_SCORE (number));
      if (forbids)
        scoring_peer_forbid (self->peer, number);
      n++;
    }
  sqlite3_finalize (row);
  sqlite3_close (db);

  return n;
}

static guint
get_number (Fixture *self, const char *sql)
{
  g_autofree char *text = books_fixture_sql (&self->base, sql);

  return (guint) g_ascii_strtoull (text, NULL, 10);
}

static void
a_killed_run_goes_on (Fixture *self, gconstpointer data)
{
  guint n_stored;
  guint n_killed;
  guint n_twice = 0;
  guint n_needed;

  g_clear_object (&self->base.result);
  pursuit_workspace_close (self->base.workspace);
  g_assert_true (run_scorer (self, self->n_leads * 2 / 5));
  n_stored = check_scores (self, TRUE);
  g_assert_cmpuint (n_stored, >=, self->n_leads * 2 / 5 - MAX_OPEN * BATCH);

  g_assert_false (run_scorer (self, 0));
  g_assert_cmpuint (check_scores (self, FALSE), ==, self->n_leads);
  for (guint i = 0; i < self->n_leads; i++)
    {
      g_assert_cmpuint (scoring_peer_get_answered (self->peer, i), >=, 1);
      n_twice += scoring_peer_get_answered (self->peer, i) - 1;
    }
  n_killed = get_number (self, "SELECT count(*) FROM ai_request WHERE error = 'killed'");
  n_needed = get_number (self, "SELECT count(*) FROM ai_request WHERE state = 'whole'");
  g_test_message ("%u leads in %u requests; %u stored at the kill, %u requests in flight, %u leads "
                  "answered twice; %u left out of an answer and asked for alone",
                  self->n_leads, scoring_peer_count (self->peer), n_stored, n_killed, n_twice,
                  scoring_peer_get_faults (self->peer));
  g_assert_cmpuint (n_killed, >=, 1);
  g_assert_cmpuint (n_killed, <=, MAX_OPEN);
  g_assert_cmpuint (n_twice, <=, MAX_OPEN * BATCH);
  g_assert_cmpuint (scoring_peer_count (self->peer), <=, n_needed + n_killed);
  g_assert_cmpuint (scoring_peer_count (self->peer), >=, n_needed);
  g_assert_cmpuint (scoring_peer_get_faults (self->peer), >, self->n_leads / BATCH / 5);
}

/* What is not there is asked for alone, once. */
static void
faults_are_asked_again_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = NULL;

  start_scoring (&self->base, self->url, NULL);
  scores = pursuit_workspace_score_finish (self->base.workspace,
                                           workspace_fixture_wait (&self->base), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scores->len, ==, self->n_leads);
  g_assert_cmpuint (check_scores (self, FALSE), ==, self->n_leads);
  for (guint i = 0; i < self->n_leads; i++)
    g_assert_cmpuint (scoring_peer_get_answered (self->peer, i), ==, 1);
  g_assert_cmpuint (scoring_peer_get_faults (self->peer), ==,
                    self->n_leads / BATCH * (4 + BATCH) / 10);
  g_assert_cmpuint (scoring_peer_count (self->peer), ==,
                    self->n_leads / BATCH + scoring_peer_get_faults (self->peer));
}

/* Scores all leads with a peer in trouble; NULL with @error where the run ends. */
static GPtrArray *
score_in_trouble (Fixture *self, ScoringTrouble trouble, GError **error)
{
  scoring_peer_set_trouble (self->peer, trouble);
  start_scoring (&self->base, self->url, NULL);

  return pursuit_workspace_score_finish (self->base.workspace, workspace_fixture_wait (&self->base),
                                         error);
}

/* Nobody is asked for more than twice, and what was whole is never paid again. */
static void
check_asked (Fixture *self)
{
  for (guint i = 0; i < self->n_leads; i++)
    {
      g_assert_cmpuint (scoring_peer_get_asked (self->peer, i), <=, 2);
      g_assert_cmpuint (scoring_peer_get_answered (self->peer, i), <=, 1);
    }
  g_test_message ("%u leads in %u requests", self->n_leads, scoring_peer_count (self->peer));
}

static void
a_cut_answer_keeps_what_is_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = score_in_trouble (self, SCORING_CUTS, &error);

  g_assert_no_error (error);
  check_asked (self);
  g_assert_cmpuint (scores->len, ==, self->n_leads);
  g_assert_cmpuint (check_scores (self, FALSE), ==, self->n_leads);
  /* Of ten answers the first has none that is whole, and the last one nine. */
  g_assert_cmpuint (scoring_peer_get_faults (self->peer), ==,
                    self->n_leads / BATCH * (BATCH + 1) / 2);
  g_assert_cmpuint (scoring_peer_count (self->peer), ==,
                    self->n_leads / BATCH + scoring_peer_get_faults (self->peer));
}

static void
too_many_are_split (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = score_in_trouble (self, SCORING_TOO_LARGE, &error);
  guint n_twice = 0;

  g_assert_no_error (error);
  check_asked (self);
  g_assert_cmpuint (scores->len, ==, self->n_leads);
  g_assert_cmpuint (check_scores (self, FALSE), ==, self->n_leads);
  /* Those on their way are turned away once or twice; then the others come in smaller parts. */
  for (guint i = 0; i < self->n_leads; i++)
    n_twice += scoring_peer_get_asked (self->peer, i) - 1;
  g_assert_cmpuint (n_twice, <=, MAX_OPEN * (BATCH + BATCH / 2));
}

static void
a_refusal_stops_no_others (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) scores = score_in_trouble (self, SCORING_REFUSES, &error);
  guint n_refused = 0;

  g_assert_no_error (error);
  check_asked (self);
  for (guint i = 0; i < self->n_leads; i++)
    {
      n_refused += SCORING_IS_REFUSED (i);
      g_assert_cmpuint (scoring_peer_get_answered (self->peer, i), ==, !SCORING_IS_REFUSED (i));
    }
  g_assert_cmpuint (n_refused, ==, 4);
  g_assert_cmpuint (scores->len, ==, self->n_leads - n_refused);
  g_assert_cmpuint (check_scores (self, FALSE), ==, self->n_leads - n_refused);
  g_assert_cmpuint (scoring_peer_count (self->peer), ==, self->n_leads / BATCH + n_refused * BATCH);
}

/* What would meet every other lead as well is not asked for to the end. */
static void
what_concerns_all_ends_the_run (Fixture *self, gconstpointer data)
{
  static const struct
  {
    ScoringTrouble trouble;
    PursuitAiError error;
    guint n_requests; /* at most, beside those that are open */
  } ends[] = {
    { SCORING_NO_MONEY, PURSUIT_AI_ERROR_MONEY, SCORING_PAID },
    { SCORING_CUTS_ALL, PURSUIT_AI_ERROR_CUT, 3 },
    { SCORING_REFUSES_ALL, PURSUIT_AI_ERROR_REFUSED, 20 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_before = scoring_peer_count (self->peer);

      g_assert_null (score_in_trouble (self, ends[i].trouble, &error));
      g_assert_error (error, PURSUIT_AI_ERROR, (int) ends[i].error);
      g_assert_cmpuint (scoring_peer_count (self->peer) - n_before, <=,
                        ends[i].n_requests + MAX_OPEN);
    }
  g_assert_cmpuint (check_scores (self, FALSE), ==, SCORING_PAID * BATCH);
}

static void
who_is_refused_alone_is_told_why (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (score_in_trouble (self, SCORING_REFUSES_ALL, &error));
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_REFUSED);
  check_asked (self);
  g_assert_cmpuint (scoring_peer_count (self->peer), ==, 1 + self->n_leads);
}

static void
cancelling_stops_new_calls (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  gint64 cancelled_us;
  double took_ms;
  guint n_requests;

  scoring_peer_hold_after (self->peer, 5);
  start_scoring (&self->base, self->url, cancellable);
  while (scoring_peer_count (self->peer) < 5 + MAX_OPEN)
    g_main_context_iteration (NULL, FALSE);
  n_requests = scoring_peer_count (self->peer);
  cancelled_us = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  while (self->base.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  took_ms = (double) (g_get_monotonic_time () - cancelled_us) / 1000;
  g_test_message ("%.1f ms from cancelling to the end, no request after it", took_ms);
  g_assert_cmpfloat (took_ms, <, CANCEL_LIMIT_MS);
  g_assert_null (pursuit_workspace_score_finish (self->base.workspace, self->base.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (scoring_peer_count (self->peer), ==, n_requests);
  /* Written after what was cancelled is settled. */
  lead = workspace_fixture_add_lead (&self->base, "Acme", 1);
  g_assert_cmpuint (scoring_peer_count (self->peer), ==, n_requests);
  g_assert_cmpuint (check_scores (self, TRUE), >=, 30);
  g_assert_cmpuint (get_number (self, "SELECT count(*) FROM ai_request WHERE error = 'cancelled' "
                                      "AND state = 'partial' AND counted_pico >= reserved_pico"),
                    ==, MAX_OPEN);
  scoring_peer_release (self->peer);
}

#define resume_test(path, n_leads, function)                                                       \
  g_test_add (path, Fixture, GUINT_TO_POINTER (n_leads), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "score"))
    return score_all (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);

  resume_test ("/ai/resume/a-killed-run-goes-on", N_LEADS, a_killed_run_goes_on);
  resume_test ("/ai/resume/faults-are-asked-again-alone", 100, faults_are_asked_again_alone);
  resume_test ("/ai/resume/a-cut-answer-keeps-what-is-whole", 100,
               a_cut_answer_keeps_what_is_whole);
  resume_test ("/ai/resume/too-many-are-split", 100, too_many_are_split);
  resume_test ("/ai/resume/a-refusal-stops-no-others", 100, a_refusal_stops_no_others);
  resume_test ("/ai/resume/what-concerns-all-ends-the-run", 400, what_concerns_all_ends_the_run);
  resume_test ("/ai/resume/who-is-refused-alone-is-told-why", 2, who_is_refused_alone_is_told_why);
  resume_test ("/ai/resume/cancelling-stops-new-calls", 200, cancelling_stops_new_calls);

  return g_test_run ();
}
