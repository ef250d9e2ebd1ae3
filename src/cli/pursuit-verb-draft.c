/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "core/pursuit-json.h"
#include "workspace/pursuit-proposals.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>

static char *template;
static char *engine;
static char *tone;
static char *language;

static const GOptionEntry entries[] = {
  { "template", 't', 0, G_OPTION_ARG_STRING, &template, N_ ("A template's name or id"),
    N_ ("TEMPLATE") },
  { "engine", 'e', 0, G_OPTION_ARG_STRING, &engine, N_ ("auto or template"), N_ ("ENGINE") },
  { "tone", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &tone, NULL, NULL },
  { "language", 'l', G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &language, NULL, NULL },
  G_OPTION_ENTRY_NULL,
};

static gboolean
check_engine (GError **error)
{
  if (engine != NULL && g_strcmp0 (engine, "auto") != 0 && g_strcmp0 (engine, "template") != 0)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_UNAVAILABLE,
                   _ ("The engine “%s” cannot draft yet; take --engine template"), engine);
      return FALSE;
    }
  if (tone != NULL || language != NULL)
    {
      g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_UNSUPPORTED,
                           _ ("A template has its own tone and language; choose another template "
                              "instead"));
      return FALSE;
    }

  return TRUE;
}

/* A text with gaps cannot be exported, so that they are named while they are easily filled. */
static void
print_gaps (PursuitCli *cli)
{
  g_autoptr (JsonNode) node = pursuit_workspace_draft_claims_to_json (cli->workspace, cli->result);
  JsonArray *claims = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (claims); i++)
    {
      JsonObject *claim = json_array_get_object_element (claims, i);

      if (g_strcmp0 (pursuit_json_get_text (claim, "state"), "not_established") == 0)
        g_print (_ ("Missing: %s (line %u)\n"), pursuit_json_get_text (claim, "variable"),
                 (guint) pursuit_json_get_integer (claim, "line", 0));
    }
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitRecord) proposal = NULL;
  JsonNode *node;

  if (args[0] == NULL || args[1] != NULL)
    return pursuit_cli_usage (error, _ ("draft needs the id of one lead"));
  if (!check_engine (error) || !pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_draft_async (cli->workspace, args[0], template, cli->cancellable,
                                 pursuit_cli_done, cli);
  proposal = pursuit_workspace_draft_finish (cli->workspace, pursuit_cli_wait (cli), NULL, error);
  if (proposal == NULL)
    return -1;

  if (cli->json)
    {
      node = pursuit_record_to_json (proposal);
      json_object_set_member (json_node_get_object (node), "claims",
                              pursuit_workspace_draft_claims_to_json (cli->workspace, cli->result));
      pursuit_cli_print_json (node);
    }
  else
    {
      pursuit_cli_print_record (cli, proposal);
      print_gaps (cli);
    }

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_draft = {
  "draft", "LEAD [--template TEMPLATE]", N_ ("draft a proposal for a lead"), entries, run,
};
