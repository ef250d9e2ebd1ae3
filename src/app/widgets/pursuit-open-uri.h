/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pursuit_open_uri:
 * @widget: whose window asks
 * @uri: a target that pursuit_link_is_safe() and leads out of the document
 *
 * Hands an address to the program that the desktop has for it. The one place that does so.
 */
void pursuit_open_uri (GtkWidget *widget, const char *uri);

/**
 * pursuit_open_folder:
 * @widget: whose window asks
 * @path: a folder of this machine
 *
 * Shows a folder in the program that the desktop has for folders.
 */
void pursuit_open_folder (GtkWidget *widget, const char *path);

G_END_DECLS
