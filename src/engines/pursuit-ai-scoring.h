/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-request.h"
#include "engines/pursuit-ai-score-answer.h"
#include "insight/pursuit-scorecard.h"

G_BEGIN_DECLS

/* Leads of one request: the specification's batch. */
#define PURSUIT_AI_SCORING_MAX_LEADS 10

/**
 * PursuitAiScoring:
 *
 * One question to a model for the scores of up to ten leads: what is sent, without personal data,
 * and what the answer says, with it again. It holds no record; the leads may change meanwhile.
 */
typedef struct _PursuitAiScoring PursuitAiScoring;

/**
 * pursuit_ai_scoring_new:
 * @formula: the workspace's formula; copied
 *
 * Returns: (transfer full): a question without leads
 */
PursuitAiScoring *pursuit_ai_scoring_new (const PursuitScoreFormula *formula);

/**
 * pursuit_ai_scoring_free:
 * @self: (nullable) (transfer full): a question
 */
void pursuit_ai_scoring_free (PursuitAiScoring *self);

/**
 * pursuit_ai_scoring_add:
 * @self: a question with fewer than %PURSUIT_AI_SCORING_MAX_LEADS leads
 * @input: a lead and what is known of it
 *
 * Adds a lead.
 */
void pursuit_ai_scoring_add (PursuitAiScoring *self, const PursuitScorecardInput *input);

/**
 * pursuit_ai_scoring_get_n_leads:
 * @self: a question
 *
 * Returns: how many leads it asks for
 */
guint pursuit_ai_scoring_get_n_leads (PursuitAiScoring *self);

/**
 * pursuit_ai_scoring_is_current:
 * @self: a question
 * @input: a lead as it is now, and what is known of it
 *
 * Tells whether an answer still is about the lead: it may be edited while a model thinks.
 *
 * Returns: %TRUE if the question asked for the lead with exactly what would be sent of it now
 */
gboolean pursuit_ai_scoring_is_current (PursuitAiScoring *self, const PursuitScorecardInput *input);

/**
 * pursuit_ai_scoring_new_request:
 * @self: a question with leads
 * @history: (nullable): how often leads like these were won, in words
 * @error: %PURSUIT_AI_ERROR_CONFIG
 *
 * Makes the request: every lead a number of its own instead of its id, its sources with names,
 * addresses and telephone numbers masked.
 *
 * Returns: (transfer full) (nullable): the request
 */
PursuitAiRequest *
pursuit_ai_scoring_new_request (PursuitAiScoring *self, const char *history, GError **error);

/**
 * pursuit_ai_scoring_read:
 * @self: a question
 * @text: what the model answered
 * @error: %PURSUIT_AI_ERROR_ANSWER
 *
 * Reads the scores, each a result of the engine "ai" with the total of the formula, its parts with
 * the evidence that they rest on, and the missing points as reasons. Of an answer that was cut
 * those leads count that stand in it whole; the others are missing.
 *
 * Returns: (transfer full) (nullable): the scores by the leads' own ids, and the ids that are
 *   missing
 */
PursuitAiScoreAnswer *
pursuit_ai_scoring_read (PursuitAiScoring *self, const char *text, GError **error);

/**
 * pursuit_ai_scoring_check:
 * @text: what the model answered
 * @self: a question
 * @error: %PURSUIT_AI_ERROR_ANSWER
 *
 * For the gateway: whether the answer has a score for every lead.
 *
 * Returns: %TRUE if it has
 */
gboolean pursuit_ai_scoring_check (const char *text, gpointer self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiScoring, pursuit_ai_scoring_free)

G_END_DECLS
