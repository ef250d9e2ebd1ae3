/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

/**
 * pursuit_proposal_drafter_start:
 * @window: a window with a workspace
 * @lead_id: the lead that the proposal is for
 *
 * Drafts a proposal for a lead and opens it in the studio; asks which template first, where
 * there are several.
 */
void pursuit_proposal_drafter_start (PursuitWindow *window, const char *lead_id);

/**
 * pursuit_proposal_drafter_fill:
 * @window: a window with a workspace
 * @lead_id: the lead that the proposal is for
 * @template: (nullable): the template's id; %NULL for the first one
 *
 * Drafts a proposal by a template, on this machine, and opens it in the studio.
 */
void
pursuit_proposal_drafter_fill (PursuitWindow *window, const char *lead_id, const char *template);

G_END_DECLS
