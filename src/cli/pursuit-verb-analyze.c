/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli-spending.h"
#include "cli/pursuit-cli.h"

#include "core/pursuit-time.h"
#include "workspace/conversations/pursuit-analysing.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECONDS_A_MINUTE 60

static char *engine;
static char *day;
static gboolean show_request;

static const GOptionEntry entries[] = {
  { "engine", 'e', 0, G_OPTION_ARG_STRING, &engine, N_ ("auto, local, rules or ai"),
    N_ ("ENGINE") },
  { "date", 'd', 0, G_OPTION_ARG_STRING, &day,
    N_ ("When a file's conversation was, so that “by Friday” is a day"), N_ ("DATE") },
  { "show-request", 0, 0, G_OPTION_ARG_NONE, &show_request,
    N_ ("What --engine ai would send, and send nothing"), NULL },
  G_OPTION_ENTRY_NULL,
};

static void
print_line (const char *text, const PursuitCitation *evidence)
{
  g_autofree char *time
      = evidence->start >= 0
            ? g_strdup_printf (" [%" G_GINT64_FORMAT ":%02d]", evidence->start / SECONDS_A_MINUTE,
                               (int) (evidence->start % SECONDS_A_MINUTE))
            : g_strdup ("");

  if (evidence->line > 0)
    /* Translators: a line of a transcript, its time in brackets, and what was found in it */
    g_print (_ ("    line %u%s: %s\n"), evidence->line, time, text);
  else
    g_print ("    %s\n", text);
}

static char *
describe (const PursuitAnalysisFinding *finding, PursuitAnalysisSection section)
{
  const char *label = pursuit_analysis_get_label (finding->type);

  switch (section)
    {
    case PURSUIT_ANALYSIS_TOPICS:
      return g_strdup_printf ("%s, %u", label, finding->count);
    case PURSUIT_ANALYSIS_ACTIONS:
      return g_strdup_printf ("%s: %s%s%s", finding->owner != NULL ? finding->owner : "?",
                              finding->text, finding->due != NULL ? "  → " : "",
                              finding->due != NULL ? finding->due : "");
    case PURSUIT_ANALYSIS_OBJECTIONS:
    case PURSUIT_ANALYSIS_RISKS:
    case PURSUIT_ANALYSIS_MOMENTS:
    case PURSUIT_ANALYSIS_N_SECTIONS:
    default:
      return g_strdup_printf ("%s: %s", label, finding->text);
    }
}

static void
print_section (PursuitAnalysis *analysis, PursuitAnalysisSection section, const char *title)
{
  if (analysis->sections[section]->len > 0)
    g_print ("%s\n", title);
  for (guint i = 0; i < analysis->sections[section]->len; i++)
    {
      const PursuitAnalysisFinding *finding = g_ptr_array_index (analysis->sections[section], i);
      g_autofree char *text = describe (finding, section);
      /* Translators: what was said to an objection */
      g_autofree char *answer = g_strdup_printf (_ ("  answered: %s"), finding->answer.quote);

      print_line (text, &finding->evidence);
      if (finding->answer.line > 0)
        print_line (answer, &finding->answer);
    }
}

static void
print_speaker (const PursuitAnalysisSpeaker *speaker)
{
  g_autofree char *figures = pursuit_analysis_speaker_dup_figures (speaker, ", ");

  g_print ("    %s: %u %%, %s\n", speaker->name, speaker->share, figures);
}

static void
print_metrics (PursuitAnalysis *analysis)
{
  g_print ("%s\n", _ ("Talk share"));
  if (analysis->not_established != NULL)
    g_print (_ ("    not established: %s\n"), analysis->not_established);
  for (guint i = 0; i < analysis->speakers->len; i++)
    print_speaker (g_ptr_array_index (analysis->speakers, i));
}

static void
print_analysis (PursuitAnalysis *analysis)
{
  g_print (_ ("Sentiment: %s (%+.2f), %s\n"), pursuit_analysis_get_label (analysis->mood),
           analysis->score, pursuit_cli_get_engine (analysis->engine, analysis->receipt));
  if (analysis->mood_evidence.line > 0)
    print_line (analysis->mood_evidence.quote, &analysis->mood_evidence);
  print_section (analysis, PURSUIT_ANALYSIS_OBJECTIONS, _ ("Objections"));
  print_section (analysis, PURSUIT_ANALYSIS_ACTIONS, _ ("Promises"));
  print_section (analysis, PURSUIT_ANALYSIS_TOPICS, _ ("Topics"));
  print_metrics (analysis);
  print_section (analysis, PURSUIT_ANALYSIS_RISKS, _ ("Risks"));
  for (guint i = 0; i < analysis->not_read->len; i++)
    g_print ("%s\n", (const char *) analysis->not_read->pdata[i]);
  if (analysis->cost != NULL || analysis->receipt != NULL)
    pursuit_cli_print_cost (analysis->cost, analysis->receipt);
}

static gboolean
is_ai (void)
{
  return g_strcmp0 (engine, "ai") == 0;
}

static const char *
get_engine (void)
{
  return engine != NULL ? engine : PURSUIT_ENGINE_AUTO;
}

/* What a file holds is not kept, so that it can be read beside a program that writes; but what AI
 * costs is, where it is asked. */
static gboolean
open_beside (PursuitCli *cli, GError **error)
{
  if (is_ai ())
    return pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error);
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return FALSE;
  if (!pursuit_cli_may_ask (cli, get_engine (), PURSUIT_AI_FEATURE_CONVERSATION))
    return TRUE;

  g_clear_object (&cli->result);
  g_clear_object (&cli->workspace);

  return pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, NULL)
         || pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error);
}

static PursuitAnalysis *
analyse_file (PursuitCli *cli, const char *path, GError **error)
{
  if (!open_beside (cli, error)
      || !pursuit_cli_prepare_engine (cli, get_engine (), PURSUIT_AI_FEATURE_CONVERSATION, error))
    return NULL;
  pursuit_workspace_analyse_file_async (cli->workspace, path, day, get_engine (), cli->cancellable,
                                        pursuit_cli_done, cli);

  return pursuit_workspace_analyse_file_finish (cli->workspace, pursuit_cli_wait (cli), error);
}

static PursuitAnalysis *
analyse_record (PursuitCli *cli, const char *id, char **whole_id, GError **error)
{
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error)
      || !pursuit_cli_prepare_engine (cli, get_engine (), PURSUIT_AI_FEATURE_CONVERSATION, error))
    return NULL;
  pursuit_workspace_analyse_async (cli->workspace, id, get_engine (), cli->cancellable,
                                   pursuit_cli_done, cli);

  return pursuit_workspace_analyse_finish (cli->workspace, pursuit_cli_wait (cli), whole_id, error);
}

static int
show_what_leaves (PursuitCli *cli, const char *what, gboolean is_file, GError **error)
{
  g_autoptr (PursuitRequestPreview) preview = NULL;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_preview_analysis_async (cli->workspace, is_file ? NULL : what,
                                            is_file ? what : NULL, day, cli->cancellable,
                                            pursuit_cli_done, cli);
  preview
      = pursuit_workspace_preview_analysis_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (preview == NULL)
    return -1;
  pursuit_cli_print_preview (cli, preview);

  return PURSUIT_CLI_DONE;
}

static const char *const engines[]
    = { PURSUIT_ENGINE_AUTO, PURSUIT_ENGINE_LOCAL, "rules", "ai", NULL };

static int
run (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitAnalysis) analysis = NULL;
  g_autofree char *id = NULL;
  gboolean is_file;
  JsonNode *node;

  if (args[0] == NULL || args[1] != NULL)
    return pursuit_cli_usage (error, _ ("analyze needs the id of a conversation, or a file"));
  if (!pursuit_cli_check_engine (engine, engines, error))
    return -1;
  if (day != NULL && !pursuit_date_is_valid (day))
    return pursuit_cli_usage (error, _ ("“%.40s” is no day; write it as 2026-12-31"), day);
  is_file = g_file_test (args[0], G_FILE_TEST_EXISTS) || strpbrk (args[0], "/.") != NULL;
  if (day != NULL && !is_file)
    return pursuit_cli_usage (error, _ ("--date is about a file; a conversation has its own"));
  if (is_file && !g_file_test (args[0], G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("There is no file %s; check its name and folder"), args[0]);
      return -1;
    }
  if (show_request && !is_ai ())
    return pursuit_cli_usage (error, _ ("--show-request belongs to --engine ai"));
  if (show_request)
    return show_what_leaves (cli, args[0], is_file, error);
  analysis
      = is_file ? analyse_file (cli, args[0], error) : analyse_record (cli, args[0], &id, error);
  if (analysis == NULL)
    return -1;
  pursuit_cli_tell_fallen (cli);
  if (!cli->json)
    {
      print_analysis (analysis);
      return PURSUIT_CLI_DONE;
    }
  node = pursuit_analysis_to_json (analysis);
  if (id != NULL)
    json_object_set_string_member (json_node_get_object (node), "id", id);
  pursuit_cli_print_json (node);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_analyze = {
  "analyze",
  "ID|FILE [--engine ENGINE] [--date DATE] | ID|FILE [--date DATE] --engine ai --show-request",
  N_ ("what a conversation holds, each with its line"),
  entries,
  run,
};
