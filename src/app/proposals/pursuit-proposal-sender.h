/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/pursuit-window.h"

G_BEGIN_DECLS

/**
 * pursuit_proposal_sender_start:
 * @window: a window
 * @proposal: a draft, with everything saved
 * @studio: (nullable): the studio in which it is open
 *
 * Asks whether it shall only be marked as sent, or also go into a mail draft with the PDF; both
 * freeze a version. What was frozen is what is attached, to the byte. A draft in which something is
 * to be mended first is refused, and leads to the list of that in the studio.
 */
void
pursuit_proposal_sender_start (PursuitWindow *window, PursuitRecord *proposal, GtkWidget *studio);

G_END_DECLS
