/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"
#include "workspace/proposals/pursuit-drafting.h"

G_BEGIN_DECLS

#define PURSUIT_TYPE_DRAFTING_VIEW (pursuit_drafting_view_get_type ())

/**
 * PursuitDraftingView:
 *
 * Shows how a provider of AI writes a proposal, or a section of one: the text beside the page, as
 * it comes. Escape, or leaving it, stops the writing within 200 ms. A draft is kept as far as it
 * came, and opened in the studio; half a section is not.
 */
G_DECLARE_FINAL_TYPE (PursuitDraftingView, pursuit_drafting_view, PURSUIT, DRAFTING_VIEW, AdwBin)

/**
 * pursuit_drafting_view_start:
 * @window: a window with a workspace
 * @record: the lead that a draft is for; or the proposal of which a section is written again, as it
 *   is stored
 * @options: how, as for pursuit_workspace_draft_async(), or with a section as for
 *   pursuit_workspace_rewrite_section_async(); copied. The view is the one who hears the text
 *
 * Sends the question, and shows the view until the answer is there.
 */
void pursuit_drafting_view_start (PursuitWindow *window,
                                  PursuitRecord *record,
                                  const PursuitDraftOptions *options);

G_END_DECLS
