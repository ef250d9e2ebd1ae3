/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/pursuit-figure-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_FIGURE_LIST (pursuit_figure_list_get_type ())

/**
 * PursuitFigureList:
 *
 * A table of figures that also fits into a narrow window: a list of #PursuitFigureRow, walked by
 * the arrow keys. Its rows are made a few at a time.
 *
 * Properties: `label` (what the table is called, for a screen reader).
 */
G_DECLARE_FINAL_TYPE (PursuitFigureList, pursuit_figure_list, PURSUIT, FIGURE_LIST, AdwBin)

/**
 * pursuit_figure_list_show:
 * @self: a list
 * @figures: (transfer full) (element-type PursuitFigure): its lines
 *
 * Shows other figures. The list is hidden while there are none.
 */
void pursuit_figure_list_show (PursuitFigureList *self, GPtrArray *figures);

/**
 * pursuit_figure_list_add:
 * @self: a list
 * @figures: (transfer full) (element-type PursuitFigure): more lines
 *
 * Shows them behind those that are there, which stay as they are.
 */
void pursuit_figure_list_add (PursuitFigureList *self, GPtrArray *figures);

/**
 * pursuit_figure_list_is_filled:
 * @self: a list
 *
 * Returns: whether all rows are there
 */
gboolean pursuit_figure_list_is_filled (PursuitFigureList *self);

G_END_DECLS
