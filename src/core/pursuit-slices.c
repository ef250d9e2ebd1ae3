/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-slices.h"

/* A quarter of the four milliseconds that the main thread may be taken for: the last step of a
 * slice may be slow. */
#define SLICE_US 1000

typedef struct
{
  gboolean (*step) (gpointer data);
  gpointer data;
} Slices;

gboolean
pursuit_slices_run (gboolean (*step) (gpointer data), gpointer data)
{
  const gint64 end = g_get_monotonic_time () + SLICE_US;

  do
    {
      if (!step (data))
        return FALSE;
    }
  while (g_get_monotonic_time () < end);

  return TRUE;
}

static gboolean
on_idle (gpointer data)
{
  Slices *self = data;

  return pursuit_slices_run (self->step, self->data) ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

guint
pursuit_slices_add (int priority, const char *name, gboolean (*step) (gpointer data), gpointer data)
{
  Slices *self = g_new (Slices, 1);
  guint id;

  g_assert (step != NULL);

  self->step = step;
  self->data = data;
  id = g_idle_add_full (priority, on_idle, self, g_free);
  g_source_set_name_by_id (id, name);

  return id;
}
