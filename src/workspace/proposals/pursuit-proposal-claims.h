/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * pursuit_workspace_confirm_claim_async:
 * @self: a workspace
 * @proposal_id: a draft's id, or the beginning of it
 * @words: the words of a claim that has no source; without @sentence it may be a whole sentence,
 *   and then all in it is confirmed
 * @sentence: (nullable): the sentence that they stand in
 * @cancellable: (nullable): to stop it
 * @callback: called when it is stored
 * @data: for @callback
 *
 * A person says that she has checked a claim. That is kept with the proposal: who, when and which
 * words. Where the sentence is changed later, it has to be confirmed again.
 */
void pursuit_workspace_confirm_claim_async (PursuitWorkspace *self,
                                            const char *proposal_id,
                                            const char *words,
                                            const char *sentence,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);

/**
 * pursuit_workspace_confirm_claim_finish:
 * @self: a workspace
 * @result: from the callback
 * @action: (out) (optional): what undoes it
 * @error: %PURSUIT_WORKSPACE_ERROR_NOT_FOUND if nothing of these words waits to be confirmed,
 *   %PURSUIT_WORKSPACE_ERROR_INVALID if they stand in several sentences,
 *   %PURSUIT_CORE_ERROR_FORBIDDEN for what is no draft
 *
 * Returns: (transfer full) (nullable): the proposal as it is stored now
 */
PursuitRecord *pursuit_workspace_confirm_claim_finish (PursuitWorkspace *self,
                                                       GAsyncResult *result,
                                                       gint64 *action,
                                                       GError **error);

G_END_DECLS
