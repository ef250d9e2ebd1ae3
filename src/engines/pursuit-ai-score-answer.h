/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-score.h"
#include "engines/pursuit-sources.h"

G_BEGIN_DECLS

/**
 * PursuitAiScoreQuestion:
 * @id: the lead's id as it was sent
 * @sources: what was sent about it
 *
 * One lead of a request for scores.
 */
typedef struct
{
  const char *id;
  PursuitSources *sources;
} PursuitAiScoreQuestion;

/**
 * PursuitAiScoreAnswer:
 * @scores: (element-type utf8 PursuitScore): by lead id
 * @next: (element-type utf8 utf8): the question to ask next, by lead id
 * @missing: (element-type utf8): the ids to ask for again, in the order of the request
 * @n_dropped: parts without evidence that holds, words with foreign links, and leads nobody asked
 *   for
 *
 * The scores of one answer. Each stands at the id that the model gave it, never at a place in a
 * list.
 */
typedef struct
{
  GHashTable *scores;
  GHashTable *next;
  GPtrArray *missing;
  guint n_dropped;
} PursuitAiScoreAnswer;

/**
 * pursuit_ai_score_questions_to_text:
 * @questions: (array length=n_questions): the leads to ask for
 * @n_questions: how many
 *
 * Returns: (transfer full): the block `leads` of the prompt: for each a line `id: "…"` and its
 *   sources
 */
char *pursuit_ai_score_questions_to_text (const PursuitAiScoreQuestion *questions,
                                          guint n_questions);

/**
 * pursuit_ai_score_answer_read:
 * @answer: what pursuit_ai_schema_extract() found, unmasked
 * @questions: (array length=n_questions): what was asked
 * @n_questions: how many, one or a batch
 * @formula: the formula of the total
 * @error: %PURSUIT_AI_ERROR_ANSWER if there is no list of leads at all
 *
 * Reads the four parts of each lead. A part counts if its source was sent for that lead and holds
 * the quoted words; else it is not established. A lead with a number out of range, with a member
 * too much or too little, or that comes twice, is missing.
 *
 * Returns: (transfer full) (nullable): the scores
 */
PursuitAiScoreAnswer *pursuit_ai_score_answer_read (JsonNode *answer,
                                                    const PursuitAiScoreQuestion *questions,
                                                    guint n_questions,
                                                    const PursuitScoreFormula *formula,
                                                    GError **error);

/**
 * pursuit_ai_score_answer_free:
 * @self: (nullable) (transfer full): an answer
 *
 * Frees it.
 */
void pursuit_ai_score_answer_free (PursuitAiScoreAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiScoreAnswer, pursuit_ai_score_answer_free)

G_END_DECLS
