/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-field.h"

G_BEGIN_DECLS

/**
 * pursuit_lead_orders:
 *
 * The orders that the list of leads offers, the usual one first; the last has no nick. A nick is
 * the workspace's word for the order, as pursuit_query_set_sort() takes it.
 */
extern const PursuitChoice pursuit_lead_orders[];

/**
 * pursuit_lead_order_get_name:
 * @sort: an order; a saved filter may have one that is not offered
 *
 * Returns: (transfer none): what it is called, in the person's language
 */
const char *pursuit_lead_order_get_name (const char *sort);

G_END_DECLS
