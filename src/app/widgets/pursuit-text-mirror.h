/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_TEXT_MIRROR (pursuit_text_mirror_get_type ())

/**
 * PursuitTextMirror:
 *
 * The text of a buffer as one string that follows its changes. Asking a buffer for all of its text
 * walks every line and every tag of it, 2 ms for 200 kB, which is too much for each key.
 */
G_DECLARE_FINAL_TYPE (PursuitTextMirror, pursuit_text_mirror, PURSUIT, TEXT_MIRROR, GObject)

/**
 * pursuit_text_mirror_new:
 * @buffer: a buffer; not kept alive
 *
 * Returns: (transfer full): its mirror
 */
PursuitTextMirror *pursuit_text_mirror_new (GtkTextBuffer *buffer);

/**
 * pursuit_text_mirror_get_text:
 * @self: a mirror
 *
 * Returns: (transfer none): what gtk_text_buffer_get_text() gives for the whole buffer, hidden
 *   text included, until it changes
 */
const char *pursuit_text_mirror_get_text (PursuitTextMirror *self);

G_END_DECLS
