/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-schema.h"

#include "core/pursuit-json.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A model writes a few braces before its answer, not hundreds. */
#define MAX_STARTS 64
#define MAX_NUMBER 32
#define OWN_WORDS "x-"
#define BLANKS " \t\r\n"

/* Copies one object out of a text. */
typedef struct
{
  const char *p;
  GString *out;
  GHashTable *names[PURSUIT_JSON_MAX_DEPTH]; /* of each level; NULL for an array */
  gboolean is_object[PURSUIT_JSON_MAX_DEPTH];
  guint depth;
} Copier;

static void
copier_clear (Copier *c)
{
  while (c->depth > 0)
    g_clear_pointer (&c->names[--c->depth], g_hash_table_unref);
  g_string_free (c->out, TRUE);
}

static gboolean
open_level (Copier *c, gboolean is_object)
{
  if (c->depth == PURSUIT_JSON_MAX_DEPTH)
    return FALSE;
  c->is_object[c->depth] = is_object;
  c->names[c->depth++]
      = is_object ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;

  return TRUE;
}

static void
close_level (Copier *c)
{
  g_clear_pointer (&c->names[--c->depth], g_hash_table_unref);
}

/* A string is a member's name if a colon follows. */
static gboolean
copy_string (Copier *c)
{
  const char *start = c->p++;
  gboolean has_escape = FALSE;

  for (; *c->p != '"'; c->p++)
    {
      if (*c->p == '\\')
        {
          has_escape = TRUE;
          c->p++;
        }
      if (*c->p == '\0')
        return FALSE;
    }
  c->p++;
  g_string_append_len (c->out, start, c->p - start);
  if (!c->is_object[c->depth - 1] || c->p[strspn (c->p, BLANKS)] != ':')
    return TRUE;

  return !has_escape
         && g_hash_table_add (c->names[c->depth - 1], g_strndup (start, (gsize) (c->p - start)));
}

static gboolean
copy_word (Copier *c)
{
  static const char *const no_numbers[] = { "NaN", "Infinity", "-Infinity", "-NaN" };
  gsize length = strspn (c->p, "+-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  for (gsize i = 0; i < G_N_ELEMENTS (no_numbers); i++)
    if (strlen (no_numbers[i]) == length && strncmp (c->p, no_numbers[i], length) == 0)
      {
        g_string_append (c->out, "\"NaN\"");
        c->p += length;
        return TRUE;
      }
  if (length > MAX_NUMBER)
    return FALSE;
  length = MAX (length, 1);
  g_string_append_len (c->out, c->p, (gssize) length);
  c->p += length;

  return TRUE;
}

static gboolean
copy_step (Copier *c)
{
  switch (*c->p)
    {
    case '\0':
      return FALSE;
    case '"':
      return copy_string (c);
    case '{':
    case '[':
      if (!open_level (c, *c->p == '{'))
        return FALSE;
      break;
    case '}':
    case ']':
      close_level (c);
      break;
    default:
      return copy_word (c);
    }
  g_string_append_c (c->out, *c->p++);

  return TRUE;
}

/* The object that begins at @start, and where it ends. */
static JsonNode *
read_object (const char *start, const char **end)
{
  Copier c = { .p = start, .out = g_string_new (NULL) };
  JsonNode *node = NULL;
  gboolean goes_on = TRUE;

  while (goes_on)
    goes_on = copy_step (&c) && c.depth > 0;
  if (c.depth == 0)
    node = pursuit_json_parse (c.out->str, (gssize) c.out->len, NULL);
  *end = c.p;
  copier_clear (&c);

  return node;
}

JsonNode *
pursuit_ai_schema_extract (const char *text, GError **error)
{
  const char *p = text != NULL ? strchr (text, '{') : NULL;
  g_autoptr (JsonNode) best = NULL;
  gsize best_length = 0;

  if (text != NULL && strlen (text) > PURSUIT_AI_SCHEMA_MAX_ANSWER)
    p = NULL;
  for (guint i = 0; p != NULL && i < MAX_STARTS; i++)
    {
      const char *end;
      g_autoptr (JsonNode) node = read_object (p, &end);

      if (node != NULL && (gsize) (end - p) > best_length)
        {
          best_length = (gsize) (end - p);
          g_clear_pointer (&best, json_node_unref);
          best = json_node_ref (node);
        }
      p = strchr (node != NULL ? end : p + 1, '{');
    }
  if (best == NULL)
    g_set_error_literal (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER,
                         _ ("The model did not answer in the form that was asked for; ask again"));

  return g_steal_pointer (&best);
}

/* Behind the bracket that opens @list; NULL if nothing does. */
static const char *
find_list (const char *text, const char *list)
{
  g_autofree char *name = g_strdup_printf ("\"%s\"", list);

  for (const char *p = strstr (text, name); p != NULL; p = strstr (p, name))
    {
      p += strlen (name);
      p += strspn (p, BLANKS);
      if (*p != ':')
        continue;
      p += 1 + strspn (p + 1, BLANKS);
      if (*p == '[')
        return p + 1;
    }

  return NULL;
}

static JsonNode *
wrap_list (const char *list, JsonArray *entries)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_array_member (object, list, entries);
  json_node_take_object (node, object);

  return node;
}

JsonNode *
pursuit_ai_schema_salvage (const char *text, const char *list)
{
  g_autoptr (JsonArray) entries = json_array_new ();
  const char *p;

  g_return_val_if_fail (list != NULL, NULL);

  if (text == NULL || strlen (text) > PURSUIT_AI_SCHEMA_MAX_ANSWER)
    return NULL;
  p = find_list (text, list);
  while (p != NULL && p[strspn (p, BLANKS ",")] == '{')
    {
      JsonNode *entry = read_object (p + strspn (p, BLANKS ","), &p);

      if (entry == NULL)
        break;
      json_array_add_element (entries, entry);
    }

  return json_array_get_length (entries) > 0 ? wrap_list (list, g_steal_pointer (&entries)) : NULL;
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
