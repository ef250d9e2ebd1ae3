/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/import/pursuit-import-columns.h"

#include "app/widgets/pursuit-format.h"
#include "app/import/pursuit-import-column-item.h"
#include "app/import/pursuit-import-column-row.h"
#include "app/import/pursuit-import-target-popover.h"
#include "app/widgets/pursuit-list-feeder.h"

#include <glib/gi18n-lib.h>

struct _PursuitImportColumns
{
  AdwBin parent_instance;

  GListStore *items;
  GPtrArray *rows; /* (element-type PursuitImportColumnRow) (unowned): those that exist */
  PursuitImportTargetPopover *popover; /* (nullable) until it is first needed */
  char *asking;                        /* (nullable): the column that the popover is for */
  gboolean narrow;

  GtkLabel *summary;
  GtkWidget *heads;
  GtkListView *list;
};

enum
{
  SIGNAL_MAPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PursuitImportColumns, pursuit_import_columns, ADW_TYPE_BIN)

static void
on_chosen (PursuitImportColumns *self, const char *key)
{
  if (self->asking != NULL && key != NULL)
    g_signal_emit (self, signals[SIGNAL_MAPPED], 0, key, self->asking);
}

static void
on_choose (PursuitImportColumns *self, GtkWidget *button, PursuitImportColumnRow *row)
{
  PursuitImportColumnItem *item = pursuit_import_column_row_get_item (row);

  if (self->popover == NULL)
    {
      self->popover = g_object_ref_sink (
          PURSUIT_IMPORT_TARGET_POPOVER (pursuit_import_target_popover_new ()));
      g_signal_connect_object (self->popover, "chosen", G_CALLBACK (on_chosen), self,
                               G_CONNECT_SWAPPED);
    }

  g_clear_pointer (&self->asking, g_free);
  self->asking = g_strdup (pursuit_import_column_item_get (item)->header);
  pursuit_import_target_popover_ask (self->popover, button);
}

static void
on_setup (PursuitImportColumns *self, GtkListItem *list_item)
{
  GtkWidget *row = pursuit_import_column_row_new ();

  g_signal_connect_object (row, "choose", G_CALLBACK (on_choose), self, G_CONNECT_SWAPPED);
  pursuit_import_column_row_set_narrow (PURSUIT_IMPORT_COLUMN_ROW (row), self->narrow);
  g_ptr_array_add (self->rows, row);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
on_bind (PursuitImportColumns *self, GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  PursuitImportColumnItem *item = gtk_list_item_get_item (list_item);

  pursuit_import_column_row_set_item (PURSUIT_IMPORT_COLUMN_ROW (row), item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pursuit_import_column_item_get (item)->header, -1);
}

static void
on_unbind (PursuitImportColumns *self, GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  /* The popover hangs on a button of this row, which may go away now. */
  if (self->popover != NULL && gtk_widget_get_parent (GTK_WIDGET (self->popover)) != NULL
      && gtk_widget_is_ancestor (GTK_WIDGET (self->popover), row))
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  pursuit_import_column_row_set_item (PURSUIT_IMPORT_COLUMN_ROW (row), NULL);
}

static void
on_teardown (PursuitImportColumns *self, GtkListItem *list_item)
{
  if (self->rows != NULL)
    g_ptr_array_remove (self->rows, gtk_list_item_get_child (list_item));
  gtk_list_item_set_child (list_item, NULL);
}

static gboolean
has_same_columns (PursuitImportColumns *self, PursuitImportReport *report)
{
  GListModel *model = G_LIST_MODEL (self->items);

  if (g_list_model_get_n_items (model) != report->columns->len)
    return FALSE;

  for (guint i = 0; i < report->columns->len; i++)
    {
      g_autoptr (PursuitImportColumnItem) item = g_list_model_get_item (model, i);
      const PursuitImportColumn *column = g_ptr_array_index (report->columns, i);

      if (strcmp (pursuit_import_column_item_get (item)->header, column->header) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
show_columns (PursuitImportColumns *self, PursuitImportReport *report)
{
  if (has_same_columns (self, report))
    {
      for (guint i = 0; i < report->columns->len; i++)
        {
          g_autoptr (PursuitImportColumnItem) item
              = g_list_model_get_item (G_LIST_MODEL (self->items), i);

          pursuit_import_column_item_update (item, report);
        }
    }
  else
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < report->columns->len; i++)
        g_ptr_array_add (items, pursuit_import_column_item_new (report, i));
      pursuit_list_feeder_feed (self->items, items);
    }
}

static void
show_summary (PursuitImportColumns *self, PursuitImportReport *report)
{
  guint kept = 0;
  guint left_out = 0;
  guint n = report->columns->len;
  g_autofree char *found = NULL;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < n; i++)
    {
      const PursuitImportColumn *column = g_ptr_array_index (report->columns, i);

      kept += g_strcmp0 (column->target, "custom") == 0 ? 1 : 0;
      left_out += g_strcmp0 (column->target, "skip") == 0 ? 1 : 0;
    }

  found = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u found", "%u found", n), n);
  /* Translators: of the columns of a file: how many were found, go to fields, are kept as own
   * columns, are left out. */
  summary = g_strdup_printf (_ ("%s, %u go to fields, %u kept, %u left out"), found,
                             n - kept - left_out, kept, left_out);
  gtk_label_set_text (self->summary, summary);
}

void
pursuit_import_columns_set_report (PursuitImportColumns *self, PursuitImportReport *report)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_COLUMNS (self));
  g_return_if_fail (report != NULL);

  show_columns (self, report);
  show_summary (self, report);
}

void
pursuit_import_columns_set_narrow (PursuitImportColumns *self, gboolean narrow)
{
  g_return_if_fail (PURSUIT_IS_IMPORT_COLUMNS (self));

  self->narrow = narrow;
  gtk_widget_set_visible (self->heads, !narrow);
  for (guint i = 0; i < self->rows->len; i++)
    pursuit_import_column_row_set_narrow (g_ptr_array_index (self->rows, i), narrow);
}

static void
pursuit_import_columns_dispose (GObject *object)
{
  PursuitImportColumns *self = PURSUIT_IMPORT_COLUMNS (object);

  if (self->popover != NULL && gtk_widget_get_parent (GTK_WIDGET (self->popover)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  g_clear_object (&self->popover);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->asking, g_free);

  G_OBJECT_CLASS (pursuit_import_columns_parent_class)->dispose (object);
}

static void
pursuit_import_columns_class_init (PursuitImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pursuit_import_columns_dispose;

  signals[SIGNAL_MAPPED]
      = g_signal_new ("mapped", PURSUIT_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (PURSUIT_TYPE_IMPORT_COLUMN_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/salesai/Pursuit/ui/pursuit-import-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumns, items);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumns, summary);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumns, heads);
  gtk_widget_class_bind_template_child (widget_class, PursuitImportColumns, list);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_teardown);
}

static void
pursuit_import_columns_init (PursuitImportColumns *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
