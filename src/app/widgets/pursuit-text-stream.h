/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_TEXT_STREAM (pursuit_text_stream_get_type ())

/**
 * PursuitTextStream:
 *
 * Shows a text in a view while it is being written. What comes at once is put in at once, before
 * the next frame, and only what differs is touched. The place where it is written stays in view
 * until somebody scrolls away from it.
 *
 * Signal `shown`: the newest text was put in.
 */
G_DECLARE_FINAL_TYPE (PursuitTextStream, pursuit_text_stream, PURSUIT, TEXT_STREAM, GObject)

/**
 * pursuit_text_stream_new:
 * @view: where to show it; not kept alive, and outlives the stream
 *
 * Returns: (transfer full): a stream that has shown nothing
 */
PursuitTextStream *pursuit_text_stream_new (GtkTextView *view);

/**
 * pursuit_text_stream_set_text:
 * @self: a stream
 * @text: the whole text so far, in UTF-8
 *
 * Shows @text with the next frame, unless a newer one comes before.
 */
void pursuit_text_stream_set_text (PursuitTextStream *self, const char *text);

/**
 * pursuit_text_stream_get_text:
 * @self: a stream
 *
 * Returns: (transfer none): the newest text
 */
const char *pursuit_text_stream_get_text (PursuitTextStream *self);

G_END_DECLS
