/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-words-private.h"

G_BEGIN_DECLS

/* How many other words ".." stands for at most. */
#define PURSUIT_PHRASE_MAX_GAP 4

/* One word of a phrase. */
typedef struct
{
  char *text;
  gsize length;
  gboolean any_number; /* "#" */
  gboolean open_start; /* "*leiter" */
  gboolean open_end;   /* "leit*" */
  guint gap;           /* how many other words may stand before it */
} PursuitPhraseWord;

/* A pattern of words, as resources/insight/phrases.txt writes it. */
typedef struct
{
  guint group;
  guint n_words;
  PursuitPhraseWord *words;
} PursuitPhrase;

PursuitPhrase *pursuit_phrase_new (guint group, const char *pattern);
void pursuit_phrase_free (PursuitPhrase *self);
gboolean
pursuit_phrase_word_matches (const PursuitPhraseWord *self, const PursuitWords *words, guint i);
gboolean pursuit_phrase_matches (const PursuitPhrase *self,
                                 const PursuitWords *words,
                                 guint first,
                                 guint *last);

G_END_DECLS
