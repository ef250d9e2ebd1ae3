/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-ledger.h"

#include "ai/pursuit-ai-money.h"
#include "core/pursuit-clock.h"
#include "core/pursuit-uuid.h"

G_DEFINE_INTERFACE (PursuitAiLedger, pursuit_ai_ledger, G_TYPE_OBJECT)

static guint alert_signal;

static const char *const states[PURSUIT_AI_N_STATES] = {
  [PURSUIT_AI_STATE_OPEN] = "open",       [PURSUIT_AI_STATE_WHOLE] = "whole",
  [PURSUIT_AI_STATE_PARTIAL] = "partial", [PURSUIT_AI_STATE_FAILED] = "failed",
  [PURSUIT_AI_STATE_CACHED] = "cached",
};

static const char *const savings[PURSUIT_AI_N_SAVINGS] = {
  [PURSUIT_AI_SAVING_CACHE] = "cache",
  [PURSUIT_AI_SAVING_BATCH] = "batch",
  [PURSUIT_AI_SAVING_TIER] = "tiers",
  [PURSUIT_AI_SAVING_COMPRESSION] = "compression",
};

static void
pursuit_ai_ledger_default_init (PursuitAiLedgerInterface *iface)
{
  alert_signal = g_signal_new ("alert", PURSUIT_AI_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

const char *
pursuit_ai_state_to_string (PursuitAiState state)
{
  g_return_val_if_fail (state < PURSUIT_AI_N_STATES, NULL);

  return states[state];
}

const char *
pursuit_ai_saving_to_string (PursuitAiSaving saving)
{
  g_return_val_if_fail (saving < PURSUIT_AI_N_SAVINGS, NULL);

  return savings[saving];
}

PursuitAiEntry *
pursuit_ai_entry_new (PursuitAiFeature feature, const char *provider, const char *model)
{
  PursuitAiEntry *self;

  g_return_val_if_fail (feature < PURSUIT_AI_N_FEATURES, NULL);
  g_return_val_if_fail (provider != NULL && model != NULL, NULL);

  self = g_new0 (PursuitAiEntry, 1);
  self->id = pursuit_uuid_new ();
  self->feature = feature;
  self->provider = g_strdup (provider);
  self->model = g_strdup (model);
  self->attempt = 1;
  self->started_us = pursuit_clock_now_us ();

  return self;
}

PursuitAiEntry *
pursuit_ai_entry_copy (const PursuitAiEntry *self)
{
  PursuitAiEntry *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->action = g_strdup (self->action);
  copy->request = g_strdup (self->request);
  copy->prompt = g_strdup (self->prompt);
  copy->provider = g_strdup (self->provider);
  copy->model = g_strdup (self->model);
  copy->host = g_strdup (self->host);
  copy->masked = g_strdup (self->masked);

  return copy;
}

void
pursuit_ai_entry_free (PursuitAiEntry *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->action);
  g_free (self->request);
  g_free (self->prompt);
  g_free (self->provider);
  g_free (self->model);
  g_free (self->host);
  g_free (self->masked);
  g_free (self);
}

static void
count (PursuitAiSettlement *self, const PursuitAiEntry *entry, PursuitAiPrices *prices)
{
  if (entry->local)
    self->counted = 0;
  else if (self->state == PURSUIT_AI_STATE_PARTIAL || self->usage.estimated)
    self->counted = MAX (self->cost, entry->reserved);
  else if (self->priced)
    self->counted = self->cost;
  else
    self->counted = pursuit_ai_prices_get_worst_case (
        prices, pursuit_ai_usage_get_prompt (&self->usage), self->usage.output);
}

gboolean
pursuit_ai_settlement_price (PursuitAiSettlement *self,
                             const PursuitAiEntry *entry,
                             PursuitAiPrices *prices,
                             GError **error)
{
  const PursuitAiTariff tariff = {
    .provider = entry->provider,
    .model = self->model != NULL ? self->model : entry->model,
    .time_us = entry->started_us,
    .batch = entry->batch,
    .local = entry->local,
  };
  PursuitAiCost cost = { .priced = TRUE };

  g_return_val_if_fail (prices != NULL && self->state != PURSUIT_AI_STATE_OPEN, FALSE);

  self->price_row = NULL;
  self->cost = 0;
  self->counted = 0;
  self->priced = TRUE;
  if (self->state == PURSUIT_AI_STATE_FAILED || self->state == PURSUIT_AI_STATE_CACHED)
    return TRUE;

  if (!pursuit_ai_prices_cost (prices, &tariff, &self->usage, &cost, error))
    {
      self->priced = FALSE;
      self->counted = entry->reserved;
      self->usage = (PursuitAiUsage){ .estimated = TRUE };
      return FALSE;
    }
  self->priced = cost.priced;
  self->cost = cost.pico;
  self->price_row = cost.row;
  self->saved[PURSUIT_AI_SAVING_BATCH] += cost.saved_batch;
  count (self, entry, prices);

  return TRUE;
}

void
pursuit_ai_ledger_open_async (PursuitAiLedger *self,
                              const PursuitAiEntry *entry,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_return_if_fail (PURSUIT_AI_IS_LEDGER (self) && entry != NULL);

  PURSUIT_AI_LEDGER_GET_IFACE (self)->open_async (self, entry, cancellable, callback, data);
}

gboolean
pursuit_ai_ledger_open_finish (PursuitAiLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PURSUIT_AI_IS_LEDGER (self), FALSE);

  return PURSUIT_AI_LEDGER_GET_IFACE (self)->open_finish (self, result, error);
}

void
pursuit_ai_ledger_settle_async (PursuitAiLedger *self,
                                const PursuitAiEntry *entry,
                                const PursuitAiSettlement *settlement,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_return_if_fail (PURSUIT_AI_IS_LEDGER (self) && entry != NULL && settlement != NULL);
  g_return_if_fail (settlement->state != PURSUIT_AI_STATE_OPEN);

  PURSUIT_AI_LEDGER_GET_IFACE (self)->settle_async (self, entry, settlement, callback, data);
}

gboolean
pursuit_ai_ledger_settle_finish (PursuitAiLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PURSUIT_AI_IS_LEDGER (self), FALSE);

  return PURSUIT_AI_LEDGER_GET_IFACE (self)->settle_finish (self, result, error);
}

void
pursuit_ai_ledger_emit_alert (PursuitAiLedger *self, const PursuitAiAlert *alert)
{
  g_return_if_fail (PURSUIT_AI_IS_LEDGER (self) && alert != NULL);

  g_signal_emit (self, alert_signal, 0, alert);
}
