/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/ai/pursuit-egress.h"
#include "workspace/ai/pursuit-usage-compare.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>

static char *month;
static char *by;
static char *csv;
static char *compare;
static char *provider;
static gboolean purge;
static gboolean egress;

static const GOptionEntry entries[] = {
  { "month", 'm', 0, G_OPTION_ARG_STRING, &month, N_ ("Another month than the present one"),
    "YYYY-MM" },
  { "by", 'b', 0, G_OPTION_ARG_STRING, &by, N_ ("How to sum up: feature, model or day"),
    "feature|model|day" },
  { "csv", 0, 0, G_OPTION_ARG_FILENAME, &csv, N_ ("Write the sums to a CSV file"), N_ ("FILE") },
  { "compare", 'c', 0, G_OPTION_ARG_FILENAME, &compare,
    N_ ("Compare with what a provider says of the month, in a CSV file by day and model"),
    N_ ("FILE") },
  { "provider", 0, 0, G_OPTION_ARG_STRING, &provider, N_ ("Whose file that is"), N_ ("NAME") },
  { "egress", 0, 0, G_OPTION_ARG_NONE, &egress,
    N_ ("List what left this machine in the month: when, to whom, what for, and what was masked"),
    NULL },
  { "purge-cache", 0, 0, G_OPTION_ARG_NONE, &purge,
    N_ ("Forget the answers that are kept to be used again"), NULL },
  G_OPTION_ENTRY_NULL,
};

JsonObject *
pursuit_cli_money_new (gint64 pico)
{
  JsonObject *object = json_object_new ();
  g_autofree char *amount = pursuit_ai_money_to_decimal (pico);

  json_object_set_string_member (object, "amount", amount);
  json_object_set_string_member (object, "currency", PURSUIT_AI_CURRENCY);

  return object;
}

void
pursuit_cli_set_usage (JsonObject *object, const PursuitUsageRow *row)
{
  JsonObject *tokens = json_object_new ();
  JsonObject *saved = json_object_new ();

  for (guint i = 0; i < PURSUIT_USAGE_N_TOKENS; i++)
    json_object_set_int_member (tokens, pursuit_usage_tokens_to_string ((PursuitUsageTokens) i),
                                row->tokens[i]);
  for (guint i = 0; i < PURSUIT_USAGE_N_SAVINGS; i++)
    json_object_set_object_member (saved, pursuit_usage_saving_to_string ((PursuitUsageSaving) i),
                                   pursuit_cli_money_new (row->saved[i]));
  json_object_set_int_member (object, "requests", row->requests);
  json_object_set_int_member (object, "cached", row->cached);
  json_object_set_int_member (object, "unpriced", row->unpriced);
  json_object_set_int_member (object, "uncertain", row->uncertain);
  json_object_set_object_member (object, "uncertain_at_most", pursuit_cli_money_new (row->bound));
  json_object_set_object_member (object, "tokens", tokens);
  json_object_set_object_member (object, "cost", pursuit_cli_money_new (row->cost));
  json_object_set_object_member (object, "at_most", pursuit_cli_money_new (row->at_most));
  json_object_set_object_member (object, "saved", saved);
}

static JsonNode *
to_json (const PursuitUsage *usage)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < usage->rows->len; i++)
    {
      const PursuitUsageRow *row = usage->rows->pdata[i];
      JsonObject *item = json_object_new ();

      json_object_set_string_member (item, pursuit_usage_group_to_string (usage->group), row->key);
      pursuit_cli_set_usage (item, row);
      json_array_add_object_element (items, item);
    }
  json_object_set_string_member (object, "month", usage->month);
  json_object_set_string_member (object, "by", pursuit_usage_group_to_string (usage->group));
  pursuit_cli_set_usage (object, &usage->total);
  json_object_set_array_member (object, "items", items);
  json_node_take_object (node, object);

  return node;
}

/* What is known of it: what has no price is never nothing, nor what was cut off. */
static char *
dup_cost (const PursuitUsageRow *row)
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();
  g_autofree char *bound = pursuit_ai_money_format_bound (row->at_most, &style);

  if (row->cost == 0 && row->unpriced > 0 && row->unpriced == row->requests)
    return g_strdup (_ ("price unknown"));
  if (row->cost > 0 || row->uncertain == 0 || row->at_most == 0)
    return pursuit_ai_money_format (row->cost, &style);

  /* Translators: an amount that is an upper bound */
  return g_strdup_printf (_ ("at most %s"), bound);
}

static void
print_row (const char *key, const PursuitUsageRow *row)
{
  g_autofree char *cost = dup_cost (row);
  gint64 tokens = row->tokens[PURSUIT_USAGE_INPUT] + row->tokens[PURSUIT_USAGE_CACHE_READ]
                  + row->tokens[PURSUIT_USAGE_CACHE_WRITE] + row->tokens[PURSUIT_USAGE_OUTPUT];
  g_autofree char *end = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%lu request, %lu from the cache, %lu tokens",
                   "%lu requests, %lu from the cache, %lu tokens", (gulong) row->requests),
      (gulong) row->requests, (gulong) row->cached, (gulong) tokens);

  g_print ("  %-40s %18s  %s\n", key, cost, end);
}

/* What a single sum would hide. */
static void
print_doubts (const PursuitUsageRow *total)
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();
  g_autofree char *bound = pursuit_ai_money_format_bound (total->bound, &style);
  g_autofree char *at_most = pursuit_ai_money_format_bound (total->at_most, &style);

  if (total->unpriced > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE,
                          "  %lu request has no known price and is not in the sum\n",
                          "  %lu requests have no known price and are not in the sum\n",
                          (gulong) total->unpriced),
             (gulong) total->unpriced);
  if (total->uncertain > 0)
    g_print (
        g_dngettext (
            GETTEXT_PACKAGE,
            "  %lu request was cut off or is on its way; at most %s is counted for it\n",
            "  %lu requests were cut off or are on their way; at most %s is counted for them\n",
            (gulong) total->uncertain),
        (gulong) total->uncertain, bound);
  if (total->unpriced > 0 || total->uncertain > 0)
    g_print (_ ("  budgets count at most %s all in all\n"), at_most);
}

static void
print_saved (const PursuitUsageRow *total)
{
  static const char *const labels[PURSUIT_USAGE_N_SAVINGS] = {
    [PURSUIT_USAGE_SAVED_CACHE] = N_ ("saved by using answers again"),
    [PURSUIT_USAGE_SAVED_BATCH] = N_ ("saved by asking many at once"),
    [PURSUIT_USAGE_SAVED_TIERS] = N_ ("saved by cheaper models"),
    [PURSUIT_USAGE_SAVED_COMPRESSION] = N_ ("saved by leaving text out"),
  };
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();

  for (guint i = 0; i < PURSUIT_USAGE_N_SAVINGS; i++)
    if (total->saved[i] > 0)
      {
        g_autofree char *saved = pursuit_ai_money_format (total->saved[i], &style);

        g_print ("  %s: %s\n", _ (labels[i]), saved);
      }
}

static void
print_usage (const PursuitUsage *usage)
{
  for (guint i = 0; i < usage->rows->len; i++)
    {
      const PursuitUsageRow *row = usage->rows->pdata[i];

      print_row (row->key, row);
    }
  print_row (usage->month, &usage->total);
  print_doubts (&usage->total);
  print_saved (&usage->total);
}

static int
write_csv (PursuitCli *cli, const PursuitUsage *usage, GError **error)
{
  g_autoptr (GBytes) bytes = pursuit_usage_to_csv (usage);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autofree char *name = g_filename_display_name (csv);
  g_autoptr (GError) local_error = NULL;
  JsonNode *node;
  JsonObject *object;

  if (!g_file_set_contents (csv, text, (gssize) size, &local_error))
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_FAILED,
                   _ ("%s cannot be written (%s); choose another file"), name,
                   local_error->message);
      return -1;
    }
  if (!cli->json)
    {
      g_print ("%s\n", name);
      return PURSUIT_CLI_DONE;
    }
  node = json_node_new (JSON_NODE_OBJECT);
  object = json_object_new ();
  json_object_set_string_member (object, "file", name);
  json_object_set_int_member (object, "bytes", (gint64) size);
  json_object_set_int_member (object, "rows", usage->rows->len);
  json_node_take_object (node, object);
  pursuit_cli_print_json (node);

  return PURSUIT_CLI_DONE;
}

static JsonObject *
side_to_json (const PursuitUsageComparison *comparison, const PursuitUsageSide *side)
{
  JsonObject *object = json_object_new ();

  if (comparison->has_cost)
    json_object_set_object_member (object, "cost", pursuit_cli_money_new (side->cost));
  if (comparison->has_tokens)
    json_object_set_int_member (object, "tokens", side->tokens);

  return object;
}

static JsonNode *
comparison_to_json (const PursuitUsageComparison *comparison)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *items = json_array_new ();

  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const PursuitUsageDifference *difference = comparison->differences->pdata[i];
      JsonObject *item = json_object_new ();

      json_object_set_string_member (item, "day", difference->day);
      json_object_set_string_member (item, "model", difference->model);
      json_object_set_object_member (item, "ours", side_to_json (comparison, &difference->ours));
      json_object_set_object_member (item, "theirs",
                                     side_to_json (comparison, &difference->theirs));
      json_array_add_object_element (items, item);
    }
  json_object_set_string_member (object, "month", comparison->month);
  json_object_set_int_member (object, "equal", comparison->n_equal);
  json_object_set_object_member (object, "ours", side_to_json (comparison, &comparison->ours));
  json_object_set_object_member (object, "theirs", side_to_json (comparison, &comparison->theirs));
  json_object_set_array_member (object, "items", items);
  json_node_take_object (node, object);

  return node;
}

static char *
describe_side (const PursuitUsageComparison *comparison, const PursuitUsageSide *side)
{
  const PursuitNumberStyle style = pursuit_number_style_from_locale ();

  return comparison->has_cost ? pursuit_ai_money_format (side->cost, &style)
                              : g_strdup_printf (_ ("%lu tokens"), (gulong) side->tokens);
}

static void
print_sides (const PursuitUsageComparison *comparison,
             const char *name,
             const PursuitUsageSide *ours,
             const PursuitUsageSide *theirs)
{
  g_autofree char *left = describe_side (comparison, ours);
  g_autofree char *right = describe_side (comparison, theirs);

  g_print (_ ("  %s: %s here, %s in the file\n"), name, left, right);
}

static void
print_comparison (const PursuitUsageComparison *comparison)
{
  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const PursuitUsageDifference *difference = comparison->differences->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s %s", difference->day, difference->model);

      print_sides (comparison, name, &difference->ours, &difference->theirs);
    }
  print_sides (comparison, comparison->month, &comparison->ours, &comparison->theirs);
}

static int
run_comparison (PursuitCli *cli, GError **error)
{
  g_autoptr (PursuitUsageComparison) comparison = NULL;

  if (provider == NULL || by != NULL || csv != NULL)
    return pursuit_cli_usage (
        error, _ ("--compare needs --provider, and goes neither with --by nor with --csv"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;

  pursuit_workspace_compare_usage_async (cli->workspace, compare, provider, month, cli->cancellable,
                                         pursuit_cli_done, cli);
  comparison
      = pursuit_workspace_compare_usage_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (comparison == NULL)
    return -1;
  if (cli->json)
    pursuit_cli_print_json (comparison_to_json (comparison));
  else
    print_comparison (comparison);

  return PURSUIT_CLI_DONE;
}

static JsonObject *
egress_to_json (const PursuitAiEgress *entry)
{
  JsonObject *object = json_object_new ();
  g_auto (GStrv) sorts = g_strsplit (entry->masked != NULL ? entry->masked : "", ",", -1);
  JsonArray *masked = json_array_new ();

  for (guint i = 0; sorts[i] != NULL; i++)
    json_array_add_string_element (masked, sorts[i]);
  json_object_set_string_member (object, "at", entry->at);
  json_object_set_string_member (object, "host", entry->host);
  json_object_set_string_member (object, "provider", entry->provider);
  json_object_set_string_member (object, "feature", entry->feature);
  json_object_set_int_member (object, "bytes", entry->bytes);
  json_object_set_array_member (object, "masked", masked);

  return object;
}

static void
print_egress (GPtrArray *left)
{
  for (guint i = 0; i < left->len; i++)
    {
      const PursuitAiEgress *entry = left->pdata[i];
      g_autofree char *masked = entry->masked != NULL && *entry->masked != '\0'
                                    ? g_strdup_printf (_ ("masked: %s"), entry->masked)
                                    : g_strdup (_ ("nothing masked"));

      g_print ("  %s  %-36s %-12s %8lu B  %s\n", entry->at, entry->host, entry->feature,
               (gulong) entry->bytes, masked);
    }
  g_print (g_dngettext (GETTEXT_PACKAGE, "%u request left this machine\n",
                        "%u requests left this machine\n", left->len),
           left->len);
}

static int
list_egress (PursuitCli *cli, GError **error)
{
  g_autoptr (GPtrArray) left = NULL;
  gint64 total = 0;
  JsonArray *items;

  if (by != NULL || csv != NULL || compare != NULL || provider != NULL || purge)
    return pursuit_cli_usage (error, _ ("--egress goes with no other option than --month"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_list_egress_async (cli->workspace, month, NULL, G_MAXINT, cli->cancellable,
                                       pursuit_cli_done, cli);
  left = pursuit_workspace_list_egress_finish (cli->workspace, pursuit_cli_wait (cli), &total,
                                               error);
  if (left == NULL)
    return -1;
  if (!cli->json)
    {
      print_egress (left);
      return PURSUIT_CLI_DONE;
    }
  items = json_array_new ();
  for (guint i = 0; i < left->len; i++)
    json_array_add_object_element (items, egress_to_json (left->pdata[i]));
  pursuit_cli_print_json (pursuit_cli_list_new (items, NULL, (guint) total));

  return PURSUIT_CLI_DONE;
}

static int
forget_answers (PursuitCli *cli, GError **error)
{
  gint64 n_answers;
  JsonObject *object;

  if (month != NULL || by != NULL || csv != NULL || compare != NULL || provider != NULL)
    return pursuit_cli_usage (error, _ ("--purge-cache goes with no other option"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_purge_answers_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);
  n_answers
      = pursuit_workspace_purge_answers_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (n_answers < 0)
    return -1;
  if (!cli->json)
    {
      g_print (g_dngettext (GETTEXT_PACKAGE, "%lu kept answer was forgotten\n",
                            "%lu kept answers were forgotten\n", (gulong) n_answers),
               (gulong) n_answers);
      return PURSUIT_CLI_DONE;
    }
  object = json_object_new ();
  json_object_set_int_member (object, "forgotten", n_answers);
  pursuit_cli_print_json (json_node_init_object (json_node_alloc (), object));
  json_object_unref (object);

  return PURSUIT_CLI_DONE;
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  PursuitUsageGroup group = PURSUIT_USAGE_BY_FEATURE;
  g_autoptr (PursuitUsage) usage = NULL;

  if (*args != NULL)
    return pursuit_cli_usage (error, _ ("usage takes no words; its options say what to show"));
  if (egress)
    return list_egress (cli, error);
  if (purge)
    return forget_answers (cli, error);
  if (compare != NULL)
    return run_comparison (cli, error);
  if (by != NULL && !pursuit_usage_group_from_string (by, &group))
    return pursuit_cli_usage (error, _ ("--by is feature, model or day, not “%s”"), by);
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;

  pursuit_workspace_usage_async (cli->workspace, month, group, cli->cancellable, pursuit_cli_done,
                                 cli);
  usage = pursuit_workspace_usage_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (usage == NULL)
    return -1;
  if (csv != NULL)
    return write_csv (cli, usage, error);
  if (cli->json)
    pursuit_cli_print_json (to_json (usage));
  else
    print_usage (usage);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_usage = {
  "usage", "[OPTION]…", N_ ("say what requests to providers of AI took and cost"), entries, run,
};
