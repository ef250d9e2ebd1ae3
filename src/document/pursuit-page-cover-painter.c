/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-page-layout-private.h"
#include "document/pursuit-page-style-private.h"

/* Distances and sizes in points for running text of 10 points; places in parts of the page's
 * height, so that every paper is divided alike. */
#define BAND_WIDTH 9.0
#define LOGO_WIDTH 190.0
#define LOGO_HEIGHT 78.0
#define NAME_SIZE 15.0
#define TITLE_SIZE 30.0
#define TITLE_LINES 5
#define TITLE_AT 0.32
#define BAR_WIDTH 58.0
#define BAR_HEIGHT 3.0
#define BAR_GAP 20.0
#define CLIENT_SIZE 16.0
#define CLIENT_LINES 3
#define CLIENT_GAP 14.0
#define FACT_SIZE 10.0
#define FACT_LINES 2
#define FACT_GAP 7.0
#define LABEL_WIDTH 112.0
#define ADDRESS_SIZE 8.5
#define ADDRESS_LEADING 1.25f
#define BLOCK_GAP 26.0

typedef struct
{
  PursuitPageLayout *layout;
  cairo_t *cr;
  double unit;
  double left;
  double width;
  guint32 accent;
} Cover;

static void
set_ink (cairo_t *cr, guint32 colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

/* At most @lines lines; the last one ends in an ellipsis if there would be more. */
static PangoLayout *
lay_out (Cover *self, const char *text, const PursuitPageFace *face, double width, int lines)
{
  PursuitPageFonts *fonts = self->layout->flow->fonts;
  g_autoptr (PangoFontDescription) font = pursuit_page_fonts_describe (fonts, face);
  PangoLayout *layout = pango_layout_new (fonts->context);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, pango_units_from_double (width));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -lines);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static double
get_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);

  return pango_units_to_double (logical.height);
}

/* Says how high it is. */
static double
paint_text (Cover *self, PangoLayout *layout, const char *role, guint32 ink, double x, double y)
{
  set_ink (self->cr, ink);
  cairo_tag_begin (self->cr, role, NULL);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
  cairo_tag_end (self->cr, role);

  return get_height (layout);
}

static void
paint_band (Cover *self)
{
  const PursuitPageStyle *style = self->layout->style;

  if (!style->has_accent)
    return;

  set_ink (self->cr, style->accent);
  cairo_rectangle (self->cr, 0.0, 0.0, BAND_WIDTH * self->unit, style->height);
  cairo_fill (self->cr);
}

static void
paint_logo (Cover *self, double y)
{
  cairo_surface_t *logo = self->layout->logo;
  double width = cairo_image_surface_get_width (logo);
  double height = cairo_image_surface_get_height (logo);
  double by = MIN (LOGO_WIDTH * self->unit / width, LOGO_HEIGHT * self->unit / height);

  cairo_save (self->cr);
  cairo_translate (self->cr, self->left, y);
  cairo_scale (self->cr, by, by);
  cairo_set_source_surface (self->cr, logo, 0.0, 0.0);
  cairo_rectangle (self->cr, 0.0, 0.0, width, height);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

static void
paint_company (Cover *self, double y)
{
  const PursuitPageFace face = { .size = NAME_SIZE * self->unit, .bold = TRUE, .heading = TRUE };
  const PursuitPageCover *cover = self->layout->style->cover;
  g_autoptr (PangoLayout) name = NULL;

  if (self->layout->logo != NULL)
    {
      paint_logo (self, y);
      return;
    }
  if (cover->company == NULL)
    return;

  name = lay_out (self, cover->company, &face, self->width, FACT_LINES);
  paint_text (self, name, "P", PURSUIT_PAGE_INK, self->left, y);
}

static void
paint_title (Cover *self, double y)
{
  const PursuitPageCover *cover = self->layout->style->cover;
  const PursuitPageFace face = { .size = TITLE_SIZE * self->unit, .bold = TRUE, .heading = TRUE };
  const PursuitPageFace client_face = { .size = CLIENT_SIZE * self->unit };
  g_autoptr (PangoLayout) title = NULL;
  g_autoptr (PangoLayout) client = NULL;

  set_ink (self->cr, self->accent);
  cairo_rectangle (self->cr, self->left, y - BAR_GAP * self->unit, BAR_WIDTH * self->unit,
                   BAR_HEIGHT * self->unit);
  cairo_fill (self->cr);

  title = lay_out (self, cover->title != NULL ? cover->title : "", &face, self->width, TITLE_LINES);
  y += paint_text (self, title, "P", self->accent, self->left, y) + CLIENT_GAP * self->unit;
  if (cover->client == NULL)
    return;

  client = lay_out (self, cover->client, &client_face, self->width, CLIENT_LINES);
  paint_text (self, client, "P", PURSUIT_PAGE_QUIET_INK, self->left, y);
}

/* Where the logo has said the name, a reader still finds it in letters. */
static PangoLayout *
lay_out_address (Cover *self)
{
  const PursuitPageFace face = { .size = ADDRESS_SIZE * self->unit };
  const PursuitPageCover *cover = self->layout->style->cover;
  const char *company = self->layout->logo != NULL ? cover->company : NULL;
  g_autoptr (GString) text = g_string_new (company);
  PangoLayout *layout;

  if (cover->address != NULL && text->len > 0)
    g_string_append_c (text, '\n');
  if (cover->address != NULL)
    g_string_append (text, cover->address);

  layout = lay_out (self, text->str, &face, self->width, 1);
  pango_layout_set_single_paragraph_mode (layout, FALSE);
  pango_layout_set_line_spacing (layout, ADDRESS_LEADING);

  return layout;
}

/* One line of the table of facts, or how high it would be. */
static double
put_fact (Cover *self, const PursuitPageCoverFact *fact, double y, gboolean paint)
{
  const PursuitPageFace face = { .size = FACT_SIZE * self->unit };
  double label_width = LABEL_WIDTH * self->unit;
  double gap = FACT_GAP * self->unit;
  g_autoptr (PangoLayout) label = lay_out (self, fact->label, &face, label_width, FACT_LINES);
  g_autoptr (PangoLayout) value
      = lay_out (self, fact->value, &face, self->width - label_width - gap, FACT_LINES);
  double label_height = get_height (label);
  double value_height = get_height (value);

  if (paint)
    {
      paint_text (self, label, "P", PURSUIT_PAGE_QUIET_INK, self->left, y);
      paint_text (self, value, "P", PURSUIT_PAGE_INK, self->left + label_width + gap, y);
    }

  return MAX (label_height, value_height) + gap;
}

/* From top to bottom, as it is read, but standing on the bottom margin. */
static void
paint_foot (Cover *self, double bottom)
{
  const PursuitPageCoverFact *facts = self->layout->style->cover->facts;
  g_autoptr (PangoLayout) address = lay_out_address (self);
  gboolean has_address = *pango_layout_get_text (address) != '\0';
  double y = has_address ? bottom - get_height (address) - BLOCK_GAP * self->unit : bottom;

  for (guint i = 0; facts[i].label != NULL; i++)
    y -= put_fact (self, &facts[i], 0.0, FALSE);
  for (guint i = 0; facts[i].label != NULL; i++)
    y += put_fact (self, &facts[i], y, TRUE);
  if (has_address)
    paint_text (self, address, "P", PURSUIT_PAGE_QUIET_INK, self->left,
                bottom - get_height (address));
}

void
pursuit_page_layout_paint_cover (PursuitPageLayout *self, cairo_t *cr)
{
  const PursuitPageStyle *style = self->style;
  Cover cover = { .layout = self,
                  .cr = cr,
                  .unit = style->font_size / 10.0,
                  .left = style->margin_left,
                  .width = style->width - style->margin_left - style->margin_right,
                  .accent = pursuit_page_style_get_accent_ink (style, PURSUIT_PAGE_INK) };

  paint_band (&cover);
  paint_company (&cover, style->margin_top);
  paint_title (&cover, style->height * TITLE_AT);
  paint_foot (&cover, style->height - style->margin_bottom);
}
