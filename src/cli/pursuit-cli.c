/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "cli/pursuit-cli-print.h"

#include "workspace/scoring/pursuit-overrides.h"
#include "core/pursuit-json.h"
#include "workspace/records/pursuit-records.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (pursuit - cli - error - quark, pursuit_cli_error)

char *
pursuit_cli_dup_profile (PursuitCli *cli)
{
  return cli->profile != NULL ? g_canonicalize_filename (cli->profile, NULL)
                              : pursuit_workspace_get_default_dir ();
}

/* Only a terminal can take a line back. */
static void
show_progress (double fraction, const char *text, gpointer data)
{
  PursuitCli *cli = data;

  if (cli->quiet || !isatty (STDERR_FILENO))
    return;

  cli->progress_shown = TRUE;
  pursuit_cli_clear_line ();
  if (fraction < 0)
    g_printerr ("%s…", text);
  else
    g_printerr ("%s %3.0f %%", text, fraction * 100);
}

/* Lists are filtered by what is shown, so that a score by hand whose day is over has to go. */
static void
settle_overrides (PursuitCli *cli)
{
  g_autoptr (GError) error = NULL;

  pursuit_workspace_settle_overrides_async (cli->workspace, cli->cancellable, pursuit_cli_done,
                                            cli);
  if (pursuit_workspace_settle_overrides_finish (cli->workspace, pursuit_cli_wait (cli), &error)
      < 0)
    g_debug ("Scores by hand were not looked through: %s", error->message);
}

/* Of moments nobody needs to be told. */
static void
on_waiting (
    PursuitWorkspace *workspace, guint reason, guint wait_ms, GCancellable *by, PursuitCli *cli)
{
  guint seconds = (wait_ms + 999) / 1000;

  if (seconds < 2)
    return;
  if (cli->progress_shown)
    pursuit_cli_clear_line ();
  g_printerr (reason == PURSUIT_WAIT_FOR_LIMIT
                  ? g_dngettext (GETTEXT_PACKAGE,
                                 "pursuitctl: the limit of this feature is reached; it goes on in "
                                 "%u second, Ctrl+C gives up\n",
                                 "pursuitctl: the limit of this feature is reached; it goes on in "
                                 "%u seconds, Ctrl+C gives up\n",
                                 seconds)
                  : g_dngettext (GETTEXT_PACKAGE,
                                 "pursuitctl: the provider is busy; it is asked again in %u "
                                 "second, Ctrl+C gives up\n",
                                 "pursuitctl: the provider is busy; it is asked again in %u "
                                 "seconds, Ctrl+C gives up\n",
                                 seconds),
              seconds);
}

static void
on_passed_over (PursuitWorkspace *workspace, const char *why, PursuitCli *cli)
{
  if (cli->progress_shown)
    pursuit_cli_clear_line ();
  g_printerr (_ ("pursuitctl: %s; the next provider was asked instead\n"), why);
}

gboolean
pursuit_cli_open (PursuitCli *cli, PursuitWorkspaceMode mode, GError **error)
{
  g_autofree char *dir = pursuit_cli_dup_profile (cli);

  cli->progress.func = show_progress;
  cli->progress.data = cli;
  cli->workspace = pursuit_workspace_open (dir, mode, error);
  if (cli->workspace != NULL && !cli->quiet)
    {
      g_signal_connect (cli->workspace, "waiting", G_CALLBACK (on_waiting), cli);
      g_signal_connect (cli->workspace, "passed-over", G_CALLBACK (on_passed_over), cli);
    }
  if (cli->workspace != NULL && mode == PURSUIT_WORKSPACE_WRITE)
    settle_overrides (cli);

  return cli->workspace != NULL;
}

void
pursuit_cli_done (GObject *source, GAsyncResult *result, gpointer data)
{
  PursuitCli *cli = data;

  g_set_object (&cli->result, result);
  g_main_loop_quit (cli->loop);
}

GAsyncResult *
pursuit_cli_wait (PursuitCli *cli)
{
  g_clear_object (&cli->result);
  while (cli->result == NULL)
    g_main_loop_run (cli->loop);
  if (cli->progress_shown)
    pursuit_cli_clear_line ();
  cli->progress_shown = FALSE;

  return cli->result;
}

int
pursuit_cli_usage (GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, PURSUIT_CLI_ERROR, PURSUIT_CLI_ERROR_USAGE, message);

  return -1;
}

void
pursuit_cli_print_json (JsonNode *node)
{
  g_autofree char *text = pursuit_json_to_text (node, FALSE);

  /* Not g_print(): that writes in the terminal's character set, and JSON is UTF-8. */
  puts (text);
  json_node_unref (node);
}

JsonNode *
pursuit_cli_list_new (JsonArray *items, const char *next, gint64 total)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_array_member (object, "items", items);
  pursuit_json_set_text (object, "next", next);
  json_object_set_int_member (object, "total", total);
  json_node_take_object (node, object);

  return node;
}

/* JSON that verbs made is shown by their own verbs, and whole with --json. */
static gboolean
is_for_programs (const PursuitField *field)
{
  return field->type == PURSUIT_FIELD_JSON
         && (strcmp (field->key, "custom") == 0 || strcmp (field->key, "tiles") == 0
             || (field->flags & PURSUIT_FIELD_COMPUTED) != 0);
}

static void
print_fields (PursuitRecord *record)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);
  g_auto (GStrv) columns = pursuit_record_list_custom (record);
  g_autofree char *title = pursuit_record_dup_title (record);

  g_print ("%s: %s\n", pursuit_kind_get_label (table->kind), title);
  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autofree char *value = NULL;

      if (is_for_programs (&table->fields[i]) || !pursuit_record_is_set (record, i))
        continue;
      value = pursuit_record_dup_input (record, i);
      g_print ("  %s: %s\n", table->fields[i].key, value);
    }
  for (char **column = columns; *column != NULL; column++)
    {
      g_autofree char *value = pursuit_record_dup_custom (record, *column);

      g_print ("  %s: %s\n", *column, value != NULL ? value : "");
    }
}

void
pursuit_cli_print_record (PursuitCli *cli, PursuitRecord *record)
{
  if (cli->json)
    pursuit_cli_print_json (pursuit_record_to_json (record));
  else
    print_fields (record);
}

void
pursuit_cli_print_records (PursuitCli *cli, GPtrArray *records)
{
  JsonArray *items;

  if (records->len == 1)
    {
      pursuit_cli_print_record (cli, g_ptr_array_index (records, 0));
      return;
    }
  for (guint i = 0; !cli->json && i < records->len; i++)
    print_fields (g_ptr_array_index (records, i));
  if (!cli->json)
    return;

  items = json_array_new ();
  for (guint i = 0; i < records->len; i++)
    json_array_add_element (items, pursuit_record_to_json (g_ptr_array_index (records, i)));
  pursuit_cli_print_json (pursuit_cli_list_new (items, NULL, records->len));
}

static JsonArray *
refusals_to_json (const PursuitBulkResult *result)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < result->refusals->len; i++)
    {
      const PursuitRefusal *refusal = g_ptr_array_index (result->refusals, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", refusal->id);
      json_object_set_string_member (object, "title", refusal->title);
      json_object_set_string_member (object, "message", refusal->message);
      json_array_add_object_element (array, object);
    }

  return array;
}

static void
print_refusals (const PursuitBulkResult *result)
{
  for (guint i = 0; i < result->refusals->len; i++)
    {
      const PursuitRefusal *refusal = g_ptr_array_index (result->refusals, i);

      g_printerr ("%s: %s\n", refusal->title, refusal->message);
    }
  if (result->refused > result->refusals->len)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "%u more was refused\n", "%u more were refused\n",
                             result->refused - result->refusals->len),
                result->refused - result->refusals->len);
}

int
pursuit_cli_finish_many (PursuitCli *cli, const PursuitBulkResult *result, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *items;
  JsonNode *node;

  for (guint i = 0; result != NULL && i < result->ids->len; i++)
    {
      PursuitRecord *record
          = pursuit_cli_load (cli, PURSUIT_KIND_NONE, g_ptr_array_index (result->ids, i), error);

      if (record == NULL)
        return -1;
      g_ptr_array_add (records, record);
    }
  if (result == NULL)
    return -1;
  if (!cli->quiet)
    print_refusals (result);
  if (result->refused == 0 || !cli->json)
    {
      pursuit_cli_print_records (cli, records);
      return result->refused == 0 ? PURSUIT_CLI_DONE : PURSUIT_CLI_IN_PART;
    }

  items = json_array_new ();
  for (guint i = 0; i < records->len; i++)
    json_array_add_element (items, pursuit_record_to_json (g_ptr_array_index (records, i)));
  node = pursuit_cli_list_new (items, NULL, records->len);
  json_object_set_array_member (json_node_get_object (node), "refused", refusals_to_json (result));
  pursuit_cli_print_json (node);

  return PURSUIT_CLI_IN_PART;
}

void
pursuit_cli_print_file (PursuitCli *cli, const PursuitRenderResult *result)
{
  JsonObject *object;
  JsonNode *node;

  if (!cli->json)
    {
      g_print (_ ("%s: %" PRId64 " bytes\n"), result->path, result->bytes);
      return;
    }

  object = json_object_new ();
  node = json_node_new (JSON_NODE_OBJECT);
  json_object_set_string_member (object, "file", result->path);
  json_object_set_int_member (object, "bytes", result->bytes);
  json_object_set_int_member (object, "pages", result->pages);
  json_object_set_string_member (object, "sha256", result->sha256);
  json_node_take_object (node, object);
  pursuit_cli_print_json (node);
}

PursuitRecord *
pursuit_cli_load (PursuitCli *cli, PursuitKind kind, const char *id, GError **error)
{
  pursuit_workspace_get_record_async (cli->workspace, kind, id, cli->cancellable, pursuit_cli_done,
                                      cli);

  return pursuit_workspace_get_record_finish (cli->workspace, pursuit_cli_wait (cli), error);
}

PursuitKind
pursuit_cli_parse_kind (const char *word, GError **error)
{
  PursuitKind kind = pursuit_kind_from_string (word);
  g_autoptr (GString) names = NULL;

  if (kind != PURSUIT_KIND_NONE)
    return kind;

  names = g_string_new (NULL);
  for (int i = PURSUIT_KIND_NONE + 1; i < PURSUIT_N_KINDS; i++)
    g_string_append_printf (names, "%s%s", i > 1 ? ", " : "",
                            pursuit_kind_to_string ((PursuitKind) i));
  if (word == NULL)
    pursuit_cli_usage (error, _ ("Which kind of record? One of %s"), names->str);
  else
    pursuit_cli_usage (error, _ ("“%s” is no kind of record; there are %s"), word, names->str);

  return PURSUIT_KIND_NONE;
}
