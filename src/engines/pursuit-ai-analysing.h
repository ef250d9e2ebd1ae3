/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-request.h"
#include "core/pursuit-analysis.h"
#include "insight/pursuit-talk.h"

G_BEGIN_DECLS

/* The engine's name. */
#define PURSUIT_AI_ANALYSING_ENGINE "ai"

/**
 * PursuitAiAnalysing:
 *
 * One question to a model for what a transcript or mail holds: what is sent, shortened and without
 * personal data, and what the answer says, with it again. It holds no record; the conversation may
 * change meanwhile.
 */
typedef struct _PursuitAiAnalysing PursuitAiAnalysing;

/**
 * pursuit_ai_analysing_new:
 * @input: the conversation; copied
 *
 * Reads the conversation by the rules first: who speaks, when and how much is counted and not
 * asked. That takes its time, and so belongs into a worker; the answer is looked at quickly.
 *
 * Returns: (transfer full): the question
 */
PursuitAiAnalysing *pursuit_ai_analysing_new (const PursuitTalkInput *input);

/**
 * pursuit_ai_analysing_free:
 * @self: (nullable) (transfer full): a question
 */
void pursuit_ai_analysing_free (PursuitAiAnalysing *self);

/**
 * pursuit_ai_analysing_add_name:
 * @self: a question
 * @name: (nullable): a person whom the conversation may mention
 *
 * Adds a name that has to stay here. Those of the speakers and of our own people are added already;
 * roles, as "Customer", are none.
 */
void pursuit_ai_analysing_add_name (PursuitAiAnalysing *self, const char *name);

/**
 * pursuit_ai_analysing_new_request:
 * @self: a question
 * @language: the language of the result, such as "de"
 * @error: %PURSUIT_AI_ERROR_CONFIG
 *
 * Makes the request: each line with its number, without personal data and without what carries no
 * meaning. How much that saved stands in the request.
 *
 * Returns: (transfer full) (nullable): the request
 */
PursuitAiRequest *
pursuit_ai_analysing_new_request (PursuitAiAnalysing *self, const char *language, GError **error);

/**
 * pursuit_ai_analysing_read:
 * @self: a question
 * @text: what the model answered
 * @error: %PURSUIT_AI_ERROR_ANSWER
 *
 * Reads the findings whose lines exist and hold the words that they cite. How many did not is said
 * in what could not be read; the figures of the call are those of the rules.
 *
 * Returns: (transfer full) (nullable): the analysis, by the engine "ai"
 */
PursuitAnalysis *
pursuit_ai_analysing_read (PursuitAiAnalysing *self, const char *text, GError **error);

/**
 * pursuit_ai_analysing_check:
 * @text: what the model answered
 * @data: a question
 * @error: %PURSUIT_AI_ERROR_ANSWER
 *
 * For the gateway: whether the answer is an analysis. It is kept for
 * pursuit_ai_analysing_read(), which does not read the same answer again.
 *
 * Returns: %TRUE if it is
 */
gboolean pursuit_ai_analysing_check (const char *text, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiAnalysing, pursuit_ai_analysing_free)

G_END_DECLS
