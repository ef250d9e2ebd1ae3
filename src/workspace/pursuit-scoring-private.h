/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

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

G_END_DECLS
