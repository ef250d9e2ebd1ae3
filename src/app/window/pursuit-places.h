/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

/**
 * pursuit_places_new:
 * @window: the window
 * @workspace: the open workspace
 *
 * Makes all places, in the order of the sidebar.
 *
 * Returns: (transfer full) (element-type PursuitPlace): the places
 */
GPtrArray *pursuit_places_new (PursuitWindow *window, PursuitWorkspace *workspace);

/**
 * pursuit_places_start_import:
 * @window: the window
 * @files: (nullable): a list of #GFile; %NULL to ask for them
 *
 * Opens the import assistant.
 */
void pursuit_places_start_import (PursuitWindow *window, GListModel *files);

/**
 * pursuit_places_start_draft:
 * @window: the window
 * @lead_id: a lead
 *
 * Drafts a proposal for a lead and opens it.
 */
void pursuit_places_start_draft (PursuitWindow *window, const char *lead_id);

/**
 * pursuit_places_show_all_leads:
 * @window: the window
 *
 * Takes search and filter of the leads away, where there are any.
 *
 * Returns: whether there were any
 */
gboolean pursuit_places_show_all_leads (PursuitWindow *window);

G_END_DECLS
