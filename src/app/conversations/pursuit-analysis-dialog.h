/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/usage/pursuit-ai-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_ANALYSIS_DIALOG (pursuit_analysis_dialog_get_type ())

/**
 * PursuitAnalysisDialog:
 *
 * Asks a provider what a conversation holds.
 *
 * Signal `analysed`: the answer is kept with the conversation.
 */
G_DECLARE_FINAL_TYPE (
    PursuitAnalysisDialog, pursuit_analysis_dialog, PURSUIT, ANALYSIS_DIALOG, PursuitAiDialog)

/**
 * pursuit_analysis_dialog_new:
 * @window: the window that it stands over, with a workspace
 * @conversation_id: the conversation
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *pursuit_analysis_dialog_new (PursuitWindow *window, const char *conversation_id);

G_END_DECLS
