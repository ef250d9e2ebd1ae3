/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-recovery.h"
#include "app/window/pursuit-start-page.h"
#include "tests/app/pursuit-window-test.h"
#include "workspace/pursuit-backups.h"
#include "workspace/pursuit-workspace-types.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PAGE 4096
#define DEMO_LEADS 18

static char *
dup_file (PursuitWindowTest *self, const char *name)
{
  return g_build_filename (self->dir, name, NULL);
}

static void
keep_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  pursuit_workspace_keep_backup_finish (PURSUIT_WORKSPACE (source), result, data, &error);
  g_assert_no_error (error);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

/* As the window does by the hour. */
static void
make_backup (PursuitWindowTest *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitWorkspace) workspace
      = pursuit_workspace_open (self->dir, PURSUIT_WORKSPACE_WRITE, &error);
  g_autofree char *made = NULL;

  g_assert_no_error (error);
  pursuit_workspace_keep_backup_async (workspace, NULL, keep_cb, &made);
  pursuit_widget_test_wait (is_set, &made);
  pursuit_workspace_close (workspace);
}

/* A program that was killed leaves a log, and a disk that fails leaves noise. */
static void
stop_uncleanly (PursuitWindowTest *self)
{
  g_autofree char *log = dup_file (self, "workspace.db-wal");

  g_assert_true (g_file_set_contents (log, "torn", -1, NULL));
}

static void
overwrite_header (PursuitWindowTest *self)
{
  g_autofree char *path = dup_file (self, "workspace.db");
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  char noise[100];

  memset (noise, 0xa5, sizeof noise);
  g_assert_cmpint (pwrite (fd, noise, sizeof noise, 0), ==, (gssize) sizeof noise);
  close (fd);
  stop_uncleanly (self);
}

/* The page on which a lead's row lies: only there its name stands with its stage. */
static void
overwrite_a_page_of_leads (PursuitWindowTest *self)
{
  g_autofree char *path = dup_file (self, "workspace.db");
  int fd = open (path, O_RDWR | O_CLOEXEC);
  guint8 page[PAGE];
  guint hit = 0;

  for (gint64 at = PAGE; hit == 0 && pread (fd, page, PAGE, at) == PAGE; at += PAGE)
    /* A leaf of a table. */
    if (page[0] == 0x0d && memmem (page, PAGE, "Klinikum Aurach", 15) != NULL
        && memmem (page, PAGE, "negotiation", 11) != NULL)
      {
        memset (page, 0xa5, PAGE);
        g_assert_cmpint (pwrite (fd, page, PAGE, at), ==, PAGE);
        hit++;
      }
  close (fd);
  g_assert_cmpuint (hit, ==, 1);
  stop_uncleanly (self);
}

static void
set_up (PursuitWindowTest *self, gconstpointer data)
{
  void (*damage) (PursuitWindowTest *) = (void (*) (PursuitWindowTest *)) data;

  pursuit_window_test_set_up_empty (self, NULL);
  pursuit_window_test_make_workspace (self->dir, TRUE);
  make_backup (self);
  damage (self);
  pursuit_window_open_profile (self->window, self->dir);
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "The Workspace Is Damaged");
}

static GtkWidget *
get_recovery (PursuitWindowTest *self)
{
  return pursuit_window_test_await (self->window, PURSUIT_TYPE_RECOVERY, NULL);
}

static GtkWidget *
await_row (PursuitWindowTest *self, const char *title)
{
  GtkWidget *label = pursuit_window_test_await (get_recovery (self), GTK_TYPE_LABEL, title);

  return gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW);
}

static gboolean
has_backups (gpointer data)
{
  return gtk_widget_get_visible (pursuit_window_test_child (data, "backups_group"));
}

static GtkWidget *
await_backup (PursuitWindowTest *self)
{
  GtkWidget *recovery = get_recovery (self);
  GtkWidget *group = pursuit_window_test_child (recovery, "backups_group");

  pursuit_widget_test_wait (has_backups, recovery);

  return pursuit_window_test_await (group, ADW_TYPE_ACTION_ROW, NULL);
}

/* By the keyboard, as somebody who does not touch the mouse. */
static void
press_enter (GtkWidget *row)
{
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_widget_activate (row));
}

static void
open_what_was_made (PursuitWindowTest *self)
{
  GtkWidget *button = pursuit_window_test_child (get_recovery (self), "open_button");

  g_assert_true (gtk_widget_get_visible (button));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == button);
  gtk_widget_activate (button);
  pursuit_window_test_await_workspace (self);
}

/* The one file that is kept beside, with the bytes of the damaged one. */
static void
assert_kept (PursuitWindowTest *self, const char *damaged, gsize length)
{
  g_autofree char *folder = dup_file (self, "backups");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint kept = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "replaced-") && g_str_has_suffix (name, ".db"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autofree char *content = NULL;
        gsize size;

        g_assert_true (g_file_get_contents (path, &content, &size, NULL));
        g_assert_cmpmem (content, size, damaged, length);
        kept++;
      }
  g_assert_cmpuint (kept, ==, 1);
}

static char *
read_damaged (PursuitWindowTest *self, gsize *length)
{
  g_autofree char *path = dup_file (self, "workspace.db");
  char *content;

  g_assert_true (g_file_get_contents (path, &content, length, NULL));

  return content;
}

static void
test_restores (PursuitWindowTest *self, gconstpointer data)
{
  gsize length;
  g_autofree char *damaged = read_damaged (self, &length);
  GtkWidget *row = await_backup (self);

  /* What the backup holds stands there before it is chosen. */
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "18 leads"));
  press_enter (row);
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "The Backup Is in Place");
  open_what_was_made (self);
  g_assert_cmpuint (pursuit_window_test_count (self, PURSUIT_KIND_LEAD), ==, DEMO_LEADS);
  pursuit_window_test_await_gone (self->window, PURSUIT_TYPE_START_PAGE, NULL);
  assert_kept (self, damaged, length);
}

static void
test_saves_all (PursuitWindowTest *self, gconstpointer data)
{
  gsize length;
  g_autofree char *damaged = read_damaged (self, &length);

  press_enter (await_row (self, "Save What Can Be Read"));
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "Everything Was Saved");
  g_assert_nonnull (pursuit_widget_test_find (await_row (self, "Lead"), GTK_TYPE_LABEL, "18"));
  open_what_was_made (self);
  g_assert_cmpuint (pursuit_window_test_count (self, PURSUIT_KIND_LEAD), ==, DEMO_LEADS);
  assert_kept (self, damaged, length);
}

/* How many a row says were saved: some were not. */
static guint
get_number (GtkWidget *row)
{
  guint n = 0;

  for (; n < DEMO_LEADS; n++)
    {
      g_autofree char *number = g_strdup_printf ("%u", n);

      if (pursuit_widget_test_find (row, GTK_TYPE_LABEL, number) != NULL)
        break;
    }

  return n;
}

static void
test_says_what_was_lost (PursuitWindowTest *self, gconstpointer data)
{
  GtkWidget *row;
  guint n_saved;

  await_backup (self);
  press_enter (await_row (self, "Save What Can Be Read"));
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "A Part Was Saved");
  row = await_row (self, "Lead");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Not all could be read; the last backup holds 18");
  n_saved = get_number (row);
  g_assert_cmpuint (n_saved, <, DEMO_LEADS);
  open_what_was_made (self);
  g_assert_cmpuint (pursuit_window_test_count (self, PURSUIT_KIND_LEAD), ==, n_saved);
  g_assert_cmpuint (pursuit_window_test_count (self, PURSUIT_KIND_PERSON), >, 0);
}

/* Nothing may change before the person has chosen, and nothing if the person takes it back. */
static void
test_stops (PursuitWindowTest *self, gconstpointer data)
{
  gsize length, size;
  g_autofree char *damaged = read_damaged (self, &length);
  g_autofree char *after = NULL;
  GtkWidget *cancel;

  press_enter (await_row (self, "Save What Can Be Read"));
  g_assert_false (gtk_widget_is_sensitive (get_recovery (self)));
  cancel = pursuit_window_test_await (self->window, GTK_TYPE_BUTTON, "_Cancel");
  g_signal_emit_by_name (cancel, "clicked");
  pursuit_window_test_await_gone (self->window, GTK_TYPE_BUTTON, "_Cancel");
  if (gtk_widget_get_visible (pursuit_window_test_child (get_recovery (self), "open_button")))
    {
      g_test_message ("It was through before it could be cancelled");
      return;
    }
  g_assert_true (gtk_widget_is_sensitive (get_recovery (self)));
  after = read_damaged (self, &size);
  g_assert_cmpmem (after, size, damaged, length);
}

static void
test_missing (PursuitWindowTest *self, gconstpointer data)
{
  g_autofree char *path = dup_file (self, "workspace.db");

  pursuit_window_test_make_workspace (self->dir, TRUE);
  make_backup (self);
  g_assert_cmpint (g_unlink (path), ==, 0);
  pursuit_window_open_profile (self->window, self->dir);
  /* A first start, but for what is still there. */
  press_enter (await_backup (self));
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "The Backup Is in Place");
  open_what_was_made (self);
  g_assert_cmpuint (pursuit_window_test_count (self, PURSUIT_KIND_LEAD), ==, DEMO_LEADS);
}

/* Damage that opening does not see is met later, by whatever reads it. */
static void
test_found_later (PursuitWindowTest *self, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED,
                                                  "workspace.db: the file is damaged");
  GtkWidget *dialog;

  pursuit_window_test_make_workspace (self->dir, TRUE);
  make_backup (self);
  pursuit_window_open_profile (self->window, self->dir);
  pursuit_window_test_await_workspace (self);
  pursuit_window_show_error (self->window, "The lead cannot be read", error);
  dialog = pursuit_window_test_await_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "recover");
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "The Workspace Is Damaged");
  g_assert_null (pursuit_window_get_workspace (self->window));

  /* Nobody holds the file any more: it can be replaced. */
  press_enter (await_backup (self));
  pursuit_window_test_await (self->window, GTK_TYPE_LABEL, "The Backup Is in Place");
  open_what_was_made (self);
}

static void
test_first_start_is_plain (PursuitWindowTest *self, gconstpointer data)
{
  GtkWidget *page = pursuit_window_test_await (self->window, PURSUIT_TYPE_START_PAGE, NULL);

  pursuit_window_test_run_for (100);
  g_assert_false (gtk_widget_get_visible (pursuit_window_test_child (page, "recovery")));
}

static void
add (const char *path,
     void (*damage) (PursuitWindowTest *),
     void (*test) (PursuitWindowTest *, gconstpointer))
{
  g_test_add (path, PursuitWindowTest, (gconstpointer) damage,
              damage != NULL ? set_up : pursuit_window_test_set_up_empty, test,
              pursuit_window_test_tear_down);
}

int
main (int argc, char **argv)
{
  pursuit_widget_test_init (&argc, &argv);

  add ("/app/recovery/restores-a-backup", overwrite_header, test_restores);
  add ("/app/recovery/saves-what-can-be-read", overwrite_header, test_saves_all);
  add ("/app/recovery/says-what-was-lost", overwrite_a_page_of_leads, test_says_what_was_lost);
  add ("/app/recovery/is-stopped", overwrite_header, test_stops);
  add ("/app/recovery/a-backup-outlives-the-file", NULL, test_missing);
  add ("/app/recovery/damage-is-found-later", NULL, test_found_later);
  add ("/app/recovery/a-first-start-offers-none", NULL, test_first_start_is_plain);

  return g_test_run ();
}
