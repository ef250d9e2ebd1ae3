/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-column-item.h"

struct _PursuitImportColumnItem
{
  GObject parent_instance;

  PursuitImportReport *report;
  guint index;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitImportColumnItem, pursuit_import_column_item, G_TYPE_OBJECT)

void
pursuit_import_column_item_update (PursuitImportColumnItem *self, PursuitImportReport *report)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_COLUMN_ITEM (self));
  g_return_if_fail (report != NULL);
  g_return_if_fail (self->index < report->columns->len);

  pursuit_import_report_ref (report);
  g_clear_pointer (&self->report, pursuit_import_report_unref);
  self->report = report;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const PursuitImportColumn *
pursuit_import_column_item_get (PursuitImportColumnItem *self)
{
  g_return_val_if_fail (PURSUIT_IS_IMPORT_COLUMN_ITEM (self), NULL);

  return g_ptr_array_index (self->report->columns, self->index);
}

char *
pursuit_import_column_item_dup_file_name (PursuitImportColumnItem *self)
{
  const PursuitImportColumn *column;
  const PursuitImportFile *file;

  g_return_val_if_fail (PURSUIT_IS_IMPORT_COLUMN_ITEM (self), NULL);

  column = pursuit_import_column_item_get (self);
  if (self->report->files->len < 2 || column->file >= self->report->files->len)
    return NULL;

  file = g_ptr_array_index (self->report->files, column->file);

  return g_filename_display_basename (file->path);
}

PursuitImportColumnItem *
pursuit_import_column_item_new (PursuitImportReport *report, guint index)
{
  PursuitImportColumnItem *self;

  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (index < report->columns->len, NULL);

  self = g_object_new (PURSUIT_TYPE_IMPORT_COLUMN_ITEM, NULL);
  self->report = pursuit_import_report_ref (report);
  self->index = index;

  return self;
}

static void
pursuit_import_column_item_finalize (GObject *object)
{
  PursuitImportColumnItem *self = PURSUIT_IMPORT_COLUMN_ITEM (object);

  g_clear_pointer (&self->report, pursuit_import_report_unref);

  G_OBJECT_CLASS (pursuit_import_column_item_parent_class)->finalize (object);
}

static void
pursuit_import_column_item_class_init (PursuitImportColumnItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pursuit_import_column_item_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PURSUIT_TYPE_IMPORT_COLUMN_ITEM,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pursuit_import_column_item_init (PursuitImportColumnItem *self)
{
}
