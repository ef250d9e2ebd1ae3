/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitDocumentHunk:
 * @old: the first of the parts that go
 * @n_old: how many go
 * @new: the first of the parts that come in their place
 * @n_new: how many come
 *
 * A place where two lists of parts differ.
 */
typedef struct
{
  guint old;
  guint n_old;
  guint new;
  guint n_new;
} PursuitDocumentHunk;

/**
 * pursuit_document_diff:
 * @old: (element-type guint64): the hashes of the parts there are
 * @new: (element-type guint64): and of those there shall be
 *
 * Finds what is to be replaced: what stands between parts that are in both lists, in the same
 * order. Parts that occur once in each show where the lists belong together.
 *
 * Returns: (transfer full) (element-type PursuitDocumentHunk): in the order of the lists
 */
GArray *pursuit_document_diff (const GArray *old, const GArray *new);

G_END_DECLS
