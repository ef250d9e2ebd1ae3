/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_OVERRIDE_DIALOG (pursuit_override_dialog_get_type ())

/**
 * PursuitOverrideDialog:
 *
 * Asks for a score that shall stand instead of the computed one, why, and until when. It stays
 * open with the reason beside it while what was typed cannot be set.
 */
G_DECLARE_FINAL_TYPE (
    PursuitOverrideDialog, pursuit_override_dialog, PURSUIT, OVERRIDE_DIALOG, AdwWindow)

/**
 * pursuit_override_dialog_new:
 * @window: the window that it stands over
 * @lead: a lead; what is set by hand already, or the computed score, is filled in
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *pursuit_override_dialog_new (PursuitWindow *window, PursuitRecord *lead);

G_END_DECLS
