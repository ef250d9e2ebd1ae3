/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-money.h"
#include "document/pursuit-document-node.h"

G_BEGIN_DECLS

/*
 * The last column of a table whose last row is its total: what that says, what the rows above come
 * to, both in minor units, and the currency if the table names one.
 */
typedef struct
{
  gint64 total;
  gint64 sum;
  const char *currency; /* nullable, static */
} PursuitTableTotal;

/* FALSE if a table has no such row, or if not every row has a figure in its last column. */
gboolean pursuit_table_total_read (const PursuitDocumentNode *table, PursuitTableTotal *total);

G_END_DECLS
