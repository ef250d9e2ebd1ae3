/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-time.h"

#include "core/pursuit-core-error.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define DATE_LENGTH 10

static gboolean
parse_date (const char *text, GDate *date)
{
  static const char form[] = "dddd-dd-dd";
  int year, month, day;

  for (gsize i = 0; i < DATE_LENGTH; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;

  year = (int) g_ascii_strtoll (text, NULL, 10);
  month = (int) g_ascii_strtoll (text + 5, NULL, 10);
  day = (int) g_ascii_strtoll (text + 8, NULL, 10);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

char *
pursuit_time_format (gint64 time_us)
{
  gint64 seconds = time_us / G_USEC_PER_SEC;
  g_autoptr (GDateTime) time = NULL;

  /* C rounds towards zero, which would move times before 1970 into the next second. */
  if (time_us < 0 && time_us % G_USEC_PER_SEC != 0)
    seconds--;
  time = g_date_time_new_from_unix_utc (seconds);
  g_return_val_if_fail (time != NULL, NULL);

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (time),
                          g_date_time_get_month (time), g_date_time_get_day_of_month (time),
                          g_date_time_get_hour (time), g_date_time_get_minute (time),
                          g_date_time_get_second (time));
}

/* A zone can push the first and the last day out of the years that can be written. */
static gboolean
is_in_range (GDateTime *time)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (time);

  return utc != NULL && g_date_time_get_year (utc) >= 1 && g_date_time_get_year (utc) <= 9999;
}

gboolean
pursuit_time_parse (const char *text, gint64 *time_us, GError **error)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (time_us != NULL, FALSE);

  if (pursuit_date_is_valid (text))
    {
      g_autofree char *midnight = g_strconcat (text, "T00:00:00Z", NULL);

      time = g_date_time_new_from_iso8601 (midnight, NULL);
    }
  else if (strlen (text) > DATE_LENGTH && g_utf8_validate (text, -1, NULL))
    {
      time = g_date_time_new_from_iso8601 (text, NULL);
    }

  if (time == NULL || !is_in_range (time))
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_SYNTAX,
                   _ ("“%.40s” is no time; write it like 2026-11-24T14:20:00Z or 2026-11-24"),
                   text);
      return FALSE;
    }

  *time_us = g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);

  return TRUE;
}

char *
pursuit_time_normalize (const char *text, GError **error)
{
  gint64 time_us;

  if (!pursuit_time_parse (text, &time_us, error))
    return NULL;

  return pursuit_time_format (time_us);
}

char *
pursuit_time_to_local (const char *text)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) local = NULL;
  gint64 time_us;

  if (text == NULL || !pursuit_time_parse (text, &time_us, NULL))
    return NULL;
  time = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);
  local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;
}

char *
pursuit_time_from_local (const char *text)
{
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;
  int hour, minute;
  int length = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) != strlen ("YYYY-MM-DD HH:MM") || text[10] != ' '
      || sscanf (text + 11, "%2d:%2d%n", &hour, &minute, &length) != 2 || length != 5)
    return NULL;
  day = g_strndup (text, 10);
  if (!pursuit_date_is_valid (day))
    return NULL;
  local = g_date_time_new_local ((int) g_ascii_strtoull (day, NULL, 10),
                                 (int) g_ascii_strtoull (day + 5, NULL, 10),
                                 (int) g_ascii_strtoull (day + 8, NULL, 10), hour, minute, 0);

  return local != NULL ? pursuit_time_format (g_date_time_to_unix (local) * G_USEC_PER_SEC) : NULL;
}

gboolean
pursuit_date_is_valid (const char *text)
{
  return pursuit_date_to_julian (text) != 0;
}

guint32
pursuit_date_to_julian (const char *text)
{
  GDate date;

  if (text == NULL || strlen (text) != DATE_LENGTH || !parse_date (text, &date))
    return 0;

  return g_date_get_julian (&date);
}

char *
pursuit_date_add_days (const char *text, int days)
{
  gint64 julian = pursuit_date_to_julian (text);
  GDate last, date;

  g_date_clear (&last, 1);
  g_date_set_dmy (&last, 31, G_DATE_DECEMBER, 9999);
  if (julian == 0 || julian + days < 1 || julian + days > g_date_get_julian (&last))
    return NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (julian + days));

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date),
                          g_date_get_day (&date));
}
