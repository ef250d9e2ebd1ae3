/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/records/pursuit-record-selection.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_LEAD_MENU (pursuit_lead_menu_get_type ())

/**
 * PursuitLeadMenu:
 *
 * The menu of the selected leads, which comes up where the secondary button is pressed on one of
 * them, and at the focus for Shift+F10 and the menu key. A press beside the selection selects its
 * own row first.
 */
G_DECLARE_FINAL_TYPE (PursuitLeadMenu, pursuit_lead_menu, PURSUIT, LEAD_MENU, GObject)

/**
 * pursuit_lead_menu_new:
 * @widget: (transfer none): what the rows are in
 * @selection: (transfer none): which leads are selected
 *
 * Returns: (transfer full): the menu
 */
PursuitLeadMenu *pursuit_lead_menu_new (GtkWidget *widget, PursuitRecordSelection *selection);

/**
 * pursuit_lead_menu_mark_row:
 * @child: what shows a lead, or a part of one
 * @item: the row of a list or the cell of a table that @child is in
 *
 * Lets pursuit_lead_menu_find_row() know where @child stands.
 */
void pursuit_lead_menu_mark_row (GtkWidget *child, GtkListItem *item);

/**
 * pursuit_lead_menu_find_row:
 * @widget: (nullable): something that is pressed, or has the focus
 * @position: (out): where in the list the row stands that @widget is, is in, or is around
 *
 * Returns: %FALSE if it is no row
 */
gboolean pursuit_lead_menu_find_row (GtkWidget *widget, guint *position);

/**
 * pursuit_lead_menu_focus_row:
 * @rows: a list whose rows, or what is in them, are marked
 * @position: one of those that are in sight
 *
 * Gives a row the focus, for which GTK 4.8 has no word; the list itself, if the row is not there.
 */
void pursuit_lead_menu_focus_row (GtkWidget *rows, guint position);

G_END_DECLS
