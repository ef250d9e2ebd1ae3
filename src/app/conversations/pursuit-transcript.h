/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PURSUIT_TYPE_TRANSCRIPT (pursuit_transcript_get_type ())

/**
 * PursuitTranscript:
 *
 * A #GListModel of the lines of a transcript (#PursuitTranscriptLine), blank ones left out. Holds
 * the text once and eight bytes a line; lines are taken apart when they are looked at.
 */
G_DECLARE_FINAL_TYPE (PursuitTranscript, pursuit_transcript, PURSUIT, TRANSCRIPT, GObject)

/**
 * pursuit_transcript_new:
 * @text: (nullable): the transcript, UTF-8
 * @badges: (nullable) (element-type guint utf8): what an analysis found, by line
 *
 * Returns: (transfer full): its lines
 */
PursuitTranscript *pursuit_transcript_new (const char *text, GHashTable *badges);

/**
 * pursuit_transcript_set_badges:
 * @self: a transcript
 * @badges: (nullable) (element-type guint utf8): what an analysis found, by line
 *
 * Shows other badges; only the lines that have one, or had, are told to have changed.
 */
void pursuit_transcript_set_badges (PursuitTranscript *self, GHashTable *badges);

/**
 * pursuit_transcript_has_text:
 * @self: a transcript
 * @text: (nullable): a text
 *
 * Returns: whether it is the transcript's
 */
gboolean pursuit_transcript_has_text (PursuitTranscript *self, const char *text);

G_END_DECLS
