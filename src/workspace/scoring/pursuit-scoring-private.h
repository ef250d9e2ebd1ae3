/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-bulk.h"
#include "workspace/scoring/pursuit-scoring.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * pursuit_scoring_run:
 * @task: (transfer full): the task of pursuit_workspace_score_async(), or one for a part of it
 * @options: (nullable): what and how; copied
 * @progress: (nullable): who hears how far it is
 *
 * Scores leads on this machine, also where the options say "auto".
 */
void pursuit_scoring_run (GTask *task,
                          const PursuitScoreOptions *options,
                          const PursuitProgress *progress);

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

/**
 * pursuit_scoring_keep_unused:
 * @bulk: a bulk
 * @lead_id: whose
 * @score: what AI answered, and lists do not show
 * @error: an error of the store
 *
 * Adds to a lead's past scores what was never its score: the entry has no number.
 *
 * Returns: %TRUE if it is kept
 */
gboolean pursuit_scoring_keep_unused (PursuitBulk *bulk,
                                      const char *lead_id,
                                      PursuitScore *score,
                                      GError **error);

/**
 * pursuit_scoring_keep:
 * @bulk: a bulk
 * @lead: a lead as it is stored
 * @score: its score, with what a person says instead
 * @is_stale: whether something that it rests on has changed since
 * @error: an error of the store
 *
 * Stores a lead's score, and the one before in its past if it was another.
 *
 * Returns: %TRUE if it is kept
 */
gboolean pursuit_scoring_keep (
    PursuitBulk *bulk, PursuitRecord *lead, PursuitScore *score, gboolean is_stale, GError **error);

/**
 * pursuit_scoring_add_override:
 * @score: a computed score
 * @lead: whose
 *
 * Adds what a person says instead, if that still holds today.
 */
void pursuit_scoring_add_override (PursuitScore *score, PursuitRecord *lead);

/**
 * pursuit_lead_score_new:
 * @lead_id: whose
 *
 * Returns: (transfer full): an item of a result, without a score
 */
PursuitLeadScore *pursuit_lead_score_new (const char *lead_id);

/**
 * pursuit_lead_score_free:
 * @self: (transfer full): an item
 */
void pursuit_lead_score_free (PursuitLeadScore *self);

G_END_DECLS
