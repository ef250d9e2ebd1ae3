/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-proposal.h"
#include "workspace/draft-fixture.h"
#include "workspace/proposals/pursuit-proposals.h"
#include "workspace/ai/pursuit-request-preview.h"
#include "workspace/pursuit-workspace-error.h"

#include <string.h>

static const char *
get_content (PursuitRecord *proposal)
{
  return pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_CONTENT);
}

/* A draft by the template with these sections, and the options for one of them. */
static PursuitRecord *
begin_section (DraftFixture *self)
{
  self->options.section = "Price";
  self->options.wish = "Say it shorter";

  return workspace_fixture_draft (&self->base, self->lead_id, "Plain");
}

static PursuitRecord *
rewrite (DraftFixture *self, PursuitRecord *proposal, gint64 *action, GError **error)
{
  pursuit_workspace_rewrite_section_async (self->base.workspace, pursuit_record_get_id (proposal),
                                           &self->options, self->cancellable,
                                           workspace_fixture_done, &self->base);
  g_set_object (&self->result, workspace_fixture_wait (&self->base));

  return pursuit_workspace_rewrite_section_finish (self->base.workspace, self->result, action,
                                                   error);
}

static void
assert_as_it_was (DraftFixture *self, PursuitRecord *proposal)
{
  g_autoptr (PursuitRecord) now = workspace_fixture_get (&self->base, PURSUIT_KIND_PROPOSAL,
                                                         pursuit_record_get_id (proposal));

  g_assert_cmpstr (get_content (now), ==, get_content (proposal));
}

static void
a_section_is_written_again (DraftFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = begin_section (self);
  g_autoptr (PursuitRequestPreview) shown = NULL;
  g_autoptr (PursuitRecord) written = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *request = NULL;
  gint64 action = 0;

  pursuit_workspace_preview_draft_async (self->base.workspace, pursuit_record_get_id (proposal),
                                         &self->options, NULL, workspace_fixture_done, &self->base);
  shown = pursuit_workspace_preview_draft_finish (self->base.workspace,
                                                  workspace_fixture_wait (&self->base), &error);
  g_assert_no_error (error);
  draft_fixture_answer (
      self, "## Price\n\nAll for {{total}}, says [PERSON_1]. {{source:lead.need}}\n", 5, TRUE);
  written = rewrite (self, proposal, &action, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_content (written), ==,
                   "# Offer to {{company_name}}\n\nFor {{contact_name}}\n\n## What you told us\n\n"
                   "{{need}}\n\n## Price\n\nAll for {{total}}, says Vera Lind.\n");
  g_assert_cmpstr (self->heard, ==, get_content (written));
  g_assert_false (self->leaked);
  request = peer_dup_request (self->peer, 0);
  g_assert_cmpstr (strstr (request, "\r\n\r\n") + 4, ==, shown->body);
  assert_as_it_was (self, written);
  g_assert_cmpint (workspace_fixture_count (&self->base, PURSUIT_KIND_PROPOSAL, NULL), ==, 1);

  pursuit_workspace_undo_async (self->base.workspace, action, NULL, workspace_fixture_done,
                                &self->base);
  undone = pursuit_workspace_undo_finish (self->base.workspace,
                                          workspace_fixture_wait (&self->base), &error);
  g_assert_no_error (error);
  g_assert_nonnull (undone);
  assert_as_it_was (self, proposal);
}

/* Half a section replaces none. */
static void
a_cut_section_changes_nothing (DraftFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = begin_section (self);
  g_autoptr (GError) error = NULL;

  draft_fixture_answer (self, "## Price\n\nAll for {{total}}, sa", 5, FALSE);
  g_assert_null (rewrite (self, proposal, NULL, &error));
  g_assert_nonnull (error);
  assert_as_it_was (self, proposal);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* What somebody wrote while the answer came is not overwritten. */
static void
a_change_meanwhile_wins (DraftFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = begin_section (self);
  g_autoptr (PursuitRecord) changed = pursuit_record_copy (proposal);
  g_autoptr (PursuitRecord) saved = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PeerStep *step = draft_fixture_answer (self, "## Price\n\nAll for {{total}}.\n", 5, TRUE);

  step->is_held = TRUE;
  pursuit_workspace_rewrite_section_async (self->base.workspace, pursuit_record_get_id (proposal),
                                           &self->options, NULL, keep_result, &result);
  while (peer_count (self->peer) == 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  pursuit_record_set_text (changed, PURSUIT_PROPOSAL_CONTENT, "# Mine\n\n## Price\n\n1 EUR\n");
  saved = workspace_fixture_save (&self->base, changed, NULL);
  peer_release (self->peer);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (
      pursuit_workspace_rewrite_section_finish (self->base.workspace, result, NULL, &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_CHANGED);
  assert_as_it_was (self, changed);
}

static void
only_a_draft_is_written_again (DraftFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) proposal = begin_section (self);
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) forbidden = NULL;

  self->options.section = "Nothing of the sort";
  g_assert_null (rewrite (self, proposal, NULL, &unknown));
  g_assert_cmpstr (pursuit_error_get_code (unknown), ==, "unknown");
  self->options.section = "Price";
  pursuit_workspace_set_proposal_status_async (self->base.workspace,
                                               pursuit_record_get_id (proposal), "sent", NULL,
                                               workspace_fixture_done, &self->base);
  g_object_unref (pursuit_workspace_set_proposal_status_finish (
      self->base.workspace, workspace_fixture_wait (&self->base), NULL, NULL));
  g_assert_null (rewrite (self, proposal, NULL, &forbidden));
  g_assert_cmpstr (pursuit_error_get_code (forbidden), ==, "forbidden");
  g_assert_cmpuint (peer_count (self->peer), ==, 0);
}

#define rewrite_test(path, function)                                                               \
  g_test_add ("/workspace/ai-rewrite/" path, DraftFixture, NULL, draft_fixture_set_up, function,   \
              draft_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  rewrite_test ("a-section-is-written-again", a_section_is_written_again);
  rewrite_test ("a-cut-section-changes-nothing", a_cut_section_changes_nothing);
  rewrite_test ("a-change-meanwhile-wins", a_change_meanwhile_wins);
  rewrite_test ("only-a-draft-is-written-again", only_a_draft_is_written_again);

  return g_test_run ();
}
