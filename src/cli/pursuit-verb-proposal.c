/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/pursuit-proposals.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *status;
} steps[] = {
  { "send", "sent" },
  { "accept", "accepted" },
  { "reject", "rejected" },
};

static const char *
find_status (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].word, word) == 0)
      return steps[i].status;

  return NULL;
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  const char *status = find_status (args[0]);
  g_autoptr (PursuitRecord) proposal = NULL;

  if (status == NULL || args[1] == NULL || args[2] != NULL)
    return pursuit_cli_usage (error, _ ("proposal needs send, accept or reject, and one id"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_set_proposal_status_async (cli->workspace, args[1], status, cli->cancellable,
                                               pursuit_cli_done, cli);
  proposal = pursuit_workspace_set_proposal_status_finish (cli->workspace, pursuit_cli_wait (cli),
                                                           NULL, error);
  if (proposal == NULL)
    return -1;
  pursuit_cli_print_record (cli, proposal);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_proposal = {
  "proposal", "send|accept|reject ID", N_ ("move a proposal along"), NULL, run,
};
