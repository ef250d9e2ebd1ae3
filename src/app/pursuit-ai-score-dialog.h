/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/pursuit-window.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_AI_SCORE_DIALOG (pursuit_ai_score_dialog_get_type ())

/**
 * PursuitAiScoreDialog:
 *
 * Asks a provider for the score of one lead. First it shows who would be asked, what that may cost
 * and, byte for byte, what would leave this machine; nothing leaves before somebody says so. Escape
 * stops a question that is on its way.
 */
G_DECLARE_FINAL_TYPE (
    PursuitAiScoreDialog, pursuit_ai_score_dialog, PURSUIT, AI_SCORE_DIALOG, AdwWindow)

/**
 * pursuit_ai_score_dialog_new:
 * @window: the window that it stands over, with a workspace
 * @lead_id: the lead
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *pursuit_ai_score_dialog_new (PursuitWindow *window, const char *lead_id);

G_END_DECLS
