/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-document.h"

G_BEGIN_DECLS

/**
 * PursuitDocumentBlock:
 * @document: (unowned): what @node belongs to; kept by the blocks
 * @node: a paragraph, heading, code block, rule or table; or an item that begins with none of
 *   them, whose marker has a line of its own
 * @item: (nullable): the item whose marker stands before @node
 * @hash: of everything that shows: two blocks with one hash look the same
 * @line: of the whole markdown, counted from 1
 * @number: of @item in an ordered list
 * @level: how many lists and quotes it stands in
 * @ordered: whether @number is shown
 * @tight: whether it keeps close to what follows
 * @quoted: whether it stands in a quote
 * @ends_list: whether a list ends with it that stands in nothing else
 *
 * One part of a document that a view replaces as a whole.
 */
typedef struct
{
  PursuitDocument *document;
  const PursuitDocumentNode *node;
  const PursuitDocumentNode *item;
  guint64 hash;
  guint line;
  guint number;
  guint16 level;
  guint ordered : 1;
  guint tight : 1;
  guint quoted : 1;
  guint ends_list : 1;
} PursuitDocumentBlock;

/**
 * PursuitDocumentBlocks:
 *
 * A markdown text as the paragraphs, headings, list items and tables that a view replaces one by
 * one. Made from the one before it by reading again only what stands around a change, so that a
 * key costs the same in a long text as in a short one. Immutable, reference counted, made and
 * read on any thread.
 */
typedef struct _PursuitDocumentBlocks PursuitDocumentBlocks;

#define PURSUIT_TYPE_DOCUMENT_BLOCKS (pursuit_document_blocks_get_type ())

GType pursuit_document_blocks_get_type (void);

/**
 * pursuit_document_blocks_new:
 * @markdown: the text, from anywhere
 * @before: (nullable): blocks of an earlier state of the text
 * @error: as pursuit_document_new()
 *
 * Reads a text. The result does not depend on @before, only the time it takes.
 *
 * Returns: (transfer full) (nullable): its blocks
 */
PursuitDocumentBlocks *
pursuit_document_blocks_new (const char *markdown, PursuitDocumentBlocks *before, GError **error);

/**
 * pursuit_document_blocks_ref:
 * @self: blocks
 *
 * Returns: (transfer full): @self
 */
PursuitDocumentBlocks *pursuit_document_blocks_ref (PursuitDocumentBlocks *self);

/**
 * pursuit_document_blocks_unref:
 * @self: (transfer full): blocks
 */
void pursuit_document_blocks_unref (PursuitDocumentBlocks *self);

/**
 * pursuit_document_blocks_get_source:
 * @self: blocks
 * @length: (out) (optional): its size in bytes
 *
 * Returns: (transfer none): the markdown they were read from
 */
const char *pursuit_document_blocks_get_source (PursuitDocumentBlocks *self, gsize *length);

/**
 * pursuit_document_blocks_get_length:
 * @self: blocks
 *
 * Returns: how many there are
 */
guint pursuit_document_blocks_get_length (PursuitDocumentBlocks *self);

/**
 * pursuit_document_blocks_get:
 * @self: blocks
 * @index: counted from 0
 *
 * Returns: (transfer none): one of them
 */
const PursuitDocumentBlock *pursuit_document_blocks_get (PursuitDocumentBlocks *self, guint index);

/**
 * pursuit_document_blocks_get_headings:
 * @self: blocks
 *
 * Returns: (transfer none) (element-type guint): the index of each heading, in reading order
 */
const GArray *pursuit_document_blocks_get_headings (PursuitDocumentBlocks *self);

/**
 * pursuit_document_blocks_count_words:
 * @self: blocks
 *
 * Returns: how many words a reader sees
 */
guint pursuit_document_blocks_count_words (PursuitDocumentBlocks *self);

/**
 * pursuit_document_blocks_count_gaps:
 * @self: blocks
 *
 * Returns: how many places have no value
 */
guint pursuit_document_blocks_count_gaps (PursuitDocumentBlocks *self);

/**
 * pursuit_document_blocks_count_read:
 * @self: blocks
 *
 * Returns: how many bytes were read to make them: all of the text, or what stands around a change
 */
gsize pursuit_document_blocks_count_read (PursuitDocumentBlocks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDocumentBlocks, pursuit_document_blocks_unref)

G_END_DECLS
