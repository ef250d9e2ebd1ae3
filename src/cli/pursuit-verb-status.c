/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/pursuit-status.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static JsonNode *
to_json (PursuitCli *cli, const PursuitStatus *status)
{
  JsonObject *object = json_object_new ();
  JsonObject *counts = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    json_object_set_int_member (counts, pursuit_kind_to_string ((PursuitKind) kind),
                                status->counts[kind]);
  json_object_set_string_member (object, "workspace", pursuit_workspace_get_name (cli->workspace));
  json_object_set_string_member (object, "path", pursuit_workspace_get_path (cli->workspace));
  json_object_set_string_member (object, "mode", status->mode);
  json_object_set_int_member (object, "schema", status->schema);
  json_object_set_object_member (object, "counts", counts);
  json_object_set_int_member (object, "outbox", status->outbox);
  json_object_set_int_member (object, "conflicts", status->conflicts);
  json_object_set_null_member (object, "last_sync");
  json_object_set_int_member (object, "size", status->size);
  json_node_take_object (node, object);

  return node;
}

static void
print_status (PursuitCli *cli, const PursuitStatus *status)
{
  g_autofree char *size = g_format_size ((guint64) status->size);

  g_print ("%s\n  %s\n", pursuit_workspace_get_name (cli->workspace),
           pursuit_workspace_get_path (cli->workspace));
  g_print (_ ("  mode %s, schema %d, %s\n"), status->mode, status->schema, size);
  g_print (_ ("  not sent yet: %" PRId64 ", conflicts: %" PRId64 "\n"), status->outbox,
           status->conflicts);
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    if (status->counts[kind] > 0)
      g_print ("  %8" G_GINT64_FORMAT "  %s\n", status->counts[kind],
               pursuit_kind_to_string ((PursuitKind) kind));
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  PursuitStatus status;

  if (*args != NULL)
    return pursuit_cli_usage (error, _ ("status takes no words"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;

  pursuit_workspace_count_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);
  if (!pursuit_workspace_count_finish (cli->workspace, pursuit_cli_wait (cli), &status, error))
    return -1;
  if (cli->json)
    pursuit_cli_print_json (to_json (cli, &status));
  else
    print_status (cli, &status);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_status = {
  "status", "", N_ ("say how the workspace stands"), NULL, run,
};
