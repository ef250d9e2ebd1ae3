/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-cache-key.h"

#include "core/pursuit-json.h"

#include <string.h>

#define HOUR 3600

static const gint64 ttls[PURSUIT_AI_N_FEATURES] = {
  [PURSUIT_AI_FEATURE_SCORE] = 24 * HOUR,
  [PURSUIT_AI_FEATURE_DRAFT] = HOUR,
  [PURSUIT_AI_FEATURE_CARD] = HOUR,
};

static void append_node (GString *out, JsonNode *node);

static void
append_object (GString *out, JsonObject *object)
{
  g_autoptr (GList) names = g_list_sort (json_object_get_members (object), (GCompareFunc) strcmp);

  g_string_append_c (out, '{');
  for (GList *l = names; l != NULL; l = l->next)
    {
      pursuit_json_append_string (out, l->data);
      g_string_append_c (out, ':');
      append_node (out, json_object_get_member (object, l->data));
      g_string_append_c (out, ',');
    }
  g_string_append_c (out, '}');
}

static void
append_array (GString *out, JsonArray *array)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      append_node (out, json_array_get_element (array, i));
      g_string_append_c (out, ',');
    }
  g_string_append_c (out, ']');
}

static void
append_value (GString *out, JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      pursuit_json_append_string (out, json_node_get_string (node));
      break;
    case G_TYPE_BOOLEAN:
      g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
      break;
    case G_TYPE_DOUBLE:
      g_string_append (out, g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
      break;
    default:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
      break;
    }
}

/* Not for reading: one text for all that is equal, and for nothing else. */
static void
append_node (GString *out, JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      append_object (out, json_node_get_object (node));
      break;
    case JSON_NODE_ARRAY:
      append_array (out, json_node_get_array (node));
      break;
    case JSON_NODE_VALUE:
      append_value (out, node);
      break;
    case JSON_NODE_NULL:
    default:
      g_string_append (out, "null");
      break;
    }
}

/* With its length before it, no part can run into the next. */
static void
append_part (GString *out, const char *part)
{
  if (part == NULL)
    g_string_append (out, "-\n");
  else
    g_string_append_printf (out, "%" G_GSIZE_FORMAT ":%s\n", strlen (part), part);
}

char *
pursuit_ai_cache_key_to_string (const PursuitAiCacheKey *self)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL && self->body != NULL, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, "%d %u\n", PURSUIT_AI_CACHE_SCHEMA, self->prompt_version);
  append_part (text, self->organization);
  append_part (text, self->scope);
  append_part (text, pursuit_ai_feature_to_string (self->feature));
  append_part (text, self->prompt);
  append_part (text, self->provider);
  append_part (text, self->base_url);
  append_part (text, self->api_version);
  append_node (text, self->body);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, (gssize) text->len);
}

gint64
pursuit_ai_cache_get_ttl (PursuitAiFeature feature)
{
  g_return_val_if_fail (feature < PURSUIT_AI_N_FEATURES, 0);

  return ttls[feature];
}
