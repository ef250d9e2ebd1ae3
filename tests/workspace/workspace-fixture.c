/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/workspace-fixture.h"

#include "core/pursuit-lead.h"
#include "support/pursuit-test-data.h"
#include "workspace/proposals/pursuit-drafting.h"

void
workspace_fixture_done (GObject *source, GAsyncResult *result, gpointer data)
{
  WorkspaceFixture *self = data;

  g_set_object (&self->result, result);
  g_main_loop_quit (self->loop);
}

GAsyncResult *
workspace_fixture_wait (WorkspaceFixture *self)
{
  g_clear_object (&self->result);
  while (self->result == NULL)
    g_main_loop_run (self->loop);

  return self->result;
}

static void
set_up (WorkspaceFixture *self, gboolean demo)
{
  PursuitWorkspaceOptions options = { "Test", demo };
  g_autoptr (GError) error = NULL;

  self->folder = pursuit_test_make_dir ();
  self->profile = g_build_filename (self->folder, "profile", NULL);
  self->loop = g_main_loop_new (NULL, FALSE);
  pursuit_workspace_create_async (self->profile, &options, NULL, NULL, workspace_fixture_done,
                                  self);
  self->workspace = pursuit_workspace_create_finish (workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
}

void
workspace_fixture_set_up (WorkspaceFixture *self, gconstpointer data)
{
  set_up (self, FALSE);
}

void
workspace_fixture_set_up_demo (WorkspaceFixture *self, gconstpointer data)
{
  set_up (self, TRUE);
}

void
workspace_fixture_tear_down (WorkspaceFixture *self, gconstpointer data)
{
  g_clear_object (&self->result);
  if (self->workspace != NULL)
    pursuit_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  g_main_loop_unref (self->loop);
  g_free (self->profile);
  pursuit_test_remove_dir (self->folder);
}

PursuitRecord *
workspace_fixture_save (WorkspaceFixture *self, PursuitRecord *record, gint64 *action)
{
  g_autoptr (GError) error = NULL;
  PursuitRecord *saved;

  pursuit_workspace_save_async (self->workspace, record, NULL, NULL, workspace_fixture_done, self);
  saved = pursuit_workspace_save_finish (self->workspace, workspace_fixture_wait (self), action,
                                         &error);
  g_assert_no_error (error);

  return saved;
}

PursuitRecord *
workspace_fixture_add_lead (WorkspaceFixture *self, const char *company, int value)
{
  g_autoptr (PursuitRecord) lead = pursuit_record_new (PURSUIT_KIND_LEAD);

  pursuit_record_set_text (lead, PURSUIT_LEAD_COMPANY_NAME, company);
  pursuit_record_set_text (lead, PURSUIT_LEAD_CURRENCY, "EUR");
  pursuit_record_set_integer (lead, PURSUIT_LEAD_VALUE, value);

  return workspace_fixture_save (self, lead, NULL);
}

PursuitRecord *
workspace_fixture_find (WorkspaceFixture *self, PursuitKind kind, const char *where)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (kind);
  g_autoptr (PursuitRecordPage) page = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_query_set_where (query, where, NULL, &error);
  g_assert_no_error (error);
  pursuit_workspace_list_async (self->workspace, query, NULL, workspace_fixture_done, self);
  page = pursuit_workspace_list_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->records->len, >, 0);

  return g_object_ref (g_ptr_array_index (page->records, 0));
}

PursuitRecord *
workspace_fixture_get (WorkspaceFixture *self, PursuitKind kind, const char *id)
{
  g_autoptr (GError) error = NULL;
  PursuitRecord *record;

  pursuit_workspace_get_record_async (self->workspace, kind, id, NULL, workspace_fixture_done,
                                      self);
  record = pursuit_workspace_get_record_finish (self->workspace, workspace_fixture_wait (self),
                                                &error);
  g_assert_no_error (error);

  return record;
}

gint64
workspace_fixture_count (WorkspaceFixture *self, PursuitKind kind, const char *where)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (kind);
  g_autoptr (PursuitRecordPage) page = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_query_set_where (query, where, NULL, &error);
  g_assert_no_error (error);
  pursuit_workspace_list_async (self->workspace, query, NULL, workspace_fixture_done, self);
  page = pursuit_workspace_list_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpint (page->total, ==, page->records->len);

  return page->total;
}

PursuitRecord *
workspace_fixture_draft (WorkspaceFixture *self, const char *lead_id, const char *template)
{
  const PursuitDraftOptions options = { .template = template };
  g_autoptr (GError) error = NULL;
  PursuitRecord *proposal;

  pursuit_workspace_draft_async (self->workspace, lead_id, &options, NULL, workspace_fixture_done,
                                 self);
  proposal = pursuit_workspace_draft_finish (self->workspace, workspace_fixture_wait (self), NULL,
                                             &error);
  g_assert_no_error (error);

  return proposal;
}
