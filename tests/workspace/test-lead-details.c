/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-proposal.h"
#include "workspace/records/pursuit-lead-details.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

static PursuitLeadDetails *
load (WorkspaceFixture *self, const char *id, GError **error)
{
  pursuit_workspace_load_lead_async (self->workspace, id, NULL, workspace_fixture_done, self);

  return pursuit_workspace_load_lead_finish (self->workspace, workspace_fixture_wait (self), error);
}

static void
add_activity (
    WorkspaceFixture *self, const char *lead_id, guint field, const char *at, const char *subject)
{
  g_autoptr (PursuitRecord) activity = pursuit_record_new (PURSUIT_KIND_ACTIVITY);

  pursuit_record_set_text (activity, PURSUIT_ACTIVITY_LEAD_ID, lead_id);
  pursuit_record_set_text (activity, PURSUIT_ACTIVITY_TYPE, "note");
  pursuit_record_set_text (activity, PURSUIT_ACTIVITY_SUBJECT, subject);
  pursuit_record_set_text (activity, field, at);
  g_object_unref (workspace_fixture_save (self, activity, NULL));
}

/* Entries of one kind, in the order of the thread. */
static char *
join_titles (PursuitLeadDetails *details, PursuitKind kind)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < details->thread->len; i++)
    {
      PursuitThreadEntry *entry = g_ptr_array_index (details->thread, i);

      if (entry->kind == kind)
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? "|" : "", entry->title);
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
test_order (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  const char *id = pursuit_record_get_id (lead);
  g_autoptr (PursuitLeadDetails) details = NULL;
  g_autofree char *titles = NULL;

  add_activity (self, id, PURSUIT_ACTIVITY_HAPPENED_AT, "2020-02-01T09:00:00Z", "middle");
  add_activity (self, id, PURSUIT_ACTIVITY_HAPPENED_AT, "2019-12-31T23:59:59Z", "oldest");
  add_activity (self, id, PURSUIT_ACTIVITY_DUE_AT, "2040-01-01T00:00:00Z", "to come");
  add_activity (self, id, PURSUIT_ACTIVITY_HAPPENED_AT, "2020-02-01T09:00:01Z", "later");
  details = load (self, id, NULL);
  titles = join_titles (details, PURSUIT_KIND_ACTIVITY);
  g_assert_cmpstr (titles, ==, "to come|later|middle|oldest");
  g_assert_nonnull (details->owner_name);
  g_assert_null (details->score);
  g_assert_cmpuint (details->score_history->len, ==, 0);
  g_assert_cmpuint (details->people->len, ==, 0);
}

static void
test_stages (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitRecord) moved = NULL;
  g_autoptr (PursuitLeadDetails) details = NULL;
  g_autofree char *titles = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_STAGE, "qualified");
  moved = workspace_fixture_save (self, lead, NULL);
  details = load (self, pursuit_record_get_id (lead), NULL);
  titles = join_titles (details, PURSUIT_KIND_STAGE_HISTORY);
  g_assert_nonnull (strstr (titles, "New → Qualified"));
}

static void
test_excerpt (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitRecord) activity = pursuit_record_new (PURSUIT_KIND_ACTIVITY);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PursuitLeadDetails) details = NULL;
  g_autofree char *titles = NULL;

  for (int i = 0; i < 400; i++)
    g_string_append (text, "ä€");
  pursuit_record_set_text (activity, PURSUIT_ACTIVITY_LEAD_ID, pursuit_record_get_id (lead));
  pursuit_record_set_text (activity, PURSUIT_ACTIVITY_TYPE, "call");
  pursuit_record_set_text (activity, PURSUIT_ACTIVITY_TEXT, text->str);
  g_object_unref (workspace_fixture_save (self, activity, NULL));

  details = load (self, pursuit_record_get_id (lead), NULL);
  /* Without a subject an activity is called what it is. */
  titles = join_titles (details, PURSUIT_KIND_ACTIVITY);
  g_assert_cmpstr (titles, ==, "Call");
  for (guint i = 0; i < details->thread->len; i++)
    {
      PursuitThreadEntry *entry = g_ptr_array_index (details->thread, i);

      if (entry->kind != PURSUIT_KIND_ACTIVITY)
        continue;
      g_assert_true (g_utf8_validate (entry->text, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (entry->text, -1), ==, 281);
      g_assert_true (g_str_has_suffix (entry->text, "…"));
    }
}

static void
test_proposals (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Vandermeer Coatings BV\"");
  g_autoptr (PursuitLeadDetails) details = load (self, pursuit_record_get_id (lead), NULL);
  gboolean seen = FALSE;

  g_assert_cmpuint (details->proposals->len, ==, 1);
  for (guint i = 0; i < details->thread->len; i++)
    {
      PursuitRecord *proposal = g_ptr_array_index (details->proposals, 0);
      PursuitThreadEntry *entry = g_ptr_array_index (details->thread, i);

      if (entry->kind != PURSUIT_KIND_PROPOSAL)
        continue;
      seen = TRUE;
      g_assert_cmpstr (entry->id, ==, pursuit_record_get_id (proposal));
      g_assert_cmpstr (entry->type, ==, "sent");
      /* It stands where it was sent, not where it was written. */
      g_assert_cmpstr (entry->at, ==, pursuit_record_get_text (proposal, PURSUIT_PROPOSAL_SENT_AT));
    }
  g_assert_true (seen);
}

static void
test_missing (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) person
      = workspace_fixture_find (self, PURSUIT_KIND_PERSON, "name=\"Anna Keller\"");
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Teviot Mills\"");
  const char *const ids[] = { pursuit_record_get_id (lead), NULL };
  g_autoptr (PursuitLeadDetails) gone = NULL;
  GError *error = NULL;

  g_assert_null (load (self, pursuit_record_get_id (person), &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, "not-found");
  g_clear_error (&error);

  /* A deleted lead can still be looked at, to see whether to restore it. */
  pursuit_workspace_delete_async (self->workspace, ids, NULL, workspace_fixture_done, self);
  pursuit_workspace_delete_finish (self->workspace, workspace_fixture_wait (self), NULL, NULL);
  gone = load (self, ids[0], &error);
  g_assert_no_error (error);
  g_assert_true (pursuit_record_is_set (gone->lead, PURSUIT_FIELD_DELETED_AT));
  g_assert_cmpuint (gone->people->len, ==, 0);
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/lead-details/" path, WorkspaceFixture, NULL, set_up, func,               \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("thread-is-newest-first", workspace_fixture_set_up, test_order);
  ADD ("names-stage-changes", workspace_fixture_set_up, test_stages);
  ADD ("cuts-long-text-at-characters", workspace_fixture_set_up, test_excerpt);
  ADD ("proposal-stands-where-sent", workspace_fixture_set_up_demo, test_proposals);
  ADD ("missing-and-deleted", workspace_fixture_set_up_demo, test_missing);

  return g_test_run ();
}
