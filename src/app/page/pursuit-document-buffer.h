/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page/pursuit-document-blocks.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_DOCUMENT_BUFFER (pursuit_document_buffer_get_type ())

/**
 * PursuitDocumentBuffer:
 *
 * The text of a document, with tags from pursuit_document_tags_new(). Given a newer version of
 * the document it touches only the blocks that changed, a few at a time so that no turn of the
 * main loop takes long, and those that are to be seen first.
 *
 * Signal `table-added` (GtkTextChildAnchor *anchor, gpointer block): a table wants its widget at
 * @anchor; @block is a `const PursuitDocumentBlock *` of the current document.
 *
 * Signal `settled`: the text is the whole document.
 */
G_DECLARE_FINAL_TYPE (
    PursuitDocumentBuffer, pursuit_document_buffer, PURSUIT, DOCUMENT_BUFFER, GtkTextBuffer)

/**
 * pursuit_document_buffer_new:
 *
 * Returns: (transfer full): an empty buffer
 */
PursuitDocumentBuffer *pursuit_document_buffer_new (void);

/**
 * pursuit_document_buffer_set_blocks:
 * @self: a buffer
 * @blocks: the document to show
 * @visible: (nullable): the first place that is to be seen
 *
 * Shows another document, or another version of the same.
 */
void pursuit_document_buffer_set_blocks (PursuitDocumentBuffer *self,
                                         PursuitDocumentBlocks *blocks,
                                         const GtkTextIter *visible);

/**
 * pursuit_document_buffer_get_blocks:
 * @self: a buffer
 *
 * Returns: (transfer none) (nullable): the document it shows or is about to show
 */
PursuitDocumentBlocks *pursuit_document_buffer_get_blocks (PursuitDocumentBuffer *self);

/**
 * pursuit_document_buffer_is_settled:
 * @self: a buffer
 *
 * Returns: %TRUE if the text is the whole document
 */
gboolean pursuit_document_buffer_is_settled (PursuitDocumentBuffer *self);

/**
 * pursuit_document_buffer_find_link:
 * @self: a buffer
 * @iter: a place in its text
 *
 * Returns: (transfer none) (nullable): where the link at @iter leads, until the text changes
 */
const char *pursuit_document_buffer_find_link (PursuitDocumentBuffer *self,
                                               const GtkTextIter *iter);

/**
 * pursuit_document_buffer_get_iter_at_source:
 * @self: a buffer
 * @line: a line of the markdown, counted from 1
 * @iter: (out): the start of the block that @line belongs to
 *
 * Returns: %FALSE if the buffer is empty
 */
gboolean pursuit_document_buffer_get_iter_at_source (PursuitDocumentBuffer *self,
                                                     guint line,
                                                     GtkTextIter *iter);

G_END_DECLS
