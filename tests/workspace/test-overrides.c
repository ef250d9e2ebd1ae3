/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-core-error.h"
#include "core/pursuit-lead.h"
#include "workspace/scoring/pursuit-overrides.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

#define DAY_US (24 * G_TIME_SPAN_HOUR)

static PursuitRecord *
try_override (WorkspaceFixture *self,
              const char *id,
              const PursuitScoreOverride *override,
              gint64 *action,
              GError **error)
{
  pursuit_workspace_override_score_async (self->workspace, id, override, NULL,
                                          workspace_fixture_done, self);

  return pursuit_workspace_override_score_finish (self->workspace, workspace_fixture_wait (self),
                                                  action, error);
}

static gint64
set_by_hand (WorkspaceFixture *self, const char *id, int score, const char *until)
{
  g_autoptr (PursuitScoreOverride) override
      = pursuit_score_override_new (score, "The board has promised", until);
  g_autoptr (GError) error = NULL;
  gint64 action = 0;
  g_autoptr (PursuitRecord) lead = try_override (self, id, override, &action, &error);

  g_assert_nonnull (lead);
  g_assert_no_error (error);
  g_assert_cmpint (action, >, 0);

  return action;
}

static gint64
settle (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  pursuit_workspace_settle_overrides_async (self->workspace, NULL, workspace_fixture_done, self);
  n = pursuit_workspace_settle_overrides_finish (self->workspace, workspace_fixture_wait (self),
                                                 &error);
  g_assert_no_error (error);

  return n;
}

static gint64
get_shown (WorkspaceFixture *self, const char *id)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_get (self, PURSUIT_KIND_LEAD, id);

  return pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE)
             ? pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE)
             : -1;
}

static char *
find_scored (WorkspaceFixture *self)
{
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Nordhav Fisk AS\"");

  return g_strdup (pursuit_record_get_id (lead));
}

static void
test_lists (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *id = find_scored (self);
  gint64 computed = get_shown (self, id);
  gint64 at_top = workspace_fixture_count (self, PURSUIT_KIND_LEAD, "score=99");
  g_autoptr (PursuitRecord) back = NULL;
  g_autofree char *where = g_strdup_printf ("lead_id=%s", id);
  gint64 past = workspace_fixture_count (self, PURSUIT_KIND_SCORE_HISTORY, where);
  g_autoptr (GError) error = NULL;

  set_by_hand (self, id, 99, NULL);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, "score=99"), ==, at_top + 1);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_SCORE_HISTORY, where), ==, past + 1);

  back = try_override (self, id, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_shown (self, id), ==, computed);
  g_assert_false (pursuit_record_is_set (back, PURSUIT_LEAD_SCORE_OVERRIDE_REASON));
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_SCORE_HISTORY, where), ==, past + 2);
}

static void
test_undo (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *id = find_scored (self);
  gint64 computed = get_shown (self, id);
  gint64 action = set_by_hand (self, id, 3, NULL);
  g_autoptr (PursuitRecord) lead = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  pursuit_workspace_undo_async (self->workspace, action, NULL, workspace_fixture_done, self);
  label = pursuit_workspace_undo_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_shown (self, id), ==, computed);
  lead = workspace_fixture_get (self, PURSUIT_KIND_LEAD, id);
  g_assert_false (pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE_OVERRIDE));
}

static void
test_unscored (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Newcomer", 100);
  const char *id = pursuit_record_get_id (lead);
  g_autoptr (PursuitRecord) back = NULL;

  set_by_hand (self, id, 40, NULL);
  g_assert_cmpint (get_shown (self, id), ==, 40);
  back = try_override (self, id, NULL, NULL, NULL);
  g_assert_nonnull (back);
  g_assert_cmpint (get_shown (self, id), ==, -1);
}

static void
test_day_over (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *id = find_scored (self);
  gint64 computed = get_shown (self, id);
  g_autofree char *today = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  gint64 now_us = g_get_real_time ();

  pursuit_clock_pin (now_us);
  today = pursuit_clock_dup_today ();
  set_by_hand (self, id, 99, today);
  g_assert_cmpint (settle (self), ==, 0);
  g_assert_cmpint (get_shown (self, id), ==, 99);

  pursuit_clock_pin (now_us + 2 * DAY_US);
  g_assert_cmpint (settle (self), ==, 1);
  g_assert_cmpint (get_shown (self, id), ==, computed);
  lead = workspace_fixture_get (self, PURSUIT_KIND_LEAD, id);
  g_assert_false (pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE_OVERRIDE));
  g_assert_false (pursuit_record_is_set (lead, PURSUIT_LEAD_SCORE_OVERRIDE_UNTIL));
  /* The same day is not looked through again. */
  g_assert_cmpint (settle (self), ==, 0);
  pursuit_clock_pin (-1);
}

static void
assert_refused (WorkspaceFixture *self,
                const char *id,
                const PursuitScoreOverride *override,
                const char *code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (try_override (self, id, override, NULL, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, code);
}

static void
test_refusals (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *id = find_scored (self);
  gint64 computed = get_shown (self, id);
  g_autoptr (PursuitScoreOverride) silent = pursuit_score_override_new (50, " ", NULL);
  g_autoptr (PursuitScoreOverride) high = pursuit_score_override_new (101, "why", NULL);
  g_autoptr (PursuitScoreOverride) over = pursuit_score_override_new (50, "why", "2020-01-01");
  g_autoptr (PursuitScoreOverride) good = pursuit_score_override_new (50, "why", NULL);

  assert_refused (self, id, silent, "invalid");
  assert_refused (self, id, high, "range");
  assert_refused (self, id, over, "invalid");
  assert_refused (self, id, NULL, "invalid");
  assert_refused (self, "00000000-0000-7000-8000-000000000000", good, "not-found");
  g_assert_cmpint (get_shown (self, id), ==, computed);
}

/* Lists would go on showing the computed score. */
static void
test_other_doors (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *id = find_scored (self);
  g_autoptr (PursuitRecord) lead = workspace_fixture_get (self, PURSUIT_KIND_LEAD, id);
  g_autoptr (GError) error = NULL;

  pursuit_record_set_integer (lead, PURSUIT_LEAD_SCORE_OVERRIDE, 91);
  pursuit_workspace_save_async (self->workspace, lead, NULL, NULL, workspace_fixture_done, self);
  g_assert_null (
      pursuit_workspace_save_finish (self->workspace, workspace_fixture_wait (self), NULL, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, "invalid");
}

#define ADD(path, func)                                                                            \
  g_test_add ("/workspace/overrides/" path, WorkspaceFixture, NULL, workspace_fixture_set_up_demo, \
              func, workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("lists-and-filters-show-it", test_lists);
  ADD ("undo-shows-the-computed-score", test_undo);
  ADD ("a-lead-without-score-can-have-one", test_unscored);
  ADD ("ends-with-its-day-by-itself", test_day_over);
  ADD ("refuses-what-is-none", test_refusals);
  ADD ("only-by-its-own-verb", test_other_doors);

  return g_test_run ();
}
