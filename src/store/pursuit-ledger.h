/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pursuit-session.h"

G_BEGIN_DECLS

/**
 * PursuitLedgerTokens:
 * @PURSUIT_LEDGER_INPUT: of the prompt, at the full price
 * @PURSUIT_LEDGER_CACHE_READ: of the prompt, read from the provider's cache
 * @PURSUIT_LEDGER_CACHE_WRITE_SHORT: of the prompt, written there for a short time
 * @PURSUIT_LEDGER_CACHE_WRITE_LONG: of the prompt, written there for a long time
 * @PURSUIT_LEDGER_OUTPUT: of the answer
 * @PURSUIT_LEDGER_REASONING: of those, the ones that were thought
 * @PURSUIT_LEDGER_N_TOKENS: how many there are
 *
 * The classes of tokens.
 */
typedef enum
{
  PURSUIT_LEDGER_INPUT,
  PURSUIT_LEDGER_CACHE_READ,
  PURSUIT_LEDGER_CACHE_WRITE_SHORT,
  PURSUIT_LEDGER_CACHE_WRITE_LONG,
  PURSUIT_LEDGER_OUTPUT,
  PURSUIT_LEDGER_REASONING,
  PURSUIT_LEDGER_N_TOKENS,
} PursuitLedgerTokens;

/* By what a request was cheaper: cache, batch, tiers, compression. */
#define PURSUIT_LEDGER_N_SAVINGS 4

/* The state of a row that waits for its end, and the error of one that a kill left without. */
#define PURSUIT_LEDGER_OPEN "open"
#define PURSUIT_LEDGER_KILLED "killed"

/**
 * PursuitLedgerRow:
 * @id: its id
 * @action: (nullable): what the person did
 * @request: (nullable): the request that it is an attempt of
 * @feature: what it is for
 * @prompt: (nullable): the prompt's name
 * @provider: the provider
 * @model: the model that was asked
 * @served: (nullable): the model that answered
 * @state: "open", "whole", "partial", "failed" or "cached"
 * @error: (nullable): why it is not whole
 * @price_row: (nullable): by which price it is counted
 * @started_at: when, RFC 3339
 * @ended_at: (nullable): when it ended
 * @masked: (nullable): the sorts of what was masked in what left; set in lists
 * @prompt_version: the prompt's version
 * @rung: its place on the way of falling back
 * @attempt: the number of the try
 * @batch: whether the provider's batch route was used
 * @local: whether it went to a machine of the person's own
 * @estimated: whether the tokens are estimated
 * @tokens: by #PursuitLedgerTokens
 * @saved: in pico-USD
 * @reserved: what it costs at most, in pico-USD
 * @counted: what counts against budgets, in pico-USD
 * @cost: what it cost, in pico-USD; -1 if that is not known
 *
 * A row of the ledger of requests to providers of AI. Strings are borrowed.
 */
typedef struct
{
  const char *id;
  const char *action;
  const char *request;
  const char *feature;
  const char *prompt;
  const char *provider;
  const char *model;
  const char *served;
  const char *state;
  const char *error;
  const char *price_row;
  const char *started_at;
  const char *ended_at;
  const char *masked;
  gint64 prompt_version;
  gint64 rung;
  gint64 attempt;
  gboolean batch;
  gboolean local;
  gboolean estimated;
  gint64 tokens[PURSUIT_LEDGER_N_TOKENS];
  gint64 saved[PURSUIT_LEDGER_N_SAVINGS];
  gint64 reserved;
  gint64 counted;
  gint64 cost;
} PursuitLedgerRow;

/**
 * PursuitLedgerGroup:
 * @PURSUIT_LEDGER_BY_FEATURE: by what it was for
 * @PURSUIT_LEDGER_BY_MODEL: by "provider/model", the one that answered if that is known
 * @PURSUIT_LEDGER_BY_DAY: by day, UTC
 * @PURSUIT_LEDGER_BY_MONTH: by month, UTC
 * @PURSUIT_LEDGER_BY_DAY_AND_MODEL: by "2026-11-30 provider/model"
 * @PURSUIT_LEDGER_BY_ACTION: by what the person did; "" for rows that say nothing of it
 * @PURSUIT_LEDGER_N_GROUPS: how many there are
 *
 * How the ledger is summed up.
 */
typedef enum
{
  PURSUIT_LEDGER_BY_FEATURE,
  PURSUIT_LEDGER_BY_MODEL,
  PURSUIT_LEDGER_BY_DAY,
  PURSUIT_LEDGER_BY_MONTH,
  PURSUIT_LEDGER_BY_DAY_AND_MODEL,
  PURSUIT_LEDGER_BY_ACTION,
  PURSUIT_LEDGER_N_GROUPS,
} PursuitLedgerGroup;

/**
 * PursuitLedgerSum:
 * @key: the feature, model, day or month
 * @requests: how many were sent
 * @cached: how many were answered from the cache instead
 * @unpriced: of those sent and ended, how many have no known price; one that a kill cut off has
 *   one, and nobody has counted what it took
 * @uncertain: how many are open or partial: their upper bound counts
 * @bound: what counts for those, in pico-USD
 * @tokens: by #PursuitLedgerTokens
 * @saved: in pico-USD
 * @cost: in pico-USD, of what is priced
 * @counted: what counts against budgets, in pico-USD
 *
 * A part of the ledger, summed up.
 */
typedef struct
{
  char *key;
  gint64 requests;
  gint64 cached;
  gint64 unpriced;
  gint64 uncertain;
  gint64 bound;
  gint64 tokens[PURSUIT_LEDGER_N_TOKENS];
  gint64 saved[PURSUIT_LEDGER_N_SAVINGS];
  gint64 cost;
  gint64 counted;
} PursuitLedgerSum;

/**
 * pursuit_ledger_sum_free:
 * @self: (transfer full) (nullable): a sum
 */
void pursuit_ledger_sum_free (PursuitLedgerSum *self);

/**
 * pursuit_session_put_ledger_row:
 * @self: a session of a writing job
 * @row: a row
 * @change: (out) (optional): by how much what counts against budgets has changed, in pico-USD
 * @error: an error of the store
 *
 * Opens a row, settles one that is open, or writes one that was never open. A row that is settled
 * stays as it is: what happened cannot happen differently afterwards.
 *
 * Returns: %TRUE if kept
 */
gboolean pursuit_session_put_ledger_row (PursuitSession *self,
                                         const PursuitLedgerRow *row,
                                         gint64 *change,
                                         GError **error);

/**
 * pursuit_session_recover_ledger:
 * @self: a session of a writing job
 * @n_rows: (out) (optional): how many there were
 * @error: an error of the store
 *
 * For a process that has just begun: what is open was left by one that was killed. It becomes
 * partial with the error "killed", and goes on counting at its upper bound.
 *
 * Returns: %TRUE if done
 */
gboolean pursuit_session_recover_ledger (PursuitSession *self, gint64 *n_rows, GError **error);

/**
 * pursuit_session_sum_ledger:
 * @self: a session
 * @group: how to sum up
 * @from: the first moment, RFC 3339 or its beginning
 * @until: the first moment after
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type PursuitLedgerSum): the sums, ordered by key
 */
GPtrArray *pursuit_session_sum_ledger (PursuitSession *self,
                                       PursuitLedgerGroup group,
                                       const char *from,
                                       const char *until,
                                       GError **error);

/**
 * pursuit_session_sum_counted:
 * @self: a session
 * @group: by feature or by month
 * @from: the first moment, RFC 3339 or its beginning
 * @until: the first moment after
 * @error: an error of the store
 *
 * The same with nothing but keys and what counts: one reading of an index, for the check before
 * each request.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitLedgerSum): the sums, ordered by key
 */
GPtrArray *pursuit_session_sum_counted (PursuitSession *self,
                                        PursuitLedgerGroup group,
                                        const char *from,
                                        const char *until,
                                        GError **error);

/**
 * pursuit_session_sum_reserved:
 * @self: a session
 * @from: the first moment, RFC 3339 or its beginning
 * @until: the first moment after
 * @error: an error of the store
 *
 * Sums up by feature what counts for requests that are on their way. It reads those rows and no
 * others.
 *
 * Returns: (transfer full) (nullable) (element-type PursuitLedgerSum): the sums with nothing but
 *   keys and what counts, ordered by key
 */
GPtrArray *pursuit_session_sum_reserved (PursuitSession *self,
                                         const char *from,
                                         const char *until,
                                         GError **error);

/* Of so many of the last answers, pursuit_session_get_mean_output() takes the mean. */
#define PURSUIT_LEDGER_MEAN_ROWS 50

/**
 * pursuit_session_get_mean_output:
 * @self: a session
 * @feature: a feature
 * @prompt: (nullable): a prompt's name
 * @tokens: (out): the mean; 0 if there was no answer
 * @error: an error of the store
 *
 * Says how long the last whole answers to a prompt were, rounded up.
 *
 * Returns: %TRUE if @tokens is set
 */
gboolean pursuit_session_get_mean_output (
    PursuitSession *self, const char *feature, const char *prompt, gint64 *tokens, GError **error);

/**
 * PursuitFiredAlert:
 * @budget: which budget
 * @period: which month or day
 * @limit: the budget, in pico-USD
 * @level: in per cent
 * @used: what was used then, in pico-USD
 * @at: (nullable): when it was told, RFC 3339; set in lists
 *
 * A level of a budget that was told.
 */
typedef struct
{
  char *budget;
  char *period;
  gint64 limit;
  gint64 level;
  gint64 used;
  char *at;
} PursuitFiredAlert;

/**
 * pursuit_fired_alert_free:
 * @self: (transfer full) (nullable): an alert of pursuit_session_list_alerts()
 */
void pursuit_fired_alert_free (PursuitFiredAlert *self);

/**
 * pursuit_session_list_alerts:
 * @self: a session
 * @month: a month, "2026-11"
 * @error: an error of the store
 *
 * Returns: (transfer full) (nullable) (element-type PursuitFiredAlert): what was told of that month
 *   and its days, in that order
 */
GPtrArray *pursuit_session_list_alerts (PursuitSession *self, const char *month, GError **error);

/**
 * pursuit_session_fire_alert:
 * @self: a session of a writing job
 * @alert: what was reached
 * @is_new: (out): %TRUE if it was not told before
 * @error: an error of the store
 *
 * Keeps that a level of a budget is told. Each is told once.
 *
 * Returns: %TRUE if kept
 */
gboolean pursuit_session_fire_alert (PursuitSession *self,
                                     const PursuitFiredAlert *alert,
                                     gboolean *is_new,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitLedgerSum, pursuit_ledger_sum_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitFiredAlert, pursuit_fired_alert_free)

G_END_DECLS
