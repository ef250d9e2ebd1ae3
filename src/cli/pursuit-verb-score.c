/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli-spending.h"
#include "cli/pursuit-cli.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-time.h"
#include "workspace/scoring/pursuit-overrides.h"
#include "workspace/scoring/pursuit-past-score.h"
#include "workspace/scoring/pursuit-scoring.h"
#include "workspace/scoring/pursuit-what-ifs.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean all;
static gboolean refresh;
static char *engine;
static char **what_if;
static char *at;
static char *by_hand;
static char *by_hand_reason;
static char *until;
static gboolean computed;
static gboolean show_request;

static const GOptionEntry entries[] = {
  { "all", 'a', 0, G_OPTION_ARG_NONE, &all, N_ ("Every lead"), NULL },
  { "engine", 'e', 0, G_OPTION_ARG_STRING, &engine, N_ ("auto, local, rules, history or ai"),
    N_ ("ENGINE") },
  { "refresh", 0, 0, G_OPTION_ARG_NONE, &refresh, N_ ("Also what is scored and not stale"), NULL },
  { "what-if", 'w', 0, G_OPTION_ARG_STRING_ARRAY, &what_if,
    N_ ("As if a part had these points, or a field this value; may be given again"),
    N_ ("PART=POINTS|FIELD=VALUE") },
  { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_ ("What the score was at the end of a day"),
    N_ ("DATE") },
  { "override", 0, 0, G_OPTION_ARG_STRING, &by_hand, N_ ("Set it by hand"), N_ ("0-100") },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &by_hand_reason, N_ ("Why it is set by hand"),
    N_ ("TEXT") },
  { "until", 0, 0, G_OPTION_ARG_STRING, &until, N_ ("The last day that this holds"), N_ ("DATE") },
  { "show-request", 0, 0, G_OPTION_ARG_NONE, &show_request,
    N_ ("What --engine ai would send, and send nothing"), NULL },
  { "computed", 0, 0, G_OPTION_ARG_NONE, &computed, N_ ("Back to the computed score"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* Only a provider's answer costs something, and only that may have no price. */
static JsonNode *
to_json (const char *lead_id, PursuitScore *score, PursuitScore *unused, const char *cost)
{
  JsonNode *node = pursuit_score_to_json (score);
  JsonObject *object = json_node_get_object (node);

  json_object_set_string_member (object, "id", lead_id);
  if (cost != NULL || (!g_str_equal (score->engine, "ai") && unused == NULL))
    json_object_set_string_member (object, "cost", cost != NULL ? cost : "0");
  else
    json_object_set_null_member (object, "cost");
  if (unused != NULL)
    json_object_set_member (object, "unused", pursuit_score_to_json (unused));

  return node;
}

/* A history has a probability and reasons instead of parts. */
static void
print_history (const char *lead_id, const PursuitScore *score)
{
  g_print (_ ("%s  %d of 100, %s, won with a probability of %.0f %%\n"), lead_id, score->total,
           score->engine, 100 * score->probability);
  for (guint i = 0; i < score->reasons->len; i++)
    {
      const PursuitScoreReason *reason = g_ptr_array_index (score->reasons, i);

      g_print ("    %+.2f  %s\n", reason->weight, reason->text);
    }
}

static void
print_parts (const char *lead_id, const PursuitScore *score)
{
  g_print (_ ("%s  %d of 100, %s, %d of 4 established\n"), lead_id, score->total,
           pursuit_cli_get_engine (score->engine, score->receipt), score->established);
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

static void
print_score (const char *lead_id, const PursuitScore *score)
{
  const PursuitScoreOverride *override = score->override;

  if (strcmp (score->engine, "history") == 0)
    print_history (lead_id, score);
  else
    print_parts (lead_id, score);
  if (override == NULL)
    return;
  if (override->until != NULL)
    g_print (_ ("    Set by hand to %d until %s: %s\n"), override->score, override->until,
             override->reason);
  else
    g_print (_ ("    Set by hand to %d: %s\n"), override->score, override->reason);
}

/* What rules say beside AI, of a lead that is asked for by its name. A run over all leads does not
 * read each of them twice for it. */
static PursuitScore *
load_beside (PursuitCli *cli, const PursuitLeadScore *item)
{
  g_autoptr (PursuitLeadDetails) details = NULL;

  if (all || !g_str_equal (item->score->engine, "ai"))
    return NULL;
  pursuit_workspace_load_lead_async (cli->workspace, item->lead_id, cli->cancellable,
                                     pursuit_cli_done, cli);
  details = pursuit_workspace_load_lead_finish (cli->workspace, pursuit_cli_wait (cli), NULL);

  return details != NULL && details->rules != NULL ? pursuit_score_ref (details->rules) : NULL;
}

static void
print_beside (const PursuitScore *score, const PursuitScore *rules)
{
  g_print (_ ("    By rules %d\n"), rules->total);
  for (int part = 0; part < PURSUIT_SCORE_N_PARTS; part++)
    {
      const PursuitScorePartResult *result = &rules->parts[part];

      if (result->points == score->parts[part].points)
        continue;
      g_print ("      ");
      if (result->points == PURSUIT_SCORE_NOT_ESTABLISHED)
        g_print (_ ("%s: not established"), pursuit_score_part_get_label ((PursuitScorePart) part));
      else
        g_print ("%s: %d, %s", pursuit_score_part_get_label ((PursuitScorePart) part),
                 result->points, result->summary != NULL ? result->summary : "");
      g_print ("\n");
    }
}

static void
add_beside (JsonNode *node, PursuitScore *rules)
{
  JsonObject *beside = json_object_new ();

  json_object_set_member (beside, "rules", pursuit_score_to_json (rules));
  json_object_set_object_member (json_node_get_object (node), "beside", beside);
}

/* What AI said, if it was asked. */
static const PursuitScore *
get_answer (const PursuitLeadScore *item)
{
  return item->unused != NULL ? item->unused : item->score;
}

/* A score that was there costs nothing, although its answer did. */
static gboolean
is_kept (const PursuitLeadScore *item)
{
  const PursuitReceipt *receipt = get_answer (item)->receipt;

  return g_strcmp0 (item->cost, "0") == 0
         && (receipt == NULL || g_strcmp0 (receipt->cost, "0") != 0);
}

/* Its own part of what was asked about several together; nothing of what was not asked for now. */
static void
print_cost (PursuitCli *cli, const PursuitLeadScore *item)
{
  if (!cli->spends || !g_str_equal (get_answer (item)->engine, "ai"))
    return;
  g_print ("    ");
  if (is_kept (item))
    g_print ("%s\n", _ ("Cost: nothing; the score was kept from before"));
  else
    pursuit_cli_print_cost (item->cost, get_answer (item)->receipt);
}

static void
print_item (PursuitCli *cli, const PursuitLeadScore *item, JsonArray *items)
{
  g_autoptr (PursuitScore) rules = load_beside (cli, item);

  if (items != NULL)
    {
      JsonNode *node = to_json (item->lead_id, item->score, item->unused, item->cost);

      if (rules != NULL)
        add_beside (node, rules);
      json_array_add_element (items, node);
      return;
    }
  print_score (item->lead_id, item->score);
  if (item->unused != NULL)
    g_print ("    %s\n", pursuit_score_say_unused (item->unused));
  print_cost (cli, item);
  if (rules != NULL)
    print_beside (item->score, rules);
}

/* The same for all leads: why the ladder chose this engine. */
static void
print_why (const PursuitLeadScore *item)
{
  if (item->score->why != NULL)
    g_print ("%s\n", item->score->why);
}

/* Why leads are left without a score is told beside those that have one. */
static void
print_scores (PursuitCli *cli, GPtrArray *scores, guint n_left, const char *why)
{
  JsonArray *items = cli->json ? json_array_sized_new (scores->len) : NULL;
  JsonNode *node;

  for (guint i = 0; i < scores->len; i++)
    print_item (cli, scores->pdata[i], items);
  if (items == NULL && scores->len > 0)
    print_why (g_ptr_array_index (scores, 0));
  if (items == NULL)
    return;

  node = pursuit_cli_list_new (items, NULL, scores->len);
  if (n_left > 0)
    {
      json_object_set_int_member (json_node_get_object (node), "left", n_left);
      json_object_set_string_member (json_node_get_object (node), "why", why);
    }
  pursuit_cli_print_json (node);
}

static void
print_left (guint n_left, const char *why)
{
  g_autofree char *line = g_strdelimit (g_strdup (why), "\r\n", ' ');

  g_printerr ("pursuitctl: ");
  g_printerr (g_dngettext (GETTEXT_PACKAGE, "%u lead is left without a score: %s\n",
                           "%u leads are left without a score: %s\n", n_left),
              n_left, line);
}

static int
score_leads (PursuitCli *cli, char **args, GError **error)
{
  const PursuitScoreOptions options = { all ? NULL : (const char *const *) args,
                                        engine != NULL ? engine : PURSUIT_ENGINE_AUTO, refresh };
  g_autoptr (GPtrArray) scores = NULL;
  g_autofree char *why = NULL;
  guint n_left;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error)
      || !pursuit_cli_prepare_engine (cli, options.engine, PURSUIT_AI_FEATURE_SCORE, error))
    return -1;
  pursuit_workspace_score_async (cli->workspace, &options, &cli->progress, cli->cancellable,
                                 pursuit_cli_done, cli);
  scores = pursuit_workspace_score_finish_part (cli->workspace, pursuit_cli_wait (cli), &n_left,
                                                &why, error);
  if (scores == NULL)
    return -1;
  pursuit_cli_tell_fallen (cli);
  print_scores (cli, scores, n_left, why);
  if (n_left > 0)
    print_left (n_left, why);

  return n_left > 0 ? PURSUIT_CLI_IN_PART : PURSUIT_CLI_DONE;
}

/* The answers about one lead are one item of a list, as for many. */
static void
print_one (PursuitCli *cli, const char *lead_id, PursuitScore *score)
{
  PursuitLeadScore item = { (char *) lead_id, score };
  g_autoptr (GPtrArray) scores = g_ptr_array_new ();

  g_ptr_array_add (scores, &item);
  print_scores (cli, scores, 0, NULL);
}

static int
imagine (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitRecord) lead = NULL;
  g_autoptr (PursuitScore) score = NULL;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  lead = pursuit_cli_load (cli, PURSUIT_KIND_LEAD, args[0], error);
  if (lead == NULL)
    return -1;
  pursuit_workspace_what_if_async (cli->workspace, pursuit_record_get_id (lead), engine,
                                   (const char *const *) what_if, cli->cancellable,
                                   pursuit_cli_done, cli);
  score = pursuit_workspace_what_if_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (score == NULL)
    return -1;
  print_one (cli, pursuit_record_get_id (lead), score);

  return PURSUIT_CLI_DONE;
}

static void
print_past (PursuitCli *cli, const char *lead_id, const PursuitPastScore *past)
{
  print_one (cli, lead_id, past->score);
  if (cli->json)
    return;
  g_print ("    %s  %s\n", past->at, past->change);
  if (past->event != NULL)
    g_print ("    %s\n", past->event);
}

static int
look_back (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitLeadDetails) details = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const PursuitPastScore *past;

  if (!pursuit_date_is_valid (at))
    return pursuit_cli_usage (error, _ ("“%.40s” is no day; write it as 2026-12-31"), at);
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_load_lead_async (cli->workspace, args[0], cli->cancellable, pursuit_cli_done,
                                     cli);
  details = pursuit_workspace_load_lead_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (details == NULL)
    return -1;
  list = pursuit_past_score_list (details);
  past = pursuit_past_score_find (list, at);
  if (past == NULL)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_NOT_FOUND,
                   _ ("The lead had no score yet on %s"), at);
      return -1;
    }
  print_past (cli, pursuit_record_get_id (details->lead), past);

  return PURSUIT_CLI_DONE;
}

static int
disagree (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitScoreOverride) override = NULL;
  g_autoptr (PursuitRecord) lead = NULL;
  g_autoptr (PursuitScore) score = NULL;
  guint64 number = 0;

  if (!computed && !g_ascii_string_to_unsigned (by_hand, 10, 0, 100, &number, NULL))
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_RANGE,
                   _ ("“%.40s” is no score; give a number from 0 to 100"), by_hand);
      return -1;
    }
  if (!computed)
    override = pursuit_score_override_new ((int) number, by_hand_reason, until);
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_override_score_async (cli->workspace, args[0], override, cli->cancellable,
                                          pursuit_cli_done, cli);
  lead = pursuit_workspace_override_score_finish (cli->workspace, pursuit_cli_wait (cli), NULL,
                                                  error);
  if (lead == NULL)
    return -1;
  score = pursuit_lead_dup_score (lead);
  if (score != NULL)
    print_one (cli, pursuit_record_get_id (lead), score);
  else
    pursuit_cli_print_record (cli, lead);

  return PURSUIT_CLI_DONE;
}

static int
show_what_leaves (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitRequestPreview) preview = NULL;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_preview_score_async (cli->workspace, (const char *const *) args,
                                         cli->cancellable, pursuit_cli_done, cli);
  preview = pursuit_workspace_preview_score_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (preview == NULL)
    return -1;
  pursuit_cli_print_preview (cli, preview);

  return PURSUIT_CLI_DONE;
}

static const char *const engines[]
    = { PURSUIT_ENGINE_AUTO, PURSUIT_ENGINE_LOCAL, "rules", "history", "ai", NULL };

static int
run (PursuitCli *cli, char **args, GError **error)
{
  int n_about_one = (what_if != NULL) + (at != NULL) + (by_hand != NULL) + computed;

  if (all == (*args != NULL))
    return pursuit_cli_usage (error, _ ("score needs ids of leads, or --all"));
  if (!pursuit_cli_check_engine (engine, engines, error))
    return -1;
  if (n_about_one > 1 || (n_about_one == 1 && (all || args[1] != NULL || refresh)))
    return pursuit_cli_usage (error, _ ("--what-if, --at, --override and --computed are about one "
                                        "lead, and only one of them at a time"));
  if (by_hand == NULL && (by_hand_reason != NULL || until != NULL))
    return pursuit_cli_usage (error, _ ("--reason and --until belong to --override"));

  if (show_request && (all || n_about_one > 0 || g_strcmp0 (engine, "ai") != 0))
    return pursuit_cli_usage (error, _ ("--show-request belongs to ids and --engine ai"));
  if (show_request)
    return show_what_leaves (cli, args, error);
  if (what_if != NULL)
    return imagine (cli, args, error);
  if (at != NULL)
    return look_back (cli, args, error);
  if (n_about_one > 0)
    return disagree (cli, args, error);

  return score_leads (cli, args, error);
}

const PursuitVerb pursuit_verb_score = {
  "score",
  "ID…|--all [--engine ENGINE] [--refresh] | ID… --engine ai --show-request | ID --what-if "
  "PART=POINTS|FIELD=VALUE… | ID --at DATE"
  " | ID --override N --reason TEXT [--until DATE] | ID --computed",
  N_ ("score leads, with the reasons"),
  entries,
  run,
};
