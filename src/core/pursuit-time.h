/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_time_format:
 * @time_us: microseconds since 1970-01-01 UTC, in the years 0001 to 9999
 *
 * Formats a time as the store and JSON hold it: RFC 3339, UTC, whole seconds. The form has a
 * fixed length, so that text order is time order.
 *
 * Returns: (transfer full): `YYYY-MM-DDTHH:MM:SSZ`
 */
char *pursuit_time_format (gint64 time_us);

/**
 * pursuit_time_parse:
 * @text: an RFC 3339 time with zone, or a day `YYYY-MM-DD` (its first second in UTC)
 * @time_us: (out): microseconds since 1970-01-01 UTC
 * @error: %PURSUIT_CORE_ERROR_SYNTAX
 *
 * Returns: %TRUE if @text is a time
 */
gboolean pursuit_time_parse (const char *text, gint64 *time_us, GError **error);

/**
 * pursuit_time_normalize:
 * @text: like pursuit_time_parse()
 * @error: %PURSUIT_CORE_ERROR_SYNTAX
 *
 * Returns: (transfer full) (nullable): the time in the form of pursuit_time_format()
 */
char *pursuit_time_normalize (const char *text, GError **error);

/**
 * pursuit_time_to_local:
 * @text: a time in the form of pursuit_time_format()
 *
 * Returns: (transfer full) (nullable): the same on the clock on the wall, `YYYY-MM-DD HH:MM`, as
 *   people write it; %NULL if @text is no time
 */
char *pursuit_time_to_local (const char *text);

/**
 * pursuit_time_from_local:
 * @text: a time by the clock on the wall, `YYYY-MM-DD HH:MM`
 *
 * Returns: (transfer full) (nullable): the time in the form of pursuit_time_format(); %NULL if
 *   @text is not of exactly this form
 */
char *pursuit_time_from_local (const char *text);

/**
 * pursuit_date_is_valid:
 * @text: (nullable): a text
 *
 * Returns: %TRUE if @text is exactly a day of the calendar, `YYYY-MM-DD`
 */
gboolean pursuit_date_is_valid (const char *text);

/**
 * pursuit_date_to_julian:
 * @text: a valid day `YYYY-MM-DD`
 *
 * Returns: the day's number in the Julian count of GDate, or 0 if @text is no day
 */
guint32 pursuit_date_to_julian (const char *text);

/**
 * pursuit_date_add_days:
 * @text: a valid day `YYYY-MM-DD`
 * @days: how many days later, may be negative
 *
 * Returns: (transfer full) (nullable): the day `YYYY-MM-DD`; %NULL if @text is no day or the
 *   result leaves the years 0001 to 9999
 */
char *pursuit_date_add_days (const char *text, int days);

G_END_DECLS
