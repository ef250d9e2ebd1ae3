/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import-job-private.h"

G_BEGIN_DECLS

/**
 * pursuit_import_set_owner:
 * @job: an import
 * @row: a row
 * @record: a lead or an activity
 * @error: what went wrong
 *
 * Finds the owner that a row names, by id, mail or name; one that nobody knows becomes a local
 * user.
 *
 * Returns: %TRUE unless something failed
 */
gboolean pursuit_import_set_owner (PursuitImportJob *job,
                                   const PursuitImportRow *row,
                                   PursuitRecord *record,
                                   GError **error);

G_END_DECLS
