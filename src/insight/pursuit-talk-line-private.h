/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-utterance.h"

G_BEGIN_DECLS

/* What one line of a transcript, of subtitles or of a mail is. All lines come trimmed and without
 * their end. */

typedef enum
{
  PURSUIT_MAIL_HEADER_NONE,
  PURSUIT_MAIL_HEADER_FROM,
  PURSUIT_MAIL_HEADER_OTHER,
} PursuitMailHeader;

/* Whether what stands before the colon may be a name. */
gboolean pursuit_talk_line_has_name (const PursuitUtterance *line);

/* "Anna Keller  12:40" alone on a line, above what she says. */
gboolean pursuit_talk_line_is_head (
    const char *line, gsize length, const char **name, gsize *name_length, gint64 *at);

/* "1:02:03", "02:03", "02:03.5": seconds, or -1. */
gint64 pursuit_talk_line_read_time (const char *text, gsize length);

/* "00:12.000 --> 00:15.500" */
gboolean pursuit_talk_line_is_cue (const char *line, gsize length);
gboolean pursuit_talk_line_read_cue (const char *line, gsize length, double *from, double *until);

/* "WEBVTT", "NOTE", "STYLE", "REGION" */
gboolean pursuit_talk_line_is_note (const char *line, gsize length);

/* Takes "<v Anna>" and "</v>", or "[Anna]", off. */
gboolean pursuit_talk_line_take_voice (const char **line,
                                       gsize *length,
                                       const char **name,
                                       gsize *name_length);

PursuitMailHeader pursuit_talk_line_read_header (const char *line,
                                                 gsize length,
                                                 const char **value,
                                                 gsize *value_length);

/* "On Monday Anna wrote:" */
gboolean pursuit_talk_line_quotes (const char *line, gsize length);

G_END_DECLS
