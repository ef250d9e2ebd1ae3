/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-proposal.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * pursuit_proposal_journal_dup_key:
 * @proposal: a stored proposal
 *
 * Returns: (transfer full): the name of its entry in the journal, a draft's `editor_key`
 */
char *pursuit_proposal_journal_dup_key (PursuitRecord *proposal);

/**
 * pursuit_proposal_journal_recover_async:
 * @workspace: where the journal is
 * @proposal: a stored proposal
 * @cancellable: (nullable): to stop it
 * @callback: called with the entry
 * @data: for @callback
 *
 * Looks for a text that was typed but never reached the record: the program ended in between.
 * Entries that say nothing new are taken out of the journal.
 */
void pursuit_proposal_journal_recover_async (PursuitWorkspace *workspace,
                                             PursuitRecord *proposal,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer data);

/**
 * pursuit_proposal_journal_recover_finish:
 * @workspace: where the journal is
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the entry, a draft record, for
 *   pursuit_proposal_saver_adopt_draft(); %NULL without @error if there is none
 */
PursuitRecord *pursuit_proposal_journal_recover_finish (PursuitWorkspace *workspace,
                                                        GAsyncResult *result,
                                                        GError **error);

G_END_DECLS
