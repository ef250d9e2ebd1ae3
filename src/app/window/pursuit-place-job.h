/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"
#include "app/window/pursuit-work.h"

G_BEGIN_DECLS

/**
 * PursuitPlaceJob:
 * @place: (owned): the place that it was started from
 * @work: (owned) (nullable): the bar that shows it; %NULL for what is quick
 *
 * One verb that a place has under way: what its callback gets.
 */
typedef struct
{
  PursuitPlace *place;
  PursuitWork *work;
} PursuitPlaceJob;

/**
 * pursuit_place_job_new:
 * @place: a place
 * @text: (nullable): what is being done, for the bar at the window's edge; %NULL for no bar
 *
 * Returns: (transfer full): a job that begins
 */
PursuitPlaceJob *pursuit_place_job_new (PursuitPlace *place, const char *text);

/**
 * pursuit_place_job_free:
 * @self: (transfer full) (nullable): a job
 *
 * Ends a job; its bar goes away.
 */
void pursuit_place_job_free (PursuitPlaceJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPlaceJob, pursuit_place_job_free)

/**
 * pursuit_place_job_get_window:
 * @self: a job
 *
 * Returns: (transfer none): the window of its place
 */
PursuitWindow *pursuit_place_job_get_window (PursuitPlaceJob *self);

/**
 * pursuit_place_job_show_error:
 * @self: a job
 * @what: what did not happen
 * @error: why
 *
 * Shows why a job failed. One that was stopped says nothing: its window may be closed already.
 */
void pursuit_place_job_show_error (PursuitPlaceJob *self, const char *what, const GError *error);

G_END_DECLS
