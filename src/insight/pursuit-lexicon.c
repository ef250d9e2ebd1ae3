/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-lexicon-private.h"

#include "insight/pursuit-insight-resources.h"

#include <string.h>

#define FOLDER "/com/salesai/Pursuit/insight/"
/* Stems shorter than this would have to be looked up at almost every word. */
#define MIN_STEM 3
#define MAX_STEM 31

struct _PursuitLexicon
{
  GPtrArray *groups;    /* (element-type utf8) names by number */
  GPtrArray *phrases;   /* (element-type PursuitPhrase) owns them */
  GHashTable *exact;    /* (element-type utf8 GPtrArray) phrases by their first word */
  GHashTable *stems;    /* (element-type utf8 GPtrArray) the same for first words like "frist*" */
  guint32 stem_lengths; /* bit n: some stem has n bytes */
  GPtrArray *others;    /* (element-type PursuitPhrase) what no table can index */
};

static guint
add_group (PursuitLexicon *self, const char *name)
{
  guint group;

  if (!pursuit_lexicon_find_group (self, name, &group))
    {
      group = self->groups->len;
      g_ptr_array_add (self->groups, g_strdup (name));
    }

  return group;
}

static void
index_by (GHashTable *table, PursuitPhrase *phrase)
{
  GPtrArray *list = g_hash_table_lookup (table, phrase->words[0].text);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, phrase->words[0].text, list);
    }
  g_ptr_array_add (list, phrase);
}

static void
add_phrase (PursuitLexicon *self, guint group, const char *pattern)
{
  PursuitPhrase *phrase = pursuit_phrase_new (group, pattern);
  const PursuitPhraseWord *first = &phrase->words[0];

  g_ptr_array_add (self->phrases, phrase);
  if (first->any_number || first->open_start || (first->open_end && first->length < MIN_STEM)
      || (first->open_end && first->length > MAX_STEM))
    {
      g_ptr_array_add (self->others, phrase);
    }
  else if (first->open_end)
    {
      self->stem_lengths |= 1u << first->length;
      index_by (self->stems, phrase);
    }
  else
    {
      index_by (self->exact, phrase);
    }
}

static void
read_list (PursuitLexicon *self, const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint group = 0;

  bytes = g_resource_lookup_data (pursuit_insight_get_resource (), path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("The library lacks its own data: %s", error->message);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      gsize length = strlen (line);

      if (length == 0 || g_str_has_prefix (line, "# "))
        continue;
      if (line[0] == '[' && line[length - 1] == ']')
        {
          line[length - 1] = '\0';
          group = add_group (self, line + 1);
        }
      else if (strcmp (line, "#") != 0)
        {
          add_phrase (self, group, line);
        }
    }
}

static PursuitLexicon *
lexicon_new (const char *const *lists)
{
  PursuitLexicon *self = g_new0 (PursuitLexicon, 1);

  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_phrase_free);
  self->exact
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->stems
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->others = g_ptr_array_new ();
  for (; *lists != NULL; lists++)
    read_list (self, *lists);

  return self;
}

/* Both are read once a process and then only looked at, so any thread may. */
const PursuitLexicon *
pursuit_lexicon_get (void)
{
  static const char *const lists[] = { "words.txt", "titles.txt", "phrases.txt", NULL };
  static gsize instance;

  if (g_once_init_enter (&instance))
    g_once_init_leave (&instance, (gsize) lexicon_new (lists));

  return (const PursuitLexicon *) instance;
}

const PursuitLexicon *
pursuit_lexicon_get_talk (void)
{
  static const char *const lists[]
      = { "words.txt", "objections.txt", "promises.txt", "topics.txt", "moods.txt", NULL };
  static gsize instance;

  if (g_once_init_enter (&instance))
    g_once_init_leave (&instance, (gsize) lexicon_new (lists));

  return (const PursuitLexicon *) instance;
}

guint
pursuit_lexicon_need_group (const PursuitLexicon *self, const char *name)
{
  guint group;

  if (!pursuit_lexicon_find_group (self, name, &group))
    g_error ("The library's word lists have no group %s", name);

  return group;
}

gboolean
pursuit_lexicon_find_group (const PursuitLexicon *self, const char *name, guint *group)
{
  return g_ptr_array_find_with_equal_func (self->groups, name, g_str_equal, group);
}

const char *
pursuit_lexicon_get_group_name (const PursuitLexicon *self, guint group)
{
  return g_ptr_array_index (self->groups, group);
}

guint
pursuit_lexicon_get_n_groups (const PursuitLexicon *self)
{
  return self->groups->len;
}

static void
try_phrases (GPtrArray *phrases, const PursuitWords *words, guint first, GArray *matches)
{
  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    {
      const PursuitPhrase *phrase = g_ptr_array_index (phrases, i);
      PursuitLexiconMatch match = { phrase->group, first, 0 };

      if (pursuit_phrase_matches (phrase, words, first, &match.last))
        g_array_append_val (matches, match);
    }
}

static void
try_stems (const PursuitLexicon *self, const PursuitWords *words, guint first, GArray *matches)
{
  guint length = pursuit_words_get (words, first)->length;
  char stem[MAX_STEM + 1];

  g_strlcpy (stem, pursuit_words_get_text (words, first), sizeof stem);
  for (guint n = MIN (length, MAX_STEM); n >= MIN_STEM; n--)
    {
      stem[n] = '\0';
      if ((self->stem_lengths & (1u << n)) != 0)
        try_phrases (g_hash_table_lookup (self->stems, stem), words, first, matches);
    }
}

void
pursuit_lexicon_match (const PursuitLexicon *self, const PursuitWords *words, GArray *matches)
{
  for (guint i = 0; i < words->words->len; i++)
    {
      const char *word = pursuit_words_get_text (words, i);

      try_phrases (g_hash_table_lookup (self->exact, word), words, i, matches);
      try_stems (self, words, i, matches);
      try_phrases (self->others, words, i, matches);
    }
}

void
pursuit_lexicon_match_beginning (const PursuitLexicon *self, const char *word, GArray *matches)
{
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const PursuitPhrase *phrase = g_ptr_array_index (self->phrases, i);
      PursuitLexiconMatch match = { phrase->group, 0, 0 };

      if (phrase->n_words == 1 && g_str_has_prefix (phrase->words[0].text, word))
        g_array_append_val (matches, match);
    }
}
