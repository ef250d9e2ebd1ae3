/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-page-text-private.h"

G_BEGIN_DECLS

#define PURSUIT_PAGE_NONE G_MAXUINT

/* One line of a text, placed within a row. */
typedef struct
{
  const PursuitPageText *text; /* borrowed from the flow */
  guint line;
  double x;        /* of the text's left edge on the page */
  double baseline; /* below the row's top */
} PursuitPageSpan;

/* What is painted behind rows: one box for all rows of a page that stand in it. */
typedef enum
{
  PURSUIT_PAGE_FRAME_QUOTE,
  PURSUIT_PAGE_FRAME_CODE,
} PursuitPageFrameKind;

typedef struct
{
  PursuitPageFrameKind kind;
  guint parent; /* an index, or PURSUIT_PAGE_NONE */
  double x;
  double width;
  double padding; /* above the first and below the last row */
} PursuitPageFrame;

typedef enum
{
  PURSUIT_PAGE_RULE_NONE,
  PURSUIT_PAGE_RULE_FAINT, /* below a table row */
  PURSUIT_PAGE_RULE_STRONG /* below a table head */
} PursuitPageRule;

/* The smallest piece that pages are made of: it is never cut. */
typedef struct
{
  const PursuitDocumentNode *node;  /* the block that starts here; nullable, borrowed */
  const PursuitDocumentNode *block; /* that all of the row belongs to; nullable, borrowed */
  double space_before;              /* dropped at the top of a page */
  double height;
  double x;
  double width;
  guint first_span;
  guint n_spans;
  guint frame;      /* the innermost frame, or PURSUIT_PAGE_NONE */
  guint table_head; /* the row to repeat above it on a new page, or PURSUIT_PAGE_NONE */
  double box_x;     /* of a task's box */
  double box_baseline;
  guint8 rule;
  guint8 task;
  guint8 keep : 1;      /* no page break before it */
  guint8 separator : 1; /* divides nothing at the top of a page, so it is left out there */
  guint8 page_break : 1;
} PursuitPageRow;

/* A document as one endless column of rows. */
typedef struct
{
  PursuitPageFonts *fonts;
  GPtrArray *texts; /* of PursuitPageText */
  GArray *rows;     /* of PursuitPageRow */
  GArray *spans;    /* of PursuitPageSpan */
  GArray *frames;   /* of PursuitPageFrame */
  double body_height;
  double height; /* of all rows, to stop early */
} PursuitPageFlow;

/* Where the next rows go. */
typedef struct
{
  double x;
  double width;
  guint frame;
} PursuitPageColumn;

PursuitPageFlow *
pursuit_page_flow_new (PursuitDocument *document, const PursuitPageStyle *style, GError **error);
void pursuit_page_flow_free (PursuitPageFlow *flow);

/* Hands @text over to the flow. */
PursuitPageText *pursuit_page_flow_take_text (PursuitPageFlow *flow, PursuitPageText *text);

/* Adds a row without spans; the pointer is good until the next one. */
PursuitPageRow *pursuit_page_flow_add_row (PursuitPageFlow *flow, const PursuitPageColumn *column);

/* Adds a span to the last row. */
void pursuit_page_flow_add_span (
    PursuitPageFlow *flow, const PursuitPageText *text, guint line, double x, double baseline);

/* FALSE once there is more than fits the most pages. */
gboolean pursuit_page_flow_check (const PursuitPageFlow *flow, GError **error);

/* Adds the rows of a document, in pursuit-page-blocks.c, and of a table, in
 * pursuit-page-table.c. */
gboolean
pursuit_page_flow_add_document (PursuitPageFlow *flow, PursuitDocument *document, GError **error);
gboolean pursuit_page_flow_add_table (PursuitPageFlow *flow,
                                      const PursuitDocumentNode *table,
                                      const PursuitPageColumn *column,
                                      GError **error);

/* A row on a page. */
typedef struct
{
  guint row;
  double y; /* below the body's top */
} PursuitPagePlacement;

/*
 * Breaks the rows into pages, in pursuit-page-breaker.c. @starts gets, for every page and once
 * more at the end, where in @placements it begins.
 */
gboolean pursuit_page_flow_paginate (const PursuitPageFlow *flow,
                                     GArray *placements,
                                     GArray *starts,
                                     GError **error);

static inline const PursuitPageRow *
pursuit_page_flow_get_row (const PursuitPageFlow *flow, guint index)
{
  return &g_array_index (flow->rows, PursuitPageRow, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitPageFlow, pursuit_page_flow_free)

G_END_DECLS
