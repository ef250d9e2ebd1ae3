/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-provider-setup.h"
#include "workspace/pursuit-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROVIDER_ROW (pursuit_provider_row_get_type ())

/**
 * PursuitProviderRow:
 *
 * A provider of AI in the preferences: what it is, where its key is, and whether it answers.
 *
 * Signals: `remove` when the person presses its button.
 */
G_DECLARE_FINAL_TYPE (PursuitProviderRow, pursuit_provider_row, PURSUIT, PROVIDER_ROW, AdwActionRow)

/**
 * pursuit_provider_row_new:
 * @workspace: the workspace
 * @setup: a provider of it; copied
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *pursuit_provider_row_new (PursuitWorkspace *workspace,
                                     const PursuitProviderSetup *setup);

/**
 * pursuit_provider_row_get_name:
 * @self: a row
 *
 * Returns: (transfer none): the provider's name
 */
const char *pursuit_provider_row_get_name (PursuitProviderRow *self);

G_END_DECLS
