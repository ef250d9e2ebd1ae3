/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-document.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* Most records on a sheet, some two hundred pages. */
#define PURSUIT_RECORD_SHEET_MAX_RECORDS 5000

/**
 * pursuit_workspace_make_sheet_async:
 * @self: a workspace
 * @kind: of the records: leads, proposals, battle cards or conversations
 * @title: what stands above the table
 * @query: (nullable): which of @kind, in its order; not changed while it runs
 * @rows: (nullable) (element-type guint32): only these rows, as pursuit_record_list_get_rows()
 *   gives them: those of them that @query finds, or all, as they are given, where it is %NULL;
 *   copied
 * @cancellable: (nullable): to stop it
 * @callback: called with the document
 * @data: for @callback
 *
 * Makes a document of records to be printed: one table with a line for each, whose head comes again
 * on each page: what it is called and what its list is read for. Of a lead that is contact, stage,
 * score, value and expected close; of a proposal its lead, status, deal size and last day; of a
 * battle card what sets us apart, their weaknesses, owner and review; of a conversation what sort
 * it was, its lead, who took part and when.
 */
void pursuit_workspace_make_sheet_async (PursuitWorkspace *self,
                                         PursuitKind kind,
                                         const char *title,
                                         const PursuitQuery *query,
                                         GArray *rows,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);

/**
 * pursuit_workspace_make_sheet_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: more than %PURSUIT_RECORD_SHEET_MAX_RECORDS, none at all, cancelled
 *
 * Returns: (transfer full) (nullable): the document
 */
PursuitDocument *
pursuit_workspace_make_sheet_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
