/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of `YYYY-MM-DD` and of `YYYY-MM-DDTHH:MM:SSZ`, with the zero byte. */
#define PURSUIT_VALUE_DAY_BYTES 11
#define PURSUIT_VALUE_TIME_BYTES 21

/* Spreadsheets count days from 1899-12-30; so many of them make a date of 1954 to 2119. */
#define PURSUIT_VALUE_MIN_SERIAL 20000
#define PURSUIT_VALUE_MAX_SERIAL 80000

/**
 * PursuitDateOrder:
 * @PURSUIT_DATE_ORDER_UNKNOWN: nothing says so
 * @PURSUIT_DATE_ORDER_DAY_FIRST: 03/04 is the third of April
 * @PURSUIT_DATE_ORDER_MONTH_FIRST: 03/04 is the fourth of March
 *
 * Which of the first two numbers of a date is the day.
 */
typedef enum
{
  PURSUIT_DATE_ORDER_UNKNOWN,
  PURSUIT_DATE_ORDER_DAY_FIRST,
  PURSUIT_DATE_ORDER_MONTH_FIRST,
} PursuitDateOrder;

/**
 * PursuitValueDate:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 * @seconds: of the day
 * @has_time: whether there is a time of day
 * @has_offset: whether the time names its zone
 * @offset: seconds that zone is east of UTC
 * @order: which order the text proves: unknown where both fit or where it does not matter
 * @ambiguous: whether day and month could be swapped, so that the order decided
 *
 * A date as a cell had it.
 */
typedef struct
{
  int year;
  int month;
  int day;
  int seconds;
  gboolean has_time;
  gboolean has_offset;
  int offset;
  PursuitDateOrder order;
  gboolean ambiguous;
} PursuitValueDate;

/**
 * pursuit_value_parse_date:
 * @text: a trimmed cell: ISO dates and times, "3/15/2024 2:30 PM", "15.03.2024",
 *   "15 Apr, 2021 00:02:00" with months in ten languages, serial days of spreadsheets ("45631",
 *   "45631.5"), seconds or milliseconds since 1970
 * @order: how to read dates that could be either; month first if unknown
 * @date: (out): the date
 * @error: %PURSUIT_EXCHANGE_ERROR_VALUE: "31.02.2026 is no date"
 *
 * Reads a date. One that is only possible in the other order is read in that one.
 *
 * Returns: %TRUE if @text is a day of the calendar
 */
gboolean pursuit_value_parse_date (const char *text,
                                   PursuitDateOrder order,
                                   PursuitValueDate *date,
                                   GError **error);

/**
 * pursuit_value_date_to_day:
 * @date: a date
 * @buffer: (out caller-allocates): %PURSUIT_VALUE_DAY_BYTES bytes for `YYYY-MM-DD`
 *
 * Writes the day as the cell had it, whatever the zone.
 */
void pursuit_value_date_to_day (const PursuitValueDate *date, char *buffer);

/**
 * pursuit_value_date_to_time:
 * @date: a date
 * @zone: (nullable): the zone of times that name none; %NULL for UTC
 * @buffer: (out caller-allocates): %PURSUIT_VALUE_TIME_BYTES bytes for `YYYY-MM-DDTHH:MM:SSZ`
 *
 * Writes the time in UTC. A day without time is its first second in UTC, so that it stays the
 * same day everywhere.
 */
void pursuit_value_date_to_time (const PursuitValueDate *date, GTimeZone *zone, char *buffer);

G_END_DECLS
