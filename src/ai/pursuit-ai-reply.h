/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-answer.h"
#include "ai/pursuit-ai-failure.h"
#include "ai/pursuit-thought-filter.h"

G_BEGIN_DECLS

/**
 * PursuitAiTextFunc:
 * @text: the next piece of the answer, valid UTF-8
 * @user_data: what it was set with
 *
 * Hears the text as it comes.
 */
typedef void (*PursuitAiTextFunc) (const char *text, gpointer user_data);

/**
 * PursuitAiReply:
 * @n_sent: how many bytes it was asked with
 * @text: what was said so far
 * @max_text: the most bytes of it that are taken; more is no answer to what was asked. 0 for no
 * bound
 * @model: (nullable): the model that answers
 * @request_id: (nullable): what the provider calls the request
 * @usage: the figures that have come
 * @has_prompt_usage: those of the prompt have come
 * @has_output_usage: those of the answer have come, and will hardly change
 * @stop: how it ended; %PURSUIT_AI_STOP_NONE as long as nothing was said about it
 * @is_ended: the provider has said that nothing follows
 * @failure: (nullable): why there is no whole answer
 * @thought: (nullable): takes out what was thought, where it comes as text
 * @on_text: (nullable): hears each piece of text
 * @on_text_data: handed to @on_text
 *
 * What has come of one request so far.
 */
typedef struct
{
  gsize n_sent;
  GString *text;
  gsize max_text;
  char *model;
  char *request_id;
  PursuitAiUsage usage;
  gboolean has_prompt_usage;
  gboolean has_output_usage;
  PursuitAiStop stop;
  gboolean is_ended;
  PursuitAiFailure *failure;
  PursuitThoughtFilter *thought;
  PursuitAiTextFunc on_text;
  gpointer on_text_data;
} PursuitAiReply;

/**
 * pursuit_ai_reply_new:
 *
 * Returns: (transfer full): a reply of which nothing has come
 */
PursuitAiReply *pursuit_ai_reply_new (void);

/**
 * pursuit_ai_reply_free:
 * @self: (nullable) (transfer full): a reply
 */
void pursuit_ai_reply_free (PursuitAiReply *self);

/**
 * pursuit_ai_reply_set_model:
 * @self: a reply
 * @model: (nullable): the model that answers, in the words of whoever is asked; %NULL and blanks
 *   change nothing
 *
 * Notes it, on one line and no longer than %PURSUIT_AI_MODELS_MAX_NAME bytes: it goes into the
 * books and in front of a person.
 */
void pursuit_ai_reply_set_model (PursuitAiReply *self, const char *model);

/**
 * pursuit_ai_reply_add_text:
 * @self: a reply
 * @text: (nullable): the next piece of the answer
 *
 * Adds it, and hands it on. Past `max_text` it is left away, and the reply has failed as
 * %PURSUIT_AI_FAILURE_GARBAGE: a model in a loop ends for nobody.
 */
void pursuit_ai_reply_add_text (PursuitAiReply *self, const char *text);

/**
 * pursuit_ai_reply_end_text:
 * @self: a reply
 *
 * Says that no more text will come: what was held until then is added.
 */
void pursuit_ai_reply_end_text (PursuitAiReply *self);

/**
 * pursuit_ai_reply_fail:
 * @self: a reply
 * @kind: what happened
 *
 * Notes a failure, unless there is one already: what came first is the reason for what follows.
 *
 * Returns: (transfer none): the failure that holds, to be filled in
 */
PursuitAiFailure *pursuit_ai_reply_fail (PursuitAiReply *self, PursuitAiFailureKind kind);

/**
 * pursuit_ai_reply_estimate:
 * @self: a reply
 * @max_output: the most tokens the provider may go on to write, although nobody reads them any
 *   more; 0 if it has ended
 *
 * Fills in the figures that have not come, and marks them as estimated. With @max_output they are
 * an upper bound.
 */
void pursuit_ai_reply_estimate (PursuitAiReply *self, gint64 max_output);

/**
 * pursuit_ai_reply_dup_answer:
 * @self: a reply
 *
 * Returns: (transfer full): what was said so far, as an answer
 */
PursuitAiAnswer *pursuit_ai_reply_dup_answer (const PursuitAiReply *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiReply, pursuit_ai_reply_free)

G_END_DECLS
