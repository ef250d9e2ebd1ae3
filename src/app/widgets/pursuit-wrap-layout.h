/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_WRAP_LAYOUT (pursuit_wrap_layout_get_type ())

/**
 * PursuitWrapLayout:
 *
 * Puts children beside each other, each as wide as it likes to be, and goes on in a further line
 * where one has no room: a row of chips of which none is cut, in any language and size of text.
 * Those that expand share what is left of their line.
 */
G_DECLARE_FINAL_TYPE (
    PursuitWrapLayout, pursuit_wrap_layout, PURSUIT, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
