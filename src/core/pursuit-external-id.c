/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/pursuit-external-id.h"

#include <glib/gi18n-lib.h>

static const PursuitField fields[] = {
  PURSUIT_COMMON_FIELDS,
  [PURSUIT_EXTERNAL_ID_SYSTEM] = { .key = "system",
                                   .label = N_ ("System"),
                                   .type = PURSUIT_FIELD_TEXT,
                                   .flags = PURSUIT_FIELD_REQUIRED,
                                   .max_length = 100 },
  [PURSUIT_EXTERNAL_ID_OBJECT] = { .key = "object",
                                   .label = N_ ("Object"),
                                   .type = PURSUIT_FIELD_TEXT,
                                   .flags = PURSUIT_FIELD_REQUIRED,
                                   .max_length = 100 },
  [PURSUIT_EXTERNAL_ID_EXTERNAL_ID]
  = { .key = "external_id",
      .label = N_ ("Id there"),
      .type = PURSUIT_FIELD_TEXT,
      .flags = PURSUIT_FIELD_REQUIRED | PURSUIT_FIELD_TITLE | PURSUIT_FIELD_SEARCHED,
      .max_length = 500 },
  [PURSUIT_EXTERNAL_ID_RECORD_KIND] = { .key = "record_kind",
                                        .label = N_ ("Kind of record"),
                                        .type = PURSUIT_FIELD_TEXT,
                                        .max_length = 40 },
  [PURSUIT_EXTERNAL_ID_RECORD_ID]
  = { .key = "record_id", .label = N_ ("Record"), .type = PURSUIT_FIELD_ID },
  [PURSUIT_EXTERNAL_ID_BATCH_ID] = { .key = "batch_id",
                                     .label = N_ ("Import"),
                                     .type = PURSUIT_FIELD_ID,
                                     .target = PURSUIT_KIND_IMPORT_BATCH },
};

PURSUIT_DEFINE_RECORD (
    PursuitExternalId, pursuit_external_id, PURSUIT_KIND_EXTERNAL_ID, fields, NULL)
