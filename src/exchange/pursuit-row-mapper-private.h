/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-import-row-private.h"
#include "exchange/pursuit-outcome-private.h"
#include "exchange/pursuit-value-date.h"

G_BEGIN_DECLS

/* How the cells of one column become values. */
typedef struct
{
  const char *header; /* borrowed from the table */
  PursuitImportTarget target;
  PursuitImportType type;
  gsize max_length; /* bytes of a text; 0 for no limit */
  PursuitDateOrder order;
  char decimal;    /* '.', ',' or 0 */
  gboolean of_one; /* percentages are parts of one */
} PursuitColumnPlan;

/* How the rows of one file become values. */
typedef struct
{
  PursuitColumnPlan *columns;
  guint n_columns;
  PursuitImportObject object;
  const char *system;  /* borrowed from the map */
  int currency_column; /* -1 if there is none */
  char *currency;      /* (nullable): of amounts that name none */
  GTimeZone *zone;     /* (nullable) */
  gboolean without_bad_values;
  gboolean guarded; /* our own file: the guard against formulas is taken away */
  PursuitOutcome outcome;
} PursuitRowMapper;

/* Makes @row the values of @record. */
void pursuit_row_mapper_fill (const PursuitRowMapper *self,
                              PursuitImportRow *row,
                              const PursuitCsvRecord *record);

/* The second half of that: what follows for a row from the values that its cells gave. */
void pursuit_row_mapper_complete (const PursuitRowMapper *self, PursuitImportRow *row);

G_END_DECLS
