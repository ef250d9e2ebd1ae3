/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "workspace/proposals/pursuit-proposal-check.h"

G_BEGIN_DECLS

/* So long after the last change, a proposal is checked; in milliseconds. */
#define PURSUIT_PROPOSAL_CHECKER_DELAY_MS 300

#define PURSUIT_TYPE_PROPOSAL_CHECKER (pursuit_proposal_checker_get_type ())

/**
 * PursuitProposalChecker:
 *
 * Checks a proposal while it is written: not with each key, and one check at a time.
 *
 * Signal `checked`: there is another check.
 */
G_DECLARE_FINAL_TYPE (
    PursuitProposalChecker, pursuit_proposal_checker, PURSUIT, PROPOSAL_CHECKER, GObject)

/**
 * pursuit_proposal_checker_new:
 * @workspace: the workspace
 *
 * Returns: (transfer full): a checker that has nothing to check
 */
PursuitProposalChecker *pursuit_proposal_checker_new (PursuitWorkspace *workspace);

/**
 * pursuit_proposal_checker_set_proposal:
 * @self: a checker
 * @proposal: a proposal as it is now; copied
 *
 * Checks it once it stays as it is for a while.
 */
void pursuit_proposal_checker_set_proposal (PursuitProposalChecker *self, PursuitRecord *proposal);

/**
 * pursuit_proposal_checker_refresh:
 * @self: a checker
 *
 * Checks again: something that the proposal shows has changed.
 */
void pursuit_proposal_checker_refresh (PursuitProposalChecker *self);

/**
 * pursuit_proposal_checker_get_check:
 * @self: a checker
 *
 * Returns: (transfer none) (nullable): the last check, until `checked`
 */
const PursuitProposalCheck *pursuit_proposal_checker_get_check (PursuitProposalChecker *self);

/**
 * pursuit_proposal_checker_find_heading:
 * @self: a checker
 * @index: of a heading, in the order of the document
 * @text: the proposal's text as it is now, with its variables
 *
 * Returns: the line of @text that it stands in, counted from 1
 */
guint
pursuit_proposal_checker_find_heading (PursuitProposalChecker *self, guint index, const char *text);

/**
 * pursuit_proposal_checker_is_fresh:
 * @self: a checker
 *
 * Returns: whether the last check is of what there is now
 */
gboolean pursuit_proposal_checker_is_fresh (PursuitProposalChecker *self);

G_END_DECLS
