/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-cell-format-private.h"

#include "core/pursuit-money.h"

#include <math.h>
#include <string.h>

/* So much of a column must read as numbers or dates to be one of them; the rest is noise. */
#define MOST 0.95
/* Fewer different numbers than that are categories: 0 and 1, 1 to 3. */
#define MIN_NUMBERS 4
/* Cells with a separator that make a column one of several categories a cell, and how many
 * times fewer categories than different cells there must be. */
#define MULTI_SHARE 0.1
#define MULTI_FEWER 2
/* Different cells that are looked at for that. */
#define MULTI_VALUES 2000

/* Decimals that are kept of a number. Amounts that do not fit are read without. */
#define NUMBER_SCALE 6

static gboolean
read_decimal (const char *text, char decimal, double *number)
{
  gint64 value;

  if (pursuit_decimal_parse (text, decimal, NUMBER_SCALE, &value, NULL))
    *number = (double) value / 1e6;
  else if (pursuit_decimal_parse (text, decimal, 0, &value, NULL))
    *number = (double) value;
  else
    return FALSE;

  return TRUE;
}

/* "12 %", "$22,700.00" and "1,500 EUR" are numbers as well. */
static gboolean
read_dressed (const char *text, char decimal, double *number)
{
  gsize length = strlen (text);
  const char *currency = NULL;
  gint64 minor;

  if (length > 1 && text[length - 1] == '%')
    {
      g_autofree char *bare = g_strndup (text, length - 1);

      return read_decimal (g_strchomp (bare), decimal, number);
    }
  if (!pursuit_money_parse (text, NULL, decimal, &minor, &currency, NULL))
    return FALSE;
  *number = (double) minor / pow (10, MAX (pursuit_currency_get_exponent (currency), 0));

  return TRUE;
}

static gboolean
read_number (const char *text, char decimal, double *number)
{
  const char *p = text;

  /* Most numbers are plain digits, and the exact reader costs more than the rest together. */
  if (*p == '-')
    p++;
  if (g_ascii_isdigit (*p) && strspn (p, "0123456789") == strlen (p) && strlen (p) < 16)
    {
      *number = (double) g_ascii_strtoll (text, NULL, 10);
      return TRUE;
    }

  return read_decimal (text, decimal, number)
         || (strpbrk (text, "0123456789") != NULL && read_dressed (text, decimal, number));
}

/* Up to @n numbers of @text divided by other characters, and its first month by name. */
static guint
scan_date (const char *text, int *numbers, guint n, int *month)
{
  /* As short as English and German are told apart by, in the order of the year. */
  static const char *const names[]
      = { "jan", "feb", "mar", "apr", "ma", "jun", "jul", "aug", "sep", "o", "nov", "de" };
  guint found = 0;

  *month = 0;
  while (*text != '\0' && found < n)
    if (g_ascii_isdigit (*text))
      {
        char *end;
        guint64 number = g_ascii_strtoull (text, &end, 10);

        numbers[found++] = (int) MIN (number, 100000);
        text = end;
      }
    else if (g_ascii_isalpha (*text) && *month == 0)
      {
        for (guint i = 0; i < G_N_ELEMENTS (names) && *month == 0; i++)
          if (g_ascii_strncasecmp (text, names[i], strlen (names[i])) == 0)
            *month = (int) i + 1;
        while (g_ascii_isalpha (*text))
          text++;
      }
    else
      {
        text++;
      }

  return found;
}

static gboolean
set_date (int year, int month, int day, GDate *date)
{
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

gboolean
pursuit_cell_format_read_date (const PursuitCellFormat *self, const char *text, GDate *date)
{
  int n[3], month;
  guint found;

  g_date_clear (date, 1);
  /* A date begins with a number or a month; what is longer than a date with its time is none. */
  if (strlen (text) > 40 || !g_ascii_isalnum (text[0]) || strpbrk (text, "-/. ,") == NULL)
    return FALSE;
  found = scan_date (text, n, 3, &month);
  if (found >= 2 && month > 0 && n[0] <= 31)
    return set_date (n[1], month, n[0], date);
  if (found < 3 || month > 0)
    return FALSE;
  if (n[0] > 31)
    return set_date (n[0], n[1], n[2], date);
  if (n[2] < 100)
    n[2] += 2000;
  if (n[1] > 12 || (!self->day_first && n[0] <= 12 && strchr (text, '.') == NULL))
    return set_date (n[2], n[0], n[1], date);

  return set_date (n[2], n[1], n[0], date);
}

gboolean
pursuit_cell_format_read (const PursuitCellFormat *self, const char *text, double *number)
{
  GDate date;

  if (self->kind == PURSUIT_CELLS_NUMBER)
    return read_number (text, self->decimal, number);
  if (self->kind != PURSUIT_CELLS_DATE || !pursuit_cell_format_read_date (self, text, &date))
    return FALSE;
  *number = g_date_get_julian (&date);

  return TRUE;
}

/* The decimal sign that more values prove; a point if none proves any. */
static char
find_decimal (const PursuitDataset *dataset, guint column, const guint *counts)
{
  guint points = 0, commas = 0;

  for (guint32 code = 1; code < pursuit_dataset_get_n_values (dataset, column); code++)
    if (counts[code] > 0)
      {
        char sign = pursuit_decimal_guess_sign (pursuit_dataset_get_value (dataset, column, code));

        points += sign == '.' ? counts[code] : 0;
        commas += sign == ',' ? counts[code] : 0;
      }

  return commas > points ? ',' : '.';
}

/* 13/6/2024 somewhere says that the others have the day first, too. */
static gboolean
find_day_first (const PursuitDataset *dataset, guint column, const guint *counts)
{
  for (guint32 code = 1; code < pursuit_dataset_get_n_values (dataset, column); code++)
    {
      int n[3], month;

      if (counts[code] > 0
          && scan_date (pursuit_dataset_get_value (dataset, column, code), n, 3, &month) == 3
          && month == 0 && n[0] > 12 && n[0] <= 31)
        return TRUE;
    }

  return FALSE;
}

/* Whether nearly all values read as @self says. Stops as soon as too many do not. */
static gboolean
reads_as (const PursuitCellFormat *self,
          const PursuitDataset *dataset,
          guint column,
          const guint *counts)
{
  guint total = 0, wrong = 0;
  double number;

  for (guint32 code = 1; code < pursuit_dataset_get_n_values (dataset, column); code++)
    total += counts[code];
  for (guint32 code = 1; code < pursuit_dataset_get_n_values (dataset, column); code++)
    {
      const char *text = pursuit_dataset_get_value (dataset, column, code);

      if (counts[code] > 0 && !pursuit_cell_format_read (self, text, &number))
        wrong += counts[code];
      if (wrong > (1 - MOST) * total)
        return FALSE;
    }

  return total > 0;
}

/* Whether cells that hold @separator are lists of few categories rather than sentences. */
static gboolean
is_list (const PursuitDataset *dataset, guint column, const guint *counts, char separator)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char by[] = { separator, '\0' };
  guint total = 0, with = 0, cells = 0;

  for (guint32 code = 1; code < pursuit_dataset_get_n_values (dataset, column); code++)
    {
      const char *text = pursuit_dataset_get_value (dataset, column, code);

      total += counts[code];
      if (counts[code] == 0 || strchr (text, separator) == NULL)
        continue;
      with += counts[code];
      if (++cells <= MULTI_VALUES)
        {
          g_auto (GStrv) words = g_strsplit (text, by, -1);

          for (char **word = words; *word != NULL; word++)
            g_hash_table_add (parts, g_strdup (g_strstrip (*word)));
        }
    }

  return with >= MULTI_SHARE * total && cells > 3
         && g_hash_table_size (parts) * MULTI_FEWER <= MIN (cells, MULTI_VALUES);
}

static char
find_separator (const PursuitDataset *dataset, guint column, const guint *counts)
{
  static const char separators[] = { ';', '|', ',' };

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    if (is_list (dataset, column, counts, separators[i]))
      return separators[i];

  return '\0';
}

PursuitCellFormat
pursuit_cell_format_find (const PursuitDataset *dataset, guint column, const guint *counts)
{
  PursuitCellFormat format = { .kind = PURSUIT_CELLS_NUMBER };
  guint different = 0;

  for (guint32 code = 1; code < pursuit_dataset_get_n_values (dataset, column); code++)
    different += counts[code] > 0;
  if (different + (counts[0] > 0) < 2)
    {
      format.kind = PURSUIT_CELLS_NOTHING;
      return format;
    }

  format.decimal = find_decimal (dataset, column, counts);
  if (different >= MIN_NUMBERS && reads_as (&format, dataset, column, counts))
    return format;
  format.kind = PURSUIT_CELLS_DATE;
  format.day_first = find_day_first (dataset, column, counts);
  if (different >= MIN_NUMBERS && reads_as (&format, dataset, column, counts))
    return format;
  format.separator = find_separator (dataset, column, counts);
  format.kind = format.separator != '\0' ? PURSUIT_CELLS_MULTI : PURSUIT_CELLS_CATEGORY;

  return format;
}
