/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"
#include "workspace/proposals/pursuit-drafting.h"

G_BEGIN_DECLS

/**
 * pursuit_draft_failure_show:
 * @window: (nullable): the window in which it was asked for; one that has gone shows nothing
 * @record: the lead of the draft, or the proposal of which a section was to be written again
 * @options: what the person wished; copied
 * @error: why it failed; nothing is shown for %G_IO_ERROR_CANCELLED
 *
 * Says that a draft of AI failed, and offers what still helps: the same question once more, and of
 * a whole draft the template, filled in on this machine.
 */
void pursuit_draft_failure_show (PursuitWindow *window,
                                 PursuitRecord *record,
                                 const PursuitDraftOptions *options,
                                 const GError *error);

G_END_DECLS
