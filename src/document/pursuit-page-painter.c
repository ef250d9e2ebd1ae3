/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-page-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "document/pursuit-link.h"
#include "document/pursuit-page-style-private.h"

#define FOOTER_SIZE 8.0
#define FOOTER_GAP 20.0
#define FAINT_WIDTH 0.6
#define STRONG_WIDTH 1.0
#define CODE_RADIUS 2.5
#define BOX_SIZE 7.4

/* How far a frame reaches on one page. */
typedef struct
{
  guint frame;
  double top;
  double bottom;
} Reach;

static void
set_ink (cairo_t *cr, guint32 colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static const PursuitPagePlacement *
get_placement (PursuitPageLayout *self, guint index)
{
  return &g_array_index (self->placements, PursuitPagePlacement, index);
}

static void
extend_reach (GArray *reaches, guint frame, double top, double bottom)
{
  for (guint i = 0; i < reaches->len; i++)
    {
      Reach *reach = &g_array_index (reaches, Reach, i);

      if (reach->frame != frame)
        continue;
      reach->bottom = bottom;
      return;
    }
  g_array_append_vals (reaches, &(Reach){ frame, top, bottom }, 1);
}

static int
compare_reaches (gconstpointer a, gconstpointer b)
{
  guint left = ((const Reach *) a)->frame;
  guint right = ((const Reach *) b)->frame;

  return left < right ? -1 : left > right;
}

static void
paint_frame (cairo_t *cr, const PursuitPageFrame *frame, double top, double bottom)
{
  double radius = frame->kind == PURSUIT_PAGE_FRAME_CODE ? CODE_RADIUS : 1.0;
  double right = frame->x + frame->width;

  top -= frame->padding;
  bottom += frame->padding;
  cairo_new_path (cr);
  cairo_arc (cr, right - radius, top + radius, radius, -(G_PI / 2.0), 0.0);
  cairo_arc (cr, right - radius, bottom - radius, radius, 0.0, (G_PI / 2.0));
  cairo_arc (cr, frame->x + radius, bottom - radius, radius, (G_PI / 2.0), G_PI);
  cairo_arc (cr, frame->x + radius, top + radius, radius, G_PI, 3.0 * (G_PI / 2.0));
  cairo_close_path (cr);
  set_ink (cr, frame->kind == PURSUIT_PAGE_FRAME_CODE ? PURSUIT_PAGE_CODE_GROUND
                                                      : PURSUIT_PAGE_FAINT_LINE);
  cairo_fill (cr);
}

static void
paint_frames (PursuitPageLayout *self, cairo_t *cr, guint start, guint end)
{
  g_autoptr (GArray) reaches = g_array_new (FALSE, FALSE, sizeof (Reach));

  for (guint i = start; i < end; i++)
    {
      const PursuitPagePlacement *placement = get_placement (self, i);
      const PursuitPageRow *row = pursuit_page_flow_get_row (self->flow, placement->row);
      guint frame = row->frame;

      while (frame != PURSUIT_PAGE_NONE)
        {
          extend_reach (reaches, frame, placement->y, placement->y + row->height);
          frame = g_array_index (self->flow->frames, PursuitPageFrame, frame).parent;
        }
    }

  g_array_sort (reaches, compare_reaches);
  for (guint i = 0; i < reaches->len; i++)
    {
      const Reach *reach = &g_array_index (reaches, Reach, i);

      paint_frame (cr, &g_array_index (self->flow->frames, PursuitPageFrame, reach->frame),
                   reach->top + self->style->margin_top, reach->bottom + self->style->margin_top);
    }
}

static char *
describe_target (PursuitPageLayout *self, const char *url)
{
  g_autofree char *uri = NULL;
  const PursuitDocumentNode *heading;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double y;
  guint page;

  if (url[0] != '#')
    {
      uri = pursuit_link_dup_uri (url);
      return g_strdup_printf ("uri='%s'", uri);
    }

  heading = pursuit_document_find_anchor (self->document, url + 1);
  if (heading == NULL)
    return NULL;
  page = pursuit_page_layout_find_node (self, heading, &y);

  return g_strdup_printf ("page=%u pos=[0 %s]", page + 1,
                          g_ascii_formatd (number, sizeof number, "%.2f", y));
}

static void
tag_link (cairo_t *cr, const char *target, double x, double y, double width, double height)
{
  char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes = g_strdup_printf (
      "rect=[%s %s %s %s] %s", g_ascii_formatd (numbers[0], sizeof numbers[0], "%.2f", x),
      g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", y),
      g_ascii_formatd (numbers[2], sizeof numbers[2], "%.2f", width),
      g_ascii_formatd (numbers[3], sizeof numbers[3], "%.2f", height), target);

  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

static void
paint_links (PursuitPageLayout *self, cairo_t *cr, const PursuitPageSpan *span, double top)
{
  const PursuitPageLine *line = pursuit_page_text_get_line (span->text, span->line);

  for (guint i = 0; span->text->links != NULL && i < span->text->links->len; i++)
    {
      const PursuitPageLink *link = &g_array_index (span->text->links, PursuitPageLink, i);
      int line_end = line->line->start_index + line->line->length;
      g_autofree char *target = NULL;
      g_autofree int *ranges = NULL;
      int n_ranges;

      if (link->start >= line_end || link->end <= line->line->start_index)
        continue;
      target = describe_target (self, link->url);
      if (target == NULL)
        continue;
      pango_layout_line_get_x_ranges (line->line, link->start, link->end, &ranges, &n_ranges);
      for (int range = 0; range < n_ranges; range++)
        {
          double left = pango_units_to_double (ranges[2 * range]);
          double right = pango_units_to_double (ranges[2 * range + 1]);

          tag_link (cr, target, span->x + left, top + span->baseline - line->baseline, right - left,
                    line->height);
        }
    }
}

static void
paint_span (PursuitPageLayout *self, cairo_t *cr, const PursuitPageSpan *span, double top)
{
  const PursuitPageLine *line = pursuit_page_text_get_line (span->text, span->line);

  set_ink (cr, span->text->ink);
  cairo_move_to (cr, span->x + line->x, top + span->baseline);
  pango_cairo_show_layout_line (cr, line->line);
  paint_links (self, cr, span, top);
}

/* Below the rows of a table lines are no more than a help to the eye. */
static guint32
find_rule_ink (const PursuitPageStyle *style, const PursuitPageRow *row)
{
  gboolean strong = row->rule == PURSUIT_PAGE_RULE_STRONG;
  guint32 ink = strong ? PURSUIT_PAGE_INK : PURSUIT_PAGE_FAINT_LINE;

  return strong || row->separator ? pursuit_page_style_get_accent_ink (style, ink) : ink;
}

static void
paint_rule (cairo_t *cr, const PursuitPageRow *row, guint32 ink, double bottom)
{
  gboolean strong = row->rule == PURSUIT_PAGE_RULE_STRONG;

  set_ink (cr, ink);
  cairo_set_line_width (cr, strong ? STRONG_WIDTH : FAINT_WIDTH);
  cairo_move_to (cr, row->x, bottom - STRONG_WIDTH / 2.0);
  cairo_rel_line_to (cr, row->width, 0.0);
  cairo_stroke (cr);
}

static void
paint_box (cairo_t *cr, const PursuitPageRow *row, double top, double unit)
{
  double size = BOX_SIZE * unit;
  double x = row->box_x;
  double y = top + row->box_baseline - size + 0.3 * unit;

  cairo_set_line_width (cr, 0.8 * unit);
  set_ink (cr, PURSUIT_PAGE_QUIET_INK);
  cairo_rectangle (cr, x, y, size, size);
  cairo_stroke (cr);
  if (row->task != PURSUIT_TASK_DONE)
    return;

  set_ink (cr, PURSUIT_PAGE_INK);
  cairo_set_line_width (cr, 1.2 * unit);
  cairo_move_to (cr, x + 0.2 * size, y + 0.52 * size);
  cairo_line_to (cr, x + 0.42 * size, y + 0.75 * size);
  cairo_line_to (cr, x + 0.82 * size, y + 0.24 * size);
  cairo_stroke (cr);
}

/* The names that PDF gives to parts of a document, for readers that speak. */
static const char *
find_role (const PursuitDocumentNode *block)
{
  static const char *const HEADINGS[] = { "H1", "H2", "H3", "H4", "H5", "H6" };

  if (block->kind == PURSUIT_NODE_HEADING)
    return HEADINGS[block->number - 1];

  return block->kind == PURSUIT_NODE_TABLE ? "Table" : "P";
}

static const PursuitPageSpan *
get_span (PursuitPageLayout *self, const PursuitPageRow *row, guint index)
{
  return &g_array_index (self->flow->spans, PursuitPageSpan, row->first_span + index);
}

static void
paint_table_row (PursuitPageLayout *self, cairo_t *cr, const PursuitPageRow *row, double top)
{
  const char *role = row->rule == PURSUIT_PAGE_RULE_STRONG ? "TH" : "TD";
  const PursuitPageText *cell = NULL;

  cairo_tag_begin (cr, "TR", NULL);
  for (guint i = 0; i < row->n_spans; i++)
    {
      const PursuitPageSpan *span = get_span (self, row, i);

      if (cell != NULL && span->text != cell)
        cairo_tag_end (cr, role);
      if (span->text != cell)
        cairo_tag_begin (cr, role, NULL);
      cell = span->text;
      paint_span (self, cr, span, top);
    }
  if (cell != NULL)
    cairo_tag_end (cr, role);
  cairo_tag_end (cr, "TR");
}

static void
paint_row (PursuitPageLayout *self, cairo_t *cr, const PursuitPagePlacement *placement)
{
  const PursuitPageRow *row = pursuit_page_flow_get_row (self->flow, placement->row);
  double top = self->style->margin_top + placement->y;

  if (row->block != NULL && row->block->kind == PURSUIT_NODE_TABLE)
    paint_table_row (self, cr, row, top);
  else
    for (guint i = 0; i < row->n_spans; i++)
      paint_span (self, cr, get_span (self, row, i), top);
  if (row->task != PURSUIT_TASK_NONE)
    paint_box (cr, row, top, self->style->font_size / 10.0);
  if (row->rule != PURSUIT_PAGE_RULE_NONE)
    paint_rule (cr, row, find_rule_ink (self->style, row), top + row->height);
}

/* Every block is one element of the PDF's structure; cairo writes links right only inside one. */
static void
paint_rows (PursuitPageLayout *self, cairo_t *cr, guint start, guint end)
{
  const PursuitDocumentNode *open = NULL;

  for (guint i = start; i < end; i++)
    {
      const PursuitPagePlacement *placement = get_placement (self, i);
      const PursuitDocumentNode *block
          = pursuit_page_flow_get_row (self->flow, placement->row)->block;

      if (open != NULL && open != block)
        cairo_tag_end (cr, find_role (open));
      if (block != NULL && open != block)
        cairo_tag_begin (cr, find_role (block), NULL);
      open = block;
      paint_row (self, cr, placement);
    }
  if (open != NULL)
    cairo_tag_end (cr, find_role (open));
}

static PursuitPageText *
make_footer_text (PursuitPageLayout *self, const char *string)
{
  PursuitPageFace face
      = { .size = FOOTER_SIZE * self->style->font_size / 10.0, .ink = PURSUIT_PAGE_QUIET_INK };

  return pursuit_page_text_new_plain (self->flow->fonts, string, &face);
}

static void
paint_footer_text (
    PursuitPageLayout *self, cairo_t *cr, PursuitPageText *text, double x, double width)
{
  const PursuitPageLine *line;

  pango_layout_set_single_paragraph_mode (text->layout, TRUE);
  pango_layout_set_ellipsize (text->layout, PANGO_ELLIPSIZE_END);
  pursuit_page_text_break (text, width, PANGO_ALIGN_LEFT, PANGO_WRAP_WORD_CHAR);
  line = pursuit_page_text_get_line (text, 0);

  set_ink (cr, text->ink);
  cairo_move_to (cr, x + line->x, self->style->height - self->style->margin_bottom * 0.45);
  pango_cairo_show_layout_line (cr, line->line);
}

static void
paint_footer (PursuitPageLayout *self, cairo_t *cr, guint page)
{
  const PursuitPageStyle *style = self->style;
  const char *title = style->running_title != NULL ? style->running_title
                                                   : pursuit_document_get_title (self->document);
  g_autofree char *numbers
      = g_strdup_printf ("%u / %u", page + 1, pursuit_page_layout_get_n_pages (self));
  PursuitPageText *right = make_footer_text (self, numbers);
  PursuitPageText *left = make_footer_text (self, title);
  double width = style->width - style->margin_left - style->margin_right;
  double taken = pursuit_page_text_measure_natural (right) + 1.0;

  paint_footer_text (self, cr, left, style->margin_left, MAX (width - taken - FOOTER_GAP, 1.0));
  paint_footer_text (self, cr, right, style->margin_left + width - taken, taken);
  pursuit_page_text_free (left);
  pursuit_page_text_free (right);
}

void
pursuit_page_layout_paint (PursuitPageLayout *self, cairo_t *cr, guint page)
{
  guint start = g_array_index (self->starts, guint, page);
  guint end = g_array_index (self->starts, guint, page + 1);

  g_assert (cr != NULL);

  cairo_save (cr);
  if (page == 0 && self->style->cover != NULL)
    {
      pursuit_page_layout_paint_cover (self, cr);
    }
  else
    {
      paint_frames (self, cr, start, end);
      paint_rows (self, cr, start, end);
      if (self->style->margin_bottom > FOOTER_GAP)
        paint_footer (self, cr, page);
    }
  cairo_restore (cr);
}
