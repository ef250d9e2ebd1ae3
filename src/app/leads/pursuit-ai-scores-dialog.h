/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/usage/pursuit-ai-dialog.h"
#include "app/window/pursuit-place.h"
#include "workspace/records/pursuit-bulk-edit.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_AI_SCORES_DIALOG (pursuit_ai_scores_dialog_get_type ())

/**
 * PursuitAiScoresDialog:
 *
 * Asks a provider for the scores of many leads: it says how many questions that takes and what they
 * cost together, and shows the first of them. What is sent then is shown by the bar at the window's
 * edge, as that takes long.
 */
G_DECLARE_FINAL_TYPE (
    PursuitAiScoresDialog, pursuit_ai_scores_dialog, PURSUIT, AI_SCORES_DIALOG, PursuitAiDialog)

/**
 * pursuit_ai_scores_dialog_new:
 * @place: the place of the leads, in a window
 * @set: which leads; copied
 * @again: whether those are meant, too, whose score of AI stands; the person can say otherwise
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
pursuit_ai_scores_dialog_new (PursuitPlace *place, const PursuitRecordSet *set, gboolean again);

G_END_DECLS
