/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "exchange/pursuit-import-row.h"
#include "exchange/pursuit-import-row-private.h"

#include "core/pursuit-json.h"

static gboolean
is_target (PursuitImportTarget target)
{
  return (int) target >= 0 && target < PURSUIT_IMPORT_N_TARGETS;
}

static void
clear_problem (void *data)
{
  PursuitImportProblem *problem = data;

  g_free (problem->message);
}

PursuitImportRow *
pursuit_import_row_new (void)
{
  PursuitImportRow *row = g_new0 (PursuitImportRow, 1);

  row->custom = g_array_new (FALSE, FALSE, sizeof (PursuitImportCustom));
  row->problems = g_array_new (FALSE, FALSE, sizeof (PursuitImportProblem));
  g_array_set_clear_func (row->problems, clear_problem);
  pursuit_text_arena_init (&row->arena);

  return row;
}

void
pursuit_import_row_free (PursuitImportRow *row)
{
  g_assert (row != NULL);

  g_array_unref (row->custom);
  g_array_unref (row->problems);
  pursuit_text_arena_clear (&row->arena);
  g_free (row);
}

void
pursuit_import_row_reset (PursuitImportRow *row,
                          const PursuitCsvRecord *record,
                          PursuitImportObject object)
{
  g_assert (row != NULL);

  row->record = record;
  row->object = object;
  memset (row->values, 0, sizeof row->values);
  row->kinds = 0;
  row->n_rejecting = 0;
  g_array_set_size (row->custom, 0);
  g_array_set_size (row->problems, 0);
  pursuit_text_arena_reset (&row->arena);
}

static void
note_kind (PursuitImportRow *row, PursuitImportTarget target)
{
  row->kinds |= 1u << pursuit_import_target_get_kind (target);
}

void
pursuit_import_row_set_text (PursuitImportRow *row, PursuitImportTarget target, const char *text)
{
  g_assert (row != NULL && is_target (target));

  if (text == NULL || *text == '\0')
    return;

  row->values[target].text = text;
  note_kind (row, target);
}

void
pursuit_import_row_set_number (PursuitImportRow *row, PursuitImportTarget target, gint64 number)
{
  g_assert (row != NULL && is_target (target));

  row->values[target].number = number;
  row->values[target].has_number = TRUE;
  note_kind (row, target);
}

void
pursuit_import_row_unset (PursuitImportRow *row, PursuitImportTarget target)
{
  g_assert (row != NULL && is_target (target));

  row->values[target] = (PursuitImportValue){ 0 };
}

void
pursuit_import_row_add_custom (PursuitImportRow *row, const char *header, const char *text)
{
  PursuitImportCustom custom = { header, text };

  g_assert (row != NULL && header != NULL && text != NULL);

  g_array_append_val (row->custom, custom);
}

void
pursuit_import_row_add_problem (PursuitImportRow *row, int column, gboolean rejects, char *message)
{
  PursuitImportProblem problem = { column, rejects, message };

  g_assert (row != NULL && message != NULL);

  g_array_append_val (row->problems, problem);
  row->n_rejecting += rejects;
}

guint64
pursuit_import_row_get_line (const PursuitImportRow *row)
{
  g_return_val_if_fail (row != NULL, 0);

  return pursuit_csv_record_get_line (row->record);
}

const PursuitCsvRecord *
pursuit_import_row_get_record (const PursuitImportRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  return row->record;
}

PursuitImportObject
pursuit_import_row_get_object (const PursuitImportRow *row)
{
  g_return_val_if_fail (row != NULL, PURSUIT_IMPORT_OBJECT_NONE);

  return row->object;
}

/* Somebody with a name or an address; a salutation or an opt-out alone is nobody. */
static gboolean
has_person (const PursuitImportRow *row)
{
  return row->values[PURSUIT_IMPORT_PERSON_NAME].text != NULL
         || row->values[PURSUIT_IMPORT_PERSON_EMAIL].text != NULL
         || row->values[PURSUIT_IMPORT_PERSON_PHONE].text != NULL
         || row->values[PURSUIT_IMPORT_PERSON_MOBILE].text != NULL;
}

gboolean
pursuit_import_row_has_kind (const PursuitImportRow *row, PursuitKind kind)
{
  gboolean is_record;

  g_return_val_if_fail (row != NULL, FALSE);

  /* A user's name stands in the columns of a person, and a person or own columns need a lead. */
  is_record = row->object != PURSUIT_IMPORT_OBJECT_USER;
  if (kind == PURSUIT_KIND_LEAD)
    return is_record && row->object != PURSUIT_IMPORT_OBJECT_ACTIVITY
           && ((row->kinds & (1u << PURSUIT_KIND_LEAD | 1u << PURSUIT_KIND_PERSON)) != 0
               || row->custom->len > 0);
  if (kind == PURSUIT_KIND_PERSON)
    is_record = is_record && has_person (row) && row->object != PURSUIT_IMPORT_OBJECT_COMPANY
                && row->object != PURSUIT_IMPORT_OBJECT_ACTIVITY;
  else if (kind == PURSUIT_KIND_USER)
    is_record = !is_record;

  return is_record && (row->kinds & 1u << kind) != 0;
}

const char *
pursuit_import_row_get_text (const PursuitImportRow *row, PursuitImportTarget target)
{
  g_return_val_if_fail (row != NULL, NULL);
  g_return_val_if_fail (is_target (target), NULL);

  return row->values[target].text;
}

gboolean
pursuit_import_row_get_number (const PursuitImportRow *row,
                               PursuitImportTarget target,
                               gint64 *number)
{
  g_return_val_if_fail (row != NULL, FALSE);
  g_return_val_if_fail (is_target (target), FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  *number = row->values[target].number;

  return row->values[target].has_number;
}

char **
pursuit_import_row_dup_list (const PursuitImportRow *row, PursuitImportTarget target)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) raw = NULL;
  const char *text;

  g_return_val_if_fail (row != NULL, NULL);
  g_return_val_if_fail (is_target (target), NULL);

  text = row->values[target].text;
  raw = g_strsplit (text == NULL ? "" : text, ";", -1);
  for (guint i = 0; raw[i] != NULL; i++)
    if (*g_strstrip (raw[i]) != '\0')
      g_strv_builder_add (parts, raw[i]);

  return g_strv_builder_end (parts);
}

guint
pursuit_import_row_get_n_custom (const PursuitImportRow *row)
{
  g_return_val_if_fail (row != NULL, 0);

  return row->custom->len;
}

const char *
pursuit_import_row_get_custom (const PursuitImportRow *row, guint index, const char **header)
{
  const PursuitImportCustom *custom;

  g_return_val_if_fail (row != NULL, NULL);
  g_return_val_if_fail (index < row->custom->len, NULL);
  g_return_val_if_fail (header != NULL, NULL);

  custom = &g_array_index (row->custom, PursuitImportCustom, index);
  *header = custom->header;

  return custom->text;
}

char *
pursuit_import_row_dup_custom_json (const PursuitImportRow *row)
{
  g_autoptr (GString) json = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  if (row->custom->len == 0)
    return NULL;

  json = g_string_new ("{");
  for (guint i = 0; i < row->custom->len; i++)
    {
      const PursuitImportCustom *custom = &g_array_index (row->custom, PursuitImportCustom, i);

      if (i > 0)
        g_string_append_c (json, ',');
      pursuit_json_append_string (json, custom->header);
      g_string_append_c (json, ':');
      pursuit_json_append_string (json, custom->text);
    }
  g_string_append_c (json, '}');

  return g_string_free (g_steal_pointer (&json), FALSE);
}

guint
pursuit_import_row_get_n_problems (const PursuitImportRow *row)
{
  g_return_val_if_fail (row != NULL, 0);

  return row->problems->len;
}

const PursuitImportProblem *
pursuit_import_row_get_problem (const PursuitImportRow *row, guint index)
{
  g_return_val_if_fail (row != NULL, NULL);
  g_return_val_if_fail (index < row->problems->len, NULL);

  return &g_array_index (row->problems, PursuitImportProblem, index);
}

gboolean
pursuit_import_row_is_rejected (const PursuitImportRow *row)
{
  g_return_val_if_fail (row != NULL, TRUE);

  return row->n_rejecting > 0;
}

char *
pursuit_import_row_dup_reason (const PursuitImportRow *row)
{
  g_autoptr (GString) reason = NULL;

  g_return_val_if_fail (row != NULL, NULL);

  if (row->n_rejecting == 0)
    return NULL;

  reason = g_string_new (NULL);
  for (guint i = 0; i < row->problems->len; i++)
    {
      const PursuitImportProblem *problem = &g_array_index (row->problems, PursuitImportProblem, i);

      if (problem->rejects)
        g_string_append_printf (reason, "%s%s", reason->len > 0 ? "; " : "", problem->message);
    }

  return g_string_free (g_steal_pointer (&reason), FALSE);
}
