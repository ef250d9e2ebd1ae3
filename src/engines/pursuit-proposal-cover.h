/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-page-cover.h"
#include "engines/pursuit-proposal-input.h"

G_BEGIN_DECLS

/**
 * pursuit_proposal_cover_new:
 * @input: what is known
 * @version: how often it will have been sent with this text; 0 leaves that out
 *
 * Puts the facts of a proposal on a cover: title and client, for whom and by whom it was
 * prepared, the day, until when it is valid. Written as the proposal's language writes them.
 * Company, address and logo are added by those who know them. What is not known is left out.
 *
 * Returns: (transfer full): a cover
 */
PursuitPageCover *pursuit_proposal_cover_new (const PursuitProposalInput *input, guint version);

G_END_DECLS
