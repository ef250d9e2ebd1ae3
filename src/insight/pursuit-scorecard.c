/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/pursuit-scorecard.h"

#include "core/pursuit-lead.h"
#include "core/pursuit-time.h"
#include "insight/pursuit-scorecard-hits-private.h"

#include <glib/gi18n-lib.h>

/* A part that is well established needs no further question. */
#define WELL_ESTABLISHED 80

static const char *const not_established[PURSUIT_SCORE_N_PARTS] = {
  [PURSUIT_SCORE_BUDGET] = N_ ("What they can spend is not established"),
  [PURSUIT_SCORE_AUTHORITY] = N_ ("Who signs is not established"),
  [PURSUIT_SCORE_NEED] = N_ ("What they need is not established"),
  [PURSUIT_SCORE_TIMELINE] = N_ ("When they decide is not established"),
};

static void
add_missing (PursuitScore *score,
             const PursuitScoreFormula *formula,
             PursuitScorePart part,
             int missing,
             const char *text,
             const PursuitEvidence *evidence)
{
  double weight = pursuit_score_formula_share (formula, part, -missing);

  if (weight < 0)
    pursuit_score_add_reason (score, _ (text), weight, pursuit_evidence_copy (evidence));
}

/* The points missing to 100: what speaks against takes its share, what is not proven the rest. */
static void
explain_part (PursuitScore *score,
              const PursuitScoreFormula *formula,
              PursuitScorePart part,
              const PursuitPartFindings *findings)
{
  int missing = 100 - MAX (score->parts[part].points, 0);

  if (findings->best == NULL && findings->against == NULL)
    {
      add_missing (score, formula, part, missing, not_established[part], NULL);
      return;
    }
  if (findings->against != NULL)
    {
      int loss = findings->best != NULL ? PURSUIT_SCORECARD_AGAINST : missing;

      add_missing (score, formula, part, loss, findings->against->summary,
                   findings->against_evidence);
      missing -= loss;
    }
  if (missing > 0)
    add_missing (score, formula, part, missing, findings->best->lacks, findings->evidence);
}

static void
establish_part (PursuitScore *score, PursuitScorePart part, const PursuitPartFindings *findings)
{
  int points = pursuit_part_findings_get_points (findings);
  gboolean has_best = findings->best != NULL;

  if (points == PURSUIT_SCORE_NOT_ESTABLISHED)
    return;

  pursuit_score_establish (
      score, part, points, _ ((has_best ? findings->best : findings->against)->summary),
      pursuit_evidence_copy (has_best ? findings->evidence : findings->against_evidence));
}

/* A part that somebody only imagines rests on nothing but that, and says so. */
static void
assume_part (PursuitScore *score, const PursuitScoreFormula *formula, guint part, int points)
{
  g_autofree char *text
      = g_strdup_printf (_ ("%s is assumed"), pursuit_score_part_get_label (part));

  pursuit_score_establish (score, part, points, text,
                           pursuit_evidence_new (PURSUIT_KIND_NONE, NULL, NULL, NULL));
  if (points < 100)
    pursuit_score_add_reason (score, text,
                              pursuit_score_formula_share (formula, part, points - 100), NULL);
}

PursuitScore *
pursuit_scorecard_score (const PursuitScorecardInput *input)
{
  const PursuitScoreFormula *formula;
  g_auto (PursuitScorecardHits) hits = { 0 };
  PursuitScore *score;

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (PURSUIT_IS_LEAD (input->lead), NULL);

  formula = input->formula != NULL ? input->formula : &PURSUIT_SCORE_FORMULA_DEFAULT;
  pursuit_scorecard_collect_facts (input, &hits);
  pursuit_scorecard_collect_texts (input, &hits);

  score = pursuit_score_new ("rules");
  for (guint part = 0; part < PURSUIT_SCORE_N_PARTS; part++)
    {
      if (input->assumed != NULL && input->assumed[part] != PURSUIT_SCORE_NOT_ESTABLISHED)
        {
          assume_part (score, formula, part, input->assumed[part]);
          continue;
        }
      establish_part (score, part, &hits.parts[part]);
      explain_part (score, formula, part, &hits.parts[part]);
      if (score->parts[part].points < WELL_ESTABLISHED)
        score->parts[part].ask = pursuit_scorecard_dup_question (input, &hits, part);
    }
  score->scored_at = pursuit_time_format (input->now_us);
  pursuit_score_finish (score, formula);

  return score;
}
