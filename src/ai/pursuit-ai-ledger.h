/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-budget.h"
#include "ai/pursuit-ai-prices.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PursuitAiState:
 * @PURSUIT_AI_STATE_OPEN: sent, and nothing is known yet. What stays so after a kill counts at its
 *   upper bound
 * @PURSUIT_AI_STATE_WHOLE: answered, and the provider said what it took
 * @PURSUIT_AI_STATE_PARTIAL: cut, stopped, timed out or killed: the cost is of what had come, the
 *   upper bound counts
 * @PURSUIT_AI_STATE_FAILED: refused before any work was done: nothing is billed
 * @PURSUIT_AI_STATE_CACHED: answered from the cache, nothing was sent
 * @PURSUIT_AI_N_STATES: how many there are
 *
 * How a row of the ledger stands.
 */
typedef enum
{
  PURSUIT_AI_STATE_OPEN,
  PURSUIT_AI_STATE_WHOLE,
  PURSUIT_AI_STATE_PARTIAL,
  PURSUIT_AI_STATE_FAILED,
  PURSUIT_AI_STATE_CACHED,
  PURSUIT_AI_N_STATES,
} PursuitAiState;

/**
 * PursuitAiSaving:
 * @PURSUIT_AI_SAVING_CACHE: an answer was used again
 * @PURSUIT_AI_SAVING_BATCH: what many requests of their own would have cost more, and what a
 *   provider's batch route took off
 * @PURSUIT_AI_SAVING_TIER: what the model of the reasoning role would have cost more
 * @PURSUIT_AI_SAVING_COMPRESSION: what the text that was left out would have cost
 * @PURSUIT_AI_N_SAVINGS: how many there are
 *
 * By what a request was cheaper. The rules are with pursuit_ai_savings_measure(); an answer from
 * the cache saves what it cost when it was asked for.
 */
typedef enum
{
  PURSUIT_AI_SAVING_CACHE,
  PURSUIT_AI_SAVING_BATCH,
  PURSUIT_AI_SAVING_TIER,
  PURSUIT_AI_SAVING_COMPRESSION,
  PURSUIT_AI_N_SAVINGS,
} PursuitAiSaving;

/**
 * PursuitAiEntry:
 * @id: the row's, made by pursuit_ai_entry_new()
 * @action: what the person did, such as one run over many leads: all its rows share it
 * @request: the request of the gateway: its attempts share it
 * @feature: what it is for
 * @prompt: (nullable): the prompt's name
 * @prompt_version: its version
 * @provider: the provider's name
 * @model: the model that was asked
 * @rung: the place on the way of falling back, 0 for the first choice
 * @attempt: the number of the try there, from 1
 * @batch: the provider's batch route is used
 * @local: a person has marked the endpoint as a machine of their own
 * @reserved: what it costs at most, in pico-USD: that of a #PursuitAiQuote
 * @started_us: when, in microseconds since 1970-01-01 UTC; its prices are those of that moment
 * @host: (nullable): where it goes, host and port; %NULL if it goes nowhere
 * @bytes: how many bytes go there; where it is settled, 0 if none did
 * @masked: (nullable): what was taken out before, as pursuit_ai_mask_dup_sorts() says it
 *
 * A row of the ledger before it is sent: one sending to one provider.
 */
typedef struct
{
  char *id;
  char *action;
  char *request;
  PursuitAiFeature feature;
  char *prompt;
  guint prompt_version;
  char *provider;
  char *model;
  guint rung;
  guint attempt;
  gboolean batch;
  gboolean local;
  gint64 reserved;
  gint64 started_us;
  char *host;
  gint64 bytes;
  char *masked;
} PursuitAiEntry;

/**
 * PursuitAiSettlement:
 * @state: any but open
 * @model: (nullable): the model that answered, if the provider said so
 * @usage: what it took, as far as it is known
 * @error: (nullable): why it is not whole, one word for scripts
 * @saved: in pico-USD by #PursuitAiSaving; that of the batch route is added by
 *   pursuit_ai_settlement_price()
 * @priced: whether @cost is known; set, like all below, by pursuit_ai_settlement_price()
 * @cost: in pico-USD
 * @price_row: (nullable): the name of the price row
 * @counted: what counts against budgets, in pico-USD
 *
 * How a row of the ledger ended. The strings are borrowed.
 */
typedef struct
{
  PursuitAiState state;
  const char *model;
  PursuitAiUsage usage;
  const char *error;
  gint64 saved[PURSUIT_AI_N_SAVINGS];

  gboolean priced;
  gint64 cost;
  const char *price_row;
  gint64 counted;
} PursuitAiSettlement;

#define PURSUIT_AI_TYPE_LEDGER (pursuit_ai_ledger_get_type ())

/**
 * PursuitAiLedger:
 *
 * The accounts of a workspace or of an organisation. A row is opened before anything is sent and
 * settled afterwards, whatever happens; with it stands in the list of what left the machine where
 * it goes. Opening checks the budgets against all that is spent and
 * reserved in one step, so that parallel requests cannot pass one together.
 *
 * Signal `alert (PursuitAiAlert *alert)`: a level of a budget was reached, after it was kept that
 * this was told.
 */
G_DECLARE_INTERFACE (PursuitAiLedger, pursuit_ai_ledger, PURSUIT_AI, LEDGER, GObject)

struct _PursuitAiLedgerInterface
{
  GTypeInterface parent;

  void (*open_async) (PursuitAiLedger *self,
                      const PursuitAiEntry *entry,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data);
  gboolean (*open_finish) (PursuitAiLedger *self, GAsyncResult *result, GError **error);
  void (*settle_async) (PursuitAiLedger *self,
                        const PursuitAiEntry *entry,
                        const PursuitAiSettlement *settlement,
                        GAsyncReadyCallback callback,
                        gpointer data);
  gboolean (*settle_finish) (PursuitAiLedger *self, GAsyncResult *result, GError **error);
};

/**
 * pursuit_ai_state_to_string:
 * @state: a state
 *
 * Returns: "open", "whole", "partial", "failed" or "cached"
 */
const char *pursuit_ai_state_to_string (PursuitAiState state);

/**
 * pursuit_ai_saving_to_string:
 * @saving: a saving
 *
 * Returns: "cache", "batch", "tiers" or "compression"
 */
const char *pursuit_ai_saving_to_string (PursuitAiSaving saving);

/**
 * pursuit_ai_entry_new:
 * @feature: what it is for
 * @provider: the provider's name
 * @model: the model that is asked
 *
 * Returns: (transfer full): a row with an id of its own that begins now, the first attempt
 */
PursuitAiEntry *
pursuit_ai_entry_new (PursuitAiFeature feature, const char *provider, const char *model);

/**
 * pursuit_ai_entry_copy:
 * @self: a row
 *
 * Returns: (transfer full): a copy, with the same id
 */
PursuitAiEntry *pursuit_ai_entry_copy (const PursuitAiEntry *self);

/**
 * pursuit_ai_entry_free:
 * @self: (transfer full) (nullable): a row
 */
void pursuit_ai_entry_free (PursuitAiEntry *self);

/**
 * pursuit_ai_settlement_price:
 * @self: a settlement with its state, model and usage
 * @entry: the row that it ends
 * @prices: the prices
 * @error: as pursuit_ai_prices_cost(): the figures cannot be, and count at the upper bound
 *
 * Fills in what it cost and what counts: the cost of a whole answer, or the worst case if that has
 * no price; the upper bound of one that is partial, or whose figures are estimated; nothing of one
 * that failed or was cached.
 *
 * Returns: %FALSE if the usage makes no sense; the settlement can be used nevertheless
 */
gboolean pursuit_ai_settlement_price (PursuitAiSettlement *self,
                                      const PursuitAiEntry *entry,
                                      PursuitAiPrices *prices,
                                      GError **error);

/**
 * pursuit_ai_ledger_open_async:
 * @self: a ledger
 * @entry: the row
 * @cancellable: (nullable): to stop it; then nothing is reserved
 * @callback: called when it is safely kept
 * @data: for @callback
 *
 * Opens a row, before anything is sent.
 */
void pursuit_ai_ledger_open_async (PursuitAiLedger *self,
                                   const PursuitAiEntry *entry,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/**
 * pursuit_ai_ledger_open_finish:
 * @self: a ledger
 * @result: from the callback
 * @error: %PURSUIT_AI_ERROR_BUDGET, naming the budget; or the ledger cannot be written
 *
 * Returns: %TRUE if it may be sent
 */
gboolean
pursuit_ai_ledger_open_finish (PursuitAiLedger *self, GAsyncResult *result, GError **error);

/**
 * pursuit_ai_ledger_settle_async:
 * @self: a ledger
 * @entry: the row
 * @settlement: how it ended, priced
 * @callback: (nullable): called when it is kept
 * @data: for @callback
 *
 * Settles a row. It cannot be cancelled. An answer from the cache is settled without having been
 * opened.
 */
void pursuit_ai_ledger_settle_async (PursuitAiLedger *self,
                                     const PursuitAiEntry *entry,
                                     const PursuitAiSettlement *settlement,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/**
 * pursuit_ai_ledger_settle_finish:
 * @self: a ledger
 * @result: from the callback
 * @error: the ledger cannot be written; the row then stays open and counts at its upper bound
 *
 * Returns: %TRUE if it is kept
 */
gboolean
pursuit_ai_ledger_settle_finish (PursuitAiLedger *self, GAsyncResult *result, GError **error);

/**
 * pursuit_ai_ledger_emit_alert:
 * @self: a ledger
 * @alert: what was reached
 *
 * Emits `alert`, for those who implement a ledger.
 */
void pursuit_ai_ledger_emit_alert (PursuitAiLedger *self, const PursuitAiAlert *alert);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiEntry, pursuit_ai_entry_free)

G_END_DECLS
