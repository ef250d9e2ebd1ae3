/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-scorer-private.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-engine-name.h"
#include "engines/pursuit-score-engine.h"
#include "workspace/scoring/pursuit-history-private.h"
#include "workspace/scoring/pursuit-score-basis-private.h"

struct _PursuitScorer
{
  PursuitSession *session; /* (unowned) */
  PursuitScoreEngine *ladder;
  PursuitScoreBasis *basis;
  char *trained_at; /* (nullable) */
};

PursuitScorer *
pursuit_scorer_new (PursuitSession *session, GError **error)
{
  g_autoptr (PursuitScorer) self = g_new0 (PursuitScorer, 1);

  self->session = session;
  self->ladder = pursuit_score_engine_new ();
  pursuit_score_engine_add_rung (self->ladder,
                                 pursuit_history_load_rung (session, &self->trained_at));
  self->basis = pursuit_score_basis_load (session, error);

  return self->basis != NULL ? g_steal_pointer (&self) : NULL;
}

void
pursuit_scorer_free (PursuitScorer *self)
{
  g_clear_object (&self->ladder);
  pursuit_score_basis_free (self->basis);
  g_free (self->trained_at);
  g_free (self);
}

const char *
pursuit_scorer_get_trained_at (PursuitScorer *self)
{
  return self->trained_at;
}

const PursuitScoreFormula *
pursuit_scorer_get_formula (PursuitScorer *self)
{
  return &self->basis->formula;
}

/* A history reads the lead alone, so that thousands need no look around each. */
static gboolean
needs_context (PursuitScorer *self, const char *engine)
{
  return self->trained_at == NULL
         || !(pursuit_engine_name_is_open (engine) || g_strcmp0 (engine, "history") == 0);
}

gboolean
pursuit_scorer_describe (PursuitScorer *self,
                         PursuitRecord *lead,
                         PursuitScorecardInput *input,
                         PursuitLeadContext **context,
                         GError **error)
{
  return pursuit_score_basis_describe (self->basis, self->session, lead, input, context, error);
}

PursuitScore *
pursuit_scorer_score (PursuitScorer *self,
                      PursuitRecord *lead,
                      const char *engine,
                      const int *assumed,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (PursuitLeadContext) context = NULL;
  PursuitScorecardInput input;
  PursuitScore *score;

  if (!pursuit_scorer_describe (self, lead, &input, needs_context (self, engine) ? &context : NULL,
                                error))
    return NULL;
  input.assumed = assumed;
  score = pursuit_score_engine_score (self->ladder, engine, &input, cancellable, error);
  if (score != NULL && score->scored_at == NULL)
    score->scored_at = pursuit_clock_dup_now ();

  return score;
}
