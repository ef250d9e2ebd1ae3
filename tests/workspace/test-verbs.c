/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "store/pursuit-store-error.h"
#include "workspace/records/pursuit-lead-details.h"
#include "workspace/proposals/pursuit-proposals.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/pursuit-status.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

static void
test_undo (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitRecord) saved = NULL;
  g_autoptr (PursuitRecord) back = NULL;
  g_autofree char *label = NULL;
  gint64 action = 0;

  g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_STAGE), ==, "new");
  pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, "qualified");
  saved = workspace_fixture_save (self, lead, &action);
  g_assert_cmpint (action, >, 0);
  pursuit_workspace_undo_async (self->workspace, action, NULL, workspace_fixture_done, self);
  label = pursuit_workspace_undo_finish (self->workspace, workspace_fixture_wait (self), NULL);
  g_assert_nonnull (label);
  back = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=Brennholt");
  g_assert_cmpstr (pursuit_record_get_text (back, PURSUIT_LEAD_STAGE), ==, "new");
}

static void
test_range (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitRecord) saved = NULL;
  g_autoptr (PursuitRecord) kept = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_record_set_integer (lead, PURSUIT_LEAD_PROBABILITY, 101);
  pursuit_workspace_save_async (self->workspace, lead, NULL, NULL, workspace_fixture_done, self);
  saved = pursuit_workspace_save_finish (self->workspace, workspace_fixture_wait (self), NULL,
                                         &error);
  g_assert_null (saved);
  g_assert_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_RANGE);
  kept = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=Brennholt");
  g_assert_false (pursuit_record_is_set (kept, PURSUIT_LEAD_PROBABILITY));
}

static PursuitLeadDetails *
load (WorkspaceFixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  PursuitLeadDetails *details;

  pursuit_workspace_load_lead_async (self->workspace, id, NULL, workspace_fixture_done, self);
  details
      = pursuit_workspace_load_lead_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return details;
}

static void
test_lead_page (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Brennholt Pumpen GmbH\"");
  g_autoptr (PursuitLeadDetails) details = load (self, pursuit_record_get_id (lead));

  g_assert_cmpstr (details->owner_name, ==, "Marta Lindqvist");
  g_assert_nonnull (details->score);
  g_assert_cmpint (details->score->total, ==,
                   pursuit_record_get_integer (lead, PURSUIT_LEAD_SCORE));
  g_assert_cmpuint (details->score_history->len, ==, 1);
  g_assert_cmpuint (details->people->len, ==, 3);
  g_assert_cmpuint (details->conversations->len, ==, 1);
  g_assert_cmpuint (details->thread->len, ==, 7);
  for (guint i = 1; i < details->thread->len; i++)
    {
      PursuitThreadEntry *newer = g_ptr_array_index (details->thread, i - 1);
      PursuitThreadEntry *older = g_ptr_array_index (details->thread, i);

      g_assert_cmpstr (newer->at, >=, older->at);
      g_assert_nonnull (older->title);
    }
}

static PursuitScore *
score (WorkspaceFixture *self, const char *id)
{
  const char *const ids[] = { id, NULL };
  PursuitScoreOptions options = { ids, "rules", TRUE };
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_workspace_score_async (self->workspace, &options, NULL, NULL, workspace_fixture_done,
                                 self);
  scores = pursuit_workspace_score_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scores->len, ==, 1);

  return pursuit_score_ref (((PursuitLeadScore *) g_ptr_array_index (scores, 0))->score);
}

static void
test_score (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Aguas de Miravall\"");
  const char *id = pursuit_record_get_id (lead);
  g_autoptr (PursuitScore) before = score (self, id);
  g_autoptr (PursuitScore) same = score (self, id);
  g_autoptr (PursuitScore) after = NULL;
  g_autoptr (PursuitRecord) stale = NULL;

  g_assert_cmpint (same->total, ==, before->total);
  g_assert_cmpint (before->parts[PURSUIT_SCORE_BUDGET].points, >, 0);

  /* As read before it was scored: what a save knows of scores is not taken. */
  pursuit_record_unset (lead, PURSUIT_LEAD_BUDGET);
  pursuit_record_set_text (lead, PURSUIT_LEAD_SCORED_AT, "2020-02-29T12:00:00Z");
  pursuit_record_set_integer (lead, PURSUIT_LEAD_SCORE, 1);
  stale = workspace_fixture_save (self, lead, NULL);
  g_assert_cmpint (pursuit_record_get_integer (stale, PURSUIT_LEAD_SCORE_STALE), ==, 1);
  g_assert_cmpint (pursuit_record_get_integer (stale, PURSUIT_LEAD_SCORE), ==, before->total);
  after = score (self, id);
  g_assert_cmpint (after->parts[PURSUIT_SCORE_BUDGET].points, <,
                   before->parts[PURSUIT_SCORE_BUDGET].points);
  g_assert_cmpint (after->total, <, before->total);
}

static void
test_preview (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal
      = workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL, "status=draft");
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *text = NULL;

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_CONTENT,
                           "# {{title}}\n\n{{price_table}}\n\n{{signer}} {{industry}}\n");
  pursuit_record_set_integer (proposal, PURSUIT_PROPOSAL_DEAL_SIZE, 1);
  pursuit_workspace_expand_async (self->workspace, proposal, NULL, workspace_fixture_done, self);
  text = pursuit_workspace_expand_finish (self->workspace, workspace_fixture_wait (self), &problems,
                                          NULL);
  g_assert_nonnull (strstr (text, "Gateway"));
  g_assert_nonnull (strstr (text, "Dr. Eva Sommer"));
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_openings (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->profile, "workspace.db", NULL);
  g_autofree char *elsewhere = g_build_filename (self->folder, "elsewhere", NULL);
  g_autoptr (PursuitWorkspace) reader = NULL;
  PursuitWorkspace *second;
  GError *error = NULL;

  g_assert_true (pursuit_workspace_exists (self->profile));
  second = pursuit_workspace_open (self->profile, PURSUIT_WORKSPACE_WRITE, &error);
  g_assert_null (second);
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_BUSY);
  g_assert_cmpstr (pursuit_error_get_code (error), ==, "busy");
  g_clear_error (&error);

  reader = pursuit_workspace_open (self->profile, PURSUIT_WORKSPACE_READ, &error);
  g_assert_no_error (error);
  g_assert_false (pursuit_workspace_is_writable (reader));
  g_assert_cmpstr (pursuit_workspace_get_name (reader), ==, "Test");
  pursuit_workspace_close (reader);

  g_assert_null (pursuit_workspace_open (elsewhere, PURSUIT_WORKSPACE_WRITE, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (elsewhere, G_FILE_TEST_EXISTS));

  pursuit_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  g_file_set_contents (file, "SQLite format 3, or so it says", -1, NULL);
  g_assert_null (pursuit_workspace_open (self->profile, PURSUIT_WORKSPACE_WRITE, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
}

static void
test_doctor (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) checks = NULL;

  pursuit_workspace_doctor_async (self->workspace, NULL, workspace_fixture_done, self);
  checks = pursuit_workspace_doctor_finish (self->workspace, workspace_fixture_wait (self), NULL);
  g_assert_cmpuint (checks->len, >=, 6);
  for (guint i = 0; i < checks->len; i++)
    {
      PursuitCheck *check = g_ptr_array_index (checks, i);

      if (strcmp (check->name, "room") != 0)
        g_assert_true (check->ok);
      g_assert_null (strstr (check->text, "Brennholt"));
      g_assert_null (strstr (check->text, self->folder));
    }
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/" path, WorkspaceFixture, NULL, set_up, func, workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("records/undoes-a-change", workspace_fixture_set_up, test_undo);
  ADD ("records/refuses-out-of-range", workspace_fixture_set_up, test_range);
  ADD ("lead/page-is-whole", workspace_fixture_set_up_demo, test_lead_page);
  ADD ("score/falls-without-evidence", workspace_fixture_set_up_demo, test_score);
  ADD ("proposal/preview-names-problems", workspace_fixture_set_up_demo, test_preview);
  ADD ("open/says-why-not", workspace_fixture_set_up, test_openings);
  ADD ("doctor/says-nothing-personal", workspace_fixture_set_up_demo, test_doctor);

  return g_test_run ();
}
