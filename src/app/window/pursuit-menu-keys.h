/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-action-table.h"

G_BEGIN_DECLS

/**
 * pursuit_menu_keys_show:
 * @menu: a menu of a template, with its sections and submenus
 * @scope: where the menu stands; keys that work only further in are not shown
 *
 * Has each entry show the keys of its action as they are now, and from now on. The toolkit does so
 * by itself only for keys of the application; those of a window, a list or an editor it does not
 * know.
 */
void pursuit_menu_keys_show (GMenuModel *menu, PursuitKeyScope scope);

G_END_DECLS
