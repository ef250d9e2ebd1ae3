/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_EXTERNAL_ID (pursuit_external_id_get_type ())

/**
 * PursuitExternalId:
 *
 * What another system calls a record: (system, object, id) → record.
 */
G_DECLARE_FINAL_TYPE (PursuitExternalId, pursuit_external_id, PURSUIT, EXTERNAL_ID, PursuitRecord)

/**
 * PursuitExternalIdField:
 *
 * The numbers of the fields of a external id; what each holds is said in its table.
 */
typedef enum
{
  PURSUIT_EXTERNAL_ID_SYSTEM = PURSUIT_N_COMMON_FIELDS,
  PURSUIT_EXTERNAL_ID_OBJECT,
  PURSUIT_EXTERNAL_ID_EXTERNAL_ID,
  PURSUIT_EXTERNAL_ID_RECORD_KIND,
  PURSUIT_EXTERNAL_ID_RECORD_ID,
  PURSUIT_EXTERNAL_ID_BATCH_ID,
  PURSUIT_EXTERNAL_ID_N_FIELDS,
} PursuitExternalIdField;

G_END_DECLS
