/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-clock.h"
#include "workspace/pursuit-backups.h"
#include "workspace/workspace-fixture.h"

#include <glib/gstdio.h>
#include <utime.h>

#define FILE_TIME_STEP_US 50000
#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define TEST(name, func)                                                                           \
  g_test_add ("/workspace/backups/" name, WorkspaceFixture, NULL, workspace_fixture_set_up, func,  \
              workspace_fixture_tear_down)

static char *
keep (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  char *made = NULL;

  pursuit_workspace_keep_backup_async (self->workspace, NULL, workspace_fixture_done, self);
  pursuit_workspace_keep_backup_finish (self->workspace, workspace_fixture_wait (self), &made,
                                        &error);
  g_assert_no_error (error);

  return made;
}

static GPtrArray *
list (WorkspaceFixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *infos;

  pursuit_backups_list_async (self->profile, NULL, workspace_fixture_done, self);
  infos = pursuit_backups_list_finish (workspace_fixture_wait (self), &error);
  g_assert_no_error (error);

  return infos;
}

static void
add_lead (WorkspaceFixture *self)
{
  g_object_unref (workspace_fixture_add_lead (self, "Acme", 100));
}

static void
made_once_an_hour_and_only_after_a_change (WorkspaceFixture *self, gconstpointer data)
{
  gint64 now = g_get_real_time ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *fourth = NULL;
  g_autofree char *part = NULL;
  g_autoptr (GPtrArray) infos = NULL;

  add_lead (self);
  first = keep (self);
  g_assert_nonnull (first);
  add_lead (self);
  second = keep (self);
  g_assert_null (second);

  /* What a crash left of a copy goes with the next. */
  part = g_strconcat (first, "-x.part", NULL);
  g_assert_true (g_file_set_contents (part, "half", -1, NULL));
  pursuit_clock_pin (now + 2 * HOUR_US);
  third = keep (self);
  g_assert_nonnull (third);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  infos = list (self);
  g_assert_cmpuint (infos->len, ==, 2);
  g_assert_cmpint (((PursuitBackupInfo *) infos->pdata[0])->counts[PURSUIT_KIND_LEAD], ==, 2);
  g_assert_cmpint (((PursuitBackupInfo *) infos->pdata[1])->counts[PURSUIT_KIND_LEAD], ==, 1);

  /* Closing writes the log back; after that copy nothing changes any more. */
  pursuit_workspace_close (self->workspace);
  g_clear_object (&self->workspace);
  self->workspace = pursuit_workspace_open (self->profile, PURSUIT_WORKSPACE_WRITE, NULL);
  pursuit_clock_pin (now + 4 * HOUR_US);
  /* Files tell their times in steps of some milliseconds; in the same step counts as changed. */
  g_usleep (FILE_TIME_STEP_US);
  g_free (keep (self));
  pursuit_clock_pin (now + 6 * HOUR_US);
  fourth = keep (self);
  g_assert_null (fourth);
  pursuit_clock_pin (0);
}

/* A backup every hour for twenty days, as if it had always been in use. */
static void
hours_and_days_are_kept (void)
{
  gint64 times[24 * 20];
  guint kept = 0;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    times[i] = G_GINT64_CONSTANT (1764072000) * G_USEC_PER_SEC - (gint64) i * HOUR_US;
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gboolean stays = pursuit_backups_is_kept (times, G_N_ELEMENTS (times), i);

      kept += stays;
      if (i < PURSUIT_BACKUPS_HOURLY)
        g_assert_true (stays);
      else if (stays)
        g_assert_cmpint (times[i] / (24 * HOUR_US), <, times[i - 1] / (24 * HOUR_US));
    }
  g_assert_cmpuint (kept, ==, PURSUIT_BACKUPS_HOURLY + PURSUIT_BACKUPS_DAILY);
}

static void
pruned_backups_are_gone (WorkspaceFixture *self, gconstpointer data)
{
  gint64 now = g_get_real_time ();
  struct utimbuf old = { 1577836800, 1577836800 };
  g_autoptr (GPtrArray) infos = NULL;

  for (guint i = 0; i < PURSUIT_BACKUPS_HOURLY + 6; i++)
    {
      g_autofree char *folder = pursuit_backups_dup_folder (self->profile);
      g_autofree char *name = g_strdup_printf ("workspace-20200101T%06uZ.db", i);
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_mkdir_with_parents (folder, 0700);
      g_assert_true (g_file_set_contents (file, "old", -1, NULL));
      g_assert_cmpint (g_utime (file, &old), ==, 0);
    }
  add_lead (self);
  pursuit_clock_pin (now + 2 * HOUR_US);
  g_free (keep (self));
  pursuit_clock_pin (0);
  infos = list (self);
  /* All old ones are of one day, of which the last 24 hold one already. */
  g_assert_cmpuint (infos->len, ==, PURSUIT_BACKUPS_HOURLY);
  g_assert_true (((PursuitBackupInfo *) infos->pdata[0])->readable);
  g_assert_false (((PursuitBackupInfo *) infos->pdata[1])->readable);
}

/* The rule for a profile folder. */
static void
profile_holds_nothing_else (WorkspaceFixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  add_lead (self);
  g_free (keep (self));
  dir = g_dir_open (self->profile, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_prefix (name, "workspace.db") || g_str_equal (name, "backups"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("once-an-hour-after-a-change", made_once_an_hour_and_only_after_a_change);
  g_test_add_func ("/workspace/backups/hours-and-days", hours_and_days_are_kept);
  TEST ("pruned", pruned_backups_are_gone);
  TEST ("profile-holds-nothing-else", profile_holds_nothing_else);

  return g_test_run ();
}
