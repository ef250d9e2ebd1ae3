/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-column-row.h"

#include <glib/gi18n-lib.h>

#define NARROW_INDENT 12

struct _PursuitImportColumnRow
{
  GtkBox parent_instance;

  PursuitImportColumnItem *item; /* (nullable) */
  gulong changed_handler;

  GtkBox *source;
  GtkBox *way;
  GtkLabel *header;
  GtkLabel *examples;
  GtkButton *button;
  GtkLabel *target;
  GtkImage *icon;
  GtkLabel *how;
};

enum
{
  SIGNAL_CHOOSE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitImportColumnRow, pursuit_import_column_row, GTK_TYPE_BOX)

static void
on_clicked (PursuitImportColumnRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOOSE], 0, self->button);
}

static const char *
get_icon (const PursuitImportColumn *column)
{
  if (column->doubtful)
    return "dialog-warning-symbolic";
  if (g_strcmp0 (column->target, "skip") == 0)
    return "window-close-symbolic";
  if (g_strcmp0 (column->target, "custom") == 0)
    return "list-add-symbolic";

  return "object-select-symbolic";
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_source (PursuitImportColumnRow *self, const PursuitImportColumn *column)
{
  g_autofree char *file = pursuit_import_column_item_dup_file_name (self->item);
  g_autofree char *examples = g_strjoinv (", ", column->examples);
  g_autofree char *tooltip = NULL;

  gtk_label_set_text (self->header, *column->header != '\0' ? column->header : _ ("(no name)"));
  gtk_label_set_text (self->examples, examples);
  if (file != NULL)
    /* Translators: the head of a column, and the file that it is in. */
    tooltip = g_strdup_printf (_ ("“%s” in %s"), column->header, file);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->header),
                               tooltip != NULL ? tooltip : column->header);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->examples), examples);
}

static void
show_way (PursuitImportColumnRow *self, const PursuitImportColumn *column)
{
  gboolean skipped = g_strcmp0 (column->target, "skip") == 0;
  g_autofree char *name = NULL;

  gtk_label_set_text (self->target, column->target_label);
  gtk_label_set_text (self->how, column->how);
  gtk_image_set_from_icon_name (self->icon, get_icon (column));
  set_class (GTK_WIDGET (self->icon), "warning", column->doubtful);
  set_class (GTK_WIDGET (self->icon), "success",
             !column->doubtful && !skipped && g_strcmp0 (column->target, "custom") != 0);
  set_class (GTK_WIDGET (self), "left-out", skipped);

  /* Translators: read aloud for the button that sends a column of the file elsewhere. */
  name = g_strdup_printf (_ ("“%s” goes to %s"), column->header, column->target_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
show_item (PursuitImportColumnRow *self)
{
  const PursuitImportColumn *column = pursuit_import_column_item_get (self->item);

  show_source (self, column);
  show_way (self, column);
}

void
pursuit_import_column_row_set_item (PursuitImportColumnRow *self, PursuitImportColumnItem *item)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_COLUMN_ROW (self));
  g_return_if_fail (item == NULL || PURSUIT_IS_IMPORT_COLUMN_ITEM (item));

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_handler, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  self->changed_handler = g_signal_connect_swapped (item, "changed", G_CALLBACK (show_item), self);
  show_item (self);
}

PursuitImportColumnItem *
pursuit_import_column_row_get_item (PursuitImportColumnRow *self)
{
  g_return_val_if_fail (PURSUIT_IS_IMPORT_COLUMN_ROW (self), NULL);

  return self->item;
}

void
pursuit_import_column_row_set_narrow (PursuitImportColumnRow *self, gboolean narrow)
{
  GtkOrientation orientation = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  g_return_if_fail (PURSUIT_IS_IMPORT_COLUMN_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), orientation);
  gtk_box_set_homogeneous (GTK_BOX (self), !narrow);
  gtk_box_set_spacing (GTK_BOX (self), narrow ? 6 : NARROW_INDENT);
}

GtkWidget *
pursuit_import_column_row_new (void)
{
  return g_object_new (PURSUIT_TYPE_IMPORT_COLUMN_ROW, NULL);
}

static void
pursuit_import_column_row_dispose (GObject *object)
{
  PursuitImportColumnRow *self = PURSUIT_IMPORT_COLUMN_ROW (object);

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_handler, self->item);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (pursuit_import_column_row_parent_class)->dispose (object);
}

static void
pursuit_import_column_row_class_init (PursuitImportColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_import_column_row_dispose;

  signals[SIGNAL_CHOOSE]
      = g_signal_new ("choose", PURSUIT_TYPE_IMPORT_COLUMN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, GTK_TYPE_WIDGET);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/com/salesai/Pursuit/ui/pursuit-import-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnRow, source);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnRow, way);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnRow, header);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnRow, examples);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnRow, button);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnRow, target);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumnRow, how);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
}

static void
pursuit_import_column_row_init (PursuitImportColumnRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
