/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-score.h"

#include "core/pursuit-json.h"
#include "core/pursuit-score-history.h"
#include "core/pursuit-util.h"

#include <math.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (PursuitScore, pursuit_score, pursuit_score_ref, pursuit_score_unref)

static void
reason_free (gpointer data)
{
  PursuitScoreReason *reason = data;

  g_free (reason->text);
  pursuit_evidence_free (reason->evidence);
  g_free (reason);
}

PursuitScore *
pursuit_score_new (const char *engine)
{
  PursuitScore *self = g_new0 (PursuitScore, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->engine = g_intern_string (engine);
  self->probability = -1;
  self->reasons = g_ptr_array_new_with_free_func (reason_free);
  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    self->parts[i].points = PURSUIT_SCORE_NOT_ESTABLISHED;

  return self;
}

PursuitScore *
pursuit_score_ref (PursuitScore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
pursuit_score_unref (PursuitScore *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    {
      g_free (self->parts[i].summary);
      g_free (self->parts[i].ask);
      pursuit_evidence_free (self->parts[i].evidence);
    }
  g_ptr_array_unref (self->reasons);
  g_free (self->why);
  g_free (self->scored_at);
  pursuit_receipt_free (self->receipt);
  pursuit_score_override_free (self->override);
  g_free (self);
}

void
pursuit_score_establish (PursuitScore *self,
                         PursuitScorePart part,
                         int points,
                         const char *summary,
                         PursuitEvidence *evidence)
{
  PursuitScorePartResult *result;

  g_return_if_fail (self != NULL);
  g_return_if_fail (part < PURSUIT_SCORE_N_PARTS);
  g_return_if_fail (points >= 0 && points <= 100);
  g_return_if_fail (evidence != NULL);

  result = &self->parts[part];
  result->points = points;
  pursuit_set_str (&result->summary, summary);
  g_clear_pointer (&result->evidence, pursuit_evidence_free);
  result->evidence = evidence;
}

void
pursuit_score_add_reason (PursuitScore *self,
                          const char *text,
                          double weight,
                          PursuitEvidence *evidence)
{
  PursuitScoreReason *reason;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  reason = g_new0 (PursuitScoreReason, 1);
  reason->text = g_strdup (text);
  reason->weight = weight;
  reason->evidence = evidence;
  g_ptr_array_add (self->reasons, reason);
}

static int
compare_reasons (gconstpointer a, gconstpointer b)
{
  const PursuitScoreReason *first = *(PursuitScoreReason *const *) a;
  const PursuitScoreReason *second = *(PursuitScoreReason *const *) b;
  double difference = fabs (second->weight) - fabs (first->weight);

  /* By text at last, so that equal weights always come in one order. */
  if (difference != 0)
    return difference > 0 ? 1 : -1;

  return g_strcmp0 (first->text, second->text);
}

void
pursuit_score_finish (PursuitScore *self, const PursuitScoreFormula *formula)
{
  int points[PURSUIT_SCORE_N_PARTS];

  g_return_if_fail (self != NULL);
  g_return_if_fail (formula != NULL);

  self->established = 0;
  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    {
      points[i] = self->parts[i].points;
      if (points[i] != PURSUIT_SCORE_NOT_ESTABLISHED)
        self->established++;
    }
  self->total = pursuit_score_formula_total (formula, points);
  g_ptr_array_sort (self->reasons, compare_reasons);
}

static void
add_parts (JsonObject *root, PursuitScore *self)
{
  JsonObject *breakdown = json_object_new ();
  JsonObject *parts = json_object_new ();

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    {
      const PursuitScorePartResult *result = &self->parts[i];
      const char *key = pursuit_score_part_to_string (i);
      JsonObject *part = json_object_new ();

      if (result->points != PURSUIT_SCORE_NOT_ESTABLISHED)
        json_object_set_int_member (breakdown, key, result->points);
      else
        json_object_set_null_member (breakdown, key);
      pursuit_json_set_text (part, "summary", result->summary);
      pursuit_json_set_text (part, "ask", result->ask);
      json_object_set_member (part, "evidence", pursuit_evidence_to_json (result->evidence));
      json_object_set_object_member (parts, key, part);
    }

  if (g_strcmp0 (self->engine, "history") == 0)
    {
      json_object_unref (breakdown);
      json_object_set_null_member (root, "breakdown");
    }
  else
    {
      json_object_set_object_member (root, "breakdown", breakdown);
    }
  json_object_set_object_member (root, "parts", parts);
}

static void
add_reasons (JsonObject *root, PursuitScore *self)
{
  JsonArray *reasons = json_array_new ();

  for (guint i = 0; i < self->reasons->len; i++)
    {
      const PursuitScoreReason *reason = g_ptr_array_index (self->reasons, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "text", reason->text);
      /* Hundredths are all that is shown, and keep the text free of binary tails. */
      json_object_set_double_member (object, "weight", round (reason->weight * 100) / 100);
      json_object_set_member (object, "evidence", pursuit_evidence_to_json (reason->evidence));
      json_array_add_object_element (reasons, object);
    }
  json_object_set_array_member (root, "reasons", reasons);
}

static void
add_override (JsonObject *root, const PursuitScoreOverride *override)
{
  JsonObject *object;

  if (override == NULL)
    return;
  object = json_object_new ();
  json_object_set_int_member (object, "score", override->score);
  pursuit_json_set_text (object, "reason", override->reason);
  pursuit_json_set_text (object, "until", override->until);
  json_object_set_object_member (root, "override", object);
}

int
pursuit_score_get_shown (const PursuitScore *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->override != NULL ? self->override->score : self->total;
}

JsonNode *
pursuit_score_to_json (PursuitScore *self)
{
  JsonObject *root;
  JsonNode *node;

  g_return_val_if_fail (self != NULL, NULL);

  root = json_object_new ();
  json_object_set_int_member (root, "score", self->total);
  json_object_set_string_member (root, "engine", self->engine);
  add_parts (root, self);
  json_object_set_int_member (root, "established", self->established);
  if (self->probability >= 0)
    json_object_set_double_member (root, "probability", self->probability);
  else
    json_object_set_null_member (root, "probability");
  add_reasons (root, self);
  add_override (root, self->override);
  pursuit_json_set_text (root, "why", self->why);
  pursuit_json_set_text (root, "scored_at", self->scored_at);
  if (self->receipt != NULL)
    json_object_set_member (root, "receipt", pursuit_receipt_to_json (self->receipt));

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, root);

  return node;
}

/* "why", "scored_at" and "receipt" are written last, and a quote within a text is written as \", so
 * that this can stand nowhere before. */
#define LAST_MEMBERS ",\"why\":"

gboolean
pursuit_score_texts_agree (const char *a, const char *b)
{
  const char *end_a = a != NULL ? strstr (a, LAST_MEMBERS) : NULL;
  const char *end_b = b != NULL ? strstr (b, LAST_MEMBERS) : NULL;

  return end_a != NULL && end_b != NULL && end_a - a == end_b - b
         && memcmp (a, b, (gsize) (end_a - a)) == 0;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
read_part (PursuitScore *self, guint part, JsonObject *breakdown, JsonObject *parts)
{
  const char *key = pursuit_score_part_to_string (part);
  PursuitScorePartResult *result = &self->parts[part];
  JsonObject *object = parts != NULL ? get_object (parts, key) : NULL;
  gint64 points = breakdown != NULL
                      ? pursuit_json_get_integer (breakdown, key, PURSUIT_SCORE_NOT_ESTABLISHED)
                      : PURSUIT_SCORE_NOT_ESTABLISHED;

  if (points >= 0)
    result->points = (int) MIN (points, 100);
  if (object == NULL)
    return;
  result->summary = g_strdup (pursuit_json_get_text (object, "summary"));
  result->ask = g_strdup (pursuit_json_get_text (object, "ask"));
  result->evidence = pursuit_evidence_from_json (json_object_get_member (object, "evidence"));
}

static void
read_reason (JsonArray *array, guint index, JsonNode *node, gpointer user_data)
{
  PursuitScore *self = user_data;
  JsonObject *object;
  const char *text;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  text = pursuit_json_get_text (object, "text");
  pursuit_score_add_reason (
      self, text != NULL ? text : "", pursuit_json_get_double (object, "weight", 0),
      pursuit_evidence_from_json (json_object_get_member (object, "evidence")));
}

/* Engine names are interned for good, so none is taken that is not one of ours. */
static const char *
known_engine (const char *name)
{
  for (const PursuitChoice *engine = pursuit_score_engines; engine->nick != NULL; engine++)
    if (g_strcmp0 (engine->nick, name) == 0)
      return engine->nick;

  return "rules";
}

static PursuitScoreOverride *
read_override (JsonObject *root)
{
  JsonObject *object = get_object (root, "override");

  return object != NULL ? pursuit_score_override_new (
             (int) CLAMP (pursuit_json_get_integer (object, "score", 0), 0, 100),
             pursuit_json_get_text (object, "reason"), pursuit_json_get_text (object, "until"))
                        : NULL;
}

PursuitScore *
pursuit_score_from_json (JsonNode *node)
{
  JsonObject *root, *breakdown, *parts;
  JsonNode *reasons;
  PursuitScore *self;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  root = json_node_get_object (node);
  self = pursuit_score_new (known_engine (pursuit_json_get_text (root, "engine")));
  self->total = (int) CLAMP (pursuit_json_get_integer (root, "score", 0), 0, 100);
  self->established = (int) CLAMP (pursuit_json_get_integer (root, "established", 0), 0, 4);
  self->probability = pursuit_json_get_double (root, "probability", -1);
  self->why = g_strdup (pursuit_json_get_text (root, "why"));
  self->scored_at = g_strdup (pursuit_json_get_text (root, "scored_at"));
  self->receipt = pursuit_receipt_from_json (json_object_get_member (root, "receipt"));
  self->override = read_override (root);
  breakdown = get_object (root, "breakdown");
  parts = get_object (root, "parts");
  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    read_part (self, i, breakdown, parts);
  reasons = json_object_get_member (root, "reasons");
  if (reasons != NULL && JSON_NODE_HOLDS_ARRAY (reasons))
    json_array_foreach_element (json_node_get_array (reasons), read_reason, self);

  return self;
}
