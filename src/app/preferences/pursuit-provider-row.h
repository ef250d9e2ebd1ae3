/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-provider-setup.h"
#include "workspace/pursuit-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROVIDER_ROW (pursuit_provider_row_get_type ())

/**
 * PursuitProviderRow:
 *
 * A provider of AI in the preferences: what it is, where its key is, and whether it answers.
 *
 * Signals: `remove` and `edit` when the person presses their buttons; `move (int)` when it shall be
 * asked earlier, -1, or later, 1.
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
 * pursuit_provider_row_get_setup:
 * @self: a row
 *
 * Returns: (transfer none): the provider
 */
const PursuitProviderSetup *pursuit_provider_row_get_setup (PursuitProviderRow *self);

/**
 * pursuit_provider_row_set_ends:
 * @self: a row
 * @is_first: nobody is asked earlier
 * @is_last: nobody is asked later
 *
 * Says where it cannot be moved to.
 */
void pursuit_provider_row_set_ends (PursuitProviderRow *self, gboolean is_first, gboolean is_last);

/**
 * pursuit_provider_row_focus_move:
 * @self: a row
 * @by: -1 or 1, as in `move`
 *
 * Gives the focus to the button that moves it on, or back where that is not possible.
 */
void pursuit_provider_row_focus_move (PursuitProviderRow *self, int by);

/**
 * pursuit_provider_row_get_name:
 * @self: a row
 *
 * Returns: (transfer none): the provider's name
 */
const char *pursuit_provider_row_get_name (PursuitProviderRow *self);

G_END_DECLS
