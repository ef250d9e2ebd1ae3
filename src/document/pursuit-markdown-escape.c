/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-markdown-escape.h"

#include <string.h>

/* These mean something wherever they stand. */
#define ALWAYS "\\`*_[]<>|~&!#${}"

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* List marks, rules and underlines of headings begin a line: nothing of a word is before them. */
static gboolean
begins_mark (char before)
{
  return !is_word (before);
}

static gboolean
needs_escape (const char *p, char before)
{
  char after = p[1];

  if (strchr (ALWAYS, *p) != NULL)
    return TRUE;

  switch (*p)
    {
    case '-':
    case '+':
    case '=':
      return begins_mark (before);
    case '.':
      /* "1. " begins a list, "www." a link. */
      return before == 'w' || before == 'W'
             || ((before == '\0' || g_ascii_isdigit (before)) && (after == '\0' || after == ' '));
    case ')':
      return (before == '\0' || g_ascii_isdigit (before)) && (after == '\0' || after == ' ');
    case '(':
      return before == '\0';
    case ':':
      return after == '/' || before == '\0' || after == '\0';
    default:
      return FALSE;
    }
}

static char *
squeeze_space (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) && c != 0xa0 && c != 0x202f)
        {
          space = line->len > 0;
          continue;
        }
      if (g_unichar_iscntrl (c))
        continue;
      if (space)
        g_string_append_c (line, ' ');
      space = FALSE;
      g_string_append_unichar (line, c);
    }

  return g_string_free (line, FALSE);
}

char *
pursuit_markdown_escape (const char *text)
{
  g_autofree char *line = NULL;
  GString *escaped;
  char before = '\0';

  g_return_val_if_fail (text != NULL, NULL);

  line = squeeze_space (text);
  escaped = g_string_new (NULL);
  for (const char *p = line; *p != '\0'; p++)
    {
      if (needs_escape (p, before))
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
      before = *p;
    }

  return g_string_free (escaped, FALSE);
}
