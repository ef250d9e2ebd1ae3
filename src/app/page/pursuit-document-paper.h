/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_DOCUMENT_PAPER (pursuit_document_paper_get_type ())

/**
 * PursuitDocumentPaper:
 *
 * A read-only text view that draws its text on a white sheet: keeps the sheet's margins at every
 * width, paints what stands beside quotes and behind code, and makes tables as wide as the text.
 */
G_DECLARE_FINAL_TYPE (
    PursuitDocumentPaper, pursuit_document_paper, PURSUIT, DOCUMENT_PAPER, GtkTextView)

/**
 * pursuit_document_paper_set_inset:
 * @self: a paper
 * @inset: whether the sheet fills the view, with small margins and nothing around it
 *
 * For short texts within a page of the window.
 */
void pursuit_document_paper_set_inset (PursuitDocumentPaper *self, gboolean inset);

/**
 * pursuit_document_paper_add_table:
 * @self: a paper
 * @anchor: where
 * @table: (transfer floating): a #PursuitDocumentTable
 *
 * Puts a table into the text.
 */
void pursuit_document_paper_add_table (PursuitDocumentPaper *self,
                                       GtkTextChildAnchor *anchor,
                                       GtkWidget *table);

G_END_DECLS
