/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "core/pursuit-time.h"
#include "workspace/pursuit-backups.h"
#include "workspace/pursuit-status.h"
#include "workspace/pursuit-workspace-types.h"

#include <glib/gi18n-lib.h>

static gboolean rebuild_search;

static const GOptionEntry entries[] = {
  { "rebuild-search", 0, 0, G_OPTION_ARG_NONE, &rebuild_search,
    N_ ("Make the search index anew from the records first"), NULL },
  G_OPTION_ENTRY_NULL,
};

static JsonNode *
to_json (GPtrArray *checks, gboolean ok)
{
  JsonObject *object = json_object_new ();
  JsonArray *items = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < checks->len; i++)
    {
      const PursuitCheck *check = g_ptr_array_index (checks, i);
      JsonObject *item = json_object_new ();

      json_object_set_string_member (item, "name", check->name);
      json_object_set_boolean_member (item, "ok", check->ok);
      json_object_set_string_member (item, "text", check->text);
      json_array_add_object_element (items, item);
    }
  json_object_set_boolean_member (object, "ok", ok);
  json_object_set_array_member (object, "checks", items);
  json_node_take_object (node, object);

  return node;
}

static void
print_check (gpointer data, gpointer unused)
{
  const PursuitCheck *check = data;

  g_print ("%s  %-12s %s\n", check->ok ? "ok " : "BAD", check->name, check->text);
}

static gboolean
open_workspace (PursuitCli *cli, GError **error)
{
  if (!rebuild_search)
    return pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error);
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return FALSE;
  pursuit_workspace_rebuild_search_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);

  return pursuit_workspace_rebuild_search_finish (cli->workspace, pursuit_cli_wait (cli), error);
}

static GPtrArray *
examine (PursuitCli *cli, GError **error)
{
  if (!open_workspace (cli, error))
    return NULL;
  pursuit_workspace_doctor_async (cli->workspace, cli->cancellable, pursuit_cli_done, cli);

  return pursuit_workspace_doctor_finish (cli->workspace, pursuit_cli_wait (cli), error);
}

/* A workspace too damaged to be opened is a finding, too. */
static GPtrArray *
take_damage (GPtrArray *checks, GError *cause, GError **error)
{
  if (checks != NULL || !g_error_matches (cause, PURSUIT_STORE_ERROR, PURSUIT_STORE_ERROR_DAMAGED))
    {
      if (checks == NULL)
        g_propagate_error (error, g_error_copy (cause));
      return checks;
    }

  checks = g_ptr_array_new_with_free_func ((GDestroyNotify) pursuit_check_free);
  g_ptr_array_add (checks,
                   pursuit_check_new ("integrity", FALSE,
                                      g_strdup (_ ("The workspace is damaged; “pursuitctl backups” "
                                                   "lists what can be restored"))));

  return checks;
}

static void
add_backups (PursuitCli *cli, GPtrArray *checks)
{
  g_autofree char *profile = pursuit_cli_dup_profile (cli);
  g_autoptr (GPtrArray) infos = NULL;
  g_autofree char *made_at = NULL;
  const PursuitBackupInfo *newest;

  pursuit_backups_list_async (profile, cli->cancellable, pursuit_cli_done, cli);
  infos = pursuit_backups_list_finish (pursuit_cli_wait (cli), NULL);
  if (infos == NULL || infos->len == 0)
    {
      g_ptr_array_add (checks,
                       pursuit_check_new ("backups", TRUE,
                                          g_strdup (_ ("No backup has been made by itself yet"))));
      return;
    }

  newest = infos->pdata[0];
  made_at = pursuit_time_format (newest->made_at);
  g_ptr_array_add (
      checks,
      pursuit_check_new (
          "backups", newest->readable,
          newest->readable
              ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u backup, the newest of %s",
                                              "%u backups, the newest of %s", infos->len),
                                 infos->len, made_at)
              : g_strdup (_ ("The newest backup cannot be read; make one anew with "
                             "“pursuitctl backup FILE”"))));
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) cause = NULL;
  gboolean ok = TRUE;

  if (*args != NULL)
    return pursuit_cli_usage (error, _ ("doctor takes no words"));
  checks = examine (cli, &cause);
  checks = take_damage (checks, cause, error);
  if (checks == NULL)
    return -1;
  add_backups (cli, checks);
  for (guint i = 0; i < checks->len; i++)
    ok = ok && ((PursuitCheck *) g_ptr_array_index (checks, i))->ok;
  if (cli->json)
    pursuit_cli_print_json (to_json (checks, ok));
  else
    g_ptr_array_foreach (checks, print_check, NULL);

  return ok ? PURSUIT_CLI_DONE : PURSUIT_CLI_FAILED;
}

const PursuitVerb pursuit_verb_doctor = {
  "doctor", "[--rebuild-search]", N_ ("examine the workspace; holds no personal data"), entries,
  run,
};
