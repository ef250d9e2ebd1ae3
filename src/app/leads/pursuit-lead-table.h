/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/leads/pursuit-lead-columns.h"
#include "app/records/pursuit-record-selection.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_LEAD_TABLE (pursuit_lead_table_get_type ())

/**
 * PursuitLeadTable:
 *
 * The leads in columns. It sorts nothing itself: who owns it is told which order a head asks for,
 * and asks the workspace for it.
 *
 * Signals: `activated`: somebody activated what is selected; `sorted` (sort): somebody pressed the
 * head of a column, with the order as pursuit_query_set_sort() takes it.
 */
G_DECLARE_FINAL_TYPE (PursuitLeadTable, pursuit_lead_table, PURSUIT, LEAD_TABLE, AdwBin)

/**
 * pursuit_lead_table_new:
 * @columns: (transfer none): which columns there are
 *
 * Returns: (transfer floating): a table of nothing
 */
GtkWidget *pursuit_lead_table_new (PursuitLeadColumns *columns);

/**
 * pursuit_lead_table_set_selection:
 * @self: a table
 * @selection: (nullable): the leads, and which of them are selected
 *
 * Shows leads.
 */
void pursuit_lead_table_set_selection (PursuitLeadTable *self, PursuitRecordSelection *selection);

/**
 * pursuit_lead_table_set_owners:
 * @self: a table
 * @owners: (nullable): what the owners are called
 *
 * Shows the owners by these names. Called again when the names are other ones.
 */
void pursuit_lead_table_set_owners (PursuitLeadTable *self, PursuitOwners *owners);

/**
 * pursuit_lead_table_set_sort:
 * @self: a table
 * @sort: the order of the leads, as pursuit_query_set_sort() takes it
 *
 * Marks the column that the leads are sorted by, if there is one.
 */
void pursuit_lead_table_set_sort (PursuitLeadTable *self, const char *sort);

/**
 * pursuit_lead_table_get_rows:
 * @self: a table
 *
 * Returns: (transfer none): the list of its rows, which has the actions of a #GtkListView
 */
GtkWidget *pursuit_lead_table_get_rows (PursuitLeadTable *self);

G_END_DECLS
