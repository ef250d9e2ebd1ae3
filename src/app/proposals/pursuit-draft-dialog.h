/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/usage/pursuit-ai-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DRAFT_DIALOG (pursuit_draft_dialog_get_type ())

/**
 * PursuitDraftDialog:
 *
 * Asks a provider for a proposal, or for one section of it again. The answer comes in a
 * #PursuitDraftingView.
 */
G_DECLARE_FINAL_TYPE (
    PursuitDraftDialog, pursuit_draft_dialog, PURSUIT, DRAFT_DIALOG, PursuitAiDialog)

/**
 * pursuit_draft_dialog_new:
 * @window: the window that it stands over, with a workspace
 * @lead: whom the proposal is for
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *pursuit_draft_dialog_new (PursuitWindow *window, PursuitRecord *lead);

/**
 * pursuit_draft_dialog_present_for_section:
 * @window: the window that it stands over, with a workspace
 * @proposal: a draft, as it is stored
 * @offset: where somebody stands in its text, in characters: that section is chosen at first
 *
 * Presents the dialog, or says that the text has no section.
 */
void pursuit_draft_dialog_present_for_section (PursuitWindow *window,
                                               PursuitRecord *proposal,
                                               guint offset);

G_END_DECLS
