/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "core/pursuit-json.h"
#include "core/pursuit-time.h"
#include "workspace/pursuit-backups.h"

#include <glib/gi18n-lib.h>

static JsonObject *
counts_to_json (const gint64 *counts)
{
  JsonObject *object = json_object_new ();

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    json_object_set_int_member (object, pursuit_kind_to_string ((PursuitKind) kind), counts[kind]);

  return object;
}

static void
print_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  pursuit_cli_print_json (node);
}

static JsonObject *
backup_to_json (const PursuitBackupInfo *info)
{
  g_autofree char *made_at = pursuit_time_format (info->made_at);
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "ok", info->readable);
  json_object_set_string_member (object, "file", info->path);
  json_object_set_int_member (object, "bytes", info->size);
  json_object_set_string_member (object, "made_at", made_at);
  json_object_set_object_member (object, "counts", counts_to_json (info->counts));

  return object;
}

static void
print_backup (PursuitCli *cli, const PursuitBackupInfo *info)
{
  g_autofree char *size = g_format_size ((guint64) info->size);
  g_autofree char *made_at = pursuit_time_format (info->made_at);

  if (cli->json)
    print_object (backup_to_json (info));
  else
    g_print ("%s  %s  %s\n", info->path, made_at, size);
}

static int
run_backup (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitBackupInfo) info = NULL;

  if (args[0] == NULL || args[1] != NULL)
    return pursuit_cli_usage (error, _ ("backup takes the name of the file to write"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error))
    return -1;
  pursuit_workspace_backup_async (cli->workspace, args[0], &cli->progress, cli->cancellable,
                                  pursuit_cli_done, cli);
  info = pursuit_workspace_backup_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (info == NULL)
    return -1;
  print_backup (cli, info);

  return PURSUIT_CLI_DONE;
}

/* What is printed of both verbs that put another file in the workspace's place. */
static void
print_replaced (PursuitCli *cli, JsonObject *object, const char *profile, const char *kept)
{
  if (cli->json)
    {
      json_object_set_string_member (object, "path", profile);
      pursuit_json_set_text (object, "kept", kept);
      print_object (object);
      return;
    }

  json_object_unref (object);
  g_print (_ ("The workspace is in its place: %s\n"), profile);
  if (kept != NULL)
    g_print (_ ("What stood there before is kept: %s\n"), kept);
}

static int
run_restore (PursuitCli *cli, char **args, GError **error)
{
  g_autofree char *profile = pursuit_cli_dup_profile (cli);
  g_autofree char *kept = NULL;

  if (args[0] == NULL || args[1] != NULL)
    return pursuit_cli_usage (error, _ ("restore-backup takes the name of a backup"));
  pursuit_backups_restore_async (profile, args[0], cli->cancellable, pursuit_cli_done, cli);
  if (!pursuit_backups_restore_finish (pursuit_cli_wait (cli), &kept, error))
    return -1;
  print_replaced (cli, json_object_new (), profile, kept);

  return PURSUIT_CLI_DONE;
}

static JsonArray *
broken_to_json (const PursuitSalvage *salvage)
{
  JsonArray *array = json_array_new ();

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    if (salvage->broken[kind])
      json_array_add_string_element (array, pursuit_kind_to_string ((PursuitKind) kind));

  return array;
}

static void
print_saved (const PursuitSalvage *salvage)
{
  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    if (salvage->counts[kind] > 0 || salvage->broken[kind])
      g_print ("%-18s %" G_GINT64_FORMAT "%s%s\n", pursuit_kind_to_string ((PursuitKind) kind),
               salvage->counts[kind], salvage->broken[kind] ? "  " : "",
               salvage->broken[kind] ? _ ("not all could be read") : "");
}

static int
run_recover (PursuitCli *cli, char **args, GError **error)
{
  g_autofree char *profile = pursuit_cli_dup_profile (cli);
  g_autoptr (PursuitSalvage) salvage = NULL;
  JsonObject *object;

  if (args[0] != NULL)
    return pursuit_cli_usage (error, _ ("recover takes no words"));
  pursuit_backups_salvage_async (profile, cli->cancellable, pursuit_cli_done, cli);
  salvage = pursuit_backups_salvage_finish (pursuit_cli_wait (cli), error);
  if (salvage == NULL)
    return -1;

  if (!cli->json)
    print_saved (salvage);
  object = json_object_new ();
  json_object_set_object_member (object, "counts", counts_to_json (salvage->counts));
  json_object_set_array_member (object, "broken", broken_to_json (salvage));
  json_object_set_int_member (object, "broken_tables", salvage->broken_tables);
  print_replaced (cli, object, profile, salvage->kept);

  return salvage->broken_tables > 0 ? PURSUIT_CLI_IN_PART : PURSUIT_CLI_DONE;
}

static int
run_backups (PursuitCli *cli, char **args, GError **error)
{
  g_autofree char *profile = pursuit_cli_dup_profile (cli);
  g_autoptr (GPtrArray) infos = NULL;
  JsonArray *items;

  if (args[0] != NULL)
    return pursuit_cli_usage (error, _ ("backups takes no words"));
  pursuit_backups_list_async (profile, cli->cancellable, pursuit_cli_done, cli);
  infos = pursuit_backups_list_finish (pursuit_cli_wait (cli), error);
  if (infos == NULL)
    return -1;
  if (!cli->json)
    {
      for (guint i = 0; i < infos->len; i++)
        print_backup (cli, infos->pdata[i]);
      return PURSUIT_CLI_DONE;
    }

  items = json_array_new ();
  for (guint i = 0; i < infos->len; i++)
    json_array_add_object_element (items, backup_to_json (infos->pdata[i]));
  pursuit_cli_print_json (pursuit_cli_list_new (items, NULL, infos->len));

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_backup = {
  "backup", "FILE", N_ ("copy the workspace, also while it is in use"), NULL, run_backup,
};

const PursuitVerb pursuit_verb_backups = {
  "backups", "", N_ ("list the backups that were made by themselves"), NULL, run_backups,
};

const PursuitVerb pursuit_verb_restore_backup = {
  "restore-backup", "FILE", N_ ("put a backup in the workspace's place"), NULL, run_restore,
};

const PursuitVerb pursuit_verb_recover = {
  "recover", "", N_ ("save what can be read of a damaged workspace"), NULL, run_recover,
};
