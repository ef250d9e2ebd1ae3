/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/pursuit-document-error.h"
#include "document/pursuit-pdf.h"

static PursuitPageLayout *
lay_out_styled (const char *markdown, const PursuitPageStyle *style)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDocument) document = pursuit_document_new (markdown, -1, &error);
  PursuitPageLayout *layout;

  g_assert_no_error (error);
  layout = pursuit_page_layout_new (document, style, &error);
  g_assert_no_error (error);

  return layout;
}

static PursuitPageLayout *
lay_out (const char *markdown)
{
  return lay_out_styled (markdown, NULL);
}

static void
test_keeps_heading_with_next (void)
{
  for (guint fill = 30; fill < 60; fill++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (PursuitPageLayout) layout = NULL;
      const GPtrArray *headings;
      double heading_y;
      double next_y;
      guint page;

      for (guint i = 0; i < fill; i++)
        g_string_append (text, "line\n\n");
      g_string_append (text, "## Heading\n\n### Second\n\nThe text that follows it.\n");
      layout = lay_out (text->str);
      g_string_free (text, TRUE);

      headings = pursuit_document_get_headings (pursuit_page_layout_get_document (layout));
      page = pursuit_page_layout_find_node (layout, g_ptr_array_index (headings, 0), &heading_y);
      g_assert_cmpuint (
          pursuit_page_layout_find_node (
              layout, pursuit_document_node_get_next (g_ptr_array_index (headings, 1)), &next_y),
          ==, page);
      g_assert_cmpfloat (next_y, >, heading_y);
    }
}

static void
test_breaks_pages_on_demand (void)
{
  g_autoptr (PursuitPageLayout) layout
      = lay_out ("one\n\n<!-- page-break -->\n\ntwo\n\n---\n\n<!-- page-break -->\n\nthree\n");

  g_assert_cmpuint (pursuit_page_layout_get_n_pages (layout), ==, 3);
}

static void
test_lays_out_nothing (void)
{
  g_autoptr (PursuitPageLayout) empty = lay_out ("");
  g_autoptr (PursuitPageLayout) comment = lay_out ("<!-- x -->\n\n- \n\n>\n");
  g_autoptr (GBytes) bytes = pursuit_pdf_write (empty, NULL, NULL);

  g_assert_cmpuint (pursuit_page_layout_get_n_pages (empty), ==, 1);
  g_assert_cmpuint (pursuit_page_layout_get_n_pages (comment), ==, 1);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 500);
}

static void
assert_style_refused (PursuitPageStyle style)
{
  g_autoptr (PursuitDocument) document = pursuit_document_new ("x", -1, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (pursuit_page_layout_new (document, &style, &error));
  g_assert_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_INVALID);
}

static void
test_refuses_bad_styles (void)
{
  PursuitPageStyle style;

  pursuit_page_style_init (&style, PURSUIT_PAPER_LETTER);
  g_assert_cmpfloat (style.width, ==, 612.0);

  style.width = 1e9;
  assert_style_refused (style);
  style.width = 0.0 / 0.0;
  assert_style_refused (style);
  pursuit_page_style_init (&style, PURSUIT_PAPER_A4);
  style.margin_left = style.margin_right = 290.0;
  assert_style_refused (style);
  pursuit_page_style_init (&style, PURSUIT_PAPER_A4);
  style.margin_top = -1.0;
  assert_style_refused (style);
  pursuit_page_style_init (&style, PURSUIT_PAPER_A4);
  style.font_size = 0.0;
  assert_style_refused (style);
  style.font_size = 10.0;
  style.font_family = NULL;
  assert_style_refused (style);
}

static void
test_refuses_too_many_pages (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (PursuitDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  PursuitPageStyle style;

  pursuit_page_style_init (&style, PURSUIT_PAPER_A4);
  style.width = style.height = 220.0;
  style.margin_top = style.margin_bottom = style.margin_left = style.margin_right = 40.0;
  style.font_size = 24.0;
  for (guint i = 0; i < 8000; i++)
    g_string_append (text, "x\n\n");
  document = pursuit_document_new (text->str, -1, NULL);
  g_string_free (text, TRUE);
  g_assert_null (pursuit_page_layout_new (document, &style, &error));
  g_assert_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
}

static void
test_refuses_endless_paragraphs (void)
{
  g_autofree char *fits = g_strnfill (PURSUIT_PAGE_LAYOUT_MAX_BLOCK_BYTES, 'x');
  g_autofree char *endless = g_strnfill (PURSUIT_PAGE_LAYOUT_MAX_BLOCK_BYTES + 1, 'x');
  g_autofree char *cell = g_strdup_printf ("| A |\n|--|\n| %s |\n", endless);
  g_autoptr (PursuitPageLayout) layout = lay_out (fits);
  const char *const bad[] = { endless, cell };

  g_assert_cmpuint (pursuit_page_layout_get_n_pages (layout), >=, 5);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (PursuitDocument) document = pursuit_document_new (bad[i], -1, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (pursuit_page_layout_new (document, NULL, &error));
      g_assert_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
    }
}

static void
test_missing_fonts_do_not_matter (void)
{
  g_autoptr (PursuitPageLayout) layout = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PursuitPageStyle style;

  pursuit_page_style_init (&style, PURSUIT_PAPER_LETTER);
  style.font_family = "No Such Font At All";
  style.mono_family = "";
  style.language = "zz-nonsense";
  style.running_title = "";
  layout = lay_out_styled ("# A\n\n`b` c\n", &style);
  bytes = pursuit_pdf_write (layout, NULL, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
}

static void
test_keeps_announcements_with_next (void)
{
  static const char *const LINES[] = { "You get:", "**Why us**" };

  for (guint i = 0; i < 20 * G_N_ELEMENTS (LINES); i++)
    {
      guint fill = 28 + i / G_N_ELEMENTS (LINES);
      GString *text = g_string_new (NULL);
      g_autoptr (PursuitPageLayout) layout = NULL;
      PursuitDocument *document;

      for (guint line = 0; line < fill; line++)
        g_string_append (text, "line\n\n");
      g_string_append_printf (text, "%s\n\n- one\n", LINES[i % G_N_ELEMENTS (LINES)]);
      layout = lay_out (text->str);
      g_string_free (text, TRUE);

      document = pursuit_page_layout_get_document (layout);
      g_assert_cmpuint (pursuit_page_layout_find_node (
                            layout, pursuit_document_find_line (document, 2 * fill + 1), NULL),
                        ==,
                        pursuit_page_layout_find_node (
                            layout, pursuit_document_find_line (document, 2 * fill + 3), NULL));
    }
}

static void
test_keeps_small_tables_whole (void)
{
  for (guint fill = 24; fill < 44; fill++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (PursuitPageLayout) layout = NULL;
      const PursuitDocumentNode *table;
      const PursuitDocumentNode *last;

      for (guint i = 0; i < fill; i++)
        g_string_append (text, "line\n\n");
      g_string_append (text, "| A | B |\n|--|--|\n| Name | x |\n| Date | y |\n| Signature | z |\n");
      layout = lay_out (text->str);
      g_string_free (text, TRUE);

      table = pursuit_document_find_line (pursuit_page_layout_get_document (layout), 2 * fill + 1);
      last = pursuit_document_find_line (pursuit_page_layout_get_document (layout), 2 * fill + 5);
      g_assert_cmpuint (pursuit_page_layout_find_node (layout, table, NULL), ==,
                        pursuit_page_layout_find_node (layout, last, NULL));
    }
}

static void
test_finds_blocks_on_pages (void)
{
  g_autoptr (PursuitPageLayout) layout
      = lay_out ("one\n\n<!-- page-break -->\n\n- > two\n\nthree\n");
  PursuitDocument *document = pursuit_page_layout_get_document (layout);
  const PursuitDocumentNode *root = pursuit_document_get_root (document);
  const PursuitDocumentNode *list;
  double width;
  double list_y;
  double quote_y;
  double last_y;

  list = pursuit_document_node_get_next (
      pursuit_document_node_get_next (pursuit_document_node_get_first_child (root)));
  g_assert_cmpint (pursuit_document_node_get_kind (list), ==, PURSUIT_NODE_LIST);
  g_assert_cmpuint (pursuit_page_layout_find_node (layout, root, NULL), ==, 0);
  g_assert_cmpuint (pursuit_page_layout_find_node (layout, list, &list_y), ==, 1);
  g_assert_cmpuint (
      pursuit_page_layout_find_node (layout, pursuit_document_find_line (document, 5), &quote_y),
      ==, 1);
  g_assert_cmpfloat (list_y, ==, quote_y);
  g_assert_cmpuint (
      pursuit_page_layout_find_node (layout, pursuit_document_node_get_next (list), &last_y), ==,
      1);
  g_assert_cmpfloat (last_y, >, list_y);
  /* What shows nothing is where the block before it is. */
  g_assert_cmpuint (
      pursuit_page_layout_find_node (layout, pursuit_document_find_line (document, 3), NULL), ==,
      0);
  pursuit_page_layout_get_page_size (layout, &width, NULL);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.01);
}

/* Painting must not depend on PDF: the same pages go to a screen and to a printer. */
static void
test_paints_on_any_surface (void)
{
  g_autoptr (PursuitPageLayout) layout
      = lay_out ("# A\n\n[b](https://e.org) [c](#a)\n\n- [x] d\n\n> e\n\n```\nf\n```\n");
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 596, 842);
  cairo_t *cr = cairo_create (surface);
  const guchar *pixels;
  gsize inked = 0;

  pursuit_page_layout_draw_page (layout, cr, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int i = 0; i < cairo_image_surface_get_stride (surface) * 842; i++)
    inked += pixels[i] > 0;
  g_assert_cmpuint (inked, >, 1000);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/pages/keeps-heading-with-next", test_keeps_heading_with_next);
  g_test_add_func ("/document/pages/breaks-on-demand", test_breaks_pages_on_demand);
  g_test_add_func ("/document/pages/lays-out-nothing", test_lays_out_nothing);
  g_test_add_func ("/document/pages/refuses-bad-styles", test_refuses_bad_styles);
  g_test_add_func ("/document/pages/refuses-too-many", test_refuses_too_many_pages);
  g_test_add_func ("/document/pages/refuses-endless-paragraphs", test_refuses_endless_paragraphs);
  g_test_add_func ("/document/pages/missing-fonts-do-not-matter", test_missing_fonts_do_not_matter);
  g_test_add_func ("/document/pages/keeps-announcements-with-next",
                   test_keeps_announcements_with_next);
  g_test_add_func ("/document/pages/keeps-small-tables-whole", test_keeps_small_tables_whole);
  g_test_add_func ("/document/pages/finds-blocks", test_finds_blocks_on_pages);
  g_test_add_func ("/document/pages/paints-on-any-surface", test_paints_on_any_surface);

  return g_test_run ();
}
