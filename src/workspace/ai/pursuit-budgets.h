/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-budget.h"
#include "workspace/pursuit-workspace.h"

G_BEGIN_DECLS

/**
 * PursuitBudgetReport:
 * @budgets: what is set
 * @spent: what counts against it now
 * @month: the present month, UTC: "2026-11"
 * @day: today, UTC: "2026-11-30"
 * @month_resets: when the month begins anew: "2026-12-01"
 * @day_resets: when the day begins anew
 * @alerts: (element-type PursuitAiAlert): what was told of this month and its days
 *
 * The budgets and how they stand.
 */
typedef struct
{
  PursuitAiBudgets budgets;
  PursuitAiSpent spent;
  char *month;
  char *day;
  char *month_resets;
  char *day_resets;
  GPtrArray *alerts;
} PursuitBudgetReport;

/**
 * pursuit_budget_report_free:
 * @self: (transfer full) (nullable): a report
 */
void pursuit_budget_report_free (PursuitBudgetReport *self);

/**
 * pursuit_budget_parse:
 * @text: an amount in USD as a person writes it, or nothing for no limit
 * @pico: (out): the same in pico-USD, -1 for no limit
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID, with what would be right
 *
 * Reads a budget. The decimal sign is the locale's or a point; a foreign one before three digits
 * could be meant as a group, a thousand times as much, and is refused.
 *
 * Returns: %TRUE if @text is a budget
 */
gboolean pursuit_budget_parse (const char *text, gint64 *pico, GError **error);

/**
 * pursuit_budget_dup_text:
 * @pico: a budget in pico-USD, -1 for no limit
 *
 * Returns: (transfer full): the exact amount, as pursuit_budget_parse() reads it; "" for no limit
 */
char *pursuit_budget_dup_text (gint64 pico);

/**
 * pursuit_budget_parse_rate:
 * @text: an amount in USD for a million tokens, or nothing
 * @rate: (out): what one token counts, in pico-USD; -1 for nothing
 * @error: as for pursuit_budget_parse()
 *
 * Reads what tokens of models without a price count.
 *
 * Returns: %TRUE if @text is a rate
 */
gboolean pursuit_budget_parse_rate (const char *text, gint64 *rate, GError **error);

/**
 * pursuit_budget_dup_rate:
 * @rate: a rate in pico-USD for a token, -1 for none
 *
 * Returns: (transfer full): the same for a million, as pursuit_budget_parse_rate() reads it
 */
char *pursuit_budget_dup_rate (gint64 rate);

/**
 * pursuit_budgets_check_rates:
 * @budgets: budgets
 * @error: %PURSUIT_WORKSPACE_ERROR_INVALID
 *
 * Returns: %TRUE if there is a rate for prompts and one for answers, or neither
 */
gboolean pursuit_budgets_check_rates (const PursuitAiBudgets *budgets, GError **error);

/**
 * pursuit_workspace_get_budgets_async:
 * @self: a workspace
 * @cancellable: (nullable): to stop it
 * @callback: called with the report
 * @data: for @callback
 *
 * Reads the budgets and what counts against them.
 */
void pursuit_workspace_get_budgets_async (PursuitWorkspace *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/**
 * pursuit_workspace_get_budgets_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): the report
 */
PursuitBudgetReport *
pursuit_workspace_get_budgets_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

/**
 * pursuit_workspace_set_budgets_async:
 * @self: a workspace
 * @budgets: what is set from now on
 * @cancellable: (nullable): to stop it
 * @callback: called with the report
 * @data: for @callback
 *
 * Sets the budgets. It counts from the next request on; what is on its way goes on.
 */
void pursuit_workspace_set_budgets_async (PursuitWorkspace *self,
                                          const PursuitAiBudgets *budgets,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer data);

/**
 * pursuit_workspace_set_budgets_finish:
 * @self: a workspace
 * @result: from the callback
 * @error: what went wrong
 *
 * Returns: (transfer full) (nullable): how they stand now
 */
PursuitBudgetReport *
pursuit_workspace_set_budgets_finish (PursuitWorkspace *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitBudgetReport, pursuit_budget_report_free)

G_END_DECLS
