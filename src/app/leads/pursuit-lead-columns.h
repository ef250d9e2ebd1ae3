/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/leads/pursuit-lead-column.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a frame costs grows with the columns: six take twice what rows take, twelve three times. */
#define PURSUIT_LEAD_COLUMNS_MAX 6u

#define PURSUIT_TYPE_LEAD_COLUMNS (pursuit_lead_columns_get_type ())

/**
 * PursuitLeadColumns:
 *
 * Which columns the person wants the leads in, in which order, and whether the leads are shown in
 * columns at all. The settings keep all of it.
 *
 * Property `shown`: whether the leads are shown in columns. Signal `changed`: other columns are
 * chosen, or another order.
 */
G_DECLARE_FINAL_TYPE (PursuitLeadColumns, pursuit_lead_columns, PURSUIT, LEAD_COLUMNS, GObject)

/**
 * pursuit_lead_columns_new:
 * @application: (nullable): whose settings keep what is chosen; without any it is for this run
 *
 * Returns: (transfer full): the columns as they were left; keys that name none are passed over
 */
PursuitLeadColumns *pursuit_lead_columns_new (GtkApplication *application);

/**
 * pursuit_lead_columns_get_shown:
 * @self: columns
 *
 * Returns: whether the leads are shown in columns
 */
gboolean pursuit_lead_columns_get_shown (PursuitLeadColumns *self);

/**
 * pursuit_lead_columns_get_chosen:
 * @self: columns
 *
 * Returns: (transfer none) (element-type PursuitLeadColumn): the chosen columns in their order, at
 *   most %PURSUIT_LEAD_COLUMNS_MAX, with the name among them; until the next `changed`
 */
GPtrArray *pursuit_lead_columns_get_chosen (PursuitLeadColumns *self);

/**
 * pursuit_lead_columns_choose:
 * @self: columns
 * @keys: keys in their order; what names no column, comes twice or is too much is passed over
 *
 * Chooses columns.
 */
void pursuit_lead_columns_choose (PursuitLeadColumns *self, const char *const *keys);

/**
 * pursuit_lead_columns_get_width:
 * @self: the columns
 * @column: one of them
 *
 * Returns: the width in pixels that a person has given it, 0 for none
 */
int pursuit_lead_columns_get_width (PursuitLeadColumns *self, const PursuitLeadColumn *column);

/**
 * pursuit_lead_columns_set_width:
 * @self: the columns
 * @column: one of them
 * @width: in pixels
 *
 * Keeps the width that a person has given a column, for the next time.
 */
void pursuit_lead_columns_set_width (PursuitLeadColumns *self,
                                     const PursuitLeadColumn *column,
                                     int width);

/**
 * pursuit_lead_columns_dup_action:
 * @self: columns
 *
 * Returns: (transfer full): the action "as-columns", which turns the property `shown`
 */
GAction *pursuit_lead_columns_dup_action (PursuitLeadColumns *self);

/**
 * pursuit_lead_columns_get_actions:
 * @self: columns
 *
 * Returns: (transfer none): an action for each column that can be there or not, named by its key;
 *   those of further columns are not possible while there are as many as can be
 */
GActionGroup *pursuit_lead_columns_get_actions (PursuitLeadColumns *self);

/**
 * pursuit_lead_columns_create_menu:
 *
 * Returns: (transfer full): a menu of the actions, for whoever has them as "columns"
 */
GMenuModel *pursuit_lead_columns_create_menu (void);

G_END_DECLS
