/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_OUTCOME (pursuit_import_outcome_get_type ())

/**
 * PursuitImportOutcome:
 *
 * What will happen: the four counts that add up to the rows read, what becomes of duplicates,
 * and the rows that cannot be brought in.
 *
 * Signal `policy-changed`: a person decided otherwise about duplicates or unfit values.
 */
G_DECLARE_FINAL_TYPE (PursuitImportOutcome, pursuit_import_outcome, PURSUIT, IMPORT_OUTCOME, AdwBin)

/**
 * pursuit_import_outcome_set_report:
 * @self: the outcome
 * @report: what a rehearsal found
 *
 * Shows a report.
 */
void pursuit_import_outcome_set_report (PursuitImportOutcome *self, PursuitImportReport *report);

/**
 * pursuit_import_outcome_get_duplicates:
 * @self: the outcome
 *
 * Returns: what shall become of duplicates
 */
PursuitDuplicates pursuit_import_outcome_get_duplicates (PursuitImportOutcome *self);

/**
 * pursuit_import_outcome_get_keep_bad_values:
 * @self: the outcome
 *
 * Returns: whether values that do not fit shall become own columns instead of costing the row
 */
gboolean pursuit_import_outcome_get_keep_bad_values (PursuitImportOutcome *self);

/**
 * pursuit_import_outcome_dup_counts:
 * @self: the outcome
 *
 * Returns: (transfer full): the sum as it stands below the counts, such as "1,802 + 140 + 58 + 16"
 */
char *pursuit_import_outcome_dup_counts (PursuitImportOutcome *self);

G_END_DECLS
