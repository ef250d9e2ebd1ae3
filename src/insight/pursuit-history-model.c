/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-history-model.h"

#include "insight/pursuit-history-model-private.h"
#include "insight/pursuit-measure-private.h"

#include "core/pursuit-json.h"

#include <math.h>

/* What moves the log-odds by less is no reason. */
#define LEAST_REASON 0.01
#define LEAST_FEATURE 0.005

PursuitHistoryModel *
pursuit_history_model_new (PursuitHistoryReport *report)
{
  PursuitHistoryModel *self = g_new0 (PursuitHistoryModel, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->report = report;
  self->columns = g_new0 (char *, 1);

  return self;
}

PursuitHistoryModel *
pursuit_history_model_ref (PursuitHistoryModel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
pursuit_history_model_unref (PursuitHistoryModel *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  pursuit_history_report_free (self->report);
  g_clear_pointer (&self->encoder, pursuit_encoder_free);
  g_free (self->weights);
  g_free (self->means);
  g_free (self->terms);
  g_strfreev (self->names);
  g_strfreev (self->columns);
  g_free (self);
}

const PursuitHistoryReport *
pursuit_history_model_get_report (const PursuitHistoryModel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->report;
}

const char *const *
pursuit_history_model_get_columns (const PursuitHistoryModel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->columns;
}

/* Names terms and columns, once the encoder is there. */
static void
set_names (PursuitHistoryModel *self)
{
  guint n_columns = self->encoder->columns->len;
  guint n_terms = pursuit_encoder_get_n_terms (self->encoder);

  g_strfreev (self->columns);
  self->columns = g_new0 (char *, n_columns + 1);
  self->names = g_new0 (char *, n_terms + 1);
  self->terms = pursuit_encoder_dup_terms (self->encoder);
  for (guint i = 0; i < n_columns; i++)
    {
      const PursuitFeatureColumn *column = g_ptr_array_index (self->encoder->columns, i);

      self->columns[i] = g_strdup (column->name);
      self->names[i] = g_strdup (column->name);
    }
  for (guint i = n_columns; i < n_terms; i++)
    {
      const PursuitFeaturePair *pair
          = &g_array_index (self->encoder->pairs, PursuitFeaturePair, i - n_columns);

      self->names[i] = g_strdup_printf ("%s × %s", self->columns[pair->a], self->columns[pair->b]);
    }
}

/* What each term adds to a row's log-odds. */
static void
add_up (const PursuitHistoryModel *self, const PursuitFeature *features, guint n, double *sums)
{
  for (guint i = 0; i < n; i++)
    sums[self->terms[features[i].index]] += self->weights[features[i].index] * features[i].value;
}

static gint
compare_features (gconstpointer a, gconstpointer b)
{
  const PursuitHistoryFeature *first = *(PursuitHistoryFeature *const *) a;
  const PursuitHistoryFeature *second = *(PursuitHistoryFeature *const *) b;

  if (first->weight != second->weight)
    return first->weight < second->weight ? 1 : -1;

  return g_strcmp0 (first->name, second->name);
}

static void
list_features (PursuitHistoryModel *self, const double *squares, guint n_rows)
{
  for (guint i = 0; i < pursuit_encoder_get_n_terms (self->encoder); i++)
    {
      double variance = squares[i] / n_rows - self->means[i] * self->means[i];
      double weight = sqrt (MAX (variance, 0));

      if (weight >= LEAST_FEATURE)
        pursuit_history_report_add_feature (self->report, self->names[i], weight);
    }
  g_ptr_array_sort (self->report->features, compare_features);
}

/* Mean and spread of what each term adds, over the rows that it was learnt from. */
static void
measure_terms (PursuitHistoryModel *self, const PursuitDesign *design)
{
  guint n_terms = pursuit_encoder_get_n_terms (self->encoder);
  guint n_rows = pursuit_design_get_n_rows (design);
  g_autofree PursuitFeature *features
      = g_new (PursuitFeature, pursuit_encoder_get_max_row (self->encoder) + 1);
  g_autofree double *squares = g_new0 (double, n_terms + 1);
  g_autofree double *sums = g_new0 (double, n_terms + 1);

  self->means = g_new0 (double, n_terms + 1);
  for (guint row = 0; row < n_rows; row++)
    {
      guint n = pursuit_design_get_row (design, row, features);

      add_up (self, features, n, sums);
      for (guint i = 0; i < n_terms; i++)
        {
          self->means[i] += sums[i] / n_rows;
          squares[i] += sums[i] * sums[i];
          sums[i] = 0;
        }
    }
  list_features (self, squares, n_rows);
}

void
pursuit_history_model_take_fit (PursuitHistoryModel *self, PursuitHistoryFit *fit)
{
  self->encoder = g_steal_pointer (&fit->encoder);
  self->weights = g_steal_pointer (&fit->weights);
  set_names (self);
  measure_terms (self, fit->design);
}

static void
reason_free (gpointer data)
{
  PursuitHistoryReason *reason = data;

  g_free (reason->value);
  g_free (reason);
}

static gint
compare_reasons (gconstpointer a, gconstpointer b)
{
  const PursuitHistoryReason *first = *(PursuitHistoryReason *const *) a;
  const PursuitHistoryReason *second = *(PursuitHistoryReason *const *) b;
  double difference = fabs (second->weight) - fabs (first->weight);

  if (difference != 0)
    return difference > 0 ? 1 : -1;

  return g_strcmp0 (first->column, second->column);
}

static char *
dup_value (const char *cell)
{
  return pursuit_dataset_is_missing (cell) ? NULL : g_strstrip (g_strdup (cell));
}

static char *
dup_values (const PursuitHistoryModel *self, guint term, const char *const *cells)
{
  guint n_columns = self->encoder->columns->len;
  const PursuitFeaturePair *pair;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (term < n_columns)
    return dup_value (cells[term]);
  pair = &g_array_index (self->encoder->pairs, PursuitFeaturePair, term - n_columns);
  a = dup_value (cells[pair->a]);
  b = dup_value (cells[pair->b]);

  return g_strdup_printf ("%s, %s", a != NULL ? a : "–", b != NULL ? b : "–");
}

static GPtrArray *
list_reasons (const PursuitHistoryModel *self, const double *sums, const char *const *cells)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func (reason_free);

  for (guint i = 0; i < pursuit_encoder_get_n_terms (self->encoder); i++)
    {
      PursuitHistoryReason *reason;

      if (fabs (sums[i] - self->means[i]) < LEAST_REASON)
        continue;
      reason = g_new0 (PursuitHistoryReason, 1);
      reason->column = self->names[i];
      reason->value = dup_values (self, i, cells);
      reason->weight = sums[i] - self->means[i];
      g_ptr_array_add (reasons, reason);
    }
  g_ptr_array_sort (reasons, compare_reasons);
  if (reasons->len > PURSUIT_HISTORY_MAX_REASONS)
    g_ptr_array_set_size (reasons, PURSUIT_HISTORY_MAX_REASONS);

  return reasons;
}

double
pursuit_history_model_foretell (const PursuitHistoryModel *self,
                                const char *const *cells,
                                GPtrArray **reasons)
{
  g_autofree PursuitFeature *features = NULL;
  g_autofree double *sums = NULL;
  double log_odds;
  guint n;

  g_return_val_if_fail (self != NULL && cells != NULL, 0);
  g_return_val_if_fail (self->encoder != NULL, 0);

  features = g_new (PursuitFeature, pursuit_encoder_get_max_row (self->encoder) + 1);
  sums = g_new0 (double, pursuit_encoder_get_n_terms (self->encoder) + 1);
  n = pursuit_encoder_encode (self->encoder, cells, features);
  add_up (self, features, n, sums);
  log_odds = self->weights[self->encoder->n_features];
  for (guint i = 0; i < pursuit_encoder_get_n_terms (self->encoder); i++)
    log_odds += sums[i];
  if (reasons != NULL)
    *reasons = list_reasons (self, sums, cells);

  return pursuit_measure_probability (log_odds);
}

static JsonArray *
doubles_to_json (const double *numbers, guint n)
{
  JsonArray *array = json_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    json_array_add_double_element (array, numbers[i]);

  return array;
}

JsonNode *
pursuit_history_model_to_json (const PursuitHistoryModel *self)
{
  JsonNode *node;
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  node = json_node_new (JSON_NODE_OBJECT);
  object = json_object_new ();
  json_object_set_member (object, "report", pursuit_history_report_to_json (self->report));
  if (self->encoder != NULL)
    {
      json_object_set_object_member (object, "encoder", pursuit_encoder_to_json (self->encoder));
      json_object_set_array_member (object, "weights",
                                    doubles_to_json (self->weights, self->encoder->n_features + 1));
      json_object_set_array_member (
          object, "means",
          doubles_to_json (self->means, pursuit_encoder_get_n_terms (self->encoder)));
    }
  json_node_take_object (node, object);

  return node;
}

/* NULL unless there are exactly so many, and all of them numbers. */
static double *
read_doubles (JsonObject *object, const char *name, guint n)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autofree double *numbers = g_new0 (double, n + 1);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  if (json_array_get_length (array) != n)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) == G_TYPE_STRING)
        return NULL;
      numbers[i] = json_node_get_double (element);
      if (!isfinite (numbers[i]))
        return NULL;
    }

  return g_steal_pointer (&numbers);
}

static gboolean
read_fit (PursuitHistoryModel *self, JsonObject *object)
{
  JsonNode *encoder = json_object_get_member (object, "encoder");

  if (encoder == NULL || !JSON_NODE_HOLDS_OBJECT (encoder))
    return FALSE;
  self->encoder = pursuit_encoder_from_json (json_node_get_object (encoder));
  if (self->encoder == NULL)
    return FALSE;
  self->weights = read_doubles (object, "weights", self->encoder->n_features + 1);
  self->means = read_doubles (object, "means", pursuit_encoder_get_n_terms (self->encoder));
  if (self->weights == NULL || self->means == NULL)
    return FALSE;
  set_names (self);

  return TRUE;
}

PursuitHistoryModel *
pursuit_history_model_from_json (JsonNode *node)
{
  g_autoptr (PursuitHistoryModel) self = NULL;
  PursuitHistoryReport *report;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  report = pursuit_history_report_from_json (
      json_object_get_member (json_node_get_object (node), "report"));
  if (report == NULL)
    return NULL;
  self = pursuit_history_model_new (report);
  if (report->state == PURSUIT_HISTORY_READY && !read_fit (self, json_node_get_object (node)))
    return NULL;

  return g_steal_pointer (&self);
}
