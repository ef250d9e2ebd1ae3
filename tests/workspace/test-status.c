/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-lead.h"
#include "workspace/pursuit-status.h"
#include "workspace/workspace-fixture.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sqlite3.h>
#include <string.h>

static void
count (WorkspaceFixture *self, PursuitStatus *status)
{
  g_autoptr (GError) error = NULL;

  pursuit_workspace_count_async (self->workspace, NULL, workspace_fixture_done, self);
  g_assert_true (pursuit_workspace_count_finish (self->workspace, workspace_fixture_wait (self),
                                                 status, &error));
  g_assert_no_error (error);
}

static PursuitAudit *
audit (WorkspaceFixture *self, guint limit)
{
  g_autoptr (GError) error = NULL;
  PursuitAudit *found;

  pursuit_workspace_audit_async (self->workspace, limit, NULL, workspace_fixture_done, self);
  found = pursuit_workspace_audit_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return found;
}

static PursuitCheck *
find_check (GPtrArray *checks, const char *name)
{
  for (guint i = 0; i < checks->len; i++)
    if (strcmp (((PursuitCheck *) g_ptr_array_index (checks, i))->name, name) == 0)
      return g_ptr_array_index (checks, i);

  return NULL;
}

static GPtrArray *
examine (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *checks;

  pursuit_workspace_doctor_async (self->workspace, NULL, workspace_fixture_done, self);
  checks = pursuit_workspace_doctor_finish (self->workspace, workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return checks;
}

/* What somebody does who has the file and another program. */
static void
alter (WorkspaceFixture *self, const char *sql)
{
  g_autofree char *file = g_build_filename (self->profile, "workspace.db", NULL);
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;

  pursuit_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  g_assert_cmpint (sqlite3_open (file, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_changes (database), ==, 1);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  self->workspace = pursuit_workspace_open (self->profile, PURSUIT_WORKSPACE_WRITE, NULL);
  g_assert_nonnull (self->workspace);
}

static void
test_counts (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead
      = workspace_fixture_find (self, PURSUIT_KIND_LEAD, "company_name=\"Klinikum Aurach\"");
  const char *const ids[] = { pursuit_record_get_id (lead), NULL };
  PursuitStatus before;
  PursuitStatus after;

  count (self, &before);
  g_assert_cmpstr (before.mode, ==, "single-user");
  g_assert_cmpint (before.schema, >, 0);
  g_assert_cmpint (before.counts[PURSUIT_KIND_LEAD], ==, 18);
  g_assert_cmpint (before.counts[PURSUIT_KIND_PERSON], ==, 24);
  g_assert_cmpint (before.counts[PURSUIT_KIND_PROPOSAL], ==, 2);
  g_assert_cmpint (before.counts[PURSUIT_KIND_TEMPLATE], ==, 3);
  g_assert_cmpint (before.counts[PURSUIT_KIND_USER], ==, 3);
  g_assert_cmpint (before.outbox, ==, 0);
  g_assert_cmpint (before.conflicts, ==, 0);
  g_assert_cmpint (before.size, >, 0);

  pursuit_workspace_delete_async (self->workspace, ids, NULL, workspace_fixture_done, self);
  pursuit_workspace_delete_finish (self->workspace, workspace_fixture_wait (self), NULL, NULL);
  count (self, &after);
  g_assert_cmpint (after.counts[PURSUIT_KIND_LEAD], ==, 17);
  g_assert_cmpint (after.counts[PURSUIT_KIND_PROPOSAL], ==, 1);
  g_assert_cmpint (after.counts[PURSUIT_KIND_USER], ==, 3);
}

static void
test_audit (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitAudit) before = audit (self, 0);
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitRecord) saved = NULL;
  g_autoptr (PursuitAudit) after = NULL;
  JsonObject *newest;

  pursuit_record_set_text (lead, PURSUIT_LEAD_CITY, "Linz");
  saved = workspace_fixture_save (self, lead, NULL);
  after = audit (self, 2);
  g_assert_true (after->ok);
  g_assert_cmpint (after->first_broken, ==, 0);
  g_assert_cmpint (after->entries, >=, before->entries + 2);
  g_assert_cmpuint (after->items->len, ==, 2);

  /* It says which fields, never what they said. */
  newest = g_ptr_array_index (after->items, 0);
  g_assert_cmpint (json_object_get_int_member (newest, "n"), ==, after->entries);
  g_assert_cmpstr (json_object_get_string_member (newest, "kind"), ==, "lead");
  g_assert_cmpstr (json_object_get_string_member (newest, "id"), ==, pursuit_record_get_id (lead));
  g_assert_nonnull (strstr (json_object_get_string_member (newest, "fields"), "city"));
  g_assert_null (strstr (json_object_get_string_member (newest, "fields"), "Linz"));
}

static void
assert_broken (WorkspaceFixture *self, gint64 first)
{
  g_autoptr (PursuitAudit) found = audit (self, 1);
  g_autoptr (GPtrArray) checks = examine (self);
  PursuitCheck *check = find_check (checks, "audit");
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, first);

  g_assert_false (found->ok);
  g_assert_cmpint (found->first_broken, ==, first);
  g_assert_false (check->ok);
  g_assert_nonnull (strstr (check->text, number));
}

static void
test_altered (WorkspaceFixture *self, gconstpointer data)
{
  g_object_unref (workspace_fixture_add_lead (self, "Brennholt", 100));
  alter (self, "UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE n = 3");
  assert_broken (self, 3);
}

static void
test_removed (WorkspaceFixture *self, gconstpointer data)
{
  alter (self, "DELETE FROM audit WHERE n = 2");
  assert_broken (self, 2);
}

static void
test_permissions (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->profile, "workspace.db", NULL);
  g_autoptr (GPtrArray) before = examine (self);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_true (find_check (before, "permissions")->ok);
  g_assert_true (find_check (before, "integrity")->ok);
  g_assert_cmpint (g_chmod (file, 0644), ==, 0);
  after = examine (self);
  g_assert_false (find_check (after, "permissions")->ok);
  g_assert_nonnull (strstr (find_check (after, "permissions")->text, "0600"));
}

static void
test_search_lost (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) checks = NULL;

  /* A person whose lead was taken away behind our back. */
  alter (self, "DELETE FROM lead WHERE company_name = 'Teviot Mills'");
  checks = examine (self);
  g_assert_false (find_check (checks, "integrity")->ok);
  g_assert_null (strstr (find_check (checks, "integrity")->text, "Teviot"));
}

/* A row behind our back: search does not know it, and says what mends that. */
static void
test_search_mended (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  alter (self, "INSERT INTO lead (id, company_name) VALUES"
               " ('0192aaaa-0000-7000-8000-000000000009', 'Ghost')");
  before = examine (self);
  g_assert_true (find_check (before, "integrity")->ok);
  g_assert_false (find_check (before, "search")->ok);
  g_assert_nonnull (strstr (find_check (before, "search")->text, "--rebuild-search"));
  pursuit_workspace_rebuild_search_async (self->workspace, NULL, workspace_fixture_done, self);
  g_assert_true (pursuit_workspace_rebuild_search_finish (self->workspace,
                                                          workspace_fixture_wait (self), &error));
  g_assert_no_error (error);
  after = examine (self);
  g_assert_true (find_check (after, "search")->ok);
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/status/" path, WorkspaceFixture, NULL, set_up, func,                     \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("counts-live-records", workspace_fixture_set_up_demo, test_counts);
  ADD ("audit-names-fields-not-values", workspace_fixture_set_up, test_audit);
  ADD ("audit-finds-altered-entry", workspace_fixture_set_up, test_altered);
  ADD ("audit-finds-removed-entry", workspace_fixture_set_up, test_removed);
  ADD ("doctor-sees-open-file", workspace_fixture_set_up, test_permissions);
  ADD ("search-is-mended", workspace_fixture_set_up_demo, test_search_mended);
  ADD ("doctor-sees-lost-row", workspace_fixture_set_up_demo, test_search_lost);

  return g_test_run ();
}
