/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_BULK_PAGE (pursuit_bulk_page_get_type ())

/**
 * PursuitBulkPage:
 *
 * What stands in the place of a lead's page when several leads are selected: how many they are,
 * and what can be done to all of them, by the actions of the leads.
 */
G_DECLARE_FINAL_TYPE (PursuitBulkPage, pursuit_bulk_page, PURSUIT, BULK_PAGE, AdwBin)

/**
 * pursuit_bulk_page_new:
 * @workspace: a workspace
 * @cancellable: (nullable): for its reading
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *pursuit_bulk_page_new (PursuitWorkspace *workspace, GCancellable *cancellable);

/**
 * pursuit_bulk_page_set_count:
 * @self: a page
 * @n_leads: how many leads are selected
 *
 * Says how many they are.
 */
void pursuit_bulk_page_set_count (PursuitBulkPage *self, guint n_leads);

G_END_DECLS
