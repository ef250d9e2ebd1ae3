/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-denial-private.h"

/* How many words of the same clause before a phrase can deny it, or behind it ("wir brauchen
 * das nicht"), and how far back a condition reaches ("if the budget is …"). */
#define DENIED_BEFORE 3
#define DENIED_BEHIND 2
#define CONDITION_BEFORE 6

void
pursuit_denial_init (PursuitDenial *self, const PursuitLexicon *lexicon)
{
  self->negation = pursuit_lexicon_need_group (lexicon, "negation");
  self->no_negation = pursuit_lexicon_need_group (lexicon, "no-negation");
  self->condition = pursuit_lexicon_need_group (lexicon, "condition");
}

gboolean
pursuit_lexicon_covers (const GArray *matches, guint group, guint word)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const PursuitLexiconMatch *match = &g_array_index (matches, PursuitLexiconMatch, i);

      if (match->group == group && match->first <= word && word <= match->last)
        return TRUE;
    }

  return FALSE;
}

/* The first word, at most @reach before @first, of the clause that @first stands in. */
static guint
clause_start (const PursuitWords *words, guint first, guint reach)
{
  guint at = first;

  while (at > 0 && first - at < reach && !pursuit_words_get (words, at)->opens_clause)
    at--;

  return at;
}

static guint
clause_end (const PursuitWords *words, guint last, guint reach)
{
  guint at = last;

  while (at + 1 < words->words->len && at - last < reach
         && !pursuit_words_get (words, at + 1)->opens_clause)
    at++;

  return at;
}

static gboolean
negates (const PursuitDenial *self, const GArray *matches, guint word)
{
  return pursuit_lexicon_covers (matches, self->negation, word)
         && !pursuit_lexicon_covers (matches, self->no_negation, word);
}

gboolean
pursuit_denial_denies (const PursuitDenial *self,
                       const PursuitWords *words,
                       const GArray *matches,
                       guint first,
                       guint last)
{
  guint end = clause_end (words, last, DENIED_BEHIND);

  for (guint i = clause_start (words, first, DENIED_BEFORE); i <= end; i++)
    if (negates (self, matches, i))
      return TRUE;

  return FALSE;
}

gboolean
pursuit_denial_stands_before (const PursuitDenial *self,
                              const PursuitWords *words,
                              const GArray *matches,
                              guint first)
{
  for (guint i = clause_start (words, first, DENIED_BEFORE); i < first; i++)
    if (negates (self, matches, i))
      return TRUE;

  return FALSE;
}

gboolean
pursuit_denial_is_conditional (const PursuitDenial *self,
                               const PursuitWords *words,
                               const GArray *matches,
                               guint first)
{
  for (guint i = clause_start (words, first, CONDITION_BEFORE); i < first; i++)
    if (pursuit_lexicon_covers (matches, self->condition, i))
      return TRUE;

  return FALSE;
}
