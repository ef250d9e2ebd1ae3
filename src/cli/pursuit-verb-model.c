/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "core/pursuit-json.h"
#include "workspace/scoring/pursuit-history.h"

#include <glib/gi18n-lib.h>

static char **ignore;

static const GOptionEntry entries[] = {
  { "ignore", 'i', 0, G_OPTION_ARG_STRING_ARRAY, &ignore,
    N_ ("A column to leave out; may be given again"), N_ ("COLUMN") },
  G_OPTION_ENTRY_NULL,
};

static JsonNode *
to_json (const PursuitHistory *history)
{
  JsonNode *node = pursuit_history_report_to_json (history->report);
  JsonObject *object = json_node_get_object (node);
  JsonArray *ignored = json_array_new ();
  g_autofree char *sentence = pursuit_history_dup_sentence (history);

  for (guint i = 0; history->ignored[i] != NULL; i++)
    json_array_add_string_element (ignored, history->ignored[i]);
  json_object_set_array_member (object, "ignored", ignored);
  json_object_set_string_member (object, "sentence", sentence);
  pursuit_json_set_text (object, "trained_at", history->trained_at);
  json_object_set_int_member (object, "decided", history->decided);
  json_object_set_boolean_member (object, "should_train", history->should_train);

  return node;
}

static void
print_leaks (const PursuitHistoryReport *report)
{
  for (guint i = 0; i < report->leaks->len; i++)
    {
      const PursuitHistoryLeak *leak = g_ptr_array_index (report->leaks, i);

      if (leak->certain)
        g_print (_ ("Left out: %s (%s)\n"), leak->column, leak->why);
      else
        g_print (_ ("Suspect: %s (%s); leave it out with --ignore\n"), leak->column, leak->why);
    }
}

static void
print_calibration (const PursuitHistoryReport *report)
{
  if (report->n_bins > 0)
    g_print ("%s\n", _ ("Foretold, and won:"));
  for (guint i = 0; i < report->n_bins; i++)
    g_print (_ ("    %3.0f %%  %3.0f %%  of %u\n"), 100 * report->bins[i].foretold,
             100 * report->bins[i].won, report->bins[i].n);
}

static void
print_history (const PursuitHistory *history)
{
  const PursuitHistoryReport *report = history->report;
  g_autofree char *sentence = pursuit_history_dup_sentence (history);

  g_print ("%s: %s\n", pursuit_history_state_to_string (report->state), sentence);
  if (report->from != NULL && report->to != NULL)
    g_print (_ ("From %s to %s\n"), report->from, report->to);
  if (report->log_loss_constant > 0)
    g_print (_ ("AUC %.3f, log-loss %.3f, of the win rate alone %.3f\n"), report->auc,
             report->log_loss, report->log_loss_constant);
  for (guint i = 0; i < report->features->len; i++)
    {
      const PursuitHistoryFeature *feature = g_ptr_array_index (report->features, i);

      g_print ("    %.2f  %s\n", feature->weight, feature->name);
    }
  print_leaks (report);
  print_calibration (report);
  if (history->should_train)
    g_print ("%s\n",
             _ ("More leads were decided since: “pursuitctl model train” learns from them."));
}

static PursuitHistory *
train (PursuitCli *cli, GError **error)
{
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return NULL;
  pursuit_workspace_train_history_async (cli->workspace, (const char *const *) ignore,
                                         &cli->progress, cli->cancellable, pursuit_cli_done, cli);

  return pursuit_workspace_train_history_finish (cli->workspace, pursuit_cli_wait (cli), error);
}

static PursuitHistory *
show (PursuitCli *cli, GError **error)
{
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return NULL;
  pursuit_workspace_get_history_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);

  return pursuit_workspace_get_history_finish (cli->workspace, pursuit_cli_wait (cli), error);
}

static PursuitHistory *
forget (PursuitCli *cli, GError **error)
{
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return NULL;
  pursuit_workspace_forget_history_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);

  return pursuit_workspace_forget_history_finish (cli->workspace, pursuit_cli_wait (cli), error);
}

static const struct
{
  const char *word;
  PursuitHistory *(*run) (PursuitCli *cli, GError **error);
} actions[] = {
  { "train", train },
  { "show", show },
  { "forget", forget },
};

static int
run (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitHistory) history = NULL;
  gsize action = 0;

  while (action < G_N_ELEMENTS (actions) && g_strcmp0 (actions[action].word, args[0]) != 0)
    action++;
  if (action == G_N_ELEMENTS (actions) || args[1] != NULL)
    return pursuit_cli_usage (error, _ ("model needs train, show or forget"));
  if (ignore != NULL && actions[action].run != train)
    return pursuit_cli_usage (error, _ ("--ignore belongs to model train"));

  history = actions[action].run (cli, error);
  if (history == NULL)
    return -1;
  if (cli->json)
    pursuit_cli_print_json (to_json (history));
  else
    print_history (history);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_model = {
  "model", "train|show|forget [--ignore COLUMN]…", N_ ("learn from won and lost leads"), entries,
  run,
};
