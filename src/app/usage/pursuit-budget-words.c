/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/usage/pursuit-budget-words.h"

#include "app/widgets/pursuit-format.h"
#include "app/usage/pursuit-usage-words.h"

#include <glib/gi18n-lib.h>

#define PER_CENT 100.0

static double
get_part (gint64 used, gint64 limit)
{
  /* A budget of nothing is used up from the start. */
  return limit > 0 ? (double) used / (double) limit : 1;
}

char *
pursuit_budget_words_dup_title (PursuitAiPeriod period, guint feature)
{
  const char *what;

  g_return_val_if_fail (period < PURSUIT_AI_N_PERIODS, NULL);
  g_return_val_if_fail (feature < PURSUIT_AI_N_BUDGETS, NULL);

  what = feature == PURSUIT_AI_WHOLE ? _ ("Everything")
                                     : pursuit_ai_feature_get_label ((PursuitAiFeature) feature);

  /* Translators: %s is what a budget is for: everything, or a feature */
  return g_strdup_printf (
      period == PURSUIT_AI_PERIOD_MONTH ? _ ("%s, in a month") : _ ("%s, in a day"), what);
}

char *
pursuit_budget_words_dup_month (const PursuitBudgetReport *report)
{
  gint64 limit, used;
  g_autofree char *amount = NULL;
  g_autofree char *used_words = NULL;
  g_autofree char *resets = NULL;

  g_return_val_if_fail (report != NULL, NULL);

  limit = report->budgets.limit[PURSUIT_AI_PERIOD_MONTH][PURSUIT_AI_WHOLE];
  used = report->spent.sum[PURSUIT_AI_PERIOD_MONTH][PURSUIT_AI_WHOLE];
  if (limit < 0)
    return g_strdup (_ ("No budget is set for a month"));

  amount = pursuit_usage_words_dup_money (limit);
  used_words = pursuit_usage_words_dup_money (used);
  resets = pursuit_format_date (report->month_resets);

  return g_strdup_printf (
      /* Translators: an amount, a budget, a share of it, and a day */
      _ ("%s of %s count, %.0f %% · begins anew on %s"), used_words, amount,
      PER_CENT * get_part (used, limit), resets);
}

PursuitFigure *
pursuit_budget_words_dup_figure (const PursuitBudgetReport *report, guint i)
{
  PursuitAiPeriod period = (PursuitAiPeriod) (i / PURSUIT_AI_N_BUDGETS);
  guint feature = i % PURSUIT_AI_N_BUDGETS;
  gint64 limit, used;
  g_autofree char *amount = NULL;
  g_autofree char *used_words = NULL;
  g_autofree char *resets = NULL;
  PursuitFigure *figure;

  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (period < PURSUIT_AI_N_PERIODS, NULL);

  limit = report->budgets.limit[period][feature];
  used = report->spent.sum[period][feature];
  if (limit < 0 || (period == PURSUIT_AI_PERIOD_MONTH && feature == PURSUIT_AI_WHOLE))
    return NULL;

  amount = pursuit_usage_words_dup_money (limit);
  used_words = pursuit_usage_words_dup_money (used);
  resets = pursuit_format_date (period == PURSUIT_AI_PERIOD_MONTH ? report->month_resets
                                                                  : report->day_resets);
  figure = g_new0 (PursuitFigure, 1);
  figure->title = pursuit_budget_words_dup_title (period, feature);
  /* Translators: an amount that is used, and the budget */
  figure->figure = g_strdup_printf (_ ("%s of %s"), used_words, amount);
  figure->part = get_part (used, limit);
  figure->quiet = g_strdup_printf (
      /* Translators: a share of a budget, and a day */
      _ ("%.0f %% · begins anew on %s"), PER_CENT * figure->part, resets);

  return figure;
}
