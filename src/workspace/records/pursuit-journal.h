/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * pursuit_workspace_forget_draft_async:
 * @self: a workspace
 * @id: the id of a draft record
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @data: for @callback
 *
 * Takes an entry out of the keystroke journal, for good and without undo: what it had is saved.
 * The journal is the program's own, so pursuit_workspace_delete_async() refuses its records.
 */
void pursuit_workspace_forget_draft_async (PursuitWorkspace *self,
                                           const char *id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data);

/**
 * pursuit_workspace_forget_draft_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: not found, read-only
 *
 * Returns: %TRUE if it is gone
 */
gboolean pursuit_workspace_forget_draft_finish (PursuitWorkspace *self,
                                                GAsyncResult *result,
                                                GError **error);

G_END_DECLS
