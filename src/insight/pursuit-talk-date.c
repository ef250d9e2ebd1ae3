/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk-private.h"

#include "core/pursuit-time.h"

#include <string.h>

/* A number further ahead is no number of days or weeks that somebody promises. */
#define MAX_AHEAD 400

/* English and German, without accents, from 1. */
static const char *const weekdays[][2] = {
  { "monday", "montag" },       { "tuesday", "dienstag" }, { "wednesday", "mittwoch" },
  { "thursday", "donnerstag" }, { "friday", "freitag" },   { "saturday", "samstag" },
  { "sunday", "sonntag" },
};

static const char *const months[][2] = {
  { "january", "januar" },  { "february", "februar" },  { "march", "marz" },
  { "april", "april" },     { "may", "mai" },           { "june", "juni" },
  { "july", "juli" },       { "august", "august" },     { "september", "september" },
  { "october", "oktober" }, { "november", "november" }, { "december", "dezember" },
};

static const char *const numbers[][2] = {
  { "a", "einem" },   { "two", "zwei" },  { "three", "drei" },   { "four", "vier" },
  { "five", "funf" }, { "six", "sechs" }, { "seven", "sieben" }, { "eight", "acht" },
};

/* What stands at a place of the words. */
typedef struct
{
  const PursuitWords *words;
  GDate from;
} Reading;

static const char *
get_word (const Reading *self, guint i)
{
  return i < self->words->words->len ? pursuit_words_get_text (self->words, i) : "";
}

static gboolean
is_word (const Reading *self, guint i, const char *english, const char *german)
{
  const char *word = get_word (self, i);

  return strcmp (word, english) == 0 || strcmp (word, german) == 0;
}

static guint
find_in (const Reading *self, guint i, const char *const (*list)[2], gsize n)
{
  for (gsize k = 0; k < n; k++)
    if (is_word (self, i, list[k][0], list[k][1]))
      return (guint) k + 1;

  return 0;
}

static guint
read_number (const Reading *self, guint i)
{
  const char *word = get_word (self, i);
  char *end;
  guint64 number = g_ascii_strtoull (word, &end, 10);

  if (!g_ascii_isdigit (*word))
    return find_in (self, i, numbers, G_N_ELEMENTS (numbers));

  /* "8th" */
  return end - word <= 2 && strlen (end) <= 2 ? (guint) number : 0;
}

static gboolean
add_days (const Reading *self, guint days, GDate *date)
{
  *date = self->from;
  g_date_add_days (date, days);

  return TRUE;
}

/* The last working day of the week that is so many weeks ahead. */
static gboolean
end_of_week (const Reading *self, guint weeks, GDate *date)
{
  guint today = g_date_get_weekday (&self->from);
  int days = (int) (weeks * 7) + G_DATE_FRIDAY - (int) today;

  return add_days (self, (guint) MAX (days, 0), date);
}

static gboolean
end_of_month (const Reading *self, guint ahead, GDate *date)
{
  *date = self->from;
  g_date_set_day (date, 1);
  g_date_add_months (date, ahead + 1);
  g_date_subtract_days (date, 1);

  return TRUE;
}

/* "What you shared today", "your time today" */
static gboolean
tells_past (const Reading *self, guint i)
{
  static const char *const words[] = { "time", "me", "us", "said", "told", "mir", "uns", NULL };
  const char *before = i > 0 ? get_word (self, i - 1) : "";

  return g_str_has_suffix (before, "ed") || g_strv_contains (words, before);
}

/* "today", "tomorrow", "Friday", "next Friday" */
static gboolean
read_day (const Reading *self, guint i, GDate *date)
{
  guint weekday = find_in (self, i, weekdays, G_N_ELEMENTS (weekdays));
  guint ahead;

  if (is_word (self, i, "today", "heute") || is_word (self, i, "tonight", "heute"))
    return !tells_past (self, i) && add_days (self, 0, date);
  if (strcmp (get_word (self, i), "ubermorgen") == 0
      || (is_word (self, i, "after", "") && is_word (self, i + 1, "tomorrow", "morgen")))
    return add_days (self, 2, date);
  /* "Good morning" is "guten Morgen". */
  if (strcmp (get_word (self, i), "tomorrow") == 0
      || (strcmp (get_word (self, i), "morgen") == 0
          && (i == 0 || !g_str_has_prefix (get_word (self, i - 1), "gute"))))
    return add_days (self, 1, date);
  if (weekday == 0)
    return FALSE;
  ahead = (weekday + 7 - g_date_get_weekday (&self->from)) % 7;

  return add_days (self, ahead == 0 ? 7 : ahead, date);
}

/* "next week", "end of the week", "this month", "Ende des Monats" */
static gboolean
read_span (const Reading *self, guint i, GDate *date)
{
  gboolean week = is_word (self, i, "week", "woche");
  gboolean month = is_word (self, i, "month", "monat") || is_word (self, i, "months", "monats");
  gboolean next = FALSE;
  gboolean named = FALSE;

  for (guint k = i > 3 ? i - 3 : 0; k < i && (week || month); k++)
    {
      const char *word = get_word (self, k);

      next = next || strcmp (word, "next") == 0 || strcmp (word, "coming") == 0
             || g_str_has_prefix (word, "nachste") || g_str_has_prefix (word, "kommende");
      named = named || strcmp (word, "end") == 0 || strcmp (word, "ende") == 0
              || strcmp (word, "this") == 0 || g_str_has_prefix (word, "diese");
    }
  if (!next && !named)
    return FALSE;

  return week ? end_of_week (self, next, date) : end_of_month (self, next, date);
}

/* "in two weeks", "within 3 days", "in zehn Tagen" */
static gboolean
read_distance (const Reading *self, guint i, GDate *date)
{
  guint number = i + 2 < self->words->words->len ? read_number (self, i + 1) : 0;
  guint unit = 0;

  if (number == 0 || number > MAX_AHEAD
      || !(is_word (self, i, "in", "innerhalb") || is_word (self, i, "within", "binnen")))
    return FALSE;
  if (g_str_has_prefix (get_word (self, i + 2), "day")
      || g_str_has_prefix (get_word (self, i + 2), "tag"))
    unit = 1;
  else if (g_str_has_prefix (get_word (self, i + 2), "week")
           || g_str_has_prefix (get_word (self, i + 2), "woche"))
    unit = 7;
  else if (g_str_has_prefix (get_word (self, i + 2), "month")
           || g_str_has_prefix (get_word (self, i + 2), "monat"))
    {
      *date = self->from;
      g_date_add_months (date, number);
      return TRUE;
    }

  return unit > 0 && number * unit <= MAX_AHEAD && add_days (self, number * unit, date);
}

/* The next day of that name in the year, seen from the conversation. */
static gboolean
set_day (const Reading *self, guint day, guint month, GDate *date)
{
  GDateYear year = g_date_get_year (&self->from);

  if (day == 0 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, year);
  if (g_date_compare (date, &self->from) < 0)
    g_date_add_years (date, 1);

  return TRUE;
}

/* "12 December", "December 12th", "end of March", "by March"; "may" and "march" are words, too. */
static gboolean
read_month (const Reading *self, guint i, GDate *date)
{
  guint month = find_in (self, i, months, G_N_ELEMENTS (months));
  guint before = month > 0 && i > 0 ? read_number (self, i - 1) : 0;
  guint behind = month > 0 ? read_number (self, i + 1) : 0;

  if (before > 0 && g_ascii_isdigit (*get_word (self, i - 1)))
    return set_day (self, before, month, date);
  if (behind > 0 && g_ascii_isdigit (*get_word (self, i + 1)))
    return set_day (self, behind, month, date);
  if (month == 0 || i == 0
      || !(is_word (self, i - 1, "by", "bis") || is_word (self, i - 1, "of", "ende")))
    return FALSE;

  if (!set_day (self, 28, month, date))
    return FALSE;
  g_date_set_day (date, g_date_get_days_in_month ((GDateMonth) month, g_date_get_year (date)));

  return TRUE;
}

/* "2026-12-01": three numbers side by side. */
static gboolean
read_iso (const Reading *self, guint i, GDate *date)
{
  guint year = (guint) g_ascii_strtoull (get_word (self, i), NULL, 10);
  guint month = (guint) g_ascii_strtoull (get_word (self, i + 1), NULL, 10);
  guint day = (guint) g_ascii_strtoull (get_word (self, i + 2), NULL, 10);

  if (strlen (get_word (self, i)) != 4 || year < 1970 || year > 2200 || month > 12 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

/* "If it is done on Wednesday, I can test by Monday": what stands behind "by" counts first. */
static gboolean
is_limit (const Reading *self, guint i)
{
  static const char *const words[]
      = { "by", "until", "before", "till", "bis", "spatestens", "vor", NULL };

  for (guint k = i > 3 ? i - 3 : 0; k < i; k++)
    if (g_strv_contains (words, get_word (self, k)))
      return TRUE;

  return FALSE;
}

static gboolean
read_any (const Reading *self, gboolean only_limits, GDate *date)
{
  for (guint i = 0; i < self->words->words->len; i++)
    if ((!only_limits || is_limit (self, i))
        && (read_iso (self, i, date) || read_month (self, i, date) || read_distance (self, i, date)
            || read_span (self, i, date) || read_day (self, i, date)))
      return TRUE;

  return FALSE;
}

char *
pursuit_talk_find_date (const PursuitWords *words, const char *from)
{
  Reading self = { .words = words };
  guint32 julian = pursuit_date_to_julian (from);
  char text[sizeof "YYYY-MM-DD"];
  GDate date;

  if (julian == 0)
    return NULL;
  g_date_clear (&self.from, 1);
  g_date_clear (&date, 1);
  g_date_set_julian (&self.from, julian);
  if (!read_any (&self, TRUE, &date) && !read_any (&self, FALSE, &date))
    return NULL;
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);

  return g_strdup (text);
}
