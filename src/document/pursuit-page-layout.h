/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "document/pursuit-document.h"
#include "document/pursuit-page-cover.h"

G_BEGIN_DECLS

/**
 * PURSUIT_PAGE_LAYOUT_MAX_PAGES:
 *
 * The longest document that is laid out.
 */
#define PURSUIT_PAGE_LAYOUT_MAX_PAGES 2000u

/**
 * PURSUIT_PAGE_LAYOUT_MAX_BLOCK_BYTES:
 *
 * The longest text of one paragraph, heading or table cell that is laid out: 32 KiB, some ten
 * pages without a break. Pango's coordinates end not far above it. Code blocks may be longer.
 */
#define PURSUIT_PAGE_LAYOUT_MAX_BLOCK_BYTES (32u * 1024)

/**
 * PursuitPaper:
 * @PURSUIT_PAPER_A4: 210 × 297 mm
 * @PURSUIT_PAPER_LETTER: 8.5 × 11 inches
 */
typedef enum
{
  PURSUIT_PAPER_A4,
  PURSUIT_PAPER_LETTER,
} PursuitPaper;

/**
 * PursuitPageStyle:
 * @width: of the paper, in points (1/72 inch), 200 to 5000
 * @height: of the paper, in points, 200 to 5000
 * @margin_top: in points; each pair of margins leaves at least 120 points
 * @margin_right: in points
 * @margin_bottom: in points; the page number stands in it
 * @margin_left: in points
 * @font_size: of running text, in points, 6 to 24
 * @font_family: family names for text, separated by commas, the first that exists is taken
 * @mono_family: the same for code
 * @language: (nullable): BCP 47 tag of the text; it steers shaping and line breaks, "en" if %NULL
 * @running_title: (nullable): what stands left of the page number; the document's title if
 *   %NULL, nothing if ""
 * @heading_family: (nullable): family names for headings; those of text if %NULL
 * @has_accent: whether headings, the heads of tables and rules have a colour of their own
 * @accent: the colour as 0xRRGGBB; what is text is darkened as far as it needs to be read
 * @cover: (nullable): a first page before the document's own
 *
 * The paper and the hand it is written in. Strings are borrowed and copied by
 * pursuit_page_layout_new(). Start with pursuit_page_style_init().
 */
typedef struct
{
  double width;
  double height;
  double margin_top;
  double margin_right;
  double margin_bottom;
  double margin_left;
  double font_size;
  const char *font_family;
  const char *mono_family;
  const char *language;
  const char *running_title;
  const char *heading_family;
  gboolean has_accent;
  guint32 accent;
  const PursuitPageCover *cover;
} PursuitPageStyle;

/**
 * pursuit_page_style_init:
 * @style: (out caller-allocates): the style to fill
 * @paper: the size of the sheet
 *
 * The house style: quiet sans in 10 points, margins of 20 mm, wider below.
 */
void pursuit_page_style_init (PursuitPageStyle *style, PursuitPaper paper);

#define PURSUIT_TYPE_PAGE_LAYOUT (pursuit_page_layout_get_type ())

/**
 * PursuitPageLayout:
 *
 * A document broken into pages, ready to be painted: to PDF, to a printer, or to a page view.
 * It never changes once made. Lines are not cut, table rows not split (but one that is taller
 * than a page), table heads come again on each page, headings stay with what follows, and no
 * single line of a paragraph is left alone at either end of a page.
 *
 * Make, use and free it in one thread, which may be any: fonts are kept for each thread. The
 * document itself can be shared.
 */
G_DECLARE_FINAL_TYPE (PursuitPageLayout, pursuit_page_layout, PURSUIT, PAGE_LAYOUT, GObject)

/**
 * pursuit_page_layout_new:
 * @document: a document; a reference is kept
 * @style: (nullable): how; A4 in the house style if %NULL
 * @error: %PURSUIT_DOCUMENT_ERROR_INVALID for a style out of range,
 *   %PURSUIT_DOCUMENT_ERROR_TOO_LARGE beyond %PURSUIT_PAGE_LAYOUT_MAX_PAGES or
 *   %PURSUIT_PAGE_LAYOUT_MAX_BLOCK_BYTES
 *
 * Lays a document out. An empty document has one empty page, after its cover if there is one. A
 * logo that cannot be read is a style out of range.
 *
 * Returns: (transfer full) (nullable): the pages
 */
PursuitPageLayout *
pursuit_page_layout_new (PursuitDocument *document, const PursuitPageStyle *style, GError **error);

/**
 * pursuit_page_layout_get_n_pages:
 * @self: a layout
 *
 * Returns: how many pages there are, at least 1
 */
guint pursuit_page_layout_get_n_pages (PursuitPageLayout *self);

/**
 * pursuit_page_layout_get_page_size:
 * @self: a layout
 * @width: (out) (optional): the width of every page in points
 * @height: (out) (optional): its height
 */
void pursuit_page_layout_get_page_size (PursuitPageLayout *self, double *width, double *height);

/**
 * pursuit_page_layout_get_document:
 * @self: a layout
 *
 * Returns: (transfer none): what was laid out
 */
PursuitDocument *pursuit_page_layout_get_document (PursuitPageLayout *self);

/**
 * pursuit_page_layout_draw_page:
 * @self: a layout
 * @cr: where to; one unit is one point, the origin is the page's top left corner
 * @page: counted from 0
 *
 * Paints one page on whatever is there: the paper itself is not painted. On a PDF surface links
 * become clickable, elsewhere they only look like links.
 */
void pursuit_page_layout_draw_page (PursuitPageLayout *self, cairo_t *cr, guint page);

/**
 * pursuit_page_layout_find_node:
 * @self: a layout
 * @node: a block of the document
 * @y: (out) (optional): how far down the page its first line begins, in points
 *
 * Says where a block starts, to jump there.
 *
 * Returns: the page, counted from 0 with the cover; the page before it if the block shows nothing
 */
guint
pursuit_page_layout_find_node (PursuitPageLayout *self, const PursuitDocumentNode *node, double *y);

G_END_DECLS
