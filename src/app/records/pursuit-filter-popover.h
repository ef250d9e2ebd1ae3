/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_FILTER_POPOVER (pursuit_filter_popover_get_type ())

/**
 * PursuitFilterPopover:
 *
 * What the filter button of the leads opens: a line for conditions that have no chip, and the way
 * to save what the list shows.
 *
 * Signal `entered` (const char *text): a person wants these conditions, too.
 */
G_DECLARE_FINAL_TYPE (
    PursuitFilterPopover, pursuit_filter_popover, PURSUIT, FILTER_POPOVER, GtkPopover)

/**
 * pursuit_filter_popover_answer:
 * @self: a popover
 * @error: (nullable): why the conditions that were entered are not understood; %NULL if they are
 *
 * Says what is wrong and keeps what was written, or empties the line and closes.
 */
void pursuit_filter_popover_answer (PursuitFilterPopover *self, const GError *error);

G_END_DECLS
