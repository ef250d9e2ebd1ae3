/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-window-private.h"

#include "app/widgets/pursuit-file-chooser.h"
#include "app/window/pursuit-work.h"
#include "core/pursuit-clock.h"
#include "workspace/pursuit-backups.h"

#include <glib/gi18n-lib.h>

/* Bytes of "2026-11-25". */
#define DAY_LENGTH 10

typedef struct
{
  PursuitWindow *window; /* (owned) */
  PursuitWork *work;     /* (owned) (nullable) */
} Backup;

static void
backup_free (Backup *self)
{
  g_clear_pointer (&self->work, pursuit_work_finish);
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Backup, backup_free)

static void
backup_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Backup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitBackupInfo) info
      = pursuit_workspace_backup_finish (PURSUIT_WORKSPACE (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (info == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pursuit_window_show_error (self->window, _ ("The workspace was not backed up"), error);
      return;
    }

  name = g_filename_display_basename (info->path);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("Backed up to %s"), name);
  pursuit_window_add_toast (self->window, adw_toast_new (text));
}

static void
choose_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Backup) self = data;
  g_autoptr (GFile) file = pursuit_file_chooser_save_finish (result, NULL);
  PursuitWorkspace *workspace = self->window->workspace;
  PursuitWork *work;

  if (file == NULL || g_file_peek_path (file) == NULL || workspace == NULL)
    return;

  work = pursuit_window_start_work (self->window, _ ("Copying the workspace"));
  self->work = work;
  pursuit_workspace_backup_async (
      workspace, g_file_peek_path (file), pursuit_work_get_progress (work),
      pursuit_work_get_cancellable (work), backup_cb, g_steal_pointer (&self));
}

void
pursuit_window_back_up (PursuitWindow *self)
{
  g_autofree char *now = pursuit_clock_dup_now ();
  g_autofree char *name = NULL;
  Backup *backup;

  g_assert (PURSUIT_IS_WINDOW (self));

  name = g_strdup_printf ("%s %.*s.db", pursuit_workspace_get_name (self->workspace), DAY_LENGTH,
                          now);
  g_strdelimit (name, "/\\:*?\"<>|\n\r\t", ' ');
  backup = g_new0 (Backup, 1);
  backup->window = g_object_ref (self);
  pursuit_file_chooser_save_async (
      GTK_WINDOW (self),
      &(PursuitFileChooserOptions){ .title = _ ("Back Up the Workspace"),
                                    .accept_label = _ ("_Back Up"),
                                    .name = name,
                                    .filter_name = _ ("Backups of Pursuit"),
                                    .patterns = (const char *const[]){ "*.db", NULL } },
      self->cancellable, choose_cb, backup);
}
