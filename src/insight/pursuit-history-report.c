/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-history-report.h"

#include "core/pursuit-json.h"

#include <glib/gi18n-lib.h>

static const char *const states[] = {
  [PURSUIT_HISTORY_NOT_ENOUGH] = "not-enough",
  [PURSUIT_HISTORY_NO_SIGNAL] = "no-signal",
  [PURSUIT_HISTORY_READY] = "ready",
};

static void
feature_free (gpointer data)
{
  PursuitHistoryFeature *feature = data;

  g_free (feature->name);
  g_free (feature);
}

void
pursuit_history_leak_free (PursuitHistoryLeak *leak)
{
  g_free (leak->column);
  g_free (leak->why);
  g_free (leak);
}

PursuitHistoryReport *
pursuit_history_report_new (void)
{
  PursuitHistoryReport *self = g_new0 (PursuitHistoryReport, 1);

  self->features = g_ptr_array_new_with_free_func (feature_free);
  self->leaks = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_history_leak_free);

  return self;
}

void
pursuit_history_report_free (PursuitHistoryReport *self)
{
  g_ptr_array_unref (self->features);
  g_ptr_array_unref (self->leaks);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

void
pursuit_history_report_add_feature (PursuitHistoryReport *self, const char *name, double weight)
{
  PursuitHistoryFeature *feature;

  g_return_if_fail (self != NULL && name != NULL);

  feature = g_new0 (PursuitHistoryFeature, 1);
  feature->name = g_strdup (name);
  feature->weight = weight;
  g_ptr_array_add (self->features, feature);
}

const char *
pursuit_history_state_to_string (PursuitHistoryState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);

  return states[state];
}

static char *
dup_shift (const PursuitHistoryReport *self)
{
  return g_strdup_printf (_ ("The win rate has shifted: %.0f %% of the older leads were won, and "
                             "%.0f %% of the newest."),
                          100 * self->rate_old, 100 * self->rate_new);
}

static char *
dup_finding (const PursuitHistoryReport *self)
{
  switch (self->state)
    {
    case PURSUIT_HISTORY_READY:
      return g_strdup_printf (
          _ ("Learnt from %u won and %u lost leads: of a won and a lost lead it "
             "puts the won one first in %.0f %% of cases."),
          self->wins, self->losses, 100 * self->auc);
    case PURSUIT_HISTORY_NO_SIGNAL:
      return g_strdup_printf (_ ("%u won and %u lost leads foretell the next ones no better than "
                                 "the win rate does, so the history stays silent."),
                              self->wins, self->losses);
    case PURSUIT_HISTORY_NOT_ENOUGH:
    default:
      return g_strdup_printf (_ ("%u won and %u lost leads are too few to learn from; about 50 of "
                                 "each are needed."),
                              self->wins, self->losses);
    }
}

char *
pursuit_history_report_dup_sentence (const PursuitHistoryReport *self)
{
  g_autofree char *finding = NULL;
  g_autofree char *shift = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  finding = dup_finding (self);
  if (!self->has_shifted)
    return g_steal_pointer (&finding);
  shift = dup_shift (self);

  return g_strconcat (finding, " ", shift, NULL);
}

/* Of a figure that was not measured nobody shall read a 0. */
static void
set_figure (JsonObject *object, const char *name, double figure, gboolean measured)
{
  if (measured)
    json_object_set_double_member (object, name, figure);
  else
    json_object_set_null_member (object, name);
}

static JsonArray *
features_to_json (const PursuitHistoryReport *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->features->len; i++)
    {
      const PursuitHistoryFeature *feature = g_ptr_array_index (self->features, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", feature->name);
      json_object_set_double_member (object, "weight", feature->weight);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
leaks_to_json (const PursuitHistoryReport *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->leaks->len; i++)
    {
      const PursuitHistoryLeak *leak = g_ptr_array_index (self->leaks, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "column", leak->column);
      json_object_set_string_member (object, "why", leak->why);
      json_object_set_boolean_member (object, "certain", leak->certain);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonArray *
bins_to_json (const PursuitHistoryReport *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->n_bins; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "n", self->bins[i].n);
      json_object_set_double_member (object, "foretold", self->bins[i].foretold);
      json_object_set_double_member (object, "won", self->bins[i].won);
      json_array_add_object_element (array, object);
    }

  return array;
}

static JsonNode *
time_to_json (const PursuitHistoryReport *self)
{
  JsonNode *node;
  JsonObject *object;

  if (!self->in_time_order)
    return json_node_init_null (json_node_alloc ());

  object = json_object_new ();
  json_object_set_double_member (object, "auc", self->time_auc);
  json_object_set_double_member (object, "log_loss", self->time_log_loss);
  json_object_set_double_member (object, "log_loss_constant", self->time_log_loss_constant);
  json_object_set_double_member (object, "rate_old", self->rate_old);
  json_object_set_double_member (object, "rate_new", self->rate_new);
  json_object_set_boolean_member (object, "shifted", self->has_shifted);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);

  return node;
}

JsonNode *
pursuit_history_report_to_json (const PursuitHistoryReport *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *sentence = NULL;
  gboolean measured;

  g_return_val_if_fail (self != NULL, NULL);

  measured = self->log_loss_constant > 0;
  sentence = pursuit_history_report_dup_sentence (self);
  json_object_set_string_member (object, "state", pursuit_history_state_to_string (self->state));
  json_object_set_int_member (object, "wins", self->wins);
  json_object_set_int_member (object, "losses", self->losses);
  set_figure (object, "auc", self->auc, measured);
  set_figure (object, "log_loss", self->log_loss, measured);
  set_figure (object, "log_loss_constant", self->log_loss_constant, measured);
  pursuit_json_set_text (object, "from", self->from);
  pursuit_json_set_text (object, "to", self->to);
  json_object_set_array_member (object, "features", features_to_json (self));
  json_object_set_array_member (object, "leaks", leaks_to_json (self));
  json_object_set_array_member (object, "calibration", bins_to_json (self));
  json_object_set_member (object, "time", time_to_json (self));
  json_object_set_string_member (object, "sentence", sentence);
  json_node_take_object (node, object);

  return node;
}

static JsonObject *
get_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static gboolean
get_flag (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

static void
read_features (PursuitHistoryReport *self, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = get_element (array, i);
      const char *name = object != NULL ? pursuit_json_get_text (object, "name") : NULL;

      if (name != NULL)
        pursuit_history_report_add_feature (self, name,
                                            pursuit_json_get_double (object, "weight", 0));
    }
}

static void
read_leaks (PursuitHistoryReport *self, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = get_element (array, i);
      const char *column = object != NULL ? pursuit_json_get_text (object, "column") : NULL;
      const char *why = object != NULL ? pursuit_json_get_text (object, "why") : NULL;
      PursuitHistoryLeak *leak;

      if (column == NULL || why == NULL)
        continue;
      leak = g_new0 (PursuitHistoryLeak, 1);
      leak->column = g_strdup (column);
      leak->why = g_strdup (why);
      leak->certain = get_flag (object, "certain");
      g_ptr_array_add (self->leaks, leak);
    }
}

static void
read_bins (PursuitHistoryReport *self, JsonArray *array)
{
  guint n = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < MIN (n, PURSUIT_HISTORY_N_BINS); i++)
    {
      JsonObject *object = get_element (array, i);

      if (object == NULL)
        return;
      self->bins[i].n = (guint) CLAMP (pursuit_json_get_integer (object, "n", 0), 0, G_MAXINT32);
      self->bins[i].foretold = pursuit_json_get_double (object, "foretold", 0);
      self->bins[i].won = pursuit_json_get_double (object, "won", 0);
      self->n_bins = i + 1;
    }
}

static void
read_time (PursuitHistoryReport *self, JsonNode *node)
{
  JsonObject *object;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  self->in_time_order = TRUE;
  self->time_auc = pursuit_json_get_double (object, "auc", 0);
  self->time_log_loss = pursuit_json_get_double (object, "log_loss", 0);
  self->time_log_loss_constant = pursuit_json_get_double (object, "log_loss_constant", 0);
  self->rate_old = pursuit_json_get_double (object, "rate_old", 0);
  self->rate_new = pursuit_json_get_double (object, "rate_new", 0);
  self->has_shifted = get_flag (object, "shifted");
}

PursuitHistoryReport *
pursuit_history_report_from_json (JsonNode *node)
{
  PursuitHistoryReport *self;
  JsonObject *object;
  const char *state;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  state = pursuit_json_get_text (object, "state");
  self = pursuit_history_report_new ();
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i], state) == 0)
      self->state = (PursuitHistoryState) i;
  self->wins = (guint) CLAMP (pursuit_json_get_integer (object, "wins", 0), 0, G_MAXINT32);
  self->losses = (guint) CLAMP (pursuit_json_get_integer (object, "losses", 0), 0, G_MAXINT32);
  self->auc = pursuit_json_get_double (object, "auc", 0);
  self->log_loss = pursuit_json_get_double (object, "log_loss", 0);
  self->log_loss_constant = pursuit_json_get_double (object, "log_loss_constant", 0);
  self->from = g_strdup (pursuit_json_get_text (object, "from"));
  self->to = g_strdup (pursuit_json_get_text (object, "to"));
  read_features (self, get_array (object, "features"));
  read_leaks (self, get_array (object, "leaks"));
  read_bins (self, get_array (object, "calibration"));
  read_time (self, json_object_get_member (object, "time"));

  return self;
}
