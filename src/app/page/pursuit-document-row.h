/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_DOCUMENT_ROW (pursuit_document_row_get_type ())

/**
 * PursuitDocumentRow:
 *
 * A row of a table in the preview: draws its cells in the columns that the table gives it. To a
 * screen reader it is a row whose name reads its cells with their heads.
 */
G_DECLARE_FINAL_TYPE (PursuitDocumentRow, pursuit_document_row, PURSUIT, DOCUMENT_ROW, GtkWidget)

/**
 * pursuit_document_row_new:
 * @document: the document; a reference is kept
 * @node: a row of one of its tables
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *pursuit_document_row_new (PursuitDocument *document, const PursuitDocumentNode *node);

/**
 * pursuit_document_row_add_widths:
 * @self: a row
 * @natural: (array): for each column the width so far; raised to what this row wants
 * @minimum: (array): the same for the longest word
 *
 * Says how wide the columns have to be, without the space between them.
 */
void pursuit_document_row_add_widths (PursuitDocumentRow *self, int *natural, int *minimum);

/**
 * pursuit_document_row_set_widths:
 * @self: a row
 * @widths: (array): the width of each column, without the space between them; copied
 *
 * Sets the columns.
 */
void pursuit_document_row_set_widths (PursuitDocumentRow *self, const int *widths);

/**
 * pursuit_document_row_append_text:
 * @self: a row
 * @text: what its cells say is appended to, with a tab between two and no line break, as
 *   spreadsheets take it from the clipboard
 */
void pursuit_document_row_append_text (PursuitDocumentRow *self, GString *text);

/**
 * pursuit_document_row_get_cell:
 * @self: a row
 * @index: which of its cells, from 0
 *
 * Returns: (transfer none) (nullable): what it says; %NULL if it has not so many
 */
const char *pursuit_document_row_get_cell (PursuitDocumentRow *self, guint index);

/**
 * pursuit_document_row_mark:
 * @self: a row
 * @index: which of its cells, from 0
 * @start: where the words stand in what it says, in bytes
 * @length: how long they are, in bytes
 *
 * Puts the wavy line of a claim without source below them; the row's tooltip and its description
 * say what that means.
 */
void pursuit_document_row_mark (PursuitDocumentRow *self, guint index, guint start, guint length);

/**
 * pursuit_document_row_clear_marks:
 * @self: a row
 */
void pursuit_document_row_clear_marks (PursuitDocumentRow *self);

/* Between two columns, in pixels. */
#define PURSUIT_DOCUMENT_COLUMN_GAP 18

G_END_DECLS
