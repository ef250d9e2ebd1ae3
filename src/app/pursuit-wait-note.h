/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_WAIT_NOTE (pursuit_wait_note_get_type ())

/**
 * PursuitWaitNote:
 *
 * While a question to AI waits, for a limit or for a busy provider, a label says so and counts the
 * seconds down. Then it says again what it said before.
 */
G_DECLARE_FINAL_TYPE (PursuitWaitNote, pursuit_wait_note, PURSUIT, WAIT_NOTE, GObject)

/**
 * pursuit_wait_note_new:
 * @workspace: in which the question is asked
 * @label: what says it; not kept alive
 *
 * Returns: (transfer full): a note, which speaks as long as it lives
 */
PursuitWaitNote *pursuit_wait_note_new (PursuitWorkspace *workspace, GtkLabel *label);

G_END_DECLS
