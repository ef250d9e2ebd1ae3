/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>

static int
run (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitRecord) record = NULL;

  if (args[0] == NULL || args[1] != NULL)
    return pursuit_cli_usage (error, _ ("show needs one id"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  record = pursuit_cli_load (cli, PURSUIT_KIND_NONE, args[0], error);
  if (record == NULL)
    return -1;
  pursuit_cli_print_record (cli, record);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_show = {
  "show", "ID", N_ ("show a record"), NULL, run,
};
