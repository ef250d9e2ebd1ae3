/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-import-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_REJECT_ITEM (pursuit_import_reject_item_get_type ())

/**
 * PursuitImportRejectItem:
 *
 * A row of a file that cannot be brought in, for a list.
 *
 * Properties: `title` (the line and the reason), `raw` (the row as it stands).
 */
G_DECLARE_FINAL_TYPE (
    PursuitImportRejectItem, pursuit_import_reject_item, PURSUIT, IMPORT_REJECT_ITEM, GObject)

/**
 * pursuit_import_reject_item_new:
 * @report: the report; a reference is kept
 * @index: which of its rejected rows
 *
 * Returns: (transfer full): the item
 */
PursuitImportRejectItem *pursuit_import_reject_item_new (PursuitImportReport *report, guint index);

G_END_DECLS
