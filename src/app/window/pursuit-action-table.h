/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PursuitKeyScope:
 * @PURSUIT_KEYS_EVERYWHERE: keys of the application, whatever has the focus
 * @PURSUIT_KEYS_WINDOW: keys of the window; what is written in takes them first
 * @PURSUIT_KEYS_LEAD: keys of the list and the page of leads
 * @PURSUIT_KEYS_LEAD_LIST: keys of the list of leads alone
 * @PURSUIT_KEYS_STUDIO: keys of the whole studio of a proposal
 * @PURSUIT_KEYS_EDITOR: keys of the text of a proposal
 *
 * Where the keys of an action work.
 */
typedef enum
{
  PURSUIT_KEYS_EVERYWHERE,
  PURSUIT_KEYS_WINDOW,
  PURSUIT_KEYS_LEAD,
  PURSUIT_KEYS_LEAD_LIST,
  PURSUIT_KEYS_STUDIO,
  PURSUIT_KEYS_EDITOR,
} PursuitKeyScope;

/**
 * PursuitActionInfo:
 * @action: (nullable): its detailed name, such as "win.show-place(1)"; %NULL where keys do
 *   something that is no action
 * @title: what it does, to be translated
 * @keys: (nullable): its usual keys as accelerators, separated by blanks; see #PursuitKeyMap
 * @key_action: (nullable): what the keys activate, where it is not @action
 * @scope: where the keys work
 * @group: the heading it stands under among the shortcuts, to be translated
 * @icon_name: (nullable): its symbol
 * @reason: (nullable): what it takes, said where it is not possible, to be translated
 * @not_offered: the palette leaves it out: it has no meaning there
 *
 * One action of the program as people meet it: in the palette and among the shortcuts.
 */
typedef struct
{
  const char *action;
  const char *title;
  const char *keys;
  const char *key_action;
  PursuitKeyScope scope;
  const char *group;
  const char *icon_name;
  const char *reason;
  gboolean not_offered;
} PursuitActionInfo;

/**
 * pursuit_action_table_get:
 * @n_actions: (out): how many there are
 *
 * The one table of actions and their usual keys: the map of keys, the palette and the window of
 * shortcuts are made from it.
 *
 * Returns: (transfer none) (array length=n_actions): the table
 */
const PursuitActionInfo *pursuit_action_table_get (guint *n_actions);

/**
 * pursuit_action_table_parse:
 * @action: an action's detailed name, of the table
 * @target: (out) (transfer full) (nullable): the value that it is activated with, if any
 *
 * Returns: (transfer full): the name alone
 */
char *pursuit_action_table_parse (const char *action, GVariant **target);

/**
 * pursuit_action_table_is_enabled:
 * @info: a row of the table
 * @widget: from where it would be activated
 *
 * Returns: whether the action is there and possible now
 */
gboolean pursuit_action_table_is_enabled (const PursuitActionInfo *info, GtkWidget *widget);

/**
 * pursuit_action_table_list_enabled:
 * @widget: from where they would be activated
 *
 * Returns: (transfer full) (array): pursuit_action_table_is_enabled() for each row of the table,
 *   for less than as many calls take
 */
gboolean *pursuit_action_table_list_enabled (GtkWidget *widget);

/**
 * pursuit_action_table_activate:
 * @info: a row of the table
 * @widget: from where it is activated
 *
 * Does it, if it is possible.
 *
 * Returns: whether there is such an action there
 */
gboolean pursuit_action_table_activate (const PursuitActionInfo *info, GtkWidget *widget);

G_END_DECLS
