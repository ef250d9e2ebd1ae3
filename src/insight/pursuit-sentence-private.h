/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer sentences are cut here: they are tables or lists, and no quote should be longer. */
#define PURSUIT_SENTENCE_MAX_BYTES 1000

/* One sentence of a text, as a place in it. */
typedef struct
{
  const char *start;
  gsize length;
  guint line; /* from 1 */
  gboolean is_question;
  gboolean is_ours; /* one of our own people says it */
} PursuitSentence;

/* Goes through a text sentence by sentence. In a transcript each line is somebody's turn, with
 * the speaker's name before a colon; elsewhere a sentence may go over single line ends. */
typedef struct
{
  const char *p;
  const char *end;
  guint line;
  gboolean at_line_start;
  gboolean is_transcript;
  gboolean is_ours;
  const char *const *own_names;
} PursuitSentenceIter;

void pursuit_sentence_iter_init (PursuitSentenceIter *self, const char *text, gsize length);
void pursuit_sentence_iter_set_transcript (PursuitSentenceIter *self, const char *const *own_names);
gboolean pursuit_sentence_iter_next (PursuitSentenceIter *self, PursuitSentence *sentence);
char *pursuit_sentence_dup (const PursuitSentence *self);

G_END_DECLS
