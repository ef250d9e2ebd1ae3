/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-score-history.h"
#include "workspace/scoring/pursuit-overrides.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

static GPtrArray *
try_score (WorkspaceFixture *self, const PursuitScoreOptions *options, GError **error)
{
  pursuit_workspace_score_async (self->workspace, options, NULL, NULL, workspace_fixture_done,
                                 self);

  return pursuit_workspace_score_finish (self->workspace, workspace_fixture_wait (self), error);
}

static GPtrArray *
score (WorkspaceFixture *self, const char *id, gboolean refresh)
{
  const char *const ids[] = { id, NULL };
  PursuitScoreOptions options = { id != NULL ? ids : NULL, NULL, refresh };
  g_autoptr (GError) error = NULL;
  GPtrArray *scores = try_score (self, &options, &error);

  g_assert_no_error (error);

  return scores;
}

static PursuitScore *
get_score (GPtrArray *scores, guint index)
{
  return ((PursuitLeadScore *) g_ptr_array_index (scores, index))->score;
}

static gint64
count_history (WorkspaceFixture *self, const char *lead_id)
{
  g_autofree char *where = g_strdup_printf ("lead_id=%s", lead_id);

  return workspace_fixture_count (self, PURSUIT_KIND_SCORE_HISTORY, where);
}

static gboolean
is_stale (WorkspaceFixture *self, const char *id)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_get (self, PURSUIT_KIND_LEAD, id);

  return pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE_STALE) != 0;
}

static void
test_all (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) fresh = workspace_fixture_add_lead (self, "Newcomer", 100);
  g_autoptr (GPtrArray) scores = score (self, NULL, FALSE);

  g_assert_cmpuint (scores->len, ==, 19);
  for (guint i = 0; i < scores->len; i++)
    {
      PursuitScore *one = get_score (scores, i);

      g_assert_cmpint (one->total, >=, 0);
      g_assert_cmpint (one->total, <=, 100);
      g_assert_cmpint (one->established, <=, PURSUIT_SCORE_N_PARTS);
      g_assert_nonnull (one->scored_at);
    }
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, "score="), ==, 0);
  g_assert_cmpint (count_history (self, pursuit_record_get_id (fresh)), ==, 1);
}

static void
test_no_evidence (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) bare = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) lead = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  PursuitScore *nothing;

  pursuit_record_set_text (bare, PURSUIT_LEAD_COMPANY_NAME, "Newcomer");
  lead = workspace_fixture_save (self, bare, NULL);
  scores = score (self, pursuit_record_get_id (lead), FALSE);
  nothing = get_score (scores, 0);
  /* What nobody said is no zero: it is asked for. */
  g_assert_cmpint (nothing->established, ==, 0);
  for (guint part = 0; part < PURSUIT_SCORE_N_PARTS; part++)
    {
      g_assert_cmpint (nothing->parts[part].points, ==, PURSUIT_SCORE_NOT_ESTABLISHED);
      g_assert_nonnull (nothing->parts[part].ask);
    }
}

static void
test_stored (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Nordhav Fisk AS\"");
  g_autoptr (GPtrArray) scores = score (self, pursuit_record_get_id (lead), TRUE);
  PursuitScore *answer = get_score (scores, 0);
  g_autoptr (PursuitRecord) stored
      = workspace_fixture_get (self, PURSUIT_KIND_LEAD, pursuit_record_get_id (lead));
  g_autoptr (PursuitScore) kept = pursuit_lead_dup_score (stored);

  g_assert_cmpint (pursuit_record_get_integer (stored, PURSUIT_LEAD_SCORE), ==, answer->total);
  g_assert_cmpstr (pursuit_record_get_text (stored, PURSUIT_LEAD_SCORE_ENGINE), ==, "rules");
  g_assert_cmpint (kept->total, ==, answer->total);
  g_assert_cmpint (kept->established, ==, answer->established);
  for (guint part = 0; part < PURSUIT_SCORE_N_PARTS; part++)
    {
      g_assert_cmpint (kept->parts[part].points, ==, answer->parts[part].points);
      g_assert_cmpstr (kept->parts[part].summary, ==, answer->parts[part].summary);
    }
}

static void
test_history (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  const char *id = pursuit_record_get_id (lead);
  g_autoptr (GPtrArray) first = score (self, id, FALSE);
  g_autoptr (GPtrArray) again = score (self, id, TRUE);
  g_autoptr (GPtrArray) richer = NULL;
  g_autoptr (PursuitRecord) current = workspace_fixture_get (self, PURSUIT_KIND_LEAD, id);
  g_autoptr (PursuitRecord) saved = NULL;
  g_autoptr (PursuitRecord) past = NULL;

  /* The same again is no news. */
  g_assert_cmpint (get_score (again, 0)->total, ==, get_score (first, 0)->total);
  g_assert_cmpint (count_history (self, id), ==, 1);

  pursuit_record_set_text (current, PURSUIT_LEAD_BUDGET, "80 000 EUR approved by the board");
  saved = workspace_fixture_save (self, current, NULL);
  g_assert_true (is_stale (self, id));
  richer = score (self, id, FALSE);
  g_assert_false (is_stale (self, id));
  g_assert_cmpint (count_history (self, id), ==, 2);
  g_assert_cmpint (get_score (richer, 0)->total, >, get_score (first, 0)->total);
  g_assert_cmpint (get_score (richer, 0)->parts[PURSUIT_SCORE_BUDGET].points, >, 0);
  g_assert_cmpint (get_score (richer, 0)->parts[PURSUIT_SCORE_NEED].points, ==,
                   get_score (first, 0)->parts[PURSUIT_SCORE_NEED].points);
  past = workspace_fixture_find (self, PURSUIT_KIND_SCORE_HISTORY, NULL);
  g_assert_cmpstr (pursuit_record_get_text (past, PURSUIT_SCORE_HISTORY_ENGINE), ==, "rules");
}

static void
test_stale (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  const char *id = pursuit_record_get_id (lead);
  g_autoptr (PursuitRecord) activity = pursuit_record_new (PURSUIT_KIND_ACTIVITY);
  g_autoptr (PursuitRecord) call = NULL;
  const char *ids[] = { NULL, NULL };

  g_ptr_array_unref (score (self, id, FALSE));
  g_assert_false (is_stale (self, id));

  /* What was said counts as well as what stands on the lead, and so does its going. */
  pursuit_record_set_text (activity, PURSUIT_ACTIVITY_LEAD_ID, id);
  pursuit_record_set_text (activity, PURSUIT_ACTIVITY_TYPE, "call");
  call = workspace_fixture_save (self, activity, NULL);
  g_assert_true (is_stale (self, id));
  g_ptr_array_unref (score (self, id, FALSE));
  g_assert_false (is_stale (self, id));

  ids[0] = pursuit_record_get_id (call);
  pursuit_workspace_delete_async (self->workspace, ids, NULL, workspace_fixture_done, self);
  pursuit_workspace_delete_finish (self->workspace, workspace_fixture_wait (self), NULL, NULL);
  g_assert_true (is_stale (self, id));
}

static void
test_fresh_stay (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Teviot Mills\"");
  const char *id = pursuit_record_get_id (lead);
  g_autofree char *scored_at = g_strdup (pursuit_record_get_text (lead, PURSUIT_LEAD_SCORED_AT));
  g_autoptr (GPtrArray) kept = score (self, id, FALSE);
  g_autoptr (GPtrArray) again = NULL;

  g_assert_cmpstr (get_score (kept, 0)->scored_at, ==, scored_at);
  pursuit_clock_pin (g_get_real_time () + G_TIME_SPAN_HOUR);
  again = score (self, id, TRUE);
  pursuit_clock_pin (-1);
  g_assert_cmpstr (get_score (again, 0)->scored_at, >, scored_at);
}

static void
test_by_hand (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitScoreOverride) override
      = pursuit_score_override_new (91, "The board has promised", NULL);
  const char *id = pursuit_record_get_id (lead);
  g_autoptr (PursuitRecord) set = NULL;
  g_autoptr (PursuitRecord) shown = NULL;
  g_autoptr (PursuitScore) kept = NULL;
  g_autoptr (GPtrArray) scores = NULL;

  pursuit_workspace_override_score_async (self->workspace, id, override, NULL,
                                          workspace_fixture_done, self);
  set = pursuit_workspace_override_score_finish (self->workspace, workspace_fixture_wait (self),
                                                 NULL, NULL);
  g_assert_nonnull (set);
  /* It stays through a new computed score, which is kept as it is. */
  scores = score (self, id, TRUE);
  shown = workspace_fixture_get (self, PURSUIT_KIND_LEAD, id);
  g_assert_cmpint (pursuit_record_get_integer (shown, PURSUIT_LEAD_SCORE), ==, 91);
  g_assert_cmpint (get_score (scores, 0)->total, !=, 91);
  g_assert_cmpint (get_score (scores, 0)->override->score, ==, 91);
  g_assert_null (
      strstr (pursuit_record_get_text (shown, PURSUIT_LEAD_SCORE_BREAKDOWN), "override"));
  kept = pursuit_lead_dup_score (shown);
  g_assert_cmpint (kept->total, ==, get_score (scores, 0)->total);
  g_assert_cmpint (pursuit_score_get_shown (kept), ==, 91);
}

static void
test_refusals (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  const char *const ids[]
      = { pursuit_record_get_id (lead), "00000000-0000-7000-8000-000000000000", NULL };
  PursuitScoreOptions missing = { ids, NULL, FALSE };
  PursuitScoreOptions unknown = { NULL, "dice", FALSE };
  GError *error = NULL;

  g_assert_null (try_score (self, &missing, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, "not-found");
  g_clear_error (&error);
  /* The first of the two was scored, and then was not. */
  g_assert_cmpint (count_history (self, ids[0]), ==, 0);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, "score="), ==, 1);

  g_assert_null (try_score (self, &unknown, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, "unknown");
  g_assert_nonnull (strstr (error->message, "dice"));
  g_assert_nonnull (strstr (error->message, "rules"));
  g_clear_error (&error);
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/scoring/" path, WorkspaceFixture, NULL, set_up, func,                    \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("all-leads", workspace_fixture_set_up_demo, test_all);
  ADD ("nothing-said-is-not-established", workspace_fixture_set_up, test_no_evidence);
  ADD ("lead-keeps-what-was-answered", workspace_fixture_set_up_demo, test_stored);
  ADD ("history-has-what-changed", workspace_fixture_set_up, test_history);
  ADD ("stale-after-activities", workspace_fixture_set_up, test_stale);
  ADD ("fresh-ones-stay", workspace_fixture_set_up_demo, test_fresh_stay);
  ADD ("by-hand-stays-through-new-scores", workspace_fixture_set_up, test_by_hand);
  ADD ("refuses-and-scores-none", workspace_fixture_set_up, test_refusals);

  return g_test_run ();
}
