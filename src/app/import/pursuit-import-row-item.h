/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_ROW_ITEM (pursuit_import_row_item_get_type ())

/**
 * PursuitImportRowItem:
 *
 * A row of a file that is imported, for a list.
 *
 * Properties: `title` (the line, and why it cannot be brought in or what it is called), `raw` (the
 * row as it stands, or what it changes).
 */
G_DECLARE_FINAL_TYPE (
    PursuitImportRowItem, pursuit_import_row_item, PURSUIT, IMPORT_ROW_ITEM, GObject)

/**
 * pursuit_import_row_item_new_reject:
 * @report: the report, for the names of its files
 * @reject: one of its rejected rows; copied
 *
 * Returns: (transfer full): the item
 */
PursuitImportRowItem *pursuit_import_row_item_new_reject (PursuitImportReport *report,
                                                          const PursuitImportReject *reject);

/**
 * pursuit_import_row_item_new_example:
 * @report: the report, for the names of its files
 * @example: one of its rows that come in or are there already; copied
 *
 * Returns: (transfer full): the item
 */
PursuitImportRowItem *pursuit_import_row_item_new_example (PursuitImportReport *report,
                                                           const PursuitImportExample *example);

G_END_DECLS
