/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_SEARCH_WINDOW (pursuit_search_window_get_type ())

/**
 * PursuitSearchWindow:
 *
 * Search over everything, as somebody types. Enter opens the record, Esc leaves.
 */
G_DECLARE_FINAL_TYPE (PursuitSearchWindow, pursuit_search_window, PURSUIT, SEARCH_WINDOW, AdwWindow)

/**
 * pursuit_search_window_new:
 * @window: the window with an open workspace
 *
 * Returns: (transfer none): the search, in front of @window and not presented yet
 */
PursuitSearchWindow *pursuit_search_window_new (PursuitWindow *window);

/**
 * pursuit_search_window_set_text:
 * @self: the search
 * @text: what to search for
 *
 * Searches as if @text had been typed.
 */
void pursuit_search_window_set_text (PursuitSearchWindow *self, const char *text);

/**
 * pursuit_search_window_get_answered:
 * @self: the search
 *
 * Returns: (transfer none) (nullable): the text whose results are shown now, which lags behind
 *   what was typed; %NULL while there is none
 */
const char *pursuit_search_window_get_answered (PursuitSearchWindow *self);

G_END_DECLS
