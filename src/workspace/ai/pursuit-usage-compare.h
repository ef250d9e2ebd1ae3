/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/ai/pursuit-usage.h"

G_BEGIN_DECLS

/* The most lines of a provider's file that are read. */
#define PURSUIT_USAGE_COMPARE_MAX_LINES 1000000

/**
 * PursuitUsageSide:
 * @cost: in pico-USD
 * @tokens: of prompts and answers
 *
 * What one of the two says.
 */
typedef struct
{
  gint64 cost;
  gint64 tokens;
} PursuitUsageSide;

/**
 * PursuitUsageDifference:
 * @day: the day, UTC
 * @model: the model
 * @ours: what the ledger says
 * @theirs: what the provider says
 *
 * A day and a model that the two do not say the same of.
 */
typedef struct
{
  char *day;
  char *model;
  PursuitUsageSide ours;
  PursuitUsageSide theirs;
} PursuitUsageDifference;

/**
 * PursuitUsageComparison:
 * @month: which month
 * @has_cost: whether the file says what was paid
 * @has_tokens: whether it says how many tokens there were
 * @n_equal: of how many days and models the two say the same
 * @ours: all of the ledger, for this provider
 * @theirs: all of the file
 * @differences: (element-type PursuitUsageDifference): where they differ, by day and model
 *
 * The ledger beside a provider's own account of the month.
 */
typedef struct
{
  char *month;
  gboolean has_cost;
  gboolean has_tokens;
  guint n_equal;
  PursuitUsageSide ours;
  PursuitUsageSide theirs;
  GPtrArray *differences;
} PursuitUsageComparison;

/**
 * pursuit_usage_comparison_free:
 * @self: (transfer full) (nullable): a comparison
 */
void pursuit_usage_comparison_free (PursuitUsageComparison *self);

/**
 * pursuit_workspace_compare_usage_async:
 * @self: a workspace
 * @path: a CSV file of a provider's: one column with the day, one with the model, and the cost in
 * USD or tokens, in any number of lines for each
 * @provider: whose file it is
 * @month: (nullable): "YYYY-MM"; %NULL for the present one
 * @cancellable: (nullable): to stop it
 * @callback: called with the comparison
 * @data: for @callback
 *
 * Compares the ledger with what a provider says of the same month.
 */
void pursuit_workspace_compare_usage_async (PursuitWorkspace *self,
                                            const char *path,
                                            const char *provider,
                                            const char *month,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer data);

/**
 * pursuit_workspace_compare_usage_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID for a month or a file that cannot be understood, naming
 *   the line; or of exchange
 *
 * Returns: (transfer full) (nullable): the comparison
 */
PursuitUsageComparison *pursuit_workspace_compare_usage_finish (PursuitWorkspace *self,
                                                                GAsyncResult *result,
                                                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitUsageComparison, pursuit_usage_comparison_free)

G_END_DECLS
