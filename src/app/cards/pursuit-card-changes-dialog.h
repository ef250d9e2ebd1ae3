/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"
#include "workspace/cards/pursuit-card-update.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_CARD_CHANGES_DIALOG (pursuit_card_changes_dialog_get_type ())

/**
 * PursuitCardChangesDialog:
 *
 * What a provider would change on a battle card, one by one for a person to take or leave. It is
 * not modal: whoever doubts a change looks at the line that it rests on.
 */
G_DECLARE_FINAL_TYPE (
    PursuitCardChangesDialog, pursuit_card_changes_dialog, PURSUIT, CARD_CHANGES_DIALOG, AdwWindow)

/**
 * pursuit_card_changes_dialog_new:
 * @window: the window that it stands over, with a workspace
 * @card: the battle card
 * @proposals: (transfer full): what is proposed, at least one change
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *pursuit_card_changes_dialog_new (PursuitWindow *window,
                                            PursuitRecord *card,
                                            PursuitCardProposals *proposals);

G_END_DECLS
