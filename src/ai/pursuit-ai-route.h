/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-provider.h"
#include "ai/pursuit-ai-transport.h"

G_BEGIN_DECLS

/**
 * PursuitAiReadyFunc:
 * @user_data: as given to #PursuitAiFetchFunc
 *
 * Goes on with a request.
 */
typedef void (*PursuitAiReadyFunc) (gpointer user_data);

/**
 * PursuitAiFetchFunc:
 * @key_data: as in #PursuitAiRoute
 * @cancellable: (nullable): stops it
 * @ready: called once, at once or later, also if there is no key
 * @user_data: for @ready
 *
 * Gets the key of a route to hand, before each request that is about to be sent there; a route that
 * is never taken, as the answer is kept or another one gives it, is not asked for its key.
 */
typedef void (*PursuitAiFetchFunc) (gpointer key_data,
                                    GCancellable *cancellable,
                                    PursuitAiReadyFunc ready,
                                    gpointer user_data);

/**
 * PursuitAiRoute:
 * @provider: (owned): who is asked
 * @model: (owned): which model
 * @reasoning_model: (nullable): the name of the model that has the reasoning role there, which is
 *   what a smaller one is compared with
 * @base_url: (nullable): where; %NULL for the provider's own address
 * @key: (nullable): gives the key
 * @fetch_key: (nullable): gets it to hand for @key; may be set where @key is
 * @key_data: handed to both
 * @key_destroy: (nullable): frees @key_data
 *
 * One way to an answer.
 */
typedef struct
{
  PursuitAiProvider *provider;
  PursuitAiModel *model;
  char *reasoning_model;
  char *base_url;
  PursuitAiKeyFunc key;
  PursuitAiFetchFunc fetch_key;
  gpointer key_data;
  GDestroyNotify key_destroy;
} PursuitAiRoute;

/**
 * pursuit_ai_route_new:
 * @provider: who is asked
 * @model: which model; copied
 * @base_url: (nullable): where, without the path of a request; %NULL for the provider's own address
 *
 * Returns: (transfer full): a route without a key
 */
PursuitAiRoute *pursuit_ai_route_new (PursuitAiProvider *provider,
                                      const PursuitAiModel *model,
                                      const char *base_url);

/**
 * pursuit_ai_route_set_key:
 * @self: a route
 * @func: gives the key, for each request anew
 * @user_data: handed to @func
 * @destroy: (nullable): frees @user_data
 *
 * Says where the key comes from.
 */
void pursuit_ai_route_set_key (PursuitAiRoute *self,
                               PursuitAiKeyFunc func,
                               gpointer user_data,
                               GDestroyNotify destroy);

/**
 * pursuit_ai_route_set_reasoning_model:
 * @self: a route
 * @id: (nullable): the name of the model that has the reasoning role at its provider
 *
 * Says what its model is compared with in the books.
 */
void pursuit_ai_route_set_reasoning_model (PursuitAiRoute *self, const char *id);

/**
 * pursuit_ai_route_free:
 * @self: (nullable) (transfer full): a route
 */
void pursuit_ai_route_free (PursuitAiRoute *self);

/**
 * pursuit_ai_route_dup_name:
 * @self: a route
 *
 * Returns: (transfer full): provider, address and model: what a circuit breaker knows it by
 */
char *pursuit_ai_route_dup_name (const PursuitAiRoute *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiRoute, pursuit_ai_route_free)

G_END_DECLS
