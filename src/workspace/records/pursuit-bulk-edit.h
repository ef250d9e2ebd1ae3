/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* Most records that one change or one deletion takes: undo keeps a step for each of them. */
#define PURSUIT_BULK_EDIT_MAX_RECORDS 100000
/* So many refusals are kept with their reason; further ones are counted. */
#define PURSUIT_BULK_EDIT_MAX_REFUSALS 100

/**
 * PursuitRecordSet:
 * @kind: the kind of @rows, or of @ids if that is known; %PURSUIT_KIND_NONE for ids of any kind
 * @ids: (nullable) (array zero-terminated=1): ids or beginnings of them
 * @rows: (nullable) (element-type guint32): row numbers, as pursuit_record_list_get_rows() gives
 *   them; used where @ids is %NULL
 * @query: (nullable): takes only those of @rows that it finds, in its order
 *
 * Which records a verb for many of them takes.
 */
typedef struct
{
  PursuitKind kind;
  const char *const *ids;
  GArray *rows;
  const PursuitQuery *query;
} PursuitRecordSet;

/**
 * PursuitFieldChange:
 * @key: a field's key, or the header of an own column
 * @text: what to set it to, as pursuit_record_set_from_input() takes it; "" takes the value away
 *
 * One field of a change.
 */
typedef struct
{
  const char *key;
  const char *text;
} PursuitFieldChange;

/**
 * PursuitRefusal:
 * @id: (nullable): the record; %NULL where it is gone
 * @title: what it is called
 * @message: why it was left as it was
 *
 * A record that its rules kept from a change.
 */
typedef struct
{
  char *id;
  char *title;
  char *message;
} PursuitRefusal;

/**
 * PursuitBulkResult:
 * @action: what undoes it; 0 if nothing was changed
 * @changed: how many records were changed, or deleted
 * @unchanged: how many were so already
 * @refused: how many were left as they were
 * @ids: (element-type utf8): those that are as they were asked to be now, in their order
 * @refusals: (element-type PursuitRefusal): the first %PURSUIT_BULK_EDIT_MAX_REFUSALS of the
 *   refused
 *
 * What became of many records.
 */
typedef struct
{
  gint64 action;
  guint changed;
  guint unchanged;
  guint refused;
  GPtrArray *ids;
  GPtrArray *refusals;
} PursuitBulkResult;

/**
 * pursuit_bulk_result_free:
 * @result: (transfer full) (nullable): a result
 */
void pursuit_bulk_result_free (PursuitBulkResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitBulkResult, pursuit_bulk_result_free)

/**
 * pursuit_workspace_edit_many_async:
 * @self: a workspace
 * @set: which records, of one kind; copied
 * @changes: (array zero-terminated=1): what to set in each of them, up to a %NULL key; copied
 * @progress: (nullable): who hears how far it is
 * @cancellable: (nullable): to stop it; then nothing is changed
 * @callback: called when it is on disk
 * @data: for @callback
 *
 * Sets the same fields in many records, in one transaction and as one action to undo. Each goes
 * through the rules of a single change. One that they refuse is left as it is and named in the
 * result, and the others are changed: a lead that somebody deleted meanwhile is no reason to
 * leave a hundred others with their old owner. If all are refused, the verb fails with the first
 * reason. A change of a proposal or of a price line touches further records, so that those are
 * changed all or none; an id that names nothing, and a field that cannot be set, fail the whole
 * verb too.
 */
void pursuit_workspace_edit_many_async (PursuitWorkspace *self,
                                        const PursuitRecordSet *set,
                                        const PursuitFieldChange *changes,
                                        const PursuitProgress *progress,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);

/**
 * pursuit_workspace_edit_many_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: nothing could be changed, and why; too many; cancelled; …
 *
 * Returns: (transfer full) (nullable): what became of them
 */
PursuitBulkResult *
pursuit_workspace_edit_many_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_delete_many_async:
 * @self: a workspace
 * @set: which records; copied
 * @progress: (nullable): who hears how far it is
 * @cancellable: (nullable): to stop it; then nothing is deleted
 * @callback: called when it is on disk
 * @data: for @callback
 *
 * Deletes many records with what belongs to them, in one transaction and as one action to undo.
 * One that cannot be deleted is left and named, by the rules of
 * pursuit_workspace_edit_many_async().
 */
void pursuit_workspace_delete_many_async (PursuitWorkspace *self,
                                          const PursuitRecordSet *set,
                                          const PursuitProgress *progress,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/**
 * pursuit_workspace_delete_many_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: nothing could be deleted, and why; too many; cancelled; …
 *
 * Returns: (transfer full) (nullable): what became of them
 */
PursuitBulkResult *
pursuit_workspace_delete_many_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
