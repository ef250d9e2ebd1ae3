/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-format.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-money.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_US (24 * (gint64) G_TIME_SPAN_HOUR)

const char PURSUIT_FORMAT_END[] = "";

static GDateTime *
to_local (gint64 time_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

static gboolean
same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b)
         && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

char *
pursuit_format_count (gint64 count)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, count);
}

char *
pursuit_format_money (gint64 minor, const char *currency)
{
  PursuitNumberStyle style = pursuit_number_style_from_locale ();
  g_autofree char *whole = NULL;
  int exponent = currency != NULL ? pursuit_currency_get_exponent (currency) : 2;
  gint64 unit = 1;

  for (int i = 0; i < exponent; i++)
    unit *= 10;
  if (minor % unit != 0)
    return pursuit_money_format (minor, currency, &style, TRUE);

  whole = pursuit_format_count (minor / unit);

  return currency != NULL ? g_strdup_printf ("%s %s", whole, currency) : g_steal_pointer (&whole);
}

char *
pursuit_format_date (const char *date)
{
  g_autoptr (GDate) day = NULL;
  g_autoptr (GDateTime) time = NULL;
  guint32 julian = date != NULL ? pursuit_date_to_julian (date) : 0;

  if (julian == 0)
    return g_strdup ("");

  day = g_date_new_julian (julian);
  time = g_date_time_new_local (g_date_get_year (day), (int) g_date_get_month (day),
                                g_date_get_day (day), 0, 0, 0);

  /* Translators: a day with its year, in the order of the language; see g_date_time_format() */
  return time != NULL ? g_date_time_format (time, _ ("%-d %b %Y")) : g_strdup (date);
}

char *
pursuit_format_time (const char *time)
{
  gint64 then_us;
  gint64 now_us = pursuit_clock_now_us ();
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GDateTime) now = to_local (now_us);

  if (time == NULL || !pursuit_time_parse (time, &then_us, NULL))
    return g_strdup ("");

  then = to_local (then_us);
  if (same_day (then, now))
    /* Translators: a time of today; see g_date_time_format() */
    return g_date_time_format (then, _ ("Today %-H:%M"));
  if (ABS (now_us - then_us) < 300 * DAY_US)
    /* Translators: a time within a year; see g_date_time_format() */
    return g_date_time_format (then, _ ("%a %-d %b, %-H:%M"));

  /* Translators: a day with its year, in the order of the language; see g_date_time_format() */
  return g_date_time_format (then, _ ("%-d %b %Y"));
}

static guint32
to_julian (GDateTime *time)
{
  int year, month, day;
  g_autoptr (GDate) date = NULL;

  g_date_time_get_ymd (time, &year, &month, &day);
  date = g_date_new_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return g_date_get_julian (date);
}

/* As people count them: yesterday evening was a day ago, however few hours that is. */
static int
count_days (gint64 then_us)
{
  g_autoptr (GDateTime) then = to_local (then_us);
  g_autoptr (GDateTime) now = to_local (pursuit_clock_now_us ());
  guint32 then_day = then != NULL ? to_julian (then) : 0;
  guint32 today = now != NULL ? to_julian (now) : 0;

  return then_day > 0 && today > then_day ? (int) (today - then_day) : 0;
}

char *
pursuit_format_age (const char *time)
{
  gint64 then_us;
  gint64 age_us;
  int amount;

  if (time == NULL || !pursuit_time_parse (time, &then_us, NULL))
    return g_strdup ("");

  age_us = MAX (pursuit_clock_now_us () - then_us, 0);
  if (age_us < G_TIME_SPAN_MINUTE)
    return g_strdup (_ ("now"));
  if (age_us < G_TIME_SPAN_HOUR)
    {
      amount = (int) (age_us / G_TIME_SPAN_MINUTE);
      /* Translators: how long ago, as short as can be */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d min", "%d min", (gulong) amount),
                              amount);
    }
  if (age_us < DAY_US)
    {
      amount = (int) (age_us / G_TIME_SPAN_HOUR);
      /* Translators: how many hours ago, as short as can be */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d h", "%d h", (gulong) amount),
                              amount);
    }

  amount = count_days (then_us);
  /* Translators: how many days ago, as short as can be */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d d", "%d d", (gulong) amount), amount);
}

int
pursuit_format_days (const char *time)
{
  gint64 then_us;

  if (time == NULL || !pursuit_time_parse (time, &then_us, NULL))
    return 0;

  return count_days (then_us);
}

const char *
pursuit_format_choice (const PursuitChoice *choices, const char *nick)
{
  g_return_val_if_fail (choices != NULL, "");

  if (nick == NULL)
    return "";
  for (; choices->nick != NULL; choices++)
    if (strcmp (choices->nick, nick) == 0)
      return _ (choices->label);

  return nick;
}

char *
pursuit_format_join (const char *first, ...)
{
  GString *line = g_string_new (NULL);
  va_list parts;

  va_start (parts, first);
  for (const char *part = first; part != PURSUIT_FORMAT_END; part = va_arg (parts, const char *))
    {
      if (pursuit_str_is_blank (part))
        continue;
      if (line->len > 0)
        g_string_append (line, " · ");
      g_string_append (line, part);
    }
  va_end (parts);

  return g_string_free (line, FALSE);
}
