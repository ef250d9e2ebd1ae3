/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engines/pursuit-sources.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PursuitAiAnalysisAnswer:
 * @analysis: `{"sentiment":{"label","score","evidence"},"topics":[{"text","evidence"}],
 *   "objections":[{"text","evidence","answer","answer_evidence"}],"next_actions":[{"text","owner",
 *   "due","evidence"}],"risks":[{"text","evidence"}]}`, where evidence is
 *   `{"line","start","quote"}` with the time of the line, or null, as `start`
 * @n_dropped: findings, answers, owners and days that cited nothing that is there
 *
 * The analysis of a conversation, as far as a model makes it.
 */
typedef struct
{
  JsonNode *analysis;
  guint n_dropped;
} PursuitAiAnalysisAnswer;

/**
 * pursuit_ai_analysis_answer_new_lines:
 * @transcript: (nullable): the whole transcript, as it was before compression
 *
 * Takes as long as the transcript is; reading an answer then takes as long as the answer is.
 *
 * Returns: (transfer full): its lines, for pursuit_ai_analysis_answer_read()
 */
PursuitSources *pursuit_ai_analysis_answer_new_lines (const char *transcript);

/**
 * pursuit_ai_analysis_answer_read:
 * @answer: what pursuit_ai_schema_extract() found, unmasked
 * @transcript: the lines of the transcript
 * @error: %PURSUIT_AI_ERROR_ANSWER if a list is missing
 *
 * Keeps what the transcript bears out: a finding whose line does not exist, or does not hold the
 * quoted words, is dropped; an owner whom the transcript does not name, and a day that is none,
 * become null.
 *
 * Returns: (transfer full) (nullable): the analysis
 */
PursuitAiAnalysisAnswer *
pursuit_ai_analysis_answer_read (JsonNode *answer, PursuitSources *transcript, GError **error);

/**
 * pursuit_ai_analysis_answer_free:
 * @self: (nullable) (transfer full): an analysis
 *
 * Frees it.
 */
void pursuit_ai_analysis_answer_free (PursuitAiAnalysisAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiAnalysisAnswer, pursuit_ai_analysis_answer_free)

G_END_DECLS
