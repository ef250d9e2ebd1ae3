/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-words-private.h"

#include <string.h>

void
pursuit_words_init (PursuitWords *self)
{
  self->folded = g_string_new (NULL);
  self->words = g_array_new (FALSE, FALSE, sizeof (PursuitWord));
}

void
pursuit_words_clear (PursuitWords *self)
{
  if (self->folded == NULL)
    return;
  g_string_free (self->folded, TRUE);
  g_array_unref (self->words);
}

/* Letters without case and accents; only texts beyond ASCII pay for Unicode. */
static char *
fold (const char *text, gsize length)
{
  g_autofree char *valid = NULL;
  g_autofree char *lower = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, (gssize) length);

  valid = g_utf8_make_valid (text, (gssize) length);
  lower = g_utf8_casefold (valid, -1);

  return g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
}

static gboolean
opens_clause (gunichar c)
{
  return strchr (",;:()", (int) MIN (c, 0x7f)) != NULL || c == 0x2013 || c == 0x2014 || c == 0x2026;
}

/* "40.000" and "1,5" are one number; a word of letters ends at both signs. */
static gboolean
joins_number (const PursuitWord *word, gunichar c, const char *next)
{
  return word->length > 0 && word->is_number && (c == '.' || c == ',') && g_ascii_isdigit (*next);
}

static void
finish_word (PursuitWords *self, PursuitWord *word, gboolean *clause)
{
  if (word->length > 0)
    {
      word->opens_clause = *clause;
      g_array_append_val (self->words, *word);
      /* A zero byte between words, so that each is a string of its own. */
      g_string_append_c (self->folded, '\0');
      *clause = FALSE;
    }
  word->start = (guint) self->folded->len;
  word->length = 0;
}

void
pursuit_words_set (PursuitWords *self, const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);
  g_autofree char *folded = fold (part, length);
  PursuitWord word = { 0 };
  gboolean clause = TRUE;

  g_string_truncate (self->folded, 0);
  g_array_set_size (self->words, 0);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c))
        {
          if (word.length == 0)
            word.is_number = c < 0x80 && g_ascii_isdigit ((char) c);
          g_string_append_len (self->folded, p, next - p);
          word.length += (guint) (next - p);
        }
      else if (c != '\'' && c != 0x2019 && !g_unichar_ismark (c) && !joins_number (&word, c, next))
        {
          finish_word (self, &word, &clause);
          clause = clause || opens_clause (c);
        }
    }
  finish_word (self, &word, &clause);
}
