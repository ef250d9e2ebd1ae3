/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-score-rung.h"
#include "insight/pursuit-history-model.h"
#include "store/pursuit-session.h"
#include "workspace/scoring/pursuit-history.h"

G_BEGIN_DECLS

/**
 * pursuit_history_table_load:
 * @session: a session
 * @ignore: (nullable) (array zero-terminated=1): columns that will be left out
 * @cancellable: (nullable): to stop it
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID for a column that is not there; an error of the store
 *
 * Reads all won and lost leads, and some open ones to compare with. The time of a row is when the
 * lead came into being, or, where all came at once by an import, when it was closed.
 *
 * Returns: (transfer full) (nullable): the table
 */
PursuitDataset *pursuit_history_table_load (PursuitSession *session,
                                            const char *const *ignore,
                                            GCancellable *cancellable,
                                            GError **error);

/**
 * pursuit_history_load:
 * @session: a session
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): what is known of the model
 */
PursuitHistory *pursuit_history_load (PursuitSession *session, GError **error);

/**
 * pursuit_history_load_rung:
 * @session: a session
 * @trained_at: (out) (transfer full) (nullable): since when it may speak, RFC 3339; %NULL if it
 *   may not
 *
 * Returns: (transfer full): the rung of the model that is kept; there is one without it, too, and
 *   it says why it is silent
 */
PursuitScoreRung *pursuit_history_load_rung (PursuitSession *session, char **trained_at);

G_END_DECLS
