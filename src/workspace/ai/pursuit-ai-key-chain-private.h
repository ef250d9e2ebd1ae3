/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-route.h"
#include "workspace/ai/pursuit-provider-setup.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitAiKeyChain:
 *
 * The keys of one question. Each is fetched as late as it can be, for the provider that is about to
 * be asked: an answer that is kept needs none. As soon as the keyring stays locked, the question
 * does not ask for its password again.
 */
typedef struct _PursuitAiKeyChain PursuitAiKeyChain;

/**
 * pursuit_ai_key_chain_new:
 * @workspace: a workspace, which stays open longer than the question
 * @others: (element-type gpointer): the keys of all questions on their way, one array for all
 *   chains. A key is nowhere longer than a question that needs it; but those of one run that are on
 *   their way together share it, so that the keyring is not asked for each of thousands
 * @action: (nullable): what the person did, as in #PursuitAiRequest; questions with the same one
 *   belong to one run
 * @is_quiet: nobody is there who could open the keyring
 *
 * Returns: (transfer full): a chain without keys
 */
PursuitAiKeyChain *pursuit_ai_key_chain_new (PursuitWorkspace *workspace,
                                             GPtrArray *others,
                                             const char *action,
                                             gboolean is_quiet);

/**
 * pursuit_ai_key_chain_unref:
 * @self: (transfer full): a chain
 *
 * Gives it back; its routes keep it as long as they need it.
 */
void pursuit_ai_key_chain_unref (PursuitAiKeyChain *self);

/**
 * pursuit_ai_key_chain_add:
 * @self: a chain
 * @route: a route of the question
 * @setup: where it leads
 *
 * Lets the route fetch its key here.
 */
void pursuit_ai_key_chain_add (PursuitAiKeyChain *self,
                               PursuitAiRoute *route,
                               const PursuitProviderSetup *setup);

/**
 * pursuit_ai_key_chain_explain:
 * @self: a chain
 * @error: (inout): why there is no answer
 *
 * Says why there was no key, instead of that a server has refused to answer without one: one of a
 * person's own is asked without a key where the keyring does not give it.
 */
void pursuit_ai_key_chain_explain (PursuitAiKeyChain *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiKeyChain, pursuit_ai_key_chain_unref)

G_END_DECLS
