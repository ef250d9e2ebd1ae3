/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-dataset.h"

G_BEGIN_DECLS

/* What the cells of a column hold. */
typedef enum
{
  PURSUIT_CELLS_NOTHING, /* no value, or the same one everywhere */
  PURSUIT_CELLS_NUMBER,
  PURSUIT_CELLS_DATE,
  PURSUIT_CELLS_CATEGORY,
  PURSUIT_CELLS_MULTI, /* several categories in one cell */
} PursuitCellKind;

/* How they are written. */
typedef struct
{
  PursuitCellKind kind;
  char decimal;       /* numbers: '.' or ',' */
  gboolean day_first; /* dates: 5/6/2024 is in June */
  char separator;     /* multi: between the categories */
} PursuitCellFormat;

/* Judges a column by its values; @counts says how often each occurs in the rows that count. */
PursuitCellFormat
pursuit_cell_format_find (const PursuitDataset *dataset, guint column, const guint *counts);

/* A number, or the number of a day. FALSE if the text is none. */
gboolean pursuit_cell_format_read (const PursuitCellFormat *self, const char *text, double *number);

/* The day of a date as a GDate. */
gboolean
pursuit_cell_format_read_date (const PursuitCellFormat *self, const char *text, GDate *date);

G_END_DECLS
