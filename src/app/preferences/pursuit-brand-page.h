/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_BRAND_PAGE (pursuit_brand_page_get_type ())

/**
 * PursuitBrandPage:
 *
 * The page of the preferences that says how proposals look, with a picture of the first page as it
 * is now. What is changed is kept at once, what is typed when it is confirmed or the window closes.
 */
G_DECLARE_FINAL_TYPE (PursuitBrandPage, pursuit_brand_page, PURSUIT, BRAND_PAGE, AdwPreferencesPage)

/**
 * pursuit_brand_page_open:
 * @self: a page
 * @window: a window with the workspace whose proposals it is about
 *
 * Shows the brand of that workspace.
 */
void pursuit_brand_page_open (PursuitBrandPage *self, PursuitWindow *window);

/**
 * pursuit_brand_page_save:
 * @self: a page
 *
 * Keeps what was typed and not confirmed.
 */
void pursuit_brand_page_save (PursuitBrandPage *self);

/**
 * pursuit_brand_page_take_logo:
 * @self: a page
 * @path: a file
 *
 * Takes a picture as the logo, as after it was chosen.
 */
void pursuit_brand_page_take_logo (PursuitBrandPage *self, const char *path);

G_END_DECLS
