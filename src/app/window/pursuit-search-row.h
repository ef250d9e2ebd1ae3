/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/records/pursuit-records.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_SEARCH_ROW (pursuit_search_row_get_type ())

/**
 * PursuitSearchRow:
 *
 * One result of the search window. Rows are used again for the results of the next letter.
 */
G_DECLARE_FINAL_TYPE (PursuitSearchRow, pursuit_search_row, PURSUIT, SEARCH_ROW, GtkListBoxRow)

/**
 * pursuit_search_row_new:
 *
 * Returns: (transfer floating): a row without a result
 */
GtkWidget *pursuit_search_row_new (void);

/**
 * pursuit_search_row_set_hit:
 * @self: a row
 * @hit: what it shows from now on, copied
 */
void pursuit_search_row_set_hit (PursuitSearchRow *self, const PursuitSearchHit *hit);

/**
 * pursuit_search_row_get_hit:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
const PursuitSearchHit *pursuit_search_row_get_hit (PursuitSearchRow *self);

G_END_DECLS
