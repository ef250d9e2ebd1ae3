/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-field.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pursuit_choice_menu_new:
 * @choices: the choices, of which the last has no nick
 * @action: what an item does; its target is the choice's nick
 * @all: (nullable): a first item with an empty target, in the person's language
 *
 * Returns: (transfer full): a menu of the choices
 */
GMenuModel *
pursuit_choice_menu_new (const PursuitChoice *choices, const char *action, const char *all);

/**
 * pursuit_choice_menu_append:
 * @menu: a menu
 * @label: what the item says
 * @action: what it does
 * @value: the target of @action
 *
 * Appends an item of which the action's state marks the present one.
 */
void
pursuit_choice_menu_append (GMenu *menu, const char *label, const char *action, const char *value);

/**
 * pursuit_choice_menu_show:
 * @button: the button of a menu of choices
 * @text: the one that is chosen, which it shows
 * @name: what is chosen here, which a screen reader says before it
 *
 * Shows on its button what is chosen.
 */
void pursuit_choice_menu_show (GtkMenuButton *button, const char *text, const char *name);

G_END_DECLS
