/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-field.h"

#include <gio/gio.h>

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

/**
 * pursuit_lead_order_create_menu:
 * @action: what an item does; its target is the order
 * @columns: (nullable) (element-type PursuitLeadColumn): columns, whose orders are offered too
 *
 * Returns: (transfer full): a menu of orders
 */
GMenuModel *pursuit_lead_order_create_menu (const char *action, GPtrArray *columns);

G_END_DECLS
