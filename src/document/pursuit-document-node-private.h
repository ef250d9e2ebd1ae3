/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-document-node.h"

G_BEGIN_DECLS

/* All strings belong to the document's chunk and are never NULL unless it says so. */
struct _PursuitDocumentNode
{
  PursuitDocumentNode *parent;
  PursuitDocumentNode *first_child;
  PursuitDocumentNode *last_child;
  PursuitDocumentNode *next;
  const char *text;
  const char *url;    /* nullable */
  const char *title;  /* code blocks: the info string */
  const char *anchor; /* nullable */
  const guint8 *alignments;
  guint32 start_line;
  guint32 end_line;
  guint32 number; /* heading: level, list: start, table: columns */
  guint8 kind;
  guint8 task;
  guint8 ordered : 1;
  guint8 tight : 1;
  guint8 header : 1;
};

/* Walks a whole tree in reading order; the node after @self, or NULL behind @root's last. */
const PursuitDocumentNode *pursuit_document_node_walk (const PursuitDocumentNode *self,
                                                       const PursuitDocumentNode *root);

G_END_DECLS
