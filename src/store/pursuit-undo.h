/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

G_BEGIN_DECLS

/* How many of the last actions can be undone, also after a restart. */
#define PURSUIT_UNDO_MAX_ACTIONS 50

/**
 * pursuit_session_set_action_label:
 * @self: a session of a writing job with an action, see pursuit_session_begin_action()
 * @label: what people read in "Undo: …", in their language
 * @error: an error of the store
 *
 * Gives the present action another label, for one that tells what only its end knows.
 *
 * Returns: %TRUE if it has it
 */
gboolean pursuit_session_set_action_label (PursuitSession *self, const char *label, GError **error);

/**
 * pursuit_session_undo:
 * @self: a session of a writing job
 * @action: an action's number, or 0 for the last that can be undone
 * @label: (out) (optional) (transfer full): the action's label
 * @error: %PURSUIT_STORE_ERROR_NOT_FOUND if it is not among the last actions or was undone
 *   already; %PURSUIT_STORE_ERROR_CHANGED, naming the record, if one of its records was changed
 *   since
 *
 * Takes back all that an action wrote. Undoing is an action too: undoing that one does the
 * first again, which is what pursuit_session_redo() is for.
 *
 * Returns: %TRUE if undone; with %FALSE nothing changed
 */
gboolean pursuit_session_undo (PursuitSession *self, gint64 action, char **label, GError **error);

/**
 * pursuit_session_redo:
 * @self: a session of a writing job
 * @label: (out) (optional) (transfer full): the action's label
 * @error: %PURSUIT_STORE_ERROR_NOT_FOUND if the last thing done was not an undo
 *
 * Does again what was last undone. Imports are not done again: the file is still there.
 *
 * Returns: %TRUE if done again
 */
gboolean pursuit_session_redo (PursuitSession *self, char **label, GError **error);

/**
 * pursuit_session_undo_batch:
 * @self: a session of a writing job
 * @batch_id: the id of an import_batch record
 * @undone: (out) (optional): how many records were removed or put back as they were
 * @kept: (out) (optional): how many were kept because somebody changed them since
 * @error: %PURSUIT_STORE_ERROR_NOT_FOUND if there is no such batch or it was undone
 *
 * Takes an import back, at any time later, not only among the last actions. Records that were
 * edited since stay, with what belongs to them.
 *
 * Returns: %TRUE if undone
 */
gboolean pursuit_session_undo_batch (
    PursuitSession *self, const char *batch_id, guint *undone, guint *kept, GError **error);

/**
 * pursuit_session_peek_undo:
 * @self: a session
 * @label: (out) (optional) (transfer full) (nullable): the label of the last action
 *
 * Returns: the number of the action that pursuit_session_undo() with 0 would undo, or 0
 */
gint64 pursuit_session_peek_undo (PursuitSession *self, char **label);

G_END_DECLS
