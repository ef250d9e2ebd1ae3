/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-flow.h"

#include "app/page/pursuit-document-tags.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PLACEHOLDER "\xef\xbf\xbc"
#define LINE_BREAK "\xe2\x80\xa8"
#define NO_BREAK_SPACE "\xc2\xa0"
/* Most bytes of what is to be filled in. */
#define MAX_FILL_IN 160
/* Styles that nest deeper than this are not looked through. */
#define MAX_AROUND 8u

typedef struct
{
  PursuitDocumentFlow *out;
  GtkTextTagTable *tags;
  const PursuitDocumentBlock *block;
} Writer;

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

/* Code, links and the words for a picture have brackets of their own. Spans come by their ends:
 * *next is the first that may reach so far, and of those around it only the closest are asked. */
static gboolean
has_own_brackets (Writer *self, guint place, guint n_spans, guint *next)
{
  while (*next < n_spans
         && g_array_index (self->out->spans, PursuitDocumentSpan, *next).end <= place)
    (*next)++;
  for (guint i = *next; i < MIN (n_spans, *next + MAX_AROUND); i++)
    {
      const PursuitDocumentSpan *span = &g_array_index (self->out->spans, PursuitDocumentSpan, i);

      if (span->start <= place
          && (span->tag == pursuit_document_tags_get (self->tags, PURSUIT_DOCUMENT_TAG_CODE)
              || span->tag == pursuit_document_tags_get (self->tags, PURSUIT_DOCUMENT_TAG_PICTURE)
              || span->tag == pursuit_document_tags_get (self->tags, PURSUIT_DOCUMENT_TAG_LINK)))
        return TRUE;
    }

  return FALSE;
}

/* The bytes of words in brackets; 0 for what is none, such as a number. */
static gsize
measure_fill_in (const char *start)
{
  gboolean has_letter = FALSE;

  for (const char *p = start + 1; *p != '\0' && p - start <= MAX_FILL_IN; p = g_utf8_next_char (p))
    {
      if (*p == ']')
        return has_letter ? (gsize) (p + 1 - start) : 0;
      if (*p == '[' || *p == '\n')
        return 0;
      has_letter = has_letter || g_unichar_isalpha (g_utf8_get_char (p));
    }

  return 0;
}

/* What somebody has still to fill in, as "[the day of the call]", is as loud as a missing value. */
static void
mark_fill_ins (Writer *self, gsize byte, guint start)
{
  const char *counted = self->out->text->str + byte;
  const char *end = self->out->text->str + self->out->text->len;
  guint n_spans = self->out->spans->len;
  guint next = 0;

  for (const char *p = counted; (p = memchr (p, '[', (gsize) (end - p))) != NULL;)
    {
      gsize length = measure_fill_in (p);

      start += (guint) g_utf8_pointer_to_offset (counted, p);
      counted = p;
      if (length > 0 && !has_own_brackets (self, start, n_spans, &next))
        {
          PursuitDocumentSpan span
              = { pursuit_document_tags_get (self->tags, PURSUIT_DOCUMENT_TAG_GAP), start,
                  start + (guint) g_utf8_strlen (p, (gssize) length) };

          g_array_append_val (self->out->spans, span);
        }
      p += MAX (length, 1);
    }
}

static char *
make_marker (Writer *self)
{
  static const char *const bullets[] = { "•", "◦", "▪" };
  guint level = self->block->level;

  switch (pursuit_document_node_get_task_state (self->block->item))
    {
    case PURSUIT_TASK_OPEN:
      return g_strdup ("☐");
    case PURSUIT_TASK_DONE:
      return g_strdup ("☑");
    case PURSUIT_TASK_NONE:
    default:
      return self->block->ordered ? g_strdup_printf ("%u.", self->block->number)
                                  : g_strdup (bullets[MIN (level - 1, G_N_ELEMENTS (bullets) - 1)]);
    }
}

static void
write_marker (Writer *self)
{
  guint start = self->out->n_chars;
  g_autofree char *marker = make_marker (self);

  append (self, marker);
  add_span (self, PURSUIT_DOCUMENT_TAG_MARKER, start);
  append (self, "\t");
}

static void
add_indent (Writer *self, guint start, gboolean hanging)
{
  if (self->block->level > 0)
    add_tag (self, pursuit_document_tags_get_indent (self->tags, self->block->level, hanging),
             start);
}

static void
write_paragraph (Writer *self, PursuitDocumentTag tag)
{
  guint start = self->out->n_chars;
  gboolean hanging = self->block->item != NULL;
  gsize byte;
  guint place;

  if (hanging)
    write_marker (self);
  byte = self->out->text->len;
  place = self->out->n_chars;
  if (self->block->node != self->block->item)
    write_inlines (self, self->block->node);
  mark_fill_ins (self, byte, place);
  append (self, "\n");
  add_indent (self, start, hanging);
  add_span (self, tag, start);
  if (self->block->ends_list)
    add_span (self, PURSUIT_DOCUMENT_TAG_PARAGRAPH, start);
}

static void
write_code_block (Writer *self)
{
  g_autofree char *text = g_strdup (pursuit_document_node_get_text (self->block->node));
  g_auto (GStrv) lines = NULL;
  guint start = self->out->n_chars;

  if (g_str_has_suffix (text, "\n"))
    text[strlen (text) - 1] = '\0';

  /* Only the last line keeps a distance to what follows. */
  lines = g_strsplit (text, "\n", -1);
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

  add_indent (self, start, FALSE);
  add_span (self, PURSUIT_DOCUMENT_TAG_CODE_BLOCK, start);
}

static void
write_rule (Writer *self)
{
  guint start = self->out->n_chars;

  append (self, NO_BREAK_SPACE "\n");
  add_indent (self, start, FALSE);
  add_span (self, PURSUIT_DOCUMENT_TAG_RULE, start);
}

static void
write_table (Writer *self)
{
  gsize byte = self->out->text->len;
  guint start = self->out->n_chars;

  g_array_append_val (self->out->tables, byte);
  append (self, PLACEHOLDER "\n");
  add_indent (self, start, FALSE);
  add_span (self, PURSUIT_DOCUMENT_TAG_TABLE, start);
}

static void
write_block (Writer *self)
{
  const PursuitDocumentNode *node = self->block->node;

  switch ((guint) pursuit_document_node_get_kind (node))
    {
    case PURSUIT_NODE_HEADING:
      write_paragraph (self,
                       PURSUIT_DOCUMENT_TAG_HEADING_1 + pursuit_document_node_get_level (node) - 1);
      break;
    case PURSUIT_NODE_CODE_BLOCK:
      write_code_block (self);
      break;
    case PURSUIT_NODE_RULE:
      write_rule (self);
      break;
    case PURSUIT_NODE_TABLE:
      write_table (self);
      break;
    case PURSUIT_NODE_ITEM:
      write_paragraph (self, PURSUIT_DOCUMENT_TAG_TIGHT);
      break;
    default:
      write_paragraph (self, self->block->tight ? PURSUIT_DOCUMENT_TAG_TIGHT
                                                : PURSUIT_DOCUMENT_TAG_PARAGRAPH);
      break;
    }
  if (self->block->quoted)
    add_span (self, PURSUIT_DOCUMENT_TAG_QUOTE, 0);
}

static void
clear_link (gpointer data)
{
  g_clear_pointer (&((PursuitDocumentLink *) data)->url, g_free);
}

PursuitDocumentFlow *
pursuit_document_flow_new (const PursuitDocumentBlock *block, GtkTextTagTable *tags)
{
  PursuitDocumentFlow *self;
  Writer writer = { .tags = tags, .block = block };

  g_return_val_if_fail (block != NULL, NULL);
  g_return_val_if_fail (GTK_IS_TEXT_TAG_TABLE (tags), NULL);

  self = g_new0 (PursuitDocumentFlow, 1);
  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (PursuitDocumentSpan));
  self->links = g_array_new (FALSE, FALSE, sizeof (PursuitDocumentLink));
  g_array_set_clear_func (self->links, clear_link);
  self->tables = g_array_new (FALSE, FALSE, sizeof (gsize));

  writer.out = self;
  write_block (&writer);

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
