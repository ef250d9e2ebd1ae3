/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-csv-reader.h"
#include "exchange/pursuit-header-map.h"
#include "exchange/pursuit-import-row.h"

G_BEGIN_DECLS

/* The columns are judged by so many rows, unless one of them needs more. */
#define PURSUIT_IMPORT_SAMPLE_ROWS 500

/**
 * PursuitImportOptions:
 * @dialect: (nullable): what a person has set about the file; %NULL to detect
 * @object: what a person says the rows are; %PURSUIT_IMPORT_OBJECT_NONE to find out
 * @remembered: (nullable): JSON of an earlier mapping, see pursuit_header_map_to_json(); it is
 *   applied if the caller found it under the header's hash
 * @assignments: (nullable) (array zero-terminated=1): "FIELD=COLUMN" each, as `--map` takes it
 * @outcome: (nullable): "COLUMN=VALUE:won,VALUE:lost", as `--outcome` takes it
 * @currency: (nullable): the currency of amounts that name none; decides how many decimals
 *   minor units have
 * @day_first: whether 03/04/2026 is the third of April where no date of the column proves it
 * @zone: (nullable): the time zone of times that name none; %NULL for UTC
 * @without_bad_values: whether a value that does not fit its field is kept as an own column and
 *   its row brought in, instead of the row being rejected
 *
 * What a person can say about an import. All zero is a good start.
 */
typedef struct
{
  const PursuitCsvDialect *dialect;
  PursuitImportObject object;
  const char *remembered;
  const char *const *assignments;
  const char *outcome;
  const char *currency;
  gboolean day_first;
  GTimeZone *zone;
  gboolean without_bad_values;
} PursuitImportOptions;

#define PURSUIT_TYPE_IMPORT_READER (pursuit_import_reader_get_type ())

/**
 * PursuitImportReader:
 *
 * Reads a CRM's file row by row as values for records. It looks at the first rows to judge what
 * the columns hold, and reads on only where days and months or decimal signs are still in doubt.
 */
G_DECLARE_FINAL_TYPE (PursuitImportReader, pursuit_import_reader, PURSUIT, IMPORT_READER, GObject)

/**
 * pursuit_import_reader_open:
 * @path: a file
 * @options: (nullable): what a person has said; only used during the call
 * @cancellable: (nullable): to stop it
 * @error: of #PursuitExchangeError or of GIO
 *
 * Opens a file and decides where its columns go.
 *
 * Returns: (transfer full) (nullable): a reader before the first row
 */
PursuitImportReader *pursuit_import_reader_open (const char *path,
                                                 const PursuitImportOptions *options,
                                                 GCancellable *cancellable,
                                                 GError **error);

/**
 * pursuit_import_reader_get_table:
 * @self: a reader
 *
 * Returns: (transfer none): the table below, for its dialect, headers, notes and progress
 */
PursuitCsvReader *pursuit_import_reader_get_table (PursuitImportReader *self);

/**
 * pursuit_import_reader_get_map:
 * @self: a reader
 *
 * Returns: (transfer none): where the columns go. A change has no effect on this reader: open the
 *   file again with #PursuitImportOptions.assignments.
 */
PursuitHeaderMap *pursuit_import_reader_get_map (PursuitImportReader *self);

/**
 * pursuit_import_reader_next:
 * @self: a reader
 * @row: (out) (transfer none): the next row, good until the next call; look first whether it
 *   is rejected
 * @cancellable: (nullable): to stop it
 * @error: like pursuit_csv_reader_next()
 *
 * Returns: %TRUE if there is a row; %FALSE at the end, or with @error set
 */
gboolean pursuit_import_reader_next (PursuitImportReader *self,
                                     const PursuitImportRow **row,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
