/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/import/pursuit-import-job-private.h"

G_BEGIN_DECLS

/**
 * pursuit_import_examples_begin:
 * @job: an import
 *
 * Begins a row: what it adds and changes is told from now on.
 */
void pursuit_import_examples_begin (PursuitImportJob *job);

/**
 * pursuit_import_examples_tell:
 * @job: an import
 * @before: (nullable): a record as it is; %NULL for a new one
 * @after: the same as it shall be
 *
 * Tells what the present row does to a record. Nothing is kept where there are enough examples, or
 * nobody looks at them because this is no rehearsal.
 */
void
pursuit_import_examples_tell (PursuitImportJob *job, PursuitRecord *before, PursuitRecord *after);

/**
 * pursuit_import_examples_end:
 * @job: an import
 * @file: which file, an index into the report's files
 * @row: the present row
 * @outcome: what became of it
 *
 * Keeps the row among the examples of its sort, while there are few.
 */
void pursuit_import_examples_end (PursuitImportJob *job,
                                  guint file,
                                  const PursuitImportRow *row,
                                  PursuitImportOutcome outcome);

/**
 * pursuit_import_examples_dup_cells:
 * @row: a row
 *
 * Returns: (transfer full): its cells, shortened
 */
char *pursuit_import_examples_dup_cells (const PursuitImportRow *row);

G_END_DECLS
