/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/usage/pursuit-ai-dialog.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_AI_SCORE_DIALOG (pursuit_ai_score_dialog_get_type ())

/**
 * PursuitAiScoreDialog:
 *
 * Asks a provider for the score of one lead.
 */
G_DECLARE_FINAL_TYPE (
    PursuitAiScoreDialog, pursuit_ai_score_dialog, PURSUIT, AI_SCORE_DIALOG, PursuitAiDialog)

/**
 * pursuit_ai_score_dialog_new:
 * @window: the window that it stands over, with a workspace
 * @lead_id: the lead
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *pursuit_ai_score_dialog_new (PursuitWindow *window, const char *lead_id);

G_END_DECLS
