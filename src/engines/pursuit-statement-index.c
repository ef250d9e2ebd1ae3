/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-statements-private.h"

#include "core/pursuit-utterance.h"

#include <stdio.h>
#include <string.h>

struct _PursuitStatementIndex
{
  PursuitSources *sources;
  GHashTable *by_key;  /* (element-type utf8 PursuitEvidence): evidence of the sources or values */
  GHashTable *by_word; /* the same by single words, folded */
  GPtrArray *names;    /* (element-type PursuitEvidence): evidence of its own */
  gboolean is_german;
};

static void
add_key (PursuitStatementIndex *self, char *key, const PursuitEvidence *evidence)
{
  if (!g_hash_table_contains (self->by_key, key))
    g_hash_table_insert (self->by_key, key, (gpointer) evidence);
  else
    g_free (key);
}

/* A day also says its month, quarter and year, and a figure with a noun also the figure. */
static void
add_wider_keys (PursuitStatementIndex *self, const char *key, const PursuitEvidence *evidence)
{
  guint year = 0;
  guint month = 0;
  guint day = 0;

  if (sscanf (key, "d:%u-%u-%u", &year, &month, &day) == 3)
    add_key (self, g_strdup_printf ("dm:%u-%u", month, day), evidence);
  if (day > 0 || sscanf (key, "m:%u-%u", &year, &month) == 2)
    {
      add_key (self, g_strdup_printf ("m:%u-%u", year, month), evidence);
      add_key (self, g_strdup_printf ("m:%u", month), evidence);
      add_key (self, g_strdup_printf ("q:%u-%u", year, (month + 2) / 3), evidence);
      add_key (self, g_strdup_printf ("y:%u", year), evidence);
    }
  if (sscanf (key, "dm:%u-%u", &month, &day) == 2 && year == 0)
    add_key (self, g_strdup_printf ("m:%u", month), evidence);
  if (g_str_has_prefix (key, "n:") && strchr (key + 2, ':') != NULL)
    add_key (self, g_strndup (key, strcspn (key + 2, ":") + 2), evidence);
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

static void
add_text (PursuitStatementIndex *self, const char *text, const PursuitEvidence *evidence)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  add_words (self, text, evidence);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *said = evidence->line > 0 ? skip_speaker (lines[i]) : lines[i];
      g_autoptr (GPtrArray) statements = pursuit_statements_find (said, self->is_german);

      for (guint j = 0; j < statements->len; j++)
        {
          PursuitStatement *statement = g_ptr_array_index (statements, j);

          for (guint k = 0; k < statement->keys->len; k++)
            {
              add_wider_keys (self, statement->keys->pdata[k], evidence);
              add_key (self, g_strdup (statement->keys->pdata[k]), evidence);
            }
        }
    }
}

PursuitStatementIndex *
pursuit_statement_index_new (PursuitSources *sources,
                             GHashTable *texts,
                             GHashTable *evidence,
                             gboolean is_german)
{
  PursuitStatementIndex *self = g_new0 (PursuitStatementIndex, 1);
  GHashTableIter iter;
  gpointer name;
  gpointer text;

  self->sources = pursuit_sources_ref (sources);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_evidence_free);
  self->is_german = is_german;
  for (guint i = 0; i < pursuit_sources_get_n (sources); i++)
    {
      const PursuitEvidence *source = pursuit_sources_get (sources, i)->evidence;

      add_text (self, source->quote, source);
    }
  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    if (g_hash_table_contains (evidence, name))
      add_text (self, text, g_hash_table_lookup (evidence, name));

  return self;
}

void
pursuit_statement_index_add_name (PursuitStatementIndex *self,
                                  const char *name,
                                  PursuitEvidence *evidence)
{
  g_ptr_array_add (self->names, evidence);
  add_words (self, name, evidence);
}

void
pursuit_statement_index_free (PursuitStatementIndex *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_key);
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

const PursuitEvidence *
pursuit_statement_index_find (PursuitStatementIndex *self,
                              const PursuitStatement *statement,
                              const char *line)
{
  if (statement->keys->len == 0)
    return find_name (self, statement, line);
  for (guint i = 0; i < statement->keys->len; i++)
    {
      const PursuitEvidence *found = g_hash_table_lookup (self->by_key, statement->keys->pdata[i]);

      if (found != NULL)
        return found;
    }

  return NULL;
}
