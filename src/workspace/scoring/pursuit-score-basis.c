/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workspace/scoring/pursuit-score-basis-private.h"

#include "core/pursuit-clock.h"
#include "core/pursuit-json.h"
#include "store/pursuit-keeping.h"
#include "workspace/records/pursuit-own-names-private.h"

/* Weights are kept as a JSON array in the order of the parts. */
static void
load_formula (PursuitScoreBasis *self, PursuitSession *session)
{
  g_autofree char *text = pursuit_session_get_setting (session, "score.formula");
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

PursuitScoreBasis *
pursuit_score_basis_load (PursuitSession *session, GError **error)
{
  g_autoptr (PursuitScoreBasis) self = g_new0 (PursuitScoreBasis, 1);

  load_formula (self, session);
  self->own_names = pursuit_own_names_load (session, error);

  return self->own_names != NULL ? g_steal_pointer (&self) : NULL;
}

void
pursuit_score_basis_free (PursuitScoreBasis *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->own_names);
  g_free (self);
}

gboolean
pursuit_score_basis_describe (const PursuitScoreBasis *self,
                              PursuitSession *session,
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

  *context = pursuit_lead_context_load (session, pursuit_record_get_id (lead), error);
  if (*context == NULL)
    return FALSE;
  input->people = (*context)->people;
  input->activities = (*context)->activities;
  input->conversations = (*context)->conversations;
  input->proposals = (*context)->proposals;

  return TRUE;
}
