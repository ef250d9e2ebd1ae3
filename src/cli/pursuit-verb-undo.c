/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>

static void
print_label (PursuitCli *cli, const char *member, const char *words, const char *label)
{
  JsonObject *object;
  JsonNode *node;

  if (!cli->json)
    {
      g_print ("%s: %s\n", words, label);
      return;
    }

  object = json_object_new ();
  json_object_set_string_member (object, member, label);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  pursuit_cli_print_json (node);
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  g_autofree char *label = NULL;
  gint64 action = 0;

  if (args[0] != NULL
      && (args[1] != NULL || !g_ascii_string_to_signed (args[0], 10, 1, G_MAXINT64, &action, NULL)))
    return pursuit_cli_usage (error, _ ("undo takes the number of an action, or nothing"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_undo_async (cli->workspace, action, cli->cancellable, pursuit_cli_done, cli);
  label = pursuit_workspace_undo_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (label == NULL)
    return -1;

  print_label (cli, "undone", _ ("Undone"), label);

  return PURSUIT_CLI_DONE;
}

static int
run_redo (PursuitCli *cli, char **args, GError **error)
{
  g_autofree char *label = NULL;

  if (args[0] != NULL)
    return pursuit_cli_usage (error, _ ("redo takes nothing: it does again what was undone last"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_redo_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);
  label = pursuit_workspace_redo_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (label == NULL)
    return -1;

  print_label (cli, "redone", _ ("Done again"), label);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_undo = {
  "undo", "[ACTION]", N_ ("take back the last thing that was done"), NULL, run,
};

const PursuitVerb pursuit_verb_redo = {
  "redo", "", N_ ("do again what was undone last"), NULL, run_redo,
};
