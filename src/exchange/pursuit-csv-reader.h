/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-csv-dialect.h"
#include "exchange/pursuit-csv-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many bytes are read at a time. */
#define PURSUIT_CSV_CHUNK_BYTES (64 * 1024)

#define PURSUIT_TYPE_CSV_READER (pursuit_csv_reader_get_type ())

/**
 * PursuitCsvReader:
 *
 * Reads a table from CSV text row by row. Whatever the size of the file, it holds one chunk, one
 * row, and the few lines that may turn out to be a footer.
 *
 * It repairs what has one meaning only (a byte order mark, mixed line ends, a row quoted into
 * one cell, repeated and empty column names) and leaves everything else to the caller: a ragged
 * row says how many cells it has.
 */
G_DECLARE_FINAL_TYPE (PursuitCsvReader, pursuit_csv_reader, PURSUIT, CSV_READER, GObject)

/**
 * pursuit_csv_reader_new:
 * @stream: where the bytes come from
 * @name: how messages call the file, best its base name
 * @dialect: (nullable): what a person has set; %NULL to detect everything
 * @cancellable: (nullable): to stop it
 * @error: of #PursuitExchangeError or of GIO
 *
 * Begins to read: judges the dialect, passes over titles and reads the header.
 *
 * Returns: (transfer full) (nullable): a reader before the first row
 */
PursuitCsvReader *pursuit_csv_reader_new (GInputStream *stream,
                                          const char *name,
                                          const PursuitCsvDialect *dialect,
                                          GCancellable *cancellable,
                                          GError **error);

/**
 * pursuit_csv_reader_open:
 * @path: a file
 * @dialect: (nullable): what a person has set; %NULL to detect everything
 * @cancellable: (nullable): to stop it
 * @error: of #PursuitExchangeError or of GIO
 *
 * Opens a file and begins to read it, see pursuit_csv_reader_new().
 *
 * Returns: (transfer full) (nullable): a reader before the first row
 */
PursuitCsvReader *pursuit_csv_reader_open (const char *path,
                                           const PursuitCsvDialect *dialect,
                                           GCancellable *cancellable,
                                           GError **error);

/**
 * pursuit_csv_reader_get_dialect:
 * @self: a reader
 *
 * Returns: (transfer none): how the file is written, with nothing left to detect
 */
const PursuitCsvDialect *pursuit_csv_reader_get_dialect (PursuitCsvReader *self);

/**
 * pursuit_csv_reader_get_name:
 * @self: a reader
 *
 * Returns: (transfer none): how messages call the file
 */
const char *pursuit_csv_reader_get_name (PursuitCsvReader *self);

/**
 * pursuit_csv_reader_get_headers:
 * @self: a reader
 *
 * The column names: trimmed, a repeated one told apart by a number ("Email (2)"), an empty one
 * named after its place ("Column 7").
 *
 * Returns: (transfer none) (array zero-terminated=1): the names
 */
const char *const *pursuit_csv_reader_get_headers (PursuitCsvReader *self);

/**
 * pursuit_csv_reader_get_n_columns:
 * @self: a reader
 *
 * Returns: how many columns the table has
 */
guint pursuit_csv_reader_get_n_columns (PursuitCsvReader *self);

/**
 * pursuit_csv_reader_next:
 * @self: a reader
 * @record: (out) (transfer none): the next row, good until the next call
 * @cancellable: (nullable): to stop it
 * @error: %PURSUIT_EXCHANGE_ERROR_TOO_LARGE, _UNTERMINATED, _BINARY, _ENCODING, each with name
 *   and line, or one of GIO; nothing can be read behind it
 *
 * Reads the next row. Lines with nothing on them are no rows; rows of empty cells are.
 *
 * Returns: %TRUE if there is a row; %FALSE at the end, or with @error set
 */
gboolean pursuit_csv_reader_next (PursuitCsvReader *self,
                                  const PursuitCsvRecord **record,
                                  GCancellable *cancellable,
                                  GError **error);

/**
 * pursuit_csv_reader_get_n_footer_lines:
 * @self: a reader at its end
 *
 * Returns: how many rows behind the table were left out
 */
guint pursuit_csv_reader_get_n_footer_lines (PursuitCsvReader *self);

/**
 * pursuit_csv_reader_get_bytes_read:
 * @self: a reader
 *
 * Returns: how many bytes of the stream have been taken, for a progress bar
 */
guint64 pursuit_csv_reader_get_bytes_read (PursuitCsvReader *self);

/**
 * pursuit_csv_reader_get_notes:
 * @self: a reader
 *
 * What was assumed or repaired so far, one sentence each, in the person's language.
 *
 * Returns: (transfer none) (element-type utf8): the sentences
 */
GPtrArray *pursuit_csv_reader_get_notes (PursuitCsvReader *self);

G_END_DECLS
