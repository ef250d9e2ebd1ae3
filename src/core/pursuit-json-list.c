/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-json-list.h"

#include "core/pursuit-json.h"
#include "core/pursuit-util.h"

#include <string.h>

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

char *
pursuit_json_list_from_words (const char *words)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), json_array_new ());
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  parts = g_strsplit (words, strchr (words, '\n') != NULL ? "\n" : ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      json_array_add_string_element (json_node_get_array (node), parts[i]);

  return pursuit_json_to_text (node, FALSE);
}

char *
pursuit_json_list_to_lines (const char *json)
{
  g_autoptr (GPtrArray) pairs = pursuit_json_list_read (json);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const PursuitJsonPair *pair = g_ptr_array_index (pairs, i);

      if (pair->first == NULL)
        g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", pair->second);
      else
        g_string_append_printf (lines, "%s%s\n%s", lines->len > 0 ? "\n\n" : "", pair->first,
                                pair->second);
    }

  return g_string_free (lines, FALSE);
}

/* The entry of before with the same first line, as an object to go on with. */
static JsonObject *
dup_entry (JsonNode *before, const char *objection)
{
  static const char *const firsts[] = { "objection", "question", "title", "name", NULL };
  JsonArray *array
      = before != NULL && JSON_NODE_HOLDS_ARRAY (before) ? json_node_get_array (before) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node)
          && g_strcmp0 (find_text (json_node_get_object (node), firsts), objection) == 0)
        {
          g_autoptr (JsonNode) copy = json_node_copy (node);
          g_autofree char *text = pursuit_json_to_text (copy, FALSE);
          g_autoptr (JsonNode) own = pursuit_json_parse (text, -1, NULL);

          return json_node_dup_object (own);
        }
    }

  return json_object_new ();
}

static void
add_paragraph (JsonArray *array, char *paragraph, JsonNode *before)
{
  char *end = strchr (g_strstrip (paragraph), '\n');
  JsonObject *entry;

  if (*paragraph == '\0')
    return;
  if (end == NULL)
    {
      json_array_add_string_element (array, paragraph);
      return;
    }
  *end = '\0';
  entry = dup_entry (before, g_strstrip (paragraph));
  json_object_set_string_member (entry, "objection", paragraph);
  json_object_set_string_member (entry, "response", g_strstrip (end + 1));
  json_array_add_object_element (array, entry);
}

char *
pursuit_json_list_from_lines (const char *lines, gboolean pairs, const char *before)
{
  g_autoptr (JsonNode) old = before != NULL ? pursuit_json_parse (before, -1, NULL) : NULL;
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), json_array_new ());
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (lines != NULL, NULL);

  parts = g_strsplit (lines, pairs ? "\n\n" : "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (pairs)
      add_paragraph (json_node_get_array (node), parts[i], old);
    else if (*g_strstrip (parts[i]) != '\0')
      json_array_add_string_element (json_node_get_array (node), parts[i]);

  return json_array_get_length (json_node_get_array (node)) > 0 ? pursuit_json_to_text (node, FALSE)
                                                                : NULL;
}
