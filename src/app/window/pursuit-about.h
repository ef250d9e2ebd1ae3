/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * pursuit_about_show:
 * @parent: (nullable): the window that it belongs to
 *
 * Shows which version and commit this is, under which licence it may be used, who made it and
 * what it is built on; and what a report of a problem should say, to be copied.
 */
void pursuit_about_show (GtkWindow *parent);

G_END_DECLS
