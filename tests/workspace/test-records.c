/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-core-error.h"
#include "core/pursuit-draft.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-person.h"
#include "core/pursuit-proposal.h"
#include "store/pursuit-store-error.h"
#include "workspace/records/pursuit-journal.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <string.h>

#define NOBODY "00000000-0000-7000-8000-000000000000"

static gint64 delete (WorkspaceFixture *self,
                      const char *const *ids,
                      GPtrArray **records,
                      GError **error)
{
  pursuit_workspace_delete_async (self->workspace, ids, NULL, workspace_fixture_done, self);

  return pursuit_workspace_delete_finish (self->workspace, workspace_fixture_wait (self), records,
                                          error);
}

static gint64
restore (WorkspaceFixture *self, const char *const *ids, GPtrArray **records, GError **error)
{
  pursuit_workspace_restore_async (self->workspace, ids, NULL, workspace_fixture_done, self);

  return pursuit_workspace_restore_finish (self->workspace, workspace_fixture_wait (self), records,
                                           error);
}

static char *
undo (WorkspaceFixture *self, gint64 action, GError **error)
{
  pursuit_workspace_undo_async (self->workspace, action, NULL, workspace_fixture_done, self);

  return pursuit_workspace_undo_finish (self->workspace, workspace_fixture_wait (self), error);
}

static void
assert_refused (WorkspaceFixture *self, PursuitRecord *record, const char *code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) saved = NULL;
  gint64 action = 7;

  pursuit_workspace_save_async (self->workspace, record, NULL, NULL, workspace_fixture_done, self);
  saved = pursuit_workspace_save_finish (self->workspace, workspace_fixture_wait (self), &action,
                                         &error);
  g_assert_null (saved);
  g_assert_cmpint (action, ==, 0);
  g_assert_cmpstr (pursuit_error_get_code (error), ==, code);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_defaults (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitRecord) call = pursuit_record_new (PURSUIT_KIND_ACTIVITY);
  g_autoptr (PursuitRecord) task = pursuit_record_new (PURSUIT_KIND_ACTIVITY);
  g_autoptr (PursuitRecord) proposal = pursuit_record_new (PURSUIT_KIND_PROPOSAL);
  g_autoptr (PursuitRecord) made_call = NULL;
  g_autoptr (PursuitRecord) made_task = NULL;
  g_autoptr (PursuitRecord) made_proposal = NULL;
  const char *id = pursuit_record_get_id (lead);

  pursuit_record_set_text (call, PURSUIT_ACTIVITY_LEAD_ID, id);
  pursuit_record_set_text (call, PURSUIT_ACTIVITY_TYPE, "call");
  made_call = workspace_fixture_save (self, call, NULL);
  g_assert_true (pursuit_record_is_set (made_call, PURSUIT_ACTIVITY_HAPPENED_AT));
  g_assert_null (pursuit_record_get_id (call));

  /* What is still to be done has not happened. */
  pursuit_record_set_text (task, PURSUIT_ACTIVITY_LEAD_ID, id);
  pursuit_record_set_text (task, PURSUIT_ACTIVITY_TYPE, "task");
  pursuit_record_set_text (task, PURSUIT_ACTIVITY_DUE_AT, "2031-01-02T09:00:00Z");
  made_task = workspace_fixture_save (self, task, NULL);
  g_assert_false (pursuit_record_is_set (made_task, PURSUIT_ACTIVITY_HAPPENED_AT));

  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_LEAD_ID, id);
  pursuit_record_set_text (proposal, PURSUIT_PROPOSAL_TITLE, "An offer");
  made_proposal = workspace_fixture_save (self, proposal, NULL);
  g_assert_cmpstr (pursuit_record_get_text (made_proposal, PURSUIT_PROPOSAL_STATUS), ==, "draft");
}

static void
test_refusals (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitRecord) person = pursuit_record_new (PURSUIT_KIND_PERSON);
  g_autoptr (PursuitRecord) nobodys = pursuit_record_new (PURSUIT_KIND_PROPOSAL);

  pursuit_record_set_integer (lead, PURSUIT_LEAD_PROBABILITY, -1);
  assert_refused (self, lead, "range", "Probability");
  pursuit_record_unset (lead, PURSUIT_LEAD_PROBABILITY);
  pursuit_record_set_text (lead, PURSUIT_LEAD_OWNER_ID, NOBODY);
  assert_refused (self, lead, "not-found", NOBODY);

  pursuit_record_set_text (person, PURSUIT_PERSON_NAME, "Anna Keller");
  pursuit_record_set_text (person, PURSUIT_PERSON_LEAD_ID, NOBODY);
  assert_refused (self, person, "not-found", NOBODY);

  pursuit_record_set_text (nobodys, PURSUIT_PROPOSAL_TITLE, "An offer");
  assert_refused (self, nobodys, "invalid", "Lead");
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, NULL), ==, 1);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_PERSON, NULL), ==, 0);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_PROPOSAL, NULL), ==, 0);
}

static void
test_delete (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Klinikum Aurach\"");
  const char *const ids[] = { pursuit_record_get_id (lead), NULL };
  gint64 people = workspace_fixture_count (self, PURSUIT_KIND_PERSON, NULL);
  gint64 items = workspace_fixture_count (self, PURSUIT_KIND_LINE_ITEM, NULL);
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (PursuitRecord) deleted = NULL;
  g_autofree char *label = NULL;
  gint64 action;

  g_assert_cmpint (delete (self, ids, &gone, NULL), >, 0);
  g_assert_cmpuint (gone->len, ==, 1);
  deleted = workspace_fixture_get (self, PURSUIT_KIND_LEAD, ids[0]);
  g_assert_true (pursuit_record_is_set (deleted, PURSUIT_FIELD_DELETED_AT));
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_PERSON, NULL), <, people);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LINE_ITEM, NULL), ==, items - 6);

  action = restore (self, ids, &back, NULL);
  g_assert_cmpint (action, >, 0);
  g_assert_false (pursuit_record_is_set (g_ptr_array_index (back, 0), PURSUIT_FIELD_DELETED_AT));
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_PERSON, NULL), ==, people);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LINE_ITEM, NULL), ==, items);

  /* Taking the restoring back takes all of it away again. */
  label = undo (self, action, NULL);
  g_assert_nonnull (label);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LINE_ITEM, NULL), ==, items - 6);
}

static void
test_all_or_none (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) one = workspace_fixture_add_lead (self, "One", 100);
  g_autoptr (PursuitRecord) two = workspace_fixture_add_lead (self, "Two", 200);
  const char *const wrong[] = { pursuit_record_get_id (one), NOBODY, NULL };
  const char *const both[] = { pursuit_record_get_id (one), pursuit_record_get_id (two), NULL };
  g_autofree char *label = NULL;
  GError *error = NULL;
  gint64 action;

  g_assert_cmpint (delete (self, wrong, NULL, &error), ==, 0);
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, NULL), ==, 2);

  g_assert_cmpint (restore (self, both, NULL, &error), ==, 0);
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  action = delete (self, both, NULL, NULL);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, NULL), ==, 0);
  g_assert_cmpint (delete (self, both, NULL, &error), ==, 0);
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  label = undo (self, action, NULL);
  g_assert_nonnull (strstr (label, "2"));
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, NULL), ==, 2);
}

static void
test_by_hand (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) user
      = workspace_fixture_find (self, PURSUIT_KIND_USER, "name=\"Marta Lindqvist\"");
  const char *const ids[] = { pursuit_record_get_id (user), NULL };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (delete (self, ids, NULL, &error), ==, 0);
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_READ_ONLY);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_USER, NULL), ==, 3);
}

static void
test_undo_refused (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitRecord) first = NULL;
  g_autoptr (PursuitRecord) second = NULL;
  g_autoptr (PursuitRecord) kept = NULL;
  g_autofree char *last = NULL;
  GError *error = NULL;
  gint64 action = 0;

  g_assert_null (undo (self, 4711, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  pursuit_record_set_text (lead, PURSUIT_LEAD_CITY, "Linz");
  first = workspace_fixture_save (self, lead, &action);
  pursuit_record_set_text (first, PURSUIT_LEAD_CITY, "Wels");
  second = workspace_fixture_save (self, first, NULL);
  g_assert_null (undo (self, action, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "Brennholt"));
  g_clear_error (&error);
  kept = workspace_fixture_get (self, PURSUIT_KIND_LEAD, pursuit_record_get_id (lead));
  g_assert_cmpstr (pursuit_record_get_text (kept, PURSUIT_LEAD_CITY), ==, "Wels");

  /* Nothing named means the last thing, and that one stands against nothing. */
  last = undo (self, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (last);
  g_clear_object (&kept);
  kept = workspace_fixture_get (self, PURSUIT_KIND_LEAD, pursuit_record_get_id (lead));
  g_assert_cmpstr (pursuit_record_get_text (kept, PURSUIT_LEAD_CITY), ==, "Linz");
}

static void
assert_no_record (WorkspaceFixture *self, PursuitKind kind, const char *id, const char *code)
{
  g_autoptr (GError) error = NULL;

  pursuit_workspace_get_record_async (self->workspace, kind, id, NULL, workspace_fixture_done,
                                      self);
  g_assert_null (
      pursuit_workspace_get_record_finish (self->workspace, workspace_fixture_wait (self), &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, code);
}

static void
test_ids (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Teviot Mills\"");
  const char *id = pursuit_record_get_id (lead);
  g_autoptr (PursuitRecord) any = workspace_fixture_get (self, PURSUIT_KIND_NONE, id);
  g_autofree char *common = g_strndup (id, 8);

  g_assert_cmpint (pursuit_record_get_kind (any), ==, PURSUIT_KIND_LEAD);
  assert_no_record (self, PURSUIT_KIND_PERSON, id, "not-found");
  assert_no_record (self, PURSUIT_KIND_LEAD, NOBODY, "not-found");
  assert_no_record (self, PURSUIT_KIND_LEAD, "12", "invalid");
  /* Ids begin with the time they were made at, and the demo is made at once. */
  assert_no_record (self, PURSUIT_KIND_LEAD, common, "ambiguous");
}

static void
test_reader (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitWorkspace) reader = NULL;
  PursuitWorkspace *writer = self->workspace;

  reader = pursuit_workspace_open (self->profile, PURSUIT_WORKSPACE_READ, NULL);
  self->workspace = reader;
  pursuit_record_set_text (lead, PURSUIT_LEAD_CITY, "Linz");
  assert_refused (self, lead, "read-only", "read");
  self->workspace = writer;
  pursuit_workspace_close (reader);
}

static void
test_cancelled (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const char *const ids[] = { pursuit_record_get_id (lead), NULL };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  pursuit_workspace_delete_async (self->workspace, ids, cancellable, workspace_fixture_done, self);
  g_assert_cmpint (pursuit_workspace_delete_finish (self->workspace, workspace_fixture_wait (self),
                                                    NULL, &error),
                   ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, NULL), ==, 1);
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/records/" path, WorkspaceFixture, NULL, set_up, func,                    \
              workspace_fixture_tear_down)

static gboolean
forget (WorkspaceFixture *self, const char *id, GError **error)
{
  pursuit_workspace_forget_draft_async (self->workspace, id, NULL, workspace_fixture_done, self);

  return pursuit_workspace_forget_draft_finish (self->workspace, workspace_fixture_wait (self),
                                                error);
}

/* The journal is the program's own: it is emptied for good, without a trace in undo. */
static void
test_journal (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) draft = pursuit_record_new (PURSUIT_KIND_DRAFT);
  g_autoptr (PursuitRecord) stored = NULL;
  g_autoptr (GError) error = NULL;
  const char *ids[] = { NULL, NULL };

  pursuit_record_set_text (draft, PURSUIT_DRAFT_EDITOR_KEY, "proposal:x");
  pursuit_record_set_text (draft, PURSUIT_DRAFT_TEXT, "Typed.");
  stored = workspace_fixture_save (self, draft, NULL);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_DRAFT, ""), ==, 1);

  ids[0] = pursuit_record_get_id (stored);
  g_assert_cmpint (delete (self, ids, NULL, &error), ==, 0);
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_READ_ONLY);
  g_clear_error (&error);

  g_assert_true (forget (self, ids[0], &error));
  g_assert_no_error (error);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_DRAFT, ""), ==, 0);

  g_assert_false (forget (self, ids[0], &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new-ones-get-defaults", workspace_fixture_set_up, test_defaults);
  ADD ("refuses-and-keeps-nothing", workspace_fixture_set_up, test_refusals);
  ADD ("delete-takes-what-belongs-to-it", workspace_fixture_set_up_demo, test_delete);
  ADD ("deletes-all-or-none", workspace_fixture_set_up, test_all_or_none);
  ADD ("users-are-not-deleted-by-hand", workspace_fixture_set_up_demo, test_by_hand);
  ADD ("undo-stops-at-later-changes", workspace_fixture_set_up, test_undo_refused);
  ADD ("ids-may-be-short-not-vague", workspace_fixture_set_up_demo, test_ids);
  ADD ("reader-does-not-write", workspace_fixture_set_up, test_reader);
  ADD ("cancelled-changes-nothing", workspace_fixture_set_up, test_cancelled);
  ADD ("journal-is-emptied-for-good", workspace_fixture_set_up, test_journal);

  return g_test_run ();
}
