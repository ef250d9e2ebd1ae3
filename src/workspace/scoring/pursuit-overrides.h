/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-score.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * pursuit_workspace_override_score_async:
 * @self: a workspace
 * @lead_id: a lead's id or the beginning of it
 * @override: (nullable): what the score shall be; copied; %NULL to go back to the computed one
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Disagrees with a lead's score: lists and filters show @override until its last day is over.
 * The computed score stays, and goes on being computed. It is one action that can be undone, an
 * entry of the past scores, and one of the audit log.
 */
void pursuit_workspace_override_score_async (PursuitWorkspace *self,
                                             const char *lead_id,
                                             const PursuitScoreOverride *override,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer data);

/**
 * pursuit_workspace_override_score_finish:
 * @self: a workspace
 * @result: from the callback
 * @action: (out) (optional): what pursuit_workspace_undo_async() takes
 * @error: that of pursuit_score_override_check(); %PURSUIT_WORKSPACE_ERROR_INVALID if there is
 *   nothing to take back; not found, ambiguous
 *
 * Returns: (transfer full) (nullable): the lead as it is now
 */
PursuitRecord *pursuit_workspace_override_score_finish (PursuitWorkspace *self,
                                                        GAsyncResult *result,
                                                        gint64 *action,
                                                        GError **error);

/**
 * pursuit_workspace_settle_overrides_async:
 * @self: a workspace that is open for writing
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Gives leads whose score by hand has seen its last day their computed score back, in lists and
 * filters, too. It looks once a day and is free otherwise: the window calls it when a workspace
 * opens and when a day begins, the command line whenever it opens one for writing.
 */
void pursuit_workspace_settle_overrides_async (PursuitWorkspace *self,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer data);

/**
 * pursuit_workspace_settle_overrides_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: an error of the store
 *
 * Returns: how many scores by hand have ended; negative if it failed
 */
gint64 pursuit_workspace_settle_overrides_finish (PursuitWorkspace *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
