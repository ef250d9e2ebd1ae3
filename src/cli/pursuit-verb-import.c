/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-json.h"
#include "core/pursuit-money.h"
#include "workspace/import/pursuit-import.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static char *as;
static char **maps;
static char *outcome;
static char *duplicates;
static char *encoding;
static char *delimiter;
static char *currency;
static int header_line;
static gboolean rehearse;
static gboolean keep_bad;
static char *undo;

static const GOptionEntry entries[] = {
  { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_ ("What the rows are: contact, company, deal, …"),
    N_ ("KIND") },
  { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &maps, N_ ("Send a column to a field"),
    N_ ("FIELD=COLUMN") },
  { "outcome", 0, 0, G_OPTION_ARG_STRING, &outcome, N_ ("Which values mean won and lost"),
    N_ ("COLUMN=VALUE:won,VALUE:lost") },
  { "duplicates", 0, 0, G_OPTION_ARG_STRING, &duplicates, N_ ("skip, merge or keep"),
    N_ ("POLICY") },
  { "rehearse", 0, 0, G_OPTION_ARG_NONE, &rehearse, N_ ("Only say what would happen"), NULL },
  { "keep-bad-values", 0, 0, G_OPTION_ARG_NONE, &keep_bad,
    N_ ("Keep values that do not fit as own columns"), NULL },
  { "encoding", 0, 0, G_OPTION_ARG_STRING, &encoding, N_ ("How the text is encoded"), N_ ("NAME") },
  { "delimiter", 0, 0, G_OPTION_ARG_STRING, &delimiter, N_ ("What stands between cells"),
    N_ ("CHARACTER") },
  { "header-line", 0, 0, G_OPTION_ARG_INT, &header_line, N_ ("Where the header stands"), N_ ("N") },
  { "currency", 0, 0, G_OPTION_ARG_STRING, &currency, N_ ("Of amounts that name none"),
    N_ ("CODE") },
  { "undo", 0, 0, G_OPTION_ARG_STRING, &undo, N_ ("Take an import back"), N_ ("BATCH") },
  G_OPTION_ENTRY_NULL,
};

static gboolean
set_duplicates (PursuitImport *import, GError **error)
{
  static const char *const words[] = { "skip", "merge", "keep" };

  for (gsize i = 0; duplicates != NULL && i < G_N_ELEMENTS (words); i++)
    if (strcmp (duplicates, words[i]) == 0)
      {
        pursuit_import_set_duplicates (import, (PursuitDuplicates) i);
        return TRUE;
      }
  if (duplicates == NULL)
    return TRUE;

  pursuit_cli_usage (error, _ ("--duplicates is skip, merge or keep, not “%s”"), duplicates);

  return FALSE;
}

static gboolean
set_maps (PursuitImport *import, GError **error)
{
  for (char **map = maps; map != NULL && *map != NULL; map++)
    {
      char *equals = strchr (*map, '=');
      g_autofree char *field = NULL;

      if (equals == NULL || equals == *map || equals[1] == '\0')
        {
          pursuit_cli_usage (error, _ ("--map wants FIELD=COLUMN, not “%s”"), *map);
          return FALSE;
        }
      field = g_strndup (*map, (gsize) (equals - *map));
      pursuit_import_map (import, field, equals + 1);
    }

  return TRUE;
}

static gboolean
set_dialect (PursuitImport *import, GError **error)
{
  const char *sign = g_strcmp0 (delimiter, "tab") == 0 ? "\t" : delimiter;

  if (sign != NULL && (strlen (sign) != 1 || (guchar) *sign > 126))
    {
      pursuit_cli_usage (error, _ ("--delimiter is one character, or “tab”"));
      return FALSE;
    }
  if (header_line < 0)
    {
      pursuit_cli_usage (error, _ ("--header-line is a number from 1"));
      return FALSE;
    }
  pursuit_import_set_encoding (import, encoding);
  pursuit_import_set_delimiter (import, sign != NULL ? *sign : 0);
  pursuit_import_set_header_line (import, (guint) header_line);

  return TRUE;
}

static gboolean
set_currency (PursuitImport *import, GError **error)
{
  if (currency != NULL && pursuit_currency_get_exponent (currency) < 0)
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID,
                   _ ("“%s” is no currency code; use one such as EUR"), currency);
      return FALSE;
    }
  pursuit_import_set_currency (import, currency);

  return TRUE;
}

static JsonObject *
get_mapping (PursuitImportReport *report, guint file, gboolean all)
{
  JsonObject *mapping = json_object_new ();

  for (guint i = 0; i < report->columns->len; i++)
    {
      const PursuitImportColumn *column = g_ptr_array_index (report->columns, i);

      if (all || column->file == file)
        json_object_set_string_member (mapping, column->header, column->target);
    }

  return mapping;
}

static void
set_count (JsonObject *object, const char *name, guint64 count)
{
  json_object_set_int_member (object, name, (gint64) count);
}

static JsonArray *
list_files (PursuitImportReport *report)
{
  JsonArray *files = json_array_new ();

  for (guint i = 0; i < report->files->len; i++)
    {
      const PursuitImportFile *file = g_ptr_array_index (report->files, i);
      JsonObject *object = json_object_new ();

      pursuit_json_set_text (object, "file", file->path);
      pursuit_json_set_text (object, "format", file->format);
      pursuit_json_set_text (object, "object", file->object);
      pursuit_json_set_text (object, "encoding", file->encoding);
      set_count (object, "read", file->read);
      set_count (object, "created", file->created);
      set_count (object, "updated", file->updated);
      set_count (object, "duplicates", file->duplicates);
      set_count (object, "rejected", file->rejected);
      pursuit_json_set_text (object, "rejects_file", file->rejects_file);
      json_object_set_object_member (object, "mapping", get_mapping (report, i, FALSE));
      json_array_add_object_element (files, object);
    }

  return files;
}

static JsonArray *
list_rejects (PursuitImportReport *report)
{
  JsonArray *rejects = json_array_new ();

  for (guint i = 0; i < report->rejects->len; i++)
    {
      const PursuitImportReject *reject = g_ptr_array_index (report->rejects, i);
      const PursuitImportFile *file = g_ptr_array_index (report->files, reject->file);
      JsonObject *object = json_object_new ();

      pursuit_json_set_text (object, "file", file->path);
      set_count (object, "line", reject->line);
      pursuit_json_set_text (object, "reason", reject->reason);
      json_array_add_object_element (rejects, object);
    }

  return rejects;
}

static JsonArray *
list_examples (PursuitImportReport *report, GPtrArray *examples)
{
  JsonArray *rows = json_array_new ();

  for (guint i = 0; i < examples->len; i++)
    {
      const PursuitImportExample *example = g_ptr_array_index (examples, i);
      const PursuitImportFile *file = g_ptr_array_index (report->files, example->file);
      JsonObject *object = json_object_new ();

      pursuit_json_set_text (object, "file", file->path);
      set_count (object, "line", example->line);
      pursuit_json_set_text (object, "name", example->name);
      pursuit_json_set_text (object, "text", example->text);
      json_array_add_object_element (rows, object);
    }

  return rows;
}

/* The first rows behind each count, which only a rehearsal keeps. */
static JsonObject *
list_rows (PursuitImportReport *report)
{
  JsonObject *rows = json_object_new ();

  json_object_set_array_member (rows, "created", list_examples (report, report->created_rows));
  json_object_set_array_member (rows, "updated", list_examples (report, report->updated_rows));
  json_object_set_array_member (rows, "duplicates", list_examples (report, report->duplicate_rows));

  return rows;
}

static JsonNode *
to_json (PursuitImportReport *report)
{
  JsonObject *object = json_object_new ();
  JsonArray *warnings = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < report->warnings->len; i++)
    json_array_add_string_element (warnings, g_ptr_array_index (report->warnings, i));
  pursuit_json_set_text (object, "batch", report->batch);
  pursuit_json_set_text (object, "format", report->format);
  json_object_set_boolean_member (object, "rehearsed", report->rehearsed);
  set_count (object, "read", report->read);
  set_count (object, "created", report->created);
  set_count (object, "updated", report->updated);
  set_count (object, "duplicates", report->duplicates);
  set_count (object, "rejected", report->rejected);
  pursuit_json_set_text (object, "rejects_file", report->rejects_file);
  json_object_set_object_member (object, "mapping", get_mapping (report, 0, TRUE));
  set_count (object, "leads", report->leads);
  set_count (object, "people", report->people);
  set_count (object, "activities", report->activities);
  json_object_set_array_member (object, "files", list_files (report));
  json_object_set_array_member (object, "rejects", list_rejects (report));
  if (report->rehearsed)
    json_object_set_object_member (object, "rows", list_rows (report));
  json_object_set_array_member (object, "warnings", warnings);
  json_node_take_object (node, object);

  return node;
}

static void
print_report (PursuitCli *cli, PursuitImportReport *report)
{
  g_print ("%s: %s\n", report->format,
           report->rehearsed ? _ ("rehearsed, nothing was written") : _ ("imported"));
  g_print (_ ("  read %" PRIu64 " = new %" PRIu64 " + updated %" PRIu64 " + duplicates %" PRIu64
              " + rejected %" PRIu64 "\n"),
           report->read, report->created, report->updated, report->duplicates, report->rejected);
  for (guint i = 0; i < report->rejects->len; i++)
    {
      const PursuitImportReject *reject = g_ptr_array_index (report->rejects, i);

      g_print (_ ("  line %" PRIu64 ": %s\n"), reject->line, reject->reason);
    }
  if (report->rejects_file != NULL)
    g_print (_ ("  rejected rows are in %s\n"), report->rejects_file);
  if (report->batch != NULL)
    g_print (_ ("  take it back with: pursuitctl import --undo %s\n"), report->batch);
  for (guint i = 0; i < report->warnings->len && !cli->quiet; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (report->warnings, i));
}

static PursuitImportReport *
do_import (PursuitCli *cli, PursuitImport *import, GError **error)
{
  if (rehearse)
    {
      pursuit_import_rehearse_async (import, &cli->progress, cli->cancellable, pursuit_cli_done,
                                     cli);
      return pursuit_import_rehearse_finish (import, pursuit_cli_wait (cli), error);
    }
  pursuit_import_commit_async (import, &cli->progress, cli->cancellable, pursuit_cli_done, cli);

  return pursuit_import_commit_finish (import, pursuit_cli_wait (cli), error);
}

static int
run_import (PursuitCli *cli, char **args, GError **error)
{
  g_autoptr (PursuitImport) import = NULL;
  g_autoptr (PursuitImportReport) report = NULL;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  import = pursuit_import_new (cli->workspace, (const char *const *) args);
  if (!pursuit_import_set_as (import, as, error) || !set_duplicates (import, error)
      || !set_maps (import, error) || !set_dialect (import, error) || !set_currency (import, error))
    return -1;
  pursuit_import_set_outcome (import, outcome);
  pursuit_import_set_keep_bad_values (import, keep_bad);

  report = do_import (cli, import, error);
  if (report == NULL)
    return -1;
  if (cli->json)
    pursuit_cli_print_json (to_json (report));
  else
    print_report (cli, report);

  return report->rejected > 0 ? PURSUIT_CLI_IN_PART : PURSUIT_CLI_DONE;
}

static int
run_undo (PursuitCli *cli, GError **error)
{
  guint undone = 0;
  guint kept = 0;
  JsonObject *object;
  JsonNode *node;

  if (!pursuit_cli_open (cli, PURSUIT_WORKSPACE_WRITE, error))
    return -1;
  pursuit_workspace_undo_import_async (cli->workspace, undo, cli->cancellable, pursuit_cli_done,
                                       cli);
  if (!pursuit_workspace_undo_import_finish (cli->workspace, pursuit_cli_wait (cli), &undone, &kept,
                                             error))
    return -1;

  if (!cli->json)
    {
      g_print (_ ("%u records taken back, %u kept because they were changed since\n"), undone,
               kept);
      return PURSUIT_CLI_DONE;
    }
  object = json_object_new ();
  set_count (object, "undone", undone);
  set_count (object, "kept", kept);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  pursuit_cli_print_json (node);

  return PURSUIT_CLI_DONE;
}

static int
run (PursuitCli *cli, char **args, GError **error)
{
  if (undo != NULL && *args == NULL)
    return run_undo (cli, error);
  if (undo != NULL)
    return pursuit_cli_usage (error, _ ("--undo takes a batch and no files"));
  if (*args == NULL)
    return pursuit_cli_usage (error, _ ("import needs at least one file"));

  return run_import (cli, args, error);
}

const PursuitVerb pursuit_verb_import = {
  "import", "FILE… | --undo BATCH", N_ ("bring files of a CRM in, in one step"), entries, run,
};
