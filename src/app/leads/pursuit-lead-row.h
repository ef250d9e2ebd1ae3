/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_LEAD_ROW (pursuit_lead_row_get_type ())

/**
 * PursuitLeadRow:
 *
 * A lead in a list: what it is called and its score, a quiet line, value and stage, and how long
 * ago somebody spoke with it. Flat, as a list keeps some two hundred of them.
 */
G_DECLARE_FINAL_TYPE (PursuitLeadRow, pursuit_lead_row, PURSUIT, LEAD_ROW, GtkWidget)

/**
 * pursuit_lead_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *pursuit_lead_row_new (void);

/**
 * pursuit_lead_row_set_lead:
 * @self: a row
 * @lead: (nullable): a lead; %NULL for one that is being read
 *
 * Shows a lead.
 */
void pursuit_lead_row_set_lead (PursuitLeadRow *self, PursuitRecord *lead);

/**
 * pursuit_lead_row_fill:
 * @item: (transfer none): an item of a list of leads whose child is a row
 * @data: not used
 *
 * A #PursuitRowFunc: shows the item's lead in its row, and names the row for screen readers.
 */
void pursuit_lead_row_fill (GtkListItem *item, gpointer data);

/**
 * pursuit_lead_row_wait:
 * @item: (transfer none): an item of a list of leads whose child is a row
 * @data: not used
 *
 * A #PursuitRowFunc: has the row show no lead any more, without the work of clearing what it says,
 * as it is out of sight and filled soon.
 */
void pursuit_lead_row_wait (GtkListItem *item, gpointer data);

/**
 * pursuit_lead_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the id of the lead that it shows
 */
const char *pursuit_lead_row_get_id (PursuitLeadRow *self);

/**
 * pursuit_lead_dup_quiet_line:
 * @lead: a lead
 *
 * Returns: (transfer full): who and what it is in one line, without its title: contact, job,
 *   industry, size, city
 */
char *pursuit_lead_dup_quiet_line (PursuitRecord *lead);

/**
 * pursuit_score_get_style_class:
 * @score: 0 to 100
 *
 * Returns: (transfer none): the style class for a score of this height
 */
const char *pursuit_score_get_style_class (int score);

G_END_DECLS
