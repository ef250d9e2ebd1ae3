/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_COLUMN (pursuit_column_get_type ())

/**
 * PursuitColumn:
 *
 * A column of the window that states its own widths, whatever stands in it: the widths of the
 * three columns together decide when the window folds, and must not change with a long name.
 */
G_DECLARE_FINAL_TYPE (PursuitColumn, pursuit_column, PURSUIT, COLUMN, GtkWidget)

/**
 * pursuit_column_set_child:
 * @self: a column
 * @child: (nullable): what stands in it
 *
 * Puts @child into the column, in the place of what was there.
 */
void pursuit_column_set_child (PursuitColumn *self, GtkWidget *child);

G_END_DECLS
