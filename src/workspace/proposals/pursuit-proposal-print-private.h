/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/proposals/pursuit-proposal-text-private.h"

G_BEGIN_DECLS

/**
 * PursuitProposalPrint:
 *
 * The PDF of a proposal together with everything that it was laid out from, so that it can be
 * made ahead and used only if all of that is still the same.
 */
typedef struct _PursuitProposalPrint PursuitProposalPrint;

/**
 * pursuit_proposal_print_new:
 * @source: a source with a proposal
 * @text: its text as the reader gets it
 * @error: a text that cannot be laid out
 *
 * Lays a proposal out, which takes a while: not to be done while a transaction is open.
 *
 * Returns: (transfer full) (nullable): its pages
 */
PursuitProposalPrint *
pursuit_proposal_print_new (PursuitProposalSource *source, const char *text, GError **error);

/**
 * pursuit_proposal_print_free:
 * @self: (nullable) (transfer full): a print
 */
void pursuit_proposal_print_free (PursuitProposalPrint *self);

/**
 * pursuit_proposal_print_is_of:
 * @self: (nullable): a print
 * @source: a source with a proposal, as it is now
 * @text: its text as the reader gets it now
 *
 * Returns: %TRUE if it would be laid out from the same again
 */
gboolean pursuit_proposal_print_is_of (const PursuitProposalPrint *self,
                                       PursuitProposalSource *source,
                                       const char *text);

/**
 * pursuit_proposal_print_get_pdf:
 * @self: a print
 *
 * Returns: (transfer none): the PDF
 */
GBytes *pursuit_proposal_print_get_pdf (const PursuitProposalPrint *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitProposalPrint, pursuit_proposal_print_free)

G_END_DECLS
