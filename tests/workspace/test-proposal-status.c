/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"
#include "core/pursuit-proposal-version.h"
#include "core/pursuit-proposal.h"
#include "workspace/proposals/pursuit-proposals.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

static PursuitRecord *
move (WorkspaceFixture *self,
      PursuitRecord *proposal,
      const char *status,
      gint64 *action,
      GError **error)
{
  pursuit_workspace_set_proposal_status_async (self->workspace, pursuit_record_get_id (proposal),
                                               status, NULL, workspace_fixture_done, self);

  return pursuit_workspace_set_proposal_status_finish (
      self->workspace, workspace_fixture_wait (self), action, error);
}

static void
assert_moves (WorkspaceFixture *self, PursuitRecord *proposal, const char *status, gboolean decided)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) moved = move (self, proposal, status, NULL, &error);
  g_autoptr (PursuitRecord) stored = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (moved);
  stored = workspace_fixture_get (self, PURSUIT_KIND_PROPOSAL, pursuit_record_get_id (proposal));
  g_assert_cmpstr (pursuit_record_get_text (stored, PURSUIT_PROPOSAL_STATUS), ==, status);
  g_assert_true (pursuit_record_is_set (stored, PURSUIT_PROPOSAL_SENT_AT));
  g_assert_true (pursuit_record_is_set (stored, PURSUIT_PROPOSAL_DECIDED_AT) == decided);
}

static void
assert_stays (WorkspaceFixture *self, PursuitRecord *proposal, const char *status, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) before
      = workspace_fixture_get (self, PURSUIT_KIND_PROPOSAL, pursuit_record_get_id (proposal));
  g_autoptr (PursuitRecord) after = NULL;

  g_assert_null (move (self, proposal, status, NULL, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, code);
  after = workspace_fixture_get (self, PURSUIT_KIND_PROPOSAL, pursuit_record_get_id (proposal));
  g_assert_cmpstr (pursuit_record_get_text (after, PURSUIT_PROPOSAL_STATUS), ==,
                   pursuit_record_get_text (before, PURSUIT_PROPOSAL_STATUS));
}

static void
test_steps (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal
      = workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL, "status=draft");

  assert_stays (self, proposal, "accepted", "forbidden");
  assert_stays (self, proposal, "rejected", "forbidden");
  assert_stays (self, proposal, "framed", "forbidden");
  assert_moves (self, proposal, "sent", FALSE);
  assert_moves (self, proposal, "accepted", TRUE);
  assert_stays (self, proposal, "draft", "forbidden");
  assert_stays (self, proposal, "rejected", "forbidden");
  /* Somebody pressed the wrong button. */
  assert_moves (self, proposal, "sent", FALSE);
  assert_moves (self, proposal, "rejected", TRUE);
}

static void
test_frozen (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal
      = workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL, "status=draft");
  g_autoptr (PursuitRecord) version = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  g_autoptr (PursuitRecord) renamed = NULL;
  g_autoptr (PursuitRecord) kept = NULL;
  g_autofree char *hash = NULL;
  const char *text;

  assert_moves (self, proposal, "sent", FALSE);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_PROPOSAL_VERSION, NULL), ==, 1);
  version = workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL_VERSION, NULL);
  text = pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_CONTENT);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_assert_cmpstr (pursuit_record_get_text (version, PURSUIT_PROPOSAL_VERSION_SHA256), ==, hash);
  g_assert_cmpint (pursuit_record_get_integer (version, PURSUIT_PROPOSAL_VERSION_NUMBER), ==, 1);
  g_assert_nonnull (strstr (text, "Klinikum Aurach"));
  g_assert_null (strstr (text, "{{"));

  /* Whatever is known later, that is what they got. */
  lead = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Klinikum Aurach\"");
  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Klinik am See");
  renamed = workspace_fixture_save (self, lead, NULL);
  kept = workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL_VERSION, NULL);
  g_assert_cmpstr (pursuit_record_get_text (kept, PURSUIT_PROPOSAL_VERSION_CONTENT), ==, text);
}

static void
test_undo (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal
      = workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL, "status=draft");
  g_autoptr (PursuitRecord) sent = NULL;
  g_autoptr (PursuitRecord) again = NULL;
  g_autoptr (PursuitRecord) back = NULL;
  g_autofree char *label = NULL;
  gint64 action = 0;

  sent = move (self, proposal, "sent", &action, NULL);
  g_assert_nonnull (sent);
  pursuit_workspace_undo_async (self->workspace, action, NULL, workspace_fixture_done, self);
  label = pursuit_workspace_undo_finish (self->workspace, workspace_fixture_wait (self), NULL);
  g_assert_nonnull (label);
  back = workspace_fixture_get (self, PURSUIT_KIND_PROPOSAL, pursuit_record_get_id (proposal));
  g_assert_cmpstr (pursuit_record_get_text (back, PURSUIT_PROPOSAL_STATUS), ==, "draft");
  g_assert_false (pursuit_record_is_set (back, PURSUIT_PROPOSAL_SENT_AT));
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_PROPOSAL_VERSION, NULL), ==, 0);

  again = move (self, proposal, "sent", NULL, NULL);
  g_assert_nonnull (again);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_PROPOSAL_VERSION, NULL), ==, 1);
}

static void
test_not_ready (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Oberau", 100);
  g_autoptr (PursuitRecord) proposal
      = workspace_fixture_draft (self, pursuit_record_get_id (lead), NULL);
  g_autoptr (GError) error = NULL;

  assert_stays (self, proposal, "sent", "missing-value");
  g_assert_null (move (self, lead, "sent", NULL, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, "not-found");
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_PROPOSAL_VERSION, NULL), ==, 0);
}

static void
test_same (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal
      = workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL, "status=sent");
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) same = move (self, proposal, "sent", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pursuit_record_get_text (same, PURSUIT_PROPOSAL_SENT_AT), ==,
                   pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_SENT_AT));
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_PROPOSAL_VERSION, NULL), ==, 0);
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/proposal-status/" path, WorkspaceFixture, NULL, set_up, func,            \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("takes-legal-steps-only", workspace_fixture_set_up_demo, test_steps);
  ADD ("sending-freezes-the-text", workspace_fixture_set_up_demo, test_frozen);
  ADD ("undo-takes-version-too", workspace_fixture_set_up_demo, test_undo);
  ADD ("gaps-are-not-sent", workspace_fixture_set_up, test_not_ready);
  ADD ("same-status-changes-nothing", workspace_fixture_set_up_demo, test_same);

  return g_test_run ();
}
