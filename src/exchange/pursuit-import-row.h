/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-csv-record.h"
#include "exchange/pursuit-header-map.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitImportRow:
 *
 * One row of a file, understood: values for fields, links to other records, own columns, and
 * what is wrong with it. Owned by its reader and used again for the next row.
 */
typedef struct _PursuitImportRow PursuitImportRow;

/**
 * PursuitImportProblem:
 * @column: the column of the file, or -1 if it is about the whole row
 * @rejects: whether the row must not be brought in because of it
 * @message: what is wrong, a sentence in the person's language without line or full stop
 *
 * What is wrong with a row.
 */
typedef struct
{
  int column;
  gboolean rejects;
  char *message;
} PursuitImportProblem;

/**
 * pursuit_import_row_get_line:
 * @row: a row
 *
 * Returns: the physical line of the file on which it begins, from 1
 */
guint64 pursuit_import_row_get_line (const PursuitImportRow *row);

/**
 * pursuit_import_row_get_record:
 * @row: a row
 *
 * Returns: (transfer none): its cells as they stand in the file
 */
const PursuitCsvRecord *pursuit_import_row_get_record (const PursuitImportRow *row);

/**
 * pursuit_import_row_get_object:
 * @row: a row
 *
 * Returns: what it is
 */
PursuitImportObject pursuit_import_row_get_object (const PursuitImportRow *row);

/**
 * pursuit_import_row_has_kind:
 * @row: a row
 * @kind: lead, person, activity or user
 *
 * A row can bring more than one record: a contact row a lead and a person, a row of Pipedrive's
 * import sheet also an activity.
 *
 * Returns: whether it has at least one value for a record of that kind
 */
gboolean pursuit_import_row_has_kind (const PursuitImportRow *row, PursuitKind kind);

/**
 * pursuit_import_row_get_text:
 * @row: a row
 * @target: a field, link, id or owner
 *
 * Returns: (transfer none) (nullable): the value in the form in which `core` stores it (dates
 *   `YYYY-MM-DD`, times in UTC), never empty; %NULL if there is none, or if it is a number
 */
const char *pursuit_import_row_get_text (const PursuitImportRow *row, PursuitImportTarget target);

/**
 * pursuit_import_row_get_number:
 * @row: a row
 * @target: a field that holds an amount (minor units), a percentage (0 to 100), a count or
 *   yes/no
 * @number: (out): its value
 *
 * Returns: %TRUE if there is one
 */
gboolean pursuit_import_row_get_number (const PursuitImportRow *row,
                                        PursuitImportTarget target,
                                        gint64 *number);

/**
 * pursuit_import_row_dup_list:
 * @row: a row
 * @target: a link that may name several records ("9002;9999")
 *
 * Returns: (transfer full) (array zero-terminated=1): the parts, trimmed, none of them empty
 */
char **pursuit_import_row_dup_list (const PursuitImportRow *row, PursuitImportTarget target);

/**
 * pursuit_import_row_get_n_custom:
 * @row: a row
 *
 * Returns: how many own columns have a value in it
 */
guint pursuit_import_row_get_n_custom (const PursuitImportRow *row);

/**
 * pursuit_import_row_get_custom:
 * @row: a row
 * @index: from 0
 * @header: (out) (transfer none): the column's name
 *
 * Returns: (transfer none): the cell's text, unchanged
 */
const char *
pursuit_import_row_get_custom (const PursuitImportRow *row, guint index, const char **header);

/**
 * pursuit_import_row_dup_custom_json:
 * @row: a row
 *
 * Returns: (transfer full) (nullable): its own columns as one JSON object, %NULL if there are none
 */
char *pursuit_import_row_dup_custom_json (const PursuitImportRow *row);

/**
 * pursuit_import_row_get_n_problems:
 * @row: a row
 *
 * Returns: how many things are wrong with it
 */
guint pursuit_import_row_get_n_problems (const PursuitImportRow *row);

/**
 * pursuit_import_row_get_problem:
 * @row: a row
 * @index: from 0
 *
 * Returns: (transfer none): one of them
 */
const PursuitImportProblem *pursuit_import_row_get_problem (const PursuitImportRow *row,
                                                            guint index);

/**
 * pursuit_import_row_is_rejected:
 * @row: a row
 *
 * Returns: whether it must not be brought in
 */
gboolean pursuit_import_row_is_rejected (const PursuitImportRow *row);

/**
 * pursuit_import_row_dup_reason:
 * @row: a row
 *
 * Returns: (transfer full) (nullable): why it is rejected, all reasons joined by "; "; %NULL if
 *   it is not
 */
char *pursuit_import_row_dup_reason (const PursuitImportRow *row);

G_END_DECLS
