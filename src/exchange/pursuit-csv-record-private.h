/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-csv-record.h"

G_BEGIN_DECLS

/*
 * The cells lie one behind the other in @text, each with a zero byte behind it; @ends holds for
 * each cell the place of that byte. A row is filled again and again without a new allocation.
 */
struct _PursuitCsvRecord
{
  GString *text;
  GArray *ends; /* of gsize */
  guint64 line;
  guint n_empty_lines; /* lines with nothing on them between the row before and this one */
  gboolean quoted;     /* the first cell stood in quotes */
  gboolean unwrapped;
};

PursuitCsvRecord *pursuit_csv_record_new (void);

void pursuit_csv_record_clear (PursuitCsvRecord *record);

/* Ends the cell whose text has just been appended. */
void pursuit_csv_record_end_cell (PursuitCsvRecord *record);

/* Where the cell that is being filled begins. */
gsize pursuit_csv_record_get_open_cell (const PursuitCsvRecord *record);

/* How many of the cells are neither empty nor white space. */
guint pursuit_csv_record_count_filled (const PursuitCsvRecord *record);

gboolean pursuit_csv_record_equals (const PursuitCsvRecord *a, const PursuitCsvRecord *b);

G_END_DECLS
