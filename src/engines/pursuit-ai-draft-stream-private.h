/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A draft that comes in pieces, split anywhere, without its tags. What is settled is read once,
 * however many pieces follow. */
typedef struct _PursuitAiDraftStream PursuitAiDraftStream;

PursuitAiDraftStream *pursuit_ai_draft_stream_new (void);
void pursuit_ai_draft_stream_free (PursuitAiDraftStream *self);
void pursuit_ai_draft_stream_push (PursuitAiDraftStream *self, const char *piece);

/* Appends what pursuit_ai_draft_strip() makes of all pieces together. */
void pursuit_ai_draft_stream_append_to (PursuitAiDraftStream *self, GString *text);

G_END_DECLS
