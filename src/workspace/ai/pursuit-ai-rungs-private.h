/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-feature.h"
#include "workspace/ai/pursuit-ai-rungs.h"

G_BEGIN_DECLS

/**
 * PursuitAiRungs:
 * @setups: (element-type PursuitProviderSetup): whom a question may go to, in their order
 * @next_without_key: whether the next one is asked where a key is missing or refused
 *
 * Who may answer a question.
 */
typedef struct
{
  GPtrArray *setups;
  gboolean next_without_key;
} PursuitAiRungs;

/**
 * pursuit_ai_rungs_free:
 * @self: (nullable) (transfer full): the rungs
 */
void pursuit_ai_rungs_free (PursuitAiRungs *self);

/**
 * pursuit_workspace_read_rungs_async:
 * @self: a workspace
 * @feature: what is asked for
 * @only_allowed: only those that the engine "auto" may ask for it
 * @cancellable: (nullable): to stop it
 * @callback: called with the rungs
 * @data: for @callback
 *
 * Reads who may answer.
 */
void pursuit_workspace_read_rungs_async (PursuitWorkspace *self,
                                         PursuitAiFeature feature,
                                         gboolean only_allowed,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);

/**
 * pursuit_workspace_read_rungs_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): the rungs
 */
PursuitAiRungs *
pursuit_workspace_read_rungs_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiRungs, pursuit_ai_rungs_free)

G_END_DECLS
