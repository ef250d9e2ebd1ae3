/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_DOCUMENT_TABLE (pursuit_document_table_get_type ())

/**
 * PursuitDocumentTable:
 *
 * A table of a document in the preview, as wide as it is told to be. Its columns share that
 * width by what stands in them; words are broken only when not even the longest ones fit.
 */
G_DECLARE_FINAL_TYPE (
    PursuitDocumentTable, pursuit_document_table, PURSUIT, DOCUMENT_TABLE, GtkWidget)

/**
 * pursuit_document_table_new:
 * @document: the document; a reference is kept
 * @node: one of its tables
 *
 * Returns: (transfer floating): the table
 */
GtkWidget *pursuit_document_table_new (PursuitDocument *document, const PursuitDocumentNode *node);

/**
 * pursuit_document_table_set_width:
 * @self: a table
 * @width: in pixels
 *
 * Sets how wide it is.
 */
void pursuit_document_table_set_width (PursuitDocumentTable *self, int width);

/**
 * pursuit_document_table_append_text:
 * @self: a table
 * @text: its rows are appended to, one a line, with tabs between the cells
 */
void pursuit_document_table_append_text (PursuitDocumentTable *self, GString *text);

G_END_DECLS
