/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What bench-window measures runs in a process of its own each: a scene plays on a screen, prints
 * lines of a word and a figure, and ends. */

/* Plays the scene of that name; @profile is the folder of a workspace, unused by "empty"; @since
 * is the monotonic time in microseconds at which the process was asked for. Returns the status of
 * the process; 2 for a name that means nothing. */
int bench_window_play (const char *name, const char *profile, gint64 since);

/* The scenes "start", and "empty" without a profile: from the start of a process to its first rows,
 * or its first frame. */
int bench_window_start (const char *profile, gint64 since);

#define BENCH_WINDOW_WIDTH 1240
#define BENCH_WINDOW_HEIGHT 860
/* Long enough for everything that a window still reads when its rows are painted. */
#define BENCH_WINDOW_SETTLE_MS 1500

/* The proportional memory of a process and of all that it has started, in KiB. */
glong bench_window_get_memory (GPid pid);

G_END_DECLS
