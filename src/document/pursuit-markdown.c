/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-markdown-private.h"

#include <cmark-gfm-core-extensions.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/pursuit-document-error.h"

typedef struct
{
  guint line;
  guint64 filled_cells;
  guint64 columns; /* of the table that might be open, else 0 */
  guint64 uses;
  guint64 definition;
  guint64 longest_definition;
  guint64 mail_steps;
} Guard;

static const struct
{
  PursuitMarkdownExtensions flag;
  const char *name;
} EXTENSIONS[] = {
  { PURSUIT_MARKDOWN_TABLE, "table" },         { PURSUIT_MARKDOWN_STRIKETHROUGH, "strikethrough" },
  { PURSUIT_MARKDOWN_AUTOLINK, "autolink" },   { PURSUIT_MARKDOWN_TASKLIST, "tasklist" },
  { PURSUIT_MARKDOWN_TAGFILTER, "tagfilter" },
};

static GMutex cmark_lock;

static gboolean
refuse (GError **error, guint line, const char *what)
{
  g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
               _ ("Line %u of the text cannot be read: %s. Shorten it and try again."), line, what);

  return FALSE;
}

static gboolean
line_is_blank (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isspace (line[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
line_may_open_table (const char *line, gsize length)
{
  gboolean dash = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (strchr ("|:->*+.) \t\r0123456789", line[i]) == NULL)
        return FALSE;
      dash = dash || line[i] == '-';
    }

  return dash;
}

/* The mail search starts at each @ and may run to the end of the word: also for an entity. */
static guint64
count_mail_steps (const char *line, gsize length)
{
  guint64 steps = 0;
  gsize start = 0;
  guint64 marks = 0;

  for (gsize i = 0; i <= length; i++)
    {
      if (i < length && !g_ascii_isspace (line[i]))
        {
          marks += line[i] == '@' || line[i] == '&';
          continue;
        }
      steps += marks * (i - start);
      start = i + 1;
      marks = 0;
    }

  return steps;
}

static gboolean
guard_line (Guard *guard, const char *line, gsize length, GError **error)
{
  guint64 pipes = 0;
  gboolean defines = FALSE;

  guard->line++;
  for (gsize i = 0; i < length; i++)
    {
      pipes += line[i] == '|';
      guard->uses += line[i] == ']';
      defines = defines || (line[i] == ']' && i + 1 < length && line[i + 1] == ':');
    }

  if (pipes > PURSUIT_MARKDOWN_MAX_PIPES)
    return refuse (error, guard->line, _ ("it has more than a thousand table columns"));

  if (line_is_blank (line, length))
    guard->columns = 0;
  else if (line_may_open_table (line, length))
    guard->columns = MAX (guard->columns, pipes + 1);
  guard->filled_cells += guard->columns;
  if (guard->filled_cells > PURSUIT_MARKDOWN_MAX_FILLED_CELLS)
    return refuse (error, guard->line, _ ("its table has too many cells"));

  if (defines)
    guard->definition = length;
  else if (line_is_blank (line, length))
    guard->definition = 0;
  else if (guard->definition > 0)
    guard->definition += length;
  guard->longest_definition = MAX (guard->longest_definition, guard->definition);
  if (guard->longest_definition * guard->uses > PURSUIT_MARKDOWN_MAX_UNFOLDED)
    return refuse (error, guard->line, _ ("its links unfold to too much text"));

  guard->mail_steps += count_mail_steps (line, length);
  if (guard->mail_steps > PURSUIT_MARKDOWN_MAX_MAIL_STEPS)
    return refuse (error, guard->line, _ ("it has too many @ or & signs in one word"));

  return TRUE;
}

gboolean
pursuit_markdown_check (const char *markdown, gsize length, GError **error)
{
  Guard guard = { 0 };

  g_assert (markdown != NULL);

  if (length > PURSUIT_DOCUMENT_MAX_BYTES)
    {
      g_set_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE,
                   _ ("The text is longer than %u MiB. Split it into several documents."),
                   PURSUIT_DOCUMENT_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }

  for (gsize start = 0; start < length;)
    {
      const char *end = memchr (markdown + start, '\n', length - start);
      gsize line_length = (end != NULL ? (gsize) (end - markdown) : length) - start;

      if (!guard_line (&guard, markdown + start, line_length, error))
        return FALSE;
      start += line_length + 1;
    }

  return TRUE;
}

static void
attach_extensions (cmark_parser *parser, PursuitMarkdownExtensions extensions)
{
  for (gsize i = 0; i < G_N_ELEMENTS (EXTENSIONS); i++)
    {
      if (extensions & EXTENSIONS[i].flag)
        cmark_parser_attach_syntax_extension (parser,
                                              cmark_find_syntax_extension (EXTENSIONS[i].name));
    }
}

cmark_node *
pursuit_markdown_parse (const char *markdown,
                        gsize length,
                        PursuitMarkdownExtensions extensions,
                        char **trusted_html)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&cmark_lock);
  int options = trusted_html != NULL ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT;
  cmark_parser *parser;
  cmark_node *root;

  cmark_gfm_core_extensions_ensure_registered ();

  parser = cmark_parser_new (options);
  attach_extensions (parser, extensions);
  cmark_parser_feed (parser, markdown, length);
  root = cmark_parser_finish (parser);
  if (trusted_html != NULL)
    {
      char *html = cmark_render_html (root, options, cmark_parser_get_syntax_extensions (parser));

      *trusted_html = g_strdup (html);
      cmark_get_default_mem_allocator ()->free (html);
    }
  cmark_parser_free (parser);

  return root;
}

char *
pursuit_markdown_to_trusted_html (const char *markdown,
                                  gssize length,
                                  PursuitMarkdownExtensions extensions,
                                  GError **error)
{
  char *html = NULL;
  gsize size;

  g_return_val_if_fail (markdown != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  size = length < 0 ? strlen (markdown) : (gsize) length;
  if (!pursuit_markdown_check (markdown, size, error))
    return NULL;
  cmark_node_free (pursuit_markdown_parse (markdown, size, extensions, &html));

  return html;
}
