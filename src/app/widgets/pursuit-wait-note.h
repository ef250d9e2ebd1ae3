/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workspace/pursuit-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_WAIT_NOTE (pursuit_wait_note_get_type ())

/**
 * PursuitWaitNote:
 *
 * While a question to AI waits, for a limit or for a busy provider, the label of who has asked it
 * says so and counts the seconds down. Then it says again what it said before, unless something new
 * stands there meanwhile.
 */
G_DECLARE_FINAL_TYPE (PursuitWaitNote, pursuit_wait_note, PURSUIT, WAIT_NOTE, GObject)

/**
 * pursuit_wait_note_new:
 * @workspace: in which the question is asked
 * @question: with what it is asked and given up; of all others that wait nothing is said
 * @label: what says it; not kept alive
 *
 * Returns: (transfer full): a note, which speaks as long as it lives
 */
PursuitWaitNote *
pursuit_wait_note_new (PursuitWorkspace *workspace, GCancellable *question, GtkLabel *label);

G_END_DECLS
