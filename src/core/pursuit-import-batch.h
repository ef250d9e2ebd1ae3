/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_BATCH (pursuit_import_batch_get_type ())

/**
 * PursuitImportBatch:
 *
 * One import of files: what came of it, and what it takes to undo it.
 */
G_DECLARE_FINAL_TYPE (
    PursuitImportBatch, pursuit_import_batch, PURSUIT, IMPORT_BATCH, PursuitRecord)

/**
 * PursuitImportBatchField:
 *
 * The numbers of the fields of a import batch; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_IMPORT_BATCH_FILE = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_IMPORT_BATCH_FORMAT,
  PURSUIT_IMPORT_BATCH_MAPPING,
  PURSUIT_IMPORT_BATCH_READ,
  PURSUIT_IMPORT_BATCH_CREATED,
  PURSUIT_IMPORT_BATCH_UPDATED,
  PURSUIT_IMPORT_BATCH_DUPLICATES,
  PURSUIT_IMPORT_BATCH_REJECTED,
  PURSUIT_IMPORT_BATCH_REJECTS_FILE,
  PURSUIT_IMPORT_BATCH_FINISHED_AT,
  PURSUIT_IMPORT_BATCH_UNDONE_AT,
  PURSUIT_IMPORT_BATCH_N_FIELDS,
} PursuitImportBatchField;

G_END_DECLS
