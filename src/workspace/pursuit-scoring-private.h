/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-score.h"
#include "store/pursuit-bulk.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * pursuit_scoring_score_all:
 * @session: a session of a writing job
 * @cancellable: (nullable): to stop it
 * @error: what went wrong
 *
 * Scores every lead by the best engine there is, inside a job that does more than that.
 *
 * Returns: %TRUE if all are scored
 */
gboolean
pursuit_scoring_score_all (PursuitSession *session, GCancellable *cancellable, GError **error);

/**
 * pursuit_scoring_keep_history:
 * @bulk: a bulk
 * @lead_id: whose
 * @score: what lists show from now on, and why
 * @error: an error of the store
 *
 * Adds to a lead's past scores, dated now.
 *
 * Returns: %TRUE if it is kept
 */
gboolean pursuit_scoring_keep_history (PursuitBulk *bulk,
                                       const char *lead_id,
                                       PursuitScore *score,
                                       GError **error);

G_END_DECLS
