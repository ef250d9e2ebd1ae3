/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"
#include "core/pursuit-proposal.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROPOSAL_PAGE (pursuit_proposal_page_get_type ())

/**
 * PursuitProposalPage:
 *
 * A proposal to read, as its reader gets it, with the way into the studio and out to a file.
 *
 * Signal `changed`: it shows another proposal, or the same with other values.
 */
G_DECLARE_FINAL_TYPE (PursuitProposalPage, pursuit_proposal_page, PURSUIT, PROPOSAL_PAGE, AdwBin)

/**
 * pursuit_proposal_page_new:
 * @place: the place
 *
 * Returns: (transfer floating): an empty page
 */
GtkWidget *pursuit_proposal_page_new (PursuitPlace *place);

/**
 * pursuit_proposal_page_show:
 * @self: a page
 * @id: (nullable): a proposal's id
 *
 * Shows a proposal.
 */
void pursuit_proposal_page_show (PursuitProposalPage *self, const char *id);

/**
 * pursuit_proposal_page_get_proposal:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the proposal that it shows
 */
PursuitRecord *pursuit_proposal_page_get_proposal (PursuitProposalPage *self);

G_END_DECLS
