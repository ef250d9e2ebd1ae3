/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-history-report.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* A new training is suggested when this share more leads were decided than at the last one, and
 * at least so many. */
#define PURSUIT_HISTORY_GROWN_SHARE 0.1
#define PURSUIT_HISTORY_GROWN_LEADS 10

/**
 * PursuitHistory:
 * @report: what the last training found; state not enough, with the present wins and losses, if
 *   there was none
 * @ignored: (array zero-terminated=1): the columns that were left out by hand
 * @trained_at: (nullable): when, RFC 3339; %NULL if nothing was learnt yet
 * @decided: how many leads are won or lost at present
 * @should_train: whether so many more were decided that a new training is worth while
 *
 * What is known of the model that was learnt from the own won and lost leads.
 */
typedef struct
{
  PursuitHistoryReport *report;
  char **ignored;
  char *trained_at;
  gint64 decided;
  gboolean should_train;
} PursuitHistory;

/**
 * pursuit_history_free:
 * @self: (transfer full): a history
 *
 * Frees it.
 */
void pursuit_history_free (PursuitHistory *self);

/**
 * pursuit_history_dup_sentence:
 * @self: a history
 *
 * Returns: (transfer full): like pursuit_history_report_dup_sentence(); that nothing was learnt
 *   yet where that is so
 */
char *pursuit_history_dup_sentence (const PursuitHistory *self);

/**
 * pursuit_workspace_train_history_async:
 * @self: a workspace
 * @ignore: (nullable) (array zero-terminated=1): columns to leave out: keys of fields or headers
 *   of own columns, letter case aside
 * @progress: (nullable): who hears how far it is
 * @cancellable: (nullable): to stop it; then the model before stays
 * @callback: called with what was found
 * @data: for @callback
 *
 * Learns from all won and lost leads, their fields and own columns, and keeps the model in the
 * place of the one before. Leads are scored by it when they are scored next. Nothing is locked
 * while it learns: other verbs go on.
 */
void pursuit_workspace_train_history_async (PursuitWorkspace *self,
                                            const char *const *ignore,
                                            const PursuitProgress *progress,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);

/**
 * pursuit_workspace_train_history_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID for a column that is not there; an error of the store
 *
 * Returns: (transfer full) (nullable): what was found, whatever its state
 */
PursuitHistory *pursuit_workspace_train_history_finish (PursuitWorkspace *self,
                                                        GAsyncResult *result,
                                                        GError **error);

/**
 * pursuit_workspace_get_history_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called with the history
 * @data: for @callback
 *
 * Reads what the last training found, and whether a new one is worth while.
 */
void pursuit_workspace_get_history_async (PursuitWorkspace *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/**
 * pursuit_workspace_get_history_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): the history
 */
PursuitHistory *
pursuit_workspace_get_history_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_forget_history_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Forgets the model. Leads that it scored are scored by rules when they are scored next.
 */
void pursuit_workspace_forget_history_async (PursuitWorkspace *self,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer data);

/**
 * pursuit_workspace_forget_history_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): what is left: nothing learnt yet
 */
PursuitHistory *pursuit_workspace_forget_history_finish (PursuitWorkspace *self,
                                                         GAsyncResult *result,
                                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitHistory, pursuit_history_free)

G_END_DECLS
