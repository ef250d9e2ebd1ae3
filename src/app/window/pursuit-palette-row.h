/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-action-table.h"
#include "workspace/records/pursuit-records.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_PALETTE_ROW (pursuit_palette_row_get_type ())

/**
 * PursuitPaletteRow:
 *
 * A row of the palette: an action, a record, or the search for what was typed.
 */
G_DECLARE_FINAL_TYPE (PursuitPaletteRow, pursuit_palette_row, PURSUIT, PALETTE_ROW, GtkListBoxRow)

/**
 * pursuit_palette_row_new_action:
 * @info: a row of the table of actions
 * @marks: the characters of its title that were typed, as pursuit_fuzzy_match() tells them
 * @enabled: whether it is possible now; if not, the row says why and cannot be chosen
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
pursuit_palette_row_new_action (const PursuitActionInfo *info, guint64 marks, gboolean enabled);

/**
 * pursuit_palette_row_new_hit:
 * @hit: a record that was found
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *pursuit_palette_row_new_hit (const PursuitSearchHit *hit);

/**
 * pursuit_palette_row_new_search:
 * @text: what was typed
 *
 * Returns: (transfer floating): a row that stands for the search for @text
 */
GtkWidget *pursuit_palette_row_new_search (const char *text);

/**
 * pursuit_palette_row_get_action:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its action
 */
const PursuitActionInfo *pursuit_palette_row_get_action (PursuitPaletteRow *self);

/**
 * pursuit_palette_row_get_hit:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): its record
 */
const PursuitSearchHit *pursuit_palette_row_get_hit (PursuitPaletteRow *self);

/**
 * pursuit_palette_row_get_group:
 * @self: a row
 *
 * Returns: (transfer none): the heading it stands under
 */
const char *pursuit_palette_row_get_group (PursuitPaletteRow *self);

G_END_DECLS
