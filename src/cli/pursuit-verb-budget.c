/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/ai/pursuit-budgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Takes a limit away again. */
#define NONE "none"
#define TOKENS_OF_PRICE 1000000

static char *month;
static char *day;
static char *feature;
static char *expected;
static char *worst_case;

static const GOptionEntry entries[] = {
  { "month", 'm', 0, G_OPTION_ARG_STRING, &month, N_ ("For each month (UTC), such as 50; or none"),
    "USD" },
  { "day", 'd', 0, G_OPTION_ARG_STRING, &day, N_ ("For each day (UTC), such as 5; or none"),
    "USD" },
  { "feature", 'f', 0, G_OPTION_ARG_STRING, &feature,
    N_ ("Only for score, draft, card, conversation or test"), N_ ("FEATURE") },
  { "expected", 0, 0, G_OPTION_ARG_STRING, &expected,
    N_ ("What you expect for a month; none for the mean of the last three"), "USD" },
  { "worst-case", 0, 0, G_OPTION_ARG_STRING, &worst_case,
    N_ ("How models without a price count: for a million tokens of prompt and answer; or none"),
    "USD/USD" },
  G_OPTION_ENTRY_NULL,
};

static gboolean
has_option (void)
{
  return month != NULL || day != NULL || feature != NULL || expected != NULL || worst_case != NULL;
}

/* "50", "50 USD" or "none". */
static gboolean
parse_amount (const char *text, gint64 *pico, GError **error)
{
  g_autofree char *amount = g_strstrip (g_strdup (text));

  if (g_str_equal (amount, NONE))
    {
      *pico = -1;
      return TRUE;
    }
  if (g_str_has_suffix (amount, PURSUIT_AI_CURRENCY))
    amount[strlen (amount) - strlen (PURSUIT_AI_CURRENCY)] = '\0';
  if (pursuit_ai_money_parse (g_strstrip (amount), pico))
    return TRUE;

  pursuit_cli_usage (error, _ ("“%s” is no amount in USD; write it as 50 or 12.50, or none"), text);

  return FALSE;
}

static gboolean
parse_worst_case (const char *text, PursuitAiBudgets *budgets, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  gint64 input, output;

  if (g_str_equal (text, NONE))
    {
      budgets->worst_input = budgets->worst_output = -1;
      return TRUE;
    }
  if (g_strv_length (parts) != 2)
    {
      pursuit_cli_usage (error, _ ("--worst-case needs two amounts, such as 25/75"));
      return FALSE;
    }
  if (!parse_amount (parts[0], &input, error) || !parse_amount (parts[1], &output, error))
    return FALSE;
  if (input < 0 || output < 0)
    {
      pursuit_cli_usage (error, _ ("--worst-case needs two amounts, such as 25/75"));
      return FALSE;
    }
  budgets->worst_input = input / TOKENS_OF_PRICE;
  budgets->worst_output = output / TOKENS_OF_PRICE;

  return TRUE;
}

static gboolean
apply (PursuitAiBudgets *budgets, GError **error)
{
  PursuitAiFeature one;
  guint which = PURSUIT_AI_WHOLE;

  if (feature != NULL && !pursuit_ai_feature_from_string (feature, &one))
    {
      pursuit_cli_usage (
          error, _ ("--feature is score, draft, card, conversation or test, not “%s”"), feature);
      return FALSE;
    }
  if (feature != NULL && month == NULL && day == NULL)
    {
      pursuit_cli_usage (error, _ ("--feature needs --month or --day"));
      return FALSE;
    }
  if (feature != NULL)
    which = one;

  return (month == NULL
          || parse_amount (month, &budgets->limit[PURSUIT_AI_PERIOD_MONTH][which], error))
         && (day == NULL
             || parse_amount (day, &budgets->limit[PURSUIT_AI_PERIOD_DAY][which], error))
         && (expected == NULL || parse_amount (expected, &budgets->expected, error))
         && (worst_case == NULL || parse_worst_case (worst_case, budgets, error));
}

static const char *
get_reset (const PursuitBudgetReport *report, guint period)
{
  return period == PURSUIT_AI_PERIOD_MONTH ? report->month_resets : report->day_resets;
}

/* Of those for a feature, only what is set. */
static gboolean
is_shown (const PursuitBudgetReport *report, guint period, guint which)
{
  return which == PURSUIT_AI_WHOLE || report->budgets.limit[period][which] >= 0;
}

static JsonObject *
budget_to_json (const PursuitBudgetReport *report, guint period, guint which)
{
  JsonObject *object = json_object_new ();
  gint64 limit = report->budgets.limit[period][which];

  json_object_set_string_member (object, "period",
                                 pursuit_ai_period_to_string ((PursuitAiPeriod) period));
  json_object_set_string_member (
      object, "feature",
      which == PURSUIT_AI_WHOLE ? "all" : pursuit_ai_feature_to_string ((PursuitAiFeature) which));
  if (limit >= 0)
    json_object_set_object_member (object, "limit", pursuit_cli_money_new (limit));
  else
    json_object_set_null_member (object, "limit");
  json_object_set_object_member (object, "used",
                                 pursuit_cli_money_new (report->spent.sum[period][which]));
  json_object_set_string_member (object, "resets", get_reset (report, period));

  return object;
}

static void
set_money (JsonObject *object, const char *name, gint64 pico)
{
  if (pico >= 0)
    json_object_set_object_member (object, name, pursuit_cli_money_new (pico));
  else
    json_object_set_null_member (object, name);
}

static JsonArray *
alerts_to_json (const PursuitBudgetReport *report)
{
  JsonArray *alerts = json_array_new ();

  for (guint i = 0; i < report->alerts->len; i++)
    {
      const PursuitAiAlert *alert = report->alerts->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "budget", alert->budget);
      json_object_set_string_member (object, "period", alert->period);
      json_object_set_int_member (object, "level", alert->level);
      json_object_set_object_member (object, "limit", pursuit_cli_money_new (alert->limit));
      json_object_set_object_member (object, "used", pursuit_cli_money_new (alert->used));
      json_array_add_object_element (alerts, object);
    }

  return alerts;
}

static JsonNode *
to_json (const PursuitBudgetReport *report, const PursuitUsage *usage)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObject *worst = json_object_new ();
  JsonArray *items = json_array_new ();
  const PursuitAiBudgets *budgets = &report->budgets;
  gboolean has_worst = budgets->worst_input >= 0;

  for (guint period = 0; period < PURSUIT_AI_N_PERIODS; period++)
    for (guint which = PURSUIT_AI_N_BUDGETS; which-- > 0;)
      if (is_shown (report, period, which))
        json_array_add_object_element (items, budget_to_json (report, period, which));
  json_object_set_string_member (object, "month", report->month);
  json_object_set_string_member (object, "day", report->day);
  json_object_set_array_member (object, "items", items);
  json_object_set_array_member (object, "alerts", alerts_to_json (report));
  set_money (object, "expected",
             budgets->expected >= 0 ? budgets->expected : report->spent.expected);
  set_money (worst, "input", has_worst ? budgets->worst_input * TOKENS_OF_PRICE : -1);
  set_money (worst, "output", has_worst ? budgets->worst_output * TOKENS_OF_PRICE : -1);
  json_object_set_object_member (object, "worst_case", worst);
  pursuit_cli_set_usage (object, &usage->total);
  json_node_take_object (node, object);

  return node;
}

static void
print_budget (const PursuitBudgetReport *report, guint period, guint which)
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();
  gint64 limit = report->budgets.limit[period][which];
  g_autofree char *used = pursuit_ai_money_format (report->spent.sum[period][which], &style);
  g_autofree char *of = limit >= 0 ? pursuit_ai_money_format (limit, &style) : NULL;
  const char *name = period == PURSUIT_AI_PERIOD_MONTH ? _ ("this month") : _ ("today");
  const char *what = which == PURSUIT_AI_WHOLE
                         ? _ ("everything")
                         : pursuit_ai_feature_get_label ((PursuitAiFeature) which);

  if (of != NULL)
    g_print (_ ("  %s, %s: %s of %s, anew on %s (UTC)\n"), name, what, used, of,
             get_reset (report, period));
  else
    g_print (_ ("  %s, %s: %s, no limit\n"), name, what, used);
}

static void
print_report (const PursuitBudgetReport *report)
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();
  gint64 mean = report->spent.expected;
  gint64 own = report->budgets.expected;
  g_autofree char *text = pursuit_ai_money_format (own >= 0 ? own : MAX (mean, 0), &style);

  for (guint period = 0; period < PURSUIT_AI_N_PERIODS; period++)
    for (guint which = PURSUIT_AI_N_BUDGETS; which-- > 0;)
      if (is_shown (report, period, which))
        print_budget (report, period, which);
  for (guint i = 0; i < report->alerts->len; i++)
    {
      const PursuitAiAlert *alert = report->alerts->pdata[i];
      g_autofree char *sentence = pursuit_ai_alert_dup_text (alert);

      g_print ("  %s: %s\n", alert->period, sentence);
    }
  if (own >= 0)
    g_print (_ ("  expected for a month: %s\n"), text);
  else if (mean >= 0)
    g_print (_ ("  expected for a month: %s, the mean of the months before\n"), text);
}

static int
finish (PursuitCli *cli, PursuitBudgetReport *report, GError **error)
{
  g_autoptr (PursuitUsage) usage = NULL;

  if (!cli->json)
    {
      print_report (report);
      return PURSUIT_CLI_DONE;
    }
  pursuit_workspace_usage_async (cli->workspace, report->month, PURSUIT_USAGE_BY_FEATURE,
                                 cli->cancellable, pursuit_cli_done, cli);
  usage = pursuit_workspace_usage_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (usage == NULL)
    return -1;
  pursuit_cli_print_json (to_json (report, usage));

  return PURSUIT_CLI_DONE;
}

static PursuitBudgetReport *
load (PursuitCli *cli, PursuitWorkspaceMode mode, GError **error)
{
  if (!pursuit_cli_open (cli, mode, error))
    return NULL;
  pursuit_workspace_get_budgets_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);

  return pursuit_workspace_get_budgets_finish (cli->workspace, pursuit_cli_wait (cli), error);
}

static int
show (PursuitCli *cli, GError **error)
{
  g_autoptr (PursuitBudgetReport) report = NULL;

  if (has_option ())
    return pursuit_cli_usage (error, _ ("budget show takes no options; change it with budget set"));
  report = load (cli, PURSUIT_WORKSPACE_READ, error);

  return report != NULL ? finish (cli, report, error) : -1;
}

static int
set (PursuitCli *cli, GError **error)
{
  g_autoptr (PursuitBudgetReport) before = NULL;
  g_autoptr (PursuitBudgetReport) after = NULL;
  PursuitAiBudgets budgets;

  if (!has_option ())
    return pursuit_cli_usage (error, _ ("budget set needs what to change, such as --month 50"));
  pursuit_ai_budgets_init (&budgets);
  if (!apply (&budgets, error))
    return -1;
  before = load (cli, PURSUIT_WORKSPACE_WRITE, error);
  if (before == NULL || !apply (&before->budgets, error))
    return -1;

  pursuit_workspace_set_budgets_async (cli->workspace, &before->budgets, cli->cancellable,
                                       pursuit_cli_done, cli);
  after = pursuit_workspace_set_budgets_finish (cli->workspace, pursuit_cli_wait (cli), error);

  return after != NULL ? finish (cli, after, error) : -1;
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  if (g_strcmp0 (args[0], "show") == 0 && args[1] == NULL)
    return show (cli, error);
  if (g_strcmp0 (args[0], "set") == 0 && args[1] == NULL)
    return set (cli, error);

  return pursuit_cli_usage (error, _ ("budget needs show or set"));
}

const PursuitVerb pursuit_verb_budget = {
  "budget",
  "show|set [OPTION]…",
  N_ ("show or set what requests to providers of AI may cost"),
  entries,
  run,
};
