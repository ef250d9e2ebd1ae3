/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-template-scanner-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/pursuit-document-error.h"
#include "document/pursuit-template-values.h"

#define OPEN "{{"
#define CLOSE "}}"
#define MAX_TAG_BYTES 200

static gboolean
fail (const PursuitTemplateScanner *self, const char *what, GError **error)
{
  g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TEMPLATE,
               _ ("Line %u of the template: %s."), self->line, what);

  return FALSE;
}

static const char *
find_open (const char *at)
{
  return strstr (at, OPEN);
}

static gboolean
is_space_until (const char *from, const char *to)
{
  for (; from < to; from++)
    {
      if (*from != ' ' && *from != '\t' && *from != '\r')
        return FALSE;
    }

  return TRUE;
}

static gboolean
stands_alone (const PursuitTemplateScanner *self, const char *open, const char *end)
{
  const char *line_start = open;
  const char *line_end = strchr (end, '\n');

  while (line_start > self->start && line_start[-1] != '\n')
    line_start--;
  if (line_end == NULL)
    line_end = end + strlen (end);

  return is_space_until (line_start, open) && is_space_until (end, line_end);
}

static void
set_text (PursuitTemplateScanner *self, const char *end)
{
  self->token.kind = PURSUIT_TEMPLATE_TOKEN_TEXT;
  self->token.text = self->at;
  self->token.length = (gsize) (end - self->at);
  self->token.line = self->line;
  for (const char *p = self->at; p < end; p++)
    self->line += *p == '\n';
  self->at = end;
}

static gboolean
take_name (PursuitTemplateScanner *self,
           PursuitTemplateTokenKind kind,
           const char *name,
           GError **error)
{
  if (!pursuit_template_name_is_valid (name))
    return fail (self, _ ("a tag must name a variable, such as {{company_name}}"), error);

  self->token.kind = kind;
  self->token.name = g_strdup (name);

  return TRUE;
}

static gboolean
read_tag (PursuitTemplateScanner *self, const char *inner, GError **error)
{
  if (g_str_equal (inner, "else"))
    {
      self->token.kind = PURSUIT_TEMPLATE_TOKEN_ELSE;
      return TRUE;
    }
  if (g_str_equal (inner, "/if"))
    {
      self->token.kind = PURSUIT_TEMPLATE_TOKEN_END_IF;
      return TRUE;
    }
  if (g_str_has_prefix (inner, "#if "))
    {
      g_autofree char *name = g_strstrip (g_strdup (inner + strlen ("#if ")));

      return take_name (self, PURSUIT_TEMPLATE_TOKEN_IF, name, error);
    }

  return take_name (self, PURSUIT_TEMPLATE_TOKEN_VARIABLE, inner, error);
}

static gboolean
scan_tag (PursuitTemplateScanner *self, GError **error)
{
  const char *open = self->at;
  const char *close = g_strstr_len (open, MAX_TAG_BYTES, CLOSE);
  g_autofree char *inner = NULL;

  if (close == NULL || memchr (open, '\n', (gsize) (close - open)) != NULL)
    return fail (self, _ ("a tag begins with {{ and does not end with }}"), error);

  inner = g_strstrip (g_strndup (open + strlen (OPEN), (gsize) (close - open) - strlen (OPEN)));
  self->token.text = open;
  self->token.length = (gsize) (close - open) + strlen (CLOSE);
  self->token.line = self->line;
  self->token.alone = stands_alone (self, open, close + strlen (CLOSE));
  if (!read_tag (self, inner, error))
    return FALSE;
  self->at = close + strlen (CLOSE);

  return TRUE;
}

void
pursuit_template_scanner_init (PursuitTemplateScanner *self, const char *text)
{
  *self = (PursuitTemplateScanner){ .start = text, .at = text, .line = 1 };
}

void
pursuit_template_scanner_clear (PursuitTemplateScanner *self)
{
  g_clear_pointer (&self->token.name, g_free);
}

gboolean
pursuit_template_scanner_next (PursuitTemplateScanner *self, GError **error)
{
  const char *open = find_open (self->at);

  g_clear_pointer (&self->token.name, g_free);
  self->token = (PursuitTemplateToken){ .kind = PURSUIT_TEMPLATE_TOKEN_END, .line = self->line };

  if (*self->at == '\0')
    return TRUE;
  if (open == NULL)
    set_text (self, self->at + strlen (self->at));
  else if (open > self->at && open[-1] == '\\' && open - 1 > self->at)
    set_text (self, open - 1);
  else if (open > self->at && open[-1] == '\\')
    {
      /* The backslash goes, the braces stay as text. */
      self->at = open;
      set_text (self, open + strlen (OPEN));
    }
  else if (open > self->at)
    set_text (self, open);
  else
    return scan_tag (self, error);

  return TRUE;
}
