/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ai/pursuit-ai-mask.h"
#include "core/pursuit-record.h"

G_BEGIN_DECLS

/* Whether a speaker is nobody to hide, such as a competitor that a card is about. */
typedef gboolean (*PursuitSpeakerFunc) (const char *name, gpointer data);

/* Hides who speaks in a text, except roles and those of whom @stays is true (nullable). */
void pursuit_speaker_names_add_text (PursuitAiMask *mask,
                                     const char *text,
                                     PursuitSpeakerFunc stays,
                                     gpointer data);

/* Hides who speaks in a conversation and who took part in it: for every conversation of which
 * anything is sent. Those who speak elsewhere in it may be named in the part that is. */
void pursuit_speaker_names_add_conversation (PursuitAiMask *mask,
                                             PursuitRecord *conversation,
                                             PursuitSpeakerFunc stays,
                                             gpointer data);

G_END_DECLS
