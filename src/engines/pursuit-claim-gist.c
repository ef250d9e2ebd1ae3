/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-claim-gist-private.h"

#include "engines/pursuit-claim-words-private.h"
#include "engines/pursuit-statement-words-private.h"

#include <math.h>
#include <string.h>

#define NEGATIONS                                                                                  \
  " not no never nobody none nothing without neither nor cannot nicht kein keine keinen keinem "   \
  "keiner nie niemals niemand nichts ohne weder don't doesn't won't isn't aren't can't "
/* Letters of each half of a word that is made of two. */
#define MIN_HALF 4
#define MIN_COMPOUND 8
#define MAX_COMPOUND 60

static void
take_thing (PursuitClaimGist *self, const char *thing)
{
  char *copy;

  if (pursuit_claim_word_is_time (thing) || g_hash_table_contains (self->set, thing))
    return;

  copy = g_strdup (thing);
  g_hash_table_add (self->set, copy);
  g_ptr_array_add (self->things, copy);
}

/* "Wasserpumpen" is about water and pumps. */
static gboolean
take_halves (PursuitClaimGist *self, const char *folded)
{
  gsize length = strlen (folded);

  if (length < MIN_COMPOUND || length > MAX_COMPOUND)
    return FALSE;
  for (gsize i = MIN_HALF; i + MIN_HALF <= length; i++)
    {
      g_autofree char *left = NULL;
      g_autofree char *left_stem = NULL;
      g_autofree char *right_stem = NULL;
      const char *first;
      const char *second;

      if (((guchar) folded[i] & 0xC0) == 0x80)
        continue;
      /* "Wartungskosten" are costs of a "Wartung". */
      left = g_strndup (folded, i - (folded[i - 1] == 's' && i > MIN_HALF));
      left_stem = pursuit_claim_word_stem (left);
      right_stem = pursuit_claim_word_stem (folded + i);
      first = pursuit_claim_word_find_thing (left_stem);
      second = pursuit_claim_word_find_thing (right_stem);
      if (first == NULL || second == NULL)
        continue;
      take_thing (self, first);
      take_thing (self, second);
      return TRUE;
    }

  return FALSE;
}

static void
take_part (PursuitClaimGist *self, const char *part, GHashTable *names)
{
  g_autofree char *folded = g_utf8_casefold (part, -1);
  g_autofree char *stem = pursuit_claim_word_stem (part);
  const char *thing;

  if (strstr (NEGATIONS, folded) != NULL && strlen (folded) > 1)
    {
      g_autofree char *word = g_strdup_printf (" %s ", folded);

      self->is_negated = self->is_negated || strstr (NEGATIONS, word) != NULL;
    }
  if (g_utf8_strlen (folded, -1) < 2 || !g_unichar_isalpha (g_utf8_get_char (folded))
      || pursuit_claim_word_is_filler (stem)
      || (names != NULL && g_hash_table_contains (names, folded)))
    return;
  thing = pursuit_claim_word_find_thing (stem);
  if (thing != NULL)
    take_thing (self, thing);
  else if (!take_halves (self, folded))
    take_thing (self, stem);
}

static void
take_words (PursuitClaimGist *self, const char *text, GHashTable *names)
{
  g_autoptr (GArray) words = pursuit_statement_words_split (text);

  for (guint i = 0; i < words->len; i++)
    {
      const PursuitStatementWord *word = pursuit_statement_words_get (words, i);
      g_auto (GStrv) parts = NULL;

      if (!isnan (word->number) || pursuit_statement_word_read_month (word) > 0
          || pursuit_statement_word_read_currency (word) != NULL)
        continue;
      parts = g_strsplit_set (word->text, "-&", -1);
      for (guint k = 0; parts[k] != NULL; k++)
        take_part (self, parts[k], names);
    }
}

PursuitClaimGist *
pursuit_claim_gist_new (const char *text, GHashTable *names)
{
  PursuitClaimGist *self = g_new0 (PursuitClaimGist, 1);

  self->things = g_ptr_array_new ();
  self->set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  take_words (self, text, names);

  return self;
}

void
pursuit_claim_gist_add (PursuitClaimGist *self, const char *text)
{
  gboolean was_negated = self->is_negated;

  take_words (self, text, NULL);
  self->is_negated = was_negated;
}

void
pursuit_claim_gist_free (PursuitClaimGist *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->things);
  g_hash_table_unref (self->set);
  g_free (self);
}

gboolean
pursuit_claim_gist_has (const PursuitClaimGist *self, const char *thing)
{
  return g_hash_table_contains (self->set, thing);
}

guint
pursuit_claim_gist_count_shared (const PursuitClaimGist *self, const PursuitClaimGist *other)
{
  guint n = 0;

  for (guint i = 0; i < self->things->len; i++)
    n += pursuit_claim_gist_has (other, self->things->pdata[i]);

  return n;
}

guint
pursuit_claim_gist_count (const PursuitClaimGist *self)
{
  return pursuit_claim_gist_count_held (self, self);
}

guint
pursuit_claim_gist_count_held (const PursuitClaimGist *self, const PursuitClaimGist *other)
{
  guint n = 0;

  for (guint i = 0; i < self->things->len; i++)
    n += !pursuit_claim_word_is_common (self->things->pdata[i])
         && pursuit_claim_gist_has (other, self->things->pdata[i]);

  return n;
}

/* A full stop behind "15", "Dr" or a single letter ends no sentence. */
static gboolean
ends_word (const char *text, gsize start, gsize stop)
{
  gsize from = stop;

  while (from > start && text[from - 1] != ' ')
    from--;
  if (g_ascii_isdigit (text[from]))
    return stop - from > 2;

  return stop - from > 2 || !g_ascii_isalpha (text[from]);
}

/* The end of the note that opens at @p, or @p: "[the day; or the week]" is one thing, whatever
 * stands in it. What opens and is not closed is no note. */
static gsize
skip_note (const char *text, gsize p)
{
  gsize close = p + 1 + strcspn (text + p + 1, "[]");

  return text[close] == ']' ? close : p;
}

gsize
pursuit_claim_gist_find_end (const char *text, gsize start, const char *marks)
{
  gsize p = start;

  for (; text[p] != '\0'; p++)
    {
      gboolean is_last;

      if (text[p] == '[')
        p = skip_note (text, p);
      is_last = text[p + 1] == ' ' || text[p + 1] == '\0';
      if (!is_last)
        continue;
      if (strchr (marks, text[p]) != NULL || text[p] == '!' || text[p] == '?'
          || (text[p] == '.' && ends_word (text, start, p)))
        return p + 1;
    }

  return p;
}
