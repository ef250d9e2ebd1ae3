/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "store/pursuit-session.h"
#include "workspace/proposals/pursuit-proposal-print-private.h"

G_BEGIN_DECLS

/**
 * pursuit_proposal_print_ahead:
 * @session: a session of a reading job
 * @proposal: a proposal as it is stored
 * @status: its new status
 * @print: (out) (nullable): the pages that the step would freeze; %NULL if it freezes none
 * @error: what pursuit_proposal_move() would say
 *
 * Does what takes long about pursuit_proposal_move() before its transaction begins.
 *
 * Returns: %TRUE if the step may be taken as far as can be told now
 */
gboolean pursuit_proposal_print_ahead (PursuitSession *session,
                                       PursuitRecord *proposal,
                                       const char *status,
                                       PursuitProposalPrint **print,
                                       GError **error);

/**
 * pursuit_proposal_move:
 * @session: a session of a writing job, with its action begun
 * @proposal: a proposal as it is stored; changed to what is stored then
 * @status: its new status
 * @ahead: (nullable): from pursuit_proposal_print_ahead(); used if nothing it shows has changed
 *   since, else the pages are laid out anew
 * @error: %PURSUIT_CORE_ERROR_FORBIDDEN; what stands against sending it
 *
 * The one function through which a stored proposal gets another status. Sending freezes a version;
 * what is decided is noted in the version that it was decided about.
 *
 * Returns: %TRUE if stored
 */
gboolean pursuit_proposal_move (PursuitSession *session,
                                PursuitRecord *proposal,
                                const char *status,
                                const PursuitProposalPrint *ahead,
                                GError **error);

/**
 * pursuit_proposal_save:
 * @session: a session of a writing job, with its action begun
 * @proposal: a proposal that somebody changed; set to what is stored then
 * @error: %PURSUIT_CORE_ERROR_FORBIDDEN; an error of the store
 *
 * Stores a proposal from a form or a script. A change of what a reader has got begins a new
 * version; another status takes the way of pursuit_proposal_move(); a new proposal is a draft. What
 * is sent like this has its pages laid out in the transaction, so nobody else writes meanwhile: a
 * person sends with pursuit_workspace_set_proposal_status_async().
 *
 * Returns: %TRUE if stored
 */
gboolean pursuit_proposal_save (PursuitSession *session, PursuitRecord *proposal, GError **error);

/**
 * pursuit_proposal_begin_change:
 * @session: a session of a writing job, with its action begun
 * @proposal_id: (nullable): a proposal of which a price line is about to change
 * @error: %PURSUIT_CORE_ERROR_FORBIDDEN for an accepted one
 *
 * Makes a proposal that was sent a draft of the next version. Does nothing to a draft.
 *
 * Returns: %TRUE if it may change now
 */
gboolean
pursuit_proposal_begin_change (PursuitSession *session, const char *proposal_id, GError **error);

/**
 * pursuit_proposal_list_versions:
 * @session: a session
 * @proposal_id: a whole id
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): its versions, oldest first
 */
GPtrArray *
pursuit_proposal_list_versions (PursuitSession *session, const char *proposal_id, GError **error);

G_END_DECLS
