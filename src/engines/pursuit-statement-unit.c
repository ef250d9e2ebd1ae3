/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engines/pursuit-statement-unit-private.h"

#include "engines/pursuit-claim-words-private.h"

/* One of so many things that are said of a figure has to be said by its source. */
#define FIGURE_SHARE 3

void
pursuit_statement_unit_free (PursuitStatementUnit *self)
{
  if (self->is_first)
    {
      g_ptr_array_unref (self->parts);
      pursuit_claim_gist_free (self->context);
    }
  pursuit_claim_gist_free (self->gist);
  g_free (self);
}

/* Nobody promises what the source does not. */
static gboolean
holds_promises (const PursuitClaimGist *said, const PursuitStatementUnit *unit)
{
  for (guint i = 0; i < said->things->len; i++)
    if (pursuit_claim_word_is_promise (said->things->pdata[i])
        && !pursuit_claim_gist_has (unit->context, said->things->pdata[i]))
      return FALSE;

  return TRUE;
}

/* "Delivery takes three weeks, mounting two days" says nothing of a mounting of three weeks. */
static gboolean
is_of_other_clause (const PursuitClaimGist *said,
                    const PursuitStatementUnit *unit,
                    const PursuitClaimPart *clause)
{
  if (clause == NULL || said->things->len == 0
      || pursuit_claim_gist_count_shared (said, clause->gist) > 0)
    return FALSE;
  for (guint i = 0; i < unit->part->clauses->len; i++)
    {
      const PursuitClaimPart *other = unit->part->clauses->pdata[i];

      if (other != clause && other->has_figures
          && pursuit_claim_gist_count_shared (said, other->gist) > 0)
        return TRUE;
    }

  return FALSE;
}

/* What is said of a competitor has to name somebody. */
static gboolean
is_of_same_side (const PursuitClaimGist *said, const PursuitStatementUnit *unit)
{
  for (guint i = 0; unit->is_theirs && i < said->things->len; i++)
    if (g_ascii_isalpha (*(const char *) said->things->pdata[i])
        && !pursuit_claim_gist_has (unit->gist, said->things->pdata[i]))
      return TRUE;

  return !unit->is_theirs;
}

/* Of several things one at least, and of a promise most. That both cost something does not make
 * them one. */
static gboolean
shares_enough (const PursuitClaimGist *said,
               guint n,
               gboolean counts_things,
               const PursuitStatementUnit *unit)
{
  guint n_own = 0;
  guint n_own_shared = 0;
  guint shared = 0;
  gboolean promises = FALSE;

  for (guint i = 0; i < said->things->len; i++)
    {
      const char *thing = said->things->pdata[i];
      gboolean is_own = !pursuit_claim_word_is_of_offer (thing);
      gboolean has = pursuit_claim_gist_has (unit->gist, thing);

      promises = promises || pursuit_claim_word_is_promise (thing);
      shared += has;
      n_own += is_own;
      n_own_shared += is_own && pursuit_claim_gist_has (unit->context, thing);
    }
  if (shared == 0 || (n_own > 0 && n_own_shared == 0 && shared < 2))
    return FALSE;

  return promises && !counts_things ? shared * 2 > said->things->len : shared * FIGURE_SHARE >= n;
}

gboolean
pursuit_statement_unit_is_about (const PursuitStatementUnit *self,
                                 gboolean counts_things,
                                 const PursuitClaimPart *sentence,
                                 const PursuitClaimPart *clause,
                                 const PursuitClaimPart *source_clause)
{
  guint n = MIN (sentence->gist->things->len, MAX (clause->gist->things->len, 3));
  gboolean is_denied = clause->gist->is_negated && !self->gist->is_negated;

  return is_of_same_side (sentence->gist, self)
         && (counts_things || (!is_denied && holds_promises (clause->gist, self)))
         && shares_enough (sentence->gist, n, counts_things, self)
         && !is_of_other_clause (clause->gist, self, source_clause);
}

/* Half of what is said is in one sentence, or most of it in one source. In another language fewer
 * words are known, and a figure that is borne out says the rest. */
static gboolean
is_enough (gboolean is_german, guint n, gboolean has_figure, guint here, guint around)
{
  if (has_figure)
    return here * FIGURE_SHARE >= n;
  if (n <= 2)
    return here == n || around == n;

  return here * (is_german ? 5 : 4) >= n * 2 || around * 4 >= n * 3;
}

/* "The pumps are monitored" is not what "run without any monitoring" says. */
gboolean
pursuit_statement_unit_denies (const PursuitStatementUnit *self, const PursuitClaimGist *said)
{
  const PursuitClaimPart *best = NULL;
  guint most = 0;

  for (guint i = 0; !said->is_negated && i < self->part->clauses->len; i++)
    {
      const PursuitClaimPart *clause = self->part->clauses->pdata[i];
      guint shared = pursuit_claim_gist_count_held (said, clause->gist);

      if (shared > most || (shared == most && best != NULL && !clause->gist->is_negated))
        best = clause;
      most = MAX (most, shared);
    }

  return best != NULL && most > 0 && best->gist->is_negated;
}

/* What is denied has to be denied there as well. */
gboolean
pursuit_statement_unit_bears (const PursuitStatementUnit *self,
                              const PursuitClaimGist *said,
                              gboolean is_german,
                              gboolean has_figure,
                              guint n_shared)
{
  guint here = said->is_negated && !self->gist->is_negated ? 0 : n_shared;
  guint around = said->is_negated && !self->context->is_negated
                     ? 0
                     : pursuit_claim_gist_count_held (said, self->context);

  guint n = pursuit_claim_gist_count (said);

  if (self->is_list)
    return here == n;

  return is_of_same_side (said, self) && !pursuit_statement_unit_denies (self, said)
         && holds_promises (said, self) && is_enough (is_german, n, has_figure, here, around);
}
