/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-model-json-private.h"

#include "ai/pursuit-ai-error.h"
#include "ai/pursuit-ai-models.h"
#include "core/pursuit-json.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More tokens than any model will have for a while; a bound against slips and mischief. */
#define MAX_TOKENS G_GINT64_CONSTANT (1000000000)
#define MAX_WAYS 16

typedef enum
{
  MEMBER_BOOLEAN,
  MEMBER_TOKENS,
  MEMBER_NAME,
  MEMBER_DAY,
} MemberKind;

static const struct
{
  const char *name;
  MemberKind kind;
  gsize offset;
} members[] = {
  { "sampling", MEMBER_BOOLEAN, G_STRUCT_OFFSET (PursuitAiModel, sampling) },
  { "effort", MEMBER_BOOLEAN, G_STRUCT_OFFSET (PursuitAiModel, effort) },
  { "json_schema", MEMBER_BOOLEAN, G_STRUCT_OFFSET (PursuitAiModel, json_schema) },
  { "max_parameter", MEMBER_NAME, G_STRUCT_OFFSET (PursuitAiModel, max_parameter) },
  { "api_version", MEMBER_NAME, G_STRUCT_OFFSET (PursuitAiModel, api_version) },
  { "context", MEMBER_TOKENS, G_STRUCT_OFFSET (PursuitAiModel, context) },
  { "max_output", MEMBER_TOKENS, G_STRUCT_OFFSET (PursuitAiModel, max_output) },
  { "retires_at", MEMBER_DAY, G_STRUCT_OFFSET (PursuitAiModel, retires_at) },
};

gboolean
pursuit_ai_model_json_refuse (const char *place, const char *why, GError **error)
{
  g_autofree char *start = g_utf8_substring (place, 0, MIN (g_utf8_strlen (place, -1), 80));

  g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG, "%s: %s", start, why);

  return FALSE;
}

static gboolean
is_name (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > PURSUIT_AI_MODELS_MAX_NAME)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return FALSE;

  return TRUE;
}

gboolean
pursuit_ai_model_json_read_name (JsonNode *node, char **name, const char *place, GError **error)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (text == NULL || !is_name (text))
    return pursuit_ai_model_json_refuse (place, _ ("a name without blanks is expected"), error);
  pursuit_set_str (name, text);

  return TRUE;
}

gboolean
pursuit_ai_model_json_read_provider (JsonNode *node,
                                     PursuitAiProviderKind *kind,
                                     const char *place,
                                     GError **error)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return pursuit_ai_model_json_refuse (place, _ ("an object is expected"), error);
  if (!pursuit_ai_provider_kind_from_string (
          pursuit_json_get_text (json_node_get_object (node), "provider"), kind))
    return pursuit_ai_model_json_refuse (place, _ ("there is no such provider"), error);

  return TRUE;
}

static gboolean
read_boolean (JsonNode *node, gboolean *place_of, const char *place, GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return pursuit_ai_model_json_refuse (place, _ ("true or false is expected"), error);
  *place_of = json_node_get_boolean (node);

  return TRUE;
}

static gboolean
read_tokens (JsonNode *node, gint64 *tokens, const char *place, GError **error)
{
  gint64 number = -1;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    number = json_node_get_int (node);
  if (number < 0 || number > MAX_TOKENS)
    return pursuit_ai_model_json_refuse (place, _ ("a number of tokens is expected"), error);
  *tokens = number;

  return TRUE;
}

static gboolean
read_day (JsonNode *node, char **day, const char *place, GError **error)
{
  const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  if (!JSON_NODE_HOLDS_NULL (node) && !pursuit_date_is_valid (text))
    return pursuit_ai_model_json_refuse (place, _ ("a day (YYYY-MM-DD) is expected"), error);
  pursuit_set_str (day, text);

  return TRUE;
}

static gboolean
read_member (JsonNode *node, MemberKind kind, gpointer member, const char *place, GError **error)
{
  switch (kind)
    {
    case MEMBER_BOOLEAN:
      return read_boolean (node, member, place, error);
    case MEMBER_TOKENS:
      return read_tokens (node, member, place, error);
    case MEMBER_NAME:
      return pursuit_ai_model_json_read_name (node, member, place, error);
    case MEMBER_DAY:
    default:
      return read_day (node, member, place, error);
    }
}

static gboolean
read_ways (PursuitAiModel *model, JsonNode *node, const char *place, GError **error)
{
  g_autoptr (GPtrArray) ways = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) > MAX_WAYS)
    return pursuit_ai_model_json_refuse (place, _ ("a short list of names is expected"), error);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      char *way = NULL;

      if (!pursuit_ai_model_json_read_name (json_array_get_element (array, i), &way, place, error))
        return FALSE;
      g_ptr_array_add (ways, way);
    }
  g_ptr_array_add (ways, NULL);
  g_clear_pointer (&model->thinking, g_strfreev);
  model->thinking = (char **) g_ptr_array_free (g_steal_pointer (&ways), FALSE);

  return TRUE;
}

gboolean
pursuit_ai_model_json_read (PursuitAiModel *model,
                            JsonNode *node,
                            const char *place,
                            GError **error)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return pursuit_ai_model_json_refuse (place, _ ("an object is expected"), error);

  object = json_node_get_object (node);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *member = json_object_get_member (object, members[i].name);
      g_autofree char *inner = g_strdup_printf ("%s.%s", place, members[i].name);

      if (member != NULL
          && !read_member (member, members[i].kind, G_STRUCT_MEMBER_P (model, members[i].offset),
                           inner, error))
        return FALSE;
    }

  return !json_object_has_member (object, "thinking")
         || read_ways (model, json_object_get_member (object, "thinking"), place, error);
}
