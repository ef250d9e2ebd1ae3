/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-proposal.h"
#include "workspace/pursuit-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROPOSAL_STUDIO (pursuit_proposal_studio_get_type ())

/**
 * PursuitProposalStudio:
 *
 * Where a proposal is written: its markdown beside the page that the reader gets, with the
 * outline, the facts, and what is still to mend. Saves by itself. Fills the window.
 */
G_DECLARE_FINAL_TYPE (
    PursuitProposalStudio, pursuit_proposal_studio, PURSUIT, PROPOSAL_STUDIO, AdwBin)

/**
 * pursuit_proposal_studio_new:
 * @workspace: where the proposal is
 * @proposal: the proposal
 *
 * Returns: (transfer floating): the studio with @proposal open
 */
GtkWidget *pursuit_proposal_studio_new (PursuitWorkspace *workspace, PursuitRecord *proposal);

/**
 * pursuit_proposal_studio_get_proposal:
 * @self: a studio
 *
 * Returns: (transfer none): the proposal as it stands now, saved or not
 */
PursuitRecord *pursuit_proposal_studio_get_proposal (PursuitProposalStudio *self);

G_END_DECLS
