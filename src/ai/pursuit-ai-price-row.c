/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-price-row-private.h"

#include "ai/pursuit-ai-money.h"
#include "core/pursuit-json.h"
#include "core/pursuit-time.h"
#include "core/pursuit-util.h"

#include <glib/gi18n-lib.h>

/* A thousandth of one, in the unit of pursuit_ai_money_parse(). */
#define PICO_PER_THOUSANDTH (PURSUIT_AI_PICO_PER_USD / 1000)

/* A price is for so many tokens. */
#define TOKENS_OF_PRICE 1000000

/* Longest name of a provider or model. */
#define MAX_NAME 200

static const char *const class_names[PURSUIT_AI_N_CLASSES] = {
  [PURSUIT_AI_CLASS_INPUT] = "input",
  [PURSUIT_AI_CLASS_CACHE_READ] = "cache_read",
  [PURSUIT_AI_CLASS_CACHE_WRITE_SHORT] = "cache_write_short",
  [PURSUIT_AI_CLASS_CACHE_WRITE_LONG] = "cache_write_long",
  [PURSUIT_AI_CLASS_OUTPUT] = "output",
};

static const char *const row_members[] = { "provider",
                                           "model",
                                           "from",
                                           "until",
                                           "input",
                                           "cache_read",
                                           "cache_write_short",
                                           "cache_write_long",
                                           "output",
                                           "batch",
                                           "long_prompt",
                                           "sources",
                                           "note",
                                           NULL };
static const char *const long_members[] = {
  "above", "input", "cache_read", "cache_write_short", "cache_write_long", "output", NULL,
};

gboolean
pursuit_ai_price_check_members (JsonObject *object, const char *const *names, GError **error)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (names, l->data))
      {
        g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG,
                     _ ("“%.40s” means nothing there; correct or remove it"),
                     (const char *) l->data);
        return FALSE;
      }

  return TRUE;
}

static gboolean
refuse (const char *member, GError **error)
{
  g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG,
               _ ("“%s” is missing or cannot be understood"), member);

  return FALSE;
}

/* "2.5" for a million tokens; exact to the pico-USD for one. */
static gboolean
read_rate (JsonObject *object, const char *member, gint64 *rate, GError **error)
{
  gint64 price;

  *rate = -1;
  if (!json_object_has_member (object, member))
    return TRUE;
  if (!pursuit_ai_money_parse (pursuit_json_get_text (object, member), &price)
      || price > PURSUIT_AI_PRICES_MAX_USD * PURSUIT_AI_PICO_PER_USD
      || price % TOKENS_OF_PRICE != 0)
    return refuse (member, error);
  *rate = price / TOKENS_OF_PRICE;

  return TRUE;
}

static gboolean
read_rates (JsonObject *object, PursuitAiRates *rates, GError **error)
{
  for (guint i = 0; i < PURSUIT_AI_N_CLASSES; i++)
    if (!read_rate (object, class_names[i], &rates->rate[i], error))
      return FALSE;
  if (rates->rate[PURSUIT_AI_CLASS_INPUT] < 0)
    return refuse ("input", error);
  if (rates->rate[PURSUIT_AI_CLASS_OUTPUT] < 0)
    return refuse ("output", error);

  return TRUE;
}

static gboolean
read_long_prompt (JsonObject *object, PursuitAiPriceRow *self, GError **error)
{
  JsonNode *node = json_object_get_member (object, "long_prompt");
  JsonObject *tier;

  self->above = G_MAXINT64;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse ("long_prompt", error);

  tier = json_node_get_object (node);
  self->above = pursuit_json_get_integer (tier, "above", -1);
  if (self->above < 1)
    return refuse ("above", error);

  return pursuit_ai_price_check_members (tier, long_members, error)
         && read_rates (tier, &self->long_rates, error);
}

static gboolean
read_batch (JsonObject *object, gint64 *batch, GError **error)
{
  gint64 part;

  *batch = -1;
  if (!json_object_has_member (object, "batch"))
    return TRUE;
  if (!pursuit_ai_money_parse (pursuit_json_get_text (object, "batch"), &part)
      || part > PURSUIT_AI_PICO_PER_USD || part % PICO_PER_THOUSANDTH != 0)
    return refuse ("batch", error);
  *batch = part / PICO_PER_THOUSANDTH;

  return TRUE;
}

static gboolean
read_day (JsonObject *object, const char *member, char **day, GError **error)
{
  const char *text = pursuit_json_get_text (object, member);

  if (text == NULL
      && (!json_object_has_member (object, member) || json_object_get_null_member (object, member)))
    return TRUE;
  if (!pursuit_date_is_valid (text))
    return refuse (member, error);
  *day = g_strdup (text);

  return TRUE;
}

static gboolean
read_days (JsonObject *object, PursuitAiPriceRow *self, GError **error)
{
  if (!read_day (object, "from", &self->from, error)
      || !read_day (object, "until", &self->until, error))
    return FALSE;
  if (self->from != NULL && self->until != NULL && g_strcmp0 (self->from, self->until) > 0)
    return refuse ("until", error);

  return TRUE;
}

static gboolean
read_name (JsonObject *object, const char *member, char **name, GError **error)
{
  const char *text = pursuit_json_get_text (object, member);

  if (pursuit_str_is_blank (text) || g_utf8_strlen (text, -1) > MAX_NAME)
    return refuse (member, error);
  *name = g_strdup (text);

  return TRUE;
}

PursuitAiPriceRow *
pursuit_ai_price_row_new (JsonObject *object,
                          const char *prefix,
                          const char *checked,
                          GError **error)
{
  g_autoptr (PursuitAiPriceRow) self = g_new0 (PursuitAiPriceRow, 1);

  if (!pursuit_ai_price_check_members (object, row_members, error)
      || !read_name (object, "provider", &self->provider, error)
      || !read_name (object, "model", &self->model, error) || !read_days (object, self, error)
      || !read_rates (object, &self->rates, error) || !read_batch (object, &self->batch, error)
      || !read_long_prompt (object, self, error))
    return NULL;

  self->id = g_strdup_printf ("%s%s/%s@%s#%s", prefix, self->provider, self->model,
                              self->from != NULL ? self->from : "-", checked);

  return g_steal_pointer (&self);
}

void
pursuit_ai_price_row_free (PursuitAiPriceRow *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->provider);
  g_free (self->model);
  g_free (self->from);
  g_free (self->until);
  g_free (self);
}

gboolean
pursuit_ai_price_row_fits (const PursuitAiPriceRow *self,
                           const char *provider,
                           const char *model,
                           const char *day)
{
  return g_str_equal (self->model, model) && g_str_equal (self->provider, provider)
         && (self->from == NULL || g_strcmp0 (self->from, day) <= 0)
         && (self->until == NULL || g_strcmp0 (day, self->until) <= 0);
}

const PursuitAiRates *
pursuit_ai_price_row_get_rates (const PursuitAiPriceRow *self, gint64 prompt)
{
  return prompt > self->above ? &self->long_rates : &self->rates;
}

gint64
pursuit_ai_rates_get_dearest_input (const PursuitAiRates *self)
{
  gint64 dearest = 0;

  for (guint i = 0; i < PURSUIT_AI_CLASS_OUTPUT; i++)
    dearest = MAX (dearest, self->rate[i]);

  return dearest;
}
