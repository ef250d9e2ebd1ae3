/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/pursuit-finding.h"
#include "engines/pursuit-claim.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitProposalCheck:
 * @findings: (element-type PursuitFinding): what its author should look at, in reading order;
 *   lines are those of the text with its variables
 * @claims: (element-type PursuitClaim): what the text says that has to be true, in reading order
 * @headings: (element-type guint): for each heading that a reader sees the line it is written on
 * @by_ai: AI has written it, or a part of it, so that each claim of that needs a source or a person
 *
 * What there is to say about a proposal before it is sent.
 */
typedef struct
{
  GPtrArray *findings;
  GPtrArray *claims;
  GArray *headings;
  gboolean by_ai;
} PursuitProposalCheck;

/**
 * pursuit_proposal_check_free:
 * @self: (transfer full) (nullable): a check
 */
void pursuit_proposal_check_free (PursuitProposalCheck *self);

/**
 * pursuit_proposal_check_is_confirmed:
 * @self: a check
 * @error: %PURSUIT_WORKSPACE_ERROR_UNCONFIRMED, naming the first claim and how to go on
 *
 * Returns: %FALSE if sending will be refused because of what AI wrote
 */
gboolean pursuit_proposal_check_is_confirmed (const PursuitProposalCheck *self, GError **error);

/**
 * pursuit_workspace_check_proposal_async:
 * @self: a workspace
 * @proposal: a proposal, also one with changes that are not stored; copied
 * @cancellable: (nullable): to stop it
 * @callback: called with what was found
 * @data: for @callback
 *
 * Checks a draft. What stands against sending it blocks: "missing-value", "prices" that do not
 * agree with the deal size, "expired", and a "text" that is broken. Where AI has written, or has
 * written a part, "unsourced" does too: a figure or statement that nothing says of what the draft
 * was made from, and that no person has confirmed; in what a person wrote alone it is a figure, and
 * a warning. The rest are warnings: those of pursuit_document_check(). There is nothing to find
 * about what was sent.
 */
void pursuit_workspace_check_proposal_async (PursuitWorkspace *self,
                                             PursuitRecord *proposal,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer data);

/**
 * pursuit_workspace_check_proposal_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: the workspace could not be read
 *
 * Returns: (transfer full) (nullable): what was found
 */
PursuitProposalCheck *pursuit_workspace_check_proposal_finish (PursuitWorkspace *self,
                                                               GAsyncResult *result,
                                                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitProposalCheck, pursuit_proposal_check_free)

G_END_DECLS
