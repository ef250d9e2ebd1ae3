/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"
#include "workspace/ai/pursuit-ai-allowed.h"

G_BEGIN_DECLS

/**
 * PursuitAutoFunc:
 * @task: (transfer full): the verb's task
 * @asks: AI is asked
 * @data: as given to pursuit_auto_decide()
 *
 * Goes on with a verb whose engine is "auto".
 */
typedef void (*PursuitAutoFunc) (GTask *task, gboolean asks, gpointer data);

/**
 * pursuit_auto_decide:
 * @task: (transfer full): a verb's task; its source is the workspace
 * @feature: what the verb is for
 * @then: called with both
 * @data: for @then, which frees it
 *
 * Decides whether the engine "auto" asks AI. A workspace that cannot be written does not, as what
 * it costs could not be written down; pursuit_workspace_get_fallen() says so.
 */
void
pursuit_auto_decide (GTask *task, PursuitAiFeature feature, PursuitAutoFunc then, gpointer data);

/**
 * pursuit_auto_may_fall:
 * @error: what stands in the way of an answer of AI
 *
 * Returns: %TRUE if an engine of this machine may go on; whoever stops a run wants no other one
 */
gboolean pursuit_auto_may_fall (const GError *error);

/**
 * pursuit_auto_note_fallen:
 * @task: a verb's task
 * @error: why AI gave no answer
 *
 * Keeps it for pursuit_workspace_get_fallen().
 */
void pursuit_auto_note_fallen (GTask *task, const GError *error);

/**
 * pursuit_ai_allowed_prune:
 * @session: a session that writes
 * @providers: (element-type PursuitProviderSetup): those that are set up from now on
 * @error: an error of the store
 *
 * Forgets what is allowed of anybody else, so that who is set up again later has to be allowed
 * again.
 *
 * Returns: %TRUE if done
 */
gboolean pursuit_ai_allowed_prune (PursuitSession *session, GPtrArray *providers, GError **error);

/**
 * pursuit_ai_allowed_load_providers:
 * @session: a session
 * @feature: a feature
 *
 * Returns: (transfer full) (element-type PursuitProviderSetup): whom the engine "auto" may ask for
 *   it, in their order
 */
GPtrArray *pursuit_ai_allowed_load_providers (PursuitSession *session, PursuitAiFeature feature);

G_END_DECLS
