/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page/pursuit-document-blocks.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PursuitDocumentSpan:
 * @tag: borrowed from the table
 * @start: in characters from the start of the text
 * @end: where it ends, exclusive
 *
 * A tagged range of a written block.
 */
typedef struct
{
  GtkTextTag *tag;
  guint start;
  guint end;
} PursuitDocumentSpan;

/**
 * PursuitDocumentLink:
 * @start: in characters from the start of the text
 * @end: where it ends, exclusive
 * @url: (owned): a safe target
 *
 * A link in a written block.
 */
typedef struct
{
  guint start;
  guint end;
  char *url;
} PursuitDocumentLink;

/**
 * PursuitDocumentFlow:
 * @text: UTF-8; a table is one U+FFFC on a line of its own
 * @n_chars: its length in characters
 * @spans: (element-type PursuitDocumentSpan)
 * @links: (element-type PursuitDocumentLink)
 * @tables: (element-type gsize): where in the text the placeholders of tables stand, in bytes
 *
 * One block as a text view takes it.
 */
typedef struct
{
  GString *text;
  guint n_chars;
  GArray *spans;
  GArray *links;
  GArray *tables;
} PursuitDocumentFlow;

/**
 * pursuit_document_flow_new:
 * @block: a block, which outlives the result
 * @tags: from pursuit_document_tags_new()
 *
 * Writes a block, ending with a newline.
 *
 * Returns: (transfer full): the text with its ranges
 */
PursuitDocumentFlow *pursuit_document_flow_new (const PursuitDocumentBlock *block,
                                                GtkTextTagTable *tags);

/**
 * pursuit_document_flow_free:
 * @self: (transfer full): a written block
 */
void pursuit_document_flow_free (PursuitDocumentFlow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDocumentFlow, pursuit_document_flow_free)

G_END_DECLS
