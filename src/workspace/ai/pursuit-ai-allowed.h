/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-feature.h"
#include "core/pursuit-engine-name.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitAiAllowed:
 * @may: whether AI may be asked, by #PursuitAiFeature
 *
 * For what the engine "auto" may ask AI. What costs something is asked for by its name, unless the
 * person has said once and for all that it need not be. It belongs to the workspace, and at first
 * nothing is allowed.
 */
typedef struct
{
  gboolean may[PURSUIT_AI_N_FEATURES];
} PursuitAiAllowed;

/**
 * PursuitAiPermit:
 * @name: the name of a provider
 * @allowed: what may be asked of it
 *
 * What the engine "auto" may ask one of the providers that are set up. It is bound to the kind and
 * the address of that provider: whoever else is set up later, be it under the same name, is asked
 * nothing until that is allowed as well.
 */
typedef struct
{
  char *name;
  PursuitAiAllowed allowed;
} PursuitAiPermit;

/**
 * pursuit_ai_permit_free:
 * @self: (nullable) (transfer full): a permit
 */
void pursuit_ai_permit_free (PursuitAiPermit *self);

/**
 * pursuit_ai_permits_dup_names:
 * @permits: (element-type PursuitAiPermit): of all providers that are set up
 * @feature: a feature
 * @may: of whom: %TRUE for those that may be asked, %FALSE for the others
 *
 * Returns: (transfer full) (array zero-terminated=1): their names, in the order in which they are
 *   asked
 */
char **pursuit_ai_permits_dup_names (GPtrArray *permits, PursuitAiFeature feature, gboolean may);

/**
 * pursuit_ai_permits_get_common:
 * @permits: (element-type PursuitAiPermit): of all providers that are set up
 *
 * Returns: what may be asked of each of them; nothing if there is none
 */
PursuitAiAllowed pursuit_ai_permits_get_common (GPtrArray *permits);

/**
 * pursuit_ai_allowed_parse:
 * @words: (array zero-terminated=1): names of features
 * @allowed: (out): these, and no others
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID: one that has no engine "auto", with those that have
 *
 * Returns: %TRUE if all of them can be allowed
 */
gboolean
pursuit_ai_allowed_parse (const char *const *words, PursuitAiAllowed *allowed, GError **error);

/**
 * pursuit_ai_allowed_list:
 * @self: what is allowed
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of the features
 */
char **pursuit_ai_allowed_list (const PursuitAiAllowed *self);

/**
 * pursuit_workspace_get_allowed_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called with what is allowed
 * @data: for @callback
 *
 * Reads for what the engine "auto" may ask whom.
 */
void pursuit_workspace_get_allowed_async (PursuitWorkspace *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/**
 * pursuit_workspace_get_allowed_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type PursuitAiPermit): one for each provider that is
 *   set up, in their order
 */
GPtrArray *
pursuit_workspace_get_allowed_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_set_allowed_async:
 * @self: a workspace
 * @allowed: what is allowed from now on, and nothing else
 * @cancellable: (nullable): to stop it
 * @callback: called when it is kept
 * @data: for @callback
 *
 * Says for what the engine "auto" may ask those providers that are set up now.
 */
void pursuit_workspace_set_allowed_async (PursuitWorkspace *self,
                                          const PursuitAiAllowed *allowed,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/**
 * pursuit_workspace_allow_async:
 * @self: a workspace
 * @feature: score, draft or conversation
 * @may: whether AI may be asked
 * @cancellable: (nullable): to stop it
 * @callback: called when it is kept; pursuit_workspace_set_allowed_finish() says whether
 * @data: for @callback
 *
 * The same for one feature; what is allowed of the others stays as it is.
 */
void pursuit_workspace_allow_async (PursuitWorkspace *self,
                                    PursuitAiFeature feature,
                                    gboolean may,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/**
 * pursuit_workspace_set_allowed_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID if something shall be allowed and no provider is set up;
 *   an error of the store
 *
 * Returns: %TRUE if it is kept
 */
gboolean
pursuit_workspace_set_allowed_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_may_ask_async:
 * @self: a workspace
 * @feature: a feature
 * @cancellable: (nullable): to stop it
 * @callback: called with the answer
 * @data: for @callback
 *
 * Finds out whether the engine "auto" asks AI: a provider is set up of which it may be asked.
 */
void pursuit_workspace_may_ask_async (PursuitWorkspace *self,
                                      PursuitAiFeature feature,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);

/**
 * pursuit_workspace_may_ask_finish:
 * @self: a workspace
 * @result: from the callback
 *
 * Returns: %TRUE if it does; %FALSE also where that cannot be found out
 */
gboolean pursuit_workspace_may_ask_finish (PursuitWorkspace *self, GAsyncResult *result);

/**
 * pursuit_workspace_get_fallen:
 * @self: a workspace
 * @result: from the callback of a verb that takes an engine, such as
 *   pursuit_workspace_score_async()
 *
 * Returns: (nullable): why AI gave no answer, or not to all, so that the engine "auto" went on
 *   with those of this machine, a sentence for a person; %NULL if it did not. Valid as long as
 *   @result
 */
const char *pursuit_workspace_get_fallen (PursuitWorkspace *self, GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiPermit, pursuit_ai_permit_free)

G_END_DECLS
