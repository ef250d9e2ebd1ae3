/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "document/pursuit-colour.h"
#include "document/pursuit-document-error.h"
#include "document/pursuit-document-html.h"
#include "document/pursuit-font-families.h"
#include "document/pursuit-logo.h"
#include "document/pursuit-pdf.h"

static const char TEXT[]
    = "# Offer\n\nWords.\n\n## Price\n\n| Item | Sum |\n|--|--:|\n| A | 1 |\n\n"
      "---\n\nSee [the price](#price).\n";

static void
test_colour_parse (void)
{
  static const char *const wrong[]
      = { "",        "#",       "red",      "#12345",  "#1234567", "1a5fb4",
          "#1a5fbg", "#1a5fb ", " #1a5fb4", "#+a5fb4", "#0x1234" };
  g_autofree char *text = NULL;
  guint32 colour = 0;

  g_assert_true (pursuit_colour_parse ("#1A5fb4", &colour));
  g_assert_cmphex (colour, ==, 0x1a5fb4);
  text = pursuit_colour_to_text (colour);
  g_assert_cmpstr (text, ==, "#1a5fb4");
  g_assert_false (pursuit_colour_parse (NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (pursuit_colour_parse (wrong[i], NULL));
}

/* The ends of the scale, and a figure of WCAG's own tables: #767676 is the lightest grey that
 * passes. */
static void
test_colour_contrast (void)
{
  g_assert_cmpfloat_with_epsilon (pursuit_colour_get_contrast (0x000000), 21.0, 0.001);
  g_assert_cmpfloat_with_epsilon (pursuit_colour_get_contrast (0xffffff), 1.0, 0.001);
  g_assert_cmpfloat (pursuit_colour_get_contrast (0x767676), >=, 4.5);
  g_assert_cmpfloat (pursuit_colour_get_contrast (0x777777), <, 4.5);
}

static void
test_colour_readable (void)
{
  g_assert_cmphex (pursuit_colour_make_readable (0x1a5fb4), ==, 0x1a5fb4);
  g_assert_cmphex (pursuit_colour_make_readable (0x000000), ==, 0x000000);
  g_assert_cmphex (pursuit_colour_make_readable (0xffffff), ==, 0x767676);
  for (guint32 colour = 0; colour <= 0xffffff; colour += 0x010307)
    {
      guint32 readable = pursuit_colour_make_readable (colour);

      g_assert_cmpfloat (pursuit_colour_get_contrast (readable), >=, PURSUIT_COLOUR_MIN_CONTRAST);
      if (pursuit_colour_get_contrast (colour) >= PURSUIT_COLOUR_MIN_CONTRAST)
        g_assert_cmphex (readable, ==, colour);
    }
}

static void
test_font_names (void)
{
  static const char *const wrong[]
      = { "", "A, B", "A'", "\"A\"", "a;b", "a{b", "a\nb", "a<b", "a:b", "a\\b", "\xff" };
  g_autofree char *endless = g_strnfill (PURSUIT_FONT_FAMILY_MAX_CHARS + 1, 'a');
  g_auto (GStrv) names = pursuit_font_families_list ();

  g_assert_true (pursuit_font_family_is_valid ("DejaVu Sans"));
  g_assert_true (pursuit_font_family_is_valid ("Größe"));
  g_assert_false (pursuit_font_family_is_valid (NULL));
  g_assert_false (pursuit_font_family_is_valid (endless));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (pursuit_font_family_is_valid (wrong[i]));

  g_assert_cmpuint (g_strv_length (names), >, 0);
  g_assert_true (pursuit_font_family_is_installed (names[0]));
  g_assert_false (pursuit_font_family_is_installed ("No Such Family"));
}

static GBytes *
make_picture (int width, int height, const char *type)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  gdk_pixbuf_fill (picture, 0x0d6e5aff);
  gdk_pixbuf_save_to_buffer (picture, &data, &length, type, &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

static GBytes *
import (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  GBytes *logo = pursuit_logo_import (file, "logo.png", &error);

  g_assert_no_error (error);

  return logo;
}

static void
assert_size (GBytes *logo, int width, int height)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = pursuit_logo_load (logo, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, height);
  cairo_surface_destroy (surface);
}

static void
test_logo (void)
{
  static const char *const types[] = { "png", "jpeg" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) small = make_picture (40, 20, types[i]);
      g_autoptr (GBytes) wide = make_picture (PURSUIT_LOGO_MAX_SIDE, 1024, types[i]);
      g_autoptr (GBytes) kept_small = import (small);
      g_autoptr (GBytes) kept_wide = import (wide);

      assert_size (kept_small, 40, 20);
      assert_size (kept_wide, PURSUIT_LOGO_WIDTH, 240);
    }
}

static void
assert_refused (GBytes *file, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pursuit_logo_import (file, "logo.png", &error));
  g_assert_error (error, PURSUIT_DOCUMENT_ERROR, code);
  g_assert_nonnull (strstr (error->message, "logo.png"));
}

/* A stranger's file: each is refused by name, and none is read further than it has to be. */
static void
test_hostile_logo (void)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg'/>";
  g_autofree char *padding = g_malloc0 (PURSUIT_LOGO_MAX_BYTES + 1);
  g_autoptr (GBytes) picture = make_picture (300, 200, "png");
  g_autoptr (GBytes) photo = make_picture (300, 200, "jpeg");
  g_autoptr (GBytes) large = make_picture (PURSUIT_LOGO_MAX_SIDE + 1, 1, "png");
  g_autoptr (GBytes) high = make_picture (1, PURSUIT_LOGO_MAX_SIDE + 1, "jpeg");
  g_autoptr (GBytes) long_file = g_bytes_new (padding, PURSUIT_LOGO_MAX_BYTES + 1);
  g_autoptr (GBytes) vector = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autofree guint8 *bomb = g_memdup2 (g_bytes_get_data (picture, NULL), 33);

  assert_refused (large, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
  assert_refused (high, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
  assert_refused (long_file, PURSUIT_DOCUMENT_ERROR_TOO_LARGE);
  assert_refused (vector, PURSUIT_DOCUMENT_ERROR_INVALID);
  assert_refused (empty, PURSUIT_DOCUMENT_ERROR_INVALID);
  for (gsize length = 1; length + 12 < g_bytes_get_size (picture); length += 7)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (picture, 0, length);

      assert_refused (cut, PURSUIT_DOCUMENT_ERROR_INVALID);
    }
  for (gsize length = 1; length < g_bytes_get_size (photo) / 2; length += 7)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (photo, 0, length);

      assert_refused (cut, PURSUIT_DOCUMENT_ERROR_INVALID);
    }

  /* A head that promises a picture of four milliards of pixels. */
  memset (bomb + 16, 0x7f, 8);
  {
    g_autoptr (GBytes) promise = g_bytes_new (bomb, 33);
    g_autoptr (GError) error = NULL;

    g_assert_null (pursuit_logo_import (promise, "logo.png", &error));
    g_assert_nonnull (error);
    g_assert_null (pursuit_logo_load (promise, NULL));
  }
}

static PursuitPageLayout *
lay_out (const PursuitPageStyle *style)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PursuitDocument) document = pursuit_document_new (TEXT, -1, &error);
  PursuitPageLayout *layout = pursuit_page_layout_new (document, style, &error);

  g_assert_no_error (error);

  return layout;
}

static GBytes *
print (const PursuitPageStyle *style)
{
  const PursuitPdfMetadata metadata = { .date = 1 };
  g_autoptr (PursuitPageLayout) layout = lay_out (style);
  g_autoptr (GError) error = NULL;
  GBytes *pdf = pursuit_pdf_write (layout, &metadata, &error);

  g_assert_no_error (error);

  return pdf;
}

/* How many pixels of a page have this colour. */
static guint
count_pixels (const PursuitPageStyle *style, guint page, guint32 colour)
{
  g_autoptr (PursuitPageLayout) layout = lay_out (style);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1190, 1684);
  cairo_t *cr = cairo_create (surface);
  const guint8 *data;
  guint count = 0;
  int stride;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 2, 2);
  pursuit_page_layout_draw_page (layout, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < 1684; y++)
    for (int x = 0; x < 1190; x++)
      count
          += (*(const guint32 *) (gconstpointer) (data + y * stride + x * 4) & 0xffffff) == colour;
  cairo_surface_destroy (surface);

  return count;
}

static void
test_accent (void)
{
  PursuitPageStyle style;
  guint32 readable = pursuit_colour_make_readable (0xffd000);

  pursuit_page_style_init (&style, PURSUIT_PAPER_A4);
  g_assert_cmpuint (count_pixels (&style, 0, readable), ==, 0);
  style.has_accent = TRUE;
  style.accent = 0xffd000;
  g_assert_cmpuint (count_pixels (&style, 0, readable), >, 100);
  /* The colour itself nobody could read. */
  g_assert_cmpuint (count_pixels (&style, 0, 0xffd000), ==, 0);
}

static void
fill_cover (PursuitPageCover *cover)
{
  g_autoptr (GBytes) picture = make_picture (60, 30, "png");

  cover->logo = import (picture);
  cover->company = g_strdup ("Halvard Telemetrics");
  cover->address = g_strdup ("Fjordgata 12\n7010 Trondheim");
  cover->title = g_strdup ("Offer");
  cover->client = g_strdup ("Brennholt Pumpen GmbH");
  pursuit_page_cover_add (cover, "Date", "24 November 2026");
  pursuit_page_cover_add (cover, "Valid until", NULL);
  pursuit_page_cover_add (cover, "Version", "2");
}

static void
test_cover (void)
{
  g_autoptr (PursuitPageCover) cover = pursuit_page_cover_new ();
  g_autoptr (PursuitPageLayout) plain = lay_out (NULL);
  g_autoptr (PursuitPageLayout) covered = NULL;
  const GPtrArray *headings;
  PursuitPageStyle style;
  double y = 0.0;

  fill_cover (cover);
  g_assert_cmpstr (cover->facts[1].label, ==, "Version");
  pursuit_page_style_init (&style, PURSUIT_PAPER_A4);
  style.cover = cover;
  style.has_accent = TRUE;
  style.accent = 0xffd000;
  covered = lay_out (&style);
  g_assert_cmpuint (pursuit_page_layout_get_n_pages (plain), ==, 1);
  g_assert_cmpuint (pursuit_page_layout_get_n_pages (covered), ==, 2);
  headings = pursuit_document_get_headings (pursuit_page_layout_get_document (covered));
  g_assert_cmpuint (pursuit_page_layout_find_node (covered, headings->pdata[0], &y), ==, 1);
  g_assert_cmpuint (pursuit_page_layout_find_node (covered, headings->pdata[1], &y), ==, 1);

  /* The band in the colour as it was chosen, and the logo. */
  g_assert_cmpuint (count_pixels (&style, 0, 0xffd000), >, 10000);
  g_assert_cmpuint (count_pixels (&style, 0, 0x0d6e5a), >, 10000);
  g_assert_cmpuint (count_pixels (&style, 1, 0xffd000), ==, 0);
}

static void
test_broken_cover (void)
{
  g_autoptr (PursuitDocument) document = pursuit_document_new (TEXT, -1, NULL);
  g_autoptr (PursuitPageCover) cover = pursuit_page_cover_new ();
  g_autoptr (GError) error = NULL;
  PursuitPageStyle style;

  cover->logo = g_bytes_new_static ("no picture", 10);
  pursuit_page_style_init (&style, PURSUIT_PAPER_A4);
  style.cover = cover;
  g_assert_null (pursuit_page_layout_new (document, &style, &error));
  g_assert_error (error, PURSUIT_DOCUMENT_ERROR, PURSUIT_DOCUMENT_ERROR_INVALID);
}

/* More than any cover has room for: nothing is laid over anything else without an end. */
static void
test_endless_cover (void)
{
  g_autoptr (PursuitPageCover) cover = pursuit_page_cover_new ();
  g_autofree char *endless = g_strnfill (20000, 'w');
  PursuitPageStyle style;

  cover->title = g_strdup (endless);
  cover->client = g_strdup (endless);
  cover->company = g_strdup (endless);
  for (guint i = 0; i < 2 * PURSUIT_PAGE_COVER_MAX_FACTS; i++)
    pursuit_page_cover_add (cover, endless, endless);
  g_assert_null (cover->facts[PURSUIT_PAGE_COVER_MAX_FACTS].label);
  pursuit_page_style_init (&style, PURSUIT_PAPER_A4);
  style.cover = cover;
  g_assert_cmpuint (count_pixels (&style, 0, 0xffffff), >, 1000000);
}

static void
test_cover_equal (void)
{
  g_autoptr (PursuitPageCover) a = pursuit_page_cover_new ();
  g_autoptr (PursuitPageCover) b = NULL;

  fill_cover (a);
  b = pursuit_page_cover_copy (a);
  g_assert_true (pursuit_page_cover_equal (a, b));
  g_assert_false (pursuit_page_cover_equal (a, NULL));
  pursuit_page_cover_add (b, "Valid until", "1 December 2026");
  g_assert_false (pursuit_page_cover_equal (a, b));
  g_clear_pointer (&b, pursuit_page_cover_free);
  b = pursuit_page_cover_copy (a);
  g_clear_pointer (&b->logo, g_bytes_unref);
  g_assert_false (pursuit_page_cover_equal (a, b));
}

/* The same bytes as ever where there is no brand, and others where there is one. */
static void
test_bytes (void)
{
  g_autoptr (PursuitPageCover) cover = pursuit_page_cover_new ();
  g_autoptr (GBytes) house = print (NULL);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) branded = NULL;
  g_autoptr (GBytes) again = NULL;
  PursuitPageStyle style;

  pursuit_page_style_init (&style, PURSUIT_PAPER_A4);
  plain = print (&style);
  g_assert_true (g_bytes_equal (house, plain));
  fill_cover (cover);
  style.cover = cover;
  branded = print (&style);
  again = print (&style);
  g_assert_false (g_bytes_equal (plain, branded));
  g_assert_true (g_bytes_equal (branded, again));
}

static void
test_heading_font (void)
{
  g_autoptr (GBytes) plain = print (NULL);
  g_autoptr (GBytes) missing = NULL;
  g_autoptr (GBytes) serif = NULL;
  PursuitPageStyle style;

  pursuit_page_style_init (&style, PURSUIT_PAPER_A4);
  style.heading_family = "No Such Family, Cantarell, DejaVu Sans, sans-serif";
  missing = print (&style);
  g_assert_true (g_bytes_equal (plain, missing));
  style.heading_family = "DejaVu Sans Mono";
  serif = print (&style);
  g_assert_false (g_bytes_equal (plain, serif));
}

static void
test_html (void)
{
  g_autoptr (PursuitDocument) document = pursuit_document_new (TEXT, -1, NULL);
  g_autoptr (GBytes) picture = make_picture (60, 30, "png");
  g_autoptr (GBytes) logo = import (picture);
  PursuitHtmlPageOptions options = { .title = "Offer" };
  g_autofree char *plain = pursuit_document_to_html_page (document, &options);
  g_autofree char *branded = NULL;

  g_assert_null (strstr (plain, "<img"));
  g_assert_null (strstr (plain, "img-src"));
  options.accent = "#ffd000";
  options.font_family = "DejaVu Serif";
  options.heading_family = "a'}</style><script>";
  options.logo = logo;
  options.logo_text = "Halvard \"& Sons\"";
  branded = pursuit_document_to_html_page (document, &options);
  g_assert_nonnull (strstr (branded, "img-src data:"));
  g_assert_nonnull (strstr (branded, "<img alt=\"Halvard &quot;&amp; Sons&quot;\" "
                                     "src=\"data:image/png;base64,iVBOR"));
  g_assert_nonnull (strstr (branded, "body{font-family:'DejaVu Serif',"));
  g_assert_null (strstr (branded, "<script"));
  g_assert_null (strstr (branded, "color:#ffd000"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/brand/colour/parses", test_colour_parse);
  g_test_add_func ("/document/brand/colour/contrast", test_colour_contrast);
  g_test_add_func ("/document/brand/colour/is-made-readable", test_colour_readable);
  g_test_add_func ("/document/brand/fonts/names", test_font_names);
  g_test_add_func ("/document/brand/logo/is-made-small", test_logo);
  g_test_add_func ("/document/brand/logo/refuses-hostile-files", test_hostile_logo);
  g_test_add_func ("/document/brand/accent-colours-headings", test_accent);
  g_test_add_func ("/document/brand/cover/comes-first", test_cover);
  g_test_add_func ("/document/brand/cover/refuses-a-broken-logo", test_broken_cover);
  g_test_add_func ("/document/brand/cover/ends", test_endless_cover);
  g_test_add_func ("/document/brand/cover/equals-its-copy", test_cover_equal);
  g_test_add_func ("/document/brand/no-brand-changes-no-byte", test_bytes);
  g_test_add_func ("/document/brand/heading-font", test_heading_font);
  g_test_add_func ("/document/brand/html", test_html);

  return g_test_run ();
}
