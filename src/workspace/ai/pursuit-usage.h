/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-money.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitUsageGroup:
 * @PURSUIT_USAGE_BY_FEATURE: by what it was for
 * @PURSUIT_USAGE_BY_MODEL: by "provider/model", of the model that answered
 * @PURSUIT_USAGE_BY_DAY: by day, UTC
 * @PURSUIT_USAGE_N_GROUPS: how many there are
 *
 * How usage is summed up.
 */
typedef enum
{
  PURSUIT_USAGE_BY_FEATURE,
  PURSUIT_USAGE_BY_MODEL,
  PURSUIT_USAGE_BY_DAY,
  PURSUIT_USAGE_N_GROUPS,
} PursuitUsageGroup;

/**
 * PursuitUsageTokens:
 * @PURSUIT_USAGE_INPUT: of prompts, at the full price
 * @PURSUIT_USAGE_CACHE_READ: of prompts, read from a provider's cache
 * @PURSUIT_USAGE_CACHE_WRITE: of prompts, written there
 * @PURSUIT_USAGE_OUTPUT: of answers
 * @PURSUIT_USAGE_REASONING: of those, the ones that were thought
 * @PURSUIT_USAGE_N_TOKENS: how many there are
 *
 * The classes of tokens, as they are shown.
 */
typedef enum
{
  PURSUIT_USAGE_INPUT,
  PURSUIT_USAGE_CACHE_READ,
  PURSUIT_USAGE_CACHE_WRITE,
  PURSUIT_USAGE_OUTPUT,
  PURSUIT_USAGE_REASONING,
  PURSUIT_USAGE_N_TOKENS,
} PursuitUsageTokens;

/**
 * PursuitUsageSaving:
 * @PURSUIT_USAGE_SAVED_CACHE: an answer was used again
 * @PURSUIT_USAGE_SAVED_BATCH: many were asked at once
 * @PURSUIT_USAGE_SAVED_TIERS: a cheaper model was enough
 * @PURSUIT_USAGE_SAVED_COMPRESSION: text was left out
 * @PURSUIT_USAGE_N_SAVINGS: how many there are
 *
 * By what money was saved.
 */
typedef enum
{
  PURSUIT_USAGE_SAVED_CACHE,
  PURSUIT_USAGE_SAVED_BATCH,
  PURSUIT_USAGE_SAVED_TIERS,
  PURSUIT_USAGE_SAVED_COMPRESSION,
  PURSUIT_USAGE_N_SAVINGS,
} PursuitUsageSaving;

/**
 * PursuitUsageRow:
 * @key: the feature, "provider/model" or day
 * @requests: requests that were sent
 * @cached: answers from the cache instead
 * @unpriced: of those sent, how many have no known price
 * @uncertain: how many are on their way, or were cut, stopped or killed
 * @bound: what those cost at most, in pico-USD; it is a part of @at_most
 * @tokens: by #PursuitUsageTokens
 * @saved: in pico-USD by #PursuitUsageSaving
 * @cost: in pico-USD, of what is priced
 * @at_most: what counts against budgets, in pico-USD: the upper bound of what is uncertain, and
 * what is unpriced at the worst case
 *
 * A part of what was asked of providers of AI.
 */
typedef struct
{
  char *key;
  gint64 requests;
  gint64 cached;
  gint64 unpriced;
  gint64 uncertain;
  gint64 bound;
  gint64 tokens[PURSUIT_USAGE_N_TOKENS];
  gint64 saved[PURSUIT_USAGE_N_SAVINGS];
  gint64 cost;
  gint64 at_most;
} PursuitUsageRow;

/**
 * PursuitUsage:
 * @month: "2026-11"
 * @group: how it is summed up
 * @total: all of it; its key is the month
 * @rows: (element-type PursuitUsageRow): its parts, ordered by key
 *
 * What was asked of providers of AI in a month (UTC).
 */
typedef struct
{
  char *month;
  PursuitUsageGroup group;
  PursuitUsageRow total;
  GPtrArray *rows;
} PursuitUsage;

/**
 * pursuit_usage_group_to_string:
 * @group: a group
 *
 * Returns: "feature", "model" or "day"
 */
const char *pursuit_usage_group_to_string (PursuitUsageGroup group);

/**
 * pursuit_usage_group_from_string:
 * @text: (nullable): a name
 * @group: (out): the group
 *
 * Returns: %TRUE if there is one of that name
 */
gboolean pursuit_usage_group_from_string (const char *text, PursuitUsageGroup *group);

/**
 * pursuit_usage_tokens_to_string:
 * @tokens: a class
 *
 * Returns: its name in files: "input", "cache_read", "cache_write", "output", "reasoning"
 */
const char *pursuit_usage_tokens_to_string (PursuitUsageTokens tokens);

/**
 * pursuit_usage_saving_to_string:
 * @saving: a saving
 *
 * Returns: its name in files: "cache", "batch", "tiers", "compression"
 */
const char *pursuit_usage_saving_to_string (PursuitUsageSaving saving);

/**
 * pursuit_usage_free:
 * @self: (transfer full) (nullable): a usage
 */
void pursuit_usage_free (PursuitUsage *self);

/**
 * pursuit_usage_to_csv:
 * @self: a usage
 *
 * Returns: (transfer full): a CSV file with a line for each part, amounts in exact USD
 */
GBytes *pursuit_usage_to_csv (const PursuitUsage *self);

/**
 * pursuit_workspace_usage_async:
 * @self: a workspace
 * @month: (nullable): "YYYY-MM"; %NULL for the present one
 * @group: how to sum up
 * @cancellable: (nullable): to stop it
 * @callback: called with the usage
 * @data: for @callback
 *
 * Sums up a month of the ledger.
 */
void pursuit_workspace_usage_async (PursuitWorkspace *self,
                                    const char *month,
                                    PursuitUsageGroup group,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);

/**
 * pursuit_workspace_usage_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID for what is no month
 *
 * Returns: (transfer full) (nullable): the usage
 */
PursuitUsage *
pursuit_workspace_usage_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitUsage, pursuit_usage_free)

G_END_DECLS
