/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-activity.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-lead.h"
#include "core/pursuit-proposal.h"
#include "core/pursuit-time.h"
#include "store/pursuit-store-error.h"
#include "workspace/pursuit-status.h"
#include "workspace/pursuit-workspace-error.h"
#include "workspace/workspace-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

static char *
get_file (WorkspaceFixture *self)
{
  return g_build_filename (self->profile, "workspace.db", NULL);
}

static void
close_workspace (WorkspaceFixture *self)
{
  pursuit_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
}

static void
run_sql (WorkspaceFixture *self, const char *sql)
{
  g_autofree char *file = get_file (self);
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (file, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

/* Refused in both modes and in both ways, with the file left as it was. */
static void
assert_refused (WorkspaceFixture *self, const char *code, const char *word)
{
  static const PursuitWorkspaceMode modes[] = { PURSUIT_WORKSPACE_WRITE, PURSUIT_WORKSPACE_READ };
  g_autofree char *file = get_file (self);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length = 0;
  gsize length_after = 0;

  g_assert_true (g_file_get_contents (file, &before, &length, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) later = NULL;

      g_assert_null (pursuit_workspace_open (self->profile, modes[i], &error));
      g_assert_cmpstr (pursuit_error_get_code (error), ==, code);
      g_assert_nonnull (strstr (error->message, word));
      pursuit_workspace_open_async (self->profile, modes[i], NULL, workspace_fixture_done, self);
      g_assert_null (pursuit_workspace_open_finish (workspace_fixture_wait (self), &later));
      g_assert_cmpstr (later->message, ==, error->message);
    }
  g_assert_true (g_file_get_contents (file, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
}

static void
test_newer (WorkspaceFixture *self, gconstpointer data)
{
  close_workspace (self);
  run_sql (self, "PRAGMA user_version = 9999");
  assert_refused (self, "newer", "9999");
}

static void
test_other_program (WorkspaceFixture *self, gconstpointer data)
{
  close_workspace (self);
  run_sql (self, "PRAGMA application_id = 1");
  assert_refused (self, "not-a-workspace", "another program");
}

static void
test_no_database (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *file = get_file (self);

  close_workspace (self);
  g_assert_true (g_file_set_contents (file, "name;mail\nAnna;a@b.example\n", -1, NULL));
  assert_refused (self, "not-a-workspace", file);
}

static void
test_cut (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *file = get_file (self);
  g_autofree char *content = NULL;
  gsize length = 0;

  close_workspace (self);
  g_assert_true (g_file_get_contents (file, &content, &length, NULL));
  g_assert_true (g_file_set_contents (file, content, (gssize) (length / 2), NULL));
  assert_refused (self, "damaged", file);
}

static void
test_read_only (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }

  close_workspace (self);
  g_assert_cmpint (g_chmod (self->profile, 0500), ==, 0);
  g_assert_null (pursuit_workspace_open (self->profile, PURSUIT_WORKSPACE_WRITE, &error));
  g_assert_cmpstr (pursuit_error_get_code (error), ==, "read-only");
  g_chmod (self->profile, 0700);
}

static void
test_locked (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *holder = g_strdup_printf ("process %d", (int) getpid ());
  g_autofree char *text = NULL;
  g_autoptr (GSubprocess) other = NULL;
  g_autoptr (GError) error = NULL;

  other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--try-open",
                            self->profile, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (other, NULL, NULL, &text, NULL, NULL));
  g_assert_cmpint (g_subprocess_get_exit_status (other), ==, 3);
  g_assert_true (g_str_has_prefix (text, "busy "));
  /* It says who has it. */
  g_assert_nonnull (strstr (text, holder));
}

/* What the other process of test_locked() does. */
static int
try_open (const char *profile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitWorkspace) workspace
      = pursuit_workspace_open (profile, PURSUIT_WORKSPACE_WRITE, &error);

  if (workspace != NULL)
    return 0;
  g_print ("%s %s\n", pursuit_error_get_code (error), error->message);

  return 3;
}

static PursuitWorkspace *
create (WorkspaceFixture *self, const char *name, const char *currency, GError **error)
{
  g_autofree char *profile = g_build_filename (self->folder, name, NULL);
  PursuitWorkspaceOptions options = { "Another", FALSE, currency };

  pursuit_workspace_create_async (profile, &options, NULL, NULL, workspace_fixture_done, self);

  return pursuit_workspace_create_finish (workspace_fixture_wait (self), error);
}

static void
test_create_refused (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "other", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PursuitWorkspaceOptions demo = { "Demo", TRUE, NULL };
  GError *error = NULL;

  close_workspace (self);
  g_assert_null (create (self, "profile", NULL, &error));
  g_assert_error (error, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  self->workspace = pursuit_workspace_open (self->profile, PURSUIT_WORKSPACE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pursuit_workspace_get_name (self->workspace), ==, "Test");

  /* What does not come to be leaves no trace. */
  g_assert_null (create (self, "other", "EURO", &error));
  g_assert_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "EURO"));
  g_clear_error (&error);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));

  g_cancellable_cancel (cancellable);
  pursuit_workspace_create_async (other, &demo, NULL, cancellable, workspace_fixture_done, self);
  g_assert_null (pursuit_workspace_create_finish (workspace_fixture_wait (self), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_usleep (100 * 1000);
  g_assert_false (pursuit_workspace_exists (other));
}

static void
test_currency (WorkspaceFixture *self, gconstpointer data)
{
  PursuitWorkspace *first = self->workspace;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitRecord) bare = pursuit_record_new (PURSUIT_KIND_LEAD);
  g_autoptr (PursuitRecord) lead = NULL;
  g_autoptr (PursuitRecord) euros = NULL;
  g_autoptr (PursuitRecord) francs = NULL;
  g_autoptr (PursuitRecord) own = NULL;

  self->workspace = create (self, "swiss", "CHF", &error);
  g_assert_no_error (error);
  pursuit_record_set_text (bare, PURSUIT_LEAD_COMPANY_NAME, "Kessler");
  lead = workspace_fixture_save (self, bare, NULL);
  francs = workspace_fixture_draft (self, pursuit_record_get_id (lead), NULL);
  g_assert_cmpstr (pursuit_record_get_text (francs, PURSUIT_PROPOSAL_CURRENCY), ==, "CHF");
  /* What a lead says itself counts more. */
  euros = workspace_fixture_add_lead (self, "Oberau", 100);
  own = workspace_fixture_draft (self, pursuit_record_get_id (euros), NULL);
  g_assert_cmpstr (pursuit_record_get_text (own, PURSUIT_PROPOSAL_CURRENCY), ==, "EUR");

  close_workspace (self);
  self->workspace = first;
}

static void
test_demo_days (WorkspaceFixture *self, gconstpointer data)
{
  g_autofree char *today = pursuit_clock_dup_today ();
  g_autofree char *week = pursuit_date_add_days (today, -7);
  g_autofree char *quarter = pursuit_date_add_days (today, -180);
  g_autofree char *soon = pursuit_date_add_days (today, 30);
  g_autofree char *recent = g_strdup_printf ("happened_at>=%s", week);
  g_autofree char *ancient = g_strdup_printf ("happened_at<%s", quarter);
  g_autofree char *ahead = g_strdup_printf ("happened_at>%s", today);
  g_autoptr (PursuitRecord) draft
      = workspace_fixture_find (self, PURSUIT_KIND_PROPOSAL, "status=draft");

  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_ACTIVITY, recent), >, 0);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_ACTIVITY, ancient), ==, 0);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_ACTIVITY, ahead), ==, 0);
  g_assert_cmpstr (pursuit_record_get_text (draft, PURSUIT_PROPOSAL_VALID_UNTIL), ==, soon);
}

static void
test_demo_whole (WorkspaceFixture *self, gconstpointer data)
{
  static const char *const stages[] = { "stage=new",         "stage=qualified", "stage=proposal",
                                        "stage=negotiation", "stage=won",       "stage=lost" };

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, stages[i]), >, 0);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, "score="), ==, 0);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, "owner="), ==, 0);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_LEAD, "score_stale=true"), ==, 0);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_CONVERSATION, NULL), ==, 3);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_BATTLE_CARD, NULL), ==, 3);
  g_assert_cmpint (workspace_fixture_count (self, PURSUIT_KIND_SAVED_VIEW, NULL), ==, 3);
}

static void
test_again (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (PursuitRecord) lead = workspace_fixture_add_lead (self, "Brennholt", 100);
  g_autoptr (PursuitRecord) found = NULL;
  g_autoptr (GError) error = NULL;

  close_workspace (self);
  pursuit_workspace_open_async (self->profile, PURSUIT_WORKSPACE_WRITE, NULL,
                                workspace_fixture_done, self);
  self->workspace = pursuit_workspace_open_finish (workspace_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_true (pursuit_workspace_is_writable (self->workspace));
  g_assert_cmpstr (pursuit_workspace_get_path (self->workspace), ==, self->profile);
  found = workspace_fixture_get (self, PURSUIT_KIND_LEAD, pursuit_record_get_id (lead));
  g_assert_cmpstr (pursuit_record_get_text (found, PURSUIT_LEAD_COMPANY_NAME), ==, "Brennholt");
}

#define ADD(path, set_up, func)                                                                    \
  g_test_add ("/workspace/opening/" path, WorkspaceFixture, NULL, set_up, func,                    \
              workspace_fixture_tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--try-open") == 0)
    return try_open (argv[2]);

  g_test_init (&argc, &argv, NULL);

  ADD ("newer-schema", workspace_fixture_set_up, test_newer);
  ADD ("database-of-another-program", workspace_fixture_set_up, test_other_program);
  ADD ("no-database-at-all", workspace_fixture_set_up, test_no_database);
  ADD ("file-cut-in-half", workspace_fixture_set_up_demo, test_cut);
  ADD ("folder-that-is-read-only", workspace_fixture_set_up, test_read_only);
  ADD ("locked-by-another-process", workspace_fixture_set_up, test_locked);
  ADD ("making-one-leaves-all-or-nothing", workspace_fixture_set_up, test_create_refused);
  ADD ("currency-of-the-workspace", workspace_fixture_set_up, test_currency);
  ADD ("demo-is-dated-from-today", workspace_fixture_set_up_demo, test_demo_days);
  ADD ("demo-is-whole", workspace_fixture_set_up_demo, test_demo_whole);
  ADD ("opens-again-with-what-was-saved", workspace_fixture_set_up, test_again);

  return g_test_run ();
}
