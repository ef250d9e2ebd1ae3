/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import-report.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_COLUMNS (pursuit_import_columns_get_type ())

/**
 * PursuitImportColumns:
 *
 * The columns of the files, one row each, with where they go.
 *
 * Signal `mapped` (const char *target, const char *column): a person sends a column elsewhere.
 */
G_DECLARE_FINAL_TYPE (PursuitImportColumns, pursuit_import_columns, PURSUIT, IMPORT_COLUMNS, AdwBin)

/**
 * pursuit_import_columns_set_report:
 * @self: the columns
 * @report: what a rehearsal found
 *
 * Shows the columns of a report. If they are those that are shown, the rows stay.
 */
void pursuit_import_columns_set_report (PursuitImportColumns *self, PursuitImportReport *report);

/**
 * pursuit_import_columns_set_narrow:
 * @self: the columns
 * @narrow: whether each row takes two lines
 *
 * Follows the width of the window.
 */
void pursuit_import_columns_set_narrow (PursuitImportColumns *self, gboolean narrow);

G_END_DECLS
