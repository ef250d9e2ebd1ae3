/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitCsvWriterFlags:
 * @PURSUIT_CSV_WRITER_BOM: begins with a byte order mark, by which spreadsheets know UTF-8
 * @PURSUIT_CSV_WRITER_GUARD: puts an apostrophe before cells that a spreadsheet would run as a
 *   formula; pursuit_csv_unguard() takes it away again
 *
 * How a table is written.
 */
typedef enum
{
  PURSUIT_CSV_WRITER_PLAIN = 0,
  PURSUIT_CSV_WRITER_BOM = 1 << 0,
  PURSUIT_CSV_WRITER_GUARD = 1 << 1,
} PursuitCsvWriterFlags;

#define PURSUIT_TYPE_CSV_WRITER (pursuit_csv_writer_get_type ())

/**
 * PursuitCsvWriter:
 *
 * Writes a table as RFC 4180 has it: UTF-8, CRLF, quotes only where they are needed. Holds a
 * small buffer, never the table.
 */
G_DECLARE_FINAL_TYPE (PursuitCsvWriter, pursuit_csv_writer, PURSUIT, CSV_WRITER, GObject)

/**
 * pursuit_csv_writer_new:
 * @stream: where the table goes; kept, and left open
 * @delimiter: an ASCII character, usually ','
 * @flags: how to write
 *
 * Returns: (transfer full): a writer
 */
PursuitCsvWriter *
pursuit_csv_writer_new (GOutputStream *stream, char delimiter, PursuitCsvWriterFlags flags);

/**
 * pursuit_csv_writer_add_cell:
 * @self: a writer
 * @text: (nullable): UTF-8 of any content; %NULL is an empty cell
 *
 * Adds a cell to the row that is being written.
 */
void pursuit_csv_writer_add_cell (PursuitCsvWriter *self, const char *text);

/**
 * pursuit_csv_writer_end_row:
 * @self: a writer
 * @cancellable: (nullable): to stop it
 * @error: one of GIO
 *
 * Ends the row. Full buffers go to the stream.
 *
 * Returns: %TRUE if all is well
 */
gboolean
pursuit_csv_writer_end_row (PursuitCsvWriter *self, GCancellable *cancellable, GError **error);

/**
 * pursuit_csv_writer_finish:
 * @self: a writer
 * @cancellable: (nullable): to stop it
 * @error: one of GIO
 *
 * Writes what is still in the buffer and flushes the stream. Needed: a writer that is freed
 * without it has not written everything.
 *
 * Returns: %TRUE if everything is with the stream
 */
gboolean
pursuit_csv_writer_finish (PursuitCsvWriter *self, GCancellable *cancellable, GError **error);

/**
 * pursuit_csv_needs_guard:
 * @text: a cell
 *
 * Cells that begin with `=`, `+`, `-`, `@`, a tab or a carriage return can run as a formula.
 * Plain numbers ("-12.50") and telephone numbers ("+49 30 1234") cannot, and stay as they are.
 * A cell that already looks guarded is guarded once more, so that the way back is exact.
 *
 * Returns: whether an apostrophe belongs before @text
 */
gboolean pursuit_csv_needs_guard (const char *text);

/**
 * pursuit_csv_unguard:
 * @text: a cell that was written with %PURSUIT_CSV_WRITER_GUARD
 *
 * Returns: (transfer none): @text, or the same behind the apostrophe of the guard
 */
const char *pursuit_csv_unguard (const char *text);

G_END_DECLS
