/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PursuitAiProviderKind:
 * @PURSUIT_AI_PROVIDER_ANTHROPIC: Anthropic, by its Messages interface
 * @PURSUIT_AI_PROVIDER_OPENAI: OpenAI, by Chat Completions
 * @PURSUIT_AI_PROVIDER_LOCAL: any server that speaks as OpenAI does
 * @PURSUIT_AI_PROVIDER_FAKE: answers from a script, without a network
 * @PURSUIT_AI_N_PROVIDERS: how many there are
 *
 * Who answers.
 */
typedef enum
{
  PURSUIT_AI_PROVIDER_ANTHROPIC,
  PURSUIT_AI_PROVIDER_OPENAI,
  PURSUIT_AI_PROVIDER_LOCAL,
  PURSUIT_AI_PROVIDER_FAKE,
  PURSUIT_AI_N_PROVIDERS,
} PursuitAiProviderKind;

/**
 * PursuitAiModel:
 * @id: its name at its provider
 * @provider: who has it
 * @sampling: it takes `temperature` and its like; others answer 400 even to the default
 * @effort: it can be told how much to think
 * @json_schema: it can be held to a schema
 * @thinking: (nullable) (array zero-terminated=1): the ways of thinking that can be chosen
 * @max_parameter: what the bound of its answer is called
 * @api_version: (nullable): the version of the interface that it is asked by
 * @context: how many tokens go into prompt and answer; a question that needs more is not sent. 0 if
 *   nobody knows: for a server of one's own, until a person's file says what it was set to
 * @max_output: how many of them the answer may have
 * @retires_at: (nullable): the day from which it is gone, `YYYY-MM-DD`
 *
 * A model, and what it can be asked. What is not stated is taken as "no": a parameter that a model
 * refuses costs the whole request.
 */
typedef struct
{
  char *id;
  PursuitAiProviderKind provider;
  gboolean sampling;
  gboolean effort;
  gboolean json_schema;
  char **thinking;
  char *max_parameter;
  char *api_version;
  gint64 context;
  gint64 max_output;
  char *retires_at;
} PursuitAiModel;

/**
 * pursuit_ai_provider_kind_to_string:
 * @kind: a provider
 *
 * Returns: "anthropic", "openai", "local" or "fake": its name in files
 */
const char *pursuit_ai_provider_kind_to_string (PursuitAiProviderKind kind);

/**
 * pursuit_ai_provider_kind_from_string:
 * @text: (nullable): a name
 * @kind: (out): the provider
 *
 * Returns: %TRUE if there is one of that name
 */
gboolean pursuit_ai_provider_kind_from_string (const char *text, PursuitAiProviderKind *kind);

/**
 * pursuit_ai_model_copy:
 * @self: a model
 *
 * Returns: (transfer full): a copy
 */
PursuitAiModel *pursuit_ai_model_copy (const PursuitAiModel *self);

/**
 * pursuit_ai_model_free:
 * @self: (nullable) (transfer full): a model
 */
void pursuit_ai_model_free (PursuitAiModel *self);

/**
 * pursuit_ai_model_can_think:
 * @self: a model
 * @way: a way of thinking, such as "between_tools"
 *
 * Returns: %TRUE if it can be chosen
 */
gboolean pursuit_ai_model_can_think (const PursuitAiModel *self, const char *way);

/**
 * pursuit_ai_model_get_days_left:
 * @self: a model
 * @today: the present day, `YYYY-MM-DD`
 *
 * Returns: for how many days it can still be asked; 0 if it is gone, %G_MAXINT if no end is known
 */
int pursuit_ai_model_get_days_left (const PursuitAiModel *self, const char *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiModel, pursuit_ai_model_free)

G_END_DECLS
