/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_MODEL_DIALOG (pursuit_model_dialog_get_type ())

/**
 * PursuitModelDialog:
 *
 * The page of the model that was learnt from the own won and lost leads: whether it may speak,
 * from when and how many leads, how good it is beside the win rate alone, its calibration
 * picture with a table twin, what it rests on, the columns that were left out, and the suspects
 * with a switch each. It learns, with progress and a way to stop it, and forgets.
 */
G_DECLARE_FINAL_TYPE (PursuitModelDialog, pursuit_model_dialog, PURSUIT, MODEL_DIALOG, AdwWindow)

/**
 * pursuit_model_dialog_new:
 * @window: the window that it stands over, with a workspace
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *pursuit_model_dialog_new (PursuitWindow *window);

G_END_DECLS
