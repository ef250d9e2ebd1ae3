/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-window-private.h"

#include "app/window/pursuit-places.h"
#include "app/window/pursuit-recent-profiles.h"

#include <glib/gi18n-lib.h>

/* Files that somebody opened before there was a workspace; more than these are left. */
#define MAX_IMPORT_FILES 64

typedef struct
{
  PursuitWindow *self;
  PursuitWork *work; /* (owned) */
  gboolean import;
} Creation;

static void
creation_free (Creation *creation)
{
  pursuit_work_finish (creation->work);
  g_object_unref (creation->self);
  g_free (creation);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Creation, creation_free)

static void
remember_profile (PursuitWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSettings *settings = PURSUIT_IS_APPLICATION (application)
                            ? pursuit_application_get_settings (PURSUIT_APPLICATION (application))
                            : NULL;

  if (settings != NULL)
    {
      g_settings_set_string (settings, "last-profile", self->profile);
      pursuit_recent_profiles_add (settings, self->profile);
    }
}

static void
take (PursuitWindow *self, PursuitWorkspace *workspace)
{
  pursuit_window_take_workspace (self, workspace);
  remember_profile (self);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitWindow) self = data;
  g_autoptr (GError) error = NULL;
  PursuitWorkspace *workspace = pursuit_workspace_open_finish (result, &error);

  if (workspace != NULL)
    take (self, workspace);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pursuit_window_show_start (self, error);
}

static void
create_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Creation) creation = data;
  PursuitWindow *self = creation->self;
  g_autoptr (GError) error = NULL;
  PursuitWorkspace *workspace = pursuit_workspace_create_finish (result, &error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->start), TRUE);
  if (workspace == NULL)
    {
      pursuit_window_show_error (self, _ ("The workspace could not be made"), error);
      return;
    }

  take (self, workspace);
  if (creation->import)
    pursuit_window_import_files (self, NULL);
}

char *
pursuit_window_dup_demo_dir (void)
{
  g_autofree char *own = pursuit_workspace_get_default_dir ();
  g_autofree char *parent = g_path_get_dirname (own);

  return g_build_filename (parent, "demo", NULL);
}

void
pursuit_window_create_workspace (PursuitWindow *self, gboolean demo, gboolean import)
{
  const PursuitWorkspaceOptions options
      = { .name = demo ? _ ("Demo workspace") : NULL, .demo = demo };
  g_autofree char *own = pursuit_workspace_get_default_dir ();
  g_autofree char *demo_dir = pursuit_window_dup_demo_dir ();
  Creation *creation;

  g_assert (PURSUIT_IS_WINDOW (self));

  /* The demo must not stand where the person's own workspace will be. */
  if (demo && g_strcmp0 (self->profile, own) == 0)
    {
      g_clear_pointer (&self->profile, g_free);
      self->profile = g_steal_pointer (&demo_dir);
      if (pursuit_workspace_exists (self->profile))
        {
          pursuit_window_reopen (self, PURSUIT_WORKSPACE_WRITE);
          return;
        }
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self->start), FALSE);
  creation = g_new0 (Creation, 1);
  creation->self = g_object_ref (self);
  creation->import = import;
  creation->work = pursuit_window_start_work (self, demo ? _ ("Making the demo workspace…")
                                                         : _ ("Making the workspace…"));
  pursuit_workspace_create_async (
      self->profile, &options, pursuit_work_get_progress (creation->work),
      pursuit_work_get_cancellable (creation->work), create_cb, creation);
}

void
pursuit_window_reopen (PursuitWindow *self, PursuitWorkspaceMode mode)
{
  g_assert (PURSUIT_IS_WINDOW (self));

  gtk_stack_set_visible_child_name (self->stack, "opening");
  pursuit_workspace_open_async (self->profile, mode, self->cancellable, open_cb,
                                g_object_ref (self));
}

void
pursuit_window_show_start (PursuitWindow *self, const GError *error)
{
  g_assert (PURSUIT_IS_WINDOW (self));

  adw_bin_set_child (self->start, pursuit_start_page_new (self, self->profile, error));
  gtk_stack_set_visible_child_name (self->stack, "start");
  pursuit_window_update_actions (self);
  pursuit_window_present_now (self);
}

/* What was asked for before must not arrive in another workspace. */
static void
cancel_all (PursuitWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

/* Whoever still holds it must not keep others from the file: it is closed here. */
static void
leave (PursuitWindow *self)
{
  g_autoptr (PursuitWorkspace) workspace = g_object_ref (self->workspace);

  /* Views store what is being edited before they go. */
  while (pursuit_window_pop_view (self))
    ;
  pursuit_window_stop_upkeep (self);
  pursuit_work_bar_cancel_all (self->work_bar);
  cancel_all (self);
  pursuit_window_forget_workspace (self);
  pursuit_workspace_close (workspace);
}

void
pursuit_window_leave_damaged (PursuitWindow *self, const GError *error)
{
  g_assert (PURSUIT_IS_WINDOW (self));
  g_assert (self->workspace != NULL);

  leave (self);
  pursuit_window_show_start (self, error);
}

void
pursuit_window_open_profile (PursuitWindow *self, const char *dir)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));
  g_return_if_fail (dir != NULL);

  if (self->workspace != NULL)
    leave (self);
  else
    cancel_all (self);
  if (dir != self->profile)
    {
      g_clear_pointer (&self->profile, g_free);
      self->profile = g_strdup (dir);
    }

  if (pursuit_workspace_exists (dir))
    pursuit_window_reopen (self, PURSUIT_WORKSPACE_WRITE);
  else
    pursuit_window_show_start (self, NULL);
}

void
pursuit_window_import_files (PursuitWindow *self, GListModel *files)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));
  g_return_if_fail (files == NULL || G_IS_LIST_MODEL (files));

  if (self->workspace == NULL)
    {
      if (files != NULL && g_list_model_get_n_items (files) <= MAX_IMPORT_FILES)
        g_set_object (&self->waiting_files, files);
      return;
    }
  if (!pursuit_workspace_is_writable (self->workspace))
    {
      pursuit_window_add_toast (self,
                                adw_toast_new (_ ("This workspace is open for reading only")));
      return;
    }

  pursuit_places_start_import (self, files);
}
