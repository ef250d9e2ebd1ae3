/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-document.h"

G_BEGIN_DECLS

/**
 * PursuitDocumentBlock:
 * @node: a block right below the root
 * @hash: of everything that shows: two blocks with one hash look the same
 *
 * One block of a #PursuitDocumentBlocks.
 */
typedef struct
{
  const PursuitDocumentNode *node;
  guint64 hash;
} PursuitDocumentBlock;

/**
 * PursuitDocumentBlocks:
 *
 * The top-level blocks of a document with their hashes, so that a view changes only what
 * changed. Immutable, reference counted, made and read on any thread.
 */
typedef struct _PursuitDocumentBlocks PursuitDocumentBlocks;

#define PURSUIT_TYPE_DOCUMENT_BLOCKS (pursuit_document_blocks_get_type ())

GType pursuit_document_blocks_get_type (void);

/**
 * pursuit_document_blocks_new:
 * @document: a document; a reference is kept
 *
 * Returns: (transfer full): its blocks
 */
PursuitDocumentBlocks *pursuit_document_blocks_new (PursuitDocument *document);

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
 * pursuit_document_blocks_get_document:
 * @self: blocks
 *
 * Returns: (transfer none): the document they belong to
 */
PursuitDocument *pursuit_document_blocks_get_document (PursuitDocumentBlocks *self);

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDocumentBlocks, pursuit_document_blocks_unref)

G_END_DECLS
