/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import-report.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitDuplicates:
 * @PURSUIT_DUPLICATES_SKIP: leave the row out
 * @PURSUIT_DUPLICATES_MERGE: fill what is empty in the record that is there
 * @PURSUIT_DUPLICATES_KEEP: bring it in anyway
 *
 * What becomes of a row whose mail address somebody has already. A row with a known id of its
 * vendor is never a duplicate: it updates its record.
 */
typedef enum
{
  PURSUIT_DUPLICATES_SKIP,
  PURSUIT_DUPLICATES_MERGE,
  PURSUIT_DUPLICATES_KEEP,
} PursuitDuplicates;

#define PURSUIT_TYPE_IMPORT (pursuit_import_get_type ())

/**
 * PursuitImport:
 *
 * An import of one file or several that belong together: first rehearsed, then done. Both are
 * the same job, in one transaction; the rehearsal's is rolled back, so that its counts are the
 * real ones.
 */
G_DECLARE_FINAL_TYPE (PursuitImport, pursuit_import, PURSUIT, IMPORT, GObject)

/**
 * pursuit_import_new:
 * @workspace: a workspace
 * @files: (array zero-terminated=1): paths, in any order
 *
 * Returns: (transfer full): an import with nothing set
 */
PursuitImport *pursuit_import_new (PursuitWorkspace *workspace, const char *const *files);

/**
 * pursuit_import_set_as:
 * @self: an import
 * @object: (nullable): what the rows are ("contact", "company", "deal", "task", …), %NULL to
 *   find out
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID, naming what there is
 *
 * Returns: %FALSE if @object is nothing of the sort
 */
gboolean pursuit_import_set_as (PursuitImport *self, const char *object, GError **error);

/**
 * pursuit_import_map:
 * @self: an import
 * @field: where it shall go: a target's name as in the report, "custom" or "skip"
 * @column: a column's name
 *
 * Sends a column somewhere. Whether both exist is found out when the import runs. A second call
 * for a column replaces the first.
 */
void pursuit_import_map (PursuitImport *self, const char *field, const char *column);

/**
 * pursuit_import_set_outcome:
 * @self: an import
 * @outcome: (nullable): "COLUMN=VALUE:won,VALUE:lost"
 *
 * Says by which column a lead was won or lost.
 */
void pursuit_import_set_outcome (PursuitImport *self, const char *outcome);

/**
 * pursuit_import_set_duplicates:
 * @self: an import
 * @duplicates: what becomes of them, at first %PURSUIT_DUPLICATES_SKIP
 */
void pursuit_import_set_duplicates (PursuitImport *self, PursuitDuplicates duplicates);

/**
 * pursuit_import_set_encoding:
 * @self: an import
 * @encoding: (nullable): such as "WINDOWS-1252", %NULL to find out
 */
void pursuit_import_set_encoding (PursuitImport *self, const char *encoding);

/**
 * pursuit_import_set_delimiter:
 * @self: an import
 * @delimiter: an ASCII character, or 0 to find out
 */
void pursuit_import_set_delimiter (PursuitImport *self, char delimiter);

/**
 * pursuit_import_set_header_line:
 * @self: an import
 * @line: the line of the header, from 1; 0 to find out
 */
void pursuit_import_set_header_line (PursuitImport *self, guint line);

/**
 * pursuit_import_set_currency:
 * @self: an import
 * @currency: (nullable): the currency of amounts that name none; %NULL for the workspace's
 */
void pursuit_import_set_currency (PursuitImport *self, const char *currency);

/**
 * pursuit_import_set_keep_bad_values:
 * @self: an import
 * @keep: whether a value that does not fit its field becomes an own column and the row comes
 *   in; otherwise the row is rejected
 */
void pursuit_import_set_keep_bad_values (PursuitImport *self, gboolean keep);

/**
 * pursuit_import_set_rehearsed:
 * @self: an import
 * @report: of a rehearsal of the same files
 *
 * Lets the import refuse, with %PURSUIT_WORKSPACE_ERROR_CHANGED, files that are no longer those
 * whose counts a person has seen.
 */
void pursuit_import_set_rehearsed (PursuitImport *self, PursuitImportReport *report);

/**
 * pursuit_import_rehearse_async:
 * @self: an import; must not be changed while it runs
 * @progress: (nullable): who hears how far it is
 * @cancellable: (nullable): to stop it
 * @callback: called with the report
 * @data: for @callback
 *
 * Does the whole import and takes it back.
 */
void pursuit_import_rehearse_async (PursuitImport *self,
                                    const PursuitProgress *progress,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/**
 * pursuit_import_rehearse_finish:
 * @self: an import
 * @result: from the callback
 * @error: a file that is no table, by its name and reason; a mapping that names nothing; …
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitImportReport *
pursuit_import_rehearse_finish (PursuitImport *self, GAsyncResult *result, GError **error);

/**
 * pursuit_import_commit_async:
 * @self: an import; must not be changed while it runs
 * @progress: (nullable): who hears how far it is
 * @cancellable: (nullable): to stop it; then nothing has changed
 * @callback: called with the report
 * @data: for @callback
 *
 * Does the import in one transaction. Rejected rows go to `NAME.rejects.csv` beside each file,
 * or where that cannot be written, beside the profile folder; never over another file.
 */
void pursuit_import_commit_async (PursuitImport *self,
                                  const PursuitProgress *progress,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);

/**
 * pursuit_import_commit_finish:
 * @self: an import
 * @result: from the callback
 * @error: like pursuit_import_rehearse_finish()
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitImportReport *
pursuit_import_commit_finish (PursuitImport *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_undo_import_async:
 * @self: a workspace
 * @batch: the id of a batch, or the beginning of it
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Takes an import back. Records that somebody has changed since stay.
 */
void pursuit_workspace_undo_import_async (PursuitWorkspace *self,
                                          const char *batch,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/**
 * pursuit_workspace_undo_import_finish:
 * @self: a workspace
 * @result: from the callback
 * @undone: (out) (optional): how many records were taken back
 * @kept: (out) (optional): how many stay because they were changed since
 * @error: no such batch, undone already
 *
 * Returns: %TRUE if it was taken back
 */
gboolean pursuit_workspace_undo_import_finish (
    PursuitWorkspace *self, GAsyncResult *result, guint *undone, guint *kept, GError **error);

/**
 * PursuitImportTargetInfo:
 * @key: as `--map` names it
 * @label: for a person
 *
 * A place where a column can go.
 */
typedef struct
{
  const char *key;
  char *label;
} PursuitImportTargetInfo;

/**
 * pursuit_import_list_targets:
 *
 * Returns: (transfer full) (element-type PursuitImportTargetInfo): all places where a column
 *   can go, own column and left out first
 */
GPtrArray *pursuit_import_list_targets (void);

G_END_DECLS
