/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-csv-reader.h"

G_BEGIN_DECLS

/* The two columns in front of the file's own. An import passes over them by these names. */
#define PURSUIT_REJECTS_LINE_HEADER "Pursuit line"
#define PURSUIT_REJECTS_REASON_HEADER "Pursuit reason"

#define PURSUIT_TYPE_REJECTS_WRITER (pursuit_rejects_writer_get_type ())

/**
 * PursuitRejectsWriter:
 *
 * Writes the rows that an import left out, each with its line and why, under the header of the
 * file they come from: a table that a person corrects and brings in again.
 */
G_DECLARE_FINAL_TYPE (
    PursuitRejectsWriter, pursuit_rejects_writer, PURSUIT, REJECTS_WRITER, GObject)

/**
 * pursuit_rejects_writer_new:
 * @stream: where the table goes; kept, and left open
 * @table: the file that is being imported, for its header and delimiter
 *
 * Returns: (transfer full): a writer; nothing is written before the first row
 */
PursuitRejectsWriter *pursuit_rejects_writer_new (GOutputStream *stream, PursuitCsvReader *table);

/**
 * pursuit_rejects_writer_add:
 * @self: a writer
 * @record: a row of the file
 * @reason: why it was left out
 * @cancellable: (nullable): to stop it
 * @error: one of GIO
 *
 * Returns: %TRUE if all is well
 */
gboolean pursuit_rejects_writer_add (PursuitRejectsWriter *self,
                                     const PursuitCsvRecord *record,
                                     const char *reason,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * pursuit_rejects_writer_get_n_rows:
 * @self: a writer
 *
 * Returns: how many rows it was given
 */
guint64 pursuit_rejects_writer_get_n_rows (PursuitRejectsWriter *self);

/**
 * pursuit_rejects_writer_finish:
 * @self: a writer
 * @cancellable: (nullable): to stop it
 * @error: one of GIO
 *
 * Returns: %TRUE if everything is with the stream
 */
gboolean pursuit_rejects_writer_finish (PursuitRejectsWriter *self,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
