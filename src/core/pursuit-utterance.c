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

/* Of a mail that was pasted: they stand before a colon and say nothing. */
static const char *const headers[]
    = { "From",     "To",  "Cc",    "Bcc",     "Date",  "Sent",    "Subject",
        "Reply-To", "Von", "Kopie", "Betreff", "Datum", "Gesendet" };

/* "Jonas Reuter", "Reuter, Jonas; Smit, Pieter" and what holds an address. */
static gboolean
is_address (const char *text, gsize length)
{
  gboolean begins = TRUE;

  if (memchr (text, '@', length) != NULL)
    return TRUE;
  if (length == 0 || strchr (".!?", text[length - 1]) != NULL)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (begins && g_ascii_islower (text[i]))
        return FALSE;
      begins = text[i] == ' ';
    }

  return TRUE;
}

static gboolean
is_header (const char *name, gsize length, const char *text, gsize text_length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    if (strlen (headers[i]) == length && g_ascii_strncasecmp (headers[i], name, length) == 0)
      return TRUE;

  /* Somebody may be called An. */
  return length == strlen ("An") && strncmp (name, "An", length) == 0
         && is_address (text, text_length);
}

/* Takes "Anna Keller (Brennholt): " off the front. */
static gsize
take_speaker (PursuitUtterance *self, const char *line, gsize at, gsize length)
{
  const char *colon = memchr (line + at, ':', MIN (length - at, PURSUIT_UTTERANCE_MAX_SPEAKER + 1));
  gsize end = colon != NULL ? (gsize) (colon - line) : at;
  gsize text;

  if (end == at || (end + 1 < length && !is_blank (line[end + 1])))
    return at;
  text = skip_blanks (line, end + 1, length);
  if (self->time == NULL && is_header (line + at, end - at, line + text, length - text))
    return at;

  self->speaker = line + at;
  self->speaker_length = end - at;

  return text;
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
