/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/records/pursuit-lead-details.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_PAST_SCORES (pursuit_past_scores_get_type ())

/**
 * PursuitPastScores:
 *
 * The way of a lead's score: a slider over its scores, the newest at the end, and below it what
 * moved each, and the score as it was explained then. Read only.
 */
G_DECLARE_FINAL_TYPE (PursuitPastScores, pursuit_past_scores, PURSUIT, PAST_SCORES, AdwWindow)

/**
 * pursuit_past_scores_new:
 * @parent: the window that it stands over
 * @details: a lead with everything around it
 * @narrow: whether there is little room
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWindow *
pursuit_past_scores_new (GtkWindow *parent, PursuitLeadDetails *details, gboolean narrow);

G_END_DECLS
