/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-figure-list.h"

#include "core/pursuit-slices.h"

struct _PursuitFigureList
{
  AdwBin parent_instance;

  GtkListBox *rows;
  GPtrArray *figures; /* (nullable) */
  guint next;         /* the one whose row is made next */
  guint filling;      /* the source that makes rows, 0 when all are there */
};

enum
{
  PROP_LABEL = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PursuitFigureList, pursuit_figure_list, ADW_TYPE_BIN)

/* One row more, or one less of those that nothing stands in any more. */
static gboolean
fill_next (gpointer data)
{
  PursuitFigureList *self = data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, (int) self->next);

  if (self->next < self->figures->len)
    {
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (pursuit_figure_row_new ());
          gtk_list_box_append (self->rows, GTK_WIDGET (row));
        }
      pursuit_figure_row_show (PURSUIT_FIGURE_ROW (row), self->figures->pdata[self->next++]);
      return TRUE;
    }
  if (row != NULL)
    {
      gtk_list_box_remove (self->rows, GTK_WIDGET (row));
      return TRUE;
    }
  self->filling = 0;

  return FALSE;
}

static void
pursuit_figure_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PursuitFigureList *self = PURSUIT_FIGURE_LIST (object);

  g_assert (id == PROP_LABEL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_value_get_string (value), -1);
}

static void
pursuit_figure_list_dispose (GObject *object)
{
  PursuitFigureList *self = PURSUIT_FIGURE_LIST (object);

  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_pointer (&self->figures, g_ptr_array_unref);

  G_OBJECT_CLASS (pursuit_figure_list_parent_class)->dispose (object);
}

static void
pursuit_figure_list_class_init (PursuitFigureListClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = pursuit_figure_list_set_property;
  G_OBJECT_CLASS (klass)->dispose = pursuit_figure_list_dispose;

  properties[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, NULL,
                             G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
pursuit_figure_list_init (PursuitFigureList *self)
{
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->rows));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
fill (PursuitFigureList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->figures->len > 0);
  if (self->filling == 0)
    self->filling
        = pursuit_slices_add (G_PRIORITY_DEFAULT_IDLE, "figure-list: rows", fill_next, self);
}

void
pursuit_figure_list_show (PursuitFigureList *self, GPtrArray *figures)
{
  g_return_if_fail (PURSUIT_IS_FIGURE_LIST (self));
  g_return_if_fail (figures != NULL);

  g_clear_pointer (&self->figures, g_ptr_array_unref);
  self->figures = figures;
  self->next = 0;
  fill (self);
}

void
pursuit_figure_list_add (PursuitFigureList *self, GPtrArray *figures)
{
  g_return_if_fail (PURSUIT_IS_FIGURE_LIST (self));
  g_return_if_fail (figures != NULL);

  if (self->figures == NULL)
    {
      pursuit_figure_list_show (self, figures);
      return;
    }
  g_ptr_array_set_free_func (figures, NULL);
  g_ptr_array_extend_and_steal (self->figures, figures);
  fill (self);
}

gboolean
pursuit_figure_list_is_filled (PursuitFigureList *self)
{
  g_return_val_if_fail (PURSUIT_IS_FIGURE_LIST (self), FALSE);

  return self->figures != NULL && self->filling == 0;
}
