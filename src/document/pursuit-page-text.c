/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-page-text-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A line of text takes this many times its size; a heading needs less air. */
#define LEADING 1.42
#define LARGE_LEADING 1.2
#define LARGE_SIZE 13.0
#define CODE_SCALE 0.9
#define LINE_SEPARATOR "\xe2\x80\xa8"
#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"
/* No line holds a word of so many characters. */
#define MAX_WORD_CHARS 400u

typedef struct
{
  double ascent;
  double height;
} Strut;

typedef struct
{
  GString *text;
  PangoAttrList *attributes;
  GArray *links;
  const PursuitPageStyle *style;
  guint word; /* characters since the last white space */
} Writer;

static const char *
find_family (const PursuitPageStyle *style, const PursuitPageFace *face)
{
  if (face->mono)
    return style->mono_family;

  return face->heading && style->heading_family != NULL ? style->heading_family
                                                        : style->font_family;
}

PangoFontDescription *
pursuit_page_fonts_describe (const PursuitPageFonts *fonts, const PursuitPageFace *face)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, find_family (fonts->style, face));
  pango_font_description_set_absolute_size (font, face->size * PANGO_SCALE);
  pango_font_description_set_weight (font, face->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  return font;
}

/* Lines keep one distance whatever fonts stand in them: only taller scripts widen a line. */
static const Strut *
find_strut (PursuitPageFonts *fonts, const PangoFontDescription *font, const PursuitPageFace *face)
{
  guint key = (guint) lround (face->size * 64.0) * 8u + (face->heading ? 4u : 0u)
              + (face->mono ? 2u : 0u) + (face->bold ? 1u : 0u);
  Strut *strut = g_hash_table_lookup (fonts->struts, GUINT_TO_POINTER (key));
  PangoFontMetrics *metrics;
  double ascent;
  double descent;
  double leading = face->size > LARGE_SIZE ? LARGE_LEADING : LEADING;

  if (strut != NULL)
    return strut;

  metrics = pango_context_get_metrics (fonts->context, font,
                                       pango_context_get_language (fonts->context));
  ascent = pango_units_to_double (pango_font_metrics_get_ascent (metrics));
  descent = pango_units_to_double (pango_font_metrics_get_descent (metrics));
  pango_font_metrics_unref (metrics);

  strut = g_new (Strut, 1);
  strut->height = MAX (face->size * leading, ascent + descent);
  strut->ascent = (strut->height - ascent - descent) / 2.0 + ascent;
  g_hash_table_insert (fonts->struts, GUINT_TO_POINTER (key), strut);

  return strut;
}

static void
mark (Writer *self, gsize start, PangoAttribute *attribute)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attributes, attribute);
}

static PangoAttribute *
make_colour (guint32 colour, PangoAttribute *(*make) (guint16, guint16, guint16))
{
  return make ((guint16) ((colour >> 16 & 0xff) * 257), (guint16) ((colour >> 8 & 0xff) * 257),
               (guint16) ((colour & 0xff) * 257));
}

static void
mark_code (Writer *self, gsize start)
{
  mark (self, start, pango_attr_family_new (self->style->mono_family));
  mark (self, start, pango_attr_scale_new (CODE_SCALE));
  mark (self, start, make_colour (PURSUIT_PAGE_CODE_GROUND, pango_attr_background_new));
}

static void
mark_link (Writer *self, gsize start, const PursuitDocumentNode *node)
{
  PursuitPageLink link = { .start = (int) start, .end = (int) self->text->len, .url = node->url };

  if (node->kind == PURSUIT_NODE_IMAGE)
    mark (self, start, pango_attr_style_new (PANGO_STYLE_ITALIC));
  if (node->url == NULL || start == self->text->len)
    return;

  mark (self, start, make_colour (PURSUIT_PAGE_LINK_INK, pango_attr_foreground_new));
  g_array_append_val (self->links, link);
}

static void
mark_node (Writer *self, gsize start, const PursuitDocumentNode *node)
{
  switch (node->kind)
    {
    case PURSUIT_NODE_EMPHASIS:
      mark (self, start, pango_attr_style_new (PANGO_STYLE_ITALIC));
      break;
    case PURSUIT_NODE_STRONG:
      mark (self, start, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      break;
    case PURSUIT_NODE_STRIKE:
      mark (self, start, pango_attr_strikethrough_new (TRUE));
      break;
    case PURSUIT_NODE_CODE:
      mark_code (self, start);
      break;
    case PURSUIT_NODE_LINK:
    case PURSUIT_NODE_IMAGE:
      mark_link (self, start, node);
      break;
    case PURSUIT_NODE_GAP:
      mark (self, start, make_colour (PURSUIT_PAGE_GAP_INK, pango_attr_foreground_new));
      mark (self, start, make_colour (PURSUIT_PAGE_GAP_GROUND, pango_attr_background_new));
      break;
    default:
      break;
    }
}

/* Pango takes quadratic time to find where an endless word may break, so it is told. */
static void
write_words (Writer *self, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_string_append_len (self->text, p, g_utf8_next_char (p) - p);
      self->word = g_ascii_isspace (*p) ? 0 : self->word + 1;
      if (self->word < MAX_WORD_CHARS)
        continue;
      g_string_append (self->text, ZERO_WIDTH_SPACE);
      self->word = 0;
    }
}

/* Recursion is bounded by PURSUIT_DOCUMENT_MAX_DEPTH. */
static void
write_inlines (Writer *self, const PursuitDocumentNode *parent)
{
  for (const PursuitDocumentNode *node = parent->first_child; node != NULL; node = node->next)
    {
      gsize start = self->text->len;

      if (node->kind == PURSUIT_NODE_SOFT_BREAK)
        g_string_append_c (self->text, ' ');
      else if (node->kind == PURSUIT_NODE_HARD_BREAK)
        g_string_append (self->text, LINE_SEPARATOR);
      else if (node->kind == PURSUIT_NODE_IMAGE && node->first_child == NULL)
        g_string_append (self->text, _ ("picture"));
      else
        write_words (self, node->text);

      write_inlines (self, node);
      mark_node (self, start, node);
    }
}

static void
clear_line (gpointer data)
{
  PursuitPageLine *line = data;

  g_clear_pointer (&line->line, pango_layout_line_unref);
}

static PursuitPageText *
make_text (PursuitPageFonts *fonts, const PursuitPageFace *face, Writer *writer)
{
  PursuitPageText *text = g_new0 (PursuitPageText, 1);
  g_autoptr (PangoFontDescription) font = pursuit_page_fonts_describe (fonts, face);
  const Strut *strut = find_strut (fonts, font, face);

  text->layout = pango_layout_new (fonts->context);
  pango_layout_set_font_description (text->layout, font);
  pango_layout_set_text (text->layout, writer->text->str, (int) writer->text->len);
  if (writer->attributes != NULL)
    pango_layout_set_attributes (text->layout, writer->attributes);
  text->links = writer->links != NULL ? g_array_ref (writer->links) : NULL;
  text->lines = g_array_new (FALSE, FALSE, sizeof (PursuitPageLine));
  g_array_set_clear_func (text->lines, clear_line);
  text->strut_ascent = strut->ascent;
  text->strut_height = strut->height;
  text->ink = face->ink;

  return text;
}

PursuitPageFonts *
pursuit_page_fonts_new (const PursuitPageStyle *style)
{
  PursuitPageFonts *fonts = g_new0 (PursuitPageFonts, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  fonts->style = style;
  fonts->struts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  fonts->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  /* Nothing of the screen's settings may move a line on paper. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (fonts->context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (fonts->context, 72.0);
  pango_context_set_round_glyph_positions (fonts->context, FALSE);
  pango_context_set_base_dir (fonts->context, PANGO_DIRECTION_WEAK_LTR);
  pango_context_set_language (fonts->context, pango_language_from_string (style->language));

  return fonts;
}

void
pursuit_page_fonts_free (PursuitPageFonts *fonts)
{
  g_object_unref (fonts->context);
  g_hash_table_unref (fonts->struts);
  g_free (fonts);
}

PursuitPageText *
pursuit_page_text_new (PursuitPageFonts *fonts,
                       const PursuitDocumentNode *node,
                       const PursuitPageFace *face)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (PursuitPageLink));
  Writer writer
      = { .text = string, .attributes = attributes, .links = links, .style = fonts->style };

  write_inlines (&writer, node);

  return make_text (fonts, face, &writer);
}

PursuitPageText *
pursuit_page_text_new_plain (PursuitPageFonts *fonts, const char *text, const PursuitPageFace *face)
{
  g_autoptr (GString) string = g_string_new (text);
  Writer writer = { .text = string, .style = fonts->style };

  return make_text (fonts, face, &writer);
}

void
pursuit_page_text_free (PursuitPageText *text)
{
  if (text == NULL)
    return;

  g_clear_pointer (&text->links, g_array_unref);
  g_array_unref (text->lines);
  g_object_unref (text->layout);
  g_free (text);
}

static void
add_line (PursuitPageText *text, PangoLayoutIter *iter)
{
  PursuitPageLine line;
  PangoRectangle logical;
  double ascent;
  double descent;
  double baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  ascent = baseline - pango_units_to_double (logical.y);
  descent = pango_units_to_double (logical.height) - ascent;

  line.line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter));
  line.x = pango_units_to_double (logical.x);
  line.baseline = MAX (text->strut_ascent, ascent);
  line.height = line.baseline + MAX (text->strut_height - text->strut_ascent, descent);
  g_array_append_val (text->lines, line);
}

void
pursuit_page_text_break (PursuitPageText *text,
                         double width,
                         PangoAlignment alignment,
                         PangoWrapMode wrap)
{
  PangoLayoutIter *iter;

  pango_layout_set_width (text->layout, width < 0.0 ? -1 : pango_units_from_double (width));
  pango_layout_set_alignment (text->layout, alignment);
  pango_layout_set_wrap (text->layout, wrap);

  g_array_set_size (text->lines, 0);
  iter = pango_layout_get_iter (text->layout);
  do
    add_line (text, iter);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static double
measure (PursuitPageText *text, int width)
{
  PangoRectangle logical;

  pango_layout_set_wrap (text->layout, PANGO_WRAP_WORD);
  pango_layout_set_width (text->layout, width);
  pango_layout_get_extents (text->layout, NULL, &logical);

  return pango_units_to_double (logical.width);
}

double
pursuit_page_text_measure_natural (PursuitPageText *text)
{
  return measure (text, -1);
}

double
pursuit_page_text_measure_word (PursuitPageText *text)
{
  return measure (text, 0);
}

double
pursuit_page_text_get_height (const PursuitPageText *text)
{
  double height = 0.0;

  for (guint i = 0; i < text->lines->len; i++)
    height += pursuit_page_text_get_line (text, i)->height;

  return height;
}

gboolean
pursuit_page_string_is_rtl (const char *string)
{
  static const GUnicodeScript SCRIPTS[]
      = { G_UNICODE_SCRIPT_ARABIC, G_UNICODE_SCRIPT_HEBREW,  G_UNICODE_SCRIPT_SYRIAC,
          G_UNICODE_SCRIPT_THAANA, G_UNICODE_SCRIPT_NKO,     G_UNICODE_SCRIPT_SAMARITAN,
          G_UNICODE_SCRIPT_ADLAM,  G_UNICODE_SCRIPT_MANDAIC, G_UNICODE_SCRIPT_HANIFI_ROHINGYA };

  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeScript script;

      if (!g_unichar_isalpha (c))
        continue;
      script = g_unichar_get_script (c);
      for (gsize i = 0; i < G_N_ELEMENTS (SCRIPTS); i++)
        {
          if (script == SCRIPTS[i])
            return TRUE;
        }
      return FALSE;
    }

  return FALSE;
}
