/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/pursuit-csv-reader.h"
#include "exchange/pursuit-csv-record.h"

G_BEGIN_DECLS

/**
 * PursuitImportRejects:
 *
 * The file for the rows of one file that were left out. It is made when the first one comes.
 */
typedef struct _PursuitImportRejects PursuitImportRejects;

/**
 * pursuit_import_rejects_new:
 * @path: the file that is imported
 * @fallback: a folder for when the file's own cannot be written
 * @table: the table that is read
 *
 * Returns: (transfer full): rejects without a file yet
 */
PursuitImportRejects *
pursuit_import_rejects_new (const char *path, const char *fallback, PursuitCsvReader *table);

/**
 * pursuit_import_rejects_add:
 * @self: rejects
 * @record: a row
 * @reason: why it was left out
 * @error: what went wrong
 *
 * Returns: %TRUE if it is kept
 */
gboolean pursuit_import_rejects_add (PursuitImportRejects *self,
                                     const PursuitCsvRecord *record,
                                     const char *reason,
                                     GError **error);

/**
 * pursuit_import_rejects_finish:
 * @self: rejects
 * @error: what went wrong
 *
 * Returns: %TRUE if everything is in the file
 */
gboolean pursuit_import_rejects_finish (PursuitImportRejects *self, GError **error);

/**
 * pursuit_import_rejects_get_path:
 * @self: rejects
 *
 * Returns: (transfer none) (nullable): the file; %NULL if nothing was rejected
 */
const char *pursuit_import_rejects_get_path (PursuitImportRejects *self);

/**
 * pursuit_import_rejects_keep:
 * @self: the rejected rows of one file, finished
 *
 * Lets the file stay. Until then freeing them removes it, since nothing was brought in.
 */
void pursuit_import_rejects_keep (PursuitImportRejects *self);

/**
 * pursuit_import_rejects_free:
 * @self: (transfer full): rejects
 *
 * A file that was not finished goes with it.
 */
void pursuit_import_rejects_free (PursuitImportRejects *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitImportRejects, pursuit_import_rejects_free)

G_END_DECLS
