/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_TRANSCRIPT_LINE (pursuit_transcript_line_get_type ())

/**
 * PursuitTranscriptLine:
 *
 * A line of a transcript, taken apart for reading: `[12:40] Anna Keller: Fifty thousand …`.
 *
 * Properties: `number` (its line in the text, from 1, as text), `time`, `speaker`, `text`; what
 * a line does not have is "". `has-time`, `has-speaker` and `has-badge` say so. `badge` is what an
 * analysis found there.
 */
G_DECLARE_FINAL_TYPE (
    PursuitTranscriptLine, pursuit_transcript_line, PURSUIT, TRANSCRIPT_LINE, GObject)

/**
 * pursuit_transcript_line_new:
 * @line: the line as it stands, without line end
 * @length: its bytes
 * @number: counted from 1
 * @badge: (nullable): what was found there
 *
 * Returns: (transfer full): the line taken apart
 */
PursuitTranscriptLine *
pursuit_transcript_line_new (const char *line, gsize length, guint number, const char *badge);

G_END_DECLS
