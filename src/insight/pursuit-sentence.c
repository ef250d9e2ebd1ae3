/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-sentence-private.h"

#include "insight/pursuit-own-side-private.h"

#include <string.h>

/* A name before a colon has at most so many words and bytes: "Note that this: …" is none. */
#define MAX_NAME_WORDS 4
#define MAX_NAME_BYTES 60
#define MAX_QUOTE_CHARS 240

void
pursuit_sentence_iter_init (PursuitSentenceIter *self, const char *text, gsize length)
{
  *self
      = (PursuitSentenceIter){ .p = text, .end = text + length, .line = 1, .at_line_start = TRUE };
}

void
pursuit_sentence_iter_set_transcript (PursuitSentenceIter *self, const char *const *own_names)
{
  self->is_transcript = TRUE;
  self->own_names = own_names;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static const char *
line_end (const PursuitSentenceIter *self, const char *p)
{
  const char *end = memchr (p, '\n', (gsize) (self->end - p));

  return end != NULL ? end : self->end;
}

static gboolean
line_is_blank (const PursuitSentenceIter *self, const char *p)
{
  for (const char *end = line_end (self, p); p < end; p++)
    if (!is_blank (*p))
      return FALSE;

  return TRUE;
}

/* A full stop that belongs to a name: behind a title, or an initial. */
static gboolean
is_of_name (const char *start, const char *stop)
{
  static const char *const titles[] = { "Dr",  "Prof", "Mr", "Mrs", "Ms", "Ing", "Dipl",
                                        "Mag", "Hr",   "Fr", "Jr",  "Sr", "St",  "Lic" };
  const char *word = stop;
  gsize length;

  while (word > start && g_ascii_isalpha (word[-1]))
    word--;
  length = (gsize) (stop - word);
  if (length == 1)
    return g_ascii_isupper (*word);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strlen (titles[i]) == length && strncmp (titles[i], word, length) == 0)
      return TRUE;

  return FALSE;
}

/* The colon behind a speaker's name at the start of a line, or NULL. */
static const char *
find_name_end (const char *p, const char *end)
{
  const char *colon = memchr (p, ':', MIN ((gsize) (end - p), MAX_NAME_BYTES));
  guint spaces = 0;

  if (colon == NULL || colon == p || colon + 1 >= end || !is_blank (colon[1]))
    return NULL;
  for (const char *c = p; c < colon; c++)
    {
      if (strchr (".?!;\"", *c) != NULL && !(*c == '.' && is_of_name (p, c)))
        return NULL;
      spaces += *c == ' ';
    }

  return spaces < MAX_NAME_WORDS ? colon : NULL;
}

/* Over "[00:12:40]" or "00:12" at the start of a line. */
static const char *
skip_time (const char *p, const char *end)
{
  const char *start = p;
  guint colons = 0;

  while (p < end && (g_ascii_isdigit (*p) || strchr ("[]:. ", *p) != NULL))
    colons += *p++ == ':';

  return colons > 0 ? p : start;
}

static void
take_speaker (PursuitSentenceIter *self)
{
  const char *end = line_end (self, self->p);
  const char *name_start = skip_time (self->p, end);
  const char *name_end = find_name_end (name_start, end);
  g_autofree char *name = NULL;
  g_autofree char *valid = NULL;

  self->p = name_start;
  if (name_end == NULL)
    return;

  name = g_strndup (name_start, (gsize) (name_end - name_start));
  valid = g_strstrip (g_utf8_make_valid (name, -1));
  self->is_ours = pursuit_own_side_has (valid, self->own_names);
  self->p = name_end + 1;
}

static void
skip_blanks (PursuitSentenceIter *self)
{
  for (; self->p < self->end && is_blank (*self->p); self->p++)
    {
      if (*self->p != '\n')
        continue;
      self->line++;
      self->at_line_start = TRUE;
    }
}

static void
skip_to_text (PursuitSentenceIter *self)
{
  skip_blanks (self);
  /* What a mail quotes was said, and counted, before. */
  while (self->at_line_start && self->p < self->end && *self->p == '>')
    {
      self->p = line_end (self, self->p);
      skip_blanks (self);
    }
  if (self->at_line_start && self->is_transcript && self->p < self->end)
    take_speaker (self);
  self->at_line_start = FALSE;
}

static gboolean
ends_sentence (const PursuitSentenceIter *self, const char *p)
{
  if (*p == '\n')
    return self->is_transcript || p + 1 >= self->end || line_is_blank (self, p + 1)
           || strchr ("-*>#|", p[1]) != NULL;
  if (*p != '.' && *p != '!' && *p != '?')
    return FALSE;

  return p + 1 >= self->end || is_blank (p[1]) || strchr ("\")*_", p[1]) != NULL;
}

static const char *
find_end (PursuitSentenceIter *self)
{
  const char *p;

  for (p = self->p; p < self->end && !ends_sentence (self, p); p++)
    {
      if ((gsize) (p - self->p) >= PURSUIT_SENTENCE_MAX_BYTES && is_blank (*p))
        break;
      self->line += *p == '\n';
    }

  return p;
}

gboolean
pursuit_sentence_iter_next (PursuitSentenceIter *self, PursuitSentence *sentence)
{
  const char *end;

  skip_to_text (self);
  if (self->p >= self->end)
    return FALSE;

  *sentence = (PursuitSentence){ .start = self->p, .line = self->line, .is_ours = self->is_ours };
  end = find_end (self);
  sentence->is_question = end < self->end && *end == '?';
  if (end < self->end && !is_blank (*end))
    end++;
  sentence->length = (gsize) (end - sentence->start);
  self->p = end;

  return TRUE;
}

char *
pursuit_sentence_dup (const PursuitSentence *self)
{
  g_autofree char *part = g_strndup (self->start, self->length);
  g_autofree char *valid = g_utf8_make_valid (part, -1);
  GString *quote = g_string_new (NULL);
  glong n_chars = 0;

  for (const char *p = g_strstrip (valid); *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean space = is_blank (*p);

      if (space && is_blank (p[1]))
        continue;
      if (n_chars++ == MAX_QUOTE_CHARS)
        {
          g_string_append (quote, "…");
          break;
        }
      if (space)
        g_string_append_c (quote, ' ');
      else
        g_string_append_len (quote, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (quote, FALSE);
}
