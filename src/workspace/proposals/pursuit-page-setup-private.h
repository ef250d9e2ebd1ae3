/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/proposals/pursuit-page-setup.h"
#include "workspace/proposals/pursuit-proposal-text-private.h"

G_BEGIN_DECLS

/**
 * pursuit_page_setup_new:
 * @source: a source with a proposal
 *
 * Returns: (transfer full): how its pages are set, without a text
 */
PursuitPageSetup *pursuit_page_setup_new (PursuitProposalSource *source);

/**
 * pursuit_page_setup_equal:
 * @a: a setup
 * @b: a setup
 *
 * Returns: %TRUE if one text looks the same with both
 */
gboolean pursuit_page_setup_equal (const PursuitPageSetup *a, const PursuitPageSetup *b);

G_END_DECLS
