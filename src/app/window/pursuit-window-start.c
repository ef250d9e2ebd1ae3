/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-window-private.h"

/* Without anything to show by then, the window says that it is opening. */
#define PRESENT_MS 250

static gboolean
on_time (gpointer data)
{
  PursuitWindow *self = data;

  self->present_soon = 0;
  gtk_window_present (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

static gboolean
on_idle (gpointer data)
{
  PursuitWindow *self = data;

  self->completing = 0;
  pursuit_window_complete (self);

  return G_SOURCE_REMOVE;
}

static void
on_painted (PursuitWindow *self, GdkFrameClock *clock)
{
  g_clear_signal_handler (&self->painted_handler, clock);
  self->completing = g_idle_add (on_idle, self);
  g_source_set_name_by_id (self->completing, "window: complete");
}

void
pursuit_window_present_now (PursuitWindow *self)
{
  g_assert (PURSUIT_IS_WINDOW (self));

  if (self->present_soon == 0)
    return;

  g_clear_handle_id (&self->present_soon, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

void
pursuit_window_stop_waiting (PursuitWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_assert (PURSUIT_IS_WINDOW (self));

  if (clock != NULL)
    g_clear_signal_handler (&self->painted_handler, clock);
  self->painted_handler = 0;
  g_clear_handle_id (&self->completing, g_source_remove);
}

void
pursuit_window_present_soon (PursuitWindow *self)
{
  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  if (self->present_soon != 0)
    return;

  self->present_soon = g_timeout_add (PRESENT_MS, on_time, self);
  g_source_set_name_by_id (self->present_soon, "window: present");
}

void
pursuit_window_announce_list (PursuitWindow *self)
{
  GdkFrameClock *clock;

  g_return_if_fail (PURSUIT_IS_WINDOW (self));

  if (self->complete || self->completing != 0 || self->painted_handler != 0)
    return;

  pursuit_window_present_now (self);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  if (clock != NULL)
    {
      self->painted_handler = g_signal_connect_object (
          clock, "after-paint", G_CALLBACK (on_painted), self, G_CONNECT_SWAPPED);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else
    pursuit_window_complete (self);
}
