/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One word of a text as phrases are compared with it: no capitals, no accents. */
typedef struct
{
  guint start; /* in the folded text */
  guint length;
  gboolean is_number;
  gboolean opens_clause; /* a comma, colon or bracket stands before it */
} PursuitWord;

/* A text taken apart into words. Made once and used for many texts. */
typedef struct
{
  GString *folded;
  GArray *words; /* (element-type PursuitWord) */
} PursuitWords;

void pursuit_words_init (PursuitWords *self);
void pursuit_words_clear (PursuitWords *self);
void pursuit_words_set (PursuitWords *self, const char *text, gsize length);

static inline const PursuitWord *
pursuit_words_get (const PursuitWords *self, guint i)
{
  return &g_array_index (self->words, PursuitWord, i);
}

static inline const char *
pursuit_words_get_text (const PursuitWords *self, guint i)
{
  return self->folded->str + pursuit_words_get (self, i)->start;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PursuitWords, pursuit_words_clear)

G_END_DECLS
