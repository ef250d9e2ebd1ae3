/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROVIDER_DIALOG (pursuit_provider_dialog_get_type ())

/**
 * PursuitProviderDialog:
 *
 * Sets up a provider of AI: its kind, its address, its key, and a first question, so that what is
 * wrong is said at once. The dialog stays until the provider answers, or the person leaves it.
 *
 * Signals: `added` when a provider was set up, whether it answers or not.
 */
G_DECLARE_FINAL_TYPE (
    PursuitProviderDialog, pursuit_provider_dialog, PURSUIT, PROVIDER_DIALOG, AdwWindow)

/**
 * pursuit_provider_dialog_new:
 * @parent: the window it stands over
 * @workspace: where the provider is set up
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *pursuit_provider_dialog_new (GtkWindow *parent, PursuitWorkspace *workspace);

G_END_DECLS
