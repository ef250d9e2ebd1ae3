/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-value-month-private.h"

#include <string.h>

/*
 * How the names of the months begin in English, German, French, Spanish, Italian, Dutch,
 * Portuguese, Polish, Swedish and Finnish: the shortest beginning that no other month shares.
 */
static const struct
{
  const char *beginning;
  int month;
} months[] = {
  { "jan", 1 },  { "jän", 1 },   { "ene", 1 },     { "gen", 1 },   { "sty", 1 },   { "tammi", 1 },
  { "feb", 2 },  { "fév", 2 },   { "fev", 2 },     { "lut", 2 },   { "helmi", 2 }, { "mar", 3 },
  { "mär", 3 },  { "mrz", 3 },   { "mrt", 3 },     { "maal", 3 },  { "maart", 3 }, { "apr", 4 },
  { "avr", 4 },  { "abr", 4 },   { "kwi", 4 },     { "huhti", 4 }, { "may", 5 },   { "mai", 5 },
  { "mei", 5 },  { "mag", 5 },   { "maj", 5 },     { "touko", 5 }, { "jun", 6 },   { "juin", 6 },
  { "giu", 6 },  { "cze", 6 },   { "kesä", 6 },    { "jul", 7 },   { "juil", 7 },  { "lug", 7 },
  { "lip", 7 },  { "heinä", 7 }, { "aug", 8 },     { "aoû", 8 },   { "aou", 8 },   { "ago", 8 },
  { "sie", 8 },  { "elo", 8 },   { "sep", 9 },     { "set", 9 },   { "wrz", 9 },   { "syys", 9 },
  { "oct", 10 }, { "okt", 10 },  { "ott", 10 },    { "out", 10 },  { "paź", 10 },  { "loka", 10 },
  { "nov", 11 }, { "lis", 11 },  { "marras", 11 }, { "dec", 12 },  { "déc", 12 },  { "dez", 12 },
  { "dic", 12 }, { "gru", 12 },  { "joulu", 12 },
};

int
pursuit_value_find_month (const char *word, gsize length)
{
  g_autofree char *lower = g_utf8_strdown (word, (gssize) length);
  int found = 0;
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      gsize n = strlen (months[i].beginning);

      if (n > longest && g_str_has_prefix (lower, months[i].beginning))
        {
          found = months[i].month;
          longest = n;
        }
    }

  return found;
}
