/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SIDEBAR (pursuit_sidebar_get_type ())

/**
 * PursuitSidebar:
 *
 * The column that says where: the places with their counts, and at the foot the workspace, and what
 * AI has cost in this month, if anything was asked.
 * Signal `place-chosen` with the number of the place.
 */
G_DECLARE_FINAL_TYPE (PursuitSidebar, pursuit_sidebar, PURSUIT, SIDEBAR, AdwBin)

/**
 * pursuit_sidebar_set_places:
 * @self: a sidebar
 * @places: (element-type PursuitPlace): the places
 * @workspace: (nullable): the workspace they belong to
 *
 * Fills the sidebar, and from then on keeps the foot in step with the workspace, and the counts
 * once something has changed or pursuit_sidebar_count() was called.
 */
void
pursuit_sidebar_set_places (PursuitSidebar *self, GPtrArray *places, PursuitWorkspace *workspace);

/**
 * pursuit_sidebar_count:
 * @self: a sidebar with a workspace
 *
 * Begins to count the records of the places. Apart from filling the sidebar, since counting a
 * large workspace keeps the first rows of its list waiting.
 */
void pursuit_sidebar_count (PursuitSidebar *self);

/**
 * pursuit_sidebar_select:
 * @self: a sidebar
 * @position: the number of a place
 *
 * Marks a place as the present one.
 */
void pursuit_sidebar_select (PursuitSidebar *self, guint position);

/**
 * pursuit_sidebar_popup_menu:
 * @self: a sidebar
 *
 * Opens the main menu.
 */
void pursuit_sidebar_popup_menu (PursuitSidebar *self);

G_END_DECLS
