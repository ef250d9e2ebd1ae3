/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pursuit-import-reject-item.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

struct _PursuitImportRejectItem
{
  GObject parent_instance;

  PursuitImportReport *report;
  guint index;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_RAW,
} PursuitImportRejectItemProperty;

static GParamSpec *properties[PROP_RAW + 1];

G_DEFINE_FINAL_TYPE (PursuitImportRejectItem, pursuit_import_reject_item, G_TYPE_OBJECT)

static char *
make_title (PursuitImportRejectItem *self)
{
  const PursuitImportReject *reject = g_ptr_array_index (self->report->rejects, self->index);
  const PursuitImportFile *file;
  g_autofree char *name = NULL;

  if (self->report->files->len < 2 || reject->file >= self->report->files->len)
    /* Translators: a row that cannot be imported: its line in the file, the reason. */
    return g_strdup_printf (_ ("Line %" PRIu64 " – %s"), reject->line, reject->reason);

  file = g_ptr_array_index (self->report->files, reject->file);
  name = g_filename_display_basename (file->path);

  /* Translators: the file, the line in it, the reason. */
  return g_strdup_printf (_ ("%s, line %" PRIu64 " – %s"), name, reject->line, reject->reason);
}

static void
pursuit_import_reject_item_get_property (GObject *object,
                                         guint id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  PursuitImportRejectItem *self = PURSUIT_IMPORT_REJECT_ITEM (object);
  const PursuitImportReject *reject = g_ptr_array_index (self->report->rejects, self->index);

  switch ((PursuitImportRejectItemProperty) id)
    {
    case PROP_TITLE:
      g_value_take_string (value, make_title (self));
      break;
    case PROP_RAW:
      g_value_set_string (value, reject->raw);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

PursuitImportRejectItem *
pursuit_import_reject_item_new (PursuitImportReport *report, guint index)
{
  PursuitImportRejectItem *self;

  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (index < report->rejects->len, NULL);

  self = g_object_new (PURSUIT_TYPE_IMPORT_REJECT_ITEM, NULL);
  self->report = pursuit_import_report_ref (report);
  self->index = index;

  return self;
}

static void
pursuit_import_reject_item_finalize (GObject *object)
{
  PursuitImportRejectItem *self = PURSUIT_IMPORT_REJECT_ITEM (object);

  g_clear_pointer (&self->report, pursuit_import_report_unref);

  G_OBJECT_CLASS (pursuit_import_reject_item_parent_class)->finalize (object);
}

static void
pursuit_import_reject_item_class_init (PursuitImportRejectItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pursuit_import_reject_item_finalize;
  object_class->get_property = pursuit_import_reject_item_get_property;

  properties[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RAW]
      = g_param_spec_string ("raw", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
pursuit_import_reject_item_init (PursuitImportRejectItem *self)
{
}
