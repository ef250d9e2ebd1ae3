/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROPOSAL (pursuit_proposal_get_type ())

/**
 * PursuitProposal:
 *
 * An offer in markdown, with the money and the term that it states.
 */
G_DECLARE_FINAL_TYPE (PursuitProposal, pursuit_proposal, PURSUIT, PROPOSAL, PursuitRecord)

/**
 * PursuitProposalField:
 *
 * The numbers of the fields of a proposal; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_PROPOSAL_LEAD_ID = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_PROPOSAL_TEMPLATE_ID,
  PURSUIT_PROPOSAL_TITLE,
  PURSUIT_PROPOSAL_CONTENT,
  PURSUIT_PROPOSAL_DEAL_SIZE,
  PURSUIT_PROPOSAL_CURRENCY,
  PURSUIT_PROPOSAL_CONTRACT_TERM,
  PURSUIT_PROPOSAL_STATUS,
  PURSUIT_PROPOSAL_VALID_UNTIL,
  PURSUIT_PROPOSAL_NEXT_STEP_AT,
  PURSUIT_PROPOSAL_LANGUAGE,
  PURSUIT_PROPOSAL_SENT_AT,
  PURSUIT_PROPOSAL_DECIDED_AT,
  PURSUIT_PROPOSAL_DRAFTED_BY,
  PURSUIT_PROPOSAL_DOUBTED_CLAIMS,
  PURSUIT_PROPOSAL_CONFIRMED_CLAIMS,
  PURSUIT_PROPOSAL_N_FIELDS,
} PursuitProposalField;

/**
 * pursuit_proposal_statuses:
 *
 * What is stored of a proposal's status; expired and superseded are derived. Ends with a %NULL
 * nick.
 */
extern const PursuitChoice pursuit_proposal_statuses[];

/**
 * pursuit_proposal_states:
 *
 * What a person is told a proposal or a version of it is: the statuses, and what is derived. Ends
 * with a %NULL nick.
 */
extern const PursuitChoice pursuit_proposal_states[];

/**
 * pursuit_proposal_get_state:
 * @proposal: a proposal
 * @today: the day, `YYYY-MM-DD`
 *
 * An offer expires by itself: one that is sent and was valid until a day before @today is
 * expired, without anything being stored. It may still be accepted, for the one who made it can
 * hold it longer, be rejected, and be revised.
 *
 * Returns: a nick of pursuit_proposal_states, borrowed from @proposal or static
 */
const char *pursuit_proposal_get_state (PursuitRecord *proposal, const char *today);

/**
 * pursuit_proposal_check_valid:
 * @proposal: a proposal
 * @today: the day, `YYYY-MM-DD`
 * @error: %PURSUIT_CORE_ERROR_INVALID
 *
 * Returns: %FALSE if the proposal would be expired in the moment in which it is sent
 */
gboolean pursuit_proposal_check_valid (PursuitRecord *proposal, const char *today, GError **error);

/**
 * pursuit_proposal_is_by_ai:
 * @proposal: a proposal
 *
 * Returns: %TRUE if AI has written it, or a part of it: then what it says without a source has to
 *   be confirmed by a person before it is sent
 */
gboolean pursuit_proposal_is_by_ai (PursuitRecord *proposal);

/**
 * pursuit_proposal_is_frozen_field:
 * @field: the number of a field
 *
 * Returns: %TRUE for what the reader of a sent proposal has seen; changing it makes a new version.
 *   What is ours, such as the next step, may change at any time.
 */
gboolean pursuit_proposal_is_frozen_field (guint field);

/**
 * pursuit_proposal_may_move:
 * @from: a status
 * @to: the status it is to have
 * @error: %PURSUIT_CORE_ERROR_FORBIDDEN, in words for a person
 *
 * The one place that knows which steps are legal: draft → sent → accepted or rejected. A
 * decision may be taken back to sent, and what was sent or rejected may become a draft again, of
 * the next version. What was accepted stands; it can be duplicated.
 *
 * Returns: %TRUE if the step is legal; staying is
 */
gboolean pursuit_proposal_may_move (const char *from, const char *to, GError **error);

G_END_DECLS
