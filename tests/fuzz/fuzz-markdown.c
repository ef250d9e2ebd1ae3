/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdint.h>
#include <string.h>

#include "document/pursuit-document-html.h"
#include "document/pursuit-document-text.h"
#include "document/pursuit-front-matter.h"
#include "document/pursuit-pdf.h"
#include "document/pursuit-template-text.h"

/* Pages take a thousand times as long as a tree: only small inputs get them. */
#define MAX_LAID_OUT 1500

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
render (PursuitDocument *document, size_t size)
{
  g_autofree char *html = pursuit_document_to_html (document);
  g_autofree char *page = pursuit_document_to_html_page (document, NULL);
  g_autofree char *text = pursuit_document_to_text (document, 40);
  g_autoptr (PursuitPageLayout) layout = NULL;
  g_autoptr (GBytes) pdf = NULL;

  /* What the safe renderer never writes itself can only come from the text. */
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<img"));
  g_assert_null (strstr (html, "href=\"java"));
  g_assert_null (strstr (page, "<script"));
  g_assert_true (g_utf8_validate (html, -1, NULL));
  g_assert_true (g_utf8_validate (text, -1, NULL));

  if (size > MAX_LAID_OUT)
    return;
  layout = pursuit_page_layout_new (document, NULL, NULL);
  if (layout == NULL)
    return;
  pdf = pursuit_pdf_write (layout, NULL, NULL);
  g_assert_nonnull (pdf);
}

static void
fill (const char *text)
{
  g_autoptr (PursuitTemplateValues) values = pursuit_template_values_new ();
  g_autoptr (PursuitTemplateFill) result = NULL;

  pursuit_template_values_set (values, "a", NULL, text);
  pursuit_template_values_set (values, "b", NULL, NULL);
  pursuit_template_values_set_markdown (values, "c", NULL, "| t |\n|--|\n");
  result = pursuit_template_fill (text, values, NULL);
  if (result == NULL)
    return;

  for (guint line = 1; line <= result->source_lines->len; line++)
    g_assert_cmpuint (pursuit_template_fill_get_source_line (result, line), >=, 1);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *bytes = size > 0 ? (const char *) data : "";
  g_autoptr (PursuitDocument) document = pursuit_document_new (bytes, (gssize) size, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) head = NULL;

  if (document == NULL)
    return 0;

  render (document, size);
  text = g_strndup (bytes, size);
  fill (text);
  pursuit_front_matter_skip (text, &head);

  return 0;
}
