/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-csv-record-private.h"

G_BEGIN_DECLS

/*
 * What the beginning of a text looks like when it is cut by one delimiter: how many cells its
 * rows have, and how well they agree on it.
 */
typedef struct
{
  char delimiter;
  GPtrArray *records; /* of PursuitCsvRecord: the first rows */
  guint first;        /* the first row that can be the header */
  guint width;        /* the number of cells that most rows have */
  double share;       /* the part of the rows that have it, titles and footers aside */
  double coverage;    /* the part of all lines that have it */
  double score;
} PursuitCsvShape;

PursuitCsvShape *
pursuit_csv_shape_new (const char *text, gsize length, gboolean at_end, char delimiter, char quote);

void pursuit_csv_shape_free (PursuitCsvShape *shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCsvShape, pursuit_csv_shape_free)

/* The first row is no part of the table. */
void pursuit_csv_shape_skip_first (PursuitCsvShape *shape);

/* Why this is no table, translated; NULL if it is one. */
char *pursuit_csv_shape_dup_reason (const PursuitCsvShape *shape, const char *name);

/* The line of the header; 0 if the first row is data already. */
int pursuit_csv_shape_find_header (const PursuitCsvShape *shape);

G_END_DECLS
