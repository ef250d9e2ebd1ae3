/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/pursuit-records.h"

#include <glib/gi18n-lib.h>

static int
run (PursuitCli *cli, char **args, GError **error)
{
  g_autofree char *label = NULL;
  gint64 action = 0;
  JsonObject *object;
  JsonNode *node;

  if (args[0] != NULL
      && (args[1] != NULL || !g_ascii_string_to_signed (args[0], 10, 1, G_MAXINT64, &action, NULL)))
    return pursuit_cli_usage (error, _ ("undo takes the number of an action, or nothing"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_undo_async (cli->workspace, action, cli->cancellable, pursuit_cli_done, cli);
  label = pursuit_workspace_undo_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (label == NULL)
    return -1;

  if (!cli->json)
    {
      g_print (_ ("Undone: %s\n"), label);
      return PURSUIT_CLI_DONE;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "undone", label);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  pursuit_cli_print_json (node);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_undo = {
  "undo", "[ACTION]", N_ ("take back the last thing that was done"), NULL, run,
};
