/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-error.h"
#include "ai/pursuit-ai-request.h"

G_BEGIN_DECLS

/**
 * PursuitAiPrompt:
 * @name: its name, such as "score-lead"
 * @version: from 1; raised with every change of its words
 * @feature: what it is for
 * @role: what sort of model
 * @effort: how much to think
 * @max_output: tokens of the answer
 * @max_output_each: tokens that each item of a batch adds
 * @stream: the answer is text that is shown as it comes
 * @instructions: the constant words, with what is said about data in every prompt
 * @schema: (nullable): the form of the answer with our own words; %NULL for free text
 * @plain_schema: (nullable): the same without our own words, as JSON text that models are given
 *
 * A prompt of ours. Read-only once read, and read by several threads at once: nothing of @schema
 * may be referenced or copied, as json-glib does not count the owners of its values atomically.
 */
typedef struct
{
  char *name;
  guint version;
  PursuitAiFeature feature;
  PursuitAiRole role;
  PursuitAiEffort effort;
  guint max_output;
  guint max_output_each;
  gboolean stream;
  char *instructions;
  JsonNode *schema;
  char *plain_schema;
} PursuitAiPrompt;

/**
 * PursuitAiBlock:
 * @name: what the instructions call it: small letters and hyphens
 * @text: (nullable): the data, in UTF-8; a block without is left out
 * @is_context: it stays the same from request to request of a workspace
 *
 * A piece of data for a prompt. Hostile: it cannot leave its block.
 */
typedef struct
{
  const char *name;
  const char *text;
  gboolean is_context;
} PursuitAiBlock;

/**
 * pursuit_ai_prompt_get:
 * @name: a prompt's name
 * @error: %PURSUIT_AI_ERROR_CONFIG
 *
 * Finds one of the prompts in resources/ai/prompts; each is read once.
 *
 * Returns: (transfer none) (nullable): the prompt
 */
const PursuitAiPrompt *pursuit_ai_prompt_get (const char *name, GError **error);

/**
 * pursuit_ai_prompt_parse:
 * @text: a prompt's file: lines of "key: value", a line "---", the instructions
 * @error: %PURSUIT_AI_ERROR_CONFIG, with what is wrong
 *
 * Returns: (transfer full) (nullable): the prompt
 */
PursuitAiPrompt *pursuit_ai_prompt_parse (const char *text, GError **error);

/**
 * pursuit_ai_prompt_free:
 * @self: (nullable) (transfer full): what pursuit_ai_prompt_parse() gave
 *
 * Frees it.
 */
void pursuit_ai_prompt_free (PursuitAiPrompt *self);

/**
 * pursuit_ai_prompt_new_request:
 * @self: a prompt
 * @blocks: (array length=n_blocks): the data, in the order of the instructions
 * @n_blocks: how many
 * @n_items: how many items of a batch are asked for; 1 if it is none
 *
 * Makes a request: the constant instructions first, the data last, each block between
 * `<data name="…">` and `</data>`. Where the data itself writes such a tag, its less-than sign
 * becomes `&lt;`; signs that nobody sees (controls, marks of direction, tags of language) are taken
 * out.
 *
 * Returns: (transfer full): the request
 */
PursuitAiRequest *pursuit_ai_prompt_new_request (const PursuitAiPrompt *self,
                                                 const PursuitAiBlock *blocks,
                                                 guint n_blocks,
                                                 guint n_items);

/**
 * pursuit_ai_prompt_append_data:
 * @out: where to append
 * @text: data in UTF-8
 *
 * Appends @text so that it cannot end its block.
 */
void pursuit_ai_prompt_append_data (GString *out, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiPrompt, pursuit_ai_prompt_free)

G_END_DECLS
