/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * pursuit_lead_keys_add:
 * @widget_class: the class of a widget of the leads
 *
 * Binds the keys of the leads: Ctrl+D drafts, Ctrl+L logs a note, Ctrl+R scores again. They work
 * in the list and on the page alike, and nowhere else.
 */
void pursuit_lead_keys_add (GtkWidgetClass *widget_class);

G_END_DECLS
