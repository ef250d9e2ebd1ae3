/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"
#include "workspace/ai/pursuit-providers.h"

G_BEGIN_DECLS

/* "own" once a person has put the providers in order. */
#define PURSUIT_PROVIDERS_SETTING_ORDER "ai.providers.order"

/**
 * pursuit_providers_load:
 * @session: a session
 *
 * Returns: (transfer full) (element-type PursuitProviderSetup): the providers that are set up, in
 *   the order in which they are asked; what cannot be read of the setting is left out
 */
GPtrArray *pursuit_providers_load (PursuitSession *session);

/**
 * pursuit_providers_save:
 * @session: a session that writes
 * @providers: (element-type PursuitProviderSetup): the providers that are set up from now on
 * @error: an error of the store
 *
 * Keeps them, and forgets what the engine "auto" may ask whoever is not among them.
 *
 * Returns: %TRUE if they are kept
 */
gboolean pursuit_providers_save (PursuitSession *session, GPtrArray *providers, GError **error);

/**
 * pursuit_providers_find:
 * @providers: (element-type PursuitProviderSetup): providers
 * @name: a name
 *
 * Returns: (transfer none) (nullable): the one of that name
 */
PursuitProviderSetup *pursuit_providers_find (GPtrArray *providers, const char *name);

/**
 * pursuit_providers_set_unknown:
 * @error: (out): %PURSUIT_WORKSPACE_ERROR_NOT_FOUND in words
 * @name: a name that none has
 *
 * Says so.
 */
void pursuit_providers_set_unknown (GError **error, const char *name);

G_END_DECLS
