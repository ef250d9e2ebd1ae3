/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/import/pursuit-import-column-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_COLUMN_ROW (pursuit_import_column_row_get_type ())

/**
 * PursuitImportColumnRow:
 *
 * One column of the file: its head, its first values, a button with where it goes, and how that
 * was found. The button has no list of its own: it emits `choose`, and one list serves all rows.
 *
 * Signal `choose` (GtkWidget *button): a person wants to send the column elsewhere.
 */
G_DECLARE_FINAL_TYPE (
    PursuitImportColumnRow, pursuit_import_column_row, PURSUIT, IMPORT_COLUMN_ROW, GtkBox)

/**
 * pursuit_import_column_row_new:
 *
 * Returns: (transfer floating): a row without column
 */
GtkWidget *pursuit_import_column_row_new (void);

/**
 * pursuit_import_column_row_set_item:
 * @self: a row
 * @item: (nullable): the column to show
 *
 * Shows another column.
 */
void pursuit_import_column_row_set_item (PursuitImportColumnRow *self,
                                         PursuitImportColumnItem *item);

/**
 * pursuit_import_column_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the column it shows
 */
PursuitImportColumnItem *pursuit_import_column_row_get_item (PursuitImportColumnRow *self);

/**
 * pursuit_import_column_row_set_narrow:
 * @self: a row
 * @narrow: whether its parts stand in two lines
 *
 * Follows the width of the list.
 */
void pursuit_import_column_row_set_narrow (PursuitImportColumnRow *self, gboolean narrow);

G_END_DECLS
