/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-bookkeeper.h"

#include "ai/pursuit-ai-error.h"

#include "ai/pursuit-ai-quote.h"
#include "ai/pursuit-ai-savings.h"

struct _PursuitAiBookkeeper
{
  GObject parent_instance;

  PursuitAiLedger *ledger;
  PursuitAiPrices *prices;
};

static void pursuit_ai_bookkeeper_observer_init (PursuitAiObserverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PursuitAiBookkeeper,
                               pursuit_ai_bookkeeper,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PURSUIT_TYPE_AI_OBSERVER,
                                                      pursuit_ai_bookkeeper_observer_init))

/* A machine of the person's own costs nothing, and a script neither. */
static gboolean
is_free (PursuitAiProviderKind provider)
{
  return provider == PURSUIT_AI_PROVIDER_LOCAL || provider == PURSUIT_AI_PROVIDER_FAKE;
}

static PursuitAiEntry *
entry_for (const PursuitAiRequest *request, PursuitAiProviderKind provider, const char *model)
{
  PursuitAiEntry *entry = pursuit_ai_entry_new (
      request->feature, pursuit_ai_provider_kind_to_string (provider), model);

  entry->action = g_strdup (request->action);
  entry->request = g_strdup (request->id);
  entry->prompt = g_strdup (request->prompt);
  entry->prompt_version = request->prompt_version;
  entry->local = is_free (provider);

  return entry;
}

/* With its bound, also where it is settled: what is not whole counts as that. */
static PursuitAiEntry *
entry_of (PursuitAiBookkeeper *self,
          const PursuitAiRequest *request,
          const PursuitAiAttempt *attempt)
{
  PursuitAiEntry *entry = entry_for (request, attempt->provider, attempt->model);
  const PursuitAiTariff tariff = { .provider = entry->provider,
                                   .model = entry->model,
                                   .time_us = attempt->started_us,
                                   .local = entry->local };

  g_free (entry->id);
  entry->id = g_strdup (attempt->id);
  entry->rung = attempt->rung;
  entry->attempt = attempt->number;
  entry->started_us = attempt->started_us;
  entry->host = g_strdup (attempt->host);
  entry->bytes = (gint64) attempt->n_sent;
  entry->masked = g_strdup (request->masked);
  /* A prompt never has more tokens than bytes, and those that a provider adds. */
  entry->reserved = pursuit_ai_prices_get_bound (self->prices, &tariff,
                                                 (gint64) attempt->n_sent + PURSUIT_AI_ADDED_TOKENS,
                                                 attempt->max_output);

  return entry;
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (pursuit_ai_ledger_open_finish (PURSUIT_AI_LEDGER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
pursuit_ai_bookkeeper_open_async (PursuitAiObserver *observer,
                                  const PursuitAiRequest *request,
                                  const PursuitAiAttempt *attempt,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  PursuitAiBookkeeper *self = PURSUIT_AI_BOOKKEEPER (observer);
  g_autoptr (PursuitAiEntry) entry = entry_of (self, request, attempt);
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, pursuit_ai_bookkeeper_open_async);
  pursuit_ai_ledger_open_async (self->ledger, entry, cancellable, open_cb, task);
}

static gboolean
pursuit_ai_bookkeeper_open_finish (PursuitAiObserver *observer,
                                   GAsyncResult *result,
                                   GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
is_nothing (const PursuitAiUsage *usage)
{
  return pursuit_ai_usage_get_prompt (usage) == 0 && usage->output == 0;
}

static PursuitAiState
get_state (const PursuitAiAttempt *attempt)
{
  switch (attempt->outcome)
    {
    case PURSUIT_AI_OUTCOME_ANSWERED:
    case PURSUIT_AI_OUTCOME_REFUSED:
      return PURSUIT_AI_STATE_WHOLE;
    case PURSUIT_AI_OUTCOME_FAILED:
    case PURSUIT_AI_OUTCOME_CUT:
    case PURSUIT_AI_OUTCOME_CANCELLED:
    case PURSUIT_AI_OUTCOME_OPEN:
    case PURSUIT_AI_OUTCOME_SKIPPED:
    case PURSUIT_AI_OUTCOME_DENIED:
    default:
      return is_nothing (&attempt->usage) ? PURSUIT_AI_STATE_FAILED : PURSUIT_AI_STATE_PARTIAL;
    }
}

/* As finely as it is known: what became of it is in the row's state already. */
static const char *
get_word (const PursuitAiAttempt *attempt)
{
  const char *word = pursuit_ai_error_get_word (attempt->error);

  return word != NULL ? word : pursuit_ai_outcome_to_string (attempt->outcome);
}

static void
settle (PursuitAiBookkeeper *self, const PursuitAiEntry *entry, PursuitAiSettlement *settlement)
{
  g_autoptr (GError) error = NULL;

  /* Figures that cannot be count at the upper bound. */
  if (!pursuit_ai_settlement_price (settlement, entry, self->prices, &error))
    g_debug ("%s: %s", entry->model, error->message);
  pursuit_ai_ledger_settle_async (self->ledger, entry, settlement, NULL, NULL);
}

static void
pursuit_ai_bookkeeper_settle (PursuitAiObserver *observer,
                              const PursuitAiRequest *request,
                              const PursuitAiAttempt *attempt)
{
  PursuitAiBookkeeper *self = PURSUIT_AI_BOOKKEEPER (observer);
  g_autoptr (PursuitAiEntry) entry = entry_of (self, request, attempt);
  PursuitAiSettlement settlement
      = { .state = get_state (attempt), .model = attempt->served, .usage = attempt->usage };

  if (settlement.state != PURSUIT_AI_STATE_WHOLE)
    settlement.error = get_word (attempt);
  /* What led to no answer saved nothing. */
  if (attempt->outcome == PURSUIT_AI_OUTCOME_ANSWERED)
    pursuit_ai_savings_measure (&settlement, entry, request, attempt->reasoning_model,
                                self->prices);
  settle (self, entry, &settlement);
}

static void
pursuit_ai_bookkeeper_observer_init (PursuitAiObserverInterface *iface)
{
  iface->open_async = pursuit_ai_bookkeeper_open_async;
  iface->open_finish = pursuit_ai_bookkeeper_open_finish;
  iface->settle = pursuit_ai_bookkeeper_settle;
}

static void
pursuit_ai_bookkeeper_finalize (GObject *object)
{
  PursuitAiBookkeeper *self = PURSUIT_AI_BOOKKEEPER (object);

  g_object_unref (self->ledger);
  pursuit_ai_prices_unref (self->prices);

  G_OBJECT_CLASS (pursuit_ai_bookkeeper_parent_class)->finalize (object);
}

static void
pursuit_ai_bookkeeper_class_init (PursuitAiBookkeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_ai_bookkeeper_finalize;
}

static void
pursuit_ai_bookkeeper_init (PursuitAiBookkeeper *self)
{
}

PursuitAiBookkeeper *
pursuit_ai_bookkeeper_new (PursuitAiLedger *ledger, PursuitAiPrices *prices)
{
  PursuitAiBookkeeper *self;

  g_return_val_if_fail (PURSUIT_AI_IS_LEDGER (ledger), NULL);
  g_return_val_if_fail (prices != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_AI_BOOKKEEPER, NULL);
  self->ledger = g_object_ref (ledger);
  self->prices = pursuit_ai_prices_ref (prices);

  return self;
}

void
pursuit_ai_bookkeeper_set_prices (PursuitAiBookkeeper *self, PursuitAiPrices *prices)
{
  g_return_if_fail (PURSUIT_IS_AI_BOOKKEEPER (self));
  g_return_if_fail (prices != NULL);

  pursuit_ai_prices_ref (prices);
  pursuit_ai_prices_unref (self->prices);
  self->prices = prices;
}

void
pursuit_ai_bookkeeper_note_cached (PursuitAiBookkeeper *self,
                                   const PursuitAiRequest *request,
                                   const PursuitAiKept *kept)
{
  PursuitAiProviderKind provider;
  g_autoptr (PursuitAiEntry) entry = NULL;
  PursuitAiSettlement settlement = { .state = PURSUIT_AI_STATE_CACHED, .model = kept->model };

  g_return_if_fail (PURSUIT_IS_AI_BOOKKEEPER (self));
  g_return_if_fail (request != NULL && kept != NULL);

  if (!pursuit_ai_provider_kind_from_string (kept->provider, &provider))
    return;
  entry = entry_for (request, provider, kept->model);
  settlement.saved[PURSUIT_AI_SAVING_CACHE] = MAX (kept->cost, 0);
  settle (self, entry, &settlement);
}

gboolean
pursuit_ai_bookkeeper_price (PursuitAiBookkeeper *self,
                             const PursuitAiRequest *request,
                             const PursuitAiAttempt *attempt,
                             PursuitAiSettlement *settlement)
{
  g_autoptr (PursuitAiEntry) entry = NULL;

  g_return_val_if_fail (PURSUIT_IS_AI_BOOKKEEPER (self), FALSE);
  g_return_val_if_fail (request != NULL && attempt != NULL && settlement != NULL, FALSE);

  entry = entry_of (self, request, attempt);
  *settlement = (PursuitAiSettlement){ .state = get_state (attempt),
                                       .model = attempt->served,
                                       .usage = attempt->usage };

  return pursuit_ai_settlement_price (settlement, entry, self->prices, NULL) && settlement->priced;
}
