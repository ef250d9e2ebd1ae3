/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"
#include "engines/pursuit-proposal-values.h"
#include "store/pursuit-session.h"
#include "workspace/proposals/pursuit-brand-private.h"

G_BEGIN_DECLS

/**
 * PursuitProposalSource:
 * @lead: the lead
 * @proposal: (nullable): the proposal
 * @people: (element-type PursuitRecord): the lead's people
 * @line_items: (element-type PursuitRecord): the proposal's line items
 * @owner: (nullable): who makes the offer
 * @organization_name: who we are
 * @currency: (nullable): the workspace's currency
 * @today: the day
 * @version: (nullable): what was sent, of a proposal that is out there: its reader has that, and
 *   not what the variables would say today
 * @brand: (nullable): how it looks; that of @version, where there is one
 * @number: of the version that it is, or will be once it is sent; 0 where nothing shows it
 *
 * What a proposal's variables come from, read from the workspace.
 */
typedef struct
{
  PursuitRecord *lead;
  PursuitRecord *proposal;
  GPtrArray *people;
  GPtrArray *line_items;
  PursuitRecord *owner;
  char *organization_name;
  char *currency;
  char *today;
  PursuitRecord *version;
  PursuitBrand *brand;
  guint number;
} PursuitProposalSource;

/**
 * pursuit_proposal_source_load:
 * @session: a session
 * @lead_id: the lead
 * @proposal: (nullable): the proposal
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): the source
 */
PursuitProposalSource *pursuit_proposal_source_load (PursuitSession *session,
                                                     const char *lead_id,
                                                     PursuitRecord *proposal,
                                                     GError **error);

/**
 * pursuit_proposal_source_new_sample:
 * @session: a session
 *
 * Returns: (transfer full): what a proposal to nobody in particular would come from, without a
 *   lead: only its pages can be set up
 */
PursuitProposalSource *pursuit_proposal_source_new_sample (PursuitSession *session);

/**
 * pursuit_proposal_source_free:
 * @self: (transfer full): a source
 */
void pursuit_proposal_source_free (PursuitProposalSource *self);

/**
 * pursuit_proposal_source_dup_day:
 * @self: a source
 *
 * Returns: (transfer full) (nullable): the day that it bears, `YYYY-MM-DD`: that on which it was
 *   sent, of a draft today
 */
char *pursuit_proposal_source_dup_day (const PursuitProposalSource *self);

/**
 * pursuit_proposal_source_get_input:
 * @self: a source
 * @input: (out caller-allocates): the same for the engines, borrowed
 */
void pursuit_proposal_source_get_input (PursuitProposalSource *self, PursuitProposalInput *input);

/**
 * pursuit_proposal_source_check_prices:
 * @self: a source with a proposal
 * @values: the values of its variables
 * @error: as pursuit_pricing_check()
 *
 * Returns: %FALSE if the price lines do not agree with the deal size, the currency or the term
 */
gboolean pursuit_proposal_source_check_prices (PursuitProposalSource *self,
                                               PursuitProposalValues *values,
                                               GError **error);

/**
 * pursuit_proposal_source_expand:
 * @self: a source with a proposal
 * @problems: (nullable): sentences are added here about what is missing or does not agree; with
 *   %NULL the first of them is an error
 * @error: a text that is broken
 *
 * Returns: (transfer full) (nullable): the proposal's text as its reader gets it
 */
char *
pursuit_proposal_source_expand (PursuitProposalSource *self, GPtrArray *problems, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitProposalSource, pursuit_proposal_source_free)

G_END_DECLS
