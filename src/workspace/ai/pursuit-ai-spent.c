/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/ai/pursuit-ai-spent-private.h"

#include "ai/pursuit-ai-money.h"
#include "core/pursuit-json.h"
#include "store/pursuit-keeping.h"
#include "store/pursuit-ledger.h"

#include <string.h>

gboolean
pursuit_ai_budgets_load (PursuitSession *session, PursuitAiBudgets *budgets, GError **error)
{
  g_autofree char *text = pursuit_session_get_setting (session, PURSUIT_SETTING_AI_BUDGETS);
  g_autoptr (JsonNode) node = NULL;

  pursuit_ai_budgets_init (budgets);
  if (text == NULL)
    return TRUE;
  node = pursuit_json_parse (text, -1, error);

  return node != NULL && pursuit_ai_budgets_from_json (budgets, node, error);
}

gboolean
pursuit_ai_budgets_save (PursuitSession *session, const PursuitAiBudgets *budgets, GError **error)
{
  g_autoptr (JsonNode) node = pursuit_ai_budgets_to_json (budgets);
  g_autofree char *text = pursuit_json_to_text (node, FALSE);

  return pursuit_session_set_setting (session, PURSUIT_SETTING_AI_BUDGETS, text, error);
}

typedef GPtrArray *(*SumFunc) (PursuitSession *session,
                               const char *from,
                               const char *until,
                               GError **error);

static GPtrArray *
sum_counted (PursuitSession *session, const char *from, const char *until, GError **error)
{
  return pursuit_session_sum_counted (session, PURSUIT_LEDGER_BY_FEATURE, from, until, error);
}

/* By feature, and all of them at the end. */
static void
add_sum (gint64 *sums, const PursuitLedgerSum *sum)
{
  PursuitAiFeature feature;

  /* One that this version does not know was nevertheless paid. */
  if (pursuit_ai_feature_from_string (sum->key, &feature))
    sums[feature] = pursuit_ai_money_sum (sums[feature], sum->counted);
  sums[PURSUIT_AI_WHOLE] = pursuit_ai_money_sum (sums[PURSUIT_AI_WHOLE], sum->counted);
}

static gboolean
add_period (PursuitSession *session,
            PursuitAiPeriod period,
            gint64 now_us,
            SumFunc sum_up,
            gint64 *sums,
            GError **error)
{
  g_autofree char *from = pursuit_ai_period_dup_name (period, now_us);
  g_autofree char *until
      = pursuit_ai_period_dup_name (period, pursuit_ai_period_get_end (period, now_us));
  g_autoptr (GPtrArray) found = sum_up (session, from, until, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    add_sum (sums, found->pdata[i]);

  return found != NULL;
}

gboolean
pursuit_ai_reserved_load (PursuitSession *session,
                          gint64 now_us,
                          PursuitAiSpent *spent,
                          GError **error)
{
  memset (spent->reserved, 0, sizeof spent->reserved);
  for (guint period = 0; period < PURSUIT_AI_N_PERIODS; period++)
    if (!add_period (session, (PursuitAiPeriod) period, now_us, pursuit_session_sum_reserved,
                     spent->reserved[period], error))
      return FALSE;

  return TRUE;
}

gboolean
pursuit_ai_spent_load (PursuitSession *session,
                       gint64 now_us,
                       PursuitAiSpent *spent,
                       GError **error)
{
  *spent = (PursuitAiSpent){ .expected = -1 };
  for (guint period = 0; period < PURSUIT_AI_N_PERIODS; period++)
    if (!add_period (session, (PursuitAiPeriod) period, now_us, sum_counted, spent->sum[period],
                     error))
      return FALSE;

  return pursuit_ai_reserved_load (session, now_us, spent, error);
}

/* "2026-08" for November's three months before. */
static char *
dup_first_month (gint64 now_us)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) month
      = g_date_time_new_utc (g_date_time_get_year (now), g_date_time_get_month (now), 1, 0, 0, 0);
  g_autoptr (GDateTime) first = g_date_time_add_months (month, -PURSUIT_AI_EXPECTED_MONTHS);

  return g_date_time_format (first, "%Y-%m");
}

/* How many months lie between "2025-12" and "2026-02": 2. */
static int
months_between (const char *from, const char *until)
{
  g_auto (GStrv) first = g_strsplit (from, "-", 2);
  g_auto (GStrv) last = g_strsplit (until, "-", 2);
  gint64 years = g_ascii_strtoll (last[0], NULL, 10) - g_ascii_strtoll (first[0], NULL, 10);

  return (int) (years * 12 + g_ascii_strtoll (last[1], NULL, 10)
                - g_ascii_strtoll (first[1], NULL, 10));
}

gboolean
pursuit_ai_expected_load (PursuitSession *session, gint64 now_us, gint64 *expected, GError **error)
{
  g_autofree char *from = dup_first_month (now_us);
  g_autofree char *until = pursuit_ai_period_dup_name (PURSUIT_AI_PERIOD_MONTH, now_us);
  g_autoptr (GPtrArray) sums
      = pursuit_session_sum_counted (session, PURSUIT_LEDGER_BY_MONTH, from, until, error);
  gint64 total = 0;

  if (sums == NULL)
    return FALSE;

  *expected = -1;
  for (guint i = 0; i < sums->len; i++)
    total = pursuit_ai_money_sum (total, ((PursuitLedgerSum *) sums->pdata[i])->counted);
  if (sums->len > 0)
    *expected = total / months_between (((PursuitLedgerSum *) sums->pdata[0])->key, until);

  return TRUE;
}
