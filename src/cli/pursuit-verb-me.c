/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/records/pursuit-identity.h"

#include <glib/gi18n-lib.h>

static char *name;
static char *mail;
static char *company;

static const GOptionEntry entries[] = {
  { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_ ("Your name, for proposals"), N_ ("NAME") },
  { "mail", 0, 0, G_OPTION_ARG_STRING, &mail, N_ ("Your mail address"), N_ ("ADDRESS") },
  { "company", 0, 0, G_OPTION_ARG_STRING, &company, N_ ("Who sells, for proposals"), N_ ("NAME") },
  G_OPTION_ENTRY_NULL,
};

static PursuitIdentity *
ask (PursuitCli *cli, GError **error)
{
  const PursuitIdentity news = { .name = name, .email = mail, .company = company };
  gboolean change = name != NULL || mail != NULL || company != NULL;

  if (!pursuit_cli_open (cli, change ? PURSUIT_WORKSPACE_WRITE : PURSUIT_WORKSPACE_READ, error))
    return NULL;
  if (change)
    {
      pursuit_workspace_set_identity_async (cli->workspace, &news, cli->cancellable,
                                            pursuit_cli_done, cli);
      return pursuit_workspace_set_identity_finish (cli->workspace, pursuit_cli_wait (cli), error);
    }
  pursuit_workspace_get_identity_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);

  return pursuit_workspace_get_identity_finish (cli->workspace, pursuit_cli_wait (cli), error);
}

static void
print_line (const char *label, const char *text)
{
  if (text != NULL)
    g_print ("%s: %s\n", label, text);
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitIdentity) me = NULL;
  JsonObject *object;
  JsonNode *node;

  if (*args != NULL)
    return pursuit_cli_usage (error, _ ("me takes no words; change it with --name, --mail and "
                                        "--company"));
  me = ask (cli, error);
  if (me == NULL)
    return -1;

  if (!cli->json)
    {
      print_line (_ ("Name"), me->name);
      print_line (_ ("E-mail"), me->email);
      print_line (_ ("Company"), me->company);
      return PURSUIT_CLI_DONE;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "id", me->id);
  json_object_set_string_member (object, "name", me->name);
  json_object_set_string_member (object, "email", me->email);
  json_object_set_string_member (object, "company", me->company);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  pursuit_cli_print_json (node);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_me = {
  "me",
  "[--name NAME] [--mail ADDRESS] [--company NAME]",
  N_ ("show or change who works in this workspace"),
  entries,
  run,
};
