/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-provider-setup.h"
#include "workspace/pursuit-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROVIDER_DIALOG (pursuit_provider_dialog_get_type ())

/**
 * PursuitProviderDialog:
 *
 * Sets up a provider of AI, or changes one: its kind, its address, its models, its key, and a first
 * question, so that what is wrong is said at once. The dialog stays until the provider answers, or
 * the person keeps it anyway. Whoever cancels leaves everything as it was, the key too.
 *
 * Signals: `changed` when a provider was set up or tested, or that was taken back.
 */
G_DECLARE_FINAL_TYPE (
    PursuitProviderDialog, pursuit_provider_dialog, PURSUIT, PROVIDER_DIALOG, AdwWindow)

/**
 * pursuit_provider_dialog_new:
 * @parent: the window it stands over
 * @workspace: where the provider is set up
 * @setup: (nullable): the provider that shall be changed; copied; %NULL to add one
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *pursuit_provider_dialog_new (GtkWindow *parent,
                                        PursuitWorkspace *workspace,
                                        const PursuitProviderSetup *setup);

G_END_DECLS
