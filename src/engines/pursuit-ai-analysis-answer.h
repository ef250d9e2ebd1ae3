/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PursuitAiAnalysisAnswer:
 * @analysis: the analysis as `pursuitctl analyze` gives it: `{"sentiment":{"label","score",
 *   "evidence"},"topics":[{"text","evidence"}],"objections":[{"text","evidence","answer",
 *   "answer_evidence"}],"next_actions":[{"text","owner","due","evidence"}],"risks":[{"text",
 *   "evidence"}],"metrics":{"lines","words","speakers":[{"name","words","share"}]}}`, where
 * evidence is
 *   `{"line","start","quote"}` with the time of the line, or null, as `start`
 * @n_dropped: findings, answers, owners and days that cited nothing that is there
 *
 * The analysis of a conversation. The metrics are counted here and not by the model.
 */
typedef struct
{
  JsonNode *analysis;
  guint n_dropped;
} PursuitAiAnalysisAnswer;

/**
 * pursuit_ai_analysis_answer_read:
 * @answer: what pursuit_ai_schema_extract() found, unmasked
 * @transcript: the whole transcript, as it was before compression
 * @error: %PURSUIT_AI_ERROR_ANSWER if a list is missing
 *
 * Keeps what the transcript bears out: a finding whose line does not exist, or does not hold the
 * quoted words, is dropped; an owner whom the transcript does not name, and a day that is none,
 * become null.
 *
 * Returns: (transfer full) (nullable): the analysis
 */
PursuitAiAnalysisAnswer *
pursuit_ai_analysis_answer_read (JsonNode *answer, const char *transcript, GError **error);

/**
 * pursuit_ai_analysis_answer_free:
 * @self: (nullable) (transfer full): an analysis
 *
 * Frees it.
 */
void pursuit_ai_analysis_answer_free (PursuitAiAnalysisAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiAnalysisAnswer, pursuit_ai_analysis_answer_free)

G_END_DECLS
