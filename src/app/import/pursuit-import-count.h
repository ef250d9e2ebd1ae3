/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_IMPORT_COUNT (pursuit_import_count_get_type ())

/**
 * PursuitImportCount:
 *
 * One of the counts of an import: its name, what it means, the figure, and a bar with its share
 * of the rows read.
 *
 * Property `title`: its name. Signal `show-rows`: a person wants to see the rows that are counted.
 */
G_DECLARE_FINAL_TYPE (PursuitImportCount, pursuit_import_count, PURSUIT, IMPORT_COUNT, GtkBox)

/**
 * pursuit_import_count_set:
 * @self: a count
 * @count: how many rows
 * @total: of how many
 * @meaning: what that means, in a few words
 *
 * Shows a figure.
 */
void pursuit_import_count_set (PursuitImportCount *self,
                               guint64 count,
                               guint64 total,
                               const char *meaning);

/**
 * pursuit_import_count_set_showable:
 * @self: a count
 * @showable: whether there are rows to be seen
 *
 * Offers to show the rows that are counted.
 */
void pursuit_import_count_set_showable (PursuitImportCount *self, gboolean showable);

/**
 * pursuit_import_count_get_count:
 * @self: a count
 *
 * Returns: the figure
 */
guint64 pursuit_import_count_get_count (PursuitImportCount *self);

/**
 * pursuit_import_count_get_text:
 * @self: a count
 *
 * Returns: (transfer none): the figure as it is shown
 */
const char *pursuit_import_count_get_text (PursuitImportCount *self);

G_END_DECLS
