/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a tag stood, in the text without tags. */
typedef struct
{
  gsize place;
  gsize length; /* of what stands there for something that is missing */
  char *name;   /* of the source; what is missing otherwise */
} PursuitAiDraftTag;

/* (element-type PursuitAiDraftTag): none yet. */
GPtrArray *pursuit_ai_draft_tags_new (void);

/* Appends @length bytes of a draft to @out, without its tags, which go to @tags (nullable). Braces
 * that are no tag stand behind backslashes, so that they do not begin one for the template. In time
 * that grows with @length.
 *
 * At the end, what has begun there and may become a tag is left out. Before it, what more text may
 * still change is not taken at all: the returned number of bytes is settled, and the next call goes
 * on behind them, with the same @out. Fewer than PURSUIT_AI_DRAFT_TAGS_MAX_OPEN remain. */
#define PURSUIT_AI_DRAFT_TAGS_MAX_OPEN 202
gsize pursuit_ai_draft_tags_take (
    GString *out, GPtrArray *tags, const char *text, gsize length, gboolean is_end);

G_END_DECLS
