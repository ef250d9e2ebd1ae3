/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/pursuit-proposals.h"

#include <glib/gi18n-lib.h>

static char *to;

static const GOptionEntry entries[] = {
  { "to", 'o', 0, G_OPTION_ARG_FILENAME, &to, N_ ("Where to: .pdf, .html, .md or .txt"),
    N_ ("FILE") },
  G_OPTION_ENTRY_NULL,
};

static JsonNode *
to_json (const PursuitRenderResult *result)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "file", result->path);
  json_object_set_int_member (object, "bytes", result->bytes);
  json_object_set_int_member (object, "pages", result->pages);
  json_object_set_string_member (object, "sha256", result->sha256);
  json_node_take_object (node, object);

  return node;
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitRenderResult) result = NULL;
  g_autofree char *path = NULL;

  if (args[0] == NULL || args[1] != NULL || to == NULL)
    return pursuit_cli_usage (error, _ ("render needs the id of a proposal and --to FILE"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  path = g_canonicalize_filename (to, NULL);
  pursuit_workspace_render_async (cli->workspace, args[0], path, cli->cancellable, pursuit_cli_done,
                                  cli);
  result = pursuit_workspace_render_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (result == NULL)
    return -1;
  if (cli->json)
    pursuit_cli_print_json (to_json (result));
  else
    g_print (_ ("%s: %" G_GINT64_FORMAT " bytes\n"), result->path, result->bytes);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_render = {
  "render", "PROPOSAL --to FILE", N_ ("write a proposal as PDF, HTML, markdown or text"), entries,
  run,
};
