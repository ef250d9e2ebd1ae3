/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-template-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/pursuit-document-error.h"
#include "document/pursuit-document-private.h"
#include "document/pursuit-markdown-escape.h"
#include "document/pursuit-template-scanner-private.h"
#include "document/pursuit-template-values-private.h"

/* An open {{#if}}. */
typedef struct
{
  gboolean holds;     /* the condition */
  gboolean otherwise; /* after {{else}} */
  guint line;
} Condition;

typedef struct
{
  PursuitTemplateValues *values; /* borrowed */
  PursuitTemplateFill *fill;     /* being made */
  GString *out;
  Condition conditions[PURSUIT_TEMPLATE_MAX_DEPTH];
  guint depth;
  gboolean drop_line_end; /* a tag that stood alone takes its line with it */
} Filler;

static void
gap_free (gpointer data)
{
  PursuitTemplateGap *gap = data;

  g_free (gap->name);
  g_free (gap->label);
  g_free (gap);
}

static gboolean
fail (int code, guint line, const char *what, GError **error)
{
  g_set_error (error, PURSUIT_DOCUMENT_ERROR, code, _ ("Line %u of the template: %s."), line, what);

  return FALSE;
}

static gboolean
is_shown (const Filler *self)
{
  for (guint i = 0; i < self->depth; i++)
    {
      if (self->conditions[i].holds == self->conditions[i].otherwise)
        return FALSE;
    }

  return TRUE;
}

/* Keeps count of where each line of the result came from. */
static void
append (Filler *self, const char *text, gsize length, guint line, gboolean counts)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] != '\n')
        continue;
      line += counts;
      g_array_append_val (self->fill->source_lines, line);
    }
  g_string_append_len (self->out, text, (gssize) length);
}

static void
append_text (Filler *self, const PursuitTemplateToken *token)
{
  const char *text = token->text;
  gsize length = token->length;
  guint line = token->line;

  if (self->drop_line_end)
    {
      const char *end = memchr (text, '\n', length);

      if (end != NULL)
        {
          length -= (gsize) (end - text) + 1;
          text = end + 1;
          line++;
          if (self->fill->source_lines->len > 0)
            g_array_index (self->fill->source_lines, guint, self->fill->source_lines->len - 1)
                = line;
        }
      self->drop_line_end = FALSE;
    }
  if (is_shown (self))
    append (self, text, length, line, TRUE);
}

/* Takes back the white space before a tag that stands alone. */
static void
drop_line (Filler *self, const PursuitTemplateToken *token)
{
  if (!token->alone)
    return;

  while (self->out->len > 0 && strchr (" \t", self->out->str[self->out->len - 1]) != NULL)
    g_string_truncate (self->out, self->out->len - 1);
  self->drop_line_end = TRUE;
}

static const PursuitTemplateValue *
find_value (Filler *self, const PursuitTemplateToken *token, GError **error)
{
  const PursuitTemplateValue *value = pursuit_template_values_find (self->values, token->name);
  g_autofree char *what = NULL;

  if (value != NULL)
    return value;

  what = g_strdup_printf (_ ("there is no variable “%s”"), token->name);
  fail (PURSUIT_DOCUMENT_ERROR_UNKNOWN_VARIABLE, token->line, what, error);

  return NULL;
}

static void
append_gap (Filler *self, const PursuitTemplateToken *token, const PursuitTemplateValue *value)
{
  PursuitTemplateGap *gap = g_new0 (PursuitTemplateGap, 1);
  g_autofree char *words = g_strdup_printf (_ ("%s: not established"), value->label);
  g_autofree char *escaped = pursuit_markdown_escape (words);

  gap->name = g_strdup (token->name);
  gap->label = g_strdup (value->label);
  gap->line = token->line;
  g_ptr_array_add (self->fill->gaps, gap);
  g_string_append_printf (self->out, "[%s](" PURSUIT_DOCUMENT_GAP_SCHEME "%s)", escaped,
                          token->name);
}

static gboolean
put_variable (Filler *self, const PursuitTemplateToken *token, GError **error)
{
  const PursuitTemplateValue *value = find_value (self, token, error);
  g_autofree char *text = NULL;

  if (value == NULL)
    return FALSE;
  if (value->markdown && !token->alone)
    {
      text = g_strdup_printf (_ ("“%s” must stand alone on its line"), token->name);
      return fail (PURSUIT_DOCUMENT_ERROR_TEMPLATE, token->line, text, error);
    }
  if (!is_shown (self))
    return TRUE;

  if (value->text == NULL)
    append_gap (self, token, value);
  else if (value->markdown)
    {
      text = g_strchomp (g_strdup (value->text));
      append (self, text, strlen (text), token->line, FALSE);
    }
  else
    {
      text = pursuit_markdown_escape (value->text);
      append (self, text, strlen (text), token->line, FALSE);
    }

  return TRUE;
}

static gboolean
open_condition (Filler *self, const PursuitTemplateToken *token, GError **error)
{
  const PursuitTemplateValue *value = find_value (self, token, error);

  if (value == NULL)
    return FALSE;
  if (self->depth == PURSUIT_TEMPLATE_MAX_DEPTH)
    return fail (PURSUIT_DOCUMENT_ERROR_TEMPLATE, token->line,
                 _ ("too many {{#if}} stand inside each other"), error);

  drop_line (self, token);
  self->conditions[self->depth++]
      = (Condition){ .holds = value->text != NULL, .line = token->line };

  return TRUE;
}

static gboolean
turn_condition (Filler *self, const PursuitTemplateToken *token, GError **error)
{
  if (self->depth == 0 || self->conditions[self->depth - 1].otherwise)
    return fail (PURSUIT_DOCUMENT_ERROR_TEMPLATE, token->line,
                 _ ("{{else}} has no {{#if}} before it"), error);

  drop_line (self, token);
  self->conditions[self->depth - 1].otherwise = TRUE;

  return TRUE;
}

static gboolean
close_condition (Filler *self, const PursuitTemplateToken *token, GError **error)
{
  if (self->depth == 0)
    return fail (PURSUIT_DOCUMENT_ERROR_TEMPLATE, token->line,
                 _ ("{{/if}} has no {{#if}} before it"), error);

  drop_line (self, token);
  self->depth--;

  return TRUE;
}

static gboolean
put_token (Filler *self, const PursuitTemplateToken *token, GError **error)
{
  switch (token->kind)
    {
    case PURSUIT_TEMPLATE_TOKEN_TEXT:
      append_text (self, token);
      return TRUE;
    case PURSUIT_TEMPLATE_TOKEN_VARIABLE:
      return put_variable (self, token, error);
    case PURSUIT_TEMPLATE_TOKEN_IF:
      return open_condition (self, token, error);
    case PURSUIT_TEMPLATE_TOKEN_ELSE:
      return turn_condition (self, token, error);
    case PURSUIT_TEMPLATE_TOKEN_END_IF:
      return close_condition (self, token, error);
    case PURSUIT_TEMPLATE_TOKEN_END:
    default:
      return TRUE;
    }
}

static gboolean
check_size (const Filler *self, GError **error)
{
  if (self->out->len <= PURSUIT_DOCUMENT_MAX_BYTES)
    return TRUE;

  g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
               _ ("The filled template is longer than %u MiB. Shorten its values."),
               PURSUIT_DOCUMENT_MAX_BYTES / (1024 * 1024));

  return FALSE;
}

static gboolean
fill_all (Filler *self, const char *template, GError **error)
{
  g_auto (PursuitTemplateScanner) scanner = { 0 };

  pursuit_template_scanner_init (&scanner, template);
  do
    {
      if (!pursuit_template_scanner_next (&scanner, error)
          || !put_token (self, &scanner.token, error) || !check_size (self, error))
        return FALSE;
    }
  while (scanner.token.kind != PURSUIT_TEMPLATE_TOKEN_END);

  if (self->depth > 0)
    return fail (PURSUIT_DOCUMENT_ERROR_TEMPLATE, self->conditions[self->depth - 1].line,
                 _ ("{{#if}} has no {{/if}} behind it"), error);

  return TRUE;
}

PursuitTemplateFill *
pursuit_template_fill (const char *template, PursuitTemplateValues *values, GError **error)
{
  g_autoptr (PursuitTemplateFill) fill = NULL;
  g_autoptr (GString) out = NULL;
  Filler self = { 0 };
  guint first = 1;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  fill = g_new0 (PursuitTemplateFill, 1);
  fill->gaps = g_ptr_array_new_with_free_func (gap_free);
  fill->source_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (fill->source_lines, first);
  out = g_string_new (NULL);
  self.values = values;
  self.fill = fill;
  self.out = out;

  if (!fill_all (&self, template, error))
    return NULL;
  fill->markdown = g_string_free (g_steal_pointer (&out), FALSE);

  return g_steal_pointer (&fill);
}

void
pursuit_template_fill_free (PursuitTemplateFill *fill)
{
  if (fill == NULL)
    return;

  g_free (fill->markdown);
  g_ptr_array_unref (fill->gaps);
  g_array_unref (fill->source_lines);
  g_free (fill);
}

guint
pursuit_template_fill_get_source_line (const PursuitTemplateFill *fill, guint line)
{
  g_return_val_if_fail (fill != NULL, 1);

  line = CLAMP (line, 1, fill->source_lines->len);

  return g_array_index (fill->source_lines, guint, line - 1);
}

gboolean
pursuit_template_fill_check (const PursuitTemplateFill *fill, GError **error)
{
  g_autoptr (GString) list = NULL;

  g_return_val_if_fail (fill != NULL, FALSE);

  if (fill->gaps->len == 0)
    return TRUE;

  list = g_string_new (NULL);
  for (guint i = 0; i < fill->gaps->len; i++)
    {
      const PursuitTemplateGap *gap = g_ptr_array_index (fill->gaps, i);

      if (i > 0)
        g_string_append (list, ", ");
      /* Translators: a variable's name and where it is used. */
      g_string_append_printf (list, _ ("%s (line %u)"), gap->name, gap->line);
    }
  g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_MISSING_VALUE,
               g_dngettext (GETTEXT_PACKAGE,
                            "A value is missing: %s. Enter it, or take it out of the text.",
                            "Values are missing: %s. Enter them, or take them out of the text.",
                            fill->gaps->len),
               list->str);

  return FALSE;
}

GPtrArray *
pursuit_template_list_variables (const char *template, GError **error)
{
  g_auto (PursuitTemplateScanner) scanner = { 0 };
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (template != NULL, NULL);

  names = g_ptr_array_new_with_free_func (g_free);
  pursuit_template_scanner_init (&scanner, template);
  do
    {
      const char *name;

      if (!pursuit_template_scanner_next (&scanner, error))
        return NULL;
      name = scanner.token.name;
      if (name != NULL && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
  while (scanner.token.kind != PURSUIT_TEMPLATE_TOKEN_END);

  return g_steal_pointer (&names);
}
