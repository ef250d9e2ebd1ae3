/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-import-batch.h"

#include <glib/gi18n-lib.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_IMPORT_BATCH_FILE] = { .key = "file",
                                  .label = N_ ("File"),
                                  .type = PURSUIT_FIELD_TEXT,
                                  .flags = PURSUIT_FIELD_TITLE,
                                  .max_length = 4096 },
  [PURSUIT_IMPORT_BATCH_FORMAT]
  = { .key = "format", .label = N_ ("Format"), .type = PURSUIT_FIELD_TEXT, .max_length = 100 },
  [PURSUIT_IMPORT_BATCH_MAPPING]
  = { .key = "mapping", .label = N_ ("Mapping"), .type = PURSUIT_FIELD_JSON },
  [PURSUIT_IMPORT_BATCH_READ]
  = { .key = "read", .label = N_ ("Rows read"), .type = PURSUIT_FIELD_INTEGER },
  [PURSUIT_IMPORT_BATCH_CREATED]
  = { .key = "created", .label = N_ ("New"), .type = PURSUIT_FIELD_INTEGER },
  [PURSUIT_IMPORT_BATCH_UPDATED]
  = { .key = "updated", .label = N_ ("Updated"), .type = PURSUIT_FIELD_INTEGER },
  [PURSUIT_IMPORT_BATCH_DUPLICATES]
  = { .key = "duplicates", .label = N_ ("Duplicates"), .type = PURSUIT_FIELD_INTEGER },
  [PURSUIT_IMPORT_BATCH_REJECTED]
  = { .key = "rejected", .label = N_ ("Rejected"), .type = PURSUIT_FIELD_INTEGER },
  [PURSUIT_IMPORT_BATCH_REJECTS_FILE] = { .key = "rejects_file",
                                          .label = N_ ("Rejected rows in"),
                                          .type = PURSUIT_FIELD_TEXT,
                                          .max_length = 4096 },
  [PURSUIT_IMPORT_BATCH_FINISHED_AT]
  = { .key = "finished_at", .label = N_ ("Finished"), .type = PURSUIT_FIELD_TIME },
  [PURSUIT_IMPORT_BATCH_UNDONE_AT]
  = { .key = "undone_at", .label = N_ ("Undone"), .type = PURSUIT_FIELD_TIME },
};

PURSUIT_DEFINE_RECORD (
    PursuitImportBatch, pursuit_import_batch, PURSUIT_KIND_IMPORT_BATCH, fields, NULL)
