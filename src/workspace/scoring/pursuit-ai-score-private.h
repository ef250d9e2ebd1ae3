/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-ai-scoring.h"
#include "store/pursuit-session.h"
#include "workspace/scoring/pursuit-score-basis-private.h"
#include "workspace/scoring/pursuit-scoring.h"

G_BEGIN_DECLS

/* The engine's name. */
#define PURSUIT_AI_SCORE_ENGINE "ai"

/**
 * pursuit_ai_score_run:
 * @task: (transfer full): the task of pursuit_workspace_score_async()
 * @options: which leads; copied
 * @progress: (nullable): who hears how far it is
 *
 * Scores leads by a provider. pursuit_ai_score_finish() ends the task, which can be known by this
 * function as its source tag. Where the options say "auto" and AI fails, the
 * leads that are left are scored on this machine instead.
 */
void pursuit_ai_score_run (GTask *task,
                           const PursuitScoreOptions *options,
                           const PursuitProgress *progress);

/**
 * pursuit_ai_score_finish:
 * @task: the task, which has ended
 * @n_left: (out) (nullable): as pursuit_workspace_score_finish_part(); %NULL, like @why, for who
 *   can use all scores only
 * @why: (out) (nullable) (transfer full): why they are left
 * @error: what went wrong on the way; it says how many have a score
 *
 * Returns: (transfer full) (nullable) (element-type PursuitLeadScore): the scores
 */
GPtrArray *pursuit_ai_score_finish (GTask *task, guint *n_left, char **why, GError **error);

/**
 * pursuit_ai_score_get_results:
 * @task: the task, which has ended with an error of pursuit_ai_score_finish()
 *
 * Who stops a run has the scores that came before.
 *
 * Returns: (transfer none) (element-type PursuitLeadScore): the scores that are kept
 */
const GPtrArray *pursuit_ai_score_get_results (GTask *task);

/**
 * pursuit_ai_score_stands:
 * @lead: a lead
 *
 * Returns: %TRUE if AI has scored it, and nothing that the score rests on has changed since: a run
 *   that does not refresh leaves it as it is
 */
gboolean pursuit_ai_score_stands (PursuitRecord *lead);

/**
 * pursuit_ai_score_prepare:
 * @session: a session
 * @basis: what is the same for all leads
 * @ids: (element-type utf8): ids of at most %PURSUIT_AI_SCORING_MAX_LEADS leads
 * @request: (out) (transfer full): what would be asked
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable): the question, which reads the answer
 */
PursuitAiScoring *pursuit_ai_score_prepare (PursuitSession *session,
                                            const PursuitScoreBasis *basis,
                                            GPtrArray *ids,
                                            PursuitAiRequest **request,
                                            GError **error);

G_END_DECLS
