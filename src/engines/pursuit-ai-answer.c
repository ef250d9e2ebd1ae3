/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-answer-private.h"

#include "ai/pursuit-ai-prompt.h"
#include "ai/pursuit-ai-schema.h"
#include "core/pursuit-json.h"
#include "core/pursuit-util.h"
#include "core/pursuit-visible-text.h"

#include <glib/gi18n-lib.h>

#define MAX_ENTRIES 1000

JsonArray *
pursuit_ai_answer_get_list (
    JsonNode *answer, const char *prompt, const char *name, JsonNode **rule, GError **error)
{
  const PursuitAiPrompt *asked = pursuit_ai_prompt_get (prompt, error);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (answer) ? json_node_get_object (answer) : NULL;
  JsonNode *list = object != NULL ? json_object_get_member (object, name) : NULL;

  if (asked == NULL)
    return NULL;
  *rule = pursuit_ai_schema_get_items (asked->schema, name);
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list)
      || json_array_get_length (json_node_get_array (list)) > MAX_ENTRIES)
    {
      g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER,
                   _ ("The model's answer cannot be used: its list “%s” is missing; ask again"),
                   name);
      return NULL;
    }

  return json_node_get_array (list);
}

char *
pursuit_ai_answer_take_text (JsonObject *object,
                             const char *name,
                             PursuitSources *sources,
                             guint *n_dropped)
{
  g_autofree char *text = pursuit_visible_text_dup (pursuit_json_get_text (object, name), "");

  if (pursuit_str_is_blank (text))
    return NULL;
  if (pursuit_sources_allow (sources, text))
    return g_steal_pointer (&text);
  (*n_dropped)++;

  return NULL;
}
