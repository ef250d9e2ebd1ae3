/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
check_kind (PursuitKind kind, GError **error)
{
  if ((pursuit_kind_get_flags (kind) & PURSUIT_KIND_EDITABLE) != 0)
    return TRUE;

  g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_READ_ONLY,
               _ ("%s: records of this kind are not written by hand"),
               pursuit_kind_to_string (kind));

  return FALSE;
}

static int
save (PursuitCli *cli, PursuitRecord *record, GError **error)
{
  g_autoptr (PursuitRecord) saved = NULL;

  pursuit_workspace_save_async (cli->workspace, record, NULL, cli->cancellable, pursuit_cli_done,
                                cli);
  saved = pursuit_workspace_save_finish (cli->workspace, pursuit_cli_wait (cli), NULL, error);
  if (saved == NULL)
    return -1;
  pursuit_cli_print_record (cli, saved);

  return PURSUIT_CLI_DONE;
}

static int
run_add (PursuitCli *cli, char **args, GError **error)
{
  PursuitKind kind = pursuit_cli_parse_kind (args[0], error);
  g_autoptr (PursuitRecord) record = NULL;

  if (kind == PURSUIT_KIND_NONE || !check_kind (kind, error))
    return -1;
  if (args[1] == NULL)
    return pursuit_cli_usage (error, _ ("add needs at least one FIELD=VALUE"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;

  record = pursuit_record_new (kind);

  return pursuit_cli_set_fields (cli, record, args + 1, error) ? save (cli, record, error) : -1;
}

/* Ids come first; what has an equals sign is no id any more. */
static guint
count_ids (char **args)
{
  guint n = 0;

  while (args[n] != NULL && strchr (args[n], '=') == NULL)
    n++;

  return n;
}

static int
set_many (PursuitCli *cli, PursuitRecord *first, char **ids, char **pairs, GError **error)
{
  g_autoptr (GArray) changes = pursuit_cli_read_changes (cli, first, pairs, error);
  const PursuitRecordSet set
      = { .kind = pursuit_record_get_kind (first), .ids = (const char *const *) ids };
  g_autoptr (PursuitBulkResult) result = NULL;

  if (changes == NULL)
    return -1;
  pursuit_workspace_edit_many_async (cli->workspace, &set,
                                     (PursuitFieldChange *) (gpointer) changes->data,
                                     &cli->progress, cli->cancellable, pursuit_cli_done, cli);
  result = pursuit_workspace_edit_many_finish (cli->workspace, pursuit_cli_wait (cli), error);

  return pursuit_cli_finish_many (cli, result, error);
}

static int
run_set (PursuitCli *cli, char **args, GError **error)
{
  guint n = count_ids (args);
  g_autoptr (PursuitRecord) record = NULL;
  g_auto (GStrv) ids = NULL;

  if (n == 0 || args[n] == NULL)
    return pursuit_cli_usage (error, _ ("set needs an id and at least one FIELD=VALUE"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  record = pursuit_cli_load (cli, PURSUIT_KIND_NONE, args[0], error);
  if (record == NULL || !check_kind (pursuit_record_get_kind (record), error))
    return -1;
  if (n == 1)
    return pursuit_cli_set_fields (cli, record, args + 1, error) ? save (cli, record, error) : -1;

  ids = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    ids[i] = g_strdup (args[i]);

  return set_many (cli, record, ids, args + n, error);
}

const PursuitVerb pursuit_verb_add = {
  "add",   "KIND FIELD=VALUE…", N_ ("add a record; FIELD=@FILE and FIELD=- read the value"), NULL,
  run_add,
};

const PursuitVerb pursuit_verb_set = {
  "set",   "ID… FIELD=VALUE…", N_ ("change records; an empty value takes the field away"), NULL,
  run_set,
};
