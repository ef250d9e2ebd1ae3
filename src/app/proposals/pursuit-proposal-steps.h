/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/proposals/pursuit-proposal-saver.h"
#include "app/window/pursuit-window.h"
#include "workspace/proposals/pursuit-proposal-check.h"

G_BEGIN_DECLS

/**
 * pursuit_proposal_steps_new_menu:
 * @proposal: a proposal
 * @prefix: where the actions `set-status (s)`, `send` and `duplicate` are, such as "proposal"
 *
 * Offers the steps that are legal now, and says in a word why there are no others. The rules are
 * those of pursuit_proposal_may_move(); here they only get their words.
 *
 * Returns: (transfer full): a menu
 */
GMenuModel *pursuit_proposal_steps_new_menu (PursuitRecord *proposal, const char *prefix);

/**
 * pursuit_proposal_steps_describe:
 * @proposal: a proposal
 *
 * Returns: (transfer full) (nullable): why it is not written any more, and how to go on; %NULL for
 *   a draft
 */
char *pursuit_proposal_steps_describe (PursuitRecord *proposal);

/**
 * pursuit_proposal_steps_move_async:
 * @window: the window that tells what was done, with Undo, or what went wrong
 * @proposal_id: a proposal
 * @status: its new status
 * @callback: called with the proposal
 * @data: for @callback
 *
 * Moves a proposal along.
 */
void pursuit_proposal_steps_move_async (PursuitWindow *window,
                                        const char *proposal_id,
                                        const char *status,
                                        GAsyncReadyCallback callback,
                                        gpointer data);

/**
 * pursuit_proposal_steps_move_finish:
 * @result: from the callback
 *
 * Returns: (transfer full) (nullable): the proposal as it is stored now; %NULL if it was refused,
 *   which the person was told
 */
PursuitRecord *pursuit_proposal_steps_move_finish (GAsyncResult *result);

/**
 * pursuit_proposal_steps_duplicate:
 * @window: a window
 * @proposal_id: a proposal
 *
 * Makes a new draft of it and opens that in the studio.
 */
void pursuit_proposal_steps_duplicate (PursuitWindow *window, const char *proposal_id);

/**
 * pursuit_proposal_steps_confirm:
 * @window: (nullable): the window that tells what was done, with Undo, or what went wrong; nothing
 *   happens in one that has gone
 * @saver: who saves the proposal; what waits is saved first
 * @claim: (nullable): what a person has checked; nothing happens without
 *
 * Keeps with the proposal that a claim was checked.
 */
void pursuit_proposal_steps_confirm (PursuitWindow *window,
                                     PursuitProposalSaver *saver,
                                     const PursuitClaim *claim);

G_END_DECLS
