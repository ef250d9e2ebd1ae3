/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>

static int
run_delete (PursuitCli *cli, char **args, GError **error)
{
  const PursuitRecordSet set = { .ids = (const char *const *) args };
  g_autoptr (PursuitBulkResult) result = NULL;

  if (*args == NULL)
    return pursuit_cli_usage (error, _ ("delete needs at least one id"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_delete_many_async (cli->workspace, &set, &cli->progress, cli->cancellable,
                                       pursuit_cli_done, cli);
  result = pursuit_workspace_delete_many_finish (cli->workspace, pursuit_cli_wait (cli), error);

  return pursuit_cli_finish_many (cli, result, error);
}

static int
run_restore (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (*args == NULL)
    return pursuit_cli_usage (error, _ ("restore needs at least one id"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_restore_async (cli->workspace, (const char *const *) args, cli->cancellable,
                                   pursuit_cli_done, cli);
  if (pursuit_workspace_restore_finish (cli->workspace, pursuit_cli_wait (cli), &records, error)
      == 0)
    return -1;
  pursuit_cli_print_records (cli, records);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_delete = {
  "delete", "ID…", N_ ("delete records; they can be restored"), NULL, run_delete,
};

const PursuitVerb pursuit_verb_restore = {
  "restore", "ID…", N_ ("bring deleted records back"), NULL, run_restore,
};
