/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitProviderTest:
 * @kind: what it speaks: "anthropic", "openai", "local" or "fake"
 * @model: the model that answered
 * @took_ms: how long it took
 * @cost: what the question cost, in USD, exact; %NULL if the model has no price
 *
 * A provider that answers.
 */
typedef struct
{
  char *kind;
  char *model;
  gint64 took_ms;
  char *cost;
} PursuitProviderTest;

/**
 * pursuit_provider_test_free:
 * @self: (nullable) (transfer full): a test
 */
void pursuit_provider_test_free (PursuitProviderTest *self);

/**
 * pursuit_workspace_test_provider_async:
 * @self: a workspace, open for writing: the question is paid, and so written down
 * @name: the provider's name
 * @cancellable: (nullable): to stop it
 * @callback: called when it has answered, or not
 * @data: for @callback
 *
 * Asks a provider for one word, to see that its address, key and model are good. Nothing of the
 * workspace is sent. Whether it answered is kept with the provider.
 */
void pursuit_workspace_test_provider_async (PursuitWorkspace *self,
                                            const char *name,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);

/**
 * pursuit_workspace_test_provider_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what is wrong with it, and what to do
 *
 * Returns: (transfer full) (nullable): how it answered
 */
PursuitProviderTest *pursuit_workspace_test_provider_finish (PursuitWorkspace *self,
                                                             GAsyncResult *result,
                                                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitProviderTest, pursuit_provider_test_free)

G_END_DECLS
