/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PURSUIT_UTTERANCE_MAX_SPEAKER:
 *
 * Bytes before a colon that are still taken for a speaker; longer ones are the text itself.
 */
#define PURSUIT_UTTERANCE_MAX_SPEAKER 60

/**
 * PursuitUtterance:
 * @time: (nullable): when it was said, not terminated
 * @time_length: its bytes
 * @speaker: (nullable): who said it, not terminated
 * @speaker_length: its bytes
 * @text: what was said, not terminated
 * @text_length: its bytes
 *
 * One line of a transcript, such as "[12:40] Anna Keller: We buy in spring". Points into the line.
 */
typedef struct
{
  const char *time;
  gsize time_length;
  const char *speaker;
  gsize speaker_length;
  const char *text;
  gsize text_length;
} PursuitUtterance;

/**
 * pursuit_utterance_parse:
 * @self: (out caller-allocates): what the line says
 * @line: a line of a transcript, in any encoding
 * @length: its bytes, without a line break
 *
 * Takes a line apart: "[time] speaker: text", of which only the text has to be there. The header of
 * a mail, "From: Anna Keller" or "Betreff: Angebot", is text: nobody of that name speaks.
 */
void pursuit_utterance_parse (PursuitUtterance *self, const char *line, gsize length);

G_END_DECLS
