/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_clock_now_us:
 *
 * The wall clock. It may be pinned by pursuit_clock_pin() or by the environment variable
 * PURSUIT_NOW (an RFC 3339 time), so that a run can be repeated to the byte. Never compare it
 * with another machine's clock, and never measure a wait with it.
 *
 * Returns: microseconds since 1970-01-01 UTC
 */
gint64 pursuit_clock_now_us (void);

/**
 * pursuit_clock_pin:
 * @now_us: microseconds since 1970-01-01 UTC, or a negative number to let the clock run again
 *
 * Pins the wall clock of this process.
 */
void pursuit_clock_pin (gint64 now_us);

/**
 * pursuit_clock_dup_now:
 *
 * Returns: (transfer full): the present as `YYYY-MM-DDTHH:MM:SSZ`
 */
char *pursuit_clock_dup_now (void);

/**
 * pursuit_clock_dup_today:
 *
 * Returns: (transfer full): the present day in the local time zone as `YYYY-MM-DD`
 */
char *pursuit_clock_dup_today (void);

G_END_DECLS
