/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-statements-private.h"

#include "core/pursuit-utterance.h"
#include "engines/pursuit-claim-words-private.h"
#include "engines/pursuit-statement-unit-private.h"
#include "engines/pursuit-statement-words-private.h"

#include <stdio.h>
#include <string.h>

/* What the values of every offer are about, beside their names. */
#define OFFER " price total cost pay valid offer term contract fixed"

/* Of so many a figure may be; more of one are not looked at. */
#define MAX_PLACES 400

/* Where a source says what a key stands for. */
typedef struct
{
  guint unit;
  const PursuitClaimPart *clause;
} Place;

struct _PursuitStatementIndex
{
  PursuitSources *sources;
  GPtrArray *units;     /* (element-type Unit) */
  GHashTable *by_key;   /* (element-type utf8 GArray): places */
  GHashTable *by_thing; /* (element-type utf8 GArray): guint, the units that are about it */
  GHashTable *by_word;  /* (element-type utf8 PursuitEvidence): by single words, folded */
  GHashTable *known;    /* (element-type utf8): words of names that may be written anywhere */
  GPtrArray *names;     /* (element-type PursuitEvidence): evidence of its own */
  gboolean is_german;
};

static void
add_key (PursuitStatementIndex *self, char *key, const Place *place)
{
  GArray *places = g_hash_table_lookup (self->by_key, key);

  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (Place));
      g_hash_table_insert (self->by_key, key, places);
    }
  else
    g_free (key);
  if (places->len < MAX_PLACES)
    g_array_append_val (places, *place);
}

static gboolean
is_of_sort (const char *key, char sort)
{
  return key[0] == sort && key[1] == ':';
}

/* A figure with a noun, "n:5:pump", also says the figure. */
static void
add_figure_keys (PursuitStatementIndex *self, const char *key, const Place *place)
{
  gsize length = is_of_sort (key, 'n') || is_of_sort (key, '$') ? 2 + strcspn (key + 2, ":") : 0;

  if (length > 0 && (*key == '$' || key[length] == ':'))
    add_key (self, g_strndup (key, length), place);
  /* "Fifty thousand are in the plan" is about euros, and "50 000 EUR" about fifty thousand. */
  else if (length > 0)
    add_key (self, g_strdup_printf ("b:%s", key + 2), place);
}

/* A day also says its month, quarter and year, and a figure its bare self. */
static void
add_wider_keys (PursuitStatementIndex *self, const char *key, const Place *place)
{
  guint year = 0;
  guint month = 0;
  guint day = 0;

  if (sscanf (key, "d:%u-%u-%u", &year, &month, &day) == 3)
    add_key (self, g_strdup_printf ("dm:%u-%u", month, day), place);
  if (day > 0 || sscanf (key, "m:%u-%u", &year, &month) == 2)
    {
      add_key (self, g_strdup_printf ("m:%u-%u", year, month), place);
      add_key (self, g_strdup_printf ("m:%u", month), place);
      add_key (self, g_strdup_printf ("q:%u-%u", year, (month + 2) / 3), place);
      add_key (self, g_strdup_printf ("y:%u", year), place);
    }
  if (sscanf (key, "dm:%u-%u", &month, &day) == 2 && year == 0)
    add_key (self, g_strdup_printf ("m:%u", month), place);
  add_figure_keys (self, key, place);
}

static gboolean
is_in_word (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p));
}

static void
add_words (PursuitStatementIndex *self, const char *text, const PursuitEvidence *evidence)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (const char *p = folded; *p != '\0';)
    {
      const char *end = p;

      while (*end != '\0' && is_in_word (end))
        end = g_utf8_next_char (end);
      if (end > p)
        g_hash_table_insert (self->by_word, g_strndup (p, (gsize) (end - p)), (gpointer) evidence);
      p = end > p ? end : g_utf8_next_char (p);
    }
}

/* When and by whom it was said is not what was said. */
static const char *
skip_speaker (const char *line)
{
  PursuitUtterance utterance;

  pursuit_utterance_parse (&utterance, line, strlen (line));

  return utterance.text;
}

static char *
dup_part (const char *text, const PursuitClaimPart *part)
{
  return g_strndup (text + part->start, part->end - part->start);
}

static void
add_statements (PursuitStatementIndex *self, const char *text, guint number)
{
  PursuitStatementUnit *unit = g_ptr_array_index (self->units, number);
  g_autofree char *sentence = dup_part (text, unit->part);
  g_autoptr (GPtrArray) statements = pursuit_statements_find (sentence, self->is_german);

  for (guint i = 0; i < statements->len; i++)
    {
      PursuitStatement *statement = g_ptr_array_index (statements, i);
      const Place place
          = { number, pursuit_claim_parts_find (unit->part->clauses,
                                                unit->part->start + statement->start) };

      for (guint k = 0; k < statement->keys->len; k++)
        {
          add_wider_keys (self, statement->keys->pdata[k], &place);
          add_key (self, g_strdup (statement->keys->pdata[k]), &place);
        }
    }
}

static void
add_things (PursuitStatementIndex *self, guint number)
{
  const PursuitStatementUnit *unit = g_ptr_array_index (self->units, number);

  for (guint i = 0; i < unit->gist->things->len; i++)
    {
      const char *thing = unit->gist->things->pdata[i];
      GArray *numbers = g_hash_table_lookup (self->by_thing, thing);

      if (numbers == NULL)
        {
          numbers = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->by_thing, g_strdup (thing), numbers);
        }
      g_array_append_val (numbers, number);
    }
}

static void
add_units (PursuitStatementIndex *self,
           const char *said,
           const char *about,
           gboolean is_list,
           const PursuitEvidence *evidence)
{
  GPtrArray *parts = pursuit_claim_parts_new (said, NULL);
  PursuitClaimGist *context = pursuit_claim_gist_new (said, NULL);

  pursuit_claim_gist_add (context, about);
  for (guint i = 0; i < parts->len; i++)
    {
      PursuitStatementUnit *unit = g_new0 (PursuitStatementUnit, 1);
      g_autofree char *sentence = dup_part (said, parts->pdata[i]);

      unit->evidence = evidence;
      unit->is_first = i == 0;
      unit->is_list = is_list;
      unit->is_theirs = evidence != NULL && g_strcmp0 (evidence->field, "their_weaknesses") == 0;
      unit->parts = parts;
      unit->part = parts->pdata[i];
      unit->gist = pursuit_claim_gist_new (sentence, NULL);
      pursuit_claim_gist_add (unit->gist, about);
      unit->context = context;
      g_ptr_array_add (self->units, unit);
      if (!is_list)
        add_statements (self, said, self->units->len - 1);
      add_things (self, self->units->len - 1);
    }
  if (parts->len == 0)
    {
      g_ptr_array_unref (parts);
      pursuit_claim_gist_free (context);
    }
}

/* @about: what the text belongs to, which it need not say itself. */
static void
add_text (PursuitStatementIndex *self,
          const char *text,
          const char *about,
          const PursuitEvidence *evidence)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  add_words (self, text, evidence);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *said = evidence->line > 0 ? skip_speaker (lines[i]) : lines[i];

      add_units (self, said, about, FALSE, evidence);
    }
}

/* Words that may be written anywhere, unless they are about something. */
static void
add_known (PursuitStatementIndex *self, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " .,-&", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *stem = pursuit_claim_word_stem (words[i]);

      if (*words[i] != '\0' && pursuit_claim_word_find_thing (stem) == NULL)
        g_hash_table_add (self->known, g_strdup (words[i]));
    }
}

static gboolean
is_name (const char *variable)
{
  return g_str_has_suffix (variable, "_name") || strcmp (variable, "signer") == 0;
}

static gboolean
is_of_offer (const char *variable)
{
  static const char *const names[] = { "valid_until", "term", "total", "subtotal", "discount" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], variable) == 0)
      return TRUE;

  return FALSE;
}

/* "price.1" of "price.1.unit" */
static char *
dup_prefix (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL ? g_strndup (name, (gsize) (dot - name)) : g_strdup (name);
}

/* (element-type utf8 utf8): what each record is called, by its prefix */
static GHashTable *
list_headings (PursuitSources *sources)
{
  static const char *const fields[] = { ".name", ".title", ".subject" };
  GHashTable *headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pursuit_sources_get_n (sources); i++)
    {
      const PursuitSource *source = pursuit_sources_get (sources, i);

      for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
        if (g_str_has_suffix (source->name, fields[k]))
          g_hash_table_insert (headings, dup_prefix (source->name), source->evidence->quote);
    }

  return headings;
}

/* What was asked stands on the line before what was answered. */
static const char *
get_question (PursuitSources *sources, guint i)
{
  const PursuitEvidence *answer = pursuit_sources_get (sources, i)->evidence;
  const PursuitEvidence *before = i > 0 ? pursuit_sources_get (sources, i - 1)->evidence : NULL;

  return before != NULL && answer->line > 0 && before->line > 0
                 && g_str_has_suffix (before->quote, "?")
             ? skip_speaker (before->quote)
             : "";
}

static void
add_sources (PursuitStatementIndex *self)
{
  g_autoptr (GHashTable) headings = list_headings (self->sources);
  g_autoptr (GString) prices = g_string_new (NULL); /* what is for sale, all together */
  const PursuitEvidence *offered = NULL;

  for (guint i = 0; i < pursuit_sources_get_n (self->sources); i++)
    {
      const PursuitSource *source = pursuit_sources_get (self->sources, i);
      g_autofree char *prefix = dup_prefix (source->name);
      const char *heading = g_hash_table_lookup (headings, prefix);
      g_autofree char *field = g_strdup (source->evidence->field);
      g_autofree char *about = g_strjoin (
          " ", heading != NULL ? heading : "", get_question (self->sources, i),
          source->evidence->line == 0 && field != NULL ? g_strdelimit (field, "_", ' ') : "", NULL);

      add_text (self, source->evidence->quote, about, source->evidence);
      if (g_str_has_prefix (source->name, "price.") && g_str_has_suffix (source->name, ".name"))
        {
          g_string_append_printf (prices, "%s, ", source->evidence->quote);
          offered = source->evidence;
        }
    }
  if (prices->len > 0)
    add_units (self, prices->str, "offer", TRUE, offered);
}

static void
add_values (PursuitStatementIndex *self, GHashTable *texts, GHashTable *evidence)
{
  GHashTableIter iter;
  gpointer name;
  gpointer text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      g_autofree char *about = NULL;

      if (!g_hash_table_contains (evidence, name))
        continue;
      about = g_strconcat (name, is_of_offer (name) ? OFFER : "", NULL);
      g_strdelimit (about, "_", ' ');
      add_text (self, text, about, g_hash_table_lookup (evidence, name));
      if (is_name (name))
        add_known (self, text);
    }
}

PursuitStatementIndex *
pursuit_statement_index_new (PursuitSources *sources,
                             GHashTable *texts,
                             GHashTable *evidence,
                             gboolean is_german)
{
  PursuitStatementIndex *self = g_new0 (PursuitStatementIndex, 1);

  self->sources = pursuit_sources_ref (sources);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_statement_unit_free);
  self->by_key
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->by_thing
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_evidence_free);
  self->is_german = is_german;
  add_sources (self);
  add_values (self, texts, evidence);

  return self;
}

void
pursuit_statement_index_add_name (PursuitStatementIndex *self,
                                  const char *name,
                                  PursuitEvidence *evidence)
{
  g_ptr_array_add (self->names, evidence);
  add_words (self, name, evidence);
  add_known (self, name);
}

void
pursuit_statement_index_free (PursuitStatementIndex *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->units);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_thing);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->by_word);
  g_ptr_array_unref (self->names);
  pursuit_sources_unref (self->sources);
  g_free (self);
}

gboolean
pursuit_statement_index_is_german (PursuitStatementIndex *self)
{
  return self->is_german;
}

/* Each part of a name with a hyphen or the s of a genitive is a word of its own. */
static const PursuitEvidence *
find_name (PursuitStatementIndex *self, const PursuitStatement *statement, const char *line)
{
  g_autofree char *name = g_strndup (line + statement->start, statement->end - statement->start);
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_auto (GStrv) parts = NULL;
  const PursuitEvidence *found = NULL;

  if (g_str_has_suffix (folded, "'s"))
    folded[strlen (folded) - 2] = '\0';
  if (g_str_has_suffix (folded, "\342\200\231s"))
    folded[strlen (folded) - 4] = '\0';
  parts = g_strsplit_set (folded, "-&'", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0')
        continue;
      found = g_hash_table_lookup (self->by_word, parts[i]);
      if (found == NULL)
        return NULL;
    }

  return found;
}

GPtrArray *
pursuit_statement_index_split (PursuitStatementIndex *self, const char *line)
{
  return pursuit_claim_parts_new (line, self->known);
}

/* "n:14:pump" and not "n:3:week": whatever is promised of them, so many there are. */
static gboolean
is_count (const char *key)
{
  const char *noun = is_of_sort (key, 'n') ? strchr (key + 2, ':') : NULL;
  const char *thing = noun != NULL ? pursuit_claim_word_find_thing (noun + 1) : NULL;

  return noun != NULL && (thing == NULL || !pursuit_claim_word_is_time (thing));
}

static const PursuitEvidence *
find_key (PursuitStatementIndex *self,
          const char *key,
          const PursuitClaimPart *sentence,
          const PursuitClaimPart *clause)
{
  const GArray *places = g_hash_table_lookup (self->by_key, key);
  gboolean counts_things = is_count (key);

  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      /* A certificate is what it is, whoever speaks of it. */
      if (g_str_has_prefix (key, "c:")
          || pursuit_statement_unit_is_about (self->units->pdata[place->unit], counts_things,
                                              sentence, clause, place->clause))
        return ((PursuitStatementUnit *) g_ptr_array_index (self->units, place->unit))->evidence;
    }

  return NULL;
}

/* The same sum where the source names no currency. */
static const PursuitEvidence *
find_bare_sum (PursuitStatementIndex *self,
               const char *key,
               const PursuitClaimPart *sentence,
               const PursuitClaimPart *clause)
{
  g_autofree char *bare = g_strdup_printf ("b:%.*s", (int) strcspn (key + 2, ":"), key + 2);

  return find_key (self, bare, sentence, clause);
}

const PursuitEvidence *
pursuit_statement_index_find (PursuitStatementIndex *self,
                              const PursuitStatement *statement,
                              const char *line,
                              GPtrArray *parts)
{
  const PursuitClaimPart *sentence = pursuit_claim_parts_find (parts, statement->start);
  const PursuitClaimPart *clause = NULL;
  const PursuitEvidence *found = NULL;

  if (statement->keys->len == 0)
    return find_name (self, statement, line);
  if (sentence != NULL)
    clause = pursuit_claim_parts_find (sentence->clauses, statement->start);
  for (guint i = 0; clause != NULL && found == NULL && i < statement->keys->len; i++)
    {
      const char *key = statement->keys->pdata[i];

      found = find_key (self, key, sentence, clause);
      if (found == NULL && is_of_sort (key, '$'))
        found = find_bare_sum (self, key, sentence, clause);
    }

  return found;
}

/* How many of the things that are said each sentence of the sources has, by its number. */
static guint *
count_things (PursuitStatementIndex *self, const PursuitClaimGist *said)
{
  guint *counts = g_new0 (guint, self->units->len + 1);

  for (guint i = 0; i < said->things->len; i++)
    {
      const char *thing = said->things->pdata[i];
      const GArray *numbers = pursuit_claim_word_is_common (thing)
                                  ? NULL
                                  : g_hash_table_lookup (self->by_thing, thing);

      for (guint k = 0; numbers != NULL && k < numbers->len; k++)
        counts[g_array_index (numbers, guint, k)]++;
    }

  return counts;
}

/* "It starts" is no news; "it is waterproof" is. */
static gboolean
says_little (const PursuitClaimGist *said)
{
  guint n = 0;

  for (guint i = 0; i < said->things->len; i++)
    {
      const char *thing = said->things->pdata[i];

      if (pursuit_claim_word_is_common (thing))
        continue;
      if (strchr ("=$", *thing) == NULL || pursuit_claim_word_is_promise (thing))
        return FALSE;
      n++;
    }

  return n <= 1 && !said->is_negated;
}

/* How much of what is said a sentence has that denies it. */
static guint
count_denied (PursuitStatementIndex *self, const PursuitClaimGist *said, const guint *counts)
{
  guint most = 0;

  for (guint i = 0; i < self->units->len; i++)
    if (counts[i] > most && pursuit_statement_unit_denies (self->units->pdata[i], said))
      most = counts[i];

  return most;
}

static gboolean
bears_gist (PursuitStatementIndex *self, const PursuitClaimGist *said, gboolean has_figure)
{
  g_autofree guint *counts = count_things (self, said);
  guint n_denied = count_denied (self, said, counts);

  for (guint i = 0; i < self->units->len; i++)
    if (counts[i] > 0 && counts[i] >= n_denied
        && pursuit_statement_unit_bears (self->units->pdata[i], said, self->is_german, has_figure,
                                         counts[i]))
      return TRUE;

  return pursuit_claim_gist_count (said) == 0;
}

/* Each half may rest on a source of its own. */
static gboolean
bears_halves (PursuitStatementIndex *self, const char *words)
{
  static gsize place;
  g_auto (GStrv) halves = g_regex_split (
      pursuit_statement_regex (&place, "[,;:] |(?i) (?:and|und|but|aber|because|weil) "), words, 0);
  guint n = 0;

  for (; halves[n] != NULL; n++)
    {
      g_autoptr (PursuitClaimGist) gist = pursuit_claim_gist_new (halves[n], self->known);

      if (!bears_gist (self, gist, FALSE))
        return FALSE;
    }

  return n > 1;
}

gboolean
pursuit_statement_index_bears (PursuitStatementIndex *self,
                               const PursuitClaimPart *sentence,
                               const char *words,
                               gboolean has_figure)
{
  return says_little (sentence->gist) || bears_gist (self, sentence->gist, has_figure)
         || bears_halves (self, words);
}
