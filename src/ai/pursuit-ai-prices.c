/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-prices.h"

#include "ai/pursuit-ai-money.h"
#include "ai/pursuit-ai-price-row-private.h"
#include "ai/pursuit-ai-resources.h"
#include "core/pursuit-json.h"
#include "core/pursuit-time.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SHIPPED "/com/salesai/Pursuit/ai/prices.json"
#define FORMAT 1
#define DAY_LENGTH 10

struct _PursuitAiPrices
{
  GPtrArray *own;     /* (element-type PursuitAiPriceRow) (owned) a person's, which come first */
  GPtrArray *shipped; /* (element-type PursuitAiPriceRow) (owned) */
  gint64 worst_input; /* -1: the dearest that is known */
  gint64 worst_output;
};

static const char *const members[]
    = { "format", "checked", "currency", "unit", "about", "sources", "prices", NULL };

static gboolean
refuse_file (const char *member, GError **error)
{
  g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG,
               _ ("“%s” is missing or not as in the file that comes with Pursuit"), member);

  return FALSE;
}

/* What makes the figures mean something else than ours. */
static gboolean
check_head (JsonObject *object, GError **error)
{
  if (!pursuit_ai_price_check_members (object, members, error))
    return FALSE;
  if (pursuit_json_get_integer (object, "format", 0) != FORMAT)
    return refuse_file ("format", error);
  if (g_strcmp0 (pursuit_json_get_text (object, "currency"), PURSUIT_AI_CURRENCY) != 0)
    return refuse_file ("currency", error);
  if (g_strcmp0 (pursuit_json_get_text (object, "unit"), "million tokens") != 0)
    return refuse_file ("unit", error);
  if (!pursuit_date_is_valid (pursuit_json_get_text (object, "checked")))
    return refuse_file ("checked", error);

  return TRUE;
}

static gboolean
is_known (GHashTable *ids, const PursuitAiPriceRow *row, GError **error)
{
  if (g_hash_table_add (ids, row->id))
    return FALSE;

  g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG,
               _ ("%s stands there twice; remove one of the two"), row->id);

  return TRUE;
}

static PursuitAiPriceRow *
read_row (JsonArray *array, guint i, const char *prefix, const char *checked, GError **error)
{
  JsonNode *node = json_array_get_element (array, i);
  PursuitAiPriceRow *row;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse_file ("prices", error);
      return NULL;
    }
  row = pursuit_ai_price_row_new (json_node_get_object (node), prefix, checked, error);
  if (row == NULL)
    g_prefix_error (error, _ ("price %u: "), i + 1);

  return row;
}

static GPtrArray *
read_rows (JsonObject *object, const char *prefix, GError **error)
{
  JsonNode *node = json_object_get_member (object, "prices");
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_price_row_free);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)
      || json_array_get_length (json_node_get_array (node)) > PURSUIT_AI_PRICES_MAX_ROWS)
    {
      refuse_file ("prices", error);
      return NULL;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      PursuitAiPriceRow *row
          = read_row (array, i, prefix, pursuit_json_get_text (object, "checked"), error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
      if (is_known (ids, row, error))
        return NULL;
    }

  return g_steal_pointer (&rows);
}

static GPtrArray *
read_text (const char *text, gsize length, const char *prefix, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  if (length > PURSUIT_AI_PRICES_MAX_BYTES)
    {
      g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG,
                   _ ("the file is longer than %d bytes"), PURSUIT_AI_PRICES_MAX_BYTES);
      return NULL;
    }
  root = pursuit_json_parse (text, (gssize) length, error);
  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse_file ("format", error);
      return NULL;
    }
  object = json_node_get_object (root);

  return check_head (object, error) ? read_rows (object, prefix, error) : NULL;
}

/* The row that began last holds; of those without a beginning, the first. */
static const PursuitAiPriceRow *
find_in (GPtrArray *rows, const PursuitAiTariff *tariff, const char *day)
{
  const PursuitAiPriceRow *best = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PursuitAiPriceRow *row = rows->pdata[i];

      if (pursuit_ai_price_row_fits (row, tariff->provider, tariff->model, day)
          && (best == NULL || g_strcmp0 (row->from, best->from) > 0))
        best = row;
    }

  return best;
}

static const PursuitAiPriceRow *
find_row (PursuitAiPrices *self, const PursuitAiTariff *tariff)
{
  g_autofree char *day = pursuit_time_format (tariff->time_us);
  const PursuitAiPriceRow *row;

  day[DAY_LENGTH] = '\0';
  row = find_in (self->own, tariff, day);

  return row != NULL ? row : find_in (self->shipped, tariff, day);
}

static gboolean
check_usage (const PursuitAiUsage *usage, GError **error)
{
  const gint64 parts[] = { usage->input,  usage->cache_read, usage->cache_write_5m,
                           usage->output, usage->reasoning,  usage->cache_write_1h };
  gint64 prompt = 0;
  gboolean sane = usage->reasoning <= usage->output;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sane = sane && parts[i] >= 0;
  sane = sane && pursuit_money_add (usage->input, usage->cache_read, &prompt)
         && pursuit_money_add (prompt, usage->cache_write_5m, &prompt)
         && pursuit_money_add (prompt, usage->cache_write_1h, &prompt);
  if (!sane)
    g_set_error_literal (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER,
                         _ ("The provider reports tokens that do not add up, so the request "
                            "cannot be priced"));

  return sane;
}

/* FALSE if it is too much to count; whether all prices are known is said in the cost. */
static gboolean
price_tokens (const PursuitAiRates *rates, const PursuitAiUsage *usage, PursuitAiCost *cost)
{
  const gint64 tokens[PURSUIT_AI_N_CLASSES] = {
    [PURSUIT_AI_CLASS_INPUT] = usage->input,
    [PURSUIT_AI_CLASS_CACHE_READ] = usage->cache_read,
    [PURSUIT_AI_CLASS_CACHE_WRITE_SHORT] = usage->cache_write_5m,
    [PURSUIT_AI_CLASS_CACHE_WRITE_LONG] = usage->cache_write_1h,
    [PURSUIT_AI_CLASS_OUTPUT] = usage->output,
  };

  cost->priced = TRUE;
  for (guint i = 0; i < PURSUIT_AI_N_CLASSES; i++)
    if (tokens[i] > 0 && rates->rate[i] < 0)
      cost->priced = FALSE;
  for (guint i = 0; cost->priced && i < PURSUIT_AI_N_CLASSES; i++)
    if (tokens[i] > 0 && !pursuit_ai_money_add_tokens (&cost->pico, rates->rate[i], tokens[i]))
      return FALSE;

  return TRUE;
}

/* Rounded up: what is counted is never less than the bill. */
static gint64
batch_price (gint64 pico, gint64 batch)
{
  return (gint64) (((__int128) pico * batch + 999) / 1000);
}

static gint64
add_rates (gint64 input_rate, gint64 prompt, gint64 output_rate, gint64 output)
{
  gint64 sum = 0;

  return pursuit_ai_money_add_tokens (&sum, input_rate, MAX (prompt, 0))
                 && pursuit_ai_money_add_tokens (&sum, output_rate, MAX (output, 0))
             ? sum
             : G_MAXINT64;
}

static gint64
rates_bound (const PursuitAiRates *rates, gint64 prompt, gint64 output)
{
  return add_rates (pursuit_ai_rates_get_dearest_input (rates), prompt,
                    rates->rate[PURSUIT_AI_CLASS_OUTPUT], output);
}

static void
find_dearest (GPtrArray *rows, gint64 *input, gint64 *output)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PursuitAiPriceRow *row = rows->pdata[i];

      g_assert (row != NULL);

      *input = MAX (*input, pursuit_ai_rates_get_dearest_input (&row->rates));
      *output = MAX (*output, row->rates.rate[PURSUIT_AI_CLASS_OUTPUT]);
      if (row->above < G_MAXINT64)
        {
          *input = MAX (*input, pursuit_ai_rates_get_dearest_input (&row->long_rates));
          *output = MAX (*output, row->long_rates.rate[PURSUIT_AI_CLASS_OUTPUT]);
        }
    }
}

static void
prices_clear (gpointer data)
{
  PursuitAiPrices *self = data;

  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->shipped, g_ptr_array_unref);
}

PursuitAiPrices *
pursuit_ai_prices_new (void)
{
  PursuitAiPrices *self = g_atomic_rc_box_new0 (PursuitAiPrices);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (pursuit_ai_get_resource (), SHIPPED,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  self->worst_input = -1;
  self->shipped = read_text (text, length, "", &error);
  if (self->shipped == NULL)
    g_error ("The prices that come with Pursuit cannot be read: %s", error->message);

  return self;
}

PursuitAiPrices *
pursuit_ai_prices_ref (PursuitAiPrices *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
pursuit_ai_prices_unref (PursuitAiPrices *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, prices_clear);
}

gboolean
pursuit_ai_prices_load_text (
    PursuitAiPrices *self, const char *name, const char *text, gsize length, GError **error)
{
  GPtrArray *rows;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL && name != NULL && text != NULL, FALSE);

  rows = read_text (text, length, "own:", &local_error);
  if (rows == NULL)
    {
      g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG,
                   _ ("The prices in %s cannot be used: %s"), name, local_error->message);
      return FALSE;
    }
  g_clear_pointer (&self->own, g_ptr_array_unref);
  self->own = rows;

  return TRUE;
}

gboolean
pursuit_ai_prices_load (PursuitAiPrices *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize length;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (!g_file_get_contents (path, &text, &length, &local_error))
    {
      g_set_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG,
                   _ ("The prices cannot be read: %s"), local_error->message);
      return FALSE;
    }

  return pursuit_ai_prices_load_text (self, path, text, length, error);
}

void
pursuit_ai_prices_set_worst_case (PursuitAiPrices *self, gint64 input, gint64 output)
{
  g_return_if_fail (self != NULL && input >= 0 && output >= 0);

  self->worst_input = input;
  self->worst_output = output;
}

gint64
pursuit_ai_prices_get_worst_case (PursuitAiPrices *self, gint64 prompt, gint64 output)
{
  gint64 input_rate, output_rate;

  g_return_val_if_fail (self != NULL, G_MAXINT64);

  input_rate = self->worst_input;
  output_rate = self->worst_output;
  if (input_rate < 0)
    {
      find_dearest (self->own, &input_rate, &output_rate);
      find_dearest (self->shipped, &input_rate, &output_rate);
    }

  return add_rates (input_rate, prompt, output_rate, output);
}

gboolean
pursuit_ai_prices_cost (PursuitAiPrices *self,
                        const PursuitAiTariff *tariff,
                        const PursuitAiUsage *usage,
                        PursuitAiCost *cost,
                        GError **error)
{
  const PursuitAiPriceRow *row;
  const PursuitAiRates *rates;
  gint64 prompt;

  g_return_val_if_fail (self != NULL && tariff != NULL && usage != NULL && cost != NULL, FALSE);

  *cost = (PursuitAiCost){ .priced = tariff->local };
  if (!check_usage (usage, error))
    return FALSE;
  if (tariff->local || (row = find_row (self, tariff)) == NULL)
    return TRUE;

  prompt = pursuit_ai_usage_get_prompt (usage);
  rates = pursuit_ai_price_row_get_rates (row, prompt);
  if (!price_tokens (rates, usage, cost))
    {
      g_set_error_literal (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_ANSWER,
                           _ ("The provider reports more tokens than any request can have"));
      return FALSE;
    }
  if (!cost->priced || (tariff->batch && row->batch < 0))
    {
      *cost = (PursuitAiCost){ .priced = FALSE };
      return TRUE;
    }

  cost->row = row->id;
  cost->long_prompt = prompt > row->above;
  if (tariff->batch)
    {
      gint64 full = cost->pico;

      cost->pico = batch_price (full, row->batch);
      cost->saved_batch = full - cost->pico;
    }

  return TRUE;
}

gint64
pursuit_ai_prices_get_bound (PursuitAiPrices *self,
                             const PursuitAiTariff *tariff,
                             gint64 prompt,
                             gint64 output)
{
  const PursuitAiPriceRow *row;
  gint64 bound;

  g_return_val_if_fail (self != NULL && tariff != NULL, G_MAXINT64);

  if (tariff->local)
    return 0;
  row = find_row (self, tariff);
  if (row == NULL)
    return pursuit_ai_prices_get_worst_case (self, prompt, output);

  /* The bound may be over the edge where the real prompt is not: the dearer of the two. */
  bound = rates_bound (&row->rates, prompt, output);
  if (prompt > row->above)
    bound = MAX (bound, rates_bound (&row->long_rates, prompt, output));

  return tariff->batch && row->batch >= 0 ? batch_price (bound, row->batch) : bound;
}
