/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-rows.h"

#include "app/widgets/pursuit-format.h"
#include "app/import/pursuit-import-row-item.h"
#include "app/widgets/pursuit-list-feeder.h"
#include "app/widgets/pursuit-named-box.h"
#include "app/widgets/pursuit-transient.h"

#include <glib/gi18n-lib.h>

struct _PursuitImportRows
{
  AdwWindow parent_instance;

  GtkWidget *view;
  GListStore *rows;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (PursuitImportRows, pursuit_import_rows, ADW_TYPE_WINDOW)

static void
show_more (PursuitImportRows *self, guint64 n_more)
{
  g_autofree char *count = pursuit_format_count ((gint64) n_more);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s more row follows.",
                                                        "%s more rows follow.", (gulong) n_more),
                                           count);

  gtk_label_set_text (self->more, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
}

static void
pursuit_import_rows_class_init (PursuitImportRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PURSUIT_TYPE_IMPORT_ROW_ITEM);
  g_type_ensure (PURSUIT_TYPE_NAMED_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-import-rows.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportRows, view);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportRows, rows);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportRows, more);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pursuit_import_rows_init (PursuitImportRows *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
pursuit_import_rows_new (GtkWindow *parent,
                         const char *title,
                         PursuitImportReport *report,
                         GPtrArray *rows,
                         guint64 n_rows)
{
  PursuitImportRows *self;
  g_autoptr (GPtrArray) items = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (report != NULL && rows != NULL, NULL);

  self = g_object_new (PURSUIT_TYPE_IMPORT_ROWS, "title", title, NULL);
  pursuit_transient_set (GTK_WINDOW (self), parent);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, pursuit_import_row_item_new_example (report, rows->pdata[i]));
  pursuit_list_feeder_feed (self->rows, items);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  show_more (self, n_rows > rows->len ? n_rows - rows->len : 0);

  return GTK_WINDOW (self);
}
