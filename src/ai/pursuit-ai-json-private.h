/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-json.h"

G_BEGIN_DECLS

/* No request takes so many tokens: a larger figure is a mistake, and sums of them stay in range. */
#define PURSUIT_AI_MAX_COUNT G_GINT64_CONSTANT (1000000000000)

/* What is read at once of a provider's answer, in bytes and in values: each value takes as long as
 * a hundred letters, and a window has to draw meanwhile. An answer holds some dozens. */
#define PURSUIT_AI_JSON_MAX_LENGTH (256 * 1024)
#define PURSUIT_AI_JSON_MAX_VALUES 4096

/* What a provider sent, or NULL if it is no JSON or passes these limits. */
JsonNode *pursuit_ai_json_parse (const char *text, gsize length);

/* The object of that name, or NULL if it is none. */
static inline JsonObject *
pursuit_ai_json_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The array of that name, or NULL if it is none. */
static inline JsonArray *
pursuit_ai_json_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The object at a place of an array, or NULL if it is none. */
static inline JsonObject *
pursuit_ai_json_get_item (JsonArray *array, guint index)
{
  JsonNode *node
      = index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Replaces a figure of tokens if the object has it; never with one that cannot be. */
static inline gboolean
pursuit_ai_json_take_count (JsonObject *object, const char *name, gint64 *count)
{
  gint64 figure = pursuit_json_get_integer (object, name, -1);

  if (figure < 0 || figure > PURSUIT_AI_MAX_COUNT)
    return FALSE;
  *count = figure;

  return TRUE;
}

G_END_DECLS
