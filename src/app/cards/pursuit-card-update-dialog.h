/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/usage/pursuit-ai-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CARD_UPDATE_DIALOG (pursuit_card_update_dialog_get_type ())

/**
 * PursuitCardUpdateDialog:
 *
 * Asks a provider what conversations, and notes that a person pastes here, would change on a
 * battle card. What it answers stands in a #PursuitCardChangesDialog, to be taken or left.
 */
G_DECLARE_FINAL_TYPE (PursuitCardUpdateDialog,
                      pursuit_card_update_dialog,
                      PURSUIT,
                      CARD_UPDATE_DIALOG,
                      PursuitAiDialog)

/**
 * pursuit_card_update_dialog_new:
 * @window: the window that it stands over, with a workspace
 * @card: the battle card
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *pursuit_card_update_dialog_new (PursuitWindow *window, PursuitRecord *card);

G_END_DECLS
