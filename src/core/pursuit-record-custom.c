/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-record.h"

#include "core/pursuit-json.h"

static JsonObject *
dup_columns (PursuitRecord *self)
{
  const char *text = pursuit_record_get_text (self, PURSUIT_FIELD_CUSTOM);
  g_autoptr (JsonNode) node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

/* Values are texts by our own hand, but a platform may send numbers. */
static char *
dup_member (JsonObject *columns, const char *column)
{
  JsonNode *node = json_object_get_member (columns, column);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));

  return pursuit_json_to_text (node, FALSE);
}

char *
pursuit_record_dup_custom (PursuitRecord *self, const char *column)
{
  g_autoptr (JsonObject) columns = NULL;

  g_return_val_if_fail (PURSUIT_IS_RECORD (self), NULL);
  g_return_val_if_fail (column != NULL, NULL);

  columns = dup_columns (self);

  return columns != NULL ? dup_member (columns, column) : NULL;
}

char **
pursuit_record_list_custom (PursuitRecord *self)
{
  g_autoptr (JsonObject) columns = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GList) members = NULL;

  g_return_val_if_fail (PURSUIT_IS_RECORD (self), NULL);

  columns = dup_columns (self);
  members = columns != NULL ? json_object_get_members (columns) : NULL;
  for (GList *l = members; l != NULL; l = l->next)
    g_strv_builder_add (names, l->data);

  return g_strv_builder_end (names);
}

void
pursuit_record_set_custom (PursuitRecord *self, const char *column, const char *text)
{
  g_autoptr (JsonObject) old = NULL;
  g_autoptr (JsonObject) columns = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GList) members = NULL;

  g_return_if_fail (PURSUIT_IS_RECORD (self));
  g_return_if_fail (column != NULL);

  /* The parsed object is immutable, so its members move to a new one. */
  old = dup_columns (self);
  members = old != NULL ? json_object_get_members (old) : NULL;
  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (columns, l->data, json_object_dup_member (old, l->data));

  if (text != NULL)
    json_object_set_string_member (columns, column, text);
  else if (json_object_has_member (columns, column))
    json_object_remove_member (columns, column);

  if (json_object_get_size (columns) == 0)
    {
      pursuit_record_unset (self, PURSUIT_FIELD_CUSTOM);
      return;
    }
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (node, columns);
  pursuit_record_take_text (self, PURSUIT_FIELD_CUSTOM, pursuit_json_to_text (node, FALSE));
}
