/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitAiEgress:
 * @at: (nullable): when, RFC 3339; set in lists
 * @provider: the provider
 * @host: to whom: host and port
 * @feature: what for, as pursuit_ai_feature_to_string() says it
 * @request: (nullable): which row of the ledger
 * @bytes: how many bytes
 * @masked: (nullable): the sorts of what was masked, such as "person,mail"; empty for none
 * @n: its number, in the order in which it left; set in lists
 *
 * Something that left the machine.
 */
typedef struct
{
  char *at;
  char *provider;
  char *host;
  char *feature;
  char *request;
  gint64 bytes;
  char *masked;
  gint64 n;
} PursuitAiEgress;

/**
 * pursuit_ai_egress_free:
 * @self: (transfer full) (nullable): an entry
 */
void pursuit_ai_egress_free (PursuitAiEgress *self);

/**
 * pursuit_workspace_list_egress_async:
 * @self: a workspace
 * @month: (nullable): a month, "2026-11", UTC; %NULL for the present one
 * @after: (nullable): the last of those that are listed already, to list on
 * @limit: at most so many entries
 * @cancellable: (nullable): to stop it
 * @callback: called with the entries
 * @data: for @callback
 *
 * Lists what left the machine in a month, the newest first. The last 10,000 of all are kept.
 */
void pursuit_workspace_list_egress_async (PursuitWorkspace *self,
                                          const char *month,
                                          const PursuitAiEgress *after,
                                          guint limit,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/**
 * pursuit_workspace_list_egress_finish:
 * @self: a workspace
 * @result: from the callback
 * @total: (out) (optional): how many there are in that month
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID for what is no month; an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type PursuitAiEgress): the entries
 */
GPtrArray *pursuit_workspace_list_egress_finish (PursuitWorkspace *self,
                                                 GAsyncResult *result,
                                                 gint64 *total,
                                                 GError **error);

/**
 * pursuit_workspace_purge_answers_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called when they are gone
 * @data: for @callback
 *
 * Empties the cache of answers.
 */
void pursuit_workspace_purge_answers_async (PursuitWorkspace *self,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);

/**
 * pursuit_workspace_purge_answers_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: how many there were, or -1
 */
gint64 pursuit_workspace_purge_answers_finish (PursuitWorkspace *self,
                                               GAsyncResult *result,
                                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiEgress, pursuit_ai_egress_free)

G_END_DECLS
