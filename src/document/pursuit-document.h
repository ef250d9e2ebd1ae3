/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "document/pursuit-document-node.h"

G_BEGIN_DECLS

/**
 * PURSUIT_DOCUMENT_MAX_BYTES:
 *
 * The longest markdown text that is read: 4 MiB, some thousand pages.
 */
#define PURSUIT_DOCUMENT_MAX_BYTES (4u * 1024 * 1024)

/**
 * PURSUIT_DOCUMENT_MAX_DEPTH:
 *
 * The deepest tree: 100 levels of blocks and inlines together. It bounds every recursive walk.
 */
#define PURSUIT_DOCUMENT_MAX_DEPTH 100u

/**
 * PURSUIT_DOCUMENT_MAX_NODES:
 *
 * The largest tree.
 */
#define PURSUIT_DOCUMENT_MAX_NODES 500000u

/**
 * PURSUIT_DOCUMENT_MAX_COLUMNS:
 *
 * The widest table.
 */
#define PURSUIT_DOCUMENT_MAX_COLUMNS 64u

#define PURSUIT_TYPE_DOCUMENT (pursuit_document_get_type ())

/**
 * PursuitDocument:
 *
 * A markdown text (CommonMark with GitHub's tables, strikethrough, task lists and autolinks) as
 * a tree. It never changes once made, is reference counted, and may be read from any thread.
 * Everything that shows a document walks this one tree: the preview, PDF, HTML and plain text.
 */
typedef struct _PursuitDocument PursuitDocument;

GType pursuit_document_get_type (void);

/**
 * pursuit_document_new:
 * @markdown: the text, from anywhere: it is not trusted
 * @length: its size in bytes, or -1 if it ends with a zero byte
 * @error: %PURSUIT_DOCUMENT_ERROR_ENCODING, %PURSUIT_DOCUMENT_ERROR_TOO_LARGE or
 *   %PURSUIT_DOCUMENT_ERROR_TOO_DEEP
 *
 * Reads a text into a tree. Raw HTML is kept as text (comments are dropped, `<br>` is a line
 * break), links that could run or read something are made inert, pictures are never loaded.
 * The line ends of a paragraph are kept, as %PURSUIT_NODE_HARD_BREAK, when all its lines are
 * short and none ends where wrapping would explain it: an address stays an address.
 * What would cost the parser far more than its length (reference bombs, lines of pipes) is
 * refused before it is parsed.
 *
 * Returns: (transfer full) (nullable): the document
 */
PursuitDocument *pursuit_document_new (const char *markdown, gssize length, GError **error);

/**
 * pursuit_document_ref:
 * @self: a document
 *
 * Returns: (transfer full): @self
 */
PursuitDocument *pursuit_document_ref (PursuitDocument *self);

/**
 * pursuit_document_unref:
 * @self: (transfer full): a document
 */
void pursuit_document_unref (PursuitDocument *self);

/**
 * pursuit_document_get_root:
 * @self: a document
 *
 * Returns: the node of kind %PURSUIT_NODE_DOCUMENT
 */
const PursuitDocumentNode *pursuit_document_get_root (PursuitDocument *self);

/**
 * pursuit_document_get_source:
 * @self: a document
 * @length: (out) (optional): its size in bytes
 *
 * Returns: the markdown it was read from, byte for byte
 */
const char *pursuit_document_get_source (PursuitDocument *self, gsize *length);

/**
 * pursuit_document_get_title:
 * @self: a document
 *
 * Returns: the plain text of the first heading of the highest level used, or ""
 */
const char *pursuit_document_get_title (PursuitDocument *self);

/**
 * pursuit_document_get_headings:
 * @self: a document
 *
 * Returns: (element-type PursuitDocumentNode) (transfer none): every heading in reading order,
 *   as an outline wants them
 */
const GPtrArray *pursuit_document_get_headings (PursuitDocument *self);

/**
 * pursuit_document_find_anchor:
 * @self: a document
 * @anchor: a name without "#"
 *
 * Returns: (nullable): the heading of that name
 */
const PursuitDocumentNode *pursuit_document_find_anchor (PursuitDocument *self, const char *anchor);

/**
 * pursuit_document_find_line:
 * @self: a document
 * @line: a source line, counted from 1
 *
 * Finds the innermost block that covers a source line, else the last one that starts before it.
 *
 * Returns: a block; the root if the document is empty
 */
const PursuitDocumentNode *pursuit_document_find_line (PursuitDocument *self, guint line);

/**
 * pursuit_document_count_words:
 * @self: a document
 *
 * Returns: how many words a reader sees, for "412 words"
 */
guint pursuit_document_count_words (PursuitDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitDocument, pursuit_document_unref)

G_END_DECLS
