/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-utterance.h"

#include <string.h>

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static gsize
skip_blanks (const char *line, gsize at, gsize length)
{
  while (at < length && is_blank (line[at]))
    at++;

  return at;
}

/* Takes "[12:40] " off the front. */
static gsize
take_time (PursuitUtterance *self, const char *line, gsize length)
{
  gsize end = 1;

  if (length == 0 || *line != '[')
    return 0;
  while (end < length && (g_ascii_isdigit (line[end]) || line[end] == ':' || line[end] == '.'))
    end++;
  if (end == length || line[end] != ']')
    return 0;

  self->time = line + 1;
  self->time_length = end - 1;

  return skip_blanks (line, end + 1, length);
}

/* Takes "Anna Keller (Brennholt): " off the front. */
static gsize
take_speaker (PursuitUtterance *self, const char *line, gsize at, gsize length)
{
  const char *colon = memchr (line + at, ':', MIN (length - at, PURSUIT_UTTERANCE_MAX_SPEAKER + 1));
  gsize end = colon != NULL ? (gsize) (colon - line) : at;

  if (end == at || (end + 1 < length && !is_blank (line[end + 1])))
    return at;

  self->speaker = line + at;
  self->speaker_length = end - at;

  return skip_blanks (line, end + 1, length);
}

void
pursuit_utterance_parse (PursuitUtterance *self, const char *line, gsize length)
{
  gsize at;

  g_return_if_fail (self != NULL && (line != NULL || length == 0));

  memset (self, 0, sizeof *self);
  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  at = take_time (self, line, length);
  at = take_speaker (self, line, at, length);
  self->text = line + at;
  self->text_length = length - at;
}
