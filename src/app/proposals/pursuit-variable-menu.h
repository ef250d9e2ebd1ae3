/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * pursuit_variable_menu_new:
 * @action: what an entry activates, with the name of its variable as a string
 *
 * Offers every variable that a proposal's text may have, by what it stands for.
 *
 * Returns: (transfer full): a menu
 */
GMenuModel *pursuit_variable_menu_new (const char *action);

G_END_DECLS
