/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-ai-card-answer.h"

#include "ai/pursuit-ai-schema.h"
#include "core/pursuit-json.h"
#include "engines/pursuit-ai-answer-private.h"

static PursuitAiCardAction
read_action (const char *text)
{
  if (g_ascii_strcasecmp (text, "replace") == 0)
    return PURSUIT_AI_CARD_REPLACE;

  return g_ascii_strcasecmp (text, "remove") == 0 ? PURSUIT_AI_CARD_REMOVE : PURSUIT_AI_CARD_ADD;
}

static PursuitAiCardChange *
read_change (JsonNode *rule, JsonNode *node, PursuitRecord *card, PursuitSources *sources)
{
  g_autoptr (PursuitAiCardChange) change = NULL;
  guint n_foreign = 0;
  JsonObject *object;
  int field;

  if (!pursuit_ai_schema_check (rule, node, NULL))
    return NULL;

  object = json_node_get_object (node);
  change = g_new0 (PursuitAiCardChange, 1);
  {
    g_autofree char *part = g_ascii_strdown (pursuit_json_get_text (object, "part"), -1);

    field = pursuit_field_table_find (pursuit_record_get_fields (card), part);
  }
  if (field < 0)
    return NULL;
  change->field = (guint) field;
  change->action = read_action (pursuit_json_get_text (object, "action"));
  change->old = g_strdup (pursuit_json_get_text (object, "old"));
  change->objection = pursuit_ai_answer_take_text (object, "objection", sources, &n_foreign);
  change->text = pursuit_ai_answer_take_text (object, "text", sources, &n_foreign);
  change->shareable = json_object_get_boolean_member (object, "shareable");
  change->evidence = pursuit_sources_cite (sources, pursuit_json_get_text (object, "source"),
                                           pursuit_json_get_text (object, "quote"));

  return change->evidence != NULL && n_foreign == 0 && pursuit_ai_card_change_fits (change, card)
             ? g_steal_pointer (&change)
             : NULL;
}

GPtrArray *
pursuit_ai_card_answer_read (JsonNode *answer,
                             PursuitRecord *card,
                             PursuitSources *sources,
                             guint *n_dropped,
                             GError **error)
{
  JsonNode *rule;
  JsonArray *list;
  GPtrArray *changes;

  g_return_val_if_fail (answer != NULL, NULL);
  g_return_val_if_fail (PURSUIT_IS_BATTLE_CARD (card), NULL);
  g_return_val_if_fail (sources != NULL, NULL);

  list = pursuit_ai_answer_get_list (answer, "update-card", "changes", &rule, error);
  if (list == NULL)
    return NULL;

  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_card_change_free);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      PursuitAiCardChange *change
          = read_change (rule, json_array_get_element (list, i), card, sources);

      if (change != NULL)
        g_ptr_array_add (changes, change);
    }
  if (n_dropped != NULL)
    *n_dropped = json_array_get_length (list) - changes->len;

  return changes;
}
