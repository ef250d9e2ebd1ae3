/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most bytes of UTF-8 that one cell may hold. */
#define PURSUIT_CSV_MAX_CELL (1024 * 1024)

/* The most bytes of UTF-8 that the cells of one row may hold together. */
#define PURSUIT_CSV_MAX_RECORD (4 * 1024 * 1024)

/* The most cells of one row. */
#define PURSUIT_CSV_MAX_COLUMNS 4096

/**
 * PursuitCsvRecord:
 *
 * One row of a table: its cells, and where it stands in the file.
 */
typedef struct _PursuitCsvRecord PursuitCsvRecord;

/**
 * pursuit_csv_record_copy:
 * @record: a row
 *
 * Returns: (transfer full): the same again, which outlives the reader's next step
 */
PursuitCsvRecord *pursuit_csv_record_copy (const PursuitCsvRecord *record);

/**
 * pursuit_csv_record_free:
 * @record: (transfer full): a row that was copied
 */
void pursuit_csv_record_free (PursuitCsvRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitCsvRecord, pursuit_csv_record_free)

/**
 * pursuit_csv_record_get_n_cells:
 * @record: a row
 *
 * Returns: how many cells the row really has; fewer or more than the table has columns if it
 *   is ragged
 */
guint pursuit_csv_record_get_n_cells (const PursuitCsvRecord *record);

/**
 * pursuit_csv_record_get_cell:
 * @record: a row
 * @index: a column, from 0
 *
 * Returns: (transfer none): the cell's text as UTF-8, unchanged; empty behind the last cell
 */
const char *pursuit_csv_record_get_cell (const PursuitCsvRecord *record, guint index);

/**
 * pursuit_csv_record_get_cell_length:
 * @record: a row
 * @index: a column, from 0
 *
 * Returns: the bytes of the cell; 0 behind the last cell
 */
gsize pursuit_csv_record_get_cell_length (const PursuitCsvRecord *record, guint index);

/**
 * pursuit_csv_record_get_line:
 * @record: a row
 *
 * Returns: the physical line of the file on which the row begins, from 1
 */
guint64 pursuit_csv_record_get_line (const PursuitCsvRecord *record);

/**
 * pursuit_csv_record_is_empty:
 * @record: a row
 *
 * Returns: whether every cell is empty or white space
 */
gboolean pursuit_csv_record_is_empty (const PursuitCsvRecord *record);

/**
 * pursuit_csv_record_was_unwrapped:
 * @record: a row
 *
 * Returns: whether the file had this whole row quoted into one cell (spreadsheet damage that
 *   the reader has repaired)
 */
gboolean pursuit_csv_record_was_unwrapped (const PursuitCsvRecord *record);

G_END_DECLS
