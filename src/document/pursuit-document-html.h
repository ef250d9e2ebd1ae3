/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-document.h"

G_BEGIN_DECLS

/**
 * PursuitMarkdownExtensions:
 * @PURSUIT_MARKDOWN_TABLE: tables
 * @PURSUIT_MARKDOWN_STRIKETHROUGH: `~~struck~~`
 * @PURSUIT_MARKDOWN_AUTOLINK: bare addresses become links
 * @PURSUIT_MARKDOWN_TASKLIST: `[ ]` and `[x]`
 * @PURSUIT_MARKDOWN_TAGFILTER: defuses nine HTML tags in trusted output
 * @PURSUIT_MARKDOWN_ALL: what documents are read with
 *
 * GitHub's additions to CommonMark, for pursuit_markdown_to_trusted_html().
 */
typedef enum
{
  PURSUIT_MARKDOWN_TABLE = 1 << 0,
  PURSUIT_MARKDOWN_STRIKETHROUGH = 1 << 1,
  PURSUIT_MARKDOWN_AUTOLINK = 1 << 2,
  PURSUIT_MARKDOWN_TASKLIST = 1 << 3,
  PURSUIT_MARKDOWN_TAGFILTER = 1 << 4,
  PURSUIT_MARKDOWN_ALL = PURSUIT_MARKDOWN_TABLE | PURSUIT_MARKDOWN_STRIKETHROUGH
                         | PURSUIT_MARKDOWN_AUTOLINK | PURSUIT_MARKDOWN_TASKLIST,
} PursuitMarkdownExtensions;

/**
 * pursuit_markdown_to_trusted_html:
 * @markdown: text that its reader wrote
 * @length: its size in bytes, or -1
 * @extensions: the additions to use
 * @error: as for pursuit_document_new()
 *
 * The HTML that the `cmark-gfm --unsafe` command gives for the same extensions, byte for byte:
 * raw HTML and every link pass through. Never for text from outside.
 *
 * Returns: (transfer full) (nullable): an HTML fragment
 */
char *pursuit_markdown_to_trusted_html (const char *markdown,
                                        gssize length,
                                        PursuitMarkdownExtensions extensions,
                                        GError **error);

/**
 * pursuit_document_to_html:
 * @document: a document
 *
 * The safe HTML of the tree: no tag, attribute or address in it comes from the text unescaped,
 * nothing in it loads or runs anything.
 *
 * Returns: (transfer full): an HTML fragment
 */
char *pursuit_document_to_html (PursuitDocument *document);

/**
 * PursuitHtmlPageOptions:
 * @title: (nullable): the page's title; the document's own when %NULL
 * @language: (nullable): a BCP 47 tag such as "de-AT"; "en" when %NULL or malformed
 * @author: (nullable): who wrote it
 * @date: (nullable): when, as it is to be read in the page's head, such as "2026-11-22"
 * @accent: (nullable): the colour of headings and rules as `#rrggbb`; what is text is darkened as
 *   far as it needs to be read
 * @font_family: (nullable): the family of the text, before those of the house
 * @heading_family: (nullable): the same for headings
 * @logo: (nullable): a PNG of pursuit_logo_import(), written into the page
 * @logo_text: (nullable): what the logo says
 *
 * What the head of an HTML page says. Fill unused places with %NULL.
 */
typedef struct
{
  const char *title;
  const char *language;
  const char *author;
  const char *date;
  const char *accent;
  const char *font_family;
  const char *heading_family;
  GBytes *logo;
  const char *logo_text;
} PursuitHtmlPageOptions;

/**
 * pursuit_document_to_html_page:
 * @document: a document
 * @options: (nullable): what the head says
 *
 * A whole page in one file: the safe HTML with its style inside, print rules included; no
 * script, no request to anywhere, and a policy in the head that forbids both. The buyer's
 * "reader copy".
 *
 * Returns: (transfer full): the page, UTF-8
 */
char *pursuit_document_to_html_page (PursuitDocument *document,
                                     const PursuitHtmlPageOptions *options);

G_END_DECLS
