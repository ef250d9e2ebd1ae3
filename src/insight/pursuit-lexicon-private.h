/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-phrase-private.h"

G_BEGIN_DECLS

/* The lists of words and phrases in resources/insight, indexed. Read-only once made. */
typedef struct _PursuitLexicon PursuitLexicon;

/* A phrase found in a text. */
typedef struct
{
  guint group;
  guint first;
  guint last;
} PursuitLexiconMatch;

/* The words about a lead, and those of a conversation. */
const PursuitLexicon *pursuit_lexicon_get (void);
const PursuitLexicon *pursuit_lexicon_get_talk (void);
guint pursuit_lexicon_need_group (const PursuitLexicon *self, const char *name);
gboolean pursuit_lexicon_find_group (const PursuitLexicon *self, const char *name, guint *group);
const char *pursuit_lexicon_get_group_name (const PursuitLexicon *self, guint group);
guint pursuit_lexicon_get_n_groups (const PursuitLexicon *self);

/* Appends all matches, in reading order, to a GArray of PursuitLexiconMatch. */
void pursuit_lexicon_match (const PursuitLexicon *self, const PursuitWords *words, GArray *matches);

/* The phrases of one word that begin like this: what is being typed. They stand at no place. */
void
pursuit_lexicon_match_beginning (const PursuitLexicon *self, const char *word, GArray *matches);

G_END_DECLS
