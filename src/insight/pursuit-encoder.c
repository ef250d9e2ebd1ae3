/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-encoder-private.h"

#include "core/pursuit-json.h"

/* A pair's feature is smaller than one, so that regularisation holds it tighter than columns: it
 * shall only say what the two columns alone cannot. */
#define PAIR_VALUE 0.6

#define N_CELLS (PURSUIT_FEATURE_MAX_GROUPS * PURSUIT_FEATURE_MAX_GROUPS)

PursuitEncoder *
pursuit_encoder_new (void)
{
  PursuitEncoder *self = g_new0 (PursuitEncoder, 1);

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_feature_column_free);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (PursuitFeaturePair));

  return self;
}

void
pursuit_encoder_free (PursuitEncoder *self)
{
  g_ptr_array_unref (self->columns);
  g_array_unref (self->pairs);
  g_free (self);
}

void
pursuit_encoder_add (PursuitEncoder *self, PursuitFeatureColumn *column)
{
  column->first = self->n_features;
  self->n_features += column->n_features;
  g_ptr_array_add (self->columns, column);
}

void
pursuit_encoder_add_pair (
    PursuitEncoder *self, guint a, guint b, const guint *counts, guint min_rows)
{
  PursuitFeaturePair pair = { a, b, self->n_features, 0, { 0 } };

  for (guint i = 0; i < N_CELLS; i++)
    pair.cells[i] = counts[i] >= min_rows ? (gint16) pair.n_features++ : -1;
  self->n_features += pair.n_features;
  g_array_append_val (self->pairs, pair);
}

guint
pursuit_encoder_get_n_terms (const PursuitEncoder *self)
{
  return self->columns->len + self->pairs->len;
}

guint *
pursuit_encoder_dup_terms (const PursuitEncoder *self)
{
  guint *terms = g_new0 (guint, self->n_features + 1);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const PursuitFeatureColumn *column = g_ptr_array_index (self->columns, i);

      for (guint j = 0; j < column->n_features; j++)
        terms[column->first + j] = i;
    }
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const PursuitFeaturePair *pair = &g_array_index (self->pairs, PursuitFeaturePair, i);

      for (guint j = 0; j < pair->n_features; j++)
        terms[pair->first + j] = self->columns->len + i;
    }

  return terms;
}

guint
pursuit_encoder_get_max_row (const PursuitEncoder *self)
{
  return self->columns->len * PURSUIT_FEATURE_MAX_PER_CELL + self->pairs->len;
}

guint
pursuit_feature_pair_encode (const PursuitFeaturePair *pair,
                             guint a,
                             guint b,
                             PursuitFeature *features)
{
  gint16 cell = pair->cells[a * PURSUIT_FEATURE_MAX_GROUPS + b];

  if (cell < 0)
    return 0;
  features[0] = (PursuitFeature){ pair->first + (guint) cell, PAIR_VALUE };

  return 1;
}

guint
pursuit_encoder_encode (const PursuitEncoder *self,
                        const char *const *cells,
                        PursuitFeature *features)
{
  g_autofree guint *groups = g_new (guint, self->columns->len + 1);
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const PursuitFeatureColumn *column = g_ptr_array_index (self->columns, i);
      guint more = pursuit_feature_column_encode (column, cells[i], features + n);

      groups[i] = pursuit_feature_column_get_group (column, features + n, more);
      n += more;
    }
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const PursuitFeaturePair *pair = &g_array_index (self->pairs, PursuitFeaturePair, i);

      n += pursuit_feature_pair_encode (pair, groups[pair->a], groups[pair->b], features + n);
    }

  return n;
}

static JsonObject *
pair_to_json (const PursuitFeaturePair *pair)
{
  JsonObject *object = json_object_new ();
  JsonArray *cells = json_array_new ();

  json_object_set_int_member (object, "a", pair->a);
  json_object_set_int_member (object, "b", pair->b);
  for (guint i = 0; i < N_CELLS; i++)
    if (pair->cells[i] >= 0)
      json_array_add_int_element (cells, i);
  json_object_set_array_member (object, "cells", cells);

  return object;
}

JsonObject *
pursuit_encoder_to_json (const PursuitEncoder *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *columns = json_array_new ();
  JsonArray *pairs = json_array_new ();

  for (guint i = 0; i < self->columns->len; i++)
    json_array_add_object_element (
        columns, pursuit_feature_column_to_json (g_ptr_array_index (self->columns, i)));
  for (guint i = 0; i < self->pairs->len; i++)
    json_array_add_object_element (
        pairs, pair_to_json (&g_array_index (self->pairs, PursuitFeaturePair, i)));
  json_object_set_array_member (object, "columns", columns);
  json_object_set_array_member (object, "pairs", pairs);

  return object;
}

/* The members of an array that are objects. */
static GPtrArray *
list_objects (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  GPtrArray *objects = g_ptr_array_new ();
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (objects, json_node_get_object (element));
    }

  return objects;
}

static gboolean
read_pair (PursuitEncoder *self, JsonObject *object)
{
  gint64 a = pursuit_json_get_integer (object, "a", -1);
  gint64 b = pursuit_json_get_integer (object, "b", -1);
  JsonNode *node = json_object_get_member (object, "cells");
  guint counts[N_CELLS] = { 0 };
  JsonArray *cells;

  if (a < 0 || b < 0 || a >= self->columns->len || b >= self->columns->len || node == NULL
      || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  cells = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (cells); i++)
    {
      gint64 cell = json_array_get_int_element (cells, i);

      if (cell < 0 || cell >= N_CELLS)
        return FALSE;
      counts[cell] = 1;
    }
  pursuit_encoder_add_pair (self, (guint) a, (guint) b, counts, 1);

  return TRUE;
}

PursuitEncoder *
pursuit_encoder_from_json (JsonObject *object)
{
  g_autoptr (PursuitEncoder) self = pursuit_encoder_new ();
  g_autoptr (GPtrArray) columns = list_objects (object, "columns");
  g_autoptr (GPtrArray) pairs = list_objects (object, "pairs");

  if (columns->len > PURSUIT_DATASET_MAX_COLUMNS || pairs->len > PURSUIT_DATASET_MAX_COLUMNS)
    return NULL;
  for (guint i = 0; i < columns->len; i++)
    {
      PursuitFeatureColumn *column
          = pursuit_feature_column_from_json (g_ptr_array_index (columns, i));

      if (column == NULL)
        return NULL;
      pursuit_encoder_add (self, column);
    }
  for (guint i = 0; i < pairs->len; i++)
    if (!read_pair (self, g_ptr_array_index (pairs, i)))
      return NULL;

  return g_steal_pointer (&self);
}
