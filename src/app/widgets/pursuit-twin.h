/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_TWIN (pursuit_twin_get_type ())

/**
 * PursuitTwin:
 *
 * Two halves of one task: side by side where there is room, else one at a time with a switch at
 * the lower edge. In a .ui file the children have the types `first` and `second`.
 *
 * Properties: `first-title`, `second-title` (what the switch calls them), `second-expands` (whether
 * the second half takes its share of the room, or only what it needs), `folded` (one at a time;
 * read-only).
 */
G_DECLARE_FINAL_TYPE (PursuitTwin, pursuit_twin, PURSUIT, TWIN, GtkBox)

/**
 * pursuit_twin_is_folded:
 * @self: a twin
 *
 * Returns: %TRUE while only one half is to be seen
 */
gboolean pursuit_twin_is_folded (PursuitTwin *self);

/**
 * pursuit_twin_show_half:
 * @self: a twin
 * @second: whether it is the second half
 *
 * Brings a half to the front where only one is to be seen.
 */
void pursuit_twin_show_half (PursuitTwin *self, gboolean second);

G_END_DECLS
