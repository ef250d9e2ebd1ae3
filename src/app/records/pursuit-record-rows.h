/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_RECORD_ROWS (pursuit_record_rows_get_type ())

/**
 * PursuitRecordRows:
 *
 * The few records of one kind that belong to another one, as rows that open them: a lead's
 * people, proposals and conversations. Signal `opened` with the record.
 */
G_DECLARE_FINAL_TYPE (PursuitRecordRows, pursuit_record_rows, PURSUIT, RECORD_ROWS, AdwBin)

/**
 * pursuit_record_rows_set_records:
 * @self: rows
 * @records: (element-type PursuitRecord): people, proposals or conversations
 *
 * Shows records.
 */
void pursuit_record_rows_set_records (PursuitRecordRows *self, GPtrArray *records);

/**
 * pursuit_record_rows_dup_summary:
 * @self: rows
 *
 * Returns: (transfer full): the first one's name and how many more there are
 */
char *pursuit_record_rows_dup_summary (PursuitRecordRows *self);

G_END_DECLS
