/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-record.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-json.h"

#include <glib/gi18n-lib.h>

static JsonNode *
field_to_node (PursuitRecord *self, guint number)
{
  const PursuitField *field = &pursuit_record_get_fields (self)->fields[number];
  JsonNode *node = NULL;

  if (!pursuit_record_is_set (self, number))
    return json_node_init_null (json_node_alloc ());
  if (field->type == PURSUIT_FIELD_BOOLEAN)
    return json_node_init_boolean (json_node_alloc (),
                                   pursuit_record_get_integer (self, number) != 0);
  if (pursuit_field_is_number (field))
    return json_node_init_int (json_node_alloc (), pursuit_record_get_integer (self, number));
  if (field->type == PURSUIT_FIELD_JSON)
    node = pursuit_json_parse (pursuit_record_get_text (self, number), -1, NULL);
  if (node == NULL)
    node = json_node_init_string (json_node_alloc (), pursuit_record_get_text (self, number));

  return node;
}

JsonNode *
pursuit_record_to_json (PursuitRecord *self)
{
  const PursuitFieldTable *fields;
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *root;

  g_return_val_if_fail (PURSUIT_IS_RECORD (self), NULL);

  fields = pursuit_record_get_fields (self);
  for (guint i = 0; i < fields->n_fields; i++)
    json_object_set_member (object, fields->fields[i].key, field_to_node (self, i));
  root = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (root, object);

  return root;
}

static gboolean
set_wrong_type (GError **error, const PursuitField *field)
{
  g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID,
               _ ("“%s” has the wrong type of JSON value"), field->key);

  return FALSE;
}

static gboolean
set_number_node (PursuitRecord *self, guint number, JsonNode *node, GError **error)
{
  const PursuitField *field = &pursuit_record_get_fields (self)->fields[number];
  gboolean is_boolean = field->type == PURSUIT_FIELD_BOOLEAN;
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;
  gint64 value;

  if (type != (is_boolean ? G_TYPE_BOOLEAN : G_TYPE_INT64))
    return set_wrong_type (error, field);
  value = is_boolean ? json_node_get_boolean (node) : json_node_get_int (node);
  if (!pursuit_field_check_number (field, value, error))
    return FALSE;
  pursuit_record_set_integer (self, number, value);

  return TRUE;
}

static gboolean
set_text_node (PursuitRecord *self, guint number, JsonNode *node, GError **error)
{
  const PursuitField *field = &pursuit_record_get_fields (self)->fields[number];
  gboolean is_string
      = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
  g_autofree char *text = NULL;

  if (field->type == PURSUIT_FIELD_JSON)
    {
      if (JSON_NODE_HOLDS_VALUE (node))
        return set_wrong_type (error, field);
      text = pursuit_json_to_text (node, FALSE);
    }
  else
    {
      if (!is_string)
        return set_wrong_type (error, field);
      text = g_strdup (json_node_get_string (node));
    }

  if (*text != '\0' && !pursuit_field_check_text (field, text, error))
    return FALSE;
  pursuit_record_take_text (self, number, g_steal_pointer (&text));

  return TRUE;
}

static gboolean
set_member (PursuitRecord *self, const char *key, JsonNode *node, GError **error)
{
  const PursuitFieldTable *fields = pursuit_record_get_fields (self);
  int number = pursuit_field_table_find (fields, key);

  if (number < 0)
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_UNKNOWN,
                   _ ("a %s has no field “%.60s”"), pursuit_kind_to_string (fields->kind), key);
      return FALSE;
    }
  if (JSON_NODE_HOLDS_NULL (node))
    {
      pursuit_record_unset (self, (guint) number);
      return TRUE;
    }
  if (pursuit_field_is_number (&fields->fields[number]))
    return set_number_node (self, (guint) number, node, error);

  return set_text_node (self, (guint) number, node, error);
}

gboolean
pursuit_record_update_from_json (PursuitRecord *self, JsonObject *object, GError **error)
{
  g_autoptr (PursuitRecord) next = NULL;
  g_autoptr (GList) members = NULL;

  g_return_val_if_fail (PURSUIT_IS_RECORD (self), FALSE);
  g_return_val_if_fail (object != NULL, FALSE);

  /* On a copy, so that a member that does not fit leaves nothing half done. */
  next = pursuit_record_copy (self);
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    if (!set_member (next, l->data, json_object_get_member (object, l->data), error))
      return FALSE;

  for (guint i = 0; i < pursuit_record_get_fields (self)->n_fields; i++)
    pursuit_record_copy_field (self, i, next);

  return TRUE;
}
