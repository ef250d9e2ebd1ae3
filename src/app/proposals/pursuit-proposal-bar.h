/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/proposals/pursuit-preview.h"
#include "app/proposals/pursuit-proposal-saver.h"
#include "workspace/proposals/pursuit-proposal-check.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PROPOSAL_BAR (pursuit_proposal_bar_get_type ())

/**
 * PursuitProposalBar:
 *
 * The line below a proposal: words, minutes to read, pages, deal size, what there is to mend
 * before sending it, and whether everything is saved.
 *
 * Signal `finding-activated`: a person chose something to mend; with its line, 0 for the text as
 * a whole.
 */
G_DECLARE_FINAL_TYPE (PursuitProposalBar, pursuit_proposal_bar, PURSUIT, PROPOSAL_BAR, AdwBin)

/**
 * pursuit_proposal_bar_show_preview:
 * @self: a line
 * @preview: what was counted
 * @proposal: the proposal that it is about
 *
 * Shows words, minutes, pages and deal size.
 */
void pursuit_proposal_bar_show_preview (PursuitProposalBar *self,
                                        PursuitPreview *preview,
                                        PursuitRecord *proposal);

/**
 * pursuit_proposal_bar_show_check:
 * @self: a line
 * @check: what a check has found; not kept
 * @proposal: the proposal that it is about
 *
 * Shows how much there is to mend, and in a list what.
 */
void pursuit_proposal_bar_show_check (PursuitProposalBar *self,
                                      const PursuitProposalCheck *check,
                                      PursuitRecord *proposal);

/**
 * pursuit_proposal_bar_has_claims:
 * @self: a line
 *
 * Returns: %TRUE if there is something that a person can confirm
 */
gboolean pursuit_proposal_bar_has_claims (PursuitProposalBar *self);

/**
 * pursuit_proposal_bar_enable_actions:
 * @self: a bar
 * @studio: the widget that has the actions `proposal.…`
 * @is_draft: the text can be changed
 * @is_writable: what was checked can be kept
 *
 * Enables what goes to the findings, and what can be done about a claim.
 */
void pursuit_proposal_bar_enable_actions (PursuitProposalBar *self,
                                          GtkWidget *studio,
                                          gboolean is_draft,
                                          gboolean is_writable);

/**
 * pursuit_proposal_bar_close_findings:
 * @self: a bar
 *
 * Closes the list of what was found.
 */
void pursuit_proposal_bar_close_findings (PursuitProposalBar *self);

/**
 * pursuit_proposal_bar_get_claim:
 * @self: a line
 * @number: of a finding, counted from 0; "" for the one that the list stands at
 *
 * Finds what a person wants to confirm. Where the list is closed, or stands at something else, she
 * has not seen a claim: then it goes to the next one, and nothing is confirmed.
 *
 * Returns: (transfer none) (nullable): the claim; %NULL if the finding asks about none
 */
const PursuitClaim *pursuit_proposal_bar_get_claim (PursuitProposalBar *self, const char *number);

/**
 * pursuit_proposal_bar_step:
 * @self: a line
 * @back: whether to the finding before instead of the next one
 *
 * Opens the list at the next finding, the first after the last, where a screen reader says it
 * and Enter goes to its line. Before the first check is done, it opens as soon as that is.
 *
 * Returns: its line; 0 if it is about the text as a whole or there is none
 */
guint pursuit_proposal_bar_step (PursuitProposalBar *self, gboolean back);

/**
 * pursuit_proposal_bar_show_saver:
 * @self: a line
 * @saver: who saves
 *
 * Shows whether everything is saved, and since when.
 */
void pursuit_proposal_bar_show_saver (PursuitProposalBar *self, PursuitProposalSaver *saver);

/**
 * pursuit_proposal_bar_count_versions:
 * @self: a line
 * @workspace: where the proposal is
 * @proposal: the proposal that it is about
 *
 * Says on the button behind which the versions are how many were sent; pressed, it emits
 * `versions`.
 */
void pursuit_proposal_bar_count_versions (PursuitProposalBar *self,
                                          PursuitWorkspace *workspace,
                                          PursuitRecord *proposal);

/**
 * pursuit_proposal_bar_get_counts:
 * @self: a line
 *
 * Returns: (transfer none): the words, pages and deal size as they are shown
 */
const char *pursuit_proposal_bar_get_counts (PursuitProposalBar *self);

G_END_DECLS
