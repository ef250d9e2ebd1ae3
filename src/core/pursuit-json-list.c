/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-json-list.h"

#include "core/pursuit-json.h"
#include "core/pursuit-util.h"

static void
pair_free (gpointer data)
{
  PursuitJsonPair *pair = data;

  g_free (pair->first);
  g_free (pair->second);
  g_free (pair);
}

static void
add_pair (GPtrArray *pairs, const char *first, const char *second)
{
  PursuitJsonPair *pair;

  if (pursuit_str_is_blank (second))
    return;

  pair = g_new0 (PursuitJsonPair, 1);
  pair->first = g_strdup (first);
  pair->second = g_strdup (second);
  g_ptr_array_add (pairs, pair);
}

static const char *
get_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static const char *
find_text (JsonObject *object, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *text = get_text (json_object_get_member (object, names[i]));

      if (text != NULL)
        return text;
    }

  return NULL;
}

static void
read_object (GPtrArray *pairs, JsonObject *object)
{
  static const char *const firsts[] = { "objection", "question", "title", "name", NULL };
  static const char *const seconds[] = { "response", "answer", "text", NULL };
  const char *first = find_text (object, firsts);
  const char *second = find_text (object, seconds);

  if (second != NULL)
    add_pair (pairs, first, second);
  else
    add_pair (pairs, NULL, first);
}

static void
read_array (GPtrArray *pairs, JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        read_object (pairs, json_node_get_object (node));
      else
        add_pair (pairs, NULL, get_text (node));
    }
}

GPtrArray *
pursuit_json_list_read (const char *json)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (pair_free);
  g_autoptr (JsonNode) root = json != NULL ? pursuit_json_parse (json, -1, NULL) : NULL;

  if (root == NULL)
    return pairs;

  if (JSON_NODE_HOLDS_ARRAY (root))
    read_array (pairs, json_node_get_array (root));
  else if (JSON_NODE_HOLDS_OBJECT (root))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *node;

      json_object_iter_init (&iter, json_node_get_object (root));
      while (json_object_iter_next (&iter, &name, &node))
        add_pair (pairs, name, get_text (node));
    }

  return pairs;
}

char *
pursuit_json_list_join (const char *json)
{
  g_autoptr (GPtrArray) pairs = pursuit_json_list_read (json);
  GString *text;

  if (pairs->len == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < pairs->len; i++)
    {
      const PursuitJsonPair *pair = g_ptr_array_index (pairs, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", pair->second);
    }

  return g_string_free (text, FALSE);
}
