/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-draft-engine.h"
#include "engines/pursuit-proposal-values.h"
#include "store/pursuit-session.h"
#include "workspace/proposals/pursuit-proposal-text-private.h"

G_BEGIN_DECLS

/**
 * pursuit_prices_load:
 * @session: a session
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type PursuitRecord): the price list by name, as far
 *   as a proposal may rest on it
 */
GPtrArray *pursuit_prices_load (PursuitSession *session, GError **error);

/**
 * pursuit_proposal_sources_load:
 * @session: a session
 * @source: of a proposal
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): what the text may rest on, that which a model is given to
 *   draft it from
 */
PursuitSources *pursuit_proposal_sources_load (PursuitSession *session,
                                               PursuitProposalSource *source,
                                               GError **error);

/**
 * pursuit_proposal_claims_note_draft:
 * @proposal: a proposal; it is not stored
 * @draft: what an engine has written, also a part of it
 *
 * Remembers who wrote it, and what was doubtful about it. What AI had a hand in stays so.
 */
void pursuit_proposal_claims_note_draft (PursuitRecord *proposal,
                                         const PursuitProposalDraft *draft);

/**
 * pursuit_proposal_claims_note_section:
 * @proposal: a proposal as it was before; it is not stored
 * @draft: its text with one section of a model
 * @user_id: (nullable): who let it be written
 *
 * Takes the text over. As pursuit_proposal_claims_note_draft(), and remembers which lines a person
 * wrote, so that the rule for AI holds for what AI wrote; so it marks the claims of @draft.
 */
void pursuit_proposal_claims_note_section (PursuitRecord *proposal,
                                           const PursuitProposalDraft *draft,
                                           const char *user_id);

/**
 * pursuit_proposal_claims_keep:
 * @proposal: a proposal that somebody changed
 * @before: as it is stored
 *
 * Puts back what only an engine and a confirmation set: a form may know less of it than the store.
 */
void pursuit_proposal_claims_keep (PursuitRecord *proposal, PursuitRecord *before);

/**
 * pursuit_proposal_claims_list:
 * @proposal: a proposal
 * @values: its values, made with sources
 *
 * Finds what its text says, and what of that a person has confirmed. Of what a person wrote alone
 * only figures can be without a source: all else that she says she knows. So it is with her lines
 * in a proposal that AI wrote another part of.
 *
 * Returns: (transfer full) (element-type PursuitClaim): the claims in reading order
 */
GPtrArray *pursuit_proposal_claims_list (PursuitRecord *proposal, PursuitProposalValues *values);

/**
 * pursuit_proposal_claims_load:
 * @session: a session
 * @source: of a proposal
 * @error: an error of the store; prices that cannot be summed
 *
 * Returns: (transfer full) (nullable) (element-type PursuitClaim): the same, with all that has to
 * be read for it
 */
GPtrArray *pursuit_proposal_claims_load (PursuitSession *session,
                                         PursuitProposalSource *source,
                                         GError **error);

/**
 * pursuit_proposal_claims_are_closed:
 * @claims: (element-type PursuitClaim): of what AI had a hand in
 * @error: %PURSUIT_WORKSPACE_ERROR_UNCONFIRMED, naming the first and how to go on
 *
 * Returns: %TRUE if each is borne out or confirmed
 */
gboolean pursuit_proposal_claims_are_closed (GPtrArray *claims, GError **error);

/**
 * pursuit_proposal_claims_check:
 * @session: a session
 * @source: of a proposal that is to be sent
 * @error: %PURSUIT_WORKSPACE_ERROR_UNCONFIRMED, naming the first and how to go on
 *
 * Returns: %FALSE if AI had a hand in it and a claim is neither borne out nor confirmed
 */
gboolean pursuit_proposal_claims_check (PursuitSession *session,
                                        PursuitProposalSource *source,
                                        GError **error);

G_END_DECLS
