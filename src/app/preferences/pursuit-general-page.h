/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_GENERAL_PAGE (pursuit_general_page_get_type ())

/**
 * PursuitGeneralPage:
 *
 * The page of the preferences that says who one is, and how windows look. What is typed is kept
 * when it is confirmed or the window closes, and stands in the journal until then.
 */
G_DECLARE_FINAL_TYPE (
    PursuitGeneralPage, pursuit_general_page, PURSUIT, GENERAL_PAGE, AdwPreferencesPage)

/**
 * pursuit_general_page_open:
 * @self: a page
 * @window: a window with an open workspace
 *
 * Shows the name of that workspace's owner, and the appearance that is chosen.
 */
void pursuit_general_page_open (PursuitGeneralPage *self, PursuitWindow *window);

/**
 * pursuit_general_page_save:
 * @self: a page
 *
 * Keeps what was typed and not confirmed.
 */
void pursuit_general_page_save (PursuitGeneralPage *self);

G_END_DECLS
