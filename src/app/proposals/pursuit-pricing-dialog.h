/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-proposal.h"
#include "workspace/pursuit-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PRICING_DIALOG (pursuit_pricing_dialog_get_type ())

/**
 * PursuitPricingDialog:
 *
 * Edits the price lines of a proposal, with their total computed to the cent.
 *
 * Signal `total-chosen` (gint64 total, const char *currency): the total shall be the deal size.
 */
G_DECLARE_FINAL_TYPE (
    PursuitPricingDialog, pursuit_pricing_dialog, PURSUIT, PRICING_DIALOG, AdwWindow)

/**
 * pursuit_pricing_dialog_new:
 * @workspace: where the proposal is
 * @proposal: a stored proposal; copied
 *
 * Returns: (transfer none): the dialog, reading the lines
 */
GtkWidget *pursuit_pricing_dialog_new (PursuitWorkspace *workspace, PursuitRecord *proposal);

G_END_DECLS
