/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pursuit_hit_text_get_icon:
 * @kind: the kind of what was found
 *
 * Returns: (transfer none): the name of its symbol
 */
const char *pursuit_hit_text_get_icon (PursuitKind kind);

/**
 * pursuit_hit_text_set_snippet:
 * @label: a label
 * @title: (nullable): what stands before it, plain
 * @snippet: (nullable): the snippet of a #PursuitSearchHit, with its marks
 *
 * Shows a snippet on one line, with what was searched for made bold and underlined. Whatever the
 * record says is shown as it is.
 */
void pursuit_hit_text_set_snippet (GtkLabel *label, const char *title, const char *snippet);

G_END_DECLS
