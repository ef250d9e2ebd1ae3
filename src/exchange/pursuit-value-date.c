/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-value-date.h"

#include "exchange/pursuit-exchange-error.h"
#include "exchange/pursuit-value-month-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECONDS_A_DAY 86400

/* Two digits up to this are of this century. */
#define LAST_YEAR_OF_CENTURY 69

#define FIRST_SERIAL_JULIAN 693594 /* 1899-12-30 in the count of GDate */
#define EPOCH_JULIAN 719163        /* 1970-01-01 */

/* Epoch seconds and milliseconds of the years 2001 to 2286 have so many digits. */
#define EPOCH_SECONDS_DIGITS 10
#define EPOCH_MILLIS_DIGITS 13

typedef struct
{
  int numbers[3];
  int n_digits[3];
  int n_numbers;
  int month;       /* where it is a word */
  int month_index; /* how many numbers stand before that word */
  char separator;  /* behind the first number */
} Parts;

static gboolean
refuse (const char *text, GError **error)
{
  g_set_error (error, PURSUIT_EXCHANGE_ERROR, PURSUIT_EXCHANGE_ERROR_VALUE, _ ("%.60s is no date"),
               text);

  return FALSE;
}

static const char *
take_number (const char *at, int *number, int *n_digits)
{
  *number = 0;
  for (*n_digits = 0; g_ascii_isdigit (*at) && *n_digits < 9; (*n_digits)++)
    *number = *number * 10 + (*at++ - '0');

  return at;
}

static void
set_from_julian (PursuitValueDate *date, gint64 julian, int seconds)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) julian);
  date->year = g_date_get_year (&day);
  date->month = (int) g_date_get_month (&day);
  date->day = g_date_get_day (&day);
  date->seconds = seconds;
}

/* "20260315": nothing else has eight digits that are a day of these centuries. */
static gboolean
set_from_digits (PursuitValueDate *date, gint64 number)
{
  date->year = (int) (number / 10000);
  date->month = (int) (number / 100 % 100);
  date->day = (int) (number % 100);

  return date->year >= 1900 && date->year < 2200;
}

static gboolean
parse_plain_number (const char *text, PursuitValueDate *date)
{
  gsize n_digits = strspn (text, "0123456789");
  gint64 number = g_ascii_strtoll (text, NULL, 10);
  double fraction = 0;

  if (text[n_digits] == '.' || text[n_digits] == ',')
    {
      g_autofree char *rest = g_strdup_printf ("0.%s", text + n_digits + 1);
      char *end;

      fraction = g_ascii_strtod (rest, &end);
      if (*end != '\0' || n_digits != 5)
        return FALSE;
    }

  if (n_digits == 8)
    return set_from_digits (date, number);

  if (n_digits == EPOCH_SECONDS_DIGITS || n_digits == EPOCH_MILLIS_DIGITS)
    {
      gint64 seconds = n_digits == EPOCH_MILLIS_DIGITS ? number / 1000 : number;

      date->has_time = date->has_offset = TRUE;
      set_from_julian (date, EPOCH_JULIAN + seconds / SECONDS_A_DAY,
                       (int) (seconds % SECONDS_A_DAY));
      return TRUE;
    }

  if (number < PURSUIT_VALUE_MIN_SERIAL || number >= PURSUIT_VALUE_MAX_SERIAL)
    return FALSE;

  date->has_time = fraction > 0;
  set_from_julian (date, FIRST_SERIAL_JULIAN + number,
                   MIN ((int) (fraction * SECONDS_A_DAY + 0.5), SECONDS_A_DAY - 1));

  return TRUE;
}

/* Words between the numbers that mean nothing: "Mon,", "de", "15th". */
static gboolean
is_filler (const char *word, gsize length)
{
  static const char *const fillers[]
      = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", "de", "st", "nd", "rd", "th", "of" };

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (strlen (fillers[i]) == length && g_ascii_strncasecmp (word, fillers[i], length) == 0)
      return TRUE;

  return FALSE;
}

static gsize
get_word_length (const char *at)
{
  gsize length = 0;

  while (g_ascii_isalpha (at[length]) || (guchar) at[length] >= 0x80)
    length++;

  return length;
}

/* Collects day, month and year in the order in which they stand; returns where that ends. */
static const char *
take_parts (const char *at, Parts *parts)
{
  while (*at != '\0' && parts->n_numbers + (parts->month > 0) < 3)
    {
      gsize length = get_word_length (at);

      if (g_ascii_isdigit (*at))
        {
          int i = parts->n_numbers++;

          at = take_number (at, &parts->numbers[i], &parts->n_digits[i]);
          if (i == 0)
            parts->separator = *at;
        }
      else if (length > 0)
        {
          int month = pursuit_value_find_month (at, length);

          if (month > 0 && parts->month == 0)
            {
              parts->month = month;
              parts->month_index = parts->n_numbers;
            }
          else if (!is_filler (at, length))
            {
              return NULL;
            }
          at += length;
        }
      else if (strchr (" ,./-", *at) != NULL)
        {
          at++;
        }
      else
        {
          return NULL;
        }
    }

  return parts->n_numbers + (parts->month > 0) == 3 ? at : NULL;
}

static int
widen_year (int year, int n_digits)
{
  if (n_digits > 2)
    return year;

  return year + (year <= LAST_YEAR_OF_CENTURY ? 2000 : 1900);
}

static gboolean
set_from_word (PursuitValueDate *date, const Parts *parts)
{
  int year = parts->n_digits[0] > 2 ? 0 : 1;

  date->month = parts->month;
  date->year = widen_year (parts->numbers[year], parts->n_digits[year]);
  date->day = parts->numbers[1 - year];

  return parts->n_digits[1 - year] <= 2;
}

static gboolean
set_from_numbers (PursuitValueDate *date, const Parts *parts, PursuitDateOrder order)
{
  int first = parts->numbers[0];
  int second = parts->numbers[1];
  gboolean day_first;

  if (parts->n_digits[0] == 4)
    {
      date->year = first;
      date->month = second;
      date->day = parts->numbers[2];
      return parts->n_digits[1] <= 2 && parts->n_digits[2] <= 2;
    }

  if (parts->n_digits[0] > 2 || parts->n_digits[1] > 2
      || (parts->n_digits[2] != 2 && parts->n_digits[2] != 4))
    return FALSE;

  /* Nobody writes the month first with dots. */
  if (parts->separator == '.')
    order = PURSUIT_DATE_ORDER_DAY_FIRST;
  else if (first > 12)
    date->order = order = PURSUIT_DATE_ORDER_DAY_FIRST;
  else if (second > 12)
    date->order = order = PURSUIT_DATE_ORDER_MONTH_FIRST;
  else
    date->ambiguous = first != second;

  day_first = order == PURSUIT_DATE_ORDER_DAY_FIRST;
  date->day = day_first ? first : second;
  date->month = day_first ? second : first;
  date->year = widen_year (parts->numbers[2], parts->n_digits[2]);

  return TRUE;
}

/* "Z", "UTC", "+02:00", "+0000" */
static gboolean
parse_zone (const char *at, PursuitValueDate *date)
{
  int hours, minutes, n_digits;
  gboolean west = *at == '-';

  if (strcmp (at, "Z") == 0 || strcmp (at, "UTC") == 0 || strcmp (at, "GMT") == 0)
    {
      date->has_offset = TRUE;
      return TRUE;
    }

  if (*at != '+' && *at != '-')
    return *at == '\0';

  at = take_number (at + 1, &hours, &n_digits);
  minutes = 0;
  if (n_digits == 4)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (*at == ':')
    {
      at = take_number (at + 1, &minutes, &n_digits);
    }

  date->has_offset = TRUE;
  date->offset = (hours * 3600 + minutes * 60) * (west ? -1 : 1);

  return *at == '\0' && hours <= 14 && minutes < 60;
}

/* Half of the day: "PM", "p.m."; TRUE if there is none or one that fits the hour. */
static gboolean
take_half (const char **at, int *hour)
{
  gboolean afternoon = g_ascii_tolower (**at) == 'p';

  if (!afternoon && g_ascii_tolower (**at) != 'a')
    return TRUE;

  (*at)++;
  *at += **at == '.';
  if (g_ascii_tolower (**at) != 'm' || *hour < 1 || *hour > 12)
    return FALSE;
  (*at)++;
  *at += **at == '.';
  *hour = *hour % 12 + (afternoon ? 12 : 0);

  return TRUE;
}

static gboolean
parse_time (const char *at, PursuitValueDate *date)
{
  int hour, n_digits;
  int minute = 0;
  int second = 0;

  at += strspn (at, "T ,");
  if (*at == '\0')
    return TRUE;

  at = take_number (at, &hour, &n_digits);
  if (n_digits == 0 || n_digits > 2 || *at != ':')
    return FALSE;
  at = take_number (at + 1, &minute, &n_digits);
  if (n_digits != 2)
    return FALSE;
  if (*at == ':')
    at = take_number (at + 1, &second, &n_digits);
  if (*at == '.' || *at == ',')
    at += 1 + strspn (at + 1, "0123456789");
  at += strspn (at, " ");
  if (!take_half (&at, &hour) || hour > 23 || minute > 59 || second > 60)
    return FALSE;

  at += strspn (at, " ");
  date->has_time = TRUE;
  date->seconds = MIN (hour * 3600 + minute * 60 + second, SECONDS_A_DAY - 1);

  return parse_zone (at, date);
}

static gboolean
is_day (const PursuitValueDate *date)
{
  return date->year >= 1 && date->year <= 9999 && date->month >= 1 && date->month <= 12
         && date->day >= 1
         && date->day
                <= g_date_get_days_in_month ((GDateMonth) date->month, (GDateYear) date->year);
}

gboolean
pursuit_value_parse_date (const char *text,
                          PursuitDateOrder order,
                          PursuitValueDate *date,
                          GError **error)
{
  Parts parts = { 0 };
  const char *rest;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  *date = (PursuitValueDate){ 0 };
  if (g_ascii_isdigit (*text) && text[strspn (text, "0123456789")] == '\0')
    return (parse_plain_number (text, date) && is_day (date)) || refuse (text, error);

  rest = take_parts (text, &parts);
  if (rest == NULL)
    return (g_ascii_isdigit (*text) && parse_plain_number (text, date) && is_day (date))
           || refuse (text, error);

  if (parts.month > 0 ? !set_from_word (date, &parts) : !set_from_numbers (date, &parts, order))
    return refuse (text, error);

  return (is_day (date) && parse_time (rest, date)) || refuse (text, error);
}

/* Writes a number with leading zeros; dates are too many for printf. */
static char *
put_digits (char *at, int number, int n_digits)
{
  for (int i = n_digits - 1; i >= 0; i--)
    {
      at[i] = (char) ('0' + number % 10);
      number /= 10;
    }

  return at + n_digits;
}

static char *
put_day (char *at, const PursuitValueDate *date)
{
  at = put_digits (at, date->year, 4);
  *at++ = '-';
  at = put_digits (at, date->month, 2);
  *at++ = '-';
  at = put_digits (at, date->day, 2);
  *at = '\0';

  return at;
}

void
pursuit_value_date_to_day (const PursuitValueDate *date, char *buffer)
{
  g_return_if_fail (date != NULL && is_day (date));
  g_return_if_fail (buffer != NULL);

  put_day (buffer, date);
}

static int
get_offset (const PursuitValueDate *date, GTimeZone *zone, gint64 seconds)
{
  if (date->has_offset)
    return date->offset;
  if (zone == NULL || !date->has_time)
    return 0;

  return g_time_zone_get_offset (zone,
                                 g_time_zone_find_interval (zone, G_TIME_TYPE_STANDARD, seconds));
}

void
pursuit_value_date_to_time (const PursuitValueDate *date, GTimeZone *zone, char *buffer)
{
  PursuitValueDate utc = { 0 };
  GDate day;
  gint64 seconds;

  g_return_if_fail (date != NULL && is_day (date));
  g_return_if_fail (buffer != NULL);

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) date->day, (GDateMonth) date->month, (GDateYear) date->year);
  seconds = (g_date_get_julian (&day) - (gint64) EPOCH_JULIAN) * SECONDS_A_DAY + date->seconds;
  seconds -= get_offset (date, zone, seconds);

  /* The first and last hours of the calendar have no other zone. */
  seconds = CLAMP (seconds, (gint64) (1 - EPOCH_JULIAN) * SECONDS_A_DAY,
                   G_GINT64_CONSTANT (253402300799));
  seconds += (gint64) EPOCH_JULIAN * SECONDS_A_DAY;
  set_from_julian (&utc, seconds / SECONDS_A_DAY, (int) (seconds % SECONDS_A_DAY));
  buffer = put_day (buffer, &utc);
  *buffer++ = 'T';
  buffer = put_digits (buffer, utc.seconds / 3600, 2);
  *buffer++ = ':';
  buffer = put_digits (buffer, utc.seconds / 60 % 60, 2);
  *buffer++ = ':';
  buffer = put_digits (buffer, utc.seconds % 60, 2);
  *buffer++ = 'Z';
  *buffer = '\0';
}
