/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_WORKSPACES_DIALOG (pursuit_workspaces_dialog_get_type ())

/**
 * PursuitWorkspacesDialog:
 *
 * The workspaces that were used on this machine, to open one in the window's place of the present
 * one, and the ways to another. One that is not where it was is said to be so.
 */
G_DECLARE_FINAL_TYPE (
    PursuitWorkspacesDialog, pursuit_workspaces_dialog, PURSUIT, WORKSPACES_DIALOG, AdwWindow)

/**
 * pursuit_workspaces_dialog_new:
 * @window: the window whose workspace is to change
 * @settings: (nullable): the program's settings, which have the list
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWindow *pursuit_workspaces_dialog_new (PursuitWindow *window, GSettings *settings);

G_END_DECLS
