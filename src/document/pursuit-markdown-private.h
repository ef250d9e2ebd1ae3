/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cmark-gfm.h>

#include "document/pursuit-document-html.h"

G_BEGIN_DECLS

/* Longer lines of pipes cost cmark's table extension quadratic time. */
#define PURSUIT_MARKDOWN_MAX_PIPES 1000u

/* Short rows are filled up to the head's width: this many cells by that at most. */
#define PURSUIT_MARKDOWN_MAX_FILLED_CELLS 400000u

/* What all uses of all link definitions may unfold to. */
#define PURSUIT_MARKDOWN_MAX_UNFOLDED (64u * 1024 * 1024)

/* Bytes that the search for mail addresses may look at. */
#define PURSUIT_MARKDOWN_MAX_MAIL_STEPS (256u * 1024 * 1024)

/*
 * Refuses text that would cost cmark memory or time out of proportion to its length. It only
 * estimates from above, in one pass, so what it lets through is bounded.
 */
gboolean pursuit_markdown_check (const char *markdown, gsize length, GError **error);

/*
 * The only place that runs cmark: it keeps tables of special characters in static variables
 * while it parses, so one text is parsed at a time. Free with cmark_node_free().
 */
cmark_node *pursuit_markdown_parse (const char *markdown,
                                    gsize length,
                                    PursuitMarkdownExtensions extensions,
                                    char **trusted_html);

G_END_DECLS
