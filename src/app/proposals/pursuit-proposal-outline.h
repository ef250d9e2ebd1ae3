/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page/pursuit-document-blocks.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A longer document shows its first headings only. */
#define PURSUIT_PROPOSAL_OUTLINE_MAX 300u

#define PURSUIT_TYPE_PROPOSAL_OUTLINE (pursuit_proposal_outline_get_type ())

/**
 * PursuitProposalOutline:
 *
 * The headings of a document as a list, set in by their level.
 *
 * Signal `heading-activated` (guint index): a person wants to go to that heading, counted from 0
 * in reading order.
 */
G_DECLARE_FINAL_TYPE (
    PursuitProposalOutline, pursuit_proposal_outline, PURSUIT, PROPOSAL_OUTLINE, AdwBin)

/**
 * pursuit_proposal_outline_set_blocks:
 * @self: an outline
 * @blocks: whose headings to show
 *
 * Shows the headings; rows stay as they are where the headings do.
 */
void pursuit_proposal_outline_set_blocks (PursuitProposalOutline *self,
                                          PursuitDocumentBlocks *blocks);

/**
 * pursuit_proposal_outline_set_findings:
 * @self: an outline
 * @lines: (element-type guint): the line of each heading
 * @findings: (element-type PursuitFinding): what a check has found
 *
 * Marks the sections in which there is something to look at.
 */
void pursuit_proposal_outline_set_findings (PursuitProposalOutline *self,
                                            const GArray *lines,
                                            const GPtrArray *findings);

G_END_DECLS
