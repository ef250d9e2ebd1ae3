/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-cell.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GString *text;
  PangoAttrList *attributes;
} Cell;

static void write_inlines (Cell *self, const PursuitDocumentNode *parent);

static void
add (Cell *self, PangoAttribute *attribute, gsize start)
{
  attribute->start_index = start;
  attribute->end_index = self->text->len;
  pango_attr_list_insert (self->attributes, attribute);
}

/* The inks are those of pursuit-document-tags.c. */
static void
write_gap (Cell *self, const PursuitDocumentNode *node)
{
  gsize start = self->text->len;

  write_inlines (self, node);
  add (self, pango_attr_foreground_new (0xa5a5, 0x1d1d, 0x2d2d), start);
  add (self, pango_attr_background_new (0xfbfb, 0xdcdc, 0xdfdf), start);
}

static void
write_link (Cell *self, const PursuitDocumentNode *node)
{
  gsize start = self->text->len;

  write_inlines (self, node);
  if (pursuit_document_node_get_url (node) == NULL)
    return;

  add (self, pango_attr_foreground_new (0x1515, 0x5353, 0x9e9e), start);
  add (self, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start);
}

static void
write_styled (Cell *self, const PursuitDocumentNode *node, PangoAttribute *attribute)
{
  gsize start = self->text->len;

  write_inlines (self, node);
  add (self, attribute, start);
}

static void
write_code (Cell *self, const PursuitDocumentNode *node)
{
  gsize start = self->text->len;

  g_string_append (self->text, pursuit_document_node_get_text (node));
  add (self, pango_attr_family_new ("monospace"), start);
  add (self, pango_attr_scale_new (0.92), start);
}

static void
write_picture (Cell *self, const PursuitDocumentNode *node)
{
  g_autofree char *alternative = pursuit_document_node_dup_plain_text (node);

  g_string_append_printf (self->text, _ ("[Picture: %s]"), alternative);
}

static void
write_inline (Cell *self, const PursuitDocumentNode *node)
{
  switch ((guint) pursuit_document_node_get_kind (node))
    {
    case PURSUIT_NODE_TEXT:
      g_string_append (self->text, pursuit_document_node_get_text (node));
      break;
    case PURSUIT_NODE_EMPHASIS:
      write_styled (self, node, pango_attr_style_new (PANGO_STYLE_ITALIC));
      break;
    case PURSUIT_NODE_STRONG:
      write_styled (self, node, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      break;
    case PURSUIT_NODE_STRIKE:
      write_styled (self, node, pango_attr_strikethrough_new (TRUE));
      break;
    case PURSUIT_NODE_CODE:
      write_code (self, node);
      break;
    case PURSUIT_NODE_LINK:
      write_link (self, node);
      break;
    case PURSUIT_NODE_GAP:
      write_gap (self, node);
      break;
    case PURSUIT_NODE_IMAGE:
      write_picture (self, node);
      break;
    case PURSUIT_NODE_SOFT_BREAK:
      g_string_append_c (self->text, ' ');
      break;
    case PURSUIT_NODE_HARD_BREAK:
      g_string_append_c (self->text, '\n');
      break;
    default:
      write_inlines (self, node);
      break;
    }
}

static void
write_inlines (Cell *self, const PursuitDocumentNode *parent)
{
  const PursuitDocumentNode *node = pursuit_document_node_get_first_child (parent);

  for (; node != NULL; node = pursuit_document_node_get_next (node))
    write_inline (self, node);
}

PangoLayout *
pursuit_document_cell_layout_new (PangoContext *context,
                                  const PursuitDocumentNode *node,
                                  gboolean header,
                                  PursuitColumnAlignment alignment)
{
  static const PangoAlignment alignments[] = {
    [PURSUIT_COLUMN_START] = PANGO_ALIGN_LEFT,
    [PURSUIT_COLUMN_CENTER] = PANGO_ALIGN_CENTER,
    [PURSUIT_COLUMN_END] = PANGO_ALIGN_RIGHT,
  };
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  Cell cell = { text, attributes };
  PangoLayout *layout;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (node != NULL, NULL);

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (header)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  write_inlines (&cell, node);

  layout = pango_layout_new (context);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, alignments[alignment]);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text->str, (int) text->len);

  return layout;
}

int
pursuit_document_cell_get_word_width (PangoLayout *layout)
{
  g_autoptr (PangoLayout) words = NULL;
  int width;

  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), 0);

  /* Wrapped at words into no width at all, the widest line is the longest word. */
  words = pango_layout_copy (layout);
  pango_layout_set_wrap (words, PANGO_WRAP_WORD);
  pango_layout_set_width (words, 0);
  pango_layout_get_pixel_size (words, &width, NULL);

  return width;
}
