/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "workspace/records/pursuit-export.h"
#include "workspace/pursuit-workspace-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *format_word;
static char *kind_word;
static char *where;
static char *sort;

static const GOptionEntry entries[] = {
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format_word, N_ ("csv or json"), N_ ("FORMAT") },
  { "kind", 'k', 0, G_OPTION_ARG_STRING, &kind_word, N_ ("Only records of this kind"),
    N_ ("KIND") },
  { "where", 'w', 0, G_OPTION_ARG_STRING, &where, N_ ("Only such: 'stage=won score>=70'"),
    N_ ("EXPR") },
  { "sort", 's', 0, G_OPTION_ARG_STRING, &sort, N_ ("In the order of a field, -FIELD falling"),
    N_ ("FIELD") },
  G_OPTION_ENTRY_NULL,
};

static gboolean
choose_format (const char *path, PursuitExportFormat *format, GError **error)
{
  const char *word = format_word;

  if (word == NULL)
    word = g_str_has_suffix (path, ".json") ? "json" : "csv";
  if (strcmp (word, "bundle") == 0)
    {
      g_set_error_literal (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_UNSUPPORTED,
                           _ ("Bundles cannot be written yet; take --format csv or json"));
      return FALSE;
    }
  if (strcmp (word, "csv") != 0 && strcmp (word, "json") != 0)
    {
      pursuit_cli_usage (error, _ ("--format is csv or json, not “%s”"), word);
      return FALSE;
    }
  *format = strcmp (word, "json") == 0 ? PURSUIT_EXPORT_JSON : PURSUIT_EXPORT_CSV;

  return TRUE;
}

static JsonNode *
to_json (const PursuitExportResult *result)
{
  JsonObject *object = json_object_new ();
  JsonObject *records = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (int kind = PURSUIT_KIND_NONE + 1; kind < PURSUIT_N_KINDS; kind++)
    if (result->records[kind] > 0)
      json_object_set_int_member (records, pursuit_kind_to_string ((PursuitKind) kind),
                                  result->records[kind]);
  json_object_set_string_member (object, "path", result->path);
  json_object_set_object_member (object, "records", records);
  json_object_set_int_member (object, "files", result->files);
  json_object_set_string_member (object, "sha256", result->sha256);
  json_node_take_object (node, object);

  return node;
}

/* The same conditions as those of `list`; FALSE with the error where they are not understood. */
static gboolean
make_query (PursuitCli *cli, PursuitKind kind, PursuitQuery **query, GError **error)
{
  if (where == NULL && sort == NULL)
    return TRUE;

  *query = pursuit_query_new (kind);

  return pursuit_query_set_where (*query, where, pursuit_workspace_get_scope (cli->workspace),
                                  error)
         && pursuit_query_set_sort (*query, sort, error);
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  PursuitExportOptions options = { .path = args[0], .format = PURSUIT_EXPORT_CSV };
  g_autoptr (PursuitQuery) query = NULL;
  g_autoptr (PursuitExportResult) result = NULL;

  if (args[0] == NULL || args[1] != NULL)
    return pursuit_cli_usage (error, _ ("export needs one file or folder"));
  if (!choose_format (args[0], &options.format, error))
    return -1;
  if (kind_word != NULL)
    {
      options.kind = pursuit_cli_parse_kind (kind_word, error);
      if (options.kind == PURSUIT_KIND_NONE)
        return -1;
    }
  else if (options.format == PURSUIT_EXPORT_CSV && g_str_has_suffix (args[0], ".csv"))
    {
      return pursuit_cli_usage (
          error, _ ("One CSV file holds one kind: add --kind, or name a folder for all of them"));
    }
  if (options.kind == PURSUIT_KIND_NONE && (where != NULL || sort != NULL))
    return pursuit_cli_usage (error, _ ("--where and --sort are about one kind: add --kind"));
  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_READ, error)
      || !make_query (cli, options.kind, &query, error))
    return -1;

  options.query = query;
  pursuit_workspace_export_async (cli->workspace, &options, &cli->progress, cli->cancellable,
                                  pursuit_cli_done, cli);
  result = pursuit_workspace_export_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (result == NULL)
    return -1;
  if (cli->json)
    pursuit_cli_print_json (to_json (result));
  else
    g_print (g_dngettext (GETTEXT_PACKAGE, "%u file written to %s\n", "%u files written to %s\n",
                          result->files),
             result->files, result->path);

  return PURSUIT_CLI_DONE;
}

const PursuitVerb pursuit_verb_export = {
  "export",
  "FILE|DIR [--format csv|json] [--kind KIND] [--where EXPR] [--sort FIELD]",
  N_ ("write records to files; tables of all kinds go to a folder"),
  entries,
  run,
};
