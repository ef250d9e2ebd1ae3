/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-schema.h"

#include "ai/pursuit-ai-object-walk-private.h"
#include "core/pursuit-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define OWN_WORDS "x-"

static const char *
find_brace (const char *from, const char *end)
{
  return memchr (from, '{', (gsize) (end - from));
}

JsonNode *
pursuit_ai_schema_extract (const char *text, GError **error)
{
  gsize length = text != NULL ? strlen (text) : 0;
  const char *p = length <= PURSUIT_AI_SCHEMA_MAX_ANSWER ? text : NULL;
  g_autoptr (GString) object = g_string_new (NULL);
  PursuitAiObjectWalk walk;
  JsonNode *node = NULL;

  pursuit_ai_object_walk_init (&walk, text != NULL ? text : "", length);
  while (p != NULL && !pursuit_ai_object_walk_is_over (&walk)
         && (p = find_brace (p, walk.end)) != NULL)
    p = pursuit_ai_object_walk_run (&walk, p) ? walk.p : walk.again;

  if (walk.whole_end > walk.whole && !pursuit_ai_object_walk_is_over (&walk))
    {
      pursuit_ai_object_walk_append (object, walk.whole, walk.whole_end);
      node = pursuit_json_parse (object->str, (gssize) object->len, NULL);
    }
  if (node == NULL)
    g_set_error_literal (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER,
                         _ ("The model did not answer in the form that was asked for; ask again"));

  return node;
}

static const char *
skip_blanks (const char *p)
{
  while (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n')
    p++;

  return p;
}

/* Behind the bracket that opens @list; NULL if nothing does. */
static const char *
find_list (const char *text, gsize length, const char *list)
{
  g_autofree char *name = g_strdup_printf ("\"%s\"", list);
  const char *end = text + length;

  for (const char *p = text; (p = g_strstr_len (p, end - p, name)) != NULL;)
    {
      p = skip_blanks (p + strlen (name));
      if (*p != ':')
        continue;
      p = skip_blanks (p + 1);
      if (*p == '[')
        return p + 1;
    }

  return NULL;
}

/* The objects one after another, as far as they are whole; how many there are. */
static guint
append_whole (GString *out, PursuitAiObjectWalk *walk, const char *p)
{
  guint n = 0;

  for (p = skip_blanks (p);
       *p == '{' && pursuit_ai_object_walk_run (walk, p) && !pursuit_ai_object_walk_is_over (walk);)
    {
      if (n++ > 0)
        g_string_append_c (out, ',');
      pursuit_ai_object_walk_append (out, p, walk->p);
      /* An object takes as long as a value, even one of nothing. */
      walk->n_steps++;
      for (p = skip_blanks (walk->p); *p == ',';)
        p = skip_blanks (p + 1);
    }

  return n;
}

JsonNode *
pursuit_ai_schema_salvage (const char *text, const char *list)
{
  gsize length = text != NULL ? strlen (text) : 0;
  const char *p = NULL;
  g_autoptr (GString) whole = NULL;
  PursuitAiObjectWalk walk;

  g_return_val_if_fail (list != NULL, NULL);

  if (text != NULL && length <= PURSUIT_AI_SCHEMA_MAX_ANSWER)
    p = find_list (text, length, list);
  if (p == NULL)
    return NULL;

  whole = g_string_new ("{");
  pursuit_json_append_string (whole, list);
  g_string_append (whole, ":[");
  pursuit_ai_object_walk_init (&walk, text, length);
  if (append_whole (whole, &walk, p) == 0)
    return NULL;
  g_string_append (whole, "]}");

  return pursuit_json_parse (whole->str, (gssize) whole->len, NULL);
}

static gboolean
refuse (GError **error, const char *place, const char *problem)
{
  /* Translators: a place in an answer, such as leads[2].id, and what is wrong there. */
  g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER,
               _ ("The model's answer cannot be used: at “%s” %s"), *place != '\0' ? place : "{}",
               problem);

  return FALSE;
}

static gboolean
is_number (JsonNode *value)
{
  GType type = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gboolean
is_of_type (JsonNode *value, const char *type)
{
  GType held = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_INVALID;

  if (g_strcmp0 (type, "object") == 0)
    return JSON_NODE_HOLDS_OBJECT (value);
  if (g_strcmp0 (type, "array") == 0)
    return JSON_NODE_HOLDS_ARRAY (value);
  if (g_strcmp0 (type, "null") == 0)
    return JSON_NODE_HOLDS_NULL (value);
  if (g_strcmp0 (type, "string") == 0)
    return held == G_TYPE_STRING;
  if (g_strcmp0 (type, "boolean") == 0)
    return held == G_TYPE_BOOLEAN;
  if (g_strcmp0 (type, "number") == 0)
    return is_number (value);

  /* 80.0 is an integer to a model. */
  return g_strcmp0 (type, "integer") == 0 && is_number (value)
         && floor (json_node_get_double (value)) == json_node_get_double (value);
}

static gboolean
check_type (JsonObject *schema, JsonNode *value)
{
  JsonNode *type = json_object_get_member (schema, "type");
  JsonArray *types;

  if (type == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (type))
    return is_of_type (value, json_node_get_string (type));

  types = json_node_get_array (type);
  for (guint i = 0; i < json_array_get_length (types); i++)
    if (is_of_type (value, json_array_get_string_element (types, i)))
      return TRUE;

  return FALSE;
}

static gboolean
check_enum (JsonObject *schema, JsonNode *value)
{
  JsonArray *words = json_object_has_member (schema, "enum")
                         ? json_object_get_array_member (schema, "enum")
                         : NULL;
  const char *word = is_of_type (value, "string") ? json_node_get_string (value) : NULL;

  if (words == NULL || JSON_NODE_HOLDS_NULL (value))
    return TRUE;
  for (guint i = 0; word != NULL && i < json_array_get_length (words); i++)
    if (g_ascii_strcasecmp (json_array_get_string_element (words, i), word) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
check_range (JsonObject *schema, JsonNode *value)
{
  double number;

  if (!is_number (value))
    return TRUE;
  number = json_node_get_double (value);

  return isfinite (number) && number >= pursuit_json_get_double (schema, "x-min", -G_MAXDOUBLE)
         && number <= pursuit_json_get_double (schema, "x-max", G_MAXDOUBLE);
}

static gboolean
check_length (JsonObject *schema, JsonNode *value)
{
  gint64 length = 0;

  if (is_of_type (value, "string"))
    return g_utf8_strlen (json_node_get_string (value), -1)
           <= pursuit_json_get_integer (schema, "x-max-length", G_MAXINT64);
  if (!JSON_NODE_HOLDS_ARRAY (value))
    return TRUE;
  length = json_array_get_length (json_node_get_array (value));

  return length >= pursuit_json_get_integer (schema, "x-min-items", 0)
         && length <= pursuit_json_get_integer (schema, "x-max-items", G_MAXINT64);
}

static gboolean check (JsonNode *schema, JsonNode *value, const char *place, GError **error);

static gboolean
check_members (JsonObject *schema, JsonObject *value, const char *place, GError **error)
{
  JsonObject *properties = json_object_get_object_member (schema, "properties");
  JsonArray *required = json_object_has_member (schema, "required")
                            ? json_object_get_array_member (schema, "required")
                            : NULL;
  const char *dot = *place != '\0' ? "." : "";
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  for (guint i = 0; required != NULL && i < json_array_get_length (required); i++)
    if (!json_object_has_member (value, json_array_get_string_element (required, i)))
      {
        g_autofree char *here
            = g_strconcat (place, dot, json_array_get_string_element (required, i), NULL);

        return refuse (error, here, _ ("something is missing"));
      }

  json_object_iter_init_ordered (&iter, value);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_autofree char *here = g_strdup_printf ("%s%s%.60s", place, dot, name);
      JsonNode *rule = json_object_get_member (properties, name);

      if (rule == NULL)
        return refuse (error, here, _ ("stands something that nobody asked for"));
      if (!check (rule, member, here, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_items (JsonObject *schema, JsonArray *value, const char *place, GError **error)
{
  JsonNode *rule = json_object_get_member (schema, "items");

  for (guint i = 0; rule != NULL && i < json_array_get_length (value); i++)
    {
      g_autofree char *here = g_strdup_printf ("%s[%u]", place, i);

      if (!check (rule, json_array_get_element (value, i), here, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check (JsonNode *schema, JsonNode *value, const char *place, GError **error)
{
  JsonObject *rules = json_node_get_object (schema);

  if (!check_type (rules, value))
    return refuse (error, place, _ ("stands something of another kind"));
  if (!check_enum (rules, value))
    return refuse (error, place, _ ("stands none of the words to choose from"));
  if (!check_range (rules, value))
    return refuse (error, place, _ ("the number is out of range"));
  if (!check_length (rules, value))
    return refuse (error, place, _ ("there is too much or too little"));
  if (JSON_NODE_HOLDS_OBJECT (value))
    return check_members (rules, json_node_get_object (value), place, error);
  if (JSON_NODE_HOLDS_ARRAY (value))
    return check_items (rules, json_node_get_array (value), place, error);

  return TRUE;
}

gboolean
pursuit_ai_schema_check (JsonNode *schema, JsonNode *value, GError **error)
{
  g_return_val_if_fail (schema != NULL && JSON_NODE_HOLDS_OBJECT (schema), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return check (schema, value, "", error);
}

JsonNode *
pursuit_ai_schema_dup_plain (JsonNode *schema)
{
  JsonObject *made;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  JsonNode *node;

  g_return_val_if_fail (schema != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (schema))
    return json_node_copy (schema);

  made = json_object_new ();
  json_object_iter_init_ordered (&iter, json_node_get_object (schema));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!g_str_has_prefix (name, OWN_WORDS))
      json_object_set_member (made, name, pursuit_ai_schema_dup_plain (member));
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, made);

  return node;
}

JsonNode *
pursuit_ai_schema_get_items (JsonNode *schema, const char *list)
{
  JsonObject *properties;

  g_return_val_if_fail (schema != NULL && JSON_NODE_HOLDS_OBJECT (schema), NULL);
  g_return_val_if_fail (list != NULL, NULL);

  properties = json_object_get_object_member (json_node_get_object (schema), "properties");
  if (!json_object_has_member (properties, list))
    return NULL;

  return json_object_get_member (json_object_get_object_member (properties, list), "items");
}
