/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_slices_run:
 * @step: does a small part of the work, well below a millisecond; %FALSE when there is no more
 * @data: for @step
 *
 * Does the first slice of some work at once, of two milliseconds.
 *
 * Returns: whether there is more, for pursuit_slices_add()
 */
gboolean pursuit_slices_run (gboolean (*step) (gpointer data), gpointer data);

/**
 * pursuit_slices_add:
 * @priority: of the idle source, such as %G_PRIORITY_DEFAULT_IDLE
 * @name: a literal that names the work in traces
 * @step: as for pursuit_slices_run()
 * @data: for @step
 *
 * Does work on the main thread in slices of two milliseconds, each in a turn of the main loop of
 * its own, so that input and frames come between them. A step of the last slice may add other work.
 *
 * Returns: the id of the source; it has ended when @step has returned %FALSE, and may be removed
 *   before, also from within @step, which then returns %FALSE
 */
guint pursuit_slices_add (int priority,
                          const char *name,
                          gboolean (*step) (gpointer data),
                          gpointer data);

G_END_DECLS
