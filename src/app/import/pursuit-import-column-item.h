/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_COLUMN_ITEM (pursuit_import_column_item_get_type ())

/**
 * PursuitImportColumnItem:
 *
 * A column of a file that is being imported, for a list.
 *
 * Signal `changed`: it goes somewhere else now, or was found in another way.
 */
G_DECLARE_FINAL_TYPE (
    PursuitImportColumnItem, pursuit_import_column_item, PURSUIT, IMPORT_COLUMN_ITEM, GObject)

/**
 * pursuit_import_column_item_new:
 * @report: the report; a reference is kept
 * @index: which of its columns
 *
 * Returns: (transfer full): the item
 */
PursuitImportColumnItem *pursuit_import_column_item_new (PursuitImportReport *report, guint index);

/**
 * pursuit_import_column_item_update:
 * @self: an item
 * @report: a later report with the same columns
 *
 * Takes over what the later report says of the same column.
 */
void pursuit_import_column_item_update (PursuitImportColumnItem *self, PursuitImportReport *report);

/**
 * pursuit_import_column_item_get:
 * @self: an item
 *
 * Returns: (transfer none): the column, until the item is updated
 */
const PursuitImportColumn *pursuit_import_column_item_get (PursuitImportColumnItem *self);

/**
 * pursuit_import_column_item_dup_file_name:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): the name of its file if the report has several
 */
char *pursuit_import_column_item_dup_file_name (PursuitImportColumnItem *self);

G_END_DECLS
