/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cmark-gfm.h>

#include "document/pursuit-document-node-private.h"
#include "document/pursuit-document.h"

G_BEGIN_DECLS

/* The scheme that pursuit_template_fill() marks a missing value with; see PURSUIT_NODE_GAP. */
#define PURSUIT_DOCUMENT_GAP_SCHEME "pursuit-gap:"

struct _PursuitDocument
{
  gatomicrefcount references;
  GBytes *source;
  GStringChunk *strings;
  GPtrArray *blocks;   /* of PursuitDocumentNode arrays: nodes never move */
  GPtrArray *headings; /* borrowed from the blocks */
  guint n_nodes;
  char *title;
};

/* A fresh node in the document's store, with empty strings. */
PursuitDocumentNode *pursuit_document_add_node (PursuitDocument *self, PursuitNodeKind kind);

/* Turns cmark's tree into ours; in pursuit-document-builder.c. */
gboolean pursuit_document_build (PursuitDocument *self, cmark_node *cmark_root, GError **error);

G_END_DECLS
