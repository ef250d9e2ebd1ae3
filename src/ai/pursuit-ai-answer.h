/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-usage.h"

G_BEGIN_DECLS

/**
 * PursuitAiStop:
 * @PURSUIT_AI_STOP_END: the answer is whole
 * @PURSUIT_AI_STOP_LENGTH: it reached a limit and is cut
 * @PURSUIT_AI_STOP_REFUSED: the model, or a filter of its provider, refused
 * @PURSUIT_AI_STOP_NONE: no end has come: the connection broke, or somebody stopped it
 *
 * How an answer ended.
 */
typedef enum
{
  PURSUIT_AI_STOP_END,
  PURSUIT_AI_STOP_LENGTH,
  PURSUIT_AI_STOP_REFUSED,
  PURSUIT_AI_STOP_NONE,
} PursuitAiStop;

/**
 * PursuitAiAnswer:
 * @text: what it says, as far as it came; never what was thought
 * @model: (nullable): the model that answered, as the provider calls it; the price is that of this
 *   one
 * @request_id: (nullable): what the provider calls the request
 * @stop: how it ended
 * @usage: what it took
 *
 * What a provider answered.
 */
typedef struct
{
  char *text;
  char *model;
  char *request_id;
  PursuitAiStop stop;
  PursuitAiUsage usage;
} PursuitAiAnswer;

/**
 * pursuit_ai_answer_free:
 * @self: (nullable) (transfer full): an answer
 */
void pursuit_ai_answer_free (PursuitAiAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiAnswer, pursuit_ai_answer_free)

G_END_DECLS
