/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_AI_PAGE (pursuit_ai_page_get_type ())

/**
 * PursuitAiPage:
 *
 * The page of the preferences that says who is asked for AI, and that nobody else is.
 */
G_DECLARE_FINAL_TYPE (PursuitAiPage, pursuit_ai_page, PURSUIT, AI_PAGE, AdwPreferencesPage)

/**
 * pursuit_ai_page_open:
 * @self: a page
 * @window: a window with the workspace whose providers they are
 *
 * Shows the providers of that workspace.
 */
void pursuit_ai_page_open (PursuitAiPage *self, PursuitWindow *window);

/**
 * pursuit_ai_page_remove_row:
 * @self: a page
 *
 * Takes a row away, for a window that is emptied in pieces.
 *
 * Returns: whether there was one
 */
gboolean pursuit_ai_page_remove_row (PursuitAiPage *self);

G_END_DECLS
