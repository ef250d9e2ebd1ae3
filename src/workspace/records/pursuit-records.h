/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-search.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * pursuit_workspace_get_record_async:
 * @self: a workspace
 * @kind: the kind, or %PURSUIT_KIND_NONE for any
 * @id: a record's id, or the beginning of it, 6 characters or more
 * @cancellable: (nullable): to stop it
 * @callback: called with the record
 * @data: for @callback
 *
 * Reads one record, also one that has been deleted (`deleted_at` is set then).
 */
void pursuit_workspace_get_record_async (PursuitWorkspace *self,
                                         PursuitKind kind,
                                         const char *id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);

/**
 * pursuit_workspace_get_record_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: not found, ambiguous
 *
 * Returns: (transfer full) (nullable): the record, the caller's own
 */
PursuitRecord *
pursuit_workspace_get_record_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_save_async:
 * @self: a workspace
 * @record: what to store; copied. Without id it is a new record
 * @label: (nullable): how undo calls it, such as “Stage of Klinikum Aurach”; %NULL for a general
 *   one
 * @cancellable: (nullable): to stop it
 * @callback: called when it is on disk
 * @data: for @callback
 *
 * Stores one record after all its checks. A new lead begins in the stage `new`, an activity with
 * the present time, and whatever has an owner with who works here, where they say nothing else.
 */
void pursuit_workspace_save_async (PursuitWorkspace *self,
                                   PursuitRecord *record,
                                   const char *label,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/**
 * pursuit_workspace_save_finish:
 * @self: a workspace
 * @result: from the callback
 * @action: (out) (optional): what undoes it
 * @error: a value out of range, naming the field; a full disk; …
 *
 * Returns: (transfer full) (nullable): the record as it is stored now
 */
PursuitRecord *pursuit_workspace_save_finish (PursuitWorkspace *self,
                                              GAsyncResult *result,
                                              gint64 *action,
                                              GError **error);

/**
 * pursuit_workspace_delete_async:
 * @self: a workspace
 * @ids: (array zero-terminated=1): ids or beginnings of them, of any kinds
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Deletes records, all or none of them, so that they can be restored. With a lead go its
 * people, activities, proposals and conversations.
 */
void pursuit_workspace_delete_async (PursuitWorkspace *self,
                                     const char *const *ids,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/**
 * pursuit_workspace_delete_finish:
 * @self: a workspace
 * @result: from the callback
 * @records: (out) (optional) (transfer full) (element-type PursuitRecord): what was deleted
 * @error: not found, ambiguous, read-only
 *
 * Returns: what undoes it, or 0 with @error set
 */
gint64 pursuit_workspace_delete_finish (PursuitWorkspace *self,
                                        GAsyncResult *result,
                                        GPtrArray **records,
                                        GError **error);

/**
 * pursuit_workspace_restore_async:
 * @self: a workspace
 * @ids: (array zero-terminated=1): ids of deleted records, or beginnings of them
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Brings deleted records back, with what was deleted together with them.
 */
void pursuit_workspace_restore_async (PursuitWorkspace *self,
                                      const char *const *ids,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);

/**
 * pursuit_workspace_restore_finish:
 * @self: a workspace
 * @result: from the callback
 * @records: (out) (optional) (transfer full) (element-type PursuitRecord): what is back
 * @error: not found, not deleted
 *
 * Returns: what undoes it, or 0 with @error set
 */
gint64 pursuit_workspace_restore_finish (PursuitWorkspace *self,
                                         GAsyncResult *result,
                                         GPtrArray **records,
                                         GError **error);

/**
 * pursuit_workspace_undo_async:
 * @self: a workspace
 * @action: what to take back, or 0 for the last thing
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Takes an action back. It is refused, naming the record, where something has changed since.
 */
void pursuit_workspace_undo_async (PursuitWorkspace *self,
                                   gint64 action,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/**
 * pursuit_workspace_undo_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what stands against it
 *
 * Returns: (transfer full) (nullable): the label of what was taken back
 */
char *pursuit_workspace_undo_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_redo_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Does again what was taken back last, as long as nothing else was done since. An import is not
 * done again: its file is still there.
 */
void pursuit_workspace_redo_async (PursuitWorkspace *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/**
 * pursuit_workspace_redo_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what stands against it
 *
 * Returns: (transfer full) (nullable): the label of what was done again
 */
char *pursuit_workspace_redo_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_list_columns_async:
 * @self: a workspace
 * @kind: a kind
 * @cancellable: (nullable): to stop it
 * @callback: called with the headers
 * @data: for @callback
 *
 * Lists the own columns that files have brought.
 */
void pursuit_workspace_list_columns_async (PursuitWorkspace *self,
                                           PursuitKind kind,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data);

/**
 * pursuit_workspace_list_columns_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the headers, oldest first
 */
char **pursuit_workspace_list_columns_finish (PursuitWorkspace *self,
                                              GAsyncResult *result,
                                              GError **error);

/**
 * PursuitRecordPage:
 * @records: (element-type PursuitRecord): the records
 * @next: (nullable): where the next page begins; %NULL behind the last
 * @total: how many there are in all
 *
 * A page of a list.
 */
typedef struct
{
  GPtrArray *records;
  char *next;
  gint64 total;
} PursuitRecordPage;

/**
 * pursuit_record_page_free:
 * @page: (transfer full) (nullable): a page
 */
void pursuit_record_page_free (PursuitRecordPage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitRecordPage, pursuit_record_page_free)

/**
 * pursuit_workspace_list_async:
 * @self: a workspace
 * @query: which records, in what order, and how many; not changed while it runs
 * @cancellable: (nullable): to stop it
 * @callback: called with the page
 * @data: for @callback
 *
 * Reads records at once. For lists on the screen there is #PursuitRecordList.
 */
void pursuit_workspace_list_async (PursuitWorkspace *self,
                                   PursuitQuery *query,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/**
 * pursuit_workspace_list_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the page
 */
PursuitRecordPage *
pursuit_workspace_list_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_search_async:
 * @self: a workspace
 * @text: what somebody typed; any text is fine
 * @kind: only this kind, or %PURSUIT_KIND_NONE
 * @limit: most hits
 * @cancellable: (nullable): to stop it
 * @callback: called with the hits
 * @data: for @callback
 *
 * Searches everything, accents and letter case aside.
 */
void pursuit_workspace_search_async (PursuitWorkspace *self,
                                     const char *text,
                                     PursuitKind kind,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/**
 * pursuit_workspace_search_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type PursuitSearchHit): the hits, best first
 */
GPtrArray *
pursuit_workspace_search_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
