/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/pursuit-scoring.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean all;
static gboolean refresh;
static char *engine;

static const GOptionEntry entries[] = {
  { "all", 'a', 0, G_OPTION_ARG_NONE, &all, N_ ("Every lead"), NULL },
  { "engine", 'e', 0, G_OPTION_ARG_STRING, &engine, N_ ("auto, rules, history or ai"),
    N_ ("ENGINE") },
  { "refresh", 0, 0, G_OPTION_ARG_NONE, &refresh, N_ ("Also what is scored and not stale"), NULL },
  G_OPTION_ENTRY_NULL,
};

static JsonNode *
to_json (const PursuitLeadScore *item)
{
  JsonNode *node = pursuit_score_to_json (item->score);
  JsonObject *object = json_node_get_object (node);

  json_object_set_string_member (object, "id", item->lead_id);
  json_object_set_string_member (object, "cost", "0");

  return node;
}

/* A history has a probability and reasons instead of parts. */
static void
print_history (const PursuitLeadScore *item)
{
  const PursuitScore *score = item->score;

  g_print (_ ("%s  %d of 100, %s, won with a probability of %.0f %%\n"), item->lead_id,
           score->total, score->engine, 100 * score->probability);
  for (guint i = 0; i < score->reasons->len; i++)
    {
      const PursuitScoreReason *reason = g_ptr_array_index (score->reasons, i);

      g_print ("    %+.2f  %s\n", reason->weight, reason->text);
    }
}

static void
print_score (const PursuitLeadScore *item)
{
  const PursuitScore *score = item->score;

  if (strcmp (score->engine, "history") == 0)
    {
      print_history (item);
      return;
    }
  g_print (_ ("%s  %d of 100, %s, %d of 4 established\n"), item->lead_id, score->total,
           score->engine, score->established);
  for (int part = 0; part < PURSUIT_SCORE_N_PARTS; part++)
    {
      const PursuitScorePartResult *result = &score->parts[part];
      const char *label = pursuit_score_part_get_label ((PursuitScorePart) part);

      if (result->points == PURSUIT_SCORE_NOT_ESTABLISHED)
        g_print (_ ("    %s: not established; %s\n"), label,
                 result->ask != NULL ? result->ask : "");
      else
        g_print ("    %s: %d, %s\n", label, result->points,
                 result->summary != NULL ? result->summary : "");
    }
}

/* The same for all leads: why the ladder chose this engine. */
static void
print_why (const PursuitLeadScore *item)
{
  if (item->score->why != NULL)
    g_print ("%s\n", item->score->why);
}

static void
print_scores (PursuitCli *cli, GPtrArray *scores)
{
  JsonArray *items;

  for (guint i = 0; !cli->json && i < scores->len; i++)
    print_score (g_ptr_array_index (scores, i));
  if (!cli->json && scores->len > 0)
    print_why (g_ptr_array_index (scores, 0));
  if (!cli->json)
    return;

  items = json_array_sized_new (scores->len);
  for (guint i = 0; i < scores->len; i++)
    json_array_add_element (items, to_json (g_ptr_array_index (scores, i)));
  pursuit_cli_print_json (pursuit_cli_list_new (items, NULL, scores->len));
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  PursuitScoreOptions options = { all ? NULL : (const char *const *) args, engine, refresh };
  g_autoptr (GPtrArray) scores = NULL;

  if (all == (*args != NULL))
    return pursuit_cli_usage (error, _ ("score needs ids of leads, or --all"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_score_async (cli->workspace, &options, &cli->progress, cli->cancellable,
                                 pursuit_cli_done, cli);
  scores = pursuit_workspace_score_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (scores == NULL)
    return -1;
  print_scores (cli, scores);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_score = {
  "score", "ID…|--all [--engine ENGINE] [--refresh]", N_ ("score leads, with the reasons"), entries,
  run,
};
