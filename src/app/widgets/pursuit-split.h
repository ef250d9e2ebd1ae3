/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_SPLIT (pursuit_split_get_type ())

/**
 * PursuitSplit:
 *
 * Two children of a page: side by side where there is room, the one of type `side` at the right
 * with a fixed width, else the side above the main one. Its property `narrow` says that even one
 * column is short of room, so that the page can choose smaller forms.
 */
G_DECLARE_FINAL_TYPE (PursuitSplit, pursuit_split, PURSUIT, SPLIT, GtkWidget)

/**
 * pursuit_split_is_narrow:
 * @self: a split
 *
 * Returns: whether it is narrow
 */
gboolean pursuit_split_is_narrow (PursuitSplit *self);

G_END_DECLS
