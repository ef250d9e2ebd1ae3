/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-document.h"

G_BEGIN_DECLS

/**
 * pursuit_document_to_text:
 * @document: a document
 * @width: columns to wrap paragraphs at, at least 20; 0 leaves each paragraph on one line
 *
 * The document as plain text, for a mail body or a terminal: headings underlined, lists with
 * their marks, tables in aligned columns (never wrapped), link targets in parentheses. Widths
 * are counted in terminal cells, so wide and combining characters line up.
 *
 * Returns: (transfer full): UTF-8, with one newline at its end unless it is empty
 */
char *pursuit_document_to_text (PursuitDocument *document, guint width);

G_END_DECLS
