/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/pursuit-cli.h"

#include "core/pursuit-core-error.h"
#include "core/pursuit-user.h"
#include "workspace/records/pursuit-find-named.h"
#include "workspace/records/pursuit-records.h"
#include "workspace/pursuit-workspace-error.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

static char *
read_all (GInputStream *stream, const char *what, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 chunk[16 * 1024];
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, sizeof chunk, NULL, error)) > 0)
    {
      g_byte_array_append (bytes, chunk, (guint) n);
      if (bytes->len > PURSUIT_CLI_MAX_VALUE_BYTES)
        {
          g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_RANGE,
                       _ ("%s: a value may have 16 MiB at most"), what);
          return NULL;
        }
    }
  if (n < 0)
    return NULL;
  if (!g_utf8_validate ((const char *) bytes->data, bytes->len, NULL))
    {
      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_INVALID,
                   _ ("%s: the value is no UTF-8 text"), what);
      return NULL;
    }

  /* Of nothing at all GLib has no bytes to copy. */
  return bytes->len > 0 ? g_strndup ((const char *) bytes->data, bytes->len) : g_strdup ("");
}

static char *
read_file (const char *name, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &cause);

  if (stream != NULL)
    return read_all (G_INPUT_STREAM (stream), name, error);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("There is no file %s; check its name and folder"), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _ ("%s is a folder; name a file"),
                 name);
  else
    g_propagate_prefixed_error (error, g_steal_pointer (&cause), _ ("%s cannot be read: "), name);

  return NULL;
}

char *
pursuit_cli_read_text (const char *name, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;

  if (strcmp (name, "-") != 0)
    return read_file (name, error);
  stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  return read_all (stream, _ ("Standard input"), error);
}

static char *
read_value (const char *value, GError **error)
{
  if (strcmp (value, "-") == 0)
    return pursuit_cli_read_text (value, error);
  if (*value == '@' && value[1] != '\0')
    return pursuit_cli_read_text (value + 1, error);

  return g_strdup (value);
}

static PursuitRecord *
find_user (PursuitCli *cli, guint field, const char *text, GError **error)
{
  g_autoptr (PursuitQuery) query = pursuit_query_new (PURSUIT_KIND_USER);
  g_autoptr (PursuitRecordPage) page = NULL;

  pursuit_query_add_equals (query, field, text);
  pursuit_workspace_list_async (cli->workspace, query, cli->cancellable, pursuit_cli_done, cli);
  page = pursuit_workspace_list_finish (cli->workspace, pursuit_cli_wait (cli), error);

  return page != NULL && page->records->len > 0
             ? g_object_ref (g_ptr_array_index (page->records, 0))
             : NULL;
}

/* What an id cannot be is a name. */
static gboolean
is_name (const char *value)
{
  return strspn (value, "0123456789abcdefABCDEF-") < strlen (value);
}

static char *
find_named (PursuitCli *cli, PursuitKind kind, const char *name, GError **error)
{
  pursuit_workspace_find_named_async (cli->workspace, kind, name, cli->cancellable,
                                      pursuit_cli_done, cli);

  return pursuit_workspace_find_named_finish (cli->workspace, pursuit_cli_wait (cli), error);
}

/* A reference is given by id or its beginning, a user also by name or mail, a lead by its name. */
static char *
resolve_reference (PursuitCli *cli, const PursuitField *field, const char *value, GError **error)
{
  g_autoptr (PursuitRecord) record = NULL;

  if (*value == '\0')
    return g_strdup ("");
  if (field->target == PURSUIT_KIND_USER)
    {
      record = find_user (cli, PURSUIT_USER_NAME, value, NULL);
      if (record == NULL)
        record = find_user (cli, PURSUIT_USER_EMAIL, value, NULL);
    }
  if (record == NULL && field->target == PURSUIT_KIND_LEAD && is_name (value))
    return find_named (cli, field->target, value, error);
  if (record == NULL)
    record = pursuit_cli_load (cli, field->target, value, error);

  return record != NULL ? g_strdup (pursuit_record_get_id (record)) : NULL;
}

static gboolean
set_field (PursuitCli *cli, PursuitRecord *record, guint number, const char *value, GError **error)
{
  const PursuitField *field = &pursuit_record_get_fields (record)->fields[number];
  g_autofree char *id = NULL;

  if ((field->flags & PURSUIT_FIELD_COMPUTED) != 0)
    {
      g_set_error (error, PURSUIT_WORKSPACE_ERROR, PURSUIT_WORKSPACE_ERROR_READ_ONLY,
                   _ ("“%s” is computed and cannot be set by hand"), field->key);
      return FALSE;
    }
  if (field->type == PURSUIT_FIELD_ID)
    {
      id = resolve_reference (cli, field, value, error);
      if (id == NULL)
        return FALSE;
      value = id;
    }

  return pursuit_record_set_from_input (record, number, value, error);
}

static int
find_field (PursuitRecord *record, const char *name)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);
  g_autofree char *reference = g_strconcat (name, "_id", NULL);
  int number = pursuit_field_table_find (table, name);

  return number >= 0 ? number : pursuit_field_table_find (table, reference);
}

/* What a person can set, by the keys, for somebody who guessed one wrongly. */
static char *
dup_field_names (PursuitRecord *record)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);
  GString *names = g_string_new (NULL);

  for (guint i = PURSUIT_N_COMMON_FIELDS; i < table->n_fields; i++)
    if ((table->fields[i].flags & PURSUIT_FIELD_COMPUTED) == 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", table->fields[i].key);

  return g_string_free (names, FALSE);
}

/* Own columns are named as in the file they came from; anything else is a slip of the pen. */
static gboolean
set_custom (
    PursuitCli *cli, PursuitRecord *record, const char *name, const char *value, GError **error)
{
  PursuitKind kind = pursuit_record_get_kind (record);
  g_auto (GStrv) columns = NULL;
  g_autofree char *known = pursuit_record_dup_custom (record, name);

  pursuit_workspace_list_columns_async (cli->workspace, kind, cli->cancellable, pursuit_cli_done,
                                        cli);
  columns = pursuit_workspace_list_columns_finish (cli->workspace, pursuit_cli_wait (cli), error);
  if (columns == NULL)
    return FALSE;
  if (known == NULL && !g_strv_contains ((const char *const *) columns, name))
    {
      g_autofree char *fields = dup_field_names (record);

      g_set_error (error, PURSUIT_CORE_ERROR, PURSUIT_CORE_ERROR_UNKNOWN,
                   _ ("%s: there is no field or own column “%s”; the fields are %s"),
                   pursuit_kind_get_label (kind), name, fields);
      return FALSE;
    }
  pursuit_record_set_custom (record, name, *value != '\0' ? value : NULL);

  return TRUE;
}

/* NAME and the value, read from where the pair says. */
static gboolean
read_pair (const char *pair, char **name, char **value, GError **error)
{
  const char *equals = strchr (pair, '=');

  if (equals == NULL || equals == pair)
    {
      pursuit_cli_usage (error, _ ("“%s” is not FIELD=VALUE"), pair);
      return FALSE;
    }
  *value = read_value (equals + 1, error);
  if (*value == NULL)
    return FALSE;
  *name = g_strndup (pair, (gsize) (equals - pair));

  return TRUE;
}

static gboolean
set_pair (PursuitCli *cli, PursuitRecord *record, const char *pair, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  int number;

  if (!read_pair (pair, &name, &value, error))
    return FALSE;
  number = find_field (record, name);

  return number >= 0 ? set_field (cli, record, (guint) number, value, error)
                     : set_custom (cli, record, name, value, error);
}

gboolean
pursuit_cli_set_fields (PursuitCli *cli, PursuitRecord *record, char **pairs, GError **error)
{
  for (; *pairs != NULL; pairs++)
    if (!set_pair (cli, record, *pairs, error))
      return FALSE;

  return TRUE;
}

static void
clear_change (gpointer data)
{
  PursuitFieldChange *change = data;

  g_free ((char *) change->key);
  g_free ((char *) change->text);
}

/* The verb for many checks the field; what only the command line knows is a name for an id. */
static gboolean
add_change (
    PursuitCli *cli, GArray *changes, PursuitRecord *record, const char *pair, GError **error)
{
  const PursuitFieldTable *table = pursuit_record_get_fields (record);
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  PursuitFieldChange change = { NULL, NULL };
  int number;

  if (!read_pair (pair, &name, &value, error))
    return FALSE;
  number = find_field (record, name);
  if (number >= 0 && table->fields[number].type == PURSUIT_FIELD_ID)
    {
      char *id = resolve_reference (cli, &table->fields[number], value, error);

      if (id == NULL)
        return FALSE;
      g_free (value);
      value = id;
    }
  change.key = number >= 0 ? g_strdup (table->fields[number].key) : g_steal_pointer (&name);
  change.text = g_steal_pointer (&value);
  g_array_append_val (changes, change);

  return TRUE;
}

GArray *
pursuit_cli_read_changes (PursuitCli *cli, PursuitRecord *record, char **pairs, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (TRUE, FALSE, sizeof (PursuitFieldChange));

  g_array_set_clear_func (changes, clear_change);
  for (; *pairs != NULL; pairs++)
    if (!add_change (cli, changes, record, *pairs, error))
      return NULL;

  return g_steal_pointer (&changes);
}
