/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-window-private.h"

#include "workspace/pursuit-backups.h"
#include "workspace/scoring/pursuit-overrides.h"

#include <glib/gi18n-lib.h>

/* Both verbs look first whether their hour or day has come, and mostly that is all they do. */
#define SECONDS_BETWEEN (5 * 60)

static void
settle_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (pursuit_workspace_settle_overrides_finish (PURSUIT_WORKSPACE (source), result, &error) < 0)
    g_debug ("Scores by hand were not looked through: %s", error->message);
}

/* A disk that stays full is told of once, not every few minutes. */
static void
keep_backup_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PursuitWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (pursuit_workspace_keep_backup_finish (PURSUIT_WORKSPACE (source), result, NULL, &error))
    {
      self->backup_failed = FALSE;
      return;
    }
  if (error == NULL || self->backup_failed
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->backup_failed = TRUE;
  pursuit_window_show_error (self, _ ("The hourly backup was not made"), error);
}

static void
settle_overrides (PursuitWindow *self)
{
  pursuit_workspace_settle_overrides_async (self->workspace, self->cancellable, settle_cb, NULL);
}

void
pursuit_window_keep_up (PursuitWindow *self)
{
  g_assert (PURSUIT_IS_WINDOW (self));

  if (self->workspace == NULL || !pursuit_workspace_is_writable (self->workspace))
    return;

  settle_overrides (self);
  pursuit_workspace_keep_backup_async (self->workspace, self->cancellable, keep_backup_cb,
                                       g_object_ref (self));
}

static gboolean
on_time (gpointer data)
{
  pursuit_window_keep_up (data);

  return G_SOURCE_CONTINUE;
}

void
pursuit_window_start_upkeep (PursuitWindow *self)
{
  g_assert (PURSUIT_IS_WINDOW (self));

  pursuit_window_stop_upkeep (self);
  /* What is copied can wait until the window stands there. */
  if (pursuit_workspace_is_writable (self->workspace))
    settle_overrides (self);
  self->upkeep = g_timeout_add_seconds (SECONDS_BETWEEN, on_time, self);
}

void
pursuit_window_stop_upkeep (PursuitWindow *self)
{
  g_assert (PURSUIT_IS_WINDOW (self));

  g_clear_handle_id (&self->upkeep, g_source_remove);
}
