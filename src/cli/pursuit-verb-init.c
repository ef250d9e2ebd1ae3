/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/pursuit-status.h"

#include <glib/gi18n-lib.h>

static gboolean demo;
static char *name;
static char *currency;
static char *owner;
static char *mail;

static const GOptionEntry entries[] = {
  { "demo", 0, 0, G_OPTION_ARG_NONE, &demo, N_ ("Fill it with a believable team's quarter"), NULL },
  { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("What to call it"), N_ ("NAME") },
  { "currency", 0, 0, G_OPTION_ARG_STRING, &currency, N_ ("The currency of amounts that name none"),
    N_ ("CODE") },
  { "owner", 0, 0, G_OPTION_ARG_STRING, &owner, N_ ("Who works in it, else this account's name"),
    N_ ("NAME") },
  { "mail", 0, 0, G_OPTION_ARG_STRING, &mail, N_ ("That person's mail address"), N_ ("ADDRESS") },
  G_OPTION_ENTRY_NULL,
};

static int
run (PursuitCli *cli, char **args, GError **error)
{
  g_autofree char *dir = pursuit_cli_dup_profile (cli);
  PursuitWorkspaceOptions options = { name, demo, currency, owner, mail };
  JsonObject *object;
  JsonNode *node;

  if (*args != NULL)
    return pursuit_cli_usage (error, _ ("init takes no words; name the folder with --profile"));

  if (demo && (owner != NULL || mail != NULL))
    return pursuit_cli_usage (error, _ ("the demo has people of its own; leave --owner and --mail "
                                        "away, or change them later with “me”"));

  if (demo && name == NULL)
    options.name = "Halvard Telemetrics";
  pursuit_workspace_create_async (dir, &options, &cli->progress, cli->cancellable, pursuit_cli_done,
                                  cli);
  cli->workspace = pursuit_workspace_create_finish (pursuit_cli_wait (cli), error);
  if (cli->workspace == NULL)
    return -1;

  if (!cli->json)
    {
      g_print (_ ("The workspace “%s” is ready in %s\n"),
               pursuit_workspace_get_name (cli->workspace), dir);
      return PURSUIT_CLI_DONE;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "workspace", pursuit_workspace_get_name (cli->workspace));
  json_object_set_string_member (object, "path", dir);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  pursuit_cli_print_json (node);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_init = {
  "init",
  "[--demo] [--name NAME] [--currency CODE] [--owner NAME] [--mail ADDRESS]",
  N_ ("make a new workspace"),
  entries,
  run,
};
