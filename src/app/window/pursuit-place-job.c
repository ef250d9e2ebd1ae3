/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window/pursuit-place-job.h"

#include "app/window/pursuit-window.h"

PursuitPlaceJob *
pursuit_place_job_new (PursuitPlace *place, const char *text)
{
  PursuitPlaceJob *self;

  g_return_val_if_fail (PURSUIT_IS_PLACE (place), NULL);

  self = g_new0 (PursuitPlaceJob, 1);
  self->place = g_object_ref (place);
  if (text != NULL)
    self->work = pursuit_window_start_work (pursuit_place_get_window (place), text);

  return self;
}

void
pursuit_place_job_free (PursuitPlaceJob *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->work, pursuit_work_finish);
  g_object_unref (self->place);
  g_free (self);
}

PursuitWindow *
pursuit_place_job_get_window (PursuitPlaceJob *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return pursuit_place_get_window (self->place);
}

void
pursuit_place_job_show_error (PursuitPlaceJob *self, const char *what, const GError *error)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (what != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    pursuit_window_show_error (pursuit_place_get_window (self->place), what, error);
}
