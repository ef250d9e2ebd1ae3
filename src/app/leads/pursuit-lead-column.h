/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/pursuit-owners.h"
#include "core/pursuit-record.h"

G_BEGIN_DECLS

/**
 * PursuitLeadColumn:
 * @key: its name in the settings, and what pursuit_query_set_sort() takes for its order
 * @field: the field of a lead that it shows; %PURSUIT_FIELD_RECORD_ID for what the lead is called
 * @chars: how wide it is, in characters
 * @sorts: whether a press on its head sorts the list by it
 *
 * One column that a table of leads can have.
 */
typedef struct
{
  const char *key;
  guint field;
  int chars;
  gboolean sorts;
} PursuitLeadColumn;

/* What every table of leads has, and by which its rows are named. */
#define PURSUIT_LEAD_COLUMN_NAME "name"

/**
 * pursuit_lead_columns_list:
 * @n_columns: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_columns): every column there is, the name first
 */
const PursuitLeadColumn *pursuit_lead_columns_list (guint *n_columns);

/**
 * pursuit_lead_column_find:
 * @key: a key, of the settings maybe
 *
 * Returns: (transfer none) (nullable): its column; %NULL if there is none
 */
const PursuitLeadColumn *pursuit_lead_column_find (const char *key);

/**
 * pursuit_lead_column_get_label:
 * @self: a column
 *
 * Returns: (transfer none): its head, in the person's language
 */
const char *pursuit_lead_column_get_label (const PursuitLeadColumn *self);

/**
 * pursuit_lead_column_is_number:
 * @self: a column
 *
 * Returns: whether its texts are figures, which stand under one another by their last digit
 */
gboolean pursuit_lead_column_is_number (const PursuitLeadColumn *self);

/**
 * pursuit_lead_column_dup_text:
 * @self: a column
 * @lead: a lead
 * @owners: (nullable): the names of the owners, once they are known
 *
 * Returns: (transfer full): what the lead's cell says; "" for a field that is not set
 */
char *pursuit_lead_column_dup_text (const PursuitLeadColumn *self,
                                    PursuitRecord *lead,
                                    PursuitOwners *owners);

G_END_DECLS
