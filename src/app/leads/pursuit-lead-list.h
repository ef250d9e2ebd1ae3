/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/leads/pursuit-lead-columns.h"
#include "app/window/pursuit-place.h"
#include "app/records/pursuit-record-selection.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_LEAD_LIST (pursuit_lead_list_get_type ())

/**
 * PursuitLeadList:
 *
 * The list of the leads, in rows or in columns, with its search, order and filters.
 *
 * Signals: `chosen` (id): somebody chose a lead, or several or none, for which the id is %NULL;
 * `opened`: somebody activated what is chosen; `loaded`: when the first rows are there, and when it
 * is known that those are all.
 */
G_DECLARE_FINAL_TYPE (PursuitLeadList, pursuit_lead_list, PURSUIT, LEAD_LIST, AdwBin)

/**
 * pursuit_lead_list_new:
 * @place: the place it belongs to
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *pursuit_lead_list_new (PursuitPlace *place);

/**
 * pursuit_lead_list_choose:
 * @self: a list
 * @id: (nullable): a lead; %NULL for none
 *
 * Marks a lead as the chosen one, without the signal. Where the filters leave it out, they stay
 * as they are and nothing is marked.
 */
void pursuit_lead_list_choose (PursuitLeadList *self, const char *id);

/**
 * pursuit_lead_list_get_chosen:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the id of the chosen lead; %NULL for none and for several
 */
const char *pursuit_lead_list_get_chosen (PursuitLeadList *self);

/**
 * pursuit_lead_list_get_selection:
 * @self: a list
 *
 * Returns: (transfer none): which leads are selected
 */
PursuitRecordSelection *pursuit_lead_list_get_selection (PursuitLeadList *self);

/**
 * pursuit_lead_list_get_columns:
 * @self: a list
 *
 * Returns: (transfer none): in which columns it shows the leads, and whether it does
 */
PursuitLeadColumns *pursuit_lead_list_get_columns (PursuitLeadList *self);

/**
 * pursuit_lead_list_dup_query:
 * @self: a list
 *
 * Returns: (transfer full): what it shows, in its order
 */
PursuitQuery *pursuit_lead_list_dup_query (PursuitLeadList *self);

/**
 * pursuit_lead_list_open_filter:
 * @self: a list
 * @name: (nullable): what the filter was saved as; the head shows it until something changes
 * @expression: (nullable): conditions as `pursuitctl list --where` takes them
 * @sort: (nullable): an order as pursuit_query_set_sort() takes it; %NULL for last changed
 * @error: what is not understood
 *
 * Shows the leads that a filter finds. The chips show its conditions.
 *
 * Returns: %FALSE, the list unchanged, if it cannot be understood
 */
gboolean pursuit_lead_list_open_filter (PursuitLeadList *self,
                                        const char *name,
                                        const char *expression,
                                        const char *sort,
                                        GError **error);

/**
 * pursuit_lead_list_dup_filter:
 * @self: a list
 *
 * Returns: (transfer full): what it is filtered by now, as an expression
 */
char *pursuit_lead_list_dup_filter (PursuitLeadList *self);

/**
 * pursuit_lead_list_get_sort:
 * @self: a list
 *
 * Returns: (transfer none): its order, as pursuit_query_set_sort() takes it
 */
const char *pursuit_lead_list_get_sort (PursuitLeadList *self);

G_END_DECLS
