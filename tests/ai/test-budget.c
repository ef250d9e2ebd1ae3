/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-budget.h"
#include "ai/pursuit-ai-money.h"
#include "core/pursuit-json.h"
#include "core/pursuit-time.h"

#include <string.h>

#define USD PURSUIT_AI_PICO_PER_USD
#define MONTH PURSUIT_AI_PERIOD_MONTH
#define DAY PURSUIT_AI_PERIOD_DAY

static gint64
at (const char *time)
{
  gint64 time_us;

  g_assert_true (pursuit_time_parse (time, &time_us, NULL));

  return time_us;
}

static void
periods_are_of_utc (void)
{
  static const struct
  {
    const char *time;
    const char *month;
    const char *day;
    const char *month_end;
    const char *day_end;
  } rows[] = {
    { "2026-11-30T23:59:59Z", "2026-11", "2026-11-30", "2026-12-01", "2026-12-01" },
    { "2026-12-01T00:00:00Z", "2026-12", "2026-12-01", "2027-01-01", "2026-12-02" },
    { "2026-12-31T23:59:59-05:00", "2027-01", "2027-01-01", "2027-02-01", "2027-01-02" },
    { "2028-02-29T12:00:00Z", "2028-02", "2028-02-29", "2028-03-01", "2028-03-01" },
    /* The clocks go forward there; here a day has its 24 hours. */
    { "2026-03-29T01:30:00+01:00", "2026-03", "2026-03-29", "2026-04-01", "2026-03-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 time_us = at (rows[i].time);
      g_autofree char *month = pursuit_ai_period_dup_name (MONTH, time_us);
      g_autofree char *day = pursuit_ai_period_dup_name (DAY, time_us);

      g_assert_cmpstr (month, ==, rows[i].month);
      g_assert_cmpstr (day, ==, rows[i].day);
      g_assert_cmpint (pursuit_ai_period_get_end (MONTH, time_us), ==, at (rows[i].month_end));
      g_assert_cmpint (pursuit_ai_period_get_end (DAY, time_us), ==, at (rows[i].day_end));
    }
}

static void
json_comes_back (void)
{
  PursuitAiBudgets budgets, back;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  pursuit_ai_budgets_init (&budgets);
  budgets.limit[MONTH][PURSUIT_AI_WHOLE] = 50 * USD;
  budgets.limit[MONTH][PURSUIT_AI_FEATURE_SCORE] = 1;
  budgets.limit[DAY][PURSUIT_AI_FEATURE_CARD] = 0;
  budgets.expected = 20 * USD;
  budgets.worst_input = 25 * PURSUIT_AI_PICO_PER_MTOK;
  budgets.worst_output = 75 * PURSUIT_AI_PICO_PER_MTOK;
  node = pursuit_ai_budgets_to_json (&budgets);
  text = pursuit_json_to_text (node, FALSE);
  g_assert_cmpstr (text, ==,
                   "{\"month\":{\"score\":\"0.000000000001\",\"all\":\"50\"},\"day\":{\"card\":"
                   "\"0\"},\"expected\":\"20\",\"worst_case\":{\"input\":\"25\",\"output\":\"75\"}"
                   "}");
  pursuit_ai_budgets_from_json (&back, node, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (&back, sizeof back, &budgets, sizeof budgets);
}

static void
unreadable_is_not_unlimited (void)
{
  static const char *const texts[] = {
    "[]",
    "5",
    "{\"month\":5}",
    "{\"month\":{\"all\":50}}",
    "{\"month\":{\"all\":null}}",
    "{\"day\":{\"score\":\"-1\"}}",
    "{\"day\":{\"score\":\"much\"}}",
    "{\"expected\":[]}",
    "{\"worst_case\":{\"input\":\"5\"}}",
    "{\"worst_case\":\"5\"}",
  };
  PursuitAiBudgets budgets;
  g_autoptr (JsonNode) none = json_from_string ("{}", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = json_from_string (texts[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (pursuit_ai_budgets_from_json (&budgets, node, &error));
      g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_CONFIG);
    }
  g_assert_true (pursuit_ai_budgets_from_json (&budgets, none, NULL));
  g_assert_cmpint (budgets.limit[MONTH][PURSUIT_AI_WHOLE], ==, -1);
}

/* What the error says of a request of a draft that costs up to @bound. */
static char *
refusal (const PursuitAiBudgets *budgets, const PursuitAiSpent *spent, gint64 bound)
{
  g_autoptr (GError) error = NULL;

  if (pursuit_ai_budgets_check (budgets, spent, PURSUIT_AI_FEATURE_DRAFT, bound, at ("2026-11-30"),
                                &error))
    return NULL;
  g_assert_error (error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_BUDGET);

  return g_strdup (error->message);
}

static void
refusals_name_the_budget (void)
{
  PursuitAiBudgets budgets;
  PursuitAiSpent spent = { .expected = -1 };
  g_autofree char *whole = NULL;
  g_autofree char *day = NULL;

  pursuit_ai_budgets_init (&budgets);
  pursuit_ai_spent_add (&spent, MONTH, PURSUIT_AI_FEATURE_SCORE, 6 * USD);
  pursuit_ai_spent_add (&spent, MONTH, PURSUIT_AI_FEATURE_DRAFT, 3 * USD);
  pursuit_ai_spent_add (&spent, DAY, PURSUIT_AI_FEATURE_DRAFT, USD);
  g_assert_null (refusal (&budgets, &spent, G_MAXINT64));

  budgets.limit[MONTH][PURSUIT_AI_WHOLE] = 10 * USD;
  g_assert_null (refusal (&budgets, &spent, USD));
  whole = refusal (&budgets, &spent, USD + 1);
  g_assert_nonnull (strstr (whole, "The budget of the month, 10.00 USD"));
  g_assert_nonnull (strstr (whole, "9.00 USD are used or reserved"));
  g_assert_nonnull (strstr (whole, "2026-12-01"));

  budgets.limit[DAY][PURSUIT_AI_FEATURE_DRAFT] = USD;
  day = refusal (&budgets, &spent, 1);
  g_assert_nonnull (strstr (day, "The budget of the day for “Proposal draft”"));
  g_assert_null (refusal (&budgets, &spent, 0));

  /* Another feature's budget is no concern of drafts; none at all is. */
  budgets.limit[DAY][PURSUIT_AI_FEATURE_DRAFT] = -1;
  budgets.limit[MONTH][PURSUIT_AI_FEATURE_SCORE] = 0;
  g_assert_null (refusal (&budgets, &spent, USD));
  budgets.limit[MONTH][PURSUIT_AI_FEATURE_DRAFT] = 0;
  g_free (g_steal_pointer (&day));
  day = refusal (&budgets, &spent, 1);
  g_assert_nonnull (strstr (day, "The budget of the month for “Proposal draft”"));
}

/* "month/50 month/80" */
static char *
list_alerts (const PursuitAiBudgets *budgets, const PursuitAiSpent *spent)
{
  g_autoptr (GPtrArray) alerts
      = pursuit_ai_budgets_list_alerts (budgets, spent, at ("2026-11-30T12:00:00Z"));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < alerts->len; i++)
    {
      const PursuitAiAlert *alert = alerts->pdata[i];

      g_string_append_printf (text, "%s%s %s %u", i > 0 ? ", " : "", alert->budget, alert->period,
                              alert->level);
    }

  return g_string_free (text, FALSE);
}

static void
levels_are_reached_exactly (void)
{
  static const struct
  {
    gint64 used;
    const char *alerts;
  } rows[] = {
    { 0, "" },
    { 5 * USD - 1, "" },
    { 5 * USD, "month 2026-11 50" },
    { 8 * USD - 1, "month 2026-11 50" },
    { 8 * USD, "month 2026-11 50, month 2026-11 80" },
    { 10 * USD, "month 2026-11 50, month 2026-11 80, month 2026-11 100" },
    { G_MAXINT64, "month 2026-11 50, month 2026-11 80, month 2026-11 100" },
  };
  PursuitAiBudgets budgets;

  pursuit_ai_budgets_init (&budgets);
  budgets.limit[MONTH][PURSUIT_AI_WHOLE] = 10 * USD;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PursuitAiSpent spent = { .expected = -1 };
      g_autofree char *alerts = NULL;

      pursuit_ai_spent_add (&spent, MONTH, PURSUIT_AI_FEATURE_SCORE, rows[i].used);
      alerts = list_alerts (&budgets, &spent);
      g_assert_cmpstr (alerts, ==, rows[i].alerts);
    }
}

static void
more_than_expected_is_told (void)
{
  PursuitAiBudgets budgets;
  PursuitAiSpent spent = { .expected = 2 * USD };
  g_autofree char *none = NULL;
  g_autofree char *mean = NULL;
  g_autofree char *set = NULL;

  pursuit_ai_budgets_init (&budgets);
  pursuit_ai_spent_add (&spent, MONTH, PURSUIT_AI_FEATURE_SCORE, 3 * USD - 1);
  none = list_alerts (&budgets, &spent);
  g_assert_cmpstr (none, ==, "");
  pursuit_ai_spent_add (&spent, MONTH, PURSUIT_AI_FEATURE_CARD, 1);
  mean = list_alerts (&budgets, &spent);
  g_assert_cmpstr (mean, ==, "expected 2026-11 150");
  budgets.expected = 100 * USD;
  set = list_alerts (&budgets, &spent);
  g_assert_cmpstr (set, ==, "");
}

static void
alerts_say_what_they_are_about (void)
{
  PursuitAiBudgets budgets;
  PursuitAiSpent spent = { .expected = 1 };
  g_autoptr (GPtrArray) alerts = NULL;
  g_autofree char *feature = NULL;
  g_autofree char *expected = NULL;

  pursuit_ai_budgets_init (&budgets);
  budgets.limit[DAY][PURSUIT_AI_FEATURE_DRAFT] = 4 * USD;
  pursuit_ai_spent_add (&spent, DAY, PURSUIT_AI_FEATURE_DRAFT, 2 * USD);
  pursuit_ai_spent_add (&spent, MONTH, PURSUIT_AI_FEATURE_DRAFT, 2 * USD);
  alerts = pursuit_ai_budgets_list_alerts (&budgets, &spent, at ("2026-11-29T12:00:00Z"));
  g_assert_cmpuint (alerts->len, ==, 2);
  feature = pursuit_ai_alert_dup_text (alerts->pdata[0]);
  expected = pursuit_ai_alert_dup_text (alerts->pdata[1]);
  g_assert_cmpstr (feature, ==,
                   "The budget of the day for “Proposal draft” is used to 50 %: 2.00 USD of "
                   "4.00 USD. It begins anew on 2026-11-30 (UTC)");
  g_assert_cmpstr (expected, ==,
                   "This month's use is at 150 % of what was expected: 2.00 USD instead of "
                   "0.000000000001 USD. The next month begins on 2026-12-01 (UTC)");
}

static void
what_is_given_back_counts_no_more (void)
{
  PursuitAiSpent spent = { .expected = -1 };

  pursuit_ai_spent_add (&spent, DAY, PURSUIT_AI_FEATURE_DRAFT, 9);
  pursuit_ai_spent_add (&spent, DAY, PURSUIT_AI_FEATURE_SCORE, 1);
  pursuit_ai_spent_add (&spent, DAY, PURSUIT_AI_FEATURE_DRAFT, -7);
  g_assert_cmpint (spent.sum[DAY][PURSUIT_AI_FEATURE_DRAFT], ==, 2);
  g_assert_cmpint (spent.sum[DAY][PURSUIT_AI_WHOLE], ==, 3);
  pursuit_ai_spent_add (&spent, DAY, PURSUIT_AI_FEATURE_DRAFT, -7);
  g_assert_cmpint (spent.sum[DAY][PURSUIT_AI_FEATURE_DRAFT], ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ai/budget/periods-are-of-utc", periods_are_of_utc);
  g_test_add_func ("/ai/budget/json-comes-back", json_comes_back);
  g_test_add_func ("/ai/budget/unreadable-is-not-unlimited", unreadable_is_not_unlimited);
  g_test_add_func ("/ai/budget/refusals-name-the-budget", refusals_name_the_budget);
  g_test_add_func ("/ai/budget/levels-are-reached-exactly", levels_are_reached_exactly);
  g_test_add_func ("/ai/budget/more-than-expected-is-told", more_than_expected_is_told);
  g_test_add_func ("/ai/budget/given-back", what_is_given_back_counts_no_more);
  g_test_add_func ("/ai/budget/alerts-say-what-they-are-about", alerts_say_what_they_are_about);

  return g_test_run ();
}
