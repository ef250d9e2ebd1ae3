/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-document-flow.h"

#include "app/pursuit-document-tags.h"

#include <glib/gi18n-lib.h>

#define PLACEHOLDER "\xef\xbf\xbc"
#define LINE_BREAK "\xe2\x80\xa8"
#define NO_BREAK_SPACE "\xc2\xa0"

typedef struct
{
  PursuitDocumentFlow *out;
  GtkTextTagTable *tags;
  const char *marker; /* of the item whose first paragraph comes next */
  guint last;         /* where the last paragraph begins */
  guint level;
  gboolean tight;
} Writer;

static void write_block (Writer *self, const PursuitDocumentNode *node);

static void
append (Writer *self, const char *text)
{
  g_string_append (self->out->text, text);
  self->out->n_chars += g_utf8_strlen (text, -1);
}

static void
add_tag (Writer *self, GtkTextTag *tag, guint start)
{
  PursuitDocumentSpan span = { tag, start, self->out->n_chars };

  if (span.end > span.start)
    g_array_append_val (self->out->spans, span);
}

static void
add_span (Writer *self, PursuitDocumentTag tag, guint start)
{
  add_tag (self, pursuit_document_tags_get (self->tags, tag), start);
}

static void
add_link (Writer *self, const char *url, guint start)
{
  PursuitDocumentLink link = { start, self->out->n_chars, NULL };

  if (url == NULL || link.end == link.start)
    return;

  link.url = g_strdup (url);
  g_array_append_val (self->out->links, link);
}

static void write_inlines (Writer *self, const PursuitDocumentNode *parent);

static void
write_styled (Writer *self, const PursuitDocumentNode *node, PursuitDocumentTag tag)
{
  guint start = self->out->n_chars;

  write_inlines (self, node);
  add_span (self, tag, start);
}

static void
write_code (Writer *self, const PursuitDocumentNode *node)
{
  guint start = self->out->n_chars;

  append (self, pursuit_document_node_get_text (node));
  add_span (self, PURSUIT_DOCUMENT_TAG_CODE, start);
}

static void
write_link (Writer *self, const PursuitDocumentNode *node)
{
  const char *url = pursuit_document_node_get_url (node);
  guint start = self->out->n_chars;

  write_inlines (self, node);
  add_link (self, url, start);
  if (url != NULL)
    add_span (self, PURSUIT_DOCUMENT_TAG_LINK, start);
}

static void
write_picture (Writer *self, const PursuitDocumentNode *node)
{
  g_autofree char *alternative = pursuit_document_node_dup_plain_text (node);
  g_autofree char *text = NULL;
  guint start = self->out->n_chars;

  /* Translators: stands where a document has a picture; %s says what it shows. */
  text = *alternative != '\0' ? g_strdup_printf (_ ("[Picture: %s]"), alternative)
                              : g_strdup (_ ("[Picture]"));
  append (self, text);
  add_span (self, PURSUIT_DOCUMENT_TAG_PICTURE, start);
}

static void
write_inline (Writer *self, const PursuitDocumentNode *node)
{
  switch ((guint) pursuit_document_node_get_kind (node))
    {
    case PURSUIT_NODE_TEXT:
      append (self, pursuit_document_node_get_text (node));
      break;
    case PURSUIT_NODE_EMPHASIS:
      write_styled (self, node, PURSUIT_DOCUMENT_TAG_EMPHASIS);
      break;
    case PURSUIT_NODE_STRONG:
      write_styled (self, node, PURSUIT_DOCUMENT_TAG_STRONG);
      break;
    case PURSUIT_NODE_STRIKE:
      write_styled (self, node, PURSUIT_DOCUMENT_TAG_STRIKE);
      break;
    case PURSUIT_NODE_GAP:
      write_styled (self, node, PURSUIT_DOCUMENT_TAG_GAP);
      break;
    case PURSUIT_NODE_CODE:
      write_code (self, node);
      break;
    case PURSUIT_NODE_LINK:
      write_link (self, node);
      break;
    case PURSUIT_NODE_IMAGE:
      write_picture (self, node);
      break;
    case PURSUIT_NODE_SOFT_BREAK:
      append (self, " ");
      break;
    case PURSUIT_NODE_HARD_BREAK:
      append (self, LINE_BREAK);
      break;
    default:
      write_inlines (self, node);
      break;
    }
}

static void
write_inlines (Writer *self, const PursuitDocumentNode *parent)
{
  const PursuitDocumentNode *node = pursuit_document_node_get_first_child (parent);

  for (; node != NULL; node = pursuit_document_node_get_next (node))
    write_inline (self, node);
}

/* Starts a paragraph, with the marker of a list item if one waits. */
static guint
begin_paragraph (Writer *self, gboolean *hanging)
{
  guint start = self->out->n_chars;

  *hanging = self->marker != NULL;
  if (self->marker != NULL)
    {
      append (self, self->marker);
      add_span (self, PURSUIT_DOCUMENT_TAG_MARKER, start);
      append (self, "\t");
      self->marker = NULL;
    }

  return start;
}

static void
end_paragraph (Writer *self, guint start, gboolean hanging)
{
  append (self, "\n");
  self->last = start;
  if (self->level > 0)
    add_tag (self, pursuit_document_tags_get_indent (self->tags, self->level, hanging), start);
}

static void
write_paragraph (Writer *self, const PursuitDocumentNode *node, PursuitDocumentTag tag)
{
  gboolean hanging;
  guint start = begin_paragraph (self, &hanging);

  write_inlines (self, node);
  end_paragraph (self, start, hanging);
  add_span (self, tag, start);
}

/* An item that begins with something else than a paragraph has its marker on a line of its own. */
static void
flush_marker (Writer *self)
{
  gboolean hanging;
  guint start;

  if (self->marker == NULL)
    return;

  start = begin_paragraph (self, &hanging);
  end_paragraph (self, start, hanging);
  add_span (self, PURSUIT_DOCUMENT_TAG_TIGHT, start);
}

static void
write_code_block (Writer *self, const PursuitDocumentNode *node)
{
  const char *text = pursuit_document_node_get_text (node);
  g_autofree char *trimmed = g_strdup (text);
  g_auto (GStrv) lines = NULL;
  guint start;

  flush_marker (self);
  if (g_str_has_suffix (trimmed, "\n"))
    trimmed[strlen (trimmed) - 1] = '\0';

  /* Only the last line keeps a distance to what follows. */
  start = self->out->n_chars;
  lines = g_strsplit (trimmed, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint line_start = self->out->n_chars;

      append (self, lines[i]);
      append (self, "\n");
      if (lines[i + 1] == NULL)
        add_span (self, PURSUIT_DOCUMENT_TAG_PARAGRAPH, line_start);
    }
  if (lines[0] == NULL)
    append (self, NO_BREAK_SPACE "\n");

  if (self->level > 0)
    add_tag (self, pursuit_document_tags_get_indent (self->tags, self->level, FALSE), start);
  add_span (self, PURSUIT_DOCUMENT_TAG_CODE_BLOCK, start);
}

static void
write_rule (Writer *self)
{
  guint start;

  flush_marker (self);
  start = self->out->n_chars;
  append (self, NO_BREAK_SPACE);
  end_paragraph (self, start, FALSE);
  add_span (self, PURSUIT_DOCUMENT_TAG_RULE, start);
}

static void
write_table (Writer *self, const PursuitDocumentNode *node)
{
  PursuitDocumentTableSlot slot = { 0, node };
  guint start;

  flush_marker (self);
  start = self->out->n_chars;
  slot.byte = self->out->text->len;
  g_array_append_val (self->out->tables, slot);
  append (self, PLACEHOLDER);
  end_paragraph (self, start, FALSE);
  add_span (self, PURSUIT_DOCUMENT_TAG_TABLE, start);
}

static void
write_children (Writer *self, const PursuitDocumentNode *parent)
{
  const PursuitDocumentNode *node = pursuit_document_node_get_first_child (parent);

  for (; node != NULL; node = pursuit_document_node_get_next (node))
    write_block (self, node);
}

static void
write_quote (Writer *self, const PursuitDocumentNode *node)
{
  guint start;

  flush_marker (self);
  start = self->out->n_chars;
  self->level++;
  write_children (self, node);
  self->level--;
  add_span (self, PURSUIT_DOCUMENT_TAG_QUOTE, start);
}

static char *
make_marker (Writer *self, const PursuitDocumentNode *item, gboolean ordered, guint number)
{
  static const char *const bullets[] = { "•", "◦", "▪" };

  switch (pursuit_document_node_get_task_state (item))
    {
    case PURSUIT_TASK_OPEN:
      return g_strdup ("☐");
    case PURSUIT_TASK_DONE:
      return g_strdup ("☑");
    case PURSUIT_TASK_NONE:
    default:
      return ordered ? g_strdup_printf ("%u.", number)
                     : g_strdup (bullets[MIN (self->level - 1, G_N_ELEMENTS (bullets) - 1)]);
    }
}

static void
write_list (Writer *self, const PursuitDocumentNode *node)
{
  const PursuitDocumentNode *item = pursuit_document_node_get_first_child (node);
  gboolean ordered = pursuit_document_node_is_ordered (node);
  gboolean outer_tight = self->tight;
  guint number = pursuit_document_node_get_list_start (node);

  flush_marker (self);
  self->tight = pursuit_document_node_is_tight (node);
  self->level++;

  for (; item != NULL; item = pursuit_document_node_get_next (item))
    {
      g_autofree char *marker = make_marker (self, item, ordered, number++);

      self->marker = marker;
      write_children (self, item);
      flush_marker (self);
    }

  self->level--;
  self->tight = outer_tight;

  /* However close the items stand, the list keeps its distance to what follows. */
  if (self->level == 0)
    add_span (self, PURSUIT_DOCUMENT_TAG_PARAGRAPH, self->last);
}

static void
write_block (Writer *self, const PursuitDocumentNode *node)
{
  switch ((guint) pursuit_document_node_get_kind (node))
    {
    case PURSUIT_NODE_HEADING:
      write_paragraph (self, node,
                       PURSUIT_DOCUMENT_TAG_HEADING_1 + pursuit_document_node_get_level (node) - 1);
      break;
    case PURSUIT_NODE_PARAGRAPH:
      write_paragraph (self, node,
                       self->tight ? PURSUIT_DOCUMENT_TAG_TIGHT : PURSUIT_DOCUMENT_TAG_PARAGRAPH);
      break;
    case PURSUIT_NODE_QUOTE:
      write_quote (self, node);
      break;
    case PURSUIT_NODE_LIST:
      write_list (self, node);
      break;
    case PURSUIT_NODE_CODE_BLOCK:
      write_code_block (self, node);
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
      write_children (self, node);
      break;
    }
}

static void
clear_link (gpointer data)
{
  g_clear_pointer (&((PursuitDocumentLink *) data)->url, g_free);
}

PursuitDocumentFlow *
pursuit_document_flow_new (const PursuitDocumentNode *block, GtkTextTagTable *tags)
{
  PursuitDocumentFlow *self;
  Writer writer = { .tags = tags };

  g_return_val_if_fail (block != NULL, NULL);
  g_return_val_if_fail (GTK_IS_TEXT_TAG_TABLE (tags), NULL);

  self = g_new0 (PursuitDocumentFlow, 1);
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (PursuitDocumentSpan));
  self->links = g_array_new (FALSE, FALSE, sizeof (PursuitDocumentLink));
  g_array_set_clear_func (self->links, clear_link);
  self->tables = g_array_new (FALSE, FALSE, sizeof (PursuitDocumentTableSlot));

  writer.out = self;
  write_block (&writer, block);

  return self;
}

void
pursuit_document_flow_free (PursuitDocumentFlow *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_array_unref (self->links);
  g_array_unref (self->tables);
  g_free (self);
}
