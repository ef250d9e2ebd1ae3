/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-feature-column-private.h"

#include "core/pursuit-json.h"

#include <math.h>

JsonObject *
pursuit_feature_column_to_json (const PursuitFeatureColumn *self)
{
  const char marks[] = { self->format.decimal != 0 ? self->format.decimal : '.', '\0' };
  const char separator[] = { self->format.separator, '\0' };
  JsonObject *object = json_object_new ();
  JsonArray *levels = json_array_new ();
  JsonArray *knots = json_array_new ();

  json_object_set_string_member (object, "name", self->name);
  json_object_set_int_member (object, "kind", self->format.kind);
  json_object_set_string_member (object, "decimal", marks);
  json_object_set_boolean_member (object, "day_first", self->format.day_first);
  json_object_set_string_member (object, "separator", separator);
  json_object_set_double_member (object, "mean", self->mean);
  json_object_set_double_member (object, "deviation", self->deviation);
  json_object_set_double_member (object, "low", self->low);
  json_object_set_double_member (object, "high", self->high);
  for (guint i = 0; i < self->n_knots; i++)
    json_array_add_double_element (knots, self->knots[i]);
  json_object_set_array_member (object, "knots", knots);
  for (guint i = 0; i < self->levels->len; i++)
    json_array_add_string_element (levels, g_ptr_array_index (self->levels, i));
  json_object_set_array_member (object, "levels", levels);
  json_object_set_boolean_member (object, "rare", self->has_rare);
  json_object_set_boolean_member (object, "months", self->has_months);
  json_object_set_boolean_member (object, "missing", self->has_missing);

  return object;
}

static gboolean
get_flag (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static char
get_mark (JsonObject *object, const char *name)
{
  const char *text = pursuit_json_get_text (object, name);

  return text != NULL ? text[0] : '\0';
}

/* Corners rise, or a curve has no sense. */
static gboolean
read_knots (PursuitFeatureColumn *self, JsonArray *knots)
{
  guint n = knots != NULL ? json_array_get_length (knots) : 0;

  if (n > PURSUIT_FEATURE_MAX_KNOTS || n == 1)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      self->knots[i] = json_array_get_double_element (knots, i);
      if (!isfinite (self->knots[i]) || (i > 0 && self->knots[i] <= self->knots[i - 1]))
        return FALSE;
    }
  self->n_knots = n;

  return TRUE;
}

static gboolean
read_levels (PursuitFeatureColumn *self, JsonArray *levels)
{
  guint n = levels != NULL ? json_array_get_length (levels) : 0;

  if (n > PURSUIT_FEATURE_MAX_LEVELS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (levels, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_string (node) == NULL)
        return FALSE;
      pursuit_feature_column_add_level (self, json_node_get_string (node));
    }

  return TRUE;
}

PursuitFeatureColumn *
pursuit_feature_column_from_json (JsonObject *object)
{
  const char *name = pursuit_json_get_text (object, "name");
  gint64 kind = pursuit_json_get_integer (object, "kind", -1);
  g_autoptr (PursuitFeatureColumn) self = NULL;

  if (name == NULL || kind < PURSUIT_CELLS_NOTHING || kind > PURSUIT_CELLS_MULTI)
    return NULL;

  self = pursuit_feature_column_new_empty (name);
  self->format.kind = (PursuitCellKind) kind;
  self->format.decimal = get_mark (object, "decimal") == ',' ? ',' : '.';
  self->format.day_first = get_flag (object, "day_first");
  self->format.separator = get_mark (object, "separator");
  self->mean = pursuit_json_get_double (object, "mean", 0);
  self->deviation = pursuit_json_get_double (object, "deviation", 1);
  self->low = pursuit_json_get_double (object, "low", 0);
  self->high = pursuit_json_get_double (object, "high", 0);
  self->has_rare = get_flag (object, "rare");
  self->has_months = get_flag (object, "months");
  self->has_missing = get_flag (object, "missing");
  if (!(self->deviation > 0) || !isfinite (self->mean) || !(self->low <= self->high)
      || !read_knots (self, get_array (object, "knots"))
      || !read_levels (self, get_array (object, "levels")))
    return NULL;
  pursuit_feature_column_count (self);

  return g_steal_pointer (&self);
}
