/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-error.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The longest answer that is read, in bytes: no prompt asks for more than 8,024 tokens, so that
 * this leaves 16 for each; and it is read within a fraction of a frame, whatever it holds. */
#define PURSUIT_AI_SCHEMA_MAX_ANSWER (128 * 1024)

/**
 * pursuit_ai_schema_extract:
 * @text: (nullable): what a model answered
 * @error: %PURSUIT_AI_ERROR_ANSWER
 *
 * Finds the JSON object in an answer: text or a code fence may stand around it. NaN and Infinity,
 * which are no JSON, become the text "NaN", so that only what needs a number there is wrong.
 * Refused are members with one name, names with escapes, numbers of more than 32 signs, and what
 * passes the limits of pursuit_json_parse(); so is an answer of more than some thousand values.
 *
 * Returns: (transfer full) (nullable): the longest whole object of @text
 */
JsonNode *pursuit_ai_schema_extract (const char *text, GError **error);

/**
 * pursuit_ai_schema_salvage:
 * @text: (nullable): what a model answered, cut somewhere or broken
 * @list: the name of the member whose entries are wanted
 *
 * Finds what is whole in an answer that is not: the objects of its list, from the first one up to
 * the one that is cut or broken. What pursuit_ai_schema_extract() refuses is refused in each.
 *
 * Returns: (transfer full) (nullable): an object with @list as its only member, which has an entry
 *   at least
 */
JsonNode *pursuit_ai_schema_salvage (const char *text, const char *list);

/**
 * pursuit_ai_schema_check:
 * @schema: a schema of ours
 * @value: an answer, or the part of it that @schema is for
 * @error: %PURSUIT_AI_ERROR_ANSWER, with the first problem and its place
 *
 * Holds an answer against a schema: type, enum (in any letter case), properties, required,
 * additionalProperties, items, and our own words for what the providers' subset cannot say: x-min,
 * x-max, x-min-items, x-max-items, x-max-length (in characters).
 *
 * Returns: %TRUE if @value is as it should be
 */
gboolean pursuit_ai_schema_check (JsonNode *schema, JsonNode *value, GError **error);

/**
 * pursuit_ai_schema_dup_plain:
 * @schema: a schema of ours
 *
 * Returns: (transfer full): a copy without our own words, as providers take it
 */
JsonNode *pursuit_ai_schema_dup_plain (JsonNode *schema);

/**
 * pursuit_ai_schema_get_items:
 * @schema: a schema of ours
 * @list: the name of a property that is an array
 *
 * Returns: (transfer none) (nullable): the schema of one entry of that array
 */
JsonNode *pursuit_ai_schema_get_items (JsonNode *schema, const char *list);

G_END_DECLS
