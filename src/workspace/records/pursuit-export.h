/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitExportFormat:
 * @PURSUIT_EXPORT_CSV: a table a kind: a file for one kind, a folder of them for all
 * @PURSUIT_EXPORT_JSON: one document with a list a kind
 *
 * How an export is written.
 */
typedef enum
{
  PURSUIT_EXPORT_CSV,
  PURSUIT_EXPORT_JSON,
} PursuitExportFormat;

/**
 * PursuitExportOptions:
 * @path: a file, or a folder for tables of all kinds; an existing file is replaced when the
 *   export is complete, a folder has to be empty or new
 * @kind: which kind, or %PURSUIT_KIND_NONE for all
 * @format: how
 * @query: (nullable): only the records of @kind that it finds, in its order, its limit counting;
 *   %NULL for all of them, oldest first
 * @rows: (nullable) (element-type guint32): only these rows of @kind, as
 *   pursuit_record_list_get_rows() gives them: those of them that @query finds, or all, as they
 *   are given, where it is %NULL
 *
 * What to export.
 */
typedef struct
{
  const char *path;
  PursuitKind kind;
  PursuitExportFormat format;
  const PursuitQuery *query;
  GArray *rows;
} PursuitExportOptions;

/**
 * PursuitExportResult:
 * @path: where it went
 * @files: how many files
 * @sha256: of the file, or over the hashes of the files in the order of their names
 * @records: how many of each kind
 *
 * What an export wrote.
 */
typedef struct
{
  char *path;
  guint files;
  char *sha256;
  gint64 records[PURSUIT_N_KINDS];
} PursuitExportResult;

/**
 * pursuit_export_result_free:
 * @result: (transfer full) (nullable): a result
 */
void pursuit_export_result_free (PursuitExportResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitExportResult, pursuit_export_result_free)

/**
 * pursuit_workspace_export_async:
 * @self: a workspace
 * @options: what and where; copied
 * @progress: (nullable): who hears how far it is
 * @cancellable: (nullable): to stop it; then no file is left
 * @callback: called when it is done
 * @data: for @callback
 *
 * Writes records to files, ids and names of what they point to side by side.
 */
void pursuit_workspace_export_async (PursuitWorkspace *self,
                                     const PursuitExportOptions *options,
                                     const PursuitProgress *progress,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/**
 * pursuit_workspace_export_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): what was written
 */
PursuitExportResult *
pursuit_workspace_export_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
