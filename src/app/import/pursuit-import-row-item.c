/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-row-item.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

struct _PursuitImportRowItem
{
  GObject parent_instance;

  char *title;
  char *raw;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_RAW,
} PursuitImportRowItemProperty;

static GParamSpec *properties[PROP_RAW + 1];

G_DEFINE_FINAL_TYPE (PursuitImportRowItem, pursuit_import_row_item, G_TYPE_OBJECT)

static char *
dup_title (PursuitImportReport *report, guint number, guint64 line, const char *words)
{
  const PursuitImportFile *file;
  g_autofree char *name = NULL;

  if (report->files->len < 2 || number >= report->files->len)
    /* Translators: a row of a file: its line, and why it is rejected or what it is called. */
    return g_strdup_printf (_ ("Line %" PRIu64 " – %s"), line, words);

  file = g_ptr_array_index (report->files, number);
  name = g_filename_display_basename (file->path);

  /* Translators: the file, the line in it, the reason or the name. */
  return g_strdup_printf (_ ("%s, line %" PRIu64 " – %s"), name, line, words);
}

static void
pursuit_import_row_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PursuitImportRowItem *self = PURSUIT_IMPORT_ROW_ITEM (object);

  switch ((PursuitImportRowItemProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_RAW:
      g_value_set_string (value, self->raw);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static PursuitImportRowItem *
item_new (PursuitImportReport *report, guint file, guint64 line, const char *words, const char *raw)
{
  PursuitImportRowItem *self = g_object_new (PURSUIT_TYPE_IMPORT_ROW_ITEM, NULL);

  self->title = dup_title (report, file, line, words);
  self->raw = g_strdup (raw);

  return self;
}

PursuitImportRowItem *
pursuit_import_row_item_new_reject (PursuitImportReport *report, const PursuitImportReject *reject)
{
  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (reject != NULL, NULL);

  return item_new (report, reject->file, reject->line, reject->reason, reject->raw);
}

PursuitImportRowItem *
pursuit_import_row_item_new_example (PursuitImportReport *report,
                                     const PursuitImportExample *example)
{
  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (example != NULL, NULL);

  return item_new (report, example->file, example->line, example->name, example->text);
}

static void
pursuit_import_row_item_finalize (GObject *object)
{
  PursuitImportRowItem *self = PURSUIT_IMPORT_ROW_ITEM (object);

  g_free (self->title);
  g_free (self->raw);

  G_OBJECT_CLASS (pursuit_import_row_item_parent_class)->finalize (object);
}

static void
pursuit_import_row_item_class_init (PursuitImportRowItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pursuit_import_row_item_finalize;
  object_class->get_property = pursuit_import_row_item_get_property;

  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RAW]
      = g_param_spec_string ("raw", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pursuit_import_row_item_init (PursuitImportRowItem *self)
{
}
