/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "insight/pursuit-lexicon-private.h"

G_BEGIN_DECLS

/* What turns or weakens a phrase that stands beside it, as groups of one lexicon. */
typedef struct
{
  guint negation, no_negation, condition;
} PursuitDenial;

void pursuit_denial_init (PursuitDenial *self, const PursuitLexicon *lexicon);

/* "the budget is not approved", "wir brauchen das nicht": denied before or behind the phrase. */
gboolean pursuit_denial_denies (const PursuitDenial *self,
                                const PursuitWords *words,
                                const GArray *matches,
                                guint first,
                                guint last);

/* The same, but only before it. */
gboolean pursuit_denial_stands_before (const PursuitDenial *self,
                                       const PursuitWords *words,
                                       const GArray *matches,
                                       guint first);

/* "if the budget is approved" */
gboolean pursuit_denial_is_conditional (const PursuitDenial *self,
                                        const PursuitWords *words,
                                        const GArray *matches,
                                        guint first);

/* Whether a match of the group covers a word. */
gboolean pursuit_lexicon_covers (const GArray *matches, guint group, guint word);

G_END_DECLS
