/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/pursuit-figure-row.h"

#include "app/widgets/pursuit-format.h"

struct _PursuitFigureRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *figure;
  GtkWidget *bar;
  GtkLabel *quiet;
};

G_DEFINE_FINAL_TYPE (PursuitFigureRow, pursuit_figure_row, GTK_TYPE_LIST_BOX_ROW)

void
pursuit_figure_free (PursuitFigure *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->figure);
  g_free (self->quiet);
  g_free (self);
}

static GtkLabel *
add_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
pursuit_figure_row_class_init (PursuitFigureRowClass *klass)
{
}

static void
pursuit_figure_row_init (PursuitFigureRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (box, "figure-row");
  self->title = add_label (line, "figure-title");
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  self->figure = add_label (line, "figures");
  gtk_label_set_xalign (self->figure, 1);
  gtk_label_set_justify (self->figure, GTK_JUSTIFY_RIGHT);
  gtk_box_append (GTK_BOX (box), line);
  self->bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "accessible-role",
                            GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (box), self->bar);
  self->quiet = add_label (box, "quiet-line");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
pursuit_figure_row_new (void)
{
  return g_object_new (PURSUIT_TYPE_FIGURE_ROW, NULL);
}

void
pursuit_figure_row_show (PursuitFigureRow *self, const PursuitFigure *figure)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (PURSUIT_IS_FIGURE_ROW (self));
  g_return_if_fail (figure != NULL && figure->title != NULL);

  gtk_label_set_label (self->title, figure->title);
  gtk_label_set_label (self->figure, figure->figure != NULL ? figure->figure : "");
  gtk_label_set_label (self->quiet, figure->quiet != NULL ? figure->quiet : "");
  gtk_widget_set_visible (GTK_WIDGET (self->quiet), figure->quiet != NULL);
  gtk_widget_set_visible (self->bar, figure->part >= 0);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), CLAMP (figure->part, 0, 1));
  spoken = pursuit_format_join (figure->title, figure->figure, figure->quiet, PURSUIT_FORMAT_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
