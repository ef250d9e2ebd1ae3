/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/import/pursuit-import-examples-private.h"

#include "core/pursuit-util.h"
#include "workspace/import/pursuit-import-fill-private.h"

#include <glib/gi18n-lib.h>

/* How much of a row, of what it changes, and of one value is shown. */
#define TEXT_MAX_BYTES 400
#define VALUE_MAX_CHARACTERS 60

static GPtrArray *
get_examples (PursuitImportJob *job, PursuitImportOutcome outcome)
{
  switch (outcome)
    {
    case PURSUIT_IMPORT_CREATED:
      return job->report->created_rows;
    case PURSUIT_IMPORT_UPDATED:
      return job->report->updated_rows;
    case PURSUIT_IMPORT_DUPLICATE:
      return job->report->duplicate_rows;
    case PURSUIT_IMPORT_REJECTED:
    default:
      return NULL;
    }
}

static gboolean
is_wanted (PursuitImportJob *job, PursuitImportOutcome outcome)
{
  GPtrArray *examples = get_examples (job, outcome);

  return job->rehearse && examples != NULL && examples->len < PURSUIT_IMPORT_REPORT_MAX_EXAMPLES;
}

static void
shorten (GString *text)
{
  const char *end;

  if (text->len <= TEXT_MAX_BYTES)
    return;

  end = g_utf8_find_prev_char (text->str, text->str + TEXT_MAX_BYTES);
  g_string_truncate (text, end != NULL ? (gsize) (end - text->str) : 0);
  g_string_append (text, "…");
}

char *
pursuit_import_examples_dup_cells (const PursuitImportRow *row)
{
  const PursuitCsvRecord *record = pursuit_import_row_get_record (row);
  GString *text = g_string_new (NULL);
  guint n_cells = pursuit_csv_record_get_n_cells (record);

  for (guint i = 0; i < n_cells && text->len < TEXT_MAX_BYTES; i++)
    {
      if (i > 0)
        g_string_append_c (text, ';');
      g_string_append (text, pursuit_csv_record_get_cell (record, i));
    }
  shorten (text);

  return g_string_free (text, FALSE);
}

void
pursuit_import_examples_begin (PursuitImportJob *job)
{
  g_clear_pointer (&job->row_title, g_free);
  if (job->row_changes != NULL)
    g_string_free (g_steal_pointer (&job->row_changes), TRUE);
}

/* (transfer full) (nullable): a value as people read it; NULL where it is not read in a line. */
static char *
dup_value (PursuitRecord *record, guint number)
{
  const PursuitField *field = &pursuit_record_get_fields (record)->fields[number];
  const PursuitChoice *choice;
  g_autofree char *text = NULL;

  if (field->type == PURSUIT_FIELD_ID || field->type == PURSUIT_FIELD_JSON
      || field->type == PURSUIT_FIELD_LONG_TEXT)
    return NULL;

  text = pursuit_record_dup_input (record, number);
  choice = field->choices != NULL ? pursuit_field_find_choice (field, text) : NULL;
  if (choice != NULL)
    return g_strdup (_ (choice->label));
  if (g_utf8_strlen (text, -1) <= VALUE_MAX_CHARACTERS)
    return g_steal_pointer (&text);

  *g_utf8_offset_to_pointer (text, VALUE_MAX_CHARACTERS) = '\0';

  return g_strconcat (text, "…", NULL);
}

static void
tell_field (PursuitImportJob *job, PursuitRecord *before, PursuitRecord *after, guint number)
{
  const PursuitField *field = &pursuit_record_get_fields (after)->fields[number];
  const char *label = pursuit_field_get_label (field);
  g_autofree char *old = dup_value (before, number);
  g_autofree char *new = dup_value (after, number);

  if (job->row_changes == NULL)
    job->row_changes = g_string_new (NULL);
  if (job->row_changes->len > TEXT_MAX_BYTES)
    return;

  if (job->row_changes->len > 0)
    g_string_append (job->row_changes, " · ");
  if (new == NULL)
    g_string_append (job->row_changes, label);
  else if (old == NULL || *old == '\0')
    /* Translators: what an import puts into an empty field: the field, the value */
    g_string_append_printf (job->row_changes, _ ("%s: %s"), label, new);
  else
    /* Translators: what an import changes: the field, its value before and after */
    g_string_append_printf (job->row_changes, _ ("%s: %s → %s"), label, old, new);
}

/* The fields that every record has are no news to a person, but for the own columns. */
static void
tell_changes (PursuitImportJob *job, PursuitRecord *before, PursuitRecord *after)
{
  for (guint i = PURSUIT_FIELD_CUSTOM; i < pursuit_record_get_fields (after)->n_fields; i++)
    if (!pursuit_record_field_equal (before, after, i))
      tell_field (job, before, after, i);
}

void
pursuit_import_examples_tell (PursuitImportJob *job, PursuitRecord *before, PursuitRecord *after)
{
  if (!is_wanted (job, PURSUIT_IMPORT_CREATED) && !is_wanted (job, PURSUIT_IMPORT_UPDATED))
    return;

  /* A row that touches several is about the lead. */
  if (job->row_title == NULL || pursuit_record_get_kind (after) == PURSUIT_KIND_LEAD)
    {
      g_free (job->row_title);
      job->row_title = pursuit_record_dup_title (after);
    }
  if (before != NULL && is_wanted (job, PURSUIT_IMPORT_UPDATED))
    tell_changes (job, before, after);
}

/* What touched nothing is called as the row says. */
static char *
dup_title_of_row (const PursuitImportRow *row)
{
  static const PursuitKind kinds[]
      = { PURSUIT_KIND_LEAD, PURSUIT_KIND_PERSON, PURSUIT_KIND_ACTIVITY, PURSUIT_KIND_USER };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (pursuit_import_row_has_kind (row, kinds[i]))
      {
        g_autoptr (PursuitRecord) record = pursuit_import_read (row, kinds[i]);
        g_autofree char *title = pursuit_record_dup_title (record);

        if (!pursuit_str_is_blank (title))
          return g_steal_pointer (&title);
      }

  return pursuit_import_examples_dup_cells (row);
}

void
pursuit_import_examples_end (PursuitImportJob *job,
                             guint file,
                             const PursuitImportRow *row,
                             PursuitImportOutcome outcome)
{
  PursuitImportExample *example;

  if (!is_wanted (job, outcome))
    return;

  example = g_new0 (PursuitImportExample, 1);
  example->file = file;
  example->line = pursuit_import_row_get_line (row);
  example->name
      = job->row_title != NULL ? g_steal_pointer (&job->row_title) : dup_title_of_row (row);
  if (outcome == PURSUIT_IMPORT_UPDATED && job->row_changes != NULL)
    {
      shorten (job->row_changes);
      example->text = g_strdup (job->row_changes->str);
    }
  else
    example->text = pursuit_import_examples_dup_cells (row);
  g_ptr_array_add (get_examples (job, outcome), example);
}
