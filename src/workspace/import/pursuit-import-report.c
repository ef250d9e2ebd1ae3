/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/import/pursuit-import-report.h"

G_DEFINE_BOXED_TYPE (PursuitImportReport,
                     pursuit_import_report,
                     pursuit_import_report_ref,
                     pursuit_import_report_unref)

static void
file_free (gpointer data)
{
  PursuitImportFile *file = data;

  g_free (file->path);
  g_free (file->version);
  g_free (file->format);
  g_free (file->object);
  g_free (file->encoding);
  g_free (file->delimiter);
  g_free (file->rejects_file);
  g_free (file->mapping);
  g_free (file);
}

static void
column_free (gpointer data)
{
  PursuitImportColumn *column = data;

  g_free (column->header);
  g_strfreev (column->examples);
  g_free (column->target);
  g_free (column->target_label);
  g_free (column->how);
  g_free (column);
}

static void
reject_free (gpointer data)
{
  PursuitImportReject *reject = data;

  g_free (reject->reason);
  g_free (reject->raw);
  g_free (reject);
}

static void
example_free (gpointer data)
{
  PursuitImportExample *example = data;

  g_free (example->name);
  g_free (example->text);
  g_free (example);
}

PursuitImportReport *
pursuit_import_report_new (void)
{
  PursuitImportReport *self = g_new0 (PursuitImportReport, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rejects = g_ptr_array_new_with_free_func (reject_free);
  self->created_rows = g_ptr_array_new_with_free_func (example_free);
  self->updated_rows = g_ptr_array_new_with_free_func (example_free);
  self->duplicate_rows = g_ptr_array_new_with_free_func (example_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);

  return self;
}

PursuitImportReport *
pursuit_import_report_ref (PursuitImportReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
pursuit_import_report_unref (PursuitImportReport *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->batch);
  g_free (self->format);
  g_free (self->rejects_file);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rejects);
  g_ptr_array_unref (self->created_rows);
  g_ptr_array_unref (self->updated_rows);
  g_ptr_array_unref (self->duplicate_rows);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}
