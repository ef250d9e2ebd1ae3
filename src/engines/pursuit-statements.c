/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-statements-private.h"

#include "engines/pursuit-claim-words-private.h"
#include "engines/pursuit-statement-words-private.h"

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
  "exclusive\\w*|(?:a|one|two|by) "                                                                \
  "(?:thirds?|quarters?|fifths?)|drittel|viertel|hälfte|doubl\\w+|tripl\\w+|halve[sd]?|halving|"  \
  "half an?|eine[nr]? halbe[nrs]?|half|twice|"                                                     \
  "\\w+fold|money[- ]back|refund\\w*|"                                                             \
  "(?:every|all|each) (?:of our )?(?:customers?|clients?)|no "                                     \
  "(?:downtime|risk|interruptions?|outages?)|"                                                     \
  "marktführ\\w+|führend\\w*|beste[nmrs]?(?! "                                                   \
  "(?:dank|grüße))|schnellste\\w*|größte\\w*|günstigste\\w*|einzig\\w*|"                      \
  "garant\\w+|"                                                                                    \
  "niemals|immer|kostenlos\\w*|gratis|unbegrenzt\\w*|preisgekrönt\\w*|rund um die "               \
  "uhr|halbier\\w*|"                                                                               \
  "verdoppel\\w*|bewährt\\w*)\\b|#1\\b"
#define DAYS                                                                                       \
  "\\b(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})|"                   \
  "(\\d{1,2})/(\\d{1,2})/(\\d{4}))\\b"
#define VARIABLES "\\{\\{[^}]*\\}\\}|https?://\\S+"
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

/* What a noun is called in every language. */
static char *
dup_noun (const char *folded)
{
  g_autofree char *stem = pursuit_claim_word_stem (folded);
  const char *thing = pursuit_claim_word_find_thing (stem);

  return thing != NULL ? g_strdup (thing + 1) : dup_stem (folded);
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

  g_regex_match (pursuit_statement_regex (&place, DAYS), copy, 0, &match);
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

/* What is said in German is the same promise. */
static const char *
get_english (const char *squeezed)
{
  static const char *const words[][2] = {
    { "einehalbe", "half a" }, { "einenhalb", "half a" }, { "einerhalb", "half a" },
    { "hälfte", "half" },      { "halbier", "halve" },    { "verdoppel", "double" },
    { "niemals", "never" },    { "immer", "always" },     { "bewährt", "proven" },
    { "marktführ", "market" }, { "garant", "guarantee" }, { "kostenlos", "for free" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (squeezed, words[i][0]))
      return words[i][1];

  return squeezed;
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
      g_autofree char *plain = dup_squeezed (found);
      g_autofree char *squeezed = dup_squeezed (get_english (plain));
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
  if (find_by_pattern (statements, work, pursuit_statement_regex (&standards, STANDARDS), "c:", 24)
      == 0)
    find_by_pattern (statements, work, pursuit_statement_regex (&certified, CERTIFIED),
                     "certified:", 5);
  find_by_pattern (statements, work, pursuit_statement_regex (&promises, PROMISES), "s:", 6);
}

static gboolean
is_capital (const PursuitStatementWord *word)
{
  return word != NULL && g_unichar_isupper (g_utf8_get_char (word->text));
}

/* "15 March 2027", "March 15, 2027", "15. März", "in March", "Q2 2027". Returns the words taken. */
static guint
find_month (GPtrArray *statements, GArray *words, guint i)
{
  guint first = i;
  guint day = pursuit_statement_word_read_range (pursuit_statement_words_get (words, i), 1, 31);
  guint month;
  guint year;

  if (day > 0)
    i += pursuit_statement_word_is (pursuit_statement_words_get (words, i + 1), " . th st nd rd ")
             ? 2
             : 1;
  i += day > 0 && pursuit_statement_word_is (pursuit_statement_words_get (words, i), " of ");
  month = pursuit_statement_word_read_month (pursuit_statement_words_get (words, i));
  if (month == 0)
    return 0;
  i++;
  if (day == 0
      && pursuit_statement_word_read_range (pursuit_statement_words_get (words, i), 1, 31) > 0)
    {
      day = pursuit_statement_word_read_range (pursuit_statement_words_get (words, i), 1, 31);
      i += pursuit_statement_word_is (pursuit_statement_words_get (words, i + 1), " , th st nd rd ")
               ? 2
               : 1;
    }
  year = pursuit_statement_word_read_range (pursuit_statement_words_get (words, i), 1900, 2199);
  i += year > 0;
  /* "may" is a month only in company. */
  if (day == 0 && year == 0
      && (month == 5 || !is_capital (pursuit_statement_words_get (words, first)))
      && !pursuit_statement_word_is (
          first > 0 ? pursuit_statement_words_get (words, first - 1) : NULL,
          " in by until from since before im bis ab seit ende mid end early late "))
    return 0;
  add_day_keys (add_statement (statements, pursuit_statement_words_get (words, first)->start,
                               pursuit_statement_words_get (words, i - 1)->end),
                year, month, day);

  return i - first;
}

static guint
find_quarter (GPtrArray *statements, GArray *words, guint i)
{
  const PursuitStatementWord *word = pursuit_statement_words_get (words, i);
  guint year;
  PursuitStatement *statement;

  if (strlen (word->folded) != 2 || word->folded[0] != 'q' || !strchr ("1234", word->folded[1]))
    return 0;
  year = pursuit_statement_word_read_range (pursuit_statement_words_get (words, i + 1), 1900, 2199);
  statement = add_statement (statements, word->start,
                             pursuit_statement_words_get (words, i + (year > 0))->end);
  g_ptr_array_add (statement->keys, year > 0 ? g_strdup_printf ("q:%u-%c", year, word->folded[1])
                                             : g_strdup_printf ("q:%c", word->folded[1]));

  return 1 + (year > 0);
}

/* Words between a figure and what it counts, and words that end the search. */
#define SKIPPED                                                                                    \
  " new more additional further different other full whole unplanned "                             \
  "planned "                                                                                       \
  "single separate existing - . neue neuen weitere weiteren "
#define ARTICLES " the our your their der unserer ihrer "
#define ENDS                                                                                       \
  " , ; : ( ) ! ? | too many much and or at in on with for per to from by since a an is are was "  \
  "were which that "                                                                               \
  "when if und oder bei in an auf mit für pro zu seit ein eine ist sind die das "

static void
add_quantity_keys (PursuitStatement *statement, GArray *words, guint i, double value)
{
  guint n = 0;
  gboolean is_of = FALSE;

  for (; n < NOUN_WINDOW && i < words->len; i++)
    {
      const PursuitStatementWord *word = pursuit_statement_words_get (words, i);
      g_autofree char *stem = NULL;

      if (pursuit_statement_word_is (word, ENDS) || !isnan (word->number))
        break;
      /* "14 of the pumps", but "above 40 000 the board decides". */
      if (pursuit_statement_word_is (word, ARTICLES) && !is_of)
        break;
      is_of = pursuit_statement_word_is (word, " of von ");
      if (is_of || pursuit_statement_word_is (word, ARTICLES)
          || pursuit_statement_word_is (word, SKIPPED))
        continue;
      if (n == 0 && !is_capital (word))
        statement->end = word->end;
      if (pursuit_statement_word_is (word, " times mal "))
        break;
      stem = dup_noun (word->folded);
      g_ptr_array_add (statement->keys, g_strdup_printf ("n:%.10g:%s", value, stem));
      if (strcmp (stem, "year") == 0 || strcmp (stem, "decade") == 0)
        g_ptr_array_add (statement->keys,
                         g_strdup_printf ("n:%.10g:month", value * (*stem == 'd' ? 120 : 12)));
      n++;
    }
  /* What nobody names can only be compared as a figure. */
  if (n == 0)
    g_ptr_array_add (statement->keys, g_strdup_printf ("n:%.10g", value));
}

/* "Week 2: sensors" and "in building 2" number a week and a building; "last week 14 pumps stopped"
 * and "each building 3 gateways" count what comes behind. */
#define NUMBERED " week weeks day building woche tag gebäude haus etappe "
#define BEFORE_NUMBERED                                                                            \
  " . : * # > | - ( , \342\200\223 in from by until till to through during and or on at im ab "    \
  "bis "                                                                                           \
  "von zur zum und oder "
#define BEHIND_NUMBERED                                                                            \
  " . : , ; ) | - \342\200\223 ! ? and to until we you they it he she the our your is are und "    \
  "bis wir "                                                                                       \
  "sie es die der das den ist sind "

static gboolean
numbers_one (GArray *words, guint i)
{
  const PursuitStatementWord *before = i > 1 ? pursuit_statement_words_get (words, i - 2) : NULL;
  const PursuitStatementWord *after = pursuit_statement_words_get (words, i + 1);

  return i > 0 && pursuit_statement_word_is (pursuit_statement_words_get (words, i - 1), NUMBERED)
         && pursuit_statement_word_read_range (pursuit_statement_words_get (words, i), 1, 99) > 0
         && (i == 1 || pursuit_statement_word_is (before, BEFORE_NUMBERED))
         && (after == NULL || pursuit_statement_word_is (after, BEHIND_NUMBERED));
}

static gboolean
is_label (GArray *words, guint i)
{
  const PursuitStatementWord *before = i > 0 ? pursuit_statement_words_get (words, i - 1) : NULL;
  const PursuitStatementWord *after = pursuit_statement_words_get (words, i + 1);

  /* "1. Scope", "## 2. Scope" */
  if ((i == 0 || pursuit_statement_word_is (before, " # ")) && after != NULL
      && (pursuit_statement_word_is (after, " . ") || pursuit_statement_word_is (after, " ) ")))
    return TRUE;

  return pursuit_statement_word_is_label (before) || numbers_one (words, i);
}

static guint
find_quantity (GPtrArray *statements, GArray *words, guint i)
{
  const PursuitStatementWord *number = pursuit_statement_words_get (words, i);
  const char *currency
      = i > 0 ? pursuit_statement_word_read_currency (pursuit_statement_words_get (words, i - 1))
              : NULL;
  double factor
      = pursuit_statement_word_read_multiplier (number, pursuit_statement_words_get (words, i + 1));
  guint next = i + (factor > 1 ? 2 : 1);
  guint start
      = currency != NULL ? pursuit_statement_words_get (words, i - 1)->start : number->start;
  PursuitStatement *statement;

  if (isnan (number->number) || is_label (words, i))
    return 0;
  if (currency == NULL
      && (currency
          = pursuit_statement_word_read_currency (pursuit_statement_words_get (words, next)))
             != NULL)
    next++;

  statement = add_statement (statements, start, pursuit_statement_words_get (words, next - 1)->end);
  if (currency != NULL)
    g_ptr_array_add (statement->keys,
                     g_strdup_printf ("$:%.10g:%s", number->number * factor, currency));
  else if (pursuit_statement_word_is (pursuit_statement_words_get (words, next),
                                      " % percent prozent pc "))
    {
      g_ptr_array_add (statement->keys, g_strdup_printf ("%%:%.10g", number->number));
      statement->end = pursuit_statement_words_get (words, next++)->end;
    }
  else if (pursuit_statement_word_read_range (number, 1900, 2099) > 0 && factor <= 1
           && strlen (number->text) == 4)
    add_day_keys (statement, pursuit_statement_word_read_range (number, 1900, 2099), 0, 0);
  else
    add_quantity_keys (statement, words, next, number->number * factor);

  return next - i;
}

/* How long, or at what price: "within a minute", "lasts a decade", "costs a night shift". */
#define MEASURES                                                                                   \
  " in within for after lasts last takes take under innerhalb binnen nach hält halten dauert "
#define COSTS " costs cost kostet kosten "

static gboolean
is_measure (const PursuitStatementWord *before, const PursuitStatementWord *noun)
{
  g_autofree char *stem = pursuit_claim_word_stem (noun->folded);
  const char *thing = pursuit_claim_word_find_thing (stem);

  return pursuit_statement_word_is (before, COSTS)
         || (pursuit_statement_word_is (before, MEASURES) && thing != NULL
             && pursuit_claim_word_is_time (thing));
}

static guint
find_single (GPtrArray *statements, GArray *words, guint i)
{
  const PursuitStatementWord *article = pursuit_statement_words_get (words, i);
  const PursuitStatementWord *noun = pursuit_statement_words_get (words, i + 1);

  if (i == 0 || noun == NULL || !isnan (noun->number)
      || !pursuit_statement_word_is (article, " a an one ein eine einen einem einer eines ")
      || !is_measure (pursuit_statement_words_get (words, i - 1), noun))
    return 0;
  add_quantity_keys (add_statement (statements, article->start, article->end), words, i + 1, 1);

  return 2;
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
      if (taken == 0)
        taken = find_single (statements, words, i);
      i += MAX (taken, 1);
    }
}

static gboolean
begins_sentence (GArray *words, guint i)
{
  return i == 0
         || pursuit_statement_word_is (
             pursuit_statement_words_get (words, i - 1),
             " . ! ? : * # > | \342\200\223 \342\200\224 \" \342\200\234 ")
         || (pursuit_statement_word_is (pursuit_statement_words_get (words, i - 1), " - ")
             && i == 1);
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
  const PursuitStatementWord *word = pursuit_statement_words_get (words, i);

  if (!is_capital (word) || !isnan (word->number) || pursuit_statement_word_read_month (word) > 0
      || pursuit_statement_word_is (word, " i i'm i'd monday tuesday wednesday thursday friday "
                                          "saturday sunday mr mrs ms dr english "
                                          "german french it api pdf ai "))
    return FALSE;
  if (pursuit_statement_word_is (pursuit_statement_words_get (words, i + 1),
                                 " gmbh ag se inc ltd llc corp kg plc "))
    return TRUE;
  if (is_german)
    return i > 0
           && pursuit_statement_word_is (pursuit_statement_words_get (words, i - 1), ANNOUNCED);
  if (!begins_sentence (words, i))
    return TRUE;
  if (pursuit_statement_word_is (word, BEGINNINGS))
    return FALSE;

  return pursuit_statement_word_is (pursuit_statement_words_get (words, i + 1), DEEDS)
         || (is_capital (pursuit_statement_words_get (words, i + 1))
             && isnan (pursuit_statement_words_get (words, i + 1)->number));
}

static gboolean
is_heading (GArray *words)
{
  return pursuit_statement_word_is (pursuit_statement_words_get (words, 0), " # | ");
}

static gboolean
is_taken (GPtrArray *statements, const PursuitStatementWord *word)
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
    if (may_be_name (words, i, is_german)
        && !is_taken (statements, pursuit_statement_words_get (words, i)))
      add_statement (statements, pursuit_statement_words_get (words, i)->start,
                     pursuit_statement_words_get (words, i)->end);
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

  blank_matches (work, pursuit_statement_regex (&variables, VARIABLES));
  find_days (statements, work);
  find_certificates_and_promises (statements, work);
  words = pursuit_statement_words_split (work);
  find_figures (statements, words);
  find_names (statements, words, is_german);
  g_ptr_array_sort (statements, compare_starts);

  return statements;
}
