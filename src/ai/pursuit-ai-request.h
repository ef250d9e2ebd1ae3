/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-feature.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PursuitAiEffort:
 * @PURSUIT_AI_EFFORT_LOW: answer quickly
 * @PURSUIT_AI_EFFORT_MEDIUM: think where it helps
 * @PURSUIT_AI_EFFORT_HIGH: think at length
 *
 * How much a model may think, where it can be told.
 */
typedef enum
{
  PURSUIT_AI_EFFORT_LOW,
  PURSUIT_AI_EFFORT_MEDIUM,
  PURSUIT_AI_EFFORT_HIGH,
} PursuitAiEffort;

/**
 * PursuitAiRequest:
 * @id: (nullable): its own, for the books; the gateway gives it one
 * @action: (nullable): what the person did; several requests may follow from one action
 * @feature: what it is for
 * @role: what sort of model
 * @prompt: the prompt's name, such as "score-lead"
 * @prompt_version: its version, from 1
 * @instructions: what the model is to do: the same for every request of this version, and never
 *   with anything in it that came from outside
 * @context: (nullable): what stays the same from request to request of a workspace, such as the
 *   own price list
 * @input: the data, delimited; hostile until read
 * @schema: (nullable): the JSON schema of the answer, as text; %NULL for free text
 * @max_output: the most tokens of the answer that are wanted, thought ones included
 * @effort: how much to think
 * @stream: the text is wanted as it comes
 * @n_subjects: how many records it asks about, each of which could have been asked about alone; 1
 *   unless it is a batch
 * @left_out: tokens that compression took out of the input, for the books
 * @masked: (nullable): what was taken out of it, as pursuit_ai_mask_dup_sorts() says it, for the
 *   list of what left
 *
 * A request as a feature makes it, in no provider's words: each provider builds its own from it.
 */
typedef struct
{
  char *id;
  char *action;
  PursuitAiFeature feature;
  PursuitAiRole role;
  char *prompt;
  guint prompt_version;
  char *instructions;
  char *context;
  char *input;
  char *schema;
  guint max_output;
  PursuitAiEffort effort;
  gboolean stream;
  guint n_subjects;
  guint left_out;
  char *masked;
} PursuitAiRequest;

/**
 * pursuit_ai_request_new:
 * @feature: what it is for
 * @role: what sort of model
 *
 * Returns: (transfer full): an empty request about one subject, for a short answer
 */
PursuitAiRequest *pursuit_ai_request_new (PursuitAiFeature feature, PursuitAiRole role);

/**
 * pursuit_ai_request_copy:
 * @self: a request
 *
 * Returns: (transfer full): a copy
 */
PursuitAiRequest *pursuit_ai_request_copy (const PursuitAiRequest *self);

/**
 * pursuit_ai_request_free:
 * @self: (nullable) (transfer full): a request
 */
void pursuit_ai_request_free (PursuitAiRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiRequest, pursuit_ai_request_free)

G_END_DECLS
