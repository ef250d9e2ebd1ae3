/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-receipt.h"

#include "core/pursuit-json.h"

PursuitReceipt *
pursuit_receipt_copy (const PursuitReceipt *self)
{
  PursuitReceipt *copy;

  if (self == NULL)
    return NULL;
  copy = g_memdup2 (self, sizeof *self);
  copy->provider = g_strdup (self->provider);
  copy->model = g_strdup (self->model);
  copy->cost = g_strdup (self->cost);
  copy->price_row = g_strdup (self->price_row);
  copy->masked = g_strdup (self->masked);
  copy->path = g_strdup (self->path);

  return copy;
}

void
pursuit_receipt_free (PursuitReceipt *self)
{
  if (self == NULL)
    return;

  g_free (self->provider);
  g_free (self->model);
  g_free (self->cost);
  g_free (self->price_row);
  g_free (self->masked);
  g_free (self->path);
  g_free (self);
}

gboolean
pursuit_receipt_is_scripted (const PursuitReceipt *self)
{
  return self != NULL && g_strcmp0 (self->provider, "fake") == 0;
}

JsonNode *
pursuit_receipt_to_json (const PursuitReceipt *self)
{
  JsonObject *object;
  JsonObject *tokens;

  g_return_val_if_fail (self != NULL, NULL);

  object = json_object_new ();
  tokens = json_object_new ();
  pursuit_json_set_text (object, "provider", self->provider);
  pursuit_json_set_text (object, "model", self->model);
  json_object_set_boolean_member (object, "cached", self->cached);
  json_object_set_int_member (tokens, "input", self->input);
  json_object_set_int_member (tokens, "cache_read", self->cache_read);
  json_object_set_int_member (tokens, "output", self->output);
  json_object_set_object_member (object, "tokens", tokens);
  json_object_set_int_member (object, "subjects", self->n_subjects);
  pursuit_json_set_text (object, "cost", self->cost);
  json_object_set_boolean_member (object, "at_most", self->at_most);
  pursuit_json_set_text (object, "price_row", self->price_row);
  pursuit_json_set_text (object, "masked", self->masked);
  json_object_set_int_member (object, "took_ms", self->took_ms);
  pursuit_json_set_text (object, "path", self->path);

  return json_node_init_object (json_node_alloc (), object);
}

static gint64
read_count (JsonObject *object, const char *name)
{
  return MAX (pursuit_json_get_integer (object, name, 0), 0);
}

static gboolean
read_flag (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

PursuitReceipt *
pursuit_receipt_from_json (JsonNode *node)
{
  JsonObject *object;
  JsonNode *tokens;
  PursuitReceipt *self;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  tokens = json_object_get_member (object, "tokens");
  self = g_new0 (PursuitReceipt, 1);
  self->provider = g_strdup (pursuit_json_get_text (object, "provider"));
  self->model = g_strdup (pursuit_json_get_text (object, "model"));
  self->cached = read_flag (object, "cached");
  if (tokens != NULL && JSON_NODE_HOLDS_OBJECT (tokens))
    {
      self->input = read_count (json_node_get_object (tokens), "input");
      self->cache_read = read_count (json_node_get_object (tokens), "cache_read");
      self->output = read_count (json_node_get_object (tokens), "output");
    }
  self->n_subjects = (guint) CLAMP (pursuit_json_get_integer (object, "subjects", 1), 1, G_MAXINT);
  self->cost = g_strdup (pursuit_json_get_text (object, "cost"));
  self->at_most = read_flag (object, "at_most");
  self->price_row = g_strdup (pursuit_json_get_text (object, "price_row"));
  self->masked = g_strdup (pursuit_json_get_text (object, "masked"));
  self->took_ms = read_count (object, "took_ms");
  self->path = g_strdup (pursuit_json_get_text (object, "path"));

  return self;
}
