/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_VERSIONS_DIALOG (pursuit_versions_dialog_get_type ())

/**
 * PursuitVersionsDialog:
 *
 * What was sent of a proposal: each version with its day, its state and its hash, the frozen PDF,
 * and by which words it differs from another one.
 */
G_DECLARE_FINAL_TYPE (
    PursuitVersionsDialog, pursuit_versions_dialog, PURSUIT, VERSIONS_DIALOG, AdwWindow)

/**
 * pursuit_versions_dialog_present:
 * @window: the window that it belongs to
 * @proposal_id: a proposal
 *
 * Opens the dialog; it follows what is stored.
 */
void pursuit_versions_dialog_present (PursuitWindow *window, const char *proposal_id);

G_END_DECLS
