/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-statements-private.h"

#include "core/pursuit-money.h"

#include <math.h>
#include <string.h>

#define MAX_STEM 7
#define MIN_STEM 3
/* How many words behind a figure may be what it counts. */
#define NOUN_WINDOW 3

#define STANDARDS                                                                                  \
  "\\b(?:(?:ISO|IEC|ISO/IEC|DIN|EN|DIN EN ISO|VDE|VDI|NIST|UL|IP|SIL|SOC|Tier)[ -]?\\d[\\d.:-]*|"  \
  "HIPAA|GDPR|DSGVO|CCPA|PCI[ -]?DSS|TISAX|FedRAMP|ATEX|T[ÜU]V|KRITIS|BSI|FDA|GxP|REACH|RoHS|C5|" \
  "NIS-?2)\\b"
#define CERTIFIED                                                                                  \
  "(?i)\\b(?:certifi\\w+|zertifizier\\w*|accredit\\w+|akkreditier\\w*|complian\\w+|konform\\w*|"   \
  "audited|attested)\\b"
#define PROMISES                                                                                   \
  "(?i)\\b(?:market[- ]lead\\w+|leading|leaders?|best|fastest|largest|biggest|cheapest|lowest|"    \
  "highest|safest|smartest|strongest|most (?!of\\b)\\w+|the only|number one|no\\. ?1\\b|nr\\. "    \
  "?1\\b|"                                                                                         \
  "guarante\\w+|warrant\\w+|always|never|zero|risk[- "                                             \
  "]free|award\\w*|unmatched|unrivall?ed|unique|"                                                  \
  "world[- ]class|state[- ]of[- ]the[- ]art|free of charge|at no (?:extra |additional )?(?:cost|"  \
  "charge)|for free|unlimited|lifetime|instant\\w*|24/7|around the clock|proven|patent\\w*|"       \
  "exclusive\\w*|doubl\\w+|tripl\\w+|halv\\w+|half|twice|\\w+fold|money[- ]back|refund\\w*|"       \
  "(?:every|all|each) (?:of our )?(?:customers?|clients?)|no "                                     \
  "(?:downtime|risk|interruptions?|outages?)|"                                                     \
  "marktführ\\w+|führend\\w*|beste\\w*|schnellste\\w*|größte\\w*|günstigste\\w*|einzig\\w*|"  \
  "garant\\w+|"                                                                                    \
  "niemals|immer|kostenlos\\w*|gratis|unbegrenzt\\w*|preisgekrönt\\w*|rund um die "               \
  "uhr|halbier\\w*|"                                                                               \
  "verdoppel\\w*|bewährt\\w*)\\b|#1\\b"
#define DAYS                                                                                       \
  "\\b(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})|"                   \
  "(\\d{1,2})/(\\d{1,2})/(\\d{4}))\\b"
#define VARIABLES "\\{\\{[^}]*\\}\\}|https?://\\S+"
#define WORDS                                                                                      \
  "\\d(?:[\\d.,'\342\200\231\302\240]*\\d)?|[\\p{L}][\\p{L}\\p{N}'\342\200\231&-]*|[^\\s]"

typedef struct
{
  guint start;
  guint end;
  char *text;
  char *folded;
  double number; /* NAN for a word */
} Word;

static GRegex *
get_regex (gsize *place, const char *pattern)
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
  Word *self = data;

  g_free (self->text);
  g_free (self->folded);
}

static void
statement_free (gpointer data)
{
  PursuitStatement *self = data;

  g_ptr_array_unref (self->keys);
  g_free (self);
}

static PursuitStatement *
add_statement (GPtrArray *statements, guint start, guint end)
{
  PursuitStatement *statement = g_new0 (PursuitStatement, 1);

  statement->start = start;
  statement->end = end;
  statement->keys = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (statements, statement);

  return statement;
}

/* "pumps" and "Pumpen" are "pump". */
static char *
dup_stem (const char *folded)
{
  glong length = g_utf8_strlen (folded, -1);
  g_autofree char *stem = g_utf8_substring (folded, 0, MIN (length, MAX_STEM));
  gsize bytes = strlen (stem);

  while (bytes > MIN_STEM && strchr ("esn", stem[bytes - 1]) != NULL)
    stem[--bytes] = '\0';

  return g_steal_pointer (&stem);
}

/* Letters and digits only, folded. */
static char *
dup_squeezed (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));

  return g_string_free (out, FALSE);
}

static void
blank (char *work, int start, int end)
{
  memset (work + start, ' ', (gsize) (end - start));
}

static void
blank_matches (char *work, GRegex *regex)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *copy = g_strdup (work);

  g_regex_match (regex, copy, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      int start;
      int end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      blank (work, start, end);
    }
}

static void
add_day_keys (PursuitStatement *statement, guint year, guint month, guint day)
{
  if (year > 0 && month > 0 && day > 0)
    g_ptr_array_add (statement->keys, g_strdup_printf ("d:%u-%u-%u", year, month, day));
  else if (month > 0 && day > 0)
    g_ptr_array_add (statement->keys, g_strdup_printf ("dm:%u-%u", month, day));
  else if (year > 0 && month > 0)
    g_ptr_array_add (statement->keys, g_strdup_printf ("m:%u-%u", year, month));
  else if (month > 0)
    g_ptr_array_add (statement->keys, g_strdup_printf ("m:%u", month));
  else
    g_ptr_array_add (statement->keys, g_strdup_printf ("y:%u", year));
}

/* The first group from @first on that took part, as numbers. */
static gboolean
fetch_numbers (GMatchInfo *match, int first, guint numbers[3])
{
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *text = g_match_info_fetch (match, first + i);

      if (text == NULL || *text == '\0')
        return FALSE;
      numbers[i] = (guint) g_ascii_strtoull (text, NULL, 10);
    }

  return TRUE;
}

static void
find_days (GPtrArray *statements, char *work)
{
  static gsize place;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *copy = g_strdup (work);

  g_regex_match (get_regex (&place, DAYS), copy, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      PursuitStatement *statement;
      guint n[3];
      int start;
      int end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      statement = add_statement (statements, (guint) start, (guint) end);
      if (fetch_numbers (match, 1, n))
        add_day_keys (statement, n[0], n[1], n[2]);
      else if (fetch_numbers (match, 4, n))
        add_day_keys (statement, n[2], n[1], n[0]);
      else if (fetch_numbers (match, 7, n))
        add_day_keys (statement, n[2], n[0], n[1]);
      blank (work, start, end);
    }
}

static guint
find_by_pattern (GPtrArray *statements, char *work, GRegex *regex, const char *key, guint max_key)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *copy = g_strdup (work);
  guint n = 0;

  g_regex_match (regex, copy, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL), n++)
    {
      g_autofree char *found = g_match_info_fetch (match, 0);
      g_autofree char *squeezed = dup_squeezed (found);
      g_autofree char *stem
          = g_utf8_substring (squeezed, 0, MIN (g_utf8_strlen (squeezed, -1), (glong) max_key));
      int start;
      int end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      g_ptr_array_add (add_statement (statements, (guint) start, (guint) end)->keys,
                       g_strconcat (key, stem, NULL));
      blank (work, start, end);
    }

  return n;
}

static void
find_certificates_and_promises (GPtrArray *statements, char *work)
{
  static gsize standards;
  static gsize certified;
  static gsize promises;

  /* Beside a standard the word adds nothing. */
  if (find_by_pattern (statements, work, get_regex (&standards, STANDARDS), "c:", 24) == 0)
    find_by_pattern (statements, work, get_regex (&certified, CERTIFIED), "certified:", 5);
  find_by_pattern (statements, work, get_regex (&promises, PROMISES), "s:", 6);
}

static double
read_number_word (const char *folded)
{
  static const struct
  {
    const char *word;
    double value;
  } words[] = {
    { "two", 2 },       { "three", 3 },      { "four", 4 },        { "five", 5 },
    { "six", 6 },       { "seven", 7 },      { "eight", 8 },       { "nine", 9 },
    { "ten", 10 },      { "eleven", 11 },    { "twelve", 12 },     { "thirteen", 13 },
    { "fourteen", 14 }, { "fifteen", 15 },   { "sixteen", 16 },    { "eighteen", 18 },
    { "twenty", 20 },   { "thirty", 30 },    { "forty", 40 },      { "fifty", 50 },
    { "sixty", 60 },    { "seventy", 70 },   { "eighty", 80 },     { "ninety", 90 },
    { "dozen", 12 },    { "hundred", 100 },  { "thousand", 1000 }, { "zwei", 2 },
    { "drei", 3 },      { "vier", 4 },       { "fünf", 5 },        { "sechs", 6 },
    { "sieben", 7 },    { "acht", 8 },       { "neun", 9 },        { "zehn", 10 },
    { "zwölf", 12 },    { "zwanzig", 20 },   { "dreißig", 30 },    { "dreissig", 30 },
    { "hundert", 100 }, { "tausend", 1000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, folded) == 0)
      return words[i].value;

  return NAN;
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

static GArray *
split_words (const char *work)
{
  static gsize place;
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_autoptr (GMatchInfo) match = NULL;

  g_array_set_clear_func (words, word_clear);
  g_regex_match (get_regex (&place, WORDS), work, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      Word word = { .text = g_match_info_fetch (match, 0) };
      int start;
      int end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      word.start = (guint) start;
      word.end = (guint) end;
      word.folded = g_utf8_casefold (word.text, -1);
      word.number
          = g_ascii_isdigit (*word.text) ? read_number (word.text) : read_number_word (word.folded);
      g_array_append_val (words, word);
    }

  return words;
}

static const Word *
get_word (GArray *words, guint i)
{
  return i < words->len ? &g_array_index (words, Word, i) : NULL;
}

static gboolean
is_one_of (const Word *word, const char *list)
{
  g_autofree char *wanted = word != NULL ? g_strdup_printf (" %s ", word->folded) : NULL;

  return wanted != NULL && strstr (list, wanted) != NULL;
}

static guint
read_month (const Word *word)
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
    if (is_one_of (word, names[i]))
      return i + 1;

  return 0;
}

static guint
read_in_range (const Word *word, guint min, guint max)
{
  if (word == NULL || isnan (word->number) || !g_ascii_isdigit (*word->text)
      || word->number != floor (word->number) || word->number < min || word->number > max)
    return 0;

  return (guint) word->number;
}

/* "15 March 2027", "March 15, 2027", "15. März", "in March", "Q2 2027". Returns the words taken. */
static guint
find_month (GPtrArray *statements, GArray *words, guint i)
{
  guint first = i;
  guint day = read_in_range (get_word (words, i), 1, 31);
  guint month;
  guint year;

  if (day > 0)
    i += is_one_of (get_word (words, i + 1), " . th st nd rd ") ? 2 : 1;
  i += day > 0 && is_one_of (get_word (words, i), " of ");
  month = read_month (get_word (words, i));
  if (month == 0)
    return 0;
  i++;
  if (day == 0 && read_in_range (get_word (words, i), 1, 31) > 0)
    {
      day = read_in_range (get_word (words, i), 1, 31);
      i += is_one_of (get_word (words, i + 1), " , th st nd rd ") ? 2 : 1;
    }
  year = read_in_range (get_word (words, i), 1900, 2199);
  i += year > 0;
  /* "may" is a month only in company. */
  if (day == 0 && year == 0
      && !is_one_of (first > 0 ? get_word (words, first - 1) : NULL,
                     " in by until from since before im bis ab seit ende mid end early late "))
    return 0;
  add_day_keys (
      add_statement (statements, get_word (words, first)->start, get_word (words, i - 1)->end),
      year, month, day);

  return i - first;
}

static guint
find_quarter (GPtrArray *statements, GArray *words, guint i)
{
  const Word *word = get_word (words, i);
  guint year;
  PursuitStatement *statement;

  if (strlen (word->folded) != 2 || word->folded[0] != 'q' || !strchr ("1234", word->folded[1]))
    return 0;
  year = read_in_range (get_word (words, i + 1), 1900, 2199);
  statement = add_statement (statements, word->start, get_word (words, i + (year > 0))->end);
  g_ptr_array_add (statement->keys, year > 0 ? g_strdup_printf ("q:%u-%c", year, word->folded[1])
                                             : g_strdup_printf ("q:%c", word->folded[1]));

  return 1 + (year > 0);
}

static const char *
read_currency (const Word *word)
{
  if (word == NULL)
    return NULL;
  if (is_one_of (word, " euro euros "))
    return "EUR";
  if (is_one_of (word, " dollar dollars "))
    return "USD";
  if (strlen (word->text) == 3 && pursuit_currency_get_exponent (word->text) >= 0)
    return word->text;

  return g_unichar_type (g_utf8_get_char (word->text)) == G_UNICODE_CURRENCY_SYMBOL
             ? pursuit_currency_from_symbol (word->text)
             : NULL;
}

static double
read_multiplier (const Word *number, const Word *word)
{
  if (word == NULL)
    return 1;
  if (word->start == number->end && is_one_of (word, " k "))
    return 1000;
  if (is_one_of (word, " hundred hundert "))
    return 100;
  if (is_one_of (word, " thousand tausend tsd "))
    return 1000;
  if (is_one_of (word, " million millions millionen mio m ")
      && (word->start == number->end || strlen (word->text) > 1))
    return 1000000;

  return 1;
}

/* Words between a figure and what it counts, and words that end the search. */
#define SKIPPED                                                                                    \
  " of the our your their new more additional further different other full whole unplanned "       \
  "planned "                                                                                       \
  "single separate existing - . neue neuen weitere weiteren unserer ihrer "
#define ENDS                                                                                       \
  " , ; : ( ) ! ? | too many much and or at in on with for per to from by since a an is are was "  \
  "were which that "                                                                               \
  "when if und oder bei in an auf mit für pro von zu seit ein eine ist sind die der das "

static void
add_quantity_keys (PursuitStatement *statement, GArray *words, guint i, double value)
{
  guint n = 0;

  for (; n < NOUN_WINDOW && i < words->len; i++)
    {
      const Word *word = get_word (words, i);
      g_autofree char *stem = NULL;

      if (is_one_of (word, ENDS) || !isnan (word->number))
        break;
      if (is_one_of (word, SKIPPED))
        continue;
      stem = dup_stem (word->folded);
      g_ptr_array_add (statement->keys, g_strdup_printf ("n:%.10g:%s", value, stem));
      n++;
    }
  /* What nobody names can only be compared as a figure. */
  if (n == 0)
    g_ptr_array_add (statement->keys, g_strdup_printf ("n:%.10g", value));
}

static gboolean
is_label (GArray *words, guint i)
{
  const Word *before = i > 0 ? get_word (words, i - 1) : NULL;
  const Word *after = get_word (words, i + 1);

  /* "1. Scope", "## 2. Scope" */
  if ((i == 0 || is_one_of (before, " # ")) && after != NULL
      && (is_one_of (after, " . ") || is_one_of (after, " ) ")))
    return TRUE;

  return is_one_of (before,
                    " line section phase step option page chapter figure table appendix version "
                    "room no nr item part stage level linie abschnitt schritt seite kapitel "
                    "anlage punkt teil ");
}

static guint
find_quantity (GPtrArray *statements, GArray *words, guint i)
{
  const Word *number = get_word (words, i);
  const char *currency = i > 0 ? read_currency (get_word (words, i - 1)) : NULL;
  double factor = read_multiplier (number, get_word (words, i + 1));
  guint next = i + (factor > 1 ? 2 : 1);
  guint start = currency != NULL ? get_word (words, i - 1)->start : number->start;
  PursuitStatement *statement;

  if (isnan (number->number) || is_label (words, i))
    return 0;
  if (currency == NULL && (currency = read_currency (get_word (words, next))) != NULL)
    next++;

  statement = add_statement (statements, start, get_word (words, next - 1)->end);
  if (currency != NULL)
    g_ptr_array_add (statement->keys,
                     g_strdup_printf ("$:%.10g:%s", number->number * factor, currency));
  else if (is_one_of (get_word (words, next), " % percent prozent pc "))
    {
      g_ptr_array_add (statement->keys, g_strdup_printf ("%%:%.10g", number->number));
      statement->end = get_word (words, next++)->end;
    }
  else if (read_in_range (number, 1900, 2099) > 0 && factor <= 1 && strlen (number->text) == 4)
    add_day_keys (statement, read_in_range (number, 1900, 2099), 0, 0);
  else
    add_quantity_keys (statement, words, next, number->number * factor);

  return next - i;
}

static void
find_figures (GPtrArray *statements, GArray *words)
{
  for (guint i = 0; i < words->len;)
    {
      guint taken = find_month (statements, words, i);

      if (taken == 0)
        taken = find_quarter (statements, words, i);
      if (taken == 0)
        taken = find_quantity (statements, words, i);
      i += MAX (taken, 1);
    }
}

static gboolean
is_capital (const Word *word)
{
  return word != NULL && g_unichar_isupper (g_utf8_get_char (word->text));
}

static gboolean
begins_sentence (GArray *words, guint i)
{
  return i == 0
         || is_one_of (get_word (words, i - 1),
                       " . ! ? : * # > | \342\200\223 \342\200\224 \" \342\200\234 ")
         || (is_one_of (get_word (words, i - 1), " - ") && i == 1);
}

/* What a customer that is named does, or what stands before the name of one. */
#define DEEDS                                                                                      \
  " uses use runs run relies rely trusts trust chose saved saves reports cut cuts reduced has "    \
  "have "                                                                                          \
  "replaced switched works gmbh ag se inc ltd llc corp kg plc nutzt setzt vertraut spart hat "     \
  "haben "
#define ANNOUNCED " like as customer customers client clients kunde kunden wie firma partner "

/* Words that begin a sentence with a capital and are no name. */
#define BEGINNINGS                                                                                 \
  " we you they it he she i the a an our your their its this that these those all each every "     \
  "both "                                                                                          \
  "many most more some no not and or but if when with for from in on at by as so to there here "   \
  "what "                                                                                          \
  "how who which why where dear hello hi thank thanks please since after before within once both "

static gboolean
may_be_name (GArray *words, guint i, gboolean is_german)
{
  const Word *word = get_word (words, i);

  if (!is_capital (word) || !isnan (word->number) || read_month (word) > 0
      || is_one_of (word,
                    " i i'm i'd monday tuesday wednesday thursday friday saturday sunday english "
                    "german french it api pdf "))
    return FALSE;
  if (is_one_of (get_word (words, i + 1), " gmbh ag se inc ltd llc corp kg plc "))
    return TRUE;
  if (is_german)
    return i > 0 && is_one_of (get_word (words, i - 1), ANNOUNCED);
  if (!begins_sentence (words, i))
    return TRUE;
  if (is_one_of (word, BEGINNINGS))
    return FALSE;

  return is_one_of (get_word (words, i + 1), DEEDS)
         || (is_capital (get_word (words, i + 1)) && isnan (get_word (words, i + 1)->number));
}

static gboolean
is_heading (GArray *words)
{
  return is_one_of (get_word (words, 0), " # | ");
}

static gboolean
is_taken (GPtrArray *statements, const Word *word)
{
  for (guint i = 0; i < statements->len; i++)
    {
      const PursuitStatement *statement = g_ptr_array_index (statements, i);

      if (statement->start < word->end && word->start < statement->end)
        return TRUE;
    }

  return FALSE;
}

static void
find_names (GPtrArray *statements, GArray *words, gboolean is_german)
{
  for (guint i = 0; !is_heading (words) && i < words->len; i++)
    if (may_be_name (words, i, is_german) && !is_taken (statements, get_word (words, i)))
      add_statement (statements, get_word (words, i)->start, get_word (words, i)->end);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const PursuitStatement *first = *(PursuitStatement *const *) a;
  const PursuitStatement *second = *(PursuitStatement *const *) b;

  return (first->start > second->start) - (first->start < second->start);
}

GPtrArray *
pursuit_statements_find (const char *line, gboolean is_german)
{
  static gsize variables;
  GPtrArray *statements = g_ptr_array_new_with_free_func (statement_free);
  g_autofree char *work = g_strdup (line);
  g_autoptr (GArray) words = NULL;

  blank_matches (work, get_regex (&variables, VARIABLES));
  find_days (statements, work);
  find_certificates_and_promises (statements, work);
  words = split_words (work);
  find_figures (statements, words);
  find_names (statements, words, is_german);
  g_ptr_array_sort (statements, compare_starts);

  return statements;
}
