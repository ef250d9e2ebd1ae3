/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_SAVED_FILTERS (pursuit_saved_filters_get_type ())

/**
 * PursuitSavedFilters:
 *
 * The saved filters in the sidebar, each with what it finds now. Opening, renaming, moving and
 * deleting are actions of the leads, which get the filter's id; a row's menu has them all.
 *
 * Signal `opening`: a filter is about to be opened.
 */
G_DECLARE_FINAL_TYPE (PursuitSavedFilters, pursuit_saved_filters, PURSUIT, SAVED_FILTERS, AdwBin)

/**
 * pursuit_saved_filters_set_workspace:
 * @self: the filters
 * @workspace: (nullable): whose filters
 *
 * Shows a workspace's filters, and from then on follows it. Without a filter nothing is shown.
 */
void pursuit_saved_filters_set_workspace (PursuitSavedFilters *self, PursuitWorkspace *workspace);

G_END_DECLS
