/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitStatus:
 * @mode: "single-user" or "platform", static
 * @schema: the version of the file's schema
 * @counts: live records of each kind
 * @outbox: local changes that the platform has not accepted yet
 * @conflicts: open conflicts
 * @size: bytes of the workspace on disk
 *
 * How a workspace stands.
 */
typedef struct
{
  const char *mode;
  int schema;
  gint64 counts[PURSUIT_N_KINDS];
  gint64 outbox;
  gint64 conflicts;
  gint64 size;
} PursuitStatus;

/**
 * pursuit_workspace_count_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called with the status
 * @data: for @callback
 *
 * Counts the records of each kind, and what else a status line shows.
 */
void pursuit_workspace_count_async (PursuitWorkspace *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/**
 * pursuit_workspace_count_finish:
 * @self: a workspace
 * @result: from the callback
 * @status: (out caller-allocates): the status
 * @error: what went wrong
 *
 * Returns: %TRUE if @status is filled
 */
gboolean pursuit_workspace_count_finish (PursuitWorkspace *self,
                                         GAsyncResult *result,
                                         PursuitStatus *status,
                                         GError **error);

/**
 * PursuitCheck:
 * @name: which check, a word for scripts
 * @ok: whether it passed
 * @text: the finding, for a person
 *
 * One check of the doctor.
 */
typedef struct
{
  const char *name;
  gboolean ok;
  char *text;
} PursuitCheck;

/**
 * pursuit_check_new:
 * @name: which check, static
 * @ok: whether it passed
 * @text: (transfer full): the finding
 *
 * Returns: (transfer full): a check
 */
PursuitCheck *pursuit_check_new (const char *name, gboolean ok, char *text);

/**
 * pursuit_check_free:
 * @self: (transfer full) (nullable): a check
 *
 * Frees it.
 */
void pursuit_check_free (PursuitCheck *self);

/**
 * pursuit_workspace_doctor_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called with the checks
 * @data: for @callback
 *
 * Examines the workspace and what Pursuit stands on. The findings hold no personal data, so
 * that they can be shown to somebody who helps.
 */
void pursuit_workspace_doctor_async (PursuitWorkspace *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/**
 * pursuit_workspace_doctor_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type PursuitCheck): the checks
 */
GPtrArray *
pursuit_workspace_doctor_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_rebuild_search_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it; the old index stays then
 * @callback: called when it is done
 * @data: for @callback
 *
 * Makes the search index anew from the records, which mends what the doctor's check "search" finds.
 */
void pursuit_workspace_rebuild_search_async (PursuitWorkspace *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer data);

/**
 * pursuit_workspace_rebuild_search_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: %TRUE if it is done
 */
gboolean pursuit_workspace_rebuild_search_finish (PursuitWorkspace *self,
                                                  GAsyncResult *result,
                                                  GError **error);

/**
 * PursuitAudit:
 * @ok: whether the chain of hashes holds
 * @entries: how many entries there are
 * @first_broken: the number of the first entry that does not fit; 0 if there is none
 * @items: (element-type JsonObject): the newest entries
 *
 * The audit log: what was changed when, without values.
 */
typedef struct
{
  gboolean ok;
  gint64 entries;
  gint64 first_broken;
  GPtrArray *items;
} PursuitAudit;

/**
 * pursuit_audit_free:
 * @audit: (transfer full) (nullable): an audit
 */
void pursuit_audit_free (PursuitAudit *audit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAudit, pursuit_audit_free)

/**
 * pursuit_workspace_audit_async:
 * @self: a workspace
 * @limit: how many entries to list
 * @cancellable: (nullable): to stop it
 * @callback: called with the audit
 * @data: for @callback
 *
 * Verifies the whole audit log and lists its newest entries.
 */
void pursuit_workspace_audit_async (PursuitWorkspace *self,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/**
 * pursuit_workspace_audit_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the audit
 */
PursuitAudit *
pursuit_workspace_audit_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
