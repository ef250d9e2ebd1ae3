/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-statement-words-private.h"

#include "core/pursuit-money.h"

#include <math.h>
#include <string.h>

/* "12 345 678,90": groups of three behind blanks, narrow ones too, or apostrophes. A year is none.
 */
#define GROUPED                                                                                    \
  "\\d{1,3}(?:[ \\x{a0}\\x{2009}\\x{202f}'\\x{2019}]\\d{3})+(?![\\d'\\x{2019}])(?:[.,]\\d+)?"
#define WORDS                                                                                      \
  "(?<![\\d.,])" GROUPED "|\\d(?:[\\d.,'\\x{2019}]*\\d)?|[\\p{L}][\\p{L}\\p{N}'\\x{2019}&-]*|[^"   \
  "\\s]"

GRegex *
pursuit_statement_regex (gsize *place, const char *pattern)
{
  if (g_once_init_enter (place))
    {
      g_autoptr (GError) error = NULL;
      GRegex *made = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &error);

      g_assert_no_error (error);
      g_once_init_leave (place, (gsize) made);
    }

  return (GRegex *) *place;
}

static void
word_clear (gpointer data)
{
  PursuitStatementWord *self = data;

  g_free (self->text);
  g_free (self->folded);
}

static double
read_simple_number_word (const char *folded)
{
  static const struct
  {
    const char *word;
    double value;
  } words[] = {
    { "two", 2 },         { "three", 3 },     { "four", 4 },      { "five", 5 },
    { "six", 6 },         { "seven", 7 },     { "eight", 8 },     { "nine", 9 },
    { "ten", 10 },        { "eleven", 11 },   { "twelve", 12 },   { "thirteen", 13 },
    { "fourteen", 14 },   { "fifteen", 15 },  { "sixteen", 16 },  { "seventeen", 17 },
    { "nineteen", 19 },   { "eighteen", 18 }, { "twenty", 20 },   { "thirty", 30 },
    { "forty", 40 },      { "fifty", 50 },    { "sixty", 60 },    { "seventy", 70 },
    { "eighty", 80 },     { "ninety", 90 },   { "dozen", 12 },    { "hundred", 100 },
    { "thousand", 1000 }, { "zwei", 2 },      { "drei", 3 },      { "vier", 4 },
    { "fünf", 5 },        { "sechs", 6 },     { "sieben", 7 },    { "acht", 8 },
    { "neun", 9 },        { "zehn", 10 },     { "zwölf", 12 },    { "zwanzig", 20 },
    { "dreißig", 30 },    { "dreissig", 30 }, { "hundert", 100 }, { "tausend", 1000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, folded) == 0)
      return words[i].value;

  return NAN;
}

/* "twelve", and "twenty-two" of two words. */
static double
read_number_word (const char *folded)
{
  const char *hyphen = strchr (folded, '-');
  g_autofree char *tens = hyphen != NULL ? g_strndup (folded, (gsize) (hyphen - folded)) : NULL;

  if (hyphen == NULL)
    return read_simple_number_word (folded);
  if (strcmp (hyphen, "-one") == 0)
    return read_simple_number_word (tens) + 1;

  return read_simple_number_word (tens) + read_simple_number_word (hyphen + 1);
}

static gboolean
is_grouped (const char *digits, char sign)
{
  const char *p = strchr (digits, sign);

  if (p == NULL || p - digits > 3)
    return FALSE;
  for (; p != NULL; p = *p == sign ? p : NULL)
    {
      for (guint i = 1; i <= 3; i++)
        if (!g_ascii_isdigit (p[i]))
          return FALSE;
      p += 4;
      if (*p == '\0')
        return TRUE;
    }

  return FALSE;
}

/* "1,200", "1.200", "48,600.00" and "2,5" as people write them. */
static double
read_number (const char *text)
{
  g_autofree char *digits = g_strdup (text);
  char *comma = strrchr (digits, ',');
  char *dot = strrchr (digits, '.');
  GString *out;
  double value;

  if (is_grouped (digits, ','))
    comma = NULL;
  if (is_grouped (digits, '.'))
    dot = NULL;
  if (comma != NULL && (dot == NULL || comma > dot))
    dot = comma;
  out = g_string_new (NULL);
  for (const char *p = digits; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (out, *p);
    else if (p == dot)
      g_string_append_c (out, '.');
  value = g_ascii_strtod (out->str, NULL);
  g_string_free (out, TRUE);

  return value;
}

static void
add_word (GArray *words, const char *work, guint start, guint end)
{
  PursuitStatementWord word
      = { .start = start, .end = end, .text = g_strndup (work + start, end - start) };

  word.folded = g_utf8_casefold (word.text, -1);
  word.number
      = g_ascii_isdigit (*word.text) ? read_number (word.text) : read_number_word (word.folded);
  g_array_append_val (words, word);
}

gboolean
pursuit_statement_word_is_label (const PursuitStatementWord *word)
{
  return pursuit_statement_word_is (
      word, " line section phase step option page chapter figure table appendix version room no nr "
            "item part stage level linie abschnitt schritt seite kapitel anlage punkt teil halle ");
}

GArray *
pursuit_statement_words_split (const char *work)
{
  static gsize place;
  GArray *words = g_array_new (FALSE, FALSE, sizeof (PursuitStatementWord));
  g_autoptr (GMatchInfo) match = NULL;

  g_array_set_clear_func (words, word_clear);
  g_regex_match (pursuit_statement_regex (&place, WORDS), work, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start;
      int end;
      gsize group;

      g_match_info_fetch_pos (match, 0, &start, &end);
      group = strcspn (work + start, " ");
      /* "On line 3 120 pumps run": the first group is the line's. */
      if (g_ascii_isdigit (work[start]) && group < (gsize) (end - start) && words->len > 0
          && pursuit_statement_word_is_label (pursuit_statement_words_get (words, words->len - 1)))
        {
          add_word (words, work, (guint) start, (guint) start + (guint) group);
          start += (int) group + 1;
        }
      add_word (words, work, (guint) start, (guint) end);
    }

  return words;
}

const PursuitStatementWord *
pursuit_statement_words_get (GArray *words, guint i)
{
  return i < words->len ? &g_array_index (words, PursuitStatementWord, i) : NULL;
}

gboolean
pursuit_statement_word_is (const PursuitStatementWord *word, const char *list)
{
  gsize length = word != NULL ? strlen (word->folded) : 0;

  /* Asked for every word of every source, so nothing is copied. */
  for (const char *p = length > 0 ? strstr (list, word->folded) : NULL; p != NULL;
       p = strstr (p + 1, word->folded))
    if (p > list && p[-1] == ' ' && p[length] == ' ')
      return TRUE;

  return FALSE;
}

guint
pursuit_statement_word_read_month (const PursuitStatementWord *word)
{
  static const char *const names[] = { " january januar jan jänner ",
                                       " february februar feb ",
                                       " march märz mar ",
                                       " april apr ",
                                       " may mai ",
                                       " june juni jun ",
                                       " july juli jul ",
                                       " august aug ",
                                       " september sept sep ",
                                       " october oktober oct okt ",
                                       " november nov ",
                                       " december dezember dec dez " };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (names); i++)
    if (pursuit_statement_word_is (word, names[i]))
      return i + 1;

  return 0;
}

guint
pursuit_statement_word_read_range (const PursuitStatementWord *word, guint min, guint max)
{
  if (word == NULL || isnan (word->number) || !g_ascii_isdigit (*word->text)
      || word->number != floor (word->number) || word->number < min || word->number > max)
    return 0;

  return (guint) word->number;
}

const char *
pursuit_statement_word_read_currency (const PursuitStatementWord *word)
{
  if (word == NULL)
    return NULL;
  if (pursuit_statement_word_is (word, " euro euros "))
    return "EUR";
  if (pursuit_statement_word_is (word, " dollar dollars "))
    return "USD";
  if (pursuit_statement_word_is (word, " franken francs "))
    return "CHF";
  if (pursuit_statement_word_is (word, " pounds pfund "))
    return "GBP";
  if (strlen (word->text) == 3 && pursuit_currency_get_exponent (word->text) >= 0)
    return word->text;

  return g_unichar_type (g_utf8_get_char (word->text)) == G_UNICODE_CURRENCY_SYMBOL
             ? pursuit_currency_from_symbol (word->text)
             : NULL;
}

double
pursuit_statement_word_read_multiplier (const PursuitStatementWord *number,
                                        const PursuitStatementWord *word)
{
  if (word == NULL)
    return 1;
  if (word->start == number->end && pursuit_statement_word_is (word, " k "))
    return 1000;
  if (pursuit_statement_word_is (word, " hundred hundert "))
    return 100;
  if (pursuit_statement_word_is (word, " thousand tausend tsd "))
    return 1000;
  if (pursuit_statement_word_is (word, " million millions millionen mio m ")
      && (word->start == number->end || strlen (word->text) > 1))
    return 1000000;

  return 1;
}
