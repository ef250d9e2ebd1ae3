/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-retry-after.h"

#include "core/pursuit-clock.h"

#include <libsoup/soup.h>
#include <math.h>

/* No date of HTTP is longer. */
#define MAX_TEXT 64

static gint64
bound (double wait_ms)
{
  return wait_ms >= (double) PURSUIT_RETRY_AFTER_MAX_MS ? PURSUIT_RETRY_AFTER_MAX_MS
                                                        : (gint64) ceil (wait_ms);
}

/* Digits and at most one point: no sign, no exponent, no "infinity". */
static gint64
parse_number (const char *text, double unit_ms)
{
  gboolean has_digit = FALSE;
  gboolean has_point = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        has_digit = TRUE;
      else if (*p == '.' && !has_point)
        has_point = TRUE;
      else
        return -1;
    }

  return has_digit ? bound (g_ascii_strtod (text, NULL) * unit_ms) : -1;
}

static gboolean
parse_date (const char *text, gint64 *seconds)
{
  g_autoptr (GDateTime) time = NULL;

  if (!g_ascii_isalpha (*text))
    return FALSE;
  time = soup_date_time_new_from_http_string (text);
  if (time == NULL)
    return FALSE;
  *seconds = g_date_time_to_unix (time);

  return TRUE;
}

/* The header without white space around it; NULL if it cannot be a wait. */
static char *
dup_stripped (const char *text)
{
  return text != NULL && g_utf8_validate (text, -1, NULL) ? g_strstrip (g_strndup (text, MAX_TEXT))
                                                          : NULL;
}

static gint64
parse_text (const char *text, const char *date)
{
  gint64 wait_ms = parse_number (text, 1000);
  gint64 until, from;

  if (wait_ms >= 0 || !parse_date (text, &until))
    return wait_ms;
  if (date == NULL || !parse_date (date, &from))
    from = pursuit_clock_now_us () / G_USEC_PER_SEC;

  return until > from ? bound ((double) (until - from) * 1000) : 0;
}

gint64
pursuit_retry_after_parse (const char *milliseconds, const char *text, const char *date)
{
  g_autofree char *fine = dup_stripped (milliseconds);
  g_autofree char *coarse = dup_stripped (text);
  g_autofree char *sent = dup_stripped (date);
  gint64 wait_ms = fine != NULL ? parse_number (fine, 1) : -1;

  return wait_ms < 0 && coarse != NULL ? parse_text (coarse, sent) : wait_ms;
}
