/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/pursuit-analysis.h"

G_BEGIN_DECLS

/* What is read of a conversation at most, and how many names of competitors. */
#define PURSUIT_TALK_MAX_BYTES (4 * 1024 * 1024)
#define PURSUIT_TALK_MAX_COMPETITORS 512

/**
 * PursuitTalkInput:
 * @transcript: (nullable): the text: a transcript, subtitles, mails or plain words
 * @happened_on: (nullable): the day, `YYYY-MM-DD`, from which "by Friday" counts
 * @own_names: (nullable) (array zero-terminated=1): names of our own people
 * @competitors: (nullable) (array zero-terminated=1): names of competitors
 *
 * What an analysis by rules is made of. Nothing is changed and nothing is kept.
 */
typedef struct
{
  const char *transcript;
  const char *happened_on;
  const char *const *own_names;
  const char *const *competitors;
} PursuitTalkInput;

/**
 * pursuit_talk_analyse:
 * @input: the conversation
 *
 * Reads a conversation by lists of words, in English and German: who talked how much, what stood
 * against us and what was answered, who promised what by when, what it was about, and its mood.
 * Each finding cites its line, and what could not be read is said. The same text has always the
 * same answer, in time that grows with its length. Any thread.
 *
 * Returns: (transfer full): the analysis
 */
PursuitAnalysis *pursuit_talk_analyse (const PursuitTalkInput *input);

/**
 * pursuit_talk_list_times:
 * @transcript: (nullable): a transcript or subtitles
 *
 * Returns: (transfer full): for each line of which it is noted, from 1, when it was said, in whole
 *   seconds; read them with GPOINTER_TO_INT()
 */
GHashTable *pursuit_talk_list_times (const char *transcript);

/**
 * pursuit_talk_list_speakers:
 * @transcript: (nullable): a transcript, subtitles or mails
 *
 * Lists whoever speaks in a text, and who may: a whole name before a colon, also where it stands
 * only once.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names as they are written, each once, and
 *   roles such as "Customer" among them
 */
char **pursuit_talk_list_speakers (const char *transcript);

/**
 * pursuit_talk_classify:
 * @text: what a buyer said or may say
 * @unfinished: whether the last word is still being typed
 *
 * Returns: which kinds of objection it holds, a bit for each; equal bits are the same kind
 */
guint pursuit_talk_classify (const char *text, gboolean unfinished);

/**
 * pursuit_talk_fold:
 * @text: a text
 *
 * Returns: (transfer full) (array zero-terminated=1): its words as they are compared: without
 *   capitals and accents
 */
char **pursuit_talk_fold (const char *text);

G_END_DECLS
