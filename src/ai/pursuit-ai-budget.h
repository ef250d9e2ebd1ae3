/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-error.h"
#include "ai/pursuit-ai-feature.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* In the place of a feature: all of them together. */
#define PURSUIT_AI_WHOLE PURSUIT_AI_N_FEATURES
#define PURSUIT_AI_N_BUDGETS (PURSUIT_AI_N_FEATURES + 1)

/* An alert comes at this part of the expected use of a month, in per cent. */
#define PURSUIT_AI_EXPECTED_LEVEL 150
/* The expected use is the mean of so many months before. */
#define PURSUIT_AI_EXPECTED_MONTHS 3

/**
 * PursuitAiPeriod:
 * @PURSUIT_AI_PERIOD_MONTH: a month of the calendar, UTC
 * @PURSUIT_AI_PERIOD_DAY: a day, UTC
 * @PURSUIT_AI_N_PERIODS: how many there are
 *
 * For how long a budget is.
 */
typedef enum
{
  PURSUIT_AI_PERIOD_MONTH,
  PURSUIT_AI_PERIOD_DAY,
  PURSUIT_AI_N_PERIODS,
} PursuitAiPeriod;

/**
 * PursuitAiBudgets:
 * @limit: pico-USD by period and feature, the last one of each period for all features; -1: no
 * limit
 * @expected: what is expected for a month, in pico-USD; -1: the mean of the months before
 * @worst_input: what a token of a prompt counts, in pico-USD, where the model has no price; -1: as
 *   the dearest model that is known
 * @worst_output: the same for a token of an answer; -1 together with @worst_input
 *
 * What a person is ready to spend.
 */
typedef struct
{
  gint64 limit[PURSUIT_AI_N_PERIODS][PURSUIT_AI_N_BUDGETS];
  gint64 expected;
  gint64 worst_input;
  gint64 worst_output;
} PursuitAiBudgets;

/**
 * PursuitAiSpent:
 * @sum: pico-USD by period and feature as in #PursuitAiBudgets: what was spent, and what is
 *   reserved for what is on its way
 * @reserved: of that, what is only reserved
 * @expected: the mean of the months before, in pico-USD; -1 if there was none
 *
 * What counts against budgets at some moment.
 */
typedef struct
{
  gint64 sum[PURSUIT_AI_N_PERIODS][PURSUIT_AI_N_BUDGETS];
  gint64 reserved[PURSUIT_AI_N_PERIODS][PURSUIT_AI_N_BUDGETS];
  gint64 expected;
} PursuitAiSpent;

/**
 * PursuitAiAlert:
 * @budget: which budget: "month", "day", with "/score" or so for a feature's, or "expected"
 * @period: which month or day: "2026-11", "2026-11-30"
 * @level: in per cent: 50, 80 or 100, of the expected use 150
 * @limit: the budget, in pico-USD
 * @used: what was spent of it when the alert came, in pico-USD
 * @resets_us: when the next period begins, in microseconds since 1970-01-01 UTC
 *
 * A budget is used to a part that a person wants to know about. There is one alert for each
 * @budget, @period, @level and @limit: a budget that is changed is another one.
 */
typedef struct
{
  char *budget;
  char *period;
  guint level;
  gint64 limit;
  gint64 used;
  gint64 resets_us;
} PursuitAiAlert;

/**
 * pursuit_ai_period_to_string:
 * @period: a period
 *
 * Returns: "month" or "day"
 */
const char *pursuit_ai_period_to_string (PursuitAiPeriod period);

/**
 * pursuit_ai_period_dup_name:
 * @period: a period
 * @time_us: a moment in it, in microseconds since 1970-01-01 UTC
 *
 * Returns: (transfer full): "2026-11" or "2026-11-30"
 */
char *pursuit_ai_period_dup_name (PursuitAiPeriod period, gint64 time_us);

/**
 * pursuit_ai_period_get_end:
 * @period: a period
 * @time_us: a moment in it
 *
 * Returns: when the next one begins, in microseconds since 1970-01-01 UTC
 */
gint64 pursuit_ai_period_get_end (PursuitAiPeriod period, gint64 time_us);

/**
 * pursuit_ai_budgets_init:
 * @self: budgets
 *
 * No limits at all.
 */
void pursuit_ai_budgets_init (PursuitAiBudgets *self);

/**
 * pursuit_ai_budgets_to_json:
 * @self: budgets
 *
 * Returns: (transfer full): `{"month": {"all": "50", "score": "10"}, "day": {…}, "expected": "20",
 *   "worst_case": {"input": "25", "output": "75"}}` in exact USD, the worst case for a million
 *   tokens; what is not set is not there
 */
JsonNode *pursuit_ai_budgets_to_json (const PursuitAiBudgets *self);

/**
 * pursuit_ai_budgets_from_json:
 * @self: (out caller-allocates): the budgets
 * @node: what pursuit_ai_budgets_to_json() made
 * @error: %PURSUIT_AI_ERROR_CONFIG
 *
 * Reads budgets. What cannot be read is an error and never taken as "no limit".
 *
 * Returns: %TRUE if read
 */
gboolean pursuit_ai_budgets_from_json (PursuitAiBudgets *self, JsonNode *node, GError **error);

/**
 * pursuit_ai_spent_add:
 * @self: a sum
 * @period: in which period
 * @feature: what for
 * @pico: how much; negative for what was reserved and is given back
 *
 * Adds to the feature's sum and to that of all.
 */
void pursuit_ai_spent_add (PursuitAiSpent *self,
                           PursuitAiPeriod period,
                           PursuitAiFeature feature,
                           gint64 pico);

/**
 * pursuit_ai_budgets_check:
 * @self: the budgets
 * @spent: what counts already, reservations included
 * @feature: what a request is for
 * @bound: what it costs at most, in pico-USD
 * @time_us: now
 * @error: %PURSUIT_AI_ERROR_BUDGET, naming the budget and when it begins anew
 *
 * Says whether a request may be sent. What costs nothing always may.
 *
 * Returns: %TRUE if no budget would be passed
 */
gboolean pursuit_ai_budgets_check (const PursuitAiBudgets *self,
                                   const PursuitAiSpent *spent,
                                   PursuitAiFeature feature,
                                   gint64 bound,
                                   gint64 time_us,
                                   GError **error);

/**
 * pursuit_ai_budgets_list_alerts:
 * @self: the budgets
 * @spent: what counts now
 * @time_us: now
 *
 * Says what was reached by what is spent: a reservation is the most that a request can cost, and
 * mostly far from what it will have cost.
 *
 * Returns: (transfer full) (element-type PursuitAiAlert): all levels that are reached, lower ones
 *   first; that each is told only once is up to who keeps them
 */
GPtrArray *pursuit_ai_budgets_list_alerts (const PursuitAiBudgets *self,
                                           const PursuitAiSpent *spent,
                                           gint64 time_us);

/**
 * pursuit_ai_alert_free:
 * @self: (transfer full) (nullable): an alert
 */
void pursuit_ai_alert_free (PursuitAiAlert *self);

/**
 * pursuit_ai_alert_dup_text:
 * @self: an alert
 *
 * Returns: (transfer full): one sentence for a person: which budget, how much of it, and when it
 *   begins anew
 */
char *pursuit_ai_alert_dup_text (const PursuitAiAlert *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitAiAlert, pursuit_ai_alert_free)

G_END_DECLS
