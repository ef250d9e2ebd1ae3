/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/pursuit-action-table.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_KEY_DIALOG (pursuit_key_dialog_get_type ())

/**
 * PursuitKeyDialog:
 *
 * Waits for the keys that an action shall have, and gives them to it. Keys that cannot be are
 * refused with the reason, and it goes on waiting; Escape leaves all as it is, Backspace gives
 * the usual keys back.
 */
G_DECLARE_FINAL_TYPE (PursuitKeyDialog, pursuit_key_dialog, PURSUIT, KEY_DIALOG, AdwMessageDialog)

/**
 * pursuit_key_dialog_new:
 * @parent: the window it stands over
 * @info: an action whose keys may be chosen
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *pursuit_key_dialog_new (GtkWindow *parent, const PursuitActionInfo *info);

/**
 * pursuit_key_dialog_take:
 * @self: the dialog
 * @keyval: a key that was pressed
 * @modifiers: what was held with it
 *
 * Does with a key what the dialog is there for.
 *
 * Returns: whether it was for the dialog; what moves the focus and modifiers alone are not
 */
gboolean pursuit_key_dialog_take (PursuitKeyDialog *self, guint keyval, GdkModifierType modifiers);

G_END_DECLS
