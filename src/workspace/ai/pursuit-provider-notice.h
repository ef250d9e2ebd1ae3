/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-provider-setup.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* So many days before a model goes, a person is told. */
#define PURSUIT_PROVIDER_NOTICE_DAYS 60

/**
 * pursuit_workspace_dup_provider_notice:
 * @self: a workspace
 * @setup: a provider
 *
 * Says what became of the models that are saved with a provider: one that was retired gives way to
 * its successor, and one that will be soon should be replaced in time.
 *
 * Returns: (transfer full) (nullable): a sentence for each, a line each; %NULL if all is well
 */
char *pursuit_workspace_dup_provider_notice (PursuitWorkspace *self,
                                             const PursuitProviderSetup *setup);

G_END_DECLS
