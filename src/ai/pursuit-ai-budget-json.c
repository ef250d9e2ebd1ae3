/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-budget.h"

#include "ai/pursuit-ai-money.h"
#include "core/pursuit-json.h"

#include <glib/gi18n-lib.h>

#define ALL "all"
#define EXPECTED "expected"
#define WORST_CASE "worst_case"
#define TOKENS_OF_PRICE 1000000

static const char *
get_name (guint feature)
{
  return feature == PURSUIT_AI_WHOLE ? ALL
                                     : pursuit_ai_feature_to_string ((PursuitAiFeature) feature);
}

void
pursuit_ai_budgets_init (PursuitAiBudgets *self)
{
  g_return_if_fail (self != NULL);

  for (guint period = 0; period < PURSUIT_AI_N_PERIODS; period++)
    for (guint feature = 0; feature < PURSUIT_AI_N_BUDGETS; feature++)
      self->limit[period][feature] = -1;
  self->expected = -1;
  self->worst_input = -1;
  self->worst_output = -1;
}

static void
add_money (JsonObject *object, const char *name, gint64 pico)
{
  g_autofree char *text = pico >= 0 ? pursuit_ai_money_to_decimal (pico) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

JsonNode *
pursuit_ai_budgets_to_json (const PursuitAiBudgets *self)
{
  JsonNode *node;
  JsonObject *object, *worst;

  g_return_val_if_fail (self != NULL, NULL);

  node = json_node_new (JSON_NODE_OBJECT);
  object = json_object_new ();
  for (guint period = 0; period < PURSUIT_AI_N_PERIODS; period++)
    {
      JsonObject *limits = json_object_new ();

      for (guint feature = 0; feature < PURSUIT_AI_N_BUDGETS; feature++)
        add_money (limits, get_name (feature), self->limit[period][feature]);
      json_object_set_object_member (object, pursuit_ai_period_to_string ((PursuitAiPeriod) period),
                                     limits);
    }
  add_money (object, EXPECTED, self->expected);
  if (self->worst_input >= 0)
    {
      worst = json_object_new ();
      add_money (worst, "input", self->worst_input * TOKENS_OF_PRICE);
      add_money (worst, "output", self->worst_output * TOKENS_OF_PRICE);
      json_object_set_object_member (object, WORST_CASE, worst);
    }
  json_node_take_object (node, object);

  return node;
}

static gboolean
refuse (const char *name, GError **error)
{
  g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG,
               _ ("The budgets cannot be understood at “%s”; set them anew"), name);

  return FALSE;
}

static gboolean
read_money (JsonObject *object, const char *name, gint64 *pico, GError **error)
{
  if (!json_object_has_member (object, name)
      || pursuit_ai_money_parse (pursuit_json_get_text (object, name), pico))
    return TRUE;

  return refuse (name, error);
}

/* An object is always given, an empty one in the place of none. */
static JsonObject *
get_object (JsonObject *object, const char *name, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL)
    return json_object_new ();
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_object_ref (json_node_get_object (node));
  refuse (name, error);

  return NULL;
}

static gboolean
read_limits (PursuitAiBudgets *self, PursuitAiPeriod period, JsonObject *object, GError **error)
{
  g_autoptr (JsonObject) limits = get_object (object, pursuit_ai_period_to_string (period), error);

  for (guint feature = 0; limits != NULL && feature < PURSUIT_AI_N_BUDGETS; feature++)
    if (!read_money (limits, get_name (feature), &self->limit[period][feature], error))
      return FALSE;

  return limits != NULL;
}

static gboolean
read_worst_case (PursuitAiBudgets *self, JsonObject *object, GError **error)
{
  g_autoptr (JsonObject) worst = get_object (object, WORST_CASE, error);
  gint64 input = -1;
  gint64 output = -1;

  if (worst == NULL || !read_money (worst, "input", &input, error)
      || !read_money (worst, "output", &output, error))
    return FALSE;
  if ((input < 0) != (output < 0))
    return refuse (WORST_CASE, error);
  if (input >= 0)
    {
      self->worst_input = input / TOKENS_OF_PRICE;
      self->worst_output = output / TOKENS_OF_PRICE;
    }

  return TRUE;
}

gboolean
pursuit_ai_budgets_from_json (PursuitAiBudgets *self, JsonNode *node, GError **error)
{
  JsonObject *object;

  g_return_val_if_fail (self != NULL && node != NULL, FALSE);

  pursuit_ai_budgets_init (self);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse ("{", error);

  object = json_node_get_object (node);
  for (guint period = 0; period < PURSUIT_AI_N_PERIODS; period++)
    if (!read_limits (self, (PursuitAiPeriod) period, object, error))
      return FALSE;

  return read_money (object, EXPECTED, &self->expected, error)
         && read_worst_case (self, object, error);
}
