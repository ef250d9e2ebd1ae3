/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page/pursuit-document-blocks.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_DOCUMENT_VIEW (pursuit_document_view_get_type ())

/**
 * PursuitDocumentView:
 *
 * Shows a document on a sheet of paper, scrolled. Links show where they lead; they are opened
 * from the context menu or with Ctrl and a click, never by a click alone. A newer version of the
 * document changes only the blocks that differ, so what is read stays where it is.
 *
 * Signal `settled`: everything of the document is in the view.
 */
G_DECLARE_FINAL_TYPE (PursuitDocumentView, pursuit_document_view, PURSUIT, DOCUMENT_VIEW, AdwBin)

/**
 * pursuit_document_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *pursuit_document_view_new (void);

/**
 * pursuit_document_view_set_blocks:
 * @self: a view
 * @blocks: the document to show
 *
 * Shows a document that was read on another thread.
 */
void pursuit_document_view_set_blocks (PursuitDocumentView *self, PursuitDocumentBlocks *blocks);

/**
 * pursuit_document_view_set_claims:
 * @self: a view
 * @claims: (element-type PursuitClaim): what the document says, in reading order
 * @headings: (element-type guint): the lines of its headings in the text with its variables
 *
 * Marks what has no source; see pursuit_page_marks_set_claims().
 */
void pursuit_document_view_set_claims (PursuitDocumentView *self,
                                       const GPtrArray *claims,
                                       const GArray *headings);

/**
 * pursuit_document_view_get_blocks:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PursuitDocumentBlocks *pursuit_document_view_get_blocks (PursuitDocumentView *self);

/**
 * pursuit_document_view_get_text_view:
 * @self: a view
 *
 * Returns: (transfer none): the widget that holds the text
 */
GtkTextView *pursuit_document_view_get_text_view (PursuitDocumentView *self);

/**
 * pursuit_document_view_is_settled:
 * @self: a view
 *
 * Returns: %TRUE if everything of the document is in the view
 */
gboolean pursuit_document_view_is_settled (PursuitDocumentView *self);

/**
 * pursuit_document_view_scroll_to_heading:
 * @self: a view
 * @index: of a heading, from 0, in the order of the document; one that is not there does nothing
 *
 * Brings a heading to the top, as far as there is text.
 */
void pursuit_document_view_scroll_to_heading (PursuitDocumentView *self, guint index);

/**
 * pursuit_document_view_scroll_to_line:
 * @self: a view
 * @line: a line of the document's markdown, counted from 1
 *
 * Brings the block of a source line to the top, as far as there is text.
 */
void pursuit_document_view_scroll_to_line (PursuitDocumentView *self, guint line);

G_END_DECLS
