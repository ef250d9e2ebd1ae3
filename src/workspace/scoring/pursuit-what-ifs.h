/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-score.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* Most things that can be imagined at once. */
#define PURSUIT_WHAT_IF_MAX_CHANGES 64

/**
 * pursuit_workspace_what_if_async:
 * @self: a workspace
 * @lead_id: a lead's id or the beginning of it
 * @engine: (nullable): as for #PursuitScoreOptions
 * @changes: (array zero-terminated=1): what would be true: a part with its points, such as
 *   "authority=75", or a field with its value, such as "source=Trade fair"; copied
 * @cancellable: (nullable): to stop it
 * @callback: called with the score
 * @data: for @callback
 *
 * Scores a lead as if something were true. Nothing is stored. The four parts are those of the
 * formula, which rules follow; whoever imagines one is answered by the rules.
 */
void pursuit_workspace_what_if_async (PursuitWorkspace *self,
                                      const char *lead_id,
                                      const char *engine,
                                      const char *const *changes,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);

/**
 * pursuit_workspace_what_if_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID for what cannot be imagined, or a part imagined for
 *   the history; an error of the value, the engine or the store
 *
 * Returns: (transfer full) (nullable): the score
 */
PursuitScore *
pursuit_workspace_what_if_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
