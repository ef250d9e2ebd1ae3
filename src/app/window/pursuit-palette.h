/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PALETTE (pursuit_palette_get_type ())

/**
 * PursuitPalette:
 *
 * One entry over every action of the window and every record: Enter does the chosen one, Esc
 * leaves. Actions are found by a few of their letters, records by the search.
 */
G_DECLARE_FINAL_TYPE (PursuitPalette, pursuit_palette, PURSUIT, PALETTE, AdwWindow)

/**
 * pursuit_palette_new:
 * @window: the window with an open workspace
 *
 * Returns: (transfer none): the palette, in front of @window and not presented yet
 */
PursuitPalette *pursuit_palette_new (PursuitWindow *window);

G_END_DECLS
