/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-phrase-private.h"

#include <string.h>

static void
read_word (PursuitPhraseWord *word, const char *text)
{
  gsize length = strlen (text);

  word->any_number = strcmp (text, "#") == 0;
  word->open_start = length > 1 && text[0] == '*';
  word->open_end = length > 1 && text[length - 1] == '*';
  word->text = g_strndup (text + word->open_start, length - word->open_start - word->open_end);
  word->length = strlen (word->text);
}

PursuitPhrase *
pursuit_phrase_new (guint group, const char *pattern)
{
  g_auto (GStrv) parts = g_strsplit (pattern, " ", -1);
  PursuitPhrase *self = g_new0 (PursuitPhrase, 1);
  guint gap = 0;

  self->group = group;
  self->words = g_new0 (PursuitPhraseWord, g_strv_length (parts));
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (strcmp (parts[i], "..") == 0)
        {
          gap = PURSUIT_PHRASE_MAX_GAP;
        }
      else if (*parts[i] != '\0')
        {
          self->words[self->n_words].gap = gap;
          read_word (&self->words[self->n_words++], parts[i]);
          gap = 0;
        }
    }
  g_assert (self->n_words > 0 && self->words[0].gap == 0 && gap == 0);

  return self;
}

void
pursuit_phrase_free (PursuitPhrase *self)
{
  for (guint i = 0; i < self->n_words; i++)
    g_free (self->words[i].text);
  g_free (self->words);
  g_free (self);
}

gboolean
pursuit_phrase_word_matches (const PursuitPhraseWord *self, const PursuitWords *words, guint i)
{
  const PursuitWord *word = pursuit_words_get (words, i);
  const char *text = pursuit_words_get_text (words, i);

  if (self->any_number)
    return word->is_number;
  if (word->length < self->length)
    return FALSE;
  if (self->open_start && self->open_end)
    return strstr (text, self->text) != NULL;
  if (self->open_start)
    text += word->length - self->length;
  else if (!self->open_end && word->length != self->length)
    return FALSE;

  return strncmp (text, self->text, self->length) == 0;
}

/* The nearest place from @from on, at most @gap words further, where a word fits. */
static gboolean
find_word (const PursuitPhraseWord *word, const PursuitWords *words, guint from, guint *at)
{
  for (guint i = from; i <= from + word->gap && i < words->words->len; i++)
    {
      if (pursuit_phrase_word_matches (word, words, i))
        {
          *at = i;
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
pursuit_phrase_matches (const PursuitPhrase *self,
                        const PursuitWords *words,
                        guint first,
                        guint *last)
{
  guint at = first;

  for (guint i = 0; i < self->n_words; i++)
    if (!find_word (&self->words[i], words, i == 0 ? first : at + 1, &at))
      return FALSE;
  *last = at;

  return TRUE;
}
