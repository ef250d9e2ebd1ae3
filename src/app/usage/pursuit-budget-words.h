/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/pursuit-figure-row.h"
#include "workspace/ai/pursuit-budgets.h"

G_BEGIN_DECLS

/**
 * pursuit_budget_words_dup_title:
 * @period: for how long
 * @feature: what for, or %PURSUIT_AI_WHOLE
 *
 * Returns: (transfer full): what the budget is called, such as "Everything, in a month"
 */
char *pursuit_budget_words_dup_title (PursuitAiPeriod period, guint feature);

/**
 * pursuit_budget_words_dup_month:
 * @report: how the budgets stand
 *
 * Returns: (transfer full): how the budget of the month stands, such as "77 % of 8.00 USD, until 1
 *   Dec 2026", or that there is none
 */
char *pursuit_budget_words_dup_month (const PursuitBudgetReport *report);

/**
 * pursuit_budget_words_dup_figure:
 * @report: how the budgets stand
 * @i: which one, counted over all periods and features
 *
 * Returns: (transfer full) (nullable): how a budget stands, for a list; %NULL for one that is not
 *   set, and for that of the whole month, which stands above
 */
PursuitFigure *pursuit_budget_words_dup_figure (const PursuitBudgetReport *report, guint i);

G_END_DECLS
