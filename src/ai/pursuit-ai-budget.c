/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ai/pursuit-ai-budget.h"

#include "ai/pursuit-ai-money.h"
#include "core/pursuit-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EXPECTED "expected"

static const struct
{
  const char *name;
  gsize name_length; /* of "2026-11" or "2026-11-30" in a time */
} periods[PURSUIT_AI_N_PERIODS] = {
  [PURSUIT_AI_PERIOD_MONTH] = { "month", 7 },
  [PURSUIT_AI_PERIOD_DAY] = { "day", 10 },
};

static const guint levels[] = { 50, 80, 100 };

const char *
pursuit_ai_period_to_string (PursuitAiPeriod period)
{
  g_return_val_if_fail (period < PURSUIT_AI_N_PERIODS, NULL);

  return periods[period].name;
}

char *
pursuit_ai_period_dup_name (PursuitAiPeriod period, gint64 time_us)
{
  char *name;

  g_return_val_if_fail (period < PURSUIT_AI_N_PERIODS, NULL);

  name = pursuit_time_format (time_us);
  name[periods[period].name_length] = '\0';

  return name;
}

gint64
pursuit_ai_period_get_end (PursuitAiPeriod period, gint64 time_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (time_us / G_USEC_PER_SEC);
  int year, month, day;
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) end = NULL;

  g_return_val_if_fail (time != NULL && period < PURSUIT_AI_N_PERIODS, G_MAXINT64);

  g_date_time_get_ymd (time, &year, &month, &day);
  start = g_date_time_new_utc (year, month, period == PURSUIT_AI_PERIOD_MONTH ? 1 : day, 0, 0, 0);
  end = period == PURSUIT_AI_PERIOD_MONTH ? g_date_time_add_months (start, 1)
                                          : g_date_time_add_days (start, 1);

  return g_date_time_to_unix (end) * G_USEC_PER_SEC;
}

static void
add (gint64 *sum, gint64 pico)
{
  if (pico >= 0)
    *sum = pursuit_ai_money_sum (*sum, pico);
  else
    *sum = MAX (*sum + pico, 0);
}

void
pursuit_ai_spent_add (PursuitAiSpent *self,
                      PursuitAiPeriod period,
                      PursuitAiFeature feature,
                      gint64 pico)
{
  gint64 *sum;

  g_return_if_fail (self != NULL && period < PURSUIT_AI_N_PERIODS);
  g_return_if_fail (feature < PURSUIT_AI_N_FEATURES);

  sum = self->sum[period];
  add (&sum[feature], pico);
  add (&sum[PURSUIT_AI_WHOLE], pico);
}

static char *
dup_day (gint64 time_us)
{
  return pursuit_ai_period_dup_name (PURSUIT_AI_PERIOD_DAY, time_us);
}

static char *
format_money (gint64 pico)
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();

  return pursuit_ai_money_format (pico, &style);
}

/* "month/score" */
static char *
dup_id (PursuitAiPeriod period, guint feature)
{
  const char *name = periods[period].name;

  return feature == PURSUIT_AI_WHOLE
             ? g_strdup (name)
             : g_strconcat (name, "/", pursuit_ai_feature_to_string ((PursuitAiFeature) feature),
                            NULL);
}

/* What a person calls it, from its id. */
static char *
dup_label (const char *id)
{
  const char *slash = strchr (id, '/');
  gboolean is_month = g_str_has_prefix (id, periods[PURSUIT_AI_PERIOD_MONTH].name);
  PursuitAiFeature feature;

  if (slash == NULL || !pursuit_ai_feature_from_string (slash + 1, &feature))
    return g_strdup (is_month ? _ ("The budget of the month") : _ ("The budget of the day"));

  return g_strdup_printf (is_month ? _ ("The budget of the month for “%s”")
                                   : _ ("The budget of the day for “%s”"),
                          pursuit_ai_feature_get_label (feature));
}

static void
set_refusal (PursuitAiPeriod period,
             guint feature,
             gint64 limit,
             gint64 used,
             gint64 bound,
             gint64 time_us,
             GError **error)
{
  g_autofree char *id = dup_id (period, feature);
  g_autofree char *label = dup_label (id);
  g_autofree char *limit_text = format_money (limit);
  g_autofree char *used_text = format_money (used);
  g_autofree char *bound_text = format_money (bound);
  g_autofree char *day = dup_day (pursuit_ai_period_get_end (period, time_us));

  g_set_error (
      error, PURSUIT_AI_ERROR, PURSUIT_AI_ERROR_BUDGET,
      _ ("%s, %s, would be passed: %s are used or reserved, and this can cost %s. Raise it, "
         "or wait until it begins anew on %s (UTC)"),
      label, limit_text, used_text, bound_text, day);
}

gboolean
pursuit_ai_budgets_check (const PursuitAiBudgets *self,
                          const PursuitAiSpent *spent,
                          PursuitAiFeature feature,
                          gint64 bound,
                          gint64 time_us,
                          GError **error)
{
  const guint concerned[] = { feature, PURSUIT_AI_WHOLE };

  g_return_val_if_fail (self != NULL && spent != NULL && bound >= 0, FALSE);
  g_return_val_if_fail (feature < PURSUIT_AI_N_FEATURES, FALSE);

  for (int period = PURSUIT_AI_N_PERIODS - 1; bound > 0 && period >= 0; period--)
    for (guint i = 0; i < G_N_ELEMENTS (concerned); i++)
      {
        gint64 limit = self->limit[period][concerned[i]];
        gint64 used = spent->sum[period][concerned[i]];

        if (limit < 0 || pursuit_ai_money_sum (used, bound) <= limit)
          continue;
        set_refusal ((PursuitAiPeriod) period, concerned[i], limit, used, bound, time_us, error);

        return FALSE;
      }

  return TRUE;
}

static gboolean
is_reached (gint64 used, gint64 limit, guint level)
{
  return limit > 0 && (__int128) used * 100 >= (__int128) limit * level;
}

/* What is on its way may cost far less than what is reserved for it. */
static gint64
get_settled (const PursuitAiSpent *spent, guint period, guint which)
{
  return MAX (spent->sum[period][which] - spent->reserved[period][which], 0);
}

static PursuitAiAlert *
alert_new (char *budget, PursuitAiPeriod period, guint level, gint64 limit, gint64 used, gint64 now)
{
  PursuitAiAlert *alert = g_new0 (PursuitAiAlert, 1);

  alert->budget = budget;
  alert->period = pursuit_ai_period_dup_name (period, now);
  alert->level = level;
  alert->limit = limit;
  alert->used = used;
  alert->resets_us = pursuit_ai_period_get_end (period, now);

  return alert;
}

GPtrArray *
pursuit_ai_budgets_list_alerts (const PursuitAiBudgets *self,
                                const PursuitAiSpent *spent,
                                gint64 time_us)
{
  GPtrArray *alerts;
  gint64 month, expected;

  g_return_val_if_fail (self != NULL && spent != NULL, NULL);

  alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_ai_alert_free);
  for (guint period = 0; period < PURSUIT_AI_N_PERIODS; period++)
    for (guint feature = 0; feature < PURSUIT_AI_N_BUDGETS; feature++)
      for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
        {
          gint64 limit = self->limit[period][feature];
          gint64 used = get_settled (spent, period, feature);

          if (is_reached (used, limit, levels[i]))
            g_ptr_array_add (alerts,
                             alert_new (dup_id ((PursuitAiPeriod) period, feature),
                                        (PursuitAiPeriod) period, levels[i], limit, used, time_us));
        }

  month = get_settled (spent, PURSUIT_AI_PERIOD_MONTH, PURSUIT_AI_WHOLE);
  expected = self->expected >= 0 ? self->expected : spent->expected;
  if (is_reached (month, expected, PURSUIT_AI_EXPECTED_LEVEL))
    g_ptr_array_add (alerts, alert_new (g_strdup (EXPECTED), PURSUIT_AI_PERIOD_MONTH,
                                        PURSUIT_AI_EXPECTED_LEVEL, expected, month, time_us));

  return alerts;
}

void
pursuit_ai_alert_free (PursuitAiAlert *self)
{
  if (self == NULL)
    return;

  g_free (self->budget);
  g_free (self->period);
  g_free (self);
}

char *
pursuit_ai_alert_dup_text (const PursuitAiAlert *self)
{
  g_autofree char *label = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *used = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  limit = format_money (self->limit);
  used = format_money (self->used);
  day = dup_day (self->resets_us);
  if (g_str_equal (self->budget, EXPECTED))
    return g_strdup_printf (_ ("This month's use is at %u %% of what was expected: %s instead of "
                               "%s. The next month begins on %s (UTC)"),
                            self->level, used, limit, day);
  label = dup_label (self->budget);

  return g_strdup_printf (_ ("%s is used to %u %%: %s of %s. It begins anew on %s (UTC)"), label,
                          self->level, used, limit, day);
}
