/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-talk-line-private.h"

#include "insight/pursuit-talk-text-private.h"

#include <string.h>

#define ARROW "-->"
#define SECONDS_A_MINUTE 60

/* Before a colon, these are no names. */
static const char *const no_names[]
    = { "note",    "notes", "agenda", "todo",    "ps",    "p.s.",  "e.g.",    "http",
        "https",   "re",    "aw",     "hinweis", "notiz", "thema", "subject", "date",
        "summary", "topic", "time",   "when",    "where", "fazit", "anhang",  "source" };

static const struct
{
  const char *name;
  PursuitMailHeader header;
} headers[] = {
  { "From:", PURSUIT_MAIL_HEADER_FROM },          { "Von:", PURSUIT_MAIL_HEADER_FROM },
  { "To:", PURSUIT_MAIL_HEADER_OTHER },           { "An:", PURSUIT_MAIL_HEADER_OTHER },
  { "Cc:", PURSUIT_MAIL_HEADER_OTHER },           { "Bcc:", PURSUIT_MAIL_HEADER_OTHER },
  { "Kopie:", PURSUIT_MAIL_HEADER_OTHER },        { "Date:", PURSUIT_MAIL_HEADER_OTHER },
  { "Datum:", PURSUIT_MAIL_HEADER_OTHER },        { "Sent:", PURSUIT_MAIL_HEADER_OTHER },
  { "Gesendet:", PURSUIT_MAIL_HEADER_OTHER },     { "Subject:", PURSUIT_MAIL_HEADER_OTHER },
  { "Betreff:", PURSUIT_MAIL_HEADER_OTHER },      { "Reply-To:", PURSUIT_MAIL_HEADER_OTHER },
  { "Message-ID:", PURSUIT_MAIL_HEADER_OTHER },   { "Received:", PURSUIT_MAIL_HEADER_OTHER },
  { "Return-Path:", PURSUIT_MAIL_HEADER_OTHER },  { "Delivered-To:", PURSUIT_MAIL_HEADER_OTHER },
  { "MIME-Version:", PURSUIT_MAIL_HEADER_OTHER }, { "X-", PURSUIT_MAIL_HEADER_OTHER },
  { "Content-", PURSUIT_MAIL_HEADER_OTHER },
};

static gboolean
is_name (const char *name, gsize length)
{
  guint words = 1;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (name[i] == '(')
        depth++;
      else if (name[i] == ')' && depth > 0)
        depth--;
      else if (depth == 0 && strchr ("?!;\"<>|*=#/", name[i]) != NULL)
        return FALSE;
      words += depth == 0 && name[i] == ' ' && i + 1 < length && name[i + 1] != '(';
    }
  for (gsize i = 0; i < G_N_ELEMENTS (no_names); i++)
    if (strlen (no_names[i]) == length && g_ascii_strncasecmp (name, no_names[i], length) == 0)
      return FALSE;

  return length > 0 && words <= PURSUIT_TALK_MAX_NAME_WORDS
         && (g_ascii_isalpha (*name) || (guchar) *name >= 0x80);
}

gboolean
pursuit_talk_line_has_name (const PursuitUtterance *line)
{
  return line->speaker != NULL && is_name (line->speaker, line->speaker_length);
}

gint64
pursuit_talk_line_read_time (const char *text, gsize length)
{
  gint64 seconds = 0;
  gint64 part = 0;
  guint colons = 0;

  for (gsize i = 0; i < length && text[i] != '.' && text[i] != ','; i++)
    {
      if (text[i] == ':')
        {
          if (++colons == 3)
            return -1;
          seconds = (seconds + part) * SECONDS_A_MINUTE;
          part = 0;
        }
      else if (g_ascii_isdigit (text[i]) && part < 100000)
        part = part * 10 + (text[i] - '0');
      else
        return -1;
    }

  return colons > 0 ? seconds + part : -1;
}

gboolean
pursuit_talk_line_is_head (
    const char *line, gsize length, const char **name, gsize *name_length, gint64 *at)
{
  gsize start = length;
  gint64 time;

  while (start > 0 && (g_ascii_isdigit (line[start - 1]) || line[start - 1] == ':'))
    start--;
  /* Two blanks: "The call begins at 12:40" is a sentence. */
  if (start < 3 || line[start - 1] != ' ' || line[start - 2] != ' ')
    return FALSE;
  time = pursuit_talk_line_read_time (line + start, length - start);
  while (start > 0 && line[start - 1] == ' ')
    start--;
  if (time < 0 || start == 0 || !is_name (line, start))
    return FALSE;
  *at = time;
  *name = line;
  *name_length = start;

  return TRUE;
}

static double
read_fraction (const char *text, gsize length)
{
  double fraction = 0;
  double digit = 0.1;
  gsize i = 0;

  while (i < length && text[i] != '.' && text[i] != ',')
    i++;
  for (i++; i < length && g_ascii_isdigit (text[i]) && digit > 0.0001; i++, digit /= 10)
    fraction += (text[i] - '0') * digit;

  return fraction;
}

static gsize
get_word_length (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && !g_ascii_isspace (text[n]))
    n++;

  return n;
}

static gboolean
read_seconds (const char *text, gsize length, double *seconds)
{
  gsize word = get_word_length (text, length);
  gint64 whole = pursuit_talk_line_read_time (text, word);

  *seconds = (double) whole + read_fraction (text, word);

  return whole >= 0;
}

gboolean
pursuit_talk_line_read_cue (const char *line, gsize length, double *from, double *until)
{
  const char *arrow = g_strstr_len (line, (gssize) length, ARROW);
  const char *end = line + length;

  if (arrow == NULL || !read_seconds (line, (gsize) (arrow - line), from))
    return FALSE;
  for (arrow += strlen (ARROW); arrow < end && g_ascii_isspace (*arrow);)
    arrow++;

  return read_seconds (arrow, (gsize) (end - arrow), until);
}

gboolean
pursuit_talk_line_is_cue (const char *line, gsize length)
{
  double from, until;

  return pursuit_talk_line_read_cue (line, length, &from, &until);
}

static gboolean
begins_with (const char *line, gsize length, const char *word)
{
  gsize n = strlen (word);

  return length >= n && g_ascii_strncasecmp (line, word, n) == 0;
}

gboolean
pursuit_talk_line_is_note (const char *line, gsize length)
{
  static const char *const words[] = { "WEBVTT", "NOTE", "STYLE", "REGION" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (begins_with (line, length, words[i]) && get_word_length (line, length) == strlen (words[i]))
      return TRUE;

  return FALSE;
}

/* "[Alice] Good morning"; a sound, "[music]", has nothing behind it. */
static gboolean
take_bracket (const char **line, gsize *length, const char **name, gsize *name_length)
{
  const char *start = *line;
  const char *stop = *start == '[' ? memchr (start, ']', *length) : NULL;

  if (stop == NULL || stop + 1 == start + *length
      || !is_name (start + 1, (gsize) (stop - start - 1)))
    return FALSE;
  *name = start + 1;
  *name_length = (gsize) (stop - *name);
  *length -= (gsize) (stop + 1 - start);
  *line = stop + 1;

  return TRUE;
}

gboolean
pursuit_talk_line_take_voice (const char **line,
                              gsize *length,
                              const char **name,
                              gsize *name_length)
{
  static const char close[] = "</v>";
  const char *start = *line;
  const char *end = start + *length;
  const char *stop, *blank;

  if (*length >= strlen (close) && strncmp (end - strlen (close), close, strlen (close)) == 0)
    *length -= strlen (close);
  if (take_bracket (line, length, name, name_length))
    return TRUE;
  if (*length < 4 || strncmp (start, "<v", 2) != 0 || (start[2] != ' ' && start[2] != '.'))
    return FALSE;
  stop = memchr (start, '>', *length);
  blank = stop != NULL ? memchr (start, ' ', (gsize) (stop - start)) : NULL;
  if (blank == NULL)
    return FALSE;
  *name = blank + 1;
  *name_length = (gsize) (stop - *name);
  *length -= (gsize) (stop + 1 - start);
  *line = stop + 1;

  return TRUE;
}

PursuitMailHeader
pursuit_talk_line_read_header (const char *line,
                               gsize length,
                               const char **value,
                               gsize *value_length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      gsize n = strlen (headers[i].name);

      if (!begins_with (line, length, headers[i].name) || memchr (line, ':', length) == NULL)
        continue;
      /* "Anna Keller <anna@example.org>" is called by her name. */
      *value = line + n;
      *value_length = length - n;
      for (gsize k = n + 2; k < length; k++)
        if (line[k] == '<')
          {
            *value_length = k - n;
            break;
          }
      return headers[i].header;
    }

  return PURSUIT_MAIL_HEADER_NONE;
}

static gboolean
ends_with (const char *line, gsize length, const char *word)
{
  gsize n = strlen (word);

  return length >= n && strncmp (line + length - n, word, n) == 0;
}

gboolean
pursuit_talk_line_quotes (const char *line, gsize length)
{
  return ends_with (line, length, "wrote:") || ends_with (line, length, "schrieb:")
         || begins_with (line, length, "-----Original");
}
