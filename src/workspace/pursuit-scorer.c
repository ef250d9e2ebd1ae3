/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/pursuit-scorer-private.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-engine-name.h"
#include "core/pursuit-json.h"
#include "engines/pursuit-score-engine.h"
#include "store/pursuit-keeping.h"
#include "workspace/pursuit-history-private.h"
#include "workspace/pursuit-lead-context-private.h"
#include "workspace/pursuit-own-names-private.h"

struct _PursuitScorer
{
  PursuitSession *session; /* (unowned) */
  PursuitScoreEngine *ladder;
  PursuitScoreFormula formula;
  char **own_names;
  char *trained_at; /* (nullable) */
};

/* Weights are kept as a JSON array in the order of the parts. */
static void
load_formula (PursuitScorer *self)
{
  g_autofree char *text = pursuit_session_get_setting (self->session, "score.formula");
  g_autoptr (JsonNode) node = text != NULL ? pursuit_json_parse (text, -1, NULL) : NULL;
  JsonArray *weights = NULL;
  gint64 sum = 0;

  self->formula = PURSUIT_SCORE_FORMULA_DEFAULT;
  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    weights = json_node_get_array (node);
  if (weights == NULL || json_array_get_length (weights) != PURSUIT_SCORE_N_PARTS)
    return;

  for (guint i = 0; i < PURSUIT_SCORE_N_PARTS; i++)
    sum += CLAMP (json_array_get_int_element (weights, i), 0, 1000);
  for (guint i = 0; sum > 0 && i < PURSUIT_SCORE_N_PARTS; i++)
    self->formula.weights[i] = (guint) CLAMP (json_array_get_int_element (weights, i), 0, 1000);
}

PursuitScorer *
pursuit_scorer_new (PursuitSession *session, GError **error)
{
  g_autoptr (PursuitScorer) self = g_new0 (PursuitScorer, 1);

  self->session = session;
  self->ladder = pursuit_score_engine_new ();
  pursuit_score_engine_add_rung (self->ladder,
                                 pursuit_history_load_rung (session, &self->trained_at));
  load_formula (self);

  self->own_names = pursuit_own_names_load (session, error);

  return self->own_names != NULL ? g_steal_pointer (&self) : NULL;
}

void
pursuit_scorer_free (PursuitScorer *self)
{
  g_clear_object (&self->ladder);
  g_strfreev (self->own_names);
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
  return &self->formula;
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
  *input = (PursuitScorecardInput){
    .lead = lead,
    .formula = &self->formula,
    .own_names = (const char *const *) self->own_names,
    .now_us = pursuit_clock_now_us (),
  };
  if (context == NULL)
    return TRUE;

  *context = pursuit_lead_context_load (self->session, pursuit_record_get_id (lead), error);
  if (*context == NULL)
    return FALSE;
  input->people = (*context)->people;
  input->activities = (*context)->activities;
  input->conversations = (*context)->conversations;
  input->proposals = (*context)->proposals;

  return TRUE;
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
