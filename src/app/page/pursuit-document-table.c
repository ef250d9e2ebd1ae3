/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/page/pursuit-document-table.h"

#include "app/page/pursuit-document-row.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 80

struct _PursuitDocumentTable
{
  GtkWidget parent_instance;

  PursuitDocument *document; /* keeps node alive */
  const PursuitDocumentNode *node;
  guint n_columns;
  int width;
};

G_DEFINE_FINAL_TYPE (PursuitDocumentTable, pursuit_document_table, GTK_TYPE_WIDGET)

static int
sum_of (const int *widths, guint n)
{
  int sum = 0;

  for (guint i = 0; i < n; i++)
    sum += widths[i];

  return sum;
}

/* Each column gets @from plus its share of what @available leaves, by @weight. */
static void
share (int *widths, const int *from, const int *weight, guint n, int available)
{
  int rest = available - sum_of (from, n);
  int total = MAX (sum_of (weight, n), 1);

  for (guint i = 0; i < n; i++)
    widths[i] = MAX (from[i] + (int) ((gint64) rest * weight[i] / total), 1);
}

/* Columns that want less than their share get it all: numbers and dates stay on one line. */
static void
keep_narrow (int *least, const int *natural, guint n, int available)
{
  int fair = available / (int) n;

  for (guint i = 0; i < n; i++)
    {
      int before = least[i];

      if (natural[i] > fair)
        continue;

      least[i] = natural[i];
      if (sum_of (least, n) > available)
        least[i] = before;
    }
}

static void
divide (PursuitDocumentTable *self, const int *natural, const int *minimum, int *widths)
{
  guint n = self->n_columns;
  int available = MAX (self->width - (int) (n - 1) * PURSUIT_DOCUMENT_COLUMN_GAP, (int) n);

  if (sum_of (natural, n) <= available)
    share (widths, natural, natural, n, available);
  else if (sum_of (minimum, n) <= available)
    {
      g_autofree int *least = g_memdup2 (minimum, n * sizeof (int));
      g_autofree int *wish = g_new (int, n);

      keep_narrow (least, natural, n, available);
      for (guint i = 0; i < n; i++)
        wish[i] = natural[i] - least[i];
      share (widths, least, wish, n, available);
    }
  else
    {
      g_autofree int *nothing = g_new0 (int, n);

      share (widths, nothing, minimum, n, available);
    }
}

static void
update_columns (PursuitDocumentTable *self)
{
  g_autofree int *natural = g_new0 (int, self->n_columns);
  g_autofree int *minimum = g_new0 (int, self->n_columns);
  g_autofree int *widths = g_new0 (int, self->n_columns);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    pursuit_document_row_add_widths (PURSUIT_DOCUMENT_ROW (row), natural, minimum);

  divide (self, natural, minimum, widths);

  row = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    pursuit_document_row_set_widths (PURSUIT_DOCUMENT_ROW (row), widths);
}

void
pursuit_document_table_set_width (PursuitDocumentTable *self, int width)
{
  g_return_if_fail (PURSUIT_IS_DOCUMENT_TABLE (self));

  width = MAX (width, LEAST_WIDTH);
  if (width == self->width)
    return;

  /* The heights of the rows follow the width: none that was measured before holds. */
  self->width = width;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_queue_resize (row);
}

void
pursuit_document_table_append_text (PursuitDocumentTable *self, GString *text)
{
  GtkWidget *row;

  g_return_if_fail (PURSUIT_IS_DOCUMENT_TABLE (self));
  g_return_if_fail (text != NULL);

  row = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      pursuit_document_row_append_text (PURSUIT_DOCUMENT_ROW (row), text);
      if (gtk_widget_get_next_sibling (row) != NULL)
        g_string_append_c (text, '\n');
    }
}

static void
pursuit_document_table_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  PursuitDocumentTable *self = PURSUIT_DOCUMENT_TABLE (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      GtkWidget *row = gtk_widget_get_first_child (widget);

      update_columns (self);
      for (; row != NULL; row = gtk_widget_get_next_sibling (row))
        {
          int height;

          gtk_widget_measure (row, orientation, -1, &height, NULL, NULL, NULL);
          *minimum += height;
        }
    }
  *natural = *minimum;
}

static void
pursuit_document_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *row = gtk_widget_get_first_child (widget);
  int y = 0;

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      int row_height;

      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, &row_height, NULL, NULL, NULL);
      gtk_widget_size_allocate (row, &(GtkAllocation){ 0, y, width, row_height }, -1);
      y += row_height;
    }
}

static void
add_rows (PursuitDocumentTable *self)
{
  const PursuitDocumentNode *row = pursuit_document_node_get_first_child (self->node);
  guint n_rows = 0;
  g_autofree char *label = NULL;

  for (; row != NULL; row = pursuit_document_node_get_next (row), n_rows++)
    gtk_widget_set_parent (pursuit_document_row_new (self->document, row), GTK_WIDGET (self));

  /* Translators: the name of a table for a screen reader; the number counts the head as well. */
  label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Table of %u row", "Table of %u rows", n_rows), n_rows);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

GtkWidget *
pursuit_document_table_new (PursuitDocument *document, const PursuitDocumentNode *node)
{
  PursuitDocumentTable *self;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (pursuit_document_node_get_kind (node) == PURSUIT_NODE_TABLE, NULL);

  self = g_object_new (PURSUIT_TYPE_DOCUMENT_TABLE, NULL);
  self->document = pursuit_document_ref (document);
  self->node = node;
  self->n_columns = pursuit_document_node_get_n_columns (node);
  add_rows (self);

  return GTK_WIDGET (self);
}

static void
pursuit_document_table_dispose (GObject *object)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (row);

  G_OBJECT_CLASS (pursuit_document_table_parent_class)->dispose (object);
}

static void
pursuit_document_table_finalize (GObject *object)
{
  PursuitDocumentTable *self = PURSUIT_DOCUMENT_TABLE (object);

  g_clear_pointer (&self->document, pursuit_document_unref);

  G_OBJECT_CLASS (pursuit_document_table_parent_class)->finalize (object);
}

static void
pursuit_document_table_class_init (PursuitDocumentTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pursuit_document_table_dispose;
  object_class->finalize = pursuit_document_table_finalize;
  widget_class->measure = pursuit_document_table_measure;
  widget_class->size_allocate = pursuit_document_table_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_widget_class_set_css_name (widget_class, "document-table");
}

static void
pursuit_document_table_init (PursuitDocumentTable *self)
{
  self->width = LEAST_WIDTH;
}
