/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-mask-private.h"

#include <string.h>

/* Names longer than this are no names, and a part shorter is too often a word. */
#define MAX_WORDS 12
#define MIN_PART 3

struct _PursuitAiMaskNames
{
  GHashTable *by_first; /* (element-type utf8 GPtrArray): names by their first word, folded */
  guint n_people;
};

typedef struct
{
  guint number;
  gboolean needs_capital; /* a part of a name that may be a common word */
  GStrv words;            /* folded */
} Name;

static void
name_free (Name *self)
{
  g_strfreev (self->words);
  g_free (self);
}

PursuitAiMaskNames *
pursuit_ai_mask_names_new (void)
{
  PursuitAiMaskNames *self = g_new0 (PursuitAiMaskNames, 1);

  self->by_first
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
pursuit_ai_mask_names_free (PursuitAiMaskNames *self)
{
  g_hash_table_unref (self->by_first);
  g_free (self);
}

static gboolean
is_in_word (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static const char *
skip_word (const char *p)
{
  while (*p != '\0' && is_in_word (p))
    p = g_utf8_next_char (p);

  return p;
}

/* What may stand between two words of one name; a line break may, since mails are wrapped. */
static const char *
skip_gap (const char *p)
{
  const char *start = p;

  while (*p != '\0' && !is_in_word (p) && p - start < 4 && strchr ("<>[](){}\";:", *p) == NULL)
    p = g_utf8_next_char (p);

  return p;
}

static char *
fold (const char *start, gsize length)
{
  g_autofree char *lower = g_utf8_casefold (start, (gssize) length);

  return g_utf8_normalize (lower, -1, G_NORMALIZE_DEFAULT);
}

static GStrv
split_words (const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *p = name;

  while (*p != '\0')
    {
      const char *end = skip_word (p);
      g_autofree char *word = end > p ? fold (p, (gsize) (end - p)) : NULL;

      if (word != NULL)
        g_strv_builder_add (builder, word);
      p = end > p ? end : g_utf8_next_char (p);
    }

  return g_strv_builder_end (builder);
}

static void
add (PursuitAiMaskNames *self, const Name *proto, const char *const *words)
{
  GPtrArray *names = g_hash_table_lookup (self->by_first, words[0]);
  Name *name = g_memdup2 (proto, sizeof *proto);

  name->words = g_strdupv ((char **) words);
  if (names == NULL)
    {
      names = g_ptr_array_new_with_free_func ((GDestroyNotify) name_free);
      g_hash_table_insert (self->by_first, g_strdup (words[0]), names);
    }
  g_ptr_array_add (names, name);
}

void
pursuit_ai_mask_names_add (PursuitAiMaskNames *self, const char *text)
{
  g_auto (GStrv) words = split_words (text);
  guint n_words = g_strv_length (words);
  Name proto = { 0 };

  if (n_words == 0 || n_words > MAX_WORDS)
    return;

  proto.number = ++self->n_people;
  add (self, &proto, (const char *const *) words);
  for (guint i = 0; n_words > 1 && i < n_words; i++)
    {
      proto.needs_capital = pursuit_ai_mask_is_ordinary (words[i]);
      if (g_utf8_strlen (words[i], -1) >= MIN_PART)
        add (self, &proto, (const char *const[]){ words[i], NULL });
    }
}

/* How far the name reaches from @end on, where its first word ended. */
static const char *
follow (const Name *name, const char *end)
{
  for (guint i = 1; name->words[i] != NULL; i++)
    {
      const char *start = skip_gap (end);
      g_autofree char *word = NULL;

      end = skip_word (start);
      word = fold (start, (gsize) (end - start));
      if (strcmp (word, name->words[i]) != 0)
        return NULL;
    }

  return end;
}

static void
find_longest (GPtrArray *names, const char *p, const char *word_end, PursuitAiMaskName *found)
{
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const Name *name = g_ptr_array_index (names, i);
      const char *end = NULL;

      if (!name->needs_capital || !g_unichar_islower (g_utf8_get_char (p)))
        end = follow (name, word_end);
      if (end == NULL || (gsize) (end - p) <= found->length)
        continue;
      *found = (PursuitAiMaskName){ PURSUIT_AI_MASK_PERSON, name->number, (gsize) (end - p) };
    }
}

/* @p is the start of a word. Behind a name may stand the s of a genitive. */
gboolean
pursuit_ai_mask_names_find (PursuitAiMaskNames *self, const char *p, PursuitAiMaskName *found)
{
  const char *end;
  g_autofree char *word = NULL;

  *found = (PursuitAiMaskName){ 0 };
  if (g_hash_table_size (self->by_first) == 0)
    return FALSE;

  end = skip_word (p);
  word = fold (p, (gsize) (end - p));
  find_longest (g_hash_table_lookup (self->by_first, word), p, end, found);
  if (found->length == 0 && end - p > MIN_PART && g_ascii_tolower (end[-1]) == 's'
      && word[strlen (word) - 1] == 's')
    {
      word[strlen (word) - 1] = '\0';
      find_longest (g_hash_table_lookup (self->by_first, word), p, end - 1, found);
    }

  return found->length > 0;
}
