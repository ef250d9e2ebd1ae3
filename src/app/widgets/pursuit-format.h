/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-field.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * pursuit_format_count:
 * @count: a number of things
 *
 * Returns: (transfer full): the number with the locale's groups
 */
char *pursuit_format_count (gint64 count);

/**
 * pursuit_format_money:
 * @minor: an amount in minor units
 * @currency: (nullable): its ISO 4217 code
 *
 * Writes an amount as the person's locale does, with the code behind it. Whole amounts go
 * without decimals.
 *
 * Returns: (transfer full): such as "48,600 EUR"
 */
char *pursuit_format_money (gint64 minor, const char *currency);

/**
 * pursuit_format_date:
 * @date: (nullable): a day `YYYY-MM-DD`
 *
 * Returns: (transfer full): the day for people, such as "18 Dec 2026"; "" for no day
 */
char *pursuit_format_date (const char *date);

/**
 * pursuit_format_time:
 * @time: (nullable): a time, RFC 3339
 *
 * Writes a time in the person's time zone, shorter the nearer it is: "Today 9:12",
 * "Fri 20 Nov, 14:38", "12 Mar 2025".
 *
 * Returns: (transfer full): the time for people; "" for no time
 */
char *pursuit_format_time (const char *time);

/**
 * pursuit_format_age:
 * @time: (nullable): a time, RFC 3339
 *
 * Returns: (transfer full): how long ago it was, short: "now", "5 min", "5 h", "23 d"; "" for no
 *   time
 */
char *pursuit_format_age (const char *time);

/**
 * pursuit_format_days:
 * @time: (nullable): a time, RFC 3339
 *
 * Returns: how many days ago that was by the calendar of the person: 1 for yesterday; 0 for today,
 *   for the future and for no time
 */
int pursuit_format_days (const char *time);

/**
 * pursuit_format_choice:
 * @choices: a list of choices
 * @nick: (nullable): the one chosen
 *
 * Returns: (transfer none): its label in the person's language, @nick itself if it is none of
 *   them, "" for %NULL
 */
const char *pursuit_format_choice (const PursuitChoice *choices, const char *nick);

/**
 * pursuit_format_join:
 * @first: (nullable): a part of a quiet line
 * @...: (nullable): more of them, then %PURSUIT_FORMAT_END
 *
 * Joins what is set and not blank with a middle dot.
 *
 * Returns: (transfer full): such as "Anna Keller · Linz"
 */
char *pursuit_format_join (const char *first, ...);

/* Ends the parts of pursuit_format_join(), of which any may be %NULL. */
extern const char PURSUIT_FORMAT_END[];

G_END_DECLS
