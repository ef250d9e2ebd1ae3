/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_DIALECT (pursuit_import_dialect_get_type ())

/**
 * PursuitImportDialect:
 *
 * How the file is read: its encoding, its delimiter, where its header stands, and what its rows
 * are. Each is found out unless a person says otherwise.
 *
 * Signal `changed`: a person said otherwise.
 */
G_DECLARE_FINAL_TYPE (PursuitImportDialect, pursuit_import_dialect, PURSUIT, IMPORT_DIALECT, AdwBin)

/**
 * pursuit_import_dialect_set_report:
 * @self: a dialect
 * @report: what a rehearsal found
 *
 * Shows what was found out.
 */
void pursuit_import_dialect_set_report (PursuitImportDialect *self, PursuitImportReport *report);

/**
 * pursuit_import_dialect_apply:
 * @self: a dialect
 * @import: an import that does not run
 *
 * Tells an import what a person said.
 */
void pursuit_import_dialect_apply (PursuitImportDialect *self, PursuitImport *import);

G_END_DECLS
