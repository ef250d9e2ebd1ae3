/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-time.h"
#include "workspace/scoring/pursuit-overrides.h"
#include "workspace/scoring/pursuit-past-score.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/scoring/pursuit-what-ifs.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

#define DAY_US (24 * G_TIME_SPAN_HOUR)

static PursuitScore *
try_what_if (
    WorkspaceFixture *self, const char *id, const char *engine, const char *change, GError **error)
{
  const char *const changes[] = { change, NULL };

  pursuit_workspace_what_if_async (self->workspace, id, engine, changes, NULL,
                                   workspace_fixture_done, self);

  return pursuit_workspace_what_if_finish (self->workspace, workspace_fixture_wait (self), error);
}

static PursuitScore *
what_if (WorkspaceFixture *self, const char *id, const char *change)
{
  g_autoptr (GError) error = NULL;
  PursuitScore *score = try_what_if (self, id, NULL, change, &error);

  g_assert_no_error (error);

  return score;
}

static void
score (WorkspaceFixture *self, const char *id)
{
  const char *const ids[] = { id, NULL };
  const PursuitScoreOptions options = { .ids = ids, .refresh = TRUE };
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_workspace_score_async (self->workspace, &options, NULL, NULL, workspace_fixture_done,
                                 self);
  scores = pursuit_workspace_score_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
}

static PursuitLeadDetails *
load (WorkspaceFixture *self, const char *id)
{
  PursuitLeadDetails *details;

  pursuit_workspace_load_lead_async (self->workspace, id, NULL, workspace_fixture_done, self);
  details
      = pursuit_workspace_load_lead_finish (self->workspace, workspace_fixture_wait (self), NULL);
  g_assert_nonnull (details);

  return details;
}

static void
test_parts (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  const char *id = pursuit_record_get_id (lead);
  g_autoptr (PursuitScore) plain = what_if (self, id, "contact_name=Anna");
  g_autoptr (PursuitScore) imagined = what_if (self, id, "authority=80");
  g_autoptr (PursuitRecord) after = workspace_fixture_get (self, PURSUIT_KIND_LEAD, id);

  g_assert_cmpint (imagined->parts[PURSUIT_SCORE_AUTHORITY].points, ==, 80);
  g_assert_cmpint (imagined->established, ==, plain->established + 1);
  g_assert_cmpint (imagined->total, ==, plain->total + 20);
  g_assert_cmpstr (imagined->parts[PURSUIT_SCORE_AUTHORITY].summary, ==, "Authority is assumed");
  /* Nothing of it is kept. */
  g_assert_true (pursuit_record_equal (lead, after));
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_SCORE_HISTORY, NULL), ==, 0);
}

/* What is imagined of a fact is scored as if it stood there. */
static void
test_facts (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  const char *id = pursuit_record_get_id (lead);
  const char *budget = "Fifty thousand are approved";
  g_autofree char *change = g_strdup_printf ("budget=%s", budget);
  g_autoptr (PursuitScore) imagined = what_if (self, id, change);
  g_autoptr (PursuitRecord) stored = NULL;
  g_autoptr (PursuitLeadDetails) details = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_BUDGET, budget);
  stored = workspace_fixture_save (self, lead, NULL);
  score (self, id);
  details = load (self, id);
  g_assert_cmpint (imagined->parts[PURSUIT_SCORE_BUDGET].points, >, 0);
  g_assert_cmpint (imagined->total, ==, details->score->total);
}

static void
test_refusals (WorkspaceFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *engine;
    const char *change;
    const char *code;
  } cases[] = {
    { NULL, "colour=red", "invalid" },
    { NULL, "authority", "invalid" },
    { NULL, "score=99", "invalid" },
    { "history", "authority=75", "invalid" },
    { "history", "source=Fair", "not-enough" },
    { "dice", "source=Fair", "unknown" },
  };
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (try_what_if (self, pursuit_record_get_id (lead), cases[i].engine,
                                  cases[i].change, &error));
      g_assert_cmpstr (pursuit_error_get_code (error), ==, cases[i].code);
    }
}

static void
test_listed (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  const char *id = pursuit_record_get_id (lead);
  g_autoptr (PursuitLeadDetails) before = load (self, id);
  g_autoptr (PursuitLeadDetails) after = NULL;

  g_assert_cmpuint (before->what_ifs->len, ==, 0);
  score (self, id);
  after = load (self, id);
  g_assert_cmpuint (after->what_ifs->len, >=, PURSUIT_SCORE_N_PARTS);
  g_assert_null (after->rules);
  for (guint i = 0; i < after->what_ifs->len; i++)
    {
      const PursuitWhatIf *one = g_ptr_array_index (after->what_ifs, i);
      g_autofree char *change
          = g_strdup_printf ("%s=%d", pursuit_score_part_to_string (one->part), one->points);
      g_autoptr (PursuitScore) imagined = what_if (self, id, change);

      g_assert_cmpint (imagined->total, ==, one->total);
    }
}

/* Day 0: scored. Day 2: a budget is noted and it is scored again. Day 4: set by hand. */
static char *
make_past (WorkspaceFixture *self, gint64 start_us)
{
  g_autoptr (PursuitScoreOverride) override = pursuit_score_override_new (95, "I know them", NULL);
  g_autoptr (PursuitRecord) lead = NULL;
  g_autoptr (PursuitRecord) note = pursuit_record_new (PURSUIT_KIND_ACTIVITY);
  g_autoptr (PursuitRecord) saved = NULL, noted = NULL, set = NULL;
  const char *id;

  pursuit_clock_pin (start_us);
  lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  id = pursuit_record_get_id (lead);
  score (self, id);

  pursuit_clock_pin (start_us + 2 * DAY_US);
  pursuit_record_set_text (note, PURSUIT_ACTIVITY_LEAD_ID, id);
  pursuit_record_set_text (note, PURSUIT_ACTIVITY_TYPE, "note");
  pursuit_record_set_text (note, PURSUIT_ACTIVITY_SUBJECT, "Talked money");
  noted = workspace_fixture_save (self, note, NULL);
  saved = workspace_fixture_get (self, PURSUIT_KIND_LEAD, id);
  pursuit_record_set_text (saved, PURSUIT_LEAD_BUDGET, "Fifty thousand are approved");
  g_object_unref (workspace_fixture_save (self, saved, NULL));
  score (self, id);

  pursuit_clock_pin (start_us + 4 * DAY_US);
  pursuit_workspace_override_score_async (self->workspace, id, override, NULL,
                                          workspace_fixture_done, self);
  set = pursuit_workspace_override_score_finish (self->workspace, workspace_fixture_wait (self),
                                                 NULL, NULL);
  g_assert_nonnull (set);
  pursuit_clock_pin (-1);

  return g_strdup (id);
}

static void
test_past (WorkspaceFixture *self, gconstpointer data)
{
  gint64 start_us;
  g_autofree char *id = NULL;
  g_autoptr (PursuitLeadDetails) details = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const PursuitPastScore *first, *second, *third;

  g_assert_true (pursuit_time_parse ("2026-03-10T10:00:00Z", &start_us, NULL));
  id = make_past (self, start_us);
  details = load (self, id);
  list = pursuit_past_score_list (details);
  g_assert_cmpuint (list->len, ==, 3);
  first = list->pdata[0];
  second = list->pdata[1];
  third = list->pdata[2];
  g_assert_cmpstr (first->change, ==, "First score, by Rules");
  g_assert_cmpstr (second->change, ==, "Budget 40 → 91");
  g_assert_cmpstr (second->event, ==, "Talked money");
  g_assert_cmpint (second->score->total, >, first->score->total);
  g_assert_cmpstr (third->change, ==, "Set by hand to 95: I know them");
  g_assert_cmpint (third->score->total, ==, second->score->total);
  g_assert_cmpint (pursuit_score_get_shown (third->score), ==, 95);

  g_assert_null (pursuit_past_score_find (list, "2026-03-09"));
  g_assert_true (pursuit_past_score_find (list, "2026-03-11") == first);
  g_assert_true (pursuit_past_score_find (list, "2026-03-12") == second);
  g_assert_true (pursuit_past_score_find (list, "2026-03-13") == second);
  g_assert_true (pursuit_past_score_find (list, "2030-01-01") == third);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/workspace/score-views/" path, WorkspaceFixture, NULL, workspace_fixture_set_up,    \
              func, workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what-if-of-parts-keeps-nothing", test_parts);
  ADD ("what-if-of-facts-is-what-comes", test_facts);
  ADD ("what-if-refuses-what-is-none", test_refusals);
  ADD ("what-ifs-listed-are-what-comes", test_listed);
  ADD ("past-scores-say-what-moved-them", test_past);

  return g_test_run ();
}
