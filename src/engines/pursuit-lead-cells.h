/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

G_BEGIN_DECLS

/**
 * pursuit_lead_cells_list_columns:
 * @custom: (nullable) (array zero-terminated=1): headers of own columns
 *
 * The columns of a lead that a history may learn from: fields by their JSON keys, then the own
 * columns. Left out is what names one lead and no other, and what we know to be written when or
 * because a lead goes on: the stage and its date, the lost reason, the next step, the last
 * contact, probability and scores.
 *
 * Returns: (transfer full): the names, %NULL-terminated
 */
char **pursuit_lead_cells_list_columns (const char *const *custom);

/**
 * pursuit_lead_cells_read:
 * @lead: a lead
 * @columns: (array zero-terminated=1): names as above
 *
 * Returns: (transfer full) (element-type utf8): a text for each column, %NULL for an empty one
 */
GPtrArray *pursuit_lead_cells_read (PursuitRecord *lead, const char *const *columns);

/**
 * pursuit_lead_cells_get_label:
 * @column: a name as above
 *
 * Returns: (transfer none): the label of the field of that key, translated; else @column
 */
const char *pursuit_lead_cells_get_label (const char *column);

G_END_DECLS
