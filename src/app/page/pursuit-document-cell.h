/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-document.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * pursuit_document_cell_layout_new:
 * @context: where it will be drawn
 * @node: a cell of a table
 * @header: whether the cell is in the head row
 * @alignment: of its column
 *
 * Lays out a cell's text with its emphasis, links and gaps, not wrapped yet.
 *
 * Returns: (transfer full): the layout
 */
PangoLayout *pursuit_document_cell_layout_new (PangoContext *context,
                                               const PursuitDocumentNode *node,
                                               gboolean header,
                                               PursuitColumnAlignment alignment);

/**
 * pursuit_document_cell_get_word_width:
 * @layout: a layout that is not wrapped
 *
 * Measures the longest word, so that a narrow column breaks no word while there is room.
 *
 * Returns: its width in pixels
 */
int pursuit_document_cell_get_word_width (PangoLayout *layout);

G_END_DECLS
