/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lists of resources/ai/speech.ini. */
typedef enum
{
  PURSUIT_AI_SPEECH_FILLERS,
  PURSUIT_AI_SPEECH_ASIDES,
  PURSUIT_AI_SPEECH_OPENERS,
  PURSUIT_AI_SPEECH_REPLIES,
  PURSUIT_AI_SPEECH_ANSWERS,
  PURSUIT_AI_SPEECH_NUMBERS,
  PURSUIT_AI_SPEECH_KEEP,
  PURSUIT_AI_SPEECH_N_LISTS,
} PursuitAiSpeechList;

/* One word or one mark of a line. */
typedef struct
{
  char *text;
  char *folded;
  gboolean is_word;
} PursuitAiSpeechItem;

/* Whether a word, or a phrase of folded words, is on a list. */
gboolean pursuit_ai_speech_is_on (PursuitAiSpeechList list, const char *folded);

/* A line taken apart: without the marks of transcribers such as {laughter}. (element-type
 * PursuitAiSpeechItem) */
GPtrArray *pursuit_ai_speech_split (const char *text, gsize length);

/* Takes fillers, asides, stutters, openers and empty punctuation out of a line. */
void pursuit_ai_speech_tidy (GPtrArray *items);

/* The line again. */
char *pursuit_ai_speech_join (GPtrArray *items);

G_END_DECLS
