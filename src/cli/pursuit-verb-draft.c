/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli-spending.h"
#include "cli/pursuit-cli.h"

#include "core/pursuit-json.h"
#include "workspace/proposals/pursuit-drafting.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECTION "\n## "
#define MAX_HEADING 60

static char *template;
static char *engine;
static char *tone;
static char *language;
static char *section;
static char *wish;
static gboolean refresh;
static gboolean show_request;

static const GOptionEntry entries[] = {
  { "template", 't', 0, G_OPTION_ARG_STRING, &template, N_ ("A template's name or id"),
    N_ ("TEMPLATE") },
  { "engine", 'e', 0, G_OPTION_ARG_STRING, &engine, N_ ("auto, local, template or ai"),
    N_ ("ENGINE") },
  { "tone", 0, 0, G_OPTION_ARG_STRING, &tone, N_ ("How --engine ai shall sound, in a few words"),
    N_ ("TONE") },
  { "language", 'l', 0, G_OPTION_ARG_STRING, &language,
    N_ ("In which language --engine ai writes, such as de"), N_ ("LANGUAGE") },
  { "section", 's', 0, G_OPTION_ARG_STRING, &section,
    N_ ("The heading of one section of a proposal that --engine ai writes again"), N_ ("HEADING") },
  { "wish", 'w', 0, G_OPTION_ARG_STRING, &wish, N_ ("What shall change in the section"),
    N_ ("TEXT") },
  { "refresh", 0, 0, G_OPTION_ARG_NONE, &refresh, N_ ("Not the same answer of --engine ai again"),
    NULL },
  { "show-request", 0, 0, G_OPTION_ARG_NONE, &show_request,
    N_ ("What --engine ai would send, and send nothing"), NULL },
  G_OPTION_ENTRY_NULL,
};

static gboolean
is_ai (void)
{
  return g_strcmp0 (engine, "ai") == 0;
}

/* Who has drafted. */
static gboolean
is_by_ai (PursuitCli *cli)
{
  return g_strcmp0 (pursuit_workspace_draft_get_engine (cli->workspace, cli->result), "ai") == 0;
}

static const char *const engines[]
    = { PURSUIT_ENGINE_AUTO, PURSUIT_ENGINE_LOCAL, "template", "ai", NULL };

static gboolean
check_engine (GError **error)
{
  if (!is_ai () && (tone != NULL || language != NULL))
    {
      g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_UNSUPPORTED,
                           _ ("A template has its own tone and language; choose another template, "
                              "or --engine ai"));
      return FALSE;
    }

  return TRUE;
}

/* A text with gaps cannot be exported, so that they are named while they are easily filled; and
 * what nothing supports while it is easily checked. */
static void
print_claims (PursuitCli *cli)
{
  g_autoptr (JsonNode) node = pursuit_workspace_draft_claims_to_json (cli->workspace, cli->result);
  JsonArray *claims = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (claims); i++)
    {
      JsonObject *claim = json_array_get_object_element (claims, i);
      const char *state = pursuit_json_get_text (claim, "state");
      const char *what = pursuit_json_get_text (claim, "variable");
      guint line = (guint) pursuit_json_get_integer (claim, "line", 0);

      if (what == NULL)
        what = pursuit_json_get_text (claim, "text");
      if (g_strcmp0 (state, "not_established") == 0)
        g_print (_ ("Missing: %s (line %u)\n"), what, line);
      else if (is_by_ai (cli) && g_strcmp0 (state, "unsourced") == 0)
        g_print (_ ("Nothing supports this, check it: %s (line %u)\n"), what, line);
    }
}

static void
print_draft (PursuitCli *cli, PursuitRecord *proposal)
{
  const char *cost = pursuit_workspace_draft_get_cost (cli->workspace, cli->result);
  const char *cut = pursuit_workspace_draft_get_cut (cli->workspace, cli->result);
  const PursuitReceipt *receipt = pursuit_workspace_draft_get_receipt (cli->workspace, cli->result);
  JsonObject *object;
  JsonNode *node;

  if (!cli->json)
    {
      pursuit_cli_print_record (cli, proposal);
      print_claims (cli);
      if (is_by_ai (cli) || receipt != NULL)
        pursuit_cli_print_cost (cost, receipt);
      return;
    }

  node = pursuit_record_to_json (proposal);
  object = json_node_get_object (node);
  json_object_set_member (object, "claims",
                          pursuit_workspace_draft_claims_to_json (cli->workspace, cli->result));
  json_object_set_string_member (object, "engine",
                                 pursuit_workspace_draft_get_engine (cli->workspace, cli->result));
  pursuit_json_set_text (object, "cost", cost);
  if (cost == NULL)
    json_object_set_null_member (object, "cost");
  if (receipt != NULL)
    json_object_set_member (object, "receipt", pursuit_receipt_to_json (receipt));
  if (cut != NULL)
    json_object_set_string_member (object, "cut", cut);
  pursuit_cli_print_json (node);
}

/* A heading by somebody else, for a terminal: no sign in it may do anything. */
static char *
dup_heading (const char *line)
{
  GString *out = g_string_new (NULL);

  for (const char *p = line; *p != '\0' && *p != '\n' && out->len < MAX_HEADING;
       p = g_utf8_next_char (p))
    if (g_unichar_isprint (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));

  return g_string_free (out, FALSE);
}

/* Which section is being written. */
static void
show_section (const char *text, gpointer data)
{
  PursuitCli *cli = data;
  const char *last = g_strrstr (text, SECTION);
  const char *written = last != NULL ? last + strlen (SECTION) : "";
  g_autofree char *heading = dup_heading (section != NULL ? section : written);
  /* Translators: %s is the heading of the section that is being written */
  g_autofree char *words = g_strdup_printf (_ ("Drafting: %s"), heading);

  cli->progress.func (-1, words, cli->progress.data);
}

static int
show_what_leaves (PursuitCli *cli,
                  const char *id,
                  const PursuitDraftOptions *options,
                  GError **error)
{
  g_autoptr (PursuitRequestPreview) preview = NULL;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_preview_draft_async (cli->workspace, id, options, cli->cancellable,
                                         pursuit_cli_done, cli);
  preview = pursuit_workspace_preview_draft_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (preview == NULL)
    return -1;
  pursuit_cli_print_preview (cli, preview);

  return PURSUIT_CLI_DONE;
}

static PursuitRecord *
ask (PursuitCli *cli, const char *id, const PursuitDraftOptions *options, GError **error)
{
  if (section != NULL)
    {
      pursuit_workspace_rewrite_section_async (cli->workspace, id, options, cli->cancellable,
                                               pursuit_cli_done, cli);
      return pursuit_workspace_rewrite_section_finish (cli->workspace, pursuit_cli_wait (cli), NULL,
                                                       error);
    }
  pursuit_workspace_draft_async (cli->workspace, id, options, cli->cancellable, pursuit_cli_done,
                                 cli);

  return pursuit_workspace_draft_finish (cli->workspace, pursuit_cli_wait (cli), NULL, error);
}

static int
draft (PursuitCli *cli, const char *id, const PursuitDraftOptions *options, GError **error)
{
  g_autoptr (PursuitRecord) proposal = NULL;
  const char *cut;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error)
      || !pursuit_cli_prepare_engine (cli, options->engine, PURSUIT_AI_FEATURE_DRAFT, error))
    return -1;
  proposal = ask (cli, id, options, error);
  if (proposal == NULL)
    return -1;

  pursuit_cli_tell_fallen (cli);
  print_draft (cli, proposal);
  cut = pursuit_workspace_draft_get_cut (cli->workspace, cli->result);
  if (cut != NULL && !cli->quiet)
    g_printerr (_ ("pursuitctl: The draft is not whole, and kept as far as it came: %s\n"), cut);

  return cut != NULL ? PURSUIT_CLI_IN_PART : PURSUIT_CLI_DONE;
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  /* What is interrupted leaves nothing half done. */
  const PursuitDraftOptions options = { .template = template,
                                        .engine = engine != NULL ? engine : PURSUIT_ENGINE_AUTO,
                                        .tone = tone,
                                        .language = language,
                                        .section = section,
                                        .wish = wish,
                                        .fresh = refresh,
                                        .drops_stopped = TRUE,
                                        .on_text = show_section,
                                        .user_data = cli };

  if (args[0] == NULL || args[1] != NULL)
    return pursuit_cli_usage (
        error, _ ("draft needs the id of one lead, or of a proposal with --section"));
  if (!pursuit_cli_check_engine (engine, engines, error))
    return -1;
  if (!is_ai () && (show_request || refresh || section != NULL))
    return pursuit_cli_usage (error,
                              _ ("--section, --refresh and --show-request belong to --engine ai"));
  if (section != NULL ? template != NULL : wish != NULL)
    return pursuit_cli_usage (error, _ ("--wish belongs to --section, and --template does not"));
  if (!check_engine (error))
    return -1;

  return show_request ? show_what_leaves (cli, args[0], &options, error)
                      : draft (cli, args[0], &options, error);
}

const PursuitVerb pursuit_verb_draft = {
  "draft",
  "LEAD [--template TEMPLATE] [--engine ENGINE] [--tone TONE] [--language LANGUAGE] "
  "[--refresh|--show-request] | PROPOSAL --engine ai --section HEADING [--wish TEXT]",
  N_ ("draft a proposal for a lead"),
  entries,
  run,
};
