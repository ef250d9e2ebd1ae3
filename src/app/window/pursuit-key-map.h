/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-action-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_KEY_MAP (pursuit_key_map_get_type ())

/**
 * PursuitKeyMap:
 *
 * The keys of the actions: those of the table of actions, and those that the person chose
 * instead. What was chosen is kept in the settings, by the name of the action, and takes effect
 * at once in every window. There is one map, as the key bindings of widget classes are there
 * once for the whole program.
 *
 * Its signal `changed` tells that an action has other keys now.
 */
G_DECLARE_FINAL_TYPE (PursuitKeyMap, pursuit_key_map, PURSUIT, KEY_MAP, GObject)

/**
 * pursuit_key_map_get_default:
 *
 * Returns: (transfer none): the one map of the program
 */
PursuitKeyMap *pursuit_key_map_get_default (void);

/**
 * pursuit_key_map_start:
 * @self: the map
 * @application: the application, which gets the keys that work everywhere
 * @settings: (nullable): where what was chosen is kept; without them it is for this run alone
 *
 * Takes what was chosen in earlier runs. An entry that names no action of the table, or keys that
 * are none, is passed over and left where it is.
 */
void pursuit_key_map_start (PursuitKeyMap *self, GtkApplication *application, GSettings *settings);

/**
 * pursuit_key_map_bind:
 * @self: the map
 * @widget_class: a class, in its class function
 * @scope: where its keys work
 *
 * Binds the keys of a scope to their actions in a class of widgets, those of now and, whenever
 * they change, the new ones.
 */
void
pursuit_key_map_bind (PursuitKeyMap *self, GtkWidgetClass *widget_class, PursuitKeyScope scope);

/**
 * pursuit_key_map_bind_first:
 * @self: the map
 * @widget: a widget
 * @scope: where its keys work
 *
 * Binds the keys of a scope in one widget, so that nothing inside it takes them first.
 */
void pursuit_key_map_bind_first (PursuitKeyMap *self, GtkWidget *widget, PursuitKeyScope scope);

/**
 * pursuit_key_map_pass_on:
 * @widget: a widget
 * @keyval: a key that something inside it keeps for itself, such as %GDK_KEY_Escape
 * @modifiers: what is held with it
 *
 * Does what this key does in the window now, if anything, before the widget gets it.
 */
void pursuit_key_map_pass_on (GtkWidget *widget, guint keyval, GdkModifierType modifiers);

/**
 * pursuit_key_map_get_keys:
 * @self: the map
 * @info: a row of the table of actions
 *
 * Returns: (transfer none) (nullable): the keys that work now, as accelerators separated by
 *   blanks; %NULL where the action has none
 */
const char *pursuit_key_map_get_keys (PursuitKeyMap *self, const PursuitActionInfo *info);

/**
 * pursuit_key_map_is_chosen:
 * @self: the map
 * @info: a row of the table of actions
 *
 * Returns: whether the action has other keys than the table says
 */
gboolean pursuit_key_map_is_chosen (PursuitKeyMap *self, const PursuitActionInfo *info);

/**
 * pursuit_key_map_can_choose:
 * @info: a row of the table of actions
 *
 * Returns: whether the action has keys that may be others
 */
gboolean pursuit_key_map_can_choose (const PursuitActionInfo *info);

/**
 * pursuit_key_map_choose:
 * @self: the map
 * @info: an action whose keys may be chosen
 * @keyval: the key, such as %GDK_KEY_n
 * @modifiers: what is held with it; only Shift, Control, Alt, Super, Hyper and Meta count
 * @error: the reason, in words for the person
 *
 * Gives an action other keys. Refused with %G_IO_ERROR_INVALID_ARGUMENT are keys that write text
 * or that copying and moving need, with %G_IO_ERROR_EXISTS those of an action that works in the
 * same place.
 *
 * Returns: whether the action has these keys now
 */
gboolean pursuit_key_map_choose (PursuitKeyMap *self,
                                 const PursuitActionInfo *info,
                                 guint keyval,
                                 GdkModifierType modifiers,
                                 GError **error);

/**
 * pursuit_key_map_reset:
 * @self: the map
 * @info: (nullable): an action, or %NULL for all
 * @error: where another action has them by now
 *
 * Gives an action its keys of the table back.
 *
 * Returns: whether it has them
 */
gboolean pursuit_key_map_reset (PursuitKeyMap *self, const PursuitActionInfo *info, GError **error);

G_END_DECLS
