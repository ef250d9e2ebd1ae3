/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "store/pursuit-session.h"

G_BEGIN_DECLS

/**
 * pursuit_proposal_move:
 * @session: a session of a writing job, with its action begun
 * @proposal: a proposal as it is stored; changed to what is stored then
 * @status: its new status
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
                                GError **error);

/**
 * pursuit_proposal_save:
 * @session: a session of a writing job, with its action begun
 * @proposal: a proposal that somebody changed; set to what is stored then
 * @error: %PURSUIT_CORE_ERROR_FORBIDDEN; an error of the store
 *
 * Stores a proposal from a form or a script. A change of what a reader has got begins a new
 * version; another status takes the way of pursuit_proposal_move(); a new proposal is a draft.
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
