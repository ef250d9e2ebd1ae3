/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/* So long after the last change the text goes into the record; into the journal it goes sooner. */
#define PURSUIT_PROPOSAL_SAVER_RECORD_MS 2000

/**
 * PursuitSaveState:
 * @PURSUIT_SAVE_STATE_SAVED: the record in the workspace is what was given last
 * @PURSUIT_SAVE_STATE_PENDING: there are changes that are not in the record yet
 * @PURSUIT_SAVE_STATE_SAVING: they are being written
 * @PURSUIT_SAVE_STATE_FAILED: they could not be; see pursuit_proposal_saver_get_error()
 */
typedef enum
{
  PURSUIT_SAVE_STATE_SAVED,
  PURSUIT_SAVE_STATE_PENDING,
  PURSUIT_SAVE_STATE_SAVING,
  PURSUIT_SAVE_STATE_FAILED,
} PursuitSaveState;

#define PURSUIT_TYPE_PROPOSAL_SAVER (pursuit_proposal_saver_get_type ())

/**
 * PursuitProposalSaver:
 *
 * Keeps a proposal while it is edited: first in the journal (a draft record, which costs no
 * undo step), then in its record, where one pause in the typing is one step of undo.
 *
 * Signal `changed`: the state has changed.
 */
G_DECLARE_FINAL_TYPE (
    PursuitProposalSaver, pursuit_proposal_saver, PURSUIT, PROPOSAL_SAVER, GObject)

/**
 * pursuit_proposal_saver_new:
 * @workspace: where to
 * @proposal: as it is stored
 *
 * Returns: (transfer full): a saver with nothing to do
 */
PursuitProposalSaver *pursuit_proposal_saver_new (PursuitWorkspace *workspace,
                                                  PursuitRecord *proposal);

/**
 * pursuit_proposal_saver_touch:
 * @self: a saver
 * @proposal: the proposal as it is now; copied
 * @caret: where the caret is, in characters, for the journal
 *
 * Hears of a change.
 */
void
pursuit_proposal_saver_touch (PursuitProposalSaver *self, PursuitRecord *proposal, guint caret);

/**
 * pursuit_proposal_saver_flush_async:
 * @self: a saver
 * @callback: (nullable): called when everything so far is in the record, or cannot be
 * @data: for @callback
 *
 * Writes at once what waits.
 */
void pursuit_proposal_saver_flush_async (PursuitProposalSaver *self,
                                         GAsyncReadyCallback callback,
                                         gpointer data);

/**
 * pursuit_proposal_saver_flush_finish:
 * @self: a saver
 * @result: from the callback
 * @error: why it could not be written
 *
 * Returns: %TRUE if the record is up to date
 */
gboolean pursuit_proposal_saver_flush_finish (PursuitProposalSaver *self,
                                              GAsyncResult *result,
                                              GError **error);

/**
 * pursuit_proposal_saver_get_state:
 * @self: a saver
 *
 * Returns: how it stands
 */
PursuitSaveState pursuit_proposal_saver_get_state (PursuitProposalSaver *self);

/**
 * pursuit_proposal_saver_get_stored:
 * @self: a saver
 *
 * Returns: (transfer none): the proposal as it was stored last
 */
PursuitRecord *pursuit_proposal_saver_get_stored (PursuitProposalSaver *self);

/**
 * pursuit_proposal_saver_set_stored:
 * @self: a saver
 * @proposal: the proposal as something else has stored it, such as a change of its status
 *
 * Takes over what was stored past the saver.
 */
void pursuit_proposal_saver_set_stored (PursuitProposalSaver *self, PursuitRecord *proposal);

/**
 * pursuit_proposal_saver_adopt_draft:
 * @self: a saver
 * @draft: the journal's entry of a session that ended too early, whose text is in the editor now
 *
 * Goes on in that entry, which leaves the journal when its text has been saved or taken back.
 */
void pursuit_proposal_saver_adopt_draft (PursuitProposalSaver *self, PursuitRecord *draft);

/**
 * pursuit_proposal_saver_get_error:
 * @self: a saver
 *
 * Returns: (transfer none) (nullable): why the last attempt failed
 */
const GError *pursuit_proposal_saver_get_error (PursuitProposalSaver *self);

G_END_DECLS
