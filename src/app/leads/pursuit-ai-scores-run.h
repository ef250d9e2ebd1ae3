/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-place.h"
#include "workspace/scoring/pursuit-score-plan.h"

G_BEGIN_DECLS

/**
 * pursuit_ai_scores_run_start:
 * @place: the place of the leads, in a window
 * @plan: what the person has seen and agreed to
 * @again: whether those are asked about, too, whose score of AI stands
 * @is_scripted: whether the demo's script answers, which is no AI
 *
 * Scores the leads of @plan. The bar at the window's edge shows how far it is and stops it; so does
 * closing the window. In the end it says how many were scored, for how much, and why others were
 * not, and offers to go on with those.
 */
void pursuit_ai_scores_run_start (PursuitPlace *place,
                                  const PursuitScorePlan *plan,
                                  gboolean again,
                                  gboolean is_scripted);

G_END_DECLS
