/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_NAMED_BOX (pursuit_named_box_get_type ())

/**
 * PursuitNamedBox:
 *
 * What a row of a list shows, as a .ui file describes it. Its property `row-name` is the name of
 * the row for screen readers: the row itself is the list's, and GTK 4.8 gives it none.
 */
G_DECLARE_FINAL_TYPE (PursuitNamedBox, pursuit_named_box, PURSUIT, NAMED_BOX, GtkBox)

G_END_DECLS
