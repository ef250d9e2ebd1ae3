/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PursuitFigure:
 * @title: what it is about
 * @figure: (nullable): its figure
 * @quiet: (nullable): the line below
 * @part: what the figure is of the largest or of the whole, 0 to 1; below 0: no bar
 *
 * A line of a table, with what stands in its row.
 */
typedef struct
{
  char *title;
  char *figure;
  char *quiet;
  double part;
} PursuitFigure;

/**
 * pursuit_figure_free:
 * @self: (transfer full) (nullable): a figure
 */
void pursuit_figure_free (PursuitFigure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PursuitFigure, pursuit_figure_free)

#define PURSUIT_TYPE_FIGURE_ROW (pursuit_figure_row_get_type ())

/**
 * PursuitFigureRow:
 *
 * A row of a list: title and figure, a bar, a quiet line. A screen reader hears the three texts as
 * one; the bar says nothing that the figure does not.
 */
G_DECLARE_FINAL_TYPE (PursuitFigureRow, pursuit_figure_row, PURSUIT, FIGURE_ROW, GtkListBoxRow)

/**
 * pursuit_figure_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *pursuit_figure_row_new (void);

/**
 * pursuit_figure_row_show:
 * @self: a row
 * @figure: what it shows from now on
 *
 * Shows a figure.
 */
void pursuit_figure_row_show (PursuitFigureRow *self, const PursuitFigure *figure);

G_END_DECLS
