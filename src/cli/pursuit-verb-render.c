/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/proposals/pursuit-proposals.h"

#include <glib/gi18n-lib.h>

static char *to;

static const GOptionEntry entries[] = {
  { "to", 'o', 0, G_OPTION_ARG_FILENAME, &to, N_ ("Where to: .pdf, .html, .md or .txt"),
    N_ ("FILE") },
  G_OPTION_ENTRY_NULL,
};

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
  pursuit_cli_print_file (cli, result);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_render = {
  "render", "PROPOSAL --to FILE", N_ ("write a proposal as PDF, HTML, markdown or text"), entries,
  run,
};
