/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-document-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/pursuit-document-node-private.h"
#include "document/pursuit-document-private.h"

#define MIN_WIDTH 20u
#define COLUMN_GAP 2u
#define RULE_WIDTH 40u

typedef struct
{
  GString *out;
  GString *prefix; /* of every line: quote marks and indents of lists */
  GString *marker; /* of the next line only, in place of the end of the prefix; may be empty */
  guint width;     /* 0: do not wrap */
} Writer;

static void write_blocks (Writer *self, const PursuitDocumentNode *parent, gboolean tight);

static guint
measure (const char *text)
{
  guint cells = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        cells += g_unichar_iswide (c) ? 2 : 1;
    }

  return cells;
}

static void
append_spaces (GString *out, guint count)
{
  for (guint i = 0; i < count; i++)
    g_string_append_c (out, ' ');
}

static void
write_line (Writer *self, const char *text)
{
  gsize start = self->out->len;

  if (self->marker->len > 0)
    g_string_append_len (self->out, self->marker->str, (gssize) self->marker->len);
  else
    g_string_append_len (self->out, self->prefix->str, (gssize) self->prefix->len);
  g_string_truncate (self->marker, 0);
  g_string_append (self->out, text);
  while (self->out->len > start && self->out->str[self->out->len - 1] == ' ')
    g_string_truncate (self->out, self->out->len - 1);
  g_string_append_c (self->out, '\n');
}

static void
append_target (GString *text, const PursuitDocumentNode *link, gsize label_start)
{
  const char *label = text->str + label_start;
  const char *shown = link->url;

  if (shown == NULL || shown[0] == '#')
    return;
  if (g_str_has_prefix (shown, "mailto:"))
    shown += strlen ("mailto:");
  if (g_str_equal (label, link->url) || g_str_equal (label, shown))
    return;

  g_string_append_printf (text, " (%s)", shown);
}

static void
append_inlines (GString *text, const PursuitDocumentNode *parent)
{
  for (const PursuitDocumentNode *node = parent->first_child; node != NULL; node = node->next)
    {
      gsize start = text->len;

      if (node->kind == PURSUIT_NODE_SOFT_BREAK)
        g_string_append_c (text, ' ');
      else if (node->kind == PURSUIT_NODE_HARD_BREAK)
        g_string_append_c (text, '\n');
      else if (node->kind == PURSUIT_NODE_GAP)
        g_string_append_c (text, '[');
      else
        g_string_append (text, node->text);

      if (node->kind == PURSUIT_NODE_IMAGE && node->first_child == NULL)
        g_string_append (text, _ ("picture"));
      append_inlines (text, node);

      if (node->kind == PURSUIT_NODE_GAP)
        g_string_append_c (text, ']');
      else if (node->kind == PURSUIT_NODE_LINK || node->kind == PURSUIT_NODE_IMAGE)
        append_target (text, node, start);
    }
}

static char *
dup_inlines (const PursuitDocumentNode *node)
{
  GString *text = g_string_new (NULL);

  append_inlines (text, node);

  return g_string_free (text, FALSE);
}

static guint
room (Writer *self)
{
  guint indent = measure (self->prefix->str);

  return self->width > indent + MIN_WIDTH ? self->width - indent : MIN_WIDTH;
}

static void
write_wrapped_line (Writer *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) line = g_string_new (NULL);
  guint used = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint cells = measure (words[i]);

      if (cells == 0)
        continue;
      if (used > 0 && used + 1 + cells > room (self))
        {
          write_line (self, line->str);
          g_string_truncate (line, 0);
          used = 0;
        }
      if (used > 0)
        {
          g_string_append_c (line, ' ');
          used++;
        }
      g_string_append (line, words[i]);
      used += cells;
    }
  write_line (self, line->str);
}

static void
write_text (Writer *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (self->width > 0)
        write_wrapped_line (self, lines[i]);
      else
        write_line (self, lines[i]);
    }
}

static void
write_heading (Writer *self, const PursuitDocumentNode *node)
{
  g_autofree char *text = pursuit_document_node_dup_plain_text (node);
  g_autoptr (GString) line = g_string_new (NULL);
  guint cells = measure (text);

  write_text (self, text);
  if (node->number > 2)
    return;

  cells = self->width > 0 ? MIN (cells, room (self)) : cells;
  for (guint i = 0; i < cells; i++)
    g_string_append_c (line, node->number == 1 ? '=' : '-');
  write_line (self, line->str);
}

static void
write_code (Writer *self, const PursuitDocumentNode *node)
{
  g_auto (GStrv) lines = g_strsplit (node->text, "\n", -1);
  guint count = g_strv_length (lines);

  if (count > 0 && *lines[count - 1] == '\0')
    count--;
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *line = g_strconcat ("    ", lines[i], NULL);

      write_line (self, line);
    }
}

/* Puts what makes a nested line before the prefix, and takes it away again at its end. */
static void
write_nested (Writer *self,
              const PursuitDocumentNode *node,
              const char *first,
              const char *rest,
              gboolean tight)
{
  gsize outer = self->prefix->len;

  if (self->marker->len == 0)
    g_string_append (self->marker, self->prefix->str);
  g_string_append (self->marker, first);
  g_string_append (self->prefix, rest);
  if (node->first_child != NULL)
    write_blocks (self, node, tight);
  if (self->marker->len > 0)
    write_line (self, "");
  g_string_truncate (self->prefix, outer);
}

static void
write_list (Writer *self, const PursuitDocumentNode *list)
{
  guint number = list->number;

  for (const PursuitDocumentNode *item = list->first_child; item != NULL; item = item->next)
    {
      g_autoptr (GString) first = g_string_new (NULL);
      g_autofree char *rest = NULL;

      if (list->ordered)
        g_string_append_printf (first, "%u. ", number++);
      else
        g_string_append (first, "- ");
      rest = g_strnfill (first->len, ' ');
      if (item->task != PURSUIT_TASK_NONE)
        g_string_append (first, item->task == PURSUIT_TASK_DONE ? "[x] " : "[ ] ");

      write_nested (self, item, first->str, rest, list->tight);
      if (!list->tight && item->next != NULL)
        write_line (self, "");
    }
}

static void
append_cell (GString *line, const char *text, guint width, PursuitColumnAlignment alignment)
{
  guint cells = measure (text);
  guint space = width > cells ? width - cells : 0;
  guint before = 0;

  if (alignment == PURSUIT_COLUMN_END)
    before = space;
  else if (alignment == PURSUIT_COLUMN_CENTER)
    before = space / 2;

  append_spaces (line, before);
  g_string_append (line, text);
  append_spaces (line, space - before);
}

static GPtrArray *
collect_cells (const PursuitDocumentNode *table, guint *widths)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (const PursuitDocumentNode *row = table->first_child; row != NULL; row = row->next)
    {
      const PursuitDocumentNode *cell = row->first_child;

      for (guint column = 0; column < table->number; column++)
        {
          char *text = cell != NULL ? dup_inlines (cell) : g_strdup ("");

          g_strdelimit (text, "\n", ' ');
          widths[column] = MAX (widths[column], measure (text));
          g_ptr_array_add (cells, text);
          cell = cell != NULL ? cell->next : NULL;
        }
    }

  return cells;
}

static void
write_table_rule (Writer *self, const guint *widths, guint n_columns)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint column = 0; column < n_columns; column++)
    {
      if (column > 0)
        append_spaces (line, COLUMN_GAP);
      for (guint i = 0; i < MAX (widths[column], 1); i++)
        g_string_append_c (line, '-');
    }
  write_line (self, line->str);
}

static void
write_table (Writer *self, const PursuitDocumentNode *table)
{
  guint widths[PURSUIT_DOCUMENT_MAX_COLUMNS] = { 0 };
  g_autoptr (GPtrArray) cells = collect_cells (table, widths);
  guint index = 0;

  for (const PursuitDocumentNode *row = table->first_child; row != NULL; row = row->next)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint column = 0; column < table->number; column++)
        {
          if (column > 0)
            append_spaces (line, COLUMN_GAP);
          append_cell (line, g_ptr_array_index (cells, index++), widths[column],
                       table->alignments[column]);
        }
      write_line (self, line->str);
      if (row->header)
        write_table_rule (self, widths, table->number);
    }
}

static void
write_rule (Writer *self)
{
  g_autofree char *line
      = g_strnfill (self->width > 0 ? MIN (room (self), RULE_WIDTH) : RULE_WIDTH, '-');

  write_line (self, line);
}

static void
write_block (Writer *self, const PursuitDocumentNode *node)
{
  g_autofree char *text = NULL;

  switch (node->kind)
    {
    case PURSUIT_NODE_HEADING:
      write_heading (self, node);
      break;
    case PURSUIT_NODE_QUOTE:
      write_nested (self, node, "> ", "> ", FALSE);
      break;
    case PURSUIT_NODE_LIST:
      write_list (self, node);
      break;
    case PURSUIT_NODE_CODE_BLOCK:
      write_code (self, node);
      break;
    case PURSUIT_NODE_RULE:
      write_rule (self);
      break;
    case PURSUIT_NODE_TABLE:
      write_table (self, node);
      break;
    case PURSUIT_NODE_PAGE_BREAK:
      break;
    default:
      text = dup_inlines (node);
      write_text (self, text);
    }
}

/* Recursion is bounded by PURSUIT_DOCUMENT_MAX_DEPTH. */
static void
write_blocks (Writer *self, const PursuitDocumentNode *parent, gboolean tight)
{
  for (const PursuitDocumentNode *node = parent->first_child; node != NULL; node = node->next)
    {
      write_block (self, node);
      if (node->next != NULL && !tight && node->kind != PURSUIT_NODE_PAGE_BREAK)
        write_line (self, "");
    }
}

char *
pursuit_document_to_text (PursuitDocument *document, guint width)
{
  g_autoptr (GString) prefix = g_string_new (NULL);
  g_autoptr (GString) marker = g_string_new (NULL);
  Writer self = { .prefix = prefix, .marker = marker };

  g_return_val_if_fail (document != NULL, NULL);

  self.out = g_string_new (NULL);
  self.width = width == 0 ? 0 : MAX (width, MIN_WIDTH);
  write_blocks (&self, pursuit_document_get_root (document), FALSE);

  return g_string_free (self.out, FALSE);
}
