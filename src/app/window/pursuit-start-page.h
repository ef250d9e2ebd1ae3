/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _PursuitWindow PursuitWindow;

#define PURSUIT_TYPE_START_PAGE (pursuit_start_page_get_type ())

/**
 * PursuitStartPage:
 *
 * What the window shows without a workspace: the first start with its three choices, or why a
 * workspace does not open and what can be done about it.
 */
G_DECLARE_FINAL_TYPE (PursuitStartPage, pursuit_start_page, PURSUIT, START_PAGE, AdwBin)

/**
 * pursuit_start_page_new:
 * @window: the window
 * @profile: the profile folder
 * @error: (nullable): why it does not open; %NULL for the first start
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *pursuit_start_page_new (PursuitWindow *window, const char *profile, const GError *error);

G_END_DECLS
