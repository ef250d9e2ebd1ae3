/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-csv-reader.h"

G_BEGIN_DECLS

/* Like pursuit_csv_reader_new(), with pieces of another size: the rows must be the same. */
PursuitCsvReader *pursuit_csv_reader_new_in_chunks (GInputStream *stream,
                                                    const char *name,
                                                    const PursuitCsvDialect *dialect,
                                                    gsize chunk_size,
                                                    GCancellable *cancellable,
                                                    GError **error);

/*
 * Notes about the dialect that an earlier reader of the same file made: a second one, which is
 * given the dialect, has nothing to say about it. Notes of the rows themselves come again.
 */
void pursuit_csv_reader_take_notes (PursuitCsvReader *self, PursuitCsvReader *earlier);

G_END_DECLS
