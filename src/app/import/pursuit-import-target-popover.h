/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_TARGET_POPOVER (pursuit_import_target_popover_get_type ())

/**
 * PursuitImportTargetPopover:
 *
 * The list of places where a column of a file can go, with a search. One serves all columns.
 *
 * Signal `chosen` (const char *key): a person has chosen.
 */
G_DECLARE_FINAL_TYPE (PursuitImportTargetPopover,
                      pursuit_import_target_popover,
                      PURSUIT,
                      IMPORT_TARGET_POPOVER,
                      GtkPopover)

/**
 * pursuit_import_target_popover_new:
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *pursuit_import_target_popover_new (void);

/**
 * pursuit_import_target_popover_ask:
 * @self: a popover
 * @button: where to open
 *
 * Opens the list at @button, with nothing searched for.
 */
void pursuit_import_target_popover_ask (PursuitImportTargetPopover *self, GtkWidget *button);

G_END_DECLS
