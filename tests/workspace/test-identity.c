/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-user.h"
#include "workspace/records/pursuit-identity.h"
#include "workspace/import/pursuit-import.h"
#include "workspace/proposals/pursuit-proposals.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <sqlite3.h>
#include <string.h>

static PursuitIdentity *
get (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  PursuitIdentity *me;

  pursuit_workspace_get_identity_async (self->workspace, NULL, workspace_fixture_done, self);
  me = pursuit_workspace_get_identity_finish (self->workspace, workspace_fixture_wait (self),
                                              &error);
  g_assert_no_error (error);

  return me;
}

static PursuitIdentity *
set (WorkspaceFixture *self,
     const char *name,
     const char *email,
     const char *company,
     GError **error)
{
  const PursuitIdentity news = { NULL, (char *) name, (char *) email, (char *) company };

  pursuit_workspace_set_identity_async (self->workspace, &news, NULL, workspace_fixture_done, self);

  return pursuit_workspace_set_identity_finish (self->workspace, workspace_fixture_wait (self),
                                                error);
}

static void
reopen (WorkspaceFixture *self, PursuitWorkspaceMode mode)
{
  g_autoptr (GError) error = NULL;

  pursuit_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  self->workspace = pursuit_workspace_open (self->profile, mode, &error);
  g_assert_no_error (error);
}

/* Makes the workspace one of before there were identities. */
static void
forget_setting (WorkspaceFixture *self)
{
  g_autofree char *file = g_build_filename (self->profile, "workspace.db", NULL);
  sqlite3 *database = NULL;

  pursuit_workspace_close (self->workspace);
  g_assert_cmpint (sqlite3_open (file, &database), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (database, "DELETE FROM setting WHERE key = 'me'", NULL, NULL, NULL), ==,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

/* And one in which nobody is called like this computer's account. */
static void
forget_identity (WorkspaceFixture *self)
{
  g_autoptr (PursuitIdentity) renamed = set (self, "Eve", NULL, NULL, NULL);

  g_assert_nonnull (renamed);
  forget_setting (self);
}

/* How many records somebody finds who works here. */
static gint64
count_mine (WorkspaceFixture *self, PursuitKind kind, const char *where)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (kind);
  g_autoptr (PursuitRecordPage) page = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_query_set_where (query, where, pursuit_workspace_get_scope (self->workspace), &error);
  g_assert_no_error (error);
  pursuit_workspace_list_async (self->workspace, query, NULL, workspace_fixture_done, self);
  page = pursuit_workspace_list_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return page->total;
}

static void
test_new (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitIdentity) me = get (self);
  const PursuitScope *scope = pursuit_workspace_get_scope (self->workspace);

  g_assert_cmpstr (me->id, ==, scope->user_id);
  g_assert_true (scope->is_alone);
  g_assert_nonnull (me->name);
  g_assert_cmpstr (me->name, !=, "");
  g_assert_cmpstr (me->name, !=, "Unknown");
  g_assert_null (me->email);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_USER, NULL), ==, 1);
}

static void
test_demo (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitIdentity) me = get (self);
  gint64 named = workspace_fixture_count (self, PURSUIT_KIND_LEAD, "owner=\"Marta Lindqvist\"");

  g_assert_cmpstr (me->name, ==, "Marta Lindqvist");
  g_assert_cmpstr (me->company, ==, "Halvard Telemetrics");
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_USER, NULL), ==, 3);
  g_assert_cmpint (named, >, 0);
  g_assert_cmpint (count_mine (self, PURSUIT_KIND_LEAD, "owner=me"), ==, named);
  g_assert_cmpint (count_mine (self, PURSUIT_KIND_LEAD, "owner!=me"), ==,
                   workspace_fixture_count (self, PURSUIT_KIND_LEAD, NULL) - named);
}

static void
test_owns (WorkspaceFixture *self, gconstpointer data)
{
  const char *me = pursuit_workspace_get_scope (self->workspace)->user_id;
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitRecord) note = pursuit_record_new (PURSUIT_KIND_ACTIVITY);
  g_autoptr (PursuitRecord) kept = NULL;
  g_autoptr (PursuitRecord) nobodys = NULL;
  g_autoptr (PursuitRecord) proposal = NULL;

  g_assert_cmpstr (pursuit_record_get_text (lead, PURSUIT_LEAD_OWNER_ID), ==, me);
  pursuit_record_set_text (note, PURSUIT_ACTIVITY_LEAD_ID, pursuit_record_get_id (lead));
  pursuit_record_set_text (note, PURSUIT_ACTIVITY_TYPE, "note");
  pursuit_record_set_text (note, PURSUIT_ACTIVITY_TEXT, "Called");
  kept = workspace_fixture_save (self, note, NULL);
  g_assert_cmpstr (pursuit_record_get_text (kept, PURSUIT_ACTIVITY_OWNER_ID), ==, me);
  proposal = workspace_fixture_draft (self, pursuit_record_get_id (lead), NULL);
  g_assert_cmpstr (pursuit_record_get_text (proposal, PURSUIT_FIELD_CREATED_BY), ==, me);

  /* Taken away afterwards, it stays away: only what is new gets an owner by itself. */
  pursuit_record_unset (lead, PURSUIT_LEAD_OWNER_ID);
  nobodys = workspace_fixture_save (self, lead, NULL);
  g_assert_false (pursuit_record_is_set (nobodys, PURSUIT_LEAD_OWNER_ID));
}

static void
test_names_owner (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) jonas
      = workspace_fixture_find (self, PURSUIT_KIND_USER, "name=\"Jonas Reuter\"");
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) kept = NULL;

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, "Neuburg");
  pursuit_record_set_text (lead, PURSUIT_LEAD_OWNER_ID, pursuit_record_get_id (jonas));
  kept = workspace_fixture_save (self, lead, NULL);
  g_assert_cmpstr (pursuit_record_get_text (kept, PURSUIT_LEAD_OWNER_ID), ==,
                   pursuit_record_get_id (jonas));
}

/* A file that names no owner brings leads that belong to nobody: the next file may name one. To
 * somebody who is alone they are theirs all the same, in lists, in a search and on a proposal. */
static void
test_import (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->folder, "leads.csv", NULL);
  const char *files[] = { file, NULL };
  g_autoptr (PursuitImport) import = NULL;
  g_autoptr (PursuitImportReport) report = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      g_file_set_contents (file, "Company,Owner\nOberau,\nKessler,Jo Reuter\n", -1, &error));
  import = pursuit_import_new (self->workspace, files);
  pursuit_import_commit_async (import, NULL, NULL, workspace_fixture_done, self);
  report = pursuit_import_commit_finish (import, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  lead = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=Oberau");
  g_assert_false (pursuit_record_is_set (lead, PURSUIT_LEAD_OWNER_ID));
  g_assert_cmpint (count_mine (self, PURSUIT_KIND_LEAD, "owner=me"), ==, 1);
  g_assert_cmpint (count_mine (self, PURSUIT_KIND_LEAD, "owner!=me"), ==, 1);
  pursuit_workspace_search_async (self->workspace, "oberau owner:me", PURSUIT_KIND_LEAD, 0, NULL,
                                  workspace_fixture_done, self);
  hits = pursuit_workspace_search_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
}

static char *
expand (WorkspaceFixture *self, const char *content)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitRecord) drafted
      = workspace_fixture_draft (self, pursuit_record_get_id (lead), NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  pursuit_record_set_text (drafted, PURSUIT_PROPOSAL_CONTENT, content);
  pursuit_workspace_expand_async (self->workspace, drafted, NULL, workspace_fixture_done, self);
  text = pursuit_workspace_expand_finish (self->workspace, workspace_fixture_wait (self), NULL,
                                          &error);
  g_assert_no_error (error);

  return text;
}

static void
test_proposal (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitIdentity) me
      = set (self, " Ada Quill ", "ada@quill.example", "Quill & Daughters", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (me->name, ==, "Ada Quill");
  g_assert_cmpstr (me->email, ==, "ada@quill.example");
  text = expand (self, "By {{owner_name}} of {{organization_name}}\n");
  g_assert_nonnull (strstr (text, "Ada Quill"));
  g_assert_nonnull (strstr (text, "Daughters"));
}

static void
test_change (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitIdentity) before = get (self);
  g_autoptr (PursuitIdentity) after = NULL;
  g_autoptr (GError) error = NULL;

  /* What is not named stays. */
  after = set (self, NULL, "ada@quill.example", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after->name, ==, before->name);
  g_assert_cmpstr (after->company, ==, before->company);
  g_assert_cmpstr (after->id, ==, before->id);
  g_clear_pointer (&after, pursuit_identity_free);

  /* A blank mail and company are taken away, a blank name is refused with everything else. */
  after = set (self, NULL, NULL, "Quill", &error);
  g_assert_cmpstr (after->company, ==, "Quill");
  g_clear_pointer (&after, pursuit_identity_free);
  after = set (self, NULL, "", " ", &error);
  g_assert_no_error (error);
  g_assert_null (after->email);
  g_assert_cmpstr (after->company, ==, before->company);
  g_assert_null (set (self, " ", NULL, "Other", &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  g_clear_pointer (&after, pursuit_identity_free);
  after = get (self);
  g_assert_cmpstr (after->name, ==, before->name);
  g_assert_cmpstr (after->company, ==, before->company);
}

/* A workspace of an earlier version, in which nobody is known. */
static void
test_older (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *first = g_strdup (pursuit_workspace_get_scope (self->workspace)->user_id);
  g_autoptr (PursuitIdentity) me = NULL;

  forget_identity (self);
  reopen (self, PURSUIT_WORKSPACE_READ);
  /* For reading only it stays as it is. */
  g_assert_null (pursuit_workspace_get_scope (self->workspace)->user_id);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_USER, NULL), ==, 1);

  reopen (self, PURSUIT_WORKSPACE_WRITE);
  me = get (self);
  g_assert_cmpstr (me->id, !=, first);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_USER, NULL), ==, 2);
  reopen (self, PURSUIT_WORKSPACE_WRITE);
  g_assert_cmpstr (pursuit_workspace_get_scope (self->workspace)->user_id, ==, me->id);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_USER, NULL), ==, 2);
}

/* Somebody of that name is there already, such as from a file: that is who it is. */
static void
test_known (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitIdentity) me = get (self);
  g_autoptr (PursuitIdentity) changed = NULL;
  g_autoptr (PursuitIdentity) eve = NULL;

  forget_identity (self);
  reopen (self, PURSUIT_WORKSPACE_WRITE);
  changed = set (self, "Somebody Else", NULL, NULL, NULL);
  g_assert_cmpstr (changed->id, !=, me->id);
  eve = set (self, me->name, NULL, NULL, NULL);
  forget_setting (self);
  reopen (self, PURSUIT_WORKSPACE_WRITE);
  g_assert_cmpstr (pursuit_workspace_get_scope (self->workspace)->user_id, ==, eve->id);
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/identity/" path, WorkspaceFixture, NULL, set_up, func,                   \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new-workspace-knows-its-owner", workspace_fixture_set_up, test_new);
  ADD ("demo-is-told-by-its-rep", workspace_fixture_set_up_demo, test_demo);
  ADD ("what-is-added-is-mine", workspace_fixture_set_up, test_owns);
  ADD ("another-owner-stays", workspace_fixture_set_up_demo, test_names_owner);
  ADD ("imported-without-owner-counts-as-mine", workspace_fixture_set_up, test_import);
  ADD ("proposals-name-me-and-the-company", workspace_fixture_set_up, test_proposal);
  ADD ("name-mail-and-company-change", workspace_fixture_set_up, test_change);
  ADD ("older-workspace-gets-one-when-written", workspace_fixture_set_up, test_older);
  ADD ("somebody-of-that-name-is-taken", workspace_fixture_set_up, test_known);

  return g_test_run ();
}
