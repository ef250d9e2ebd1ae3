/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-window-private.h"

#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>

/* Most steps are over before anybody could read what is being done. */
#define SHOWN_AFTER_MS 300

/* A step backwards, or forwards again. */
typedef struct
{
  PursuitWindow *window; /* owned */
  PursuitWork *work;     /* owned */
  guint delay;           /* until the work is shown, 0 for none */
} Step;

static gboolean
on_slow (gpointer data)
{
  Step *self = data;

  self->delay = 0;
  pursuit_work_bar_add (self->window->work_bar, self->work);

  return G_SOURCE_REMOVE;
}

static Step *
step_new (PursuitWindow *window, const char *text)
{
  Step *self = g_new0 (Step, 1);

  self->window = g_object_ref (window);
  self->work = pursuit_work_new (text);
  self->delay = g_timeout_add (SHOWN_AFTER_MS, on_slow, self);
  /* The bar stops with the window what it shows, and that it does not yet. */
  g_signal_connect_object (window->cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel),
                           pursuit_work_get_cancellable (self->work), G_CONNECT_SWAPPED);

  return self;
}

static void
step_free (Step *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_pointer (&self->work, pursuit_work_finish);
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

/* @done is what was done, %NULL if nothing was, and then @not_done says so. */
static void
show_outcome (Step *self, const char *done, const char *not_done, const GError *error)
{
  if (done != NULL)
    pursuit_window_add_toast (self->window, g_object_new (ADW_TYPE_TOAST, "title", done, NULL));
  else
    pursuit_window_show_error (self->window, not_done, error);
}

static void
undo_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Step) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label
      = pursuit_workspace_undo_finish (PURSUIT_WORKSPACE (source), result, &error);
  /* Translators: %s is the label of an action, such as “Stage of Klinikum Aurach” */
  g_autofree char *done = label != NULL ? g_strdup_printf (_ ("Taken back: %s"), label) : NULL;

  show_outcome (self, done, _ ("This cannot be taken back"), error);
}

void
pursuit_window_undo (PursuitWindow *self, gint64 action)
{
  Step *step = step_new (self, _ ("Taking it back"));

  /* Whatever it offered to take back, something else is the last thing now. */
  pursuit_window_drop_toast (self);
  pursuit_workspace_undo_async (self->workspace, action, pursuit_work_get_cancellable (step->work),
                                undo_cb, step);
}

static void
redo_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Step) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label
      = pursuit_workspace_redo_finish (PURSUIT_WORKSPACE (source), result, &error);
  /* Translators: %s is the label of an action, such as “Stage of Klinikum Aurach” */
  g_autofree char *done = label != NULL ? g_strdup_printf (_ ("Done again: %s"), label) : NULL;

  show_outcome (self, done, _ ("There is nothing to do again"), error);
}

void
pursuit_window_redo (PursuitWindow *self)
{
  Step *step = step_new (self, _ ("Doing it again"));

  pursuit_window_drop_toast (self);
  pursuit_workspace_redo_async (self->workspace, pursuit_work_get_cancellable (step->work), redo_cb,
                                step);
}
