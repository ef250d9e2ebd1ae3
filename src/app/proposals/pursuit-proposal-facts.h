/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-proposal.h"
#include "workspace/pursuit-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROPOSAL_FACTS (pursuit_proposal_facts_get_type ())

/**
 * PursuitProposalFacts:
 *
 * A strip to edit a proposal's title, deal size, term and last valid day. Enter or leaving a
 * field takes its value over, Escape takes the change back. A value that does not fit stays in
 * the field, marked, with the reason below it. What is typed and not saved yet is journalled, and
 * offered the next time.
 *
 * Signal `changed`: a value of the proposal has changed.
 */
G_DECLARE_FINAL_TYPE (PursuitProposalFacts, pursuit_proposal_facts, PURSUIT, PROPOSAL_FACTS, AdwBin)

/**
 * pursuit_proposal_facts_set_proposal:
 * @self: a strip
 * @proposal: the proposal to edit; a reference is kept and its fields are changed
 * @editable: whether a person may change it
 *
 * Shows a proposal.
 */
void pursuit_proposal_facts_set_proposal (PursuitProposalFacts *self,
                                          PursuitRecord *proposal,
                                          gboolean editable);

/**
 * pursuit_proposal_facts_set_stored:
 * @self: a strip that has its proposal
 * @workspace: where it is
 * @stored: the proposal as it is saved now
 *
 * Says what the journal need not keep any more. The first time it begins the journal, and words of
 * before are offered.
 */
void pursuit_proposal_facts_set_stored (PursuitProposalFacts *self,
                                        PursuitWorkspace *workspace,
                                        PursuitRecord *stored);

/**
 * pursuit_proposal_facts_set_narrow:
 * @self: a strip
 * @narrow: whether the fields stand below each other
 *
 * Lets them begin at the same place then.
 */
void pursuit_proposal_facts_set_narrow (PursuitProposalFacts *self, gboolean narrow);

/**
 * pursuit_proposal_facts_apply:
 * @self: a strip
 *
 * Takes over what stands in the fields, as if each had been left.
 */
void pursuit_proposal_facts_apply (PursuitProposalFacts *self);

G_END_DECLS
