/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page/pursuit-document-blocks.h"

G_BEGIN_DECLS

/*
 * What is read again as a whole: a block right below the root, or an item of a list right below
 * the root. A text is cut before a unit, and only there.
 */
typedef struct
{
  PursuitDocument *document; /* unowned */
  const PursuitDocumentNode *node;
  gsize byte; /* where its first line begins in the text */
  guint line;
  guint first; /* of its blocks */
  guint n_blocks;
  guint n_words;
  guint n_gaps;

  /* Of items only. */
  guint number;        /* as it is shown */
  guint is_item : 1;   /* whether node is one */
  guint continues : 1; /* the list of the unit before it */
  guint ordered : 1;
  guint tight : 1;
  guint ends_list : 1;
} PursuitDocumentUnit;

/*
 * Appends the units of a text that was cut out of a longer one: it begins with byte @byte and
 * line @line of that. With @continues, its first item goes on with a list. */
void pursuit_document_units_add (
    GArray *units, PursuitDocument *document, gsize byte, guint line, gboolean continues);

/* Appends what is to be seen of a unit to an array of PursuitDocumentBlock. */
void pursuit_document_unit_flatten (const PursuitDocumentUnit *unit, GArray *blocks);

/* Words and gaps. */
void pursuit_document_unit_count (PursuitDocumentUnit *unit);

G_END_DECLS
